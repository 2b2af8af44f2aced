"""How reports name a schema."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.checking.schema_versions import described
from edition.project import shelf


@pytest.mark.parametrize(
    ("file", "content", "shown"),
    [
        ("a.rng", "<!--\nTEI Edition: P5 Version 4.9.0. Last updated on 24th January 2025 -->", "a.rng (TEI 4.9.0)"),
        ("a.rnc", "# TEI Edition: Version 3.1.0a. Last updated", "a.rnc (TEI 3.1.0a)"),
        ("a.xsd", "<!-- Whatever it admits, TEI P5 4.9 (tei_all) admits. -->", "a.xsd (TEI 4.9)"),
        ("tei_all-4.9.0a.isosch", "<schema/>", "tei_all-4.9.0a.isosch (TEI 4.9.0a)"),
        ("letters-4.9.0.rng", "<grammar/>", "letters-4.9.0.rng"),
        ("a.rng", "", "a.rng"),
    ],
)
def test_with_the_version_that_it_says(tmp_path: Path, file: str, content: str, shown: str) -> None:
    (tmp_path / file).write_text(content, encoding="utf-8")
    assert described(tmp_path / file) == shown


def test_by_the_name_that_it_was_asked_for_by(tmp_path: Path) -> None:
    assert described(tmp_path / "gone.rng", "https://example.org/a.rng") == "https://example.org/a.rng"


def test_ours() -> None:
    assert described(shelf("schema")[0] / "tei-edition.xsd") == "tei-edition.xsd (TEI 4.9)"
