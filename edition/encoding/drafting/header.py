"""The header of a draft: what is known of the text and of its source, and what was done (TEI P5, chapter 2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from edition import __version__
from edition.checking.rules.language_codes import ENGLISH
from edition.encoding.drafting.pieces import Attributes, Element, Entry, Put
from edition.encoding.drafting.repairs import NOTHING, PARTS, sentences
from edition.encoding.drafting.source import Source

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_AND = re.compile(r"\s+(?:and|und|et|y|e|&)\s+|;\s*|,\s+(?:and|und|et|&)\s+|,\s+(?=\S+\s+\S)")
_PROGRAM = f"edition encode (tei-edition {__version__})"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a text; '' for what is not.

    ``when`` is the date in ISO form, ``date`` as somebody wrote it; ``how`` says by what a language was recognised, '' where
    it was told. ``day`` is the day of the draft, '' where nobody says which day it is. ``log`` is the name of its log.
    """

    title: str
    author: str = ""
    when: str = ""
    date: str = ""
    lang: str = ""
    how: str = ""
    source: str = ""
    licence: str = ""
    editor: str = ""
    day: str = ""
    log: str = ""


def header(source: Source, facts: Facts, entries: Sequence[Entry]) -> Element:
    """The ``teiHeader`` of a draft."""
    parts = [
        Element("fileDesc", (_title(facts), _publication(facts), _source(source, facts))),
        Element("encodingDesc", (_project(source, facts), _editorial(entries))),
    ]
    if facts.lang:
        parts.append(Element("profileDesc", (Element("langUsage", (_language(facts),)),)))
    parts.append(_revision(source, facts))
    return Element("teiHeader", tuple(parts))


def authors(said: str) -> list[str]:
    """The persons of a byline, where each of them has two names or more; else all of it is one."""
    parts = [part.strip() for part in _AND.split(said)]
    return parts if all(len(part.split()) > 1 for part in parts) else [said] if said else []


def _text(name: str, words: str, attributes: Attributes = ()) -> Element:
    return Element(name, (Put(words),) if words else (), attributes)


def _title(facts: Facts) -> Element:
    content = [_text("title", facts.title)]
    content += [_text("author", author) for author in authors(facts.author)]
    if facts.editor:
        content.append(_responsible("draft encoding", "persName", facts.editor))
    else:
        content.append(
            _responsible("draft encoding by a program; nobody has been named yet who answers for it", "name", _PROGRAM)
        )
    return Element("titleStmt", tuple(content))


def _responsible(duty: str, element: str, name: str) -> Element:
    return Element("respStmt", (_text("resp", duty), _text(element, name)))


def _publication(facts: Facts) -> Element:
    if not facts.licence:
        stated = Element("availability", (_text("p", "No licence was stated."),), (("status", "unknown"),))
    else:
        address = _ADDRESS.search(facts.licence)
        target: Attributes = (("target", address[0]),) if address else ()
        stated = Element("availability", (_text("licence", facts.licence, target),))
    return Element("publicationStmt", (_text("authority", facts.editor), stated))


def _source(source: Source, facts: Facts) -> Element:
    """The work, and the file that the draft was made from."""
    work = [_text("title", facts.title)]
    work += [_text("author", author) for author in authors(facts.author)]
    if facts.date or facts.when:
        work.append(_text("date", facts.date or facts.when, (("when", facts.when),) if facts.when else ()))
    if facts.source:
        address = _ADDRESS.fullmatch(facts.source)
        work.append(_text("ref", facts.source, (("target", facts.source),)) if address else _text("note", facts.source))
    file = (
        _text("note", f"The file that the draft was made from ({source.kind})."),
        _text("idno", source.name, (("type", "filename"),)),
        _text("idno", source.checksum, (("type", "sha256"),)),
    )
    return Element("sourceDesc", (Element("bibl", tuple(work)), Element("bibl", file, (("type", "file"),))))


def _project(source: Source, facts: Facts) -> Element:
    what = f"A draft, made from {source.name} by {_PROGRAM}, to be read and corrected by a scholar."
    where = f" Each change is in its log, {facts.log}, with its place in the source." if facts.log else ""
    return Element("projectDesc", (_text("p", what + where),))


def _editorial(entries: Sequence[Entry]) -> Element:
    said: dict[str, list[str]] = {part: [] for part in PARTS}
    for part, sentence in sentences(entries):
        said[part].append(sentence)
    said["interpretation"].append("No name and no quotation has been tagged.")
    said["normalization"].append("White space between blocks is laid out anew; Unicode is not normalized.")
    content = []
    for part in PARTS:
        words = said[part] or [NOTHING[part]]
        attributes: Attributes = (("eol", "hard"),) if part == "hyphenation" and said[part] else ()
        content.append(Element(part, (_text("p", " ".join(words)),), attributes))
    quotation = _text("p", "Quotation marks are characters of the text, as in the source.")
    content.append(Element("quotation", (quotation,), (("marks", "all"),)))
    return Element("editorialDecl", tuple(content))


def _language(facts: Facts) -> Element:
    name = ENGLISH.get(facts.lang.partition("-")[0].lower(), facts.lang)
    words = f"{name} ({facts.how})" if facts.how else name
    return _text("language", words, (("ident", facts.lang),))


def _revision(source: Source, facts: Facts) -> Element:
    when: Attributes = (("when", facts.day),) if facts.day else ()
    change = _text("change", f"Draft made from {source.name} by {_PROGRAM}.", (*when, ("status", "draft")))
    return Element("revisionDesc", (change,), (("status", "draft"),))
