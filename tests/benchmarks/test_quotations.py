"""``benchmarks/quotations.py``: the places in the file survive, and what is compared is compared fairly."""

from __future__ import annotations

from pathlib import Path

from benchmarks import quotations, quoted
from edition.encoding.tagging.proposals import Proposal

TEXT = "Wren & Pell met.\n\n“It is dark,” said Wren. “Light\n\nit,” she added."


def test_a_plain_text_keeps_its_places() -> None:
    source = quoted.of_plain(TEXT)
    passages, proposals = source.proposals((), "en")
    found = quotations.spans(source, passages, proposals)
    assert TEXT[slice(*min(found))] == "It is dark,"
    assert "Light\n\nit," in {TEXT[start:end] for start, end in found}


def test_markup_of_quotations_is_taken_off_and_compared() -> None:
    text = '<TEI><text><p>He said, <q who="Wren">“No &amp; <hi>yes</hi>.”</q></p></text></TEI>'
    (wanted,) = quoted.editors(text)
    assert (text[wanted.start : wanted.end], wanted.speaker) == ("No &amp; <hi>yes", "Wren")
    source = quoted.stripped(text)
    assert "<q" not in source.text
    passages, proposals = source.proposals((), "en")
    assert (wanted.start, wanted.end) in quotations.spans(source, passages, proposals, trim=True)


def test_elements_without_marks_are_not_looked_for() -> None:
    assert not quoted.editors("<TEI><text><p>He said <q>no</q>.</p></text></TEI>")


def test_a_speaker_is_right_by_key_or_by_the_last_word_of_the_name() -> None:
    said = Proposal("quotation", 0, 0, 1, "said", "", "high", attribute="who")
    keyed = Proposal("quotation", 0, 0, 1, "said", "", "high", ("la-botz",), attribute="who")
    named = Proposal("quotation", 0, 0, 1, "said", "", "high", attribute="who", speaker="Dan La Botz")
    assert quotations.names_right("la-botz", keyed)
    assert quotations.names_right("la-botz", named)
    assert not quotations.names_right("west", named)
    assert quotations.names_right("", said)
    assert not quotations.names_right("", named)
    assert not quotations.names_right("west", None)


def test_halves_depend_on_the_id_alone() -> None:
    one = quoted.is_odd(Path("a.xml"), '<TEI xml:id="t1"/>')
    assert quoted.is_odd(Path("b.xml"), '<TEI xmlns="x" xml:id="t1"><p/></TEI>') is one
    assert {quoted.is_odd(Path(f"{n}.xml"), "<TEI/>") for n in range(9)} == {True, False}


def test_the_gold_is_of_known_classes() -> None:
    known = {"speech", "quotation", "scare", "title", "name"}
    for table in (quotations.HERE / "gold").glob("*-quotations.csv"):
        assert {line["class"] for line in quoted.rows(table)} <= known
