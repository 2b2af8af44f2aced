"""Texts of the tests of quotations: paragraphs with ``⟦…⟧`` around what shall be found, and what was proposed for them."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from edition.encoding.quoting.proposing import propose
from edition.encoding.tagging.flows import Flow, flows
from edition.encoding.tagging.proposals import Form, Known, Proposal

REGISTER = (
    Known("wren", "person", "Adela Wren", "#wren", (Form("Adela Wren"), Form("Wren", "surname")), "f"),
    Known("pell", "person", "Jonah Pell", "#pell", (Form("Jonah Pell"), Form("Pell", "surname")), "m"),
    Known("oakes", "person", "Bartholomew Oakes", "#oakes", (Form("Bartholomew Oakes"), Form("Oakes", "surname")), "m"),
    Known("board", "organization", "Board of Light", "#board", (Form("Board of Light"),)),
    Known("sitting", "session", "Light for the Lanes", "#sitting", (Form("Light for the Lanes"),)),
)


def passages(*paragraphs: str) -> list[Flow]:
    """Paragraphs without markup as the passages of a text."""
    body = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    return flows(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>')


def proposed(*paragraphs: str, lang: str = "en", register: Sequence[Known] = REGISTER) -> list[tuple[str, Proposal]]:
    """What is proposed for paragraphs, each with its words."""
    found = passages(*paragraphs)
    return [(found[one.passage].text[one.start : one.end], one) for one in propose(found, register, (), lang)]


def speakers(*paragraphs: str, lang: str = "en", register: Sequence[Known] = REGISTER) -> list[str]:
    """The speaker of each quotation that is one of a speech: his key, his words, or ``?``."""
    return [
        "/".join(one.pointers) or one.speaker or "?"
        for _, one in proposed(*paragraphs, lang=lang, register=register)
        if one.element == "said"
    ]


def elements(*paragraphs: str, lang: str = "en", register: Sequence[Known] = REGISTER) -> list[str]:
    """The elements proposed, in their order."""
    return [one.element for _, one in proposed(*paragraphs, lang=lang, register=register)]
