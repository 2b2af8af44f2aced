"""What a folder of TEI holds, read by code that shares nothing with the toolkit: its texts and their streams.

The rules are those of docs/architecture.md (streams), written down again from the page and not from the code. Only the
standard library and lxml are used. Strings are sequences of Unicode code points without space, tab, CR and LF.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.promises.oracle_documents import TEI, Library, NotXml, discover, is_element, is_tei, local, name_of
from tests.promises.oracle_rejecting import is_rejected, own_place

STREAMS = ("text", "notes", "variants", "figures", "furniture", "registers")
"""In the order in which a character that one element gives to two of them is assigned: see ``_OWN_PLACE``."""

_WHITE = str.maketrans("", "", " \t\r\n")
_LAYERS = frozenset(
    "add addSpan damage damageSpan del delSpan handShift line metamark mod patch redo restore retrace space subst substJoin"
    " surface transpose unclear undo zone".split()
)
_VISIBLE = frozenset("pb graphic figure media gap".split())
_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text as the sources have it: ``streams`` maps each name of :data:`STREAMS` to its non-white characters.

    ``document`` is the same for the diplomatic view; None for a text that has none.
    ``items`` are notes and rejected forms one by one: a page puts the notes of an apparatus entry beside its readings.
    """

    id: str
    path: str
    streams: dict[str, str]
    restricted: bool = False
    document: dict[str, str] | None = None
    items: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Source:
    """A whole folder: texts by id (``all``: by path and position, whatever their ids), files that are no XML, every ``xml:id``."""

    folder: Path
    texts: dict[str, SourceText]
    malformed: tuple[str, ...] = ()
    ids: frozenset[str] = field(default_factory=frozenset)
    all: tuple[SourceText, ...] = ()


def squeeze(text: str) -> str:
    """A string without the four white characters of XML; a no-break space stays."""
    return text.translate(_WHITE)


