"""What reports say of a schema: its language, and the version of the TEI that it states."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.checking.schemas import Schema
from edition.checking.versions import described, tei_version


@pytest.mark.parametrize(
    ("name", "text", "version"),
    [
        ("own.rng", "<!--TEI Edition: P5 Version 4.9.0. Last updated on a day--><grammar/>", "4.9.0"),
        ("own.rng", "<!-- made from TEI P5, version 4.9.0a --><grammar/>", "4.9.0a"),
        ("tei_all-4.8.1.rng", "<grammar/>", "4.8.1"),
        ("letters-1.2.3.rng", "<grammar/>", ""),
    ],
)
def test_the_version_of_the_tei_is_stated_in_the_schema_or_in_its_name(
    name: str, text: str, version: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert tei_version(tmp_path / name) == version


def test_a_schema_is_called_by_its_file_its_language_and_its_version(tmp_path: Path) -> None:
    (tmp_path / "own.rng").write_text("<!-- TEI P5 version 4.9.0 --><grammar/>", encoding="utf-8")
    assert described(Schema(tmp_path / "own.rng", "rng")) == "own.rng (RELAX NG, TEI 4.9.0)"
    assert described(Schema(tmp_path / "own.sch", "sch")) == "own.sch (Schematron)"
