"""From a source to its draft: read, mended, set apart, divided, written, proved."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from edition.checking.months import why_no_day
from edition.encoding.drafting import (
    boilerplate,
    dividing,
    headings,
    languages,
    letters,
    log,
    markdown,
    plain_text,
    tops,
)
from edition.encoding.drafting.account import Account, balanced
from edition.encoding.drafting.dates import date_at_end
from edition.encoding.drafting.header import Facts, header
from edition.encoding.drafting.joining import joined
from edition.encoding.drafting.log import Row
from edition.encoding.drafting.pieces import Block, Element, Entry, Reading, Words, said
from edition.encoding.drafting.proving import prove
from edition.encoding.drafting.scribe import ODD, REPLACEMENT, Scribe
from edition.encoding.drafting.source import Source
from edition.encoding.drafting.writing import Writer
from edition.tei import TEI

READERS: dict[str, Callable[[Source], Reading]] = {"plain text": plain_text.read, "Markdown": markdown.read}
"""TABLE of readers, by the kind of a source; what a document holds is known when it is opened."""
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII)
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)
SCHEMAS = ("tei-edition.xsd", "tei-edition.sch")
"""The schemas that a draft names, where its folder has none: ours."""
_LANGUAGES = {
    "xsd": "http://www.w3.org/2001/XMLSchema",
    "rng": "http://relaxng.org/ns/structure/1.0",
    "sch": "http://purl.oclc.org/dsdl/schematron",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user says of a text; it comes before what the text seems to say. '' where nothing is said."""

    title: str = ""
    author: str = ""
    date: str = ""
    lang: str = ""
    source: str = ""
    licence: str = ""
    editor: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft: the bytes of its file and of its log, and what is to be told of it."""

    identifier: str
    data: bytes
    log: bytes
    facts: Facts
    entries: tuple[Entry, ...]
    rows: tuple[Row, ...]
    account: Account
    blocks: dict[str, int]
    remarks: tuple[str, ...]


def draft(
    source: Source, wish: Wish | None = None, identifier: str = "text", schemas: tuple[str, ...] = SCHEMAS
) -> Draft:
    """The draft of a source, which names ``schemas``. ``Unbalanced``: its account does not close, which is a fault of ours."""
    wish = wish or Wish()
    reading = source.reading or READERS[source.kind](source)
    scribe = Scribe(source.text)
    blocks = joined(scribe, reading.blocks, escapes=source.kind == "plain text", width=reading.width)
    parts = boilerplate.set_apart(scribe, blocks)
    top = tops.top(scribe, parts.blocks)
    rest = parts.blocks[top.taken :]
    if source.kind == "plain text":
        rest = headings.recognised(scribe, rest, begun=top.taken > 0, above=top.heading)
    if top.is_letter:
        rest = letters.closed(scribe, rest)
    facts = _facts(source, wish, reading, top)
    facts = replace(facts, log=f"{_stem(source.name)}.log.csv")
    entries = tuple(_still_true((*reading.entries, *scribe.entries), top.ends))
    body = dividing.divided((*top.elements, *rest))
    text = _text(parts, body, reading.apart)
    writer = Writer(source.text)
    root = f'<TEI xmlns="{TEI}" xml:id="{identifier}"' + (f' xml:lang="{facts.lang}">' if facts.lang else ">")
    data = _file(writer, header(source, facts, entries), text, root, schemas)
    account = balanced(source.text, (piece for piece in writer.written if isinstance(piece, Words)), entries)
    prove(data, source.text, writer.written)
    rows = tuple(log.rows(source, entries, account))
    counts = _counted(text)
    remarks = (*reading.unclear, *_remarks(facts, wish, counts, source.name))
    return Draft(identifier, data, log.as_csv(rows), facts, entries, rows, account, counts, remarks)


def _still_true(entries: tuple[Entry, ...], top: int) -> Iterator[Entry]:
    """The log without line ends whose lines became elements of their own, above the text and in the closing of a letter."""
    closing = next((entry for entry in entries if entry.kind == "closing"), Entry("closing", 0, 0))
    for entry in entries:
        if entry.kind != "line-kept" or not (entry.start < top or closing.start <= entry.start < closing.end):
            yield entry


def _text(parts: boilerplate.Apart, body: tuple[Element, ...], apart: Sequence[Block]) -> Element:
    """The ``text``, with what was set apart before and behind its body."""
    content = []
    if parts.before:
        content.append(Element("front", boilerplate.division(parts.before)))
    content.append(Element("body", body))
    behind = (*boilerplate.division(parts.behind), *(block for block in apart if isinstance(block, Element)))
    if behind:
        content.append(Element("back", behind))
    return Element("text", tuple(content))


def _file(writer: Writer, head: Element, text: Element, root: str, schemas: tuple[str, ...]) -> bytes:
    named = (
        f'<?xml-model href="{name}" type="application/xml" schematypens="{_LANGUAGES[name[-3:]]}"?>' for name in schemas
    )
    lines = [root, *Writer("").lines(head, 1), *writer.lines(text, 1), "</TEI>"]
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', *named, *lines, "")).encode()


def _facts(source: Source, wish: Wish, reading: Reading, top: tops.Top) -> Facts:
    """What is known: what the user says comes first, then what the source states, then what its first lines seem to say."""
    stated = dict(reading.facts)
    title = wish.title or stated.get("title", "") or said(source.text, top.title) or _stem(source.name)
    date = wish.date or stated.get("date", "")
    lang = wish.lang or language_tag(stated.get("lang", ""))
    found = "" if lang else languages.guessed(source.text)
    facts = Facts(
        title=title,
        author=wish.author or stated.get("author", "") or top.author,
        when=_when(date) if date else top.date,
        date=date or top.date_words,
        lang=lang or (found if found != "und" else ""),
        how="" if lang else "recognised by its letters and commonest words",
        source=wish.source or stated.get("source", ""),
        licence=wish.licence or stated.get("licence", ""),
        editor=wish.editor or stated.get("editor", ""),
        day=wish.day,
    )
    return replace(facts, **{name: ODD.sub(REPLACEMENT, value) for name in _TEXTS if (value := getattr(facts, name))})


_TEXTS = ("title", "author", "date", "source", "licence", "editor")


def language_tag(code: str) -> str:
    """A code of a language in the form that XML takes (BCP 47); '' for what is none."""
    tag = code.strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else ""


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


def _when(date: str) -> str:
    """The normal form of a date that somebody states; '' where it is no day."""
    if match := _ISO.fullmatch(date):
        year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
        return date if year and not why_no_day(month, day, leap=isleap(year)) else ""
    found = date_at_end(date)
    return found.when if found and found.start == 0 else ""


def _counted(text: Element) -> dict[str, int]:
    """How many there are of the elements that a summary tells of."""
    counts: dict[str, int] = {}
    stack: list[Element] = [text]
    while stack:
        element = stack.pop()
        counts[element.name] = counts.get(element.name, 0) + 1
        stack += [piece for piece in element.content if isinstance(piece, Element)]
    return counts


def _remarks(facts: Facts, wish: Wish, counts: dict[str, int], name: str) -> list[str]:
    """What the draft lacks, and by which option it can be said."""
    found = []
    if facts.title == _stem(name) and not wish.title and not counts.get("head"):
        found.append("no headline was recognised; the title is the name of the file: --title says another")
    if not facts.author:
        found.append("no author was recognised: --author names one")
    if not facts.when:
        found.append("no date was recognised: --date states one, as 1888-03-03")
    if not facts.lang:
        found.append("the language was not recognised: --lang names it, as de")
    elif facts.how:
        found.append(f"the language was taken to be {facts.lang}: --lang names another")
    return found