def read(folder: Path) -> Source:
    """Read a folder. Files that are no XML are listed in ``malformed``, those that hold no TEI are passed over."""
    library = Library(folder)
    base = _base_witness(folder)
    found: list[tuple[_Candidate, SourceText | None]] = []
    malformed: list[str] = []
    ids: set[str] = set()
    for path in discover(folder):
        try:
            root = library.document(path)
        except NotXml:
            malformed.append(path)
            continue
        ids.update(value for e in root.iter("*") if (value := e.get(_ID, e.get("id"))) is not None)
        found += [(candidate, _text(candidate, base)) for candidate in _candidates(root, path)]
    names = _final_ids([c for c, text in found])
    texts = {
        names[n]: SourceText(names[n], text.path, text.streams, text.restricted, text.document, text.items)
        for n, (_, text) in enumerate(found)
        if text
    }
    return Source(folder, texts, tuple(malformed), frozenset(ids), tuple(text for _, text in found if text))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A TEI or teiCorpus element: ``number`` counts from 1 over all of its file."""

    element: Any
    path: str
    number: int

    @property
    def id(self) -> str:
        stated = (self.element.get(_ID) or "").strip()
        stem = Path(self.path).stem
        return sanitized(stated or (stem if self.number == 1 else f"{stem}.{self.number}"))

    @property
    def long_id(self) -> str:
        whole = str(Path(self.path).with_suffix("")).replace("/", ".")
        return sanitized(whole if self.number == 1 else f"{whole}.{self.number}")


def sanitized(name: str) -> str:
    """Letters, digits, ``.``, ``_`` and ``-`` stay; everything else becomes ``-``."""
    return "".join(c if c.isalnum() or c in "._-" else "-" for c in name)


def _candidates(root: Any, path: str) -> Iterator[_Candidate]:
    for number, element in enumerate((e for e in root.iter("*") if is_tei(e)), 1):
        yield _Candidate(element, path, number)


def _final_ids(candidates: list[_Candidate]) -> list[str]:
    keys = [unicodedata.normalize("NFC", c.id).casefold() for c in candidates]
    often = Counter(keys)
    return [c.long_id if often[key] > 1 else c.id for c, key in zip(candidates, keys, strict=True)]


def _base_witness(folder: Path) -> str:
    settings = folder / "edition.toml"
    if not settings.is_file():
        return ""
    return str(tomllib.loads(settings.read_text(encoding="utf-8")).get("base_witness", "")).lstrip("#")


def _text(candidate: _Candidate, base: str) -> SourceText | None:
    """The text that a TEI is, or None where it is a register file, a header or a collection only."""
    tei = candidate.element
    parts = [child for name in ("text", "sourceDoc") for child in tei if local(child) == name]
    if not parts:
        return None
    walk = _Walk(base, headings=not any(_holds_registers(part) for part in parts))
    for part in parts:
        walk.element(part, walk.text, counts=True)
    if not walk.is_text:
        return None
    headers = (e for up in (tei, *tei.iterancestors()) if is_tei(up) for e in _header(up))
    restricted = any(name_of(e) == "availability" and e.get("status") == "restricted" for e in headers)
    return SourceText(candidate.id, candidate.path, walk.streams(), restricted, _document(parts, base), walk.beside())


def _document(parts: list[Any], base: str) -> dict[str, str] | None:
    """The streams of the diplomatic view: what is rejected stands in place, but for readings of witnesses; so does ``fw``."""
    if not any(_is_layer(e) for part in parts for e in part.iter("*")):
        return None
    walk = _InPlace(base)
    for part in parts:
        walk.element(part, walk.text, counts=True)
    return walk.streams()


def _is_layer(element: Any) -> bool:
    if local(element) in ("sic", "orig", "abbr") and local(element.getparent()) == "choice":
        return True
    return local(element) in _LAYERS or element.get("hand") is not None


def _header(tei: Any) -> Iterator[Any]:
    for child in tei:
        if local(child) == "teiHeader":
            yield from child.iter("*")


def _holds_registers(part: Any) -> bool:
    return any(own_place(e) == "registers" for e in part.iter("*"))


class _Walk:
    """One pass over ``text`` and ``sourceDoc``. An item is a list of strings: the text, a note, a rejected form …

    ``headings``: a ``head`` makes a text; where there are registers, it is theirs.
    """

    def __init__(self, base: str, *, headings: bool = False) -> None:
        self.base, self.headings = base, headings
        self.text: list[str] = []
        self.items: list[tuple[str, list[str]]] = [("text", self.text)]
        self.is_text = False

    def element(self, element: Any, item: list[str], *, counts: bool, whole: bool = False) -> None:
        """Give every character to the item of the innermost element that decides.

        ``counts``: outside registers and heads, so that it makes a text. ``whole``: inside a register, which nothing
        leaves (a ``note`` of an entry is no note on the text, a register in a register has no line of its own).
        """
        place = "" if whole else self._place(element)
        if place:
            item = []
            self.items.append((place, item))
        whole = whole or place == "registers"
        counts = counts and not whole and (self.headings or local(element) != "head")
        self.is_text = self.is_text or (counts and local(element) in _VISIBLE)
        self._characters(element.text, item, counts=counts)
        for child in element:
            if is_element(child) and not _is_text_of_its_own(child):
                self.element(child, item, counts=counts, whole=whole)
            self._characters(child.tail, item, counts=counts)

    def _characters(self, text: str | None, item: list[str], *, counts: bool) -> None:
        if text and (dense := squeeze(text)):
            item.append(dense)
            self.is_text = self.is_text or counts

    def _place(self, element: Any) -> str:
        return own_place(element) or ("variants" if is_rejected(element, self.base) else "")

    def beside(self) -> Counter[str]:
        """Notes and rejected forms, those that have words."""
        found = ("".join(item) for place, item in self.items if place in ("notes", "variants"))
        return Counter(words for words in found if words)

    def streams(self) -> dict[str, str]:
        """Items of one stream one after another, in the order in which they begin."""
        return {name: "".join("".join(item) for place, item in self.items if place == name) for name in STREAMS}


class _InPlace(_Walk):
    """The same for the diplomatic view."""

    def _place(self, element: Any) -> str:
        place = super()._place(element)
        in_place = local(element) == "fw" or (place == "variants" and local(element) not in ("lem", "rdg"))
        return "" if in_place else place


def _is_text_of_its_own(element: Any) -> bool:
    """Whether an element within a text is a TEI that has a text: what stands in it is that one's."""
    return is_tei(element) and any(local(child) in ("text", "sourceDoc") for child in element)


__all__ = ["STREAMS", "TEI", "Source", "SourceText", "discover", "read", "sanitized", "squeeze"]
