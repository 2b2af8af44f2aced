"""What must hold of a text that was read and rendered, by code that shares nothing with the toolkit's reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from lxml import etree

from edition.model import STREAMS, Fragment, Span, Text
from tests.fuzz.reading import PATH, Rendered
from tests.promises import oracle
from tests.promises.checks_pages import _own_words, _tree, hashed
from tests.promises.oracle_documents import Library, parse
from tests.promises.site import Page, read_page, split_url

_FATAL = ("text-lost",)


class Truth(Library):
    """The file at hand as the oracle reads it: the texts by their positions, streams without white space."""

    def texts(self, data: bytes, base_witness: str = "") -> dict[int, dict[str, str]]:
        """Raises ``NotXml``."""
        self._bare[self.folder / PATH] = parse(data)
        root = self.document(PATH)
        found = ((c.number, oracle._text(c, base_witness)) for c in oracle._candidates(root, PATH))
        return {number: text.streams for number, text in found if text is not None}


def is_xml(data: bytes) -> bool:
    """Whether it is well-formed; entities may be declared elsewhere."""
    settings = {"resolve_entities": False, "no_network": True, "load_dtd": False, "collect_ids": False}
    reader = etree.XMLParser(huge_tree=True, **settings)
    try:
        etree.fromstring(data, reader)
    except (etree.XMLSyntaxError, ValueError):
        return False
    return not any(e.domain_name == "NAMESPACE" and e.level_name == "ERROR" for e in reader.error_log)


_ATTACHED = re.compile(rb"<app\b[^>]*\s(?:from|to|loc|corresp)\s*=")


def is_attached(data: bytes) -> bool:
    """Whether an entry is attached to words elsewhere: where it stands is for :mod:`tests.apparatus`, not for the oracle."""
    return _ATTACHED.search(data) is not None


def findings(one: Rendered, truth: dict[str, str] | None) -> Iterator[str]:
    """What is wrong with a text and its page."""
    text = one.reading.text
    if truth is None:
        yield "the oracle sees no text here"
    elif not is_attached(one.reading.source):
        yield from _lost(text, truth)
    yield from (f"{p.slug}: {p.message}" for p in one.problems if p.slug in _FATAL)
    yield from _of_problems(one)
    yield from _slices(text)
    yield from _passages(one)
    yield from _page(one)


def _lost(text: Text, truth: dict[str, str]) -> Iterator[str]:
    for stream in STREAMS:
        given, expected = oracle.squeeze(text.streams[stream]), truth[stream]
        if given != expected:
            at = next(n for n, (a, b) in enumerate(zip_longest(given, expected)) if a != b)
            yield f"stream {stream}, character {at}: source {expected[at : at + 20]!r}, read {given[at : at + 20]!r}"


def _of_problems(one: Rendered) -> Iterator[str]:
    for problem in one.problems:
        place = problem.place
        if place is not None and place.path == PATH and (place.line < 1 or place.column < 1):
            yield f"{problem.slug}: no place: {place}"


def _spans(text: Text) -> Iterator[tuple[str, Span, str]]:
    def of(kind: str, fragment: Fragment) -> tuple[str, Span, str]:
        return kind, fragment.span, fragment.surface

    yield from (of("mention", f) for m in text.mentions for f in m.fragments)
    yield from (of("quotation", f) for q in text.quotations for f in q.fragments)
    yield from (of("turn", t.fragment) for t in text.turns)
    yield from (("lemma", a.span, a.lemma) for a in text.apparatus)
    yield from (("reading", r.span, r.surface) for a in text.apparatus for r in a.readings)


def _slices(text: Text) -> Iterator[str]:
    for kind, span, surface in _spans(text):
        stream = text.streams[span.stream]
        if not 0 <= span.start <= span.end <= len(stream) or stream[span.start : span.end] != surface:
            yield f"{kind}: {span} of {len(stream)} is {stream[span.start : span.end]!r}, not {surface!r}"
        elif surface.strip(" \n") != surface:
            yield f"{kind}: {span} begins or ends with white space: {surface!r}"


def _passages(one: Rendered) -> Iterator[str]:
    text = one.reading.text
    rows = [
        {"id": p.id, "element": p.element, "stream": p.span.stream, "start": p.span.start, "end": p.span.end, "parent": p.parent}
        for p in text.passages
    ]  # fmt: skip
    ids = {row["id"] for row in rows}
    yield from (f"passage {id_} twice" for id_, n in Counter(r["id"] for r in rows).items() if n > 1)
    yield from (
        f"{r['id']}: parent {r['parent']} is no passage" for r in rows if r["parent"] and r["parent"] not in ids
    )
    cited = [f.passage for m in (*text.mentions, *text.quotations) for f in m.fragments]
    cited += [t.fragment.passage for t in text.turns] + [a.passage for a in text.apparatus]
    yield from (f"passage {id_!r} is cited and is none" for id_ in cited if id_ not in ids)
    for stream in STREAMS[:-1]:
        yield from _tree([row for row in rows if row["stream"] == stream], text.streams[stream])
    yield from _anchors(one, rows)


def _anchors(one: Rendered, rows: list[dict[str, Any]]) -> Iterator[str]:
    """The id of a passage without an id of its own is the hash of its element and its own words."""
    text, stated = (
        one.reading.text,
        {ids[0] for e, ids in one.reading.anchors.items() if any("}id" in a for a in e.attrib)},
    )
    children: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        children.setdefault(row["parent"], []).append(row)
    for row in rows:
        words = _own_words(row, children.get(row["id"], []), text.streams[row["stream"]])
        if row["id"] not in stated and row["id"].partition(".")[0] != hashed(row["element"], words):
            yield f"{row['id']}: not the hash of {row['element']!r} and {words[:30]!r}"


_TOGETHER = ("notes", "variants")
"""Entries of an apparatus bring together what belongs to them: notes stand beside their readings."""


def _page(one: Rendered) -> Iterator[str]:
    text, path = one.reading.text, f"texts/{one.reading.text.info.id}.html"
    page = read_page(one.files[path])
    if text.apparatus:
        shown, read = ("".join(streams.get(name, "") for name in _TOGETHER) for streams in (page.streams, text.streams))
        if sorted(shown) != sorted(oracle.squeeze(read)):
            yield f"page, notes and variants: read {read[:40]!r}, shown {shown[:40]!r}"
    for stream in STREAMS:
        given, expected = page.streams.get(stream, ""), oracle.squeeze(text.streams[stream])
        if stream in _TOGETHER and text.apparatus:
            continue
        if given != expected:
            at = next(n for n, (a, b) in enumerate(zip_longest(given, expected)) if a != b)
            yield f"page, {stream}, character {at}: read {expected[at : at + 20]!r}, shown {given[at : at + 20]!r}"
    yield from (f"page: id {id_!r} stands {n} times" for id_, n in page.ids.items() if n > 1)
    yield from (f"page: no anchor {id_!r}" for id_ in sorted(_wanted(one) - page.ids.keys()))
    yield from (f"page: {what}" for what in (*page.inline, *page.form))
    yield from _links(page)


def _wanted(one: Rendered) -> set[str]:
    """Ids that rows lead to."""
    text = one.reading.text
    found = {p.id for p in text.passages if p.span.stream != "registers"} | {a.id for a in text.apparatus}
    found |= {f.anchor for m in (*text.mentions, *text.quotations) for f in m.fragments}
    return (found | {t.fragment.anchor for t in text.turns} | {s.anchor for s in text.sessions}) - {""}


def _links(page: Page) -> Iterator[str]:
    for tag, attribute, value in sorted(page.links):
        lower = value.strip().lower()
        if value.startswith("#") and split_url(value)[1] not in page.ids:
            yield f"page: <{tag} {attribute}={value!r}> leads nowhere"
        elif ":" in lower.split("/")[0].split("#")[0] and not lower.startswith(("http:", "https:", "mailto:")):
            yield f"page: <{tag} {attribute}={value!r}> is active"


def companions(folder: Path, files: dict[str, str]) -> Path:
    """Write the files that stand beside the one at hand."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder
