"""TABLE of some forty kinds of faults of grammar: how each is planted, where the problem must be, what it must name."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.checking.tags import Tag, tags


@dataclass(frozen=True)
class Planted:
    """A text with one fault: ``at`` is the offset of the place, ``names`` what the message, label or hint must say."""

    source: str
    at: int
    names: str


Plant = Callable[[str, Tag], Planted | None]
"""Takes a text and one of its elements; None where this fault cannot be planted there."""

INLINE = ("persName", "placeName", "orgName", "date", "said", "note", "title", "label", "surname", "forename")
PROSE = ("p", "ab", "note", "head")


def _put(source: str, at: int, new: str, names: str, offset: int = 0) -> Planted:
    """Something put in; the place is so many characters into it."""
    return Planted(source[:at] + new + source[at:], at + offset, names)


def _cut(source: str, begin: int, end: int, new: str = "") -> str:
    return source[:begin] + new + source[end:]


def _renamed(source: str, tag: Tag, new: str, names: str) -> Planted:
    ending = source[tag.closing : tag.end].replace(tag.name, new)
    opening = f"<{new}" + source[tag.begin + 1 + len(tag.name) : tag.opened]
    return Planted(
        source[: tag.begin] + opening + source[tag.opened : tag.closing] + ending + source[tag.end :], tag.begin, names
    )


def _swapped(name: str) -> str:
    """A name with two of its letters in the wrong order."""
    return name[:-3] + name[-2] + name[-3] + name[-1]


def misspelt_element(source: str, tag: Tag) -> Planted | None:
    if len(tag.name) < 6 or tag.name not in (*INLINE, "publisher", "language", "speaker"):
        return None
    return _renamed(source, tag, _swapped(tag.name), f"did you mean <{tag.name}>?")


def element_in_the_wrong_case(source: str, tag: Tag) -> Planted | None:
    fits = tag.name != tag.name.lower() and tag.name in INLINE
    return _renamed(source, tag, tag.name.lower(), f"did you mean <{tag.name}>?") if fits else None


def put(new: str, names: str, parents: tuple[str, ...], offset: int = 0) -> Plant:
    """Something at the end of one of these elements."""

    def plant(source: str, tag: Tag) -> Planted | None:
        fits = tag.name in parents and not tag.is_empty
        return _put(source, tag.closing, new, names, offset) if fits else None

    return plant


def put_after(new: str, names: str, elder: str, parent: str) -> Plant:
    """Something right after an element."""

    def plant(source: str, tag: Tag) -> Planted | None:
        return _put(source, tag.end, new, names) if (tag.name, tag.within) == (elder, parent) else None

    return plant


def put_first(new: str, names: str, parent: str) -> Plant:
    """Something before all that an element holds."""

    def plant(source: str, tag: Tag) -> Planted | None:
        return _put(source, tag.opened, new, names) if tag.name == parent and not tag.is_empty else None

    return plant


def division_between_paragraphs(source: str, tag: Tag) -> Planted | None:
    fits = tag.name == "p" and tag.within == "div" and tag.before and tag.before[-1].name == "p"
    new = "<div><p>x</p></div>"
    return _put(source, tag.begin, new, "<p>", len(new)) if fits else None


def doubled(name: str) -> Plant:
    """An element of which there may be one only, a second time."""

    def plant(source: str, tag: Tag) -> Planted | None:
        if tag.name != name or "<witness" in source[tag.begin : tag.end]:
            return None  # a witness without id is a fault of its own
        again = re.sub(' xml:id="[^"]*"', "", source[tag.begin : tag.end])
        return _put(source, tag.end, again, f"<{name}>")

    return plant


def without(name: str, parent: str) -> Plant:
    """Without an element that is needed: told at the next one, or at the parent if it was the last."""

    def plant(source: str, tag: Tag) -> Planted | None:
        if (
            (tag.name, tag.within) != (name, parent)
            or tag.parent is None
            or name in {t.name for t in (*tag.before, *tag.after)}
        ):
            return None
        shorter = _cut(source, tag.begin, tag.end)
        return Planted(
            shorter, tag.after[0].begin - (tag.end - tag.begin) if tag.after else tag.parent.begin, f"<{name}>"
        )

    return plant


def moved_behind(name: str, parent: str) -> Plant:
    """An element that must come before its next sibling, behind it; told at that."""

    def plant(source: str, tag: Tag) -> Planted | None:
        others = {sibling.name for sibling in (*tag.before, *tag.after)}
        if (tag.name, tag.within) != (name, parent) or not tag.after or name in others:
            return None
        younger = tag.after[0]
        whole, between, other = (
            source[tag.begin : tag.end],
            source[tag.end : younger.begin],
            source[younger.begin : younger.end],
        )
        return Planted(_cut(source, tag.begin, younger.end, other + between + whole), tag.begin, f"<{name}>")

    return plant


def emptied(name: str, names: str) -> Plant:
    """An element without all that it holds."""

    def plant(source: str, tag: Tag) -> Planted | None:
        fits = tag.name == name and tag.children
        return Planted(_cut(source, tag.opened, tag.closing), tag.begin, names) if fits else None

    return plant


def words_in(*parents: str) -> Plant:
    """Words among elements."""

    def plant(source: str, tag: Tag) -> Planted | None:
        fits = tag.name in parents and len(tag.children) > 1
        return _put(source, tag.children[0].end, " lost words ", "lost words", 1) if fits else None

    return plant


def words_in_an_empty_element(source: str, tag: Tag) -> Planted | None:
    if tag.name not in ("lb", "pb", "cb", "space", "graphic") or not tag.is_empty:
        return None
    opened = source[tag.begin : tag.end].removesuffix("/>").rstrip() + ">"
    new = f"{opened}lost words</{tag.name}>"
    return Planted(_cut(source, tag.begin, tag.end, new), tag.begin + len(opened), "lost words")


def attribute(written: str, names: str, *elements: str) -> Plant:
    """An attribute more; told at its name."""
    return _attribute(written, names, elements, 1)


def value(written: str, names: str, *elements: str) -> Plant:
    """An attribute more, whose value is wrong; told at the value."""
    return _attribute(written, names, elements, written.index('"') + 2)


def _attribute(written: str, names: str, elements: tuple[str, ...], offset: int) -> Plant:
    def plant(source: str, tag: Tag) -> Planted | None:
        name = written.partition("=")[0]
        if (elements and tag.name not in elements) or name in tag.attributes or tag.within == "":
            return None
        return _put(source, tag.begin + 1 + len(tag.name), f" {written}", names, offset)

    return plant


def renamed_attribute(name: str, new: str, *elements: str) -> Plant:
    """An attribute under another name; told at it, and what it is called."""

    def plant(source: str, tag: Tag) -> Planted | None:
        if name not in tag.attributes or (elements and tag.name not in elements):
            return None
        begin = tag.attributes[name][0]
        return Planted(_cut(source, begin, begin + len(name), new), begin, f"@{name}")

    return plant


def spoilt(name: str, new: str, names: str, *elements: str) -> Plant:
    """Another value of an attribute; told at the value, or, if there is nothing in it, at its first quote."""

    def plant(source: str, tag: Tag) -> Planted | None:
        if name not in tag.attributes or (elements and tag.name not in elements):
            return None
        _, begin, end = tag.attributes[name]
        return Planted(_cut(source, begin, end, new), begin - (not new), names)

    return plant


XHTML = "http://www.w3.org/1999/xhtml"
KINDS: dict[str, Plant] = {
    "misspelt element": misspelt_element,
    "element in the wrong case": element_in_the_wrong_case,
    "element that the TEI has not": put("<person-name>x</person-name>", "<person-name>", PROSE),
    "element of another namespace": put(f'<b xmlns="{XHTML}">x</b>', "<b>", PROSE),
    "paragraph in a paragraph": put("<p>x</p>", "a paragraph holds no paragraphs", ("p",)),
    "division in a paragraph": put("<div><p>x</p></div>", "a div stands in body", ("p",)),
    "item outside of a list": put("<item>x</item>", "<item>", PROSE),
    "row outside of a table": put("<row><cell>x</cell></row>", "<row>", ("div",)),
    "header within a text": put_after("<titleStmt><title>x</title></titleStmt>", "<titleStmt>", "p", "div"),
    "name outside of a paragraph": put_after("<persName>x</persName>", "<persName>", "p", "div"),
    "head behind a paragraph": put_after("<head>x</head>", "a head comes first", "p", "div"),
    "division between paragraphs": division_between_paragraphs,
    "second title statement": doubled("titleStmt"),
    "author before the title": put_first("<author>x</author>", "<title>", "titleStmt"),
    "profile before the file": put_first("<profileDesc><creation/></profileDesc>", "<fileDesc>", "teiHeader"),
    "title statement behind": moved_behind("titleStmt", "fileDesc"),
    "no title": without("title", "titleStmt"),
    "no title statement": without("titleStmt", "fileDesc"),
    "no publication": without("publicationStmt", "fileDesc"),
    "no source": without("sourceDesc", "fileDesc"),
    "no body": without("body", "text"),
    "empty list": emptied("listPerson", "<person>"),
    "words in a header": words_in("fileDesc", "titleStmt", "teiHeader", "encodingDesc", "profileDesc"),
    "words in a division": words_in("div", "body"),
    "words in a register": words_in("listPerson", "listEvent", "table", "row", "app", "sp"),
    "words in an empty element": words_in_an_empty_element,
    "attribute of HTML": attribute('class="x"', "no attribute @class", *INLINE, "p", "div"),
    "attribute of another element": attribute('target="#a"', "no attribute @target", "p", "div", "persName", "head"),
    "attribute in the wrong case": renamed_attribute("when", "When", "date"),
    "misspelt attribute": renamed_attribute("type", "tpye", "div", "persName", "idno", "note", "title", "orgName"),
    "id without xml": renamed_attribute("xml:id", "id", "person", "p", "div", "said", "note", "event", "place"),
    "no needed attribute": put("<graphic/>", "@url", PROSE),
    "date as people write it": spoilt("when", "28.7.1914", "1914-07-28"),
    "day that is none": spoilt("when", "1914-09-31", "September has 30 days"),
    "month that is none": spoilt("when", "1914-13-01", "there is no month 13"),
    "empty value": spoilt("when", "", "is empty"),
    "word of a closed list": spoilt("status", "fre", "did you mean free?"),
    "blanks in a word": spoilt(
        "type", "a b", "without blanks", "div", "persName", "orgName", "idno", "note", "rs", "event"
    ),
    "address with two marks": spoilt("ref", "#a#b", "at most one #"),
    "code of no language": value('xml:lang="in English"', "code of a language", "p", "persName", "div", "note"),
    "degree of certainty": value('cert="sure"', "high", *INLINE),
}


def planted(sources: list[str], each: int, seed: int = 400) -> Iterator[tuple[str, Planted]]:
    """Every kind at so many places of some texts, taken by chance."""
    chance = random.Random(seed)  # noqa: S311 - the same places each time
    laid = [(source, tag) for source in sources for tag in tags(source)]
    for kind, plant in KINDS.items():
        possible = [found for source, tag in laid if (found := plant(source, tag))]
        for one in chance.sample(possible, min(each, len(possible))):
            yield kind, one
