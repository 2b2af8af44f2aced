"""New entries of registers for names on no list that were accepted: into a register that is there, or into a new file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from edition.editing.patching import Change, Lines, Unfit
from edition.encoding.tagging.scanning import EMPTY, END, START, Piece, pieces
from edition.xml_names import is_ncname


@dataclass(frozen=True, slots=True)
class Shape:
    """How an entry of some kind is written: its list, its element, that of its name, its ``@type``."""

    list: str
    entry: str
    name: str
    type: str = ""


SHAPES = {
    "persName": Shape("listPerson", "person", "persName"),
    "orgName": Shape("listOrg", "org", "orgName"),
    "placeName": Shape("listPlace", "place", "placeName"),
    "geogName": Shape("listPlace", "place", "geogName"),
    "eventName": Shape("listEvent", "event", "label"),
    "session": Shape("listEvent", "event", "label", "session"),
    "title": Shape("listBibl", "bibl", "title"),
}
"""TABLE of entries by the element of the name, or by its type."""
_ENTRIES = frozenset("person org place event bibl personGrp".split())
_STEP = "  "


@dataclass(frozen=True, slots=True)
class New:
    """An entry that is wanted: its id, its shape, its names, a note on where it comes from, and who took part (pointer, name).

    ``limits`` say where the part of a text that is about a session begins and ends: ``@type`` and ``@target`` of a ``ptr``.
    """

    id: str
    shape: Shape
    names: tuple[str, ...]
    note: str
    participants: tuple[tuple[str, str], ...] = ()
    limits: tuple[tuple[str, str], ...] = ()


def shape_of(element: str, type_: str) -> Shape | None:
    """The shape of an entry for a name; None where nothing says what is named."""
    return SHAPES.get(type_) or SHAPES.get(element)


def slug(name: str, taken: Iterable[str]) -> str:
    """An id made of a name that nothing else has: its letters without case and accents, with hyphens."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    made = re.sub(r"[^\w]+", "-", bare.casefold()).strip("-")[:60] or "entry"
    if not is_ncname(made):
        made = f"n-{made}"
    known = frozenset(taken)
    number, found = 1, made
    while found in known:
        number += 1
        found = f"{made}-{number}"
    return found


def written(entry: New, indent: str) -> str:
    """An entry as it stands in a register, on lines of its own."""
    shape, inner = entry.shape, indent + _STEP
    type_ = f" type={quoteattr(shape.type)}" if shape.type else ""
    lines = [f"{indent}<{shape.entry} xml:id={quoteattr(entry.id)}{type_}>"]
    lines += [f"{inner}<{shape.name}>{escape(name)}</{shape.name}>" for name in entry.names]
    lines.append(f"{inner}<note>{escape(entry.note)}</note>")
    lines += [f"{inner}<ptr type={quoteattr(which)} target={quoteattr(target)}/>" for which, target in entry.limits]
    if entry.participants:
        lines.append(f"{inner}<listPerson>")
        for pointer, name in entry.participants:
            person = f"<person sameAs={quoteattr(pointer)}><persName>{escape(name)}</persName></person>"
            lines.append(f"{inner}{_STEP}{person}")
        lines.append(f"{inner}</listPerson>")
    return "\n".join([*lines, f"{indent}</{shape.entry}>", ""])


def added(data: bytes, entries: Sequence[New]) -> bytes:
    """A register with new entries at the end of its lists, and nothing else changed.

    ``Unfit``: it has no list for one of them, and no ``standOff`` in which there could be one.
    """
    lines = Lines(data)
    found = list(pieces(lines.text))
    changes = [_insertion(lines.text, found, list_, some) for list_, some in _by_list(entries).items()]
    at: dict[int, str] = {}
    for place, words in changes:
        at[place] = at.get(place, "") + words
    return lines.applied([Change(place, place, at[place].replace("\n", lines.end)) for place in sorted(at)])


def _by_list(entries: Iterable[New]) -> Mapping[str, list[New]]:
    found: dict[str, list[New]] = {}
    for entry in entries:
        found.setdefault(entry.shape.list, []).append(entry)
    return found


def _insertion(source: str, found: Sequence[Piece], list_: str, entries: Sequence[New]) -> tuple[int, str]:
    """Where new entries go, and what is written there."""
    end = _last_end(found, list_)
    if end is not None:
        place, indent = _line(source, end.begin)
        return place, "".join(written(entry, indent + _STEP) for entry in entries)
    end = _last_end(found, "standOff")
    if end is None:
        raise Unfit(f"it has no <{list_}> and no <standOff> for new entries")
    place, indent = _line(source, end.begin)
    inner = indent + _STEP
    body = "".join(written(entry, inner + _STEP) for entry in entries)
    return place, f"{inner}<{list_}>\n{body}{inner}</{list_}>\n"


def _last_end(found: Sequence[Piece], name: str) -> Piece | None:
    """The end tag of the last such element that stands in no entry."""
    stack: list[str] = []
    last = None
    for piece in found:
        if piece.kind == START:
            stack.append(piece.name)
        elif piece.kind == END:
            stack.pop()
            if piece.name == name and not _ENTRIES & set(stack):
                last = piece
        elif piece.kind == EMPTY and piece.name == name:
            continue
    return last


def _line(source: str, place: int) -> tuple[int, str]:
    """The beginning of the line of an end tag that stands alone on it, with its indentation; else the tag itself."""
    begin = source.rfind("\n", 0, place) + 1
    before = source[begin:place]
    return (begin, before) if not before.strip() else (place, "")


def register(entries: Sequence[New], title: str, language: str) -> bytes:
    """A new register file with these entries: TEI that names our schema."""
    lists = "".join(_list(list_, some) for list_, some in _by_list(entries).items())
    return "".join(_file(title, language, lists)).encode()


def _list(name: str, entries: Sequence[New]) -> str:
    body = "".join(written(entry, _STEP * 3) for entry in entries)
    return f"{_STEP * 2}<{name}>\n{body}{_STEP * 2}</{name}>\n"


def _file(title: str, language: str, lists: str) -> Iterator[str]:
    lang = f" xml:lang={quoteattr(language)}" if language else ""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<?xml-model href="tei-edition.xsd"?>\n'
    yield f'<TEI xmlns="http://www.tei-c.org/ns/1.0"{lang}>\n  <teiHeader>\n    <fileDesc>\n      <titleStmt>\n'
    yield f"        <title>{escape(title)}</title>\n      </titleStmt>\n      <publicationStmt>\n"
    yield "        <p>Unpublished draft.</p>\n      </publicationStmt>\n      <sourceDesc>\n"
    yield "        <p>Names that texts of this edition have and that no register had: proposed by edition tag, and accepted.</p>\n"
    yield f"      </sourceDesc>\n    </fileDesc>\n  </teiHeader>\n  <standOff>\n{lists}  </standOff>\n</TEI>\n"
