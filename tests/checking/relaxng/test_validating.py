"""A text against a schema: in one pass, however large or deep it is, and nothing of it is fetched."""

from __future__ import annotations

import time
from xml.parsers.expat import ExpatError

import pytest

from edition.checking.relaxng.patterns import TooComplex
from edition.checking.relaxng.validating import faults
from tests.checking.relaxng.schemas import accepts, automaton, told

SOON = 4
"""Seconds of CPU: two on a machine that does nothing else; a busy one is no failure."""
LETTER = """
start = element letter { attribute n { xsd:int }?, date?, p+ }
date = element date { xsd:date }
p = element p { mixed { (hi | p)* } }
hi = element hi { attribute rend { "bold" | "italic" }, text }
"""


def test_a_text_that_is_valid() -> None:
    assert accepts(LETTER, '<letter n=" 7 "><date>1914-07-28</date> <p>a <hi rend="bold">b</hi>&#x2003;c</p></letter>')


@pytest.mark.parametrize(
    ("text", "kind", "ordinal"),
    [
        ("<letter><p/><x/></letter>", "unknown", 2),
        ("<letter><p/><date>1914-07-28</date></letter>", "misplaced", 2),
        ("<letter/>", "incomplete", 0),
        ("<letter>words<p/></letter>", "text", 0),
        ("<letter><date>yesterday</date><p/></letter>", "content", 1),
        ('<letter m="1"><p/></letter>', "attribute", 0),
        ('<letter n="one"><p/></letter>', "value", 0),
        ("<letter><p><hi/></p></letter>", "missing", 2),
        ("<p/>", "misplaced", 0),
    ],
)
def test_one_fault_of_each_kind(text: str, kind: str, ordinal: int) -> None:
    assert [(fault.kind, fault.ordinal) for fault in told(LETTER, text)] == [(kind, ordinal)]


def test_white_space_is_no_text_and_a_no_break_space_is() -> None:
    assert accepts(LETTER, "<letter>\n\t <p/>\r\n</letter>")
    assert not accepts(LETTER, "<letter>&#xA0;<p/></letter>")


def test_characters_are_one_run_across_comments_and_references() -> None:
    date = "<letter><date>19<!-- the year -->14<?x y?>-0&#55;<![CDATA[-28]]></date><p/></letter>"
    assert accepts(LETTER, date)


def test_names_are_read_by_the_prefixes_around_them() -> None:
    schema = 'namespace p = "urn:p"\nstart = element x { element y { xsd:QName "p:a" }* }'
    assert accepts(schema, '<x xmlns:q="urn:p"><y>q:a</y><y xmlns:q="urn:o" xmlns:r="urn:p">r:a</y></x>')
    assert len(told(schema, '<x xmlns:q="urn:p"><y>q:b</y><y>a</y><y xmlns:q="urn:o">q:a</y><y>q:a</y></x>')) == 3


def test_at_most_so_many_faults_are_noted() -> None:
    assert len(told(LETTER, f"<letter><p/>{'<x/>' * 500}</letter>", most=20)) == 20


def test_what_is_not_well_formed_is_said_to_be_so() -> None:
    with pytest.raises(ExpatError):
        told(LETTER, "<letter><p>truncated")


def test_nothing_is_fetched() -> None:
    text = '<!DOCTYPE letter SYSTEM "http://127.0.0.1:9/letter.dtd" [<!ENTITY % e SYSTEM "file:///etc/passwd">%e;]>'
    assert accepts(LETTER, f"{text}<letter><p/></letter>")


def test_entities_that_explode_are_refused() -> None:
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    begun = time.process_time()
    with pytest.raises(ExpatError):
        told(LETTER, f'<!DOCTYPE letter [<!ENTITY e0 "aaaaaaaaaa">{bomb}]><letter><p>&e12;</p></letter>')
    assert time.process_time() - begun < SOON


def test_other_encodings() -> None:
    text = '<?xml version="1.0" encoding="{}"?><letter><p>Köln</p></letter>'
    for encoding in ("utf-8", "iso-8859-1", "utf-16"):
        assert faults(automaton(LETTER), text.format(encoding).encode(encoding)) == []


def test_a_text_may_be_very_deep() -> None:
    begun = time.process_time()
    assert accepts(LETTER, f"<letter>{'<p>' * 100_000}{'</p>' * 100_000}</letter>")
    assert len(told(LETTER, f"<letter>{'<x>' * 100_000}{'</x>' * 100_000}</letter>")) == 2
    assert time.process_time() - begun < SOON


@pytest.mark.slow
def test_a_million_elements_take_ten_times_what_a_hundred_thousand_do() -> None:
    def seconds(elements: int) -> float:
        text = b"<letter>" + b'<p><hi rend="bold">a</hi></p>' * (elements // 2) + b"</letter>"
        begun = time.process_time()
        assert faults(automaton(LETTER), text) == []
        return time.process_time() - begun

    few = seconds(100_000)
    assert seconds(1_000_000) < 20 * few


def test_a_very_long_value_takes_the_time_of_its_length() -> None:
    schema = 'start = element x { attribute a { xsd:token { pattern = "(a+)+b" } } }'
    begun = time.process_time()
    assert not accepts(schema, f'<x a="{"a" * 1_000_000}"/>')
    assert time.process_time() - begun < SOON


AMBIGUOUS = "start = element t {{ (a | b)*, a, {} }}\na = element a {{ empty }}\nb = element b {{ empty }}"


def test_a_schema_that_explodes_ends_soon() -> None:
    schema = AMBIGUOUS.format(", ".join(["(a | b)"] * 60))
    children, state = [], 1
    for _ in range(200_000):
        state = state * 1103515245 + 12345 & 0x7FFFFFFF
        children.append("<a/>" if state >> 16 & 1 else "<b/>")
    begun = time.process_time()
    with pytest.raises(TooComplex, match="too many ways"):
        told(schema, f"<t>{''.join(children)}</t>")
    assert time.process_time() - begun < SOON


def test_after_a_text_that_was_too_much_others_are_read() -> None:
    assert accepts(AMBIGUOUS.format("(a | b)"), "<t><b/><a/><b/></t>")
