"""Where Saxon or the stylesheets are not, it is said; where they are, both are measured on the same texts."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from benchmarks import starting, stylesheets

JAR = Path(os.environ.get(stylesheets.SAXON) or "/usr/share/java/Saxon-HE.jar")


def test_without_saxon_nothing_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(stylesheets.SAXON, raising=False)
    (row,) = stylesheets.against(9, 1)
    assert row.measured == "not here: EDITION_SAXON names no jar"
    assert not row.is_missed


def test_a_variable_that_names_nothing_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setenv(stylesheets.SAXON, str(tmp_path / "saxon.jar"))
    with pytest.raises(FileNotFoundError, match="EDITION_SAXON"):
        stylesheets.found()


@pytest.mark.slow
@pytest.mark.skipif(not JAR.is_file() or not shutil.which("java"), reason="no Saxon here")
def test_both_are_measured_on_the_same_texts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / stylesheets._MAIN).write_text(stylesheets._COPY, encoding="utf-8")
    monkeypatch.setenv(stylesheets.SAXON, str(JAR))
    monkeypatch.setenv(stylesheets.STYLESHEETS, str(tmp_path))
    theirs, copying = stylesheets.against(9, 1)
    assert (theirs.bar, theirs.at_least) == (stylesheets.TIMES, True)
    assert theirs.value > 0
    assert copying.bar is None


def test_every_start_is_measured() -> None:
    rows = {row.what: row for row in starting.starts(1)}
    assert 0 < rows["edition --help"].value < 60
    assert {what for what, row in rows.items() if row.bar} == {"edition --help", "edition validate letter.xml"}
