"""A seal is added by one step, is found to be whole or broken, and does not outlive the site that it was made of."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from edition.building.engine import Order, build
from edition.cli.commands import run
from edition.errors import OutputError
from edition.preserving import validator
from edition.preserving.folder import SEAL
from edition.preserving.inspecting import Wish, inspected
from edition.preserving.sealing import seal

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validator, "command", list)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sealing")
    shutil.copytree(ROOT / "texts", folder / "texts")
    build(Order(folder / "texts", folder / "site", jobs=1))
    return folder


@pytest.fixture
def sealed(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "work")
    site = tmp_path / "work/site"
    assert seal(inspected(Wish(site, browser=False)))
    return site


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def told(site: Path) -> dict[str, str]:
    return {one.place.path: one.message for one in inspected(Wish(site, browser=False)).problems if one.place}


def test_without_it_nothing_is_written(built: Path) -> None:
    before = files(built / "site")
    assert run(["check", str(built / "site"), "--no-browser"]) == 0
    assert files(built / "site") == before


def test_it_adds_three_files_and_changes_none(built: Path, sealed: Path) -> None:
    before, after = files(built / "site"), files(sealed)
    assert after.keys() - before.keys() == set(SEAL)
    assert {path for path in before if before[path] != after[path]} == {".edition-site.json"}
    assert not list(sealed.parent.glob(".site.edition*"))


def test_others_can_verify_the_sums(sealed: Path) -> None:
    if shutil.which("sha256sum"):
        done = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", SEAL[2]], cwd=sealed, check=False)
        assert done.returncode == 0
    listed = {line[66:] for line in (sealed / SEAL[2]).read_text(encoding="utf-8").splitlines()}
    assert listed == files(sealed).keys() - {SEAL[2], ".edition-site.json"}


def test_a_sealed_site_is_whole_and_its_report_is_a_page_like_others(sealed: Path) -> None:
    assert told(sealed) == {}
    assert inspected(Wish(sealed, browser=False)).is_sealed
    report = json.loads((sealed / SEAL[1]).read_text(encoding="utf-8"))
    assert report["problems"] == []
    assert report["judges"]["browser"] == "did not run: --no-browser"


def test_sealing_twice_changes_nothing(sealed: Path) -> None:
    before = files(sealed)
    assert not seal(inspected(Wish(sealed, browser=False)))
    assert files(sealed) == before


def test_each_file_that_is_other_is_named(sealed: Path) -> None:
    letter = sealed / "texts/letter.txt"
    content = letter.read_bytes()
    letter.unlink()
    letter.write_bytes(content.replace(b"\n", b" \n", 1))
    (sealed / "media/broadside.svg").unlink()
    (sealed / "notes.pdf").write_bytes(b"%PDF")
    found = told(sealed)
    assert found["texts/letter.txt"] == "the file has changed since the site was sealed"
    assert found["media/broadside.svg"] == "the file is missing"
    assert found["notes.pdf"] == "the file was added after the site was sealed"


def test_a_page_of_others_that_is_wrong_gets_no_seal(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "site", tmp_path / "site")
    (tmp_path / "site/extra.html").write_text('<script src="https://example.org/a.js"></script>', encoding="utf-8")
    assert run(["check", str(tmp_path / "site"), "--seal", "--no-browser"]) == 1
    assert not (tmp_path / "site/check.html").exists()


def test_a_seal_names_what_no_build_made(built: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(built / "site", tmp_path / "site")
    (tmp_path / "site/CNAME").write_text("example.org\n", encoding="utf-8")
    assert run(["check", str(tmp_path / "site"), "--seal", "--no-browser"]) == 0
    assert "files that no build made: 1\n" in capfd.readouterr().err
    assert "<li>CNAME</li>" in (tmp_path / "site/check.html").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "site" / SEAL[1]).read_text(encoding="utf-8"))["foreign"] == ["CNAME"]
    assert not seal(inspected(Wish(tmp_path / "site", browser=False)))


def test_what_is_not_ours_is_sealed_too(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "site", tmp_path / "site")
    (tmp_path / "site/CNAME").write_text("example.org\n", encoding="utf-8")
    seal(inspected(Wish(tmp_path / "site", browser=False)))
    assert told(tmp_path / "site") == {}
    (tmp_path / "site/CNAME").write_text("example.net\n", encoding="utf-8")
    assert list(told(tmp_path / "site")) == ["CNAME"]


@pytest.mark.parametrize("is_changed", [False, True])
def test_the_next_build_leaves_the_seal_out(sealed: Path, is_changed: bool) -> None:
    """Nothing of it is called foreign, and the site is what a clean build makes."""
    source = sealed.parent / "texts"
    if is_changed:
        letter = source / "letter.xml"
        letter.write_text(letter.read_text(encoding="utf-8").replace("Miss Wren", "Mrs Wren", 1), encoding="utf-8")
    build(Order(source, sealed, jobs=1))
    build(Order(source, sealed.parent / "clean", jobs=1))
    assert files(sealed) == files(sealed.parent / "clean")
    assert told(sealed) == {}


def test_a_site_with_errors_gets_no_seal(sealed: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (sealed / "about.html").unlink()
    before = files(sealed)
    assert run(["check", str(sealed), "--seal", "--no-browser"]) == 1
    assert "not sealed" in capfd.readouterr().err
    assert files(sealed) == before


def test_a_file_that_changes_meanwhile_stops_the_seal(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "site", tmp_path / "site")
    found = inspected(Wish(tmp_path / "site", browser=False))
    found.digests["about.html"] = "0" * 64
    with pytest.raises(OutputError, match=r"about\.html is another"):
        seal(found)
    assert not list(tmp_path.glob(".site*"))


def test_a_seal_that_nobody_can_read(sealed: Path) -> None:
    (sealed / SEAL[2]).unlink()
    (sealed / SEAL[2]).write_bytes(b"\xff nonsense")
    assert SEAL[2] in told(sealed)
