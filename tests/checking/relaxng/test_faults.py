"""How a text is read on after a fault: as if it were mended in the likeliest way, so that none hides the next."""

from __future__ import annotations

from tests.checking.relaxng.schemas import told

LETTER = """
start = element letter { attribute n { xsd:int }?, head, date?, p+, closer? }
head = element head { text }
date = element date { attribute when { xsd:date }, attribute cert { "high" | "low" }?, text }
p = element p { attribute id { xsd:ID }?, attribute to { xsd:IDREFS }?, mixed { date* } }
closer = element closer { xsd:int }
"""


def kinds(text: str) -> list[tuple[str, str]]:
    return [(fault.kind, fault.attribute or fault.name) for fault in told(LETTER, text)]


def test_in_an_unknown_element_only_known_ones_are_checked() -> None:
    text = "<letter><head/><x><y/>words<date/></x><p/></letter>"
    assert kinds(text) == [("unknown", "x"), ("missing", "date")]


def test_what_a_misplaced_element_holds_is_checked_by_its_own_pattern() -> None:
    assert kinds("<letter><head/><p/><head><p/></head></letter>") == [("misplaced", "head"), ("misplaced", "p")]


def test_a_missing_element_is_passed_over() -> None:
    (fault,) = told(LETTER, "<letter><p/><closer>1</closer></letter>")
    assert (fault.kind, fault.name, fault.ordinal, fault.around) == ("early", "p", 1, ("letter", 0))


def test_every_attribute_is_told() -> None:
    text = '<letter n="x" m="1" o="2"><head/><date cert="sure"/><p/></letter>'
    assert kinds(text) == [
        ("value", "n"),
        ("attribute", "m"),
        ("attribute", "o"),
        ("value", "cert"),
        ("missing", "date"),
    ]
    (missing,) = (fault for fault in told(LETTER, text) if fault.kind == "missing")
    assert missing.missing == {"when"}


def test_an_attribute_with_a_wrong_value_is_there() -> None:
    assert kinds('<letter><head/><date when="yesterday"/><p/></letter>') == [("value", "when")]


def test_after_words_in_the_wrong_place_all_is_as_before() -> None:
    assert kinds("<letter><head/>words<p/>words<closer>1</closer></letter>") == [("text", "letter"), ("text", "letter")]


def test_characters_that_are_no_value() -> None:
    (fault,) = told(LETTER, "<letter><head/><p/><closer>one</closer></letter>")
    assert (fault.kind, fault.value, fault.at) == ("content", "one", len("<letter><head/><p/><closer>one"))


def test_an_element_that_ends_too_early() -> None:
    (fault,) = told(LETTER, "<letter><head/></letter>")
    assert (fault.kind, fault.name, fault.ordinal) == ("incomplete", "letter", 0)
    assert kinds("<letter><head/><p/><closer/></letter>") == [("incomplete", "closer")]


def test_ids_are_there_once_and_references_lead_to_one() -> None:
    text = '<letter><head/><p id="a" to="b a"/><p id="a"/><p id="b" to="c"/></letter>'
    assert [(f.kind, f.ordinal, f.value) for f in told(LETTER, text)] == [("id", 3, "a"), ("idref", 4, "c")]


def test_a_strange_root_is_told() -> None:
    assert kinds("<x><head/></x>") == [("unknown", "x")]
    assert kinds("<p><date when='1914-07-28'/></p>") == [("misplaced", "p")]
