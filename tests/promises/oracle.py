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

STREAMS = ("text", "notes", "variants", "figures", "furniture", "registers")
"""In the order in which a character that one element gives to two of them is assigned: see ``_OWN_PLACE``."""

_WHITE = str.maketrans("", "", " \t\r\n")
_REGISTERS = frozenset("listPerson listOrg listPlace listEvent listWit".split())
_OWN_PLACE = {
    **dict.fromkeys(_REGISTERS, "registers"),
    **dict.fromkeys(("note", "witDetail"), "notes"),
    "figDesc": "figures",
    **dict.fromkeys(("fw", "index", "binaryObject"), "furniture"),
}
_LAYERS = frozenset(
    "add addSpan damage damageSpan del delSpan handShift line metamark mod patch redo restore retrace space subst substJoin"
    " surface transpose unclear undo zone".split()
)
_VISIBLE = frozenset("pb graphic figure media gap".split())
_BREAKS = frozenset("lb pb cb gb".split())
_PREFERRED = ("corr", "reg", "expan", "ex")
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
    return any(_own_place(e) == "registers" for e in part.iter("*"))


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
        return _own_place(element) or ("variants" if _is_rejected(element, self.base) else "")

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


def _own_place(element: Any) -> str:
    name = local(element)
    return "registers" if name == "listBibl" and _is_register(element) else _OWN_PLACE.get(name, "")


def _is_text_of_its_own(element: Any) -> bool:
    """Whether an element within a text is a TEI that has a text: what stands in it is that one's."""
    return is_tei(element) and any(local(child) in ("text", "sourceDoc") for child in element)


def _is_register(list_bibl: Any) -> bool:
    return any(local(c) in ("bibl", "biblStruct") and c.get(_ID) for c in list_bibl)


def _is_rejected(element: Any, base: str) -> bool:
    name, parent = local(element), element.getparent()
    if parent is not None and local(parent) == "choice" and element is not _chosen_of_choice(parent):
        return True
    if name == "del":
        return local(parent) != "restore" and not _is_undone(element)
    if name == "add":
        return _is_undone(element)
    if name in ("lem", "rdg"):
        return _is_rejected_reading(element, base)
    if name == "am":
        return _stands_expanded(element, base)
    return name == "pc" and element.get("force") == "weak" and _breaks_word(element)


def _is_undone(change: Any) -> bool:
    """Whether the last step that means a change, or the substitution around it, takes it back (no collection undoes a join)."""
    around = change.getparent() if local(change.getparent()) in ("subst", "mod") else change
    names = {e.get(_ID) for e in (change, around)} - {None}
    steps = list(change.getroottree().iter("{*}undo", "{*}redo")) if names else []
    meant = [outcome for step in steps for name, outcome in _outcomes(step, steps) if name in names]
    return bool(meant) and meant[-1] == "undone"


def _outcomes(step: Any, steps: list[Any]) -> Iterator[tuple[str, str]]:
    """What becomes of each id that a step means; one that means a step means what that one means."""
    for name in step.get("target", "").replace("#", " ").split():
        other = next((e for e in steps if e.get(_ID) == name), None)
        outcome = "undone" if local(step) == "undo" and (other is None or local(other) == "redo") else "done"
        if other is None:
            yield name, outcome
        else:
            yield from ((inner, outcome) for inner, _ in _outcomes(other, steps))


def _chosen_of_choice(choice: Any) -> Any:
    """What is shown of a ``choice``; a note in it is no alternative."""
    children = [child for child in choice if is_element(child) and not _own_place(child)]
    for name in _PREFERRED:
        for child in children:
            if local(child) == name:
                return child
    return next(iter(children), None)


def _stands_expanded(mark: Any, base: str) -> bool:
    """Whether an ``am`` stands in an expansion, or in what is shown of a ``choice``, and not in an item within these."""
    for up in mark.iterancestors():
        if local(up) == "expan":
            return True
        if local(up) == "am" or _own_place(up) or _is_rejected(up, base):
            return False  # within a mark that is shown for the same reasons, or in an item
        if local(up) == "choice":
            return True
    return False


def _is_rejected_reading(element: Any, base: str) -> bool:
    app = next((up for up in element.iterancestors() if local(up) == "app"), None)
    if app is None:
        return False
    return any(local(a) == "listApp" for a in app.iterancestors()) or element is not _chosen_of_app(app, base)


def _chosen_of_app(app: Any, base: str) -> Any:
    forms = list(_forms(app))
    lemmas = [form for form in forms if local(form) == "lem"]
    of_base = [form for form in forms if base and base in _sigla(form)]
    free = [form for form in forms if not form.get("exclude")]
    return next(iter(lemmas + of_base + free), None)


def _sigla(form: Any) -> list[str]:
    return [token.rpartition("#")[2] for token in form.get("wit", "").split()]


def _forms(parent: Any) -> Iterator[Any]:
    for child in parent:
        if local(child) in ("lem", "rdg"):
            yield child
        if local(child) != "app":
            yield from _forms(child)


def _breaks_word(mark: Any) -> bool:
    """Whether nothing but white space stands between this hyphen and a break inside the word."""
    between, after = mark.tail or "", mark.getnext()
    while after is not None and not is_element(after):
        between, after = between + (after.tail or ""), after.getnext()
    return after is not None and not squeeze(between) and local(after) in _BREAKS and after.get("break") == "no"


__all__ = ["STREAMS", "TEI", "Source", "SourceText", "discover", "read", "sanitized", "squeeze"]
