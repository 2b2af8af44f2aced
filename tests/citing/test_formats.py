"""Each format, read back by a reader that knows nothing of who wrote it; hostile values stay values."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from edition.citing.bibtex import bibtex
from edition.citing.cff import cff, spdx_of
from edition.citing.csl import csl
from edition.citing.formats import FORMATS
from edition.citing.linked import script, work
from edition.citing.record import Record, key_of, of_passage
from edition.citing.ris import ris
from edition.model import Passage, Span
from tests.citing.sample_records import BAD, EDITION, PROJECT, TEXT, hostile

PASSAGE = of_passage(TEXT, Passage("p3", "p", Span("text", 0, 1), "", "3"), "letter", PROJECT)
NAMES = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}
NAMES |= {"textless": "<", "textgreater": ">"}


def read_bibtex(text: str) -> tuple[str, str, dict[str, str]]:
    """Type, key and fields of the one entry of a file: values by counting braces, as BibTeX does."""
    head = re.match(r"@(\w+)\{([^,\s{}]+),", text)
    assert head
    fields, at = {}, head.end()
    while found := re.compile(r"\s*,?\s*(\w+)\s*=\s*\{").match(text, at):
        depth, end = 1, found.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        fields[found[1]] = text[found.end() : end - 1]
        at = end
    assert text[at:].strip() == "}"
    return head[1], head[2], fields


def shown(value: str) -> str:
    """What TeX prints for a value."""
    value = re.sub(r"\\(text[a-z]+)\{\}", lambda m: {"{": "\x01", "}": "\x02"}.get(NAMES[m[1]], NAMES[m[1]]), value)
    value = re.sub(r"\\([$&#_%])", r"\1", value)
    return value.replace("{", "").replace("}", "").replace("\x01", "{").replace("\x02", "}")


def read_ris(text: str) -> list[tuple[str, str]]:
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines), lines
    return [(line[:2], line[6:]) for line in lines]


def said(text: str) -> str:
    """A value on one line, as every format writes it."""
    return " ".join(re.sub("[\x00-\x1f\x7f-\x9f\u2028]+", " ", text).split())


class TestBibtex:
    def test_a_text_stands_in_its_edition(self) -> None:
        kind, key, fields = read_bibtex(bibtex(TEXT))
        assert (kind, key) == ("incollection", "letter")
        assert fields == {
            "author": "Calloway, Ines and van Pell, Jean-Paul",
            "title": "{To Adela Wren}",
            "booktitle": "{Letters from Saltmere}",
            "editor": "Grell, Ada and de Wit, Simone",
            "translator": "Lind, Bo",
            "publisher": "{Tide Press}",
            "address": "Saltmere",
            "year": "2026",
            "date": "2026-03-01",
            "origdate": "1874-05-14",
            "version": "1.2",
            "language": "en",
            "url": "https://example.org/saltmere/texts/letter.html",
            "note": "Source: Saltmere, Wren Papers, W 3/17. Licence: CC BY 4.0."
            f" https://creativecommons.org/licenses/by/4.0/. SHA-256 of the source: {'a' * 64}",
        }

    def test_an_edition_is_a_book_with_its_doi(self) -> None:
        kind, _, fields = read_bibtex(bibtex(EDITION))
        assert (kind, fields["doi"], "author" in fields) == ("book", "10.5281/zenodo.1234", False)

    def test_hostile_values_are_printed_as_they_are(self) -> None:
        _, key, fields = read_bibtex(bibtex(hostile()))
        assert re.fullmatch(r"[\w-]+", key)
        assert shown(fields["title"]) == shown(fields["publisher"]) == said(BAD)
        assert fields["editor"] == "{and}, others" or shown(fields["editor"]) == "and, others"
        assert len(re.split(r"\sand\s(?![^{]*\})", re.sub(r"\\text[a-z]+\{\}", "", fields["author"]))) == 3


class TestRis:
    def test_a_text_is_a_chapter(self) -> None:
        found = read_ris(ris(TEXT))
        assert found[0] == ("TY", "CHAP")
        assert found[-1] == ("ER", "")
        wanted = [
            ("AU", "Calloway, Ines"),
            ("AU", "Pell, Jean-Paul van"),
            ("T2", "Letters from Saltmere"),
            ("PY", "2026"),
        ]
        wanted += [("A2", "Grell, Ada"), ("A4", "Lind, Bo"), ("DA", "2026/03/01/"), ("ET", "Version 1.2"), ("LA", "en")]
        assert set(wanted) <= set(found)

    def test_a_passage_has_its_words_and_its_own_address(self) -> None:
        found = dict(read_ris(ris(PASSAGE)))
        assert (found["SE"], found["UR"]) == ("par. 3", "https://example.org/saltmere/texts/letter.html#p3")

    def test_hostile_values_begin_no_line(self) -> None:
        found = read_ris(ris(hostile()))
        assert [value for tag, value in found if tag == "TY"] == ["CHAP"]
        assert ("TI", said(BAD)) in found


class TestCsl:
    def test_names_and_dates_by_their_parts(self) -> None:
        found = csl(TEXT)
        assert found["author"][1] == {"family": "Pell", "given": "Jean-Paul", "non-dropping-particle": "van"}
        assert found["original-date"] == {"date-parts": [[1874, 5, 14]]}
        assert (found["type"], found["version"], csl(EDITION)["type"]) == ("chapter", "1.2", "book")

    def test_it_is_a_list_of_one(self) -> None:
        (found,) = json.loads(FORMATS["csl"](hostile()))
        assert found["title"] == said(BAD)


class TestCff:
    def read(self, record: Record) -> dict[str, Any]:
        """The scalars of the first level, which are JSON, and how many authors there are."""
        lines = cff(record).splitlines()
        found = dict(line.split(": ", 1) for line in lines if re.match(r"[a-z-]+: ", line))
        scalars = {key: json.loads(value) if value.startswith('"') else value for key, value in found.items()}
        return {**scalars, "authors": sum(line.startswith("  - ") for line in lines)}

    def test_what_the_format_demands_is_there(self) -> None:
        found = self.read(EDITION)
        assert {"cff-version", "message", "title"} <= set(found)
        assert (found["authors"], found["doi"], found["version"]) == (2, "10.5281/zenodo.1234", "1.2")

    def test_nobody_is_made_up_to_be_its_author(self) -> None:
        assert cff(Record("a", "A", is_edition=True)) == ""

    @pytest.mark.parametrize(
        ("title", "said"),
        [
            ("Ærø 𝔄 \U0001f600", "Ærø 𝔄 \U0001f600"),
            ("𝔄\u202eb\u2028", "𝔄\\u202Eb\\u2028"),
            ("a\U000e0001b\U0010fffd", "a\\U000E0001b\\U0010FFFD"),
            ('"\\n: #', '\\"\\\\n: #'),
        ],
    )
    def test_letters_beyond_the_first_plane_are_one_letter_in_yaml(self, title: str, said: str) -> None:
        assert f'title: "{said}"\n' in cff(replace(EDITION, title=title))

    @pytest.mark.parametrize(
        ("address", "spdx"),
        [
            ("https://creativecommons.org/licenses/by-nc-sa/4.0/deed.de", "CC-BY-NC-SA-4.0"),
            ("http://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
            ("https://creativecommons.org/licenses/by/3.0/at/", ""),
            ("https://example.org/", ""),
        ],
    )
    def test_licences_by_their_short_names(self, address: str, spdx: str) -> None:
        assert spdx_of(address) == spdx


def test_json_ld_can_stand_in_a_page() -> None:
    found = script(work(hostile(), [{"@type": "Person", "name": BAD}]))
    assert not set(found) & set("<>&\u2028")
    assert json.loads(found)["mentions"][0]["name"] == BAD
    assert json.loads(script(work(TEXT)))["author"][0]["sameAs"] == "https://d-nb.info/gnd/118540238"


def test_keys_are_ascii_and_told_apart() -> None:
    keys = [key_of(one) for one in ("letter", "Brief-1", "Über", "Uber", "ابن", "a b", "a-b")]
    assert keys[:2] == ["letter", "Brief-1"]
    assert all(re.fullmatch(r"[\w-]+", key, re.ASCII) for key in keys)
    assert len(set(keys)) == len(keys)
