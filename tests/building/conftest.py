"""What the tests of the site writer share: small sites, and a folder's whole tree as a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from edition.building.writing import Staging, Written, open_site
from edition.model import Artifact

Tree = dict[str, bytes | str | None]
Site = Mapping[str, bytes]


def tree_of(root: Path) -> Tree:
    """A folder as path -> bytes of a file, target of a link, or None for a folder."""
    tree: Tree = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_symlink():
            tree[name] = f"-> {path.readlink()}"
        else:
            tree[name] = None if path.is_dir() else path.read_bytes()
    return tree


def build_site(project: Path, files: Site) -> bool:
    """One build into ``<project>/site``."""
    with open_site(project / "site", project) as staging:
        return staging.finish(write_files(staging, files))


def beside_site(project: Path) -> list[str]:
    """What stands in a project besides its text and its site."""
    return sorted(path.name for path in project.iterdir() if path.name not in ("a.xml", "site"))


def write_files(staging: Staging, files: Site) -> list[Written]:
    """Write files into a staging folder; what a manifest says of them."""
    return [staging.write(Artifact(path, content)) for path, content in files.items()]


@pytest.fixture
def beside() -> Callable[[Path], list[str]]:
    return beside_site


@pytest.fixture
def write_all() -> Callable[[Staging, Site], list[Written]]:
    return write_files


@pytest.fixture
def tree() -> Callable[[Path], Tree]:
    return tree_of


@pytest.fixture
def build() -> Callable[[Path, Site], bool]:
    return build_site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A source folder with one text and no site yet."""
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "a.xml").write_bytes(b"<TEI/>")
    return folder
