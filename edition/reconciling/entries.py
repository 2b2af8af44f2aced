"""The entries of an edition's registers as reconciliation knows them, each once, with their numbers of authorities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from edition.citing.authorities import AUTHORITIES
from edition.citing.identifiers import Identifier, stated
from edition.kinds import BY_NAME
from edition.limits import USUAL, Limits
from edition.reading.parsing import Document, NotWellFormed, parse
from edition.reading.registers import Entry, entry_elements, read
from edition.reconciling.conventions import Written, written_in
from edition.tei import shortened

AUTHORITY_NAMES = tuple(one.name for one in AUTHORITIES)
_HOLDING = (b"list", b"particDesc", b"settingDesc", b"standOff", b"event")
"""One of these stands in every file that holds entries."""
_START = 200
"""Bytes in which a zero says that the letters of a file have two bytes each, and nothing can be looked for in them."""
_LONGEST = 300
"""Characters of a description."""


@dataclass(frozen=True, slots=True)
class Known:
    """An entry: its file, its kind, what it is called, its dates as ``start/end``, who or what it is, its identifiers.

    ``identifiers`` are all that its copies in other files state as well.
    """

    id: str
    path: str
    kind: str
    name: str
    names: tuple[str, ...] = ()
    sort_name: str = ""
    dates: str = ""
    description: str = ""
    identifiers: tuple[Identifier, ...] = ()

    def numbers(self, authority: str) -> list[str]:
        """Its numbers of an authority."""
        return [one.number for one in self.identifiers if one.authority == authority]


@dataclass(slots=True)
class Registers:
    """All entries, by the order of their files and in these; how files write identifiers; files that cannot be read."""

    entries: list[Known] = field(default_factory=list)
    written: dict[str, list[Written]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def of(self, folders: Iterable[str]) -> list[Known]:
        """The entries of some kinds, by the names of their folders; of all, where none is named."""
        chosen = frozenset(folders)
        return [one for one in self.entries if not chosen or BY_NAME[one.kind].folder in chosen]


def gathered(paths: Iterable[str], read_file: Callable[[str], bytes], limits: Limits = USUAL) -> Registers:
    """The entries of files that something can point to; participants of one text are left out.

    Of entries with one id and kind in several files, the one in the file with the most entries stands for all.
    """
    found = Registers()
    copies: dict[tuple[str, str], list[Known]] = {}
    sizes: Counter[str] = Counter()
    for path in paths:
        data = read_file(path)
        if b"\0" not in data[:_START] and not any(name in data for name in _HOLDING):
            continue
        try:
            document = parse(path, data, limits)
        except NotWellFormed:
            found.unread.append(path)
            continue
        found.written[path] = list(written_in(document.root))
        for one in _entries(document, path):
            sizes[path] += 1
            copies.setdefault((one.kind, one.id), []).append(one)
    found.entries = [_united(some, sizes) for some in copies.values()]
    return found


def _entries(document: Document, path: str) -> Iterator[Known]:
    seen: set[tuple[str, str]] = set()
    for element in entry_elements(document.root):
        entry = read(element, path, 0)
        if entry and entry.xml_id and not entry.local and (entry.kind, entry.xml_id) not in seen:
            seen.add((entry.kind, entry.xml_id))
            yield known(entry)


def known(entry: Entry) -> Known:
    """An entry as reconciliation knows it."""
    dates = entry.start if entry.start == entry.end else f"{entry.start}/{entry.end}"
    told = (f"{key}: {words}" for key, words in entry.particulars if words not in (entry.start, entry.end))
    said = entry.note or "; ".join(told)
    addresses = (f"https://{address}" for address in entry.addresses)
    identifiers = filter(None, map(stated, (*entry.identifiers, *addresses)))
    return Known(
        entry.xml_id,
        entry.path,
        entry.kind,
        entry.name,
        entry.names,
        entry.sort_name,
        dates.strip("/") if entry.start else dates if entry.end else "",
        shortened(said, _LONGEST),
        tuple(dict.fromkeys(identifiers)),
    )


def _united(copies: list[Known], sizes: Mapping[str, int]) -> Known:
    best = min(copies, key=lambda one: (-sizes[one.path], one.path))
    if len(copies) == 1:
        return best
    identifiers = tuple(dict.fromkeys(one for copy in (best, *copies) for one in copy.identifiers))
    names = tuple(dict.fromkeys(name for copy in (best, *copies) for name in (copy.name, *copy.names)))
    others = tuple(name for name in names if name != best.name)
    return Known(
        best.id, best.path, best.kind, best.name, others, best.sort_name, best.dates, best.description, identifiers
    )
