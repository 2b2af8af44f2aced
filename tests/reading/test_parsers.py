"""XML by others, parsed: what is left out, what is resolved, what is never fetched."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from edition.reading.parsers import parser


def read(text: str, **settings: bool) -> str:
    root = etree.fromstring(text, parser(**settings))
    return etree.tostring(root, encoding="unicode", with_tail=False)


def test_comments_and_instructions_are_left_out_unless_they_are_wanted() -> None:
    text = "<p>one<!-- two --><?three?> four</p>"
    assert read(text) == "<p>one four</p>"
    assert read(text, marks=True) == text


def test_entities_of_the_file_are_resolved() -> None:
    assert read('<!DOCTYPE p [<!ENTITY name "Wren">]><p>&name;</p>') == "<p>Wren</p>"


def test_other_files_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    address = (tmp_path / "secret.txt").as_uri()
    with pytest.raises(etree.XMLSyntaxError):
        read(f'<!DOCTYPE p [<!ENTITY name SYSTEM "{address}">]><p>&name;</p>')


def test_a_dtd_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "p.dtd").write_text('<!ATTLIST p n CDATA "1">', encoding="utf-8")
    assert read(f'<!DOCTYPE p SYSTEM "{(tmp_path / "p.dtd").as_uri()}"><p/>') == "<p/>"
