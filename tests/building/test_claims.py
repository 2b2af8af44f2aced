from __future__ import annotations

import tempfile
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from edition.building.writing import Folder, Manifest, Written
from edition.model import Artifact


class TestProgrammingErrors:
    @pytest.mark.parametrize(
        "path",
        [
            "",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "../a",
            "a/../b",
            "a/./b",
            "a/..",
            "a\\b",
            "c:a",
            "a\0b",
            "a\nb",
            "\udcfc",
            ".edition-site.json",
            ".Edition-Site.JSON",
        ],
    )
    def test_bad_paths(self, tmp_path: Path, path: str) -> None:
        with pytest.raises(ValueError, match="artifact"):
            Folder(tmp_path).write(Artifact(path, b""))
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("a.html", "a.html"),
            ("a.html", "A.html"),
            ("\u00e9.html", "e\u0301.html"),
            ("\u00c9.html", "e\u0301.html"),
            ("stra\u00dfe.html", "STRASSE.html"),
            ("a/b.html", "A/c.html"),
            ("a", "a/b"),
            ("a/b", "a"),
            ("a/b", "A"),
        ],
    )
    def test_collisions(self, tmp_path: Path, one: str, other: str) -> None:
        folder = Folder(tmp_path)
        with pytest.raises(ValueError, match="is taken"):  # by the disk, or else when all files are known
            Manifest([folder.write(Artifact(one, b"1")), folder.write(Artifact(other, b"2"))]).check()
        assert (tmp_path / one).read_bytes() == b"1"

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("a.html", "a.html"),
            ("a.html", "A.html"),
            ("a/b.html", "A/c.html"),
            ("a", "a/b"),
            ("a/b", "a"),
            ("a/b", "A"),
        ],
    )
    def test_collisions_of_different_workers(self, one: str, other: str) -> None:
        with pytest.raises(ValueError, match="is taken by"):
            Manifest([Written(one, 1, ""), Written(other, 1, "")]).check()

    def test_plain_names_are_good(self, tmp_path: Path) -> None:
        paths = ["a", "..a", "a..", "...", ".b", "ü/ж/字.html", "a b", "x/..y", "texts/.edition-site.json"]
        folder = Folder(tmp_path)
        for path in paths:
            folder.write(Artifact(path, path.encode()))
        assert [(tmp_path / path).read_text("utf-8") for path in paths] == paths


names = st.one_of(
    st.sampled_from(
        ["", ".", "..", "...", "~", "a", "A", "é", "e\u0301", "con", " ", "c:", "a\\b", "/", "\0", "\udc80"]
    ),
    st.text(max_size=8),
)


@settings(deadline=None)
@given(st.lists(st.lists(names, min_size=1, max_size=4).map("/".join), max_size=6))
@example(["a", "a/../../b", "//etc/passwd"])
def test_whatever_the_path_nothing_is_written_elsewhere(paths: list[str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "outer" / "staging"
        root.mkdir(parents=True)
        folder, taken, manifest = Folder(root), {}, Manifest()
        for path in paths:
            try:
                file = folder.write(Artifact(path, path.encode("utf-8", "surrogatepass")))
            except ValueError:
                continue
            taken[file.path] = path
            with suppress(ValueError):
                manifest.add([file])
        found = {path.relative_to(place).as_posix() for path in Path(place).rglob("*") if not path.is_dir()}
        assert found == {f"outer/staging/{path}" for path in taken}
        assert len(manifest) <= len({unicodedata.normalize("NFC", path).casefold() for path in taken})
        assert all((root / path).read_bytes() == path.encode() for path in taken)
