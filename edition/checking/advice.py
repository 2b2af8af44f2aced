"""TABLES of what is usually meant: what editors write where the TEI has something else, and where things belong instead."""

from __future__ import annotations

import re
from datetime import date

from edition.checking.rules.written_dates import written

ADVICE = {
    ("quote", "who"): "use said for speech; a quotation has @source",
    ("soCalled", "who"): "use said for speech; soCalled marks words that nobody answers for",
    ("q", "direct"): "only said has @direct: use said for speech",
    ("div", "ref"): "point to the event with @corresp",
    ("persName", "part"): "join the pieces of a name with @next and @prev",
    ("relation", "mutual"): "from one to the other with @active and @passive, or between all of them with @mutual",
    ("date", "value"): "the day stands in @when",
    ("delSpan", "anchor"): "where it ends is said by @spanTo",
    ("addSpan", "anchor"): "where it ends is said by @spanTo",
    ("figure", "url"): "the picture is a <graphic> with @url, in the figure",
    ("event", "who"): "name those who took part in a listPerson in the event",
}
"""Attributes that are often expected where the TEI has none."""
INSTEAD = {
    "class": "@type says what sort of thing it is, @rend how it looks",
    "href": "a link is a <ref> with @target",
    "src": "a picture is a <graphic> with @url",
    "xsi:schemaLocation": "it names an XML Schema; other schemas do not know it: <?xml-model?> names those",
    "xsi:noNamespaceSchemaLocation": "it names an XML Schema; other schemas do not know it: <?xml-model?> names those",
}
"""Attributes of HTML and of XML Schema, which no element of the TEI has."""
_LIST = "a list is a <list>, and what stands in it are its <item>"
_HEAD = "a heading is a <head>, the first thing in its <div>"
_LOOK = 'how words look is said by <hi>: <hi rend="{}">…</hi>'
OF_HTML = {
    **dict.fromkeys(("b", "strong"), _LOOK.format("bold")),
    **dict.fromkeys(("i", "italic"), _LOOK.format("italic")),
    **{name: _LOOK.format(look) for name, look in (("sup", "superscript"), ("sub", "subscript"), ("small", "small"))},
    "em": "what is stressed is <emph>; how words look is said by <hi>",
    "a": "a link is a <ref> with @target",
    "br": "where a line begins stands an empty <lb/>",
    "img": "a picture is a <graphic> with @url",
    "blockquote": "words of others are a <quote>",
    "section": "a division is a <div>",
    **dict.fromkeys(("ul", "ol", "li"), _LIST),
    "tr": "a <table> holds <row>, and these hold <cell>",
    **dict.fromkeys(("td", "th"), "what stands in a <row> are its <cell>"),
    **{f"h{n}": _HEAD for n in range(1, 7)},
}
"""Elements of HTML that the TEI calls otherwise."""
PARTNERS = {"abbr": "expan", "expan": "abbr", "sic": "corr", "corr": "sic", "orig": "reg", "reg": "orig"}
"""What a <choice> is between."""
_PLACES = {
    "listEvent": "a listEvent stands in standOff or sourceDesc",
    "event": "an event stands in a listEvent, in standOff or sourceDesc",
    "listPerson": "a listPerson stands in standOff, sourceDesc, particDesc or a div, or in an event",
    "listOrg": "a listOrg stands in standOff, sourceDesc, particDesc or a div; an event has none",
    "listPlace": "a listPlace stands in standOff, sourceDesc, settingDesc or a div, or in an event",
    "p": "a paragraph holds no paragraphs: close the one before first, or use quote, note or list for what is inside",
    "note": "a note stands inside a paragraph, or after the names and descriptions of an entry",
    "opener": "an opener stands at the beginning of a div, before its paragraphs and not in one",
    "closer": "a closer stands at the end of a div, after its paragraphs and not in one",
    "div": "a div stands in body, front, back or another div, after their paragraphs",
}
"""Where elements belong that are often misplaced."""
_ORDER = {
    "head": "a head comes first, before all paragraphs and divisions",
    "p": "paragraphs come before the first division; put this one into a div, or further up",
    "idno": "look at the order: names first, then notes and identifiers (in an event, identifiers come first as well)",
    "lem": "the lem comes first, and there is only one",
    "revisionDesc": "the revisionDesc comes last, and there is only one",
}
"""Which order is meant, for elements that often stand too late."""
_PROSE = "either paragraphs or a publisher, distributor or authority with what belongs to them: not both"
_ENTRIES = frozenset("person personGrp org place event nym object bibl".split())


def place(child: str, parent: str) -> str:
    """Where an element belongs that may not stand in ``parent``, or nothing."""
    return "" if child == "p" and parent != "p" else _PLACES.get(child, "")


def order(child: str, parent: str, before: str) -> str:
    """What to do with an element that stands in the right parent, after ``before``, and may not."""
    if parent == "publicationStmt":
        return _PROSE
    known = {"p": before.startswith("div"), "idno": parent in _ENTRIES}.get(child, child in _ORDER)
    usual = f"it belongs before <{before}>" if before and before != child else "there is one too many of it"
    return _ORDER[child] if known else f"{usual}, or the two exclude each other" if before != child else usual


def date_meant(stands: str) -> str:
    """A day as ISO 8601 writes it, where the value is clearly one that is written otherwise; or nothing."""
    if found := re.fullmatch(r"(\d{4})-(\d\d?)(?:-(\d\d?))?", stands):
        year, month, day = (int(part or 1) for part in found.groups())
        return _day(year, month, day)[: 10 if found[3] else 7]
    if found := re.fullmatch(r"(\d\d?)\.\s?(\d\d?)\.\s?(\d{4})", stands.strip()):
        day, month, year = map(int, found.groups())
        return _day(year, month, day)
    days = written(stands)
    return next(iter(days)).isoformat() if len(days) == 1 else ""


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
