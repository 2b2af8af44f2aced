"""Files to witnesses: plain text, whose paragraphs are parted by empty lines, or the body of a TEI text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from edition.collating.leaving import left_out
from edition.collating.nodes import Element, Maker, Word, element, words
from edition.collating.places import OWN
from edition.collating.sigla import SIGLUM, is_siglum, siglum_of
from edition.collating.tokens import Normalization
from edition.errors import EditionError
from edition.limits import USUAL, Limits
from edition.model import Problem
from edition.reading.parsing import Document, NotWellFormed, parse
from edition.tei import ID, LANG, PREFIX, TEI, fold, tag
from edition.tei import words as words_of

_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_LINES = re.compile(r"\n")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_APPARATUS = (tag("app"), tag("listApp"))


@dataclass(slots=True, eq=False)
class Witness:
    """One witness: its siglum, what it is, and its body. ``words`` are those that are aligned, in order.

    ``left`` are the kinds of what was left out of its file (:mod:`edition.collating.leaving`).
    ``prefixes`` are those that its file has for other namespaces than the TEI's, by their addresses.
    """

    siglum: str
    title: str
    body: Element
    words: list[Word] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    prefixes: dict[str, str] = field(default_factory=dict)
    left: frozenset[str] = frozenset()


def plain(siglum: str, title: str, text: str, normalization: Normalization) -> Witness:
    """A witness from plain text. Empty lines part paragraphs; a line end within one is a blank; all else stays as it is."""
    maker = Maker(normalization)
    paragraphs = [element("p", maker.words(paragraph)) for paragraph in paragraphs_of(text)]
    return _witness(siglum, title, element("body", paragraphs))


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a plain text: what stands between empty lines, without white space at both ends, each line end a blank."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = (part.strip(" \t\n") for part in _PARAGRAPHS.split(text))
    return [_LINES.sub(" ", part) for part in found if part]


def marked(siglum: str, title: str, body: Any, normalization: Normalization) -> Witness:
    """A witness from the ``body`` of a TEI text."""
    witness = _witness(siglum, title, Maker(normalization).element(body))
    for inner in body.iter("*"):
        if inner is body or not inner.tag.startswith(PREFIX):
            witness.prefixes |= {
                address: prefix for prefix, address in inner.nsmap.items() if prefix and address != TEI
            }
    return witness


def _witness(siglum: str, title: str, body: Element) -> Witness:
    return Witness(siglum, title, body, list(words(body.nodes)))


def read(
    named: Sequence[tuple[str, Path, bytes]], normalization: Normalization, limits: Limits = USUAL
) -> list[Witness]:
    """Witnesses from files, each with the siglum that it was given, or ''. Raises ``EditionError``."""
    found = [_read(siglum, path, data, normalization, limits) for siglum, path, data in named]
    sigla = [witness.siglum for witness in found]
    for twice in (siglum for siglum in sigla if sigla.count(siglum) > 1):
        both = " and ".join(str(path) for (_, path, _), siglum in zip(named, sigla, strict=True) if siglum == twice)
        raise EditionError(f"{both} have the same siglum, {twice}", "name them: A=file B=file")
    return found


def _read(siglum: str, path: Path, data: bytes, normalization: Normalization, limits: Limits) -> Witness:
    if siglum and not is_siglum(siglum):
        raise EditionError(f"“{siglum}” cannot be a siglum in XML", SIGLUM)
    name = _NOT_XML.sub("\ufffd", path.name)
    if not is_xml(path, data):
        text = _decoded(path, data)
        return plain(siglum or siglum_of(path.stem), name, text, normalization)
    document = _parsed(path, data, limits)
    body = _body(path, document)
    if language := next((e.get(LANG) for e in (body, *body.iterancestors()) if e.get(LANG)), ""):
        body.set(LANG, language)
    title = next((fold(words_of(t)) for t in document.root.iter(tag("title"))), "") or name
    witness = marked(siglum or _declared(document.root) or siglum_of(path.stem), title, body, normalization)
    witness.problems += document.problems
    witness.left = frozenset(left_out(body, data))
    return witness


def is_xml(path: Path, data: bytes) -> bool:
    """Whether a file is meant to be XML: by its name, or by its first character."""
    return path.suffix.casefold() in (".xml", ".tei") or data[:200].lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"<")


def _decoded(path: Path, data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EditionError(
            f"{path} is not UTF-8: byte {error.start + 1:,} cannot be read", "save it as UTF-8 (Unicode)"
        ) from error
    if found := _NOT_XML.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise EditionError(f"{path}, line {line:,}: XML knows no character U+{ord(found[0]):04X}", "take it out")
    return text


def _parsed(path: Path, data: bytes, limits: Limits) -> Document:
    try:
        return parse(str(path), data, limits)
    except NotWellFormed as error:
        line = f":{place.line}" if (place := error.problem.place) else ""
        raise EditionError(f"{path}{line}: {error.problem.message}", error.problem.hint) from error


def _body(path: Path, document: Document) -> Any:
    """The one body to collate."""
    bodies = [
        b for b in document.root.iter(tag("body")) if b.getparent() is not None and b.getparent().tag == tag("text")
    ]
    if len(bodies) != 1:
        there = "no text with a body" if not bodies else f"{len(bodies)} texts"
        raise EditionError(f"{path} has {there}", "a witness is a file with one text")
    if next(bodies[0].iter(*_APPARATUS), None) is not None:
        raise EditionError(
            f"{path} has an apparatus of its own", "collate what the witnesses read, each in a file of its own"
        )
    if any(div.get("type") == OWN for div in bodies[0].iter(tag("div"))):
        raise EditionError(
            f"{path} has a div of the type “{OWN}”",
            "by that type a result tells of divisions that no witness has: give the div another one",
        )
    return bodies[0]


def _declared(root: Any) -> str:
    """The siglum that a file gives itself: the one ``witness`` of its header."""
    declared = [w.get(ID) for header in root.iter(tag("teiHeader")) for w in header.iter(tag("witness"))]
    return declared[0] if len(declared) == 1 and declared[0] and is_siglum(declared[0]) else ""
