"""The header of a draft says what is known, invents nothing, and counts what was done."""

from __future__ import annotations

import hashlib

import pytest
from lxml import etree

from edition.encoding.drafting.drafting import Wish, draft, language_tag
from edition.encoding.drafting.header import authors
from edition.encoding.drafting.opening import opened
from tests.encoding.drafting.drafts import T, log, of_text, tree, words

TEXT = (
    "The Lamp\n\nBy Edda Thorne\n\n3 March 1902\n\n"
    "It costs \\$5, as was said by all of them on that long evening of the\n\nthird of March.\n"
)


def at(root: etree._Element, path: str) -> list[str]:
    return [words(e) for e in root.iterfind(f"{T}teiHeader/" + "/".join(T + step for step in path.split("/")))]


def test_what_is_known_of_the_text_and_of_its_file() -> None:
    root = tree(draft(opened("lamp.txt", TEXT.encode()), None, "lamp"))
    source = root.find(f"{T}teiHeader/{T}fileDesc/{T}sourceDesc")
    assert at(root, "fileDesc/titleStmt/title") == ["The Lamp"]
    assert [e.get("when") for e in source.iter(f"{T}date")] == ["1902-03-03"]
    assert {e.get("type"): e.text for e in source.iter(f"{T}idno")} == {
        "filename": "lamp.txt",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    }


def test_no_licence_and_no_person_is_invented() -> None:
    root = tree(of_text(TEXT))
    assert at(root, "fileDesc/publicationStmt/availability") == ["No licence was stated."]
    assert "nobody has been named" in at(root, "fileDesc/titleStmt/respStmt/resp")[0]
    assert at(root, "revisionDesc/change")[0].startswith("Draft made from some.txt")


def test_what_the_user_states_is_there() -> None:
    wish = Wish(
        licence="CC BY 4.0, https://example.org/by",
        editor="An Editor",
        source="https://example.org/a",
        day="2020-01-02",
    )
    root = tree(of_text(TEXT, wish=wish))
    assert [e.get("target") for e in root.iter(f"{T}licence")] == ["https://example.org/by"]
    assert at(root, "fileDesc/titleStmt/respStmt/persName") == ["An Editor"]
    assert [e.get("target") for e in root.iter(f"{T}ref")] == ["https://example.org/a"]
    assert [e.get("when") for e in root.iter(f"{T}change")] == ["2020-01-02"]


def test_the_encoding_description_counts_what_was_done() -> None:
    root = tree(of_text(TEXT))
    (said,) = at(root, "encodingDesc/editorialDecl/correction")
    assert (
        said
        == "One paragraph that was broken in two was joined. One backslash that only escaped a character was left out."
    )
    assert at(root, "encodingDesc/editorialDecl/hyphenation") == ["No word divided at a line end was found."]


def test_every_kind_of_entry_is_told_in_the_header() -> None:
    import re
    from pathlib import Path

    from edition.encoding.drafting import repairs

    folder = Path(repairs.__file__).parent
    made = {
        kind
        for path in folder.glob("*.py")
        for kind in re.findall(r'(?:Entry|\.log)\(\s*"([a-z-]+)"', path.read_text("utf-8"))
    }
    assert made - {kind.name for kind in repairs.KINDS} == set()


def test_cells_of_the_log_are_no_formulas() -> None:
    assert [row["before"] for row in log(of_text("- =a\n- b")) if row["kind"] == "list-mark"] == ["'-"]


def test_hostile_words_are_words() -> None:
    hostile = '"><script>alert(1)</script>&amp;]]>'
    made = of_text(
        f"{hostile}\n\nText, and more of it.",
        wish=Wish(author=hostile, source=hostile, editor=hostile, licence=hostile),
    )
    assert words(next(tree(made).iter(f"{T}author"))) == hostile


@pytest.mark.parametrize(
    ("date", "when"),
    [("1902", "1902"), ("1902-02-29", ""), ("1902-13", ""), ("0000", ""), ("3. März 1888", "1888-03-03"), ("soon", "")],
)
def test_dates_that_are_stated_are_days_or_words(date: str, when: str) -> None:
    made = of_text("Text.", wish=Wish(date=date))
    assert (made.facts.date, made.facts.when) == (date, when)
    assert at(tree(made), "fileDesc/sourceDesc/bibl/date") == [date]


@pytest.mark.parametrize(
    ("code", "tag"), [("de", "de"), ("en_GB", "en-GB"), (" la ", "la"), ("English words", ""), ("", "")]
)
def test_codes_of_languages(code: str, tag: str) -> None:
    assert language_tag(code) == tag


@pytest.mark.parametrize(
    ("said", "persons"),
    [
        ("Edda Thorne and Matthis Lund", ["Edda Thorne", "Matthis Lund"]),
        ("Edda Thorne, Matthis Lund und Ida Roth", ["Edda Thorne", "Matthis Lund", "Ida Roth"]),
        ("Marx and Engels", ["Marx and Engels"]),
        ("Edda Thorne", ["Edda Thorne"]),
        ("", []),
    ],
)
def test_several_authors_are_several_persons(said: str, persons: list[str]) -> None:
    assert authors(said) == persons


def test_a_draft_names_the_schemas_that_it_is_told() -> None:
    source = opened("lamp.txt", TEXT.encode())
    assert b'<?xml-model href="tei-edition.xsd"' in draft(source).data
    made = draft(source, schemas=("../schema/tei-edition.rng",)).data
    assert made.count(b"<?xml-model") == 1
    assert (
        b'href="../schema/tei-edition.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"'
        in made
    )
