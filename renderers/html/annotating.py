"""The annotated copy of a text: what the stylesheets turn into HTML (DESIGN, section 3).

A private copy of the text in which everything is decided: where items of other streams stood there are marks, and they
follow in streams of their own; ids, addresses, numbers and classes are attributes in a namespace of ours. The stylesheets
need to look up and count nothing.
"""

from __future__ import annotations

import copy
import itertools
from collections.abc import Iterable, Iterator
from typing import Any

from edition.addresses import fragment
from edition.citing.passages import bare, called, place_of
from edition.context import Context
from edition.elements import BLOCKS, BREAKS, DIVISIONS, ELEMENT_ONLY, QUOTATIONS
from edition.model import STREAMS, Reading
from edition.tei import LANG, local, tag, tags, words

from .blocks import is_empty, mark_blocks
from .critical_notes import CriticalNotes, arrange
from .criticism import Criticism, layer_of
from .entries import Entry, entries, united
from .escaping import is_right_to_left
from .facsimile import note_leaves
from .grafting import E, close_up, disown, ours, put_first, take_out, within, without_layout
from .languages import html_lang
from .linking import LINKING, Addresses
from .links import part_links
from .marks import Marks
from .quoting import unmarked
from .rendition import Renditions

_CITE, _SORT = E + "cite", E + "sort"
_CLASS, _DIR, _FACS, _FRAGMENT, _HREF, _ID, _LANG, _LEVEL, _NUMBER, _UNMARKED = (
    E + name for name in ("class", "dir", "facs", "fragment", "href", "id", "lang", "level", "number", "unmarked")
)
_HEAD, _U, _GRAPHIC, _FIG_DESC, _PB = map(tag, ("head", "u", "graphic", "figDesc", "pb"))
_NUMBERED = tags("p ab l u seg")
"""Passages that have their number beside them, which is a link to them; headings of the running text are the others."""
_SORTS = {
    "quotations": QUOTATIONS,
    "numbered": _NUMBERED,
    "element-only": ELEMENT_ONLY,
    "breaks": BREAKS,
    "linking": LINKING,
    "descriptions": {_FIG_DESC},
    "graphics": {_GRAPHIC},
    "pages": {_PB},
    "heads": {_HEAD},
    "blocks": BLOCKS,
}
_SORTS_OF = {
    tag: tuple(sort for sort, found in _SORTS.items() if tag in found) for tag in frozenset().union(*_SORTS.values())
}
"""What is done with the elements of a name: they are looked for once, for all of it."""


def annotated(reading: Reading, context: Context, addresses: Addresses, criticism: Criticism | None = None) -> Any:
    """The root ``e:page`` of a copy: an ``e:stream`` for each stream that holds something, the text always."""
    return Copy(reading, context, addresses, criticism).page


class Copy:
    """The annotated copy of a text: its ``page``; ``order`` says of each stream at the foot which items its entries hold.

    ``twins`` are the elements of the copy by those of the text.
    """

    def __init__(
        self, reading: Reading, context: Context, addresses: Addresses, criticism: Criticism | None = None
    ) -> None:
        self._reading, self._context, self._addresses = reading, context, addresses
        self._critical = criticism
        self._has_items = any(reading.items.values()) or not reading.aside
        self.order: dict[str, list[Any]] = {}
        self._notes: CriticalNotes | None = None
        self.twins: dict[Any, Any] = {}
        self._of: dict[str, list[Any]] = {sort: [] for sort in _SORTS}
        self.page = ours("page")
        self._text = within(self.page, "stream", name="text")
        for content in reading.contents:
            self._take(content)
        for step in (
            self._identify,
            self._style,
            self._cite,
            self._turn,
            self._mend,
            self._address,
            self._part,
            self._level,
        ):
            step()
        part_links(self.twins.values())
        mark_blocks(self.page, {self.twins[e] for e in reading.passages if e in self.twins}, self._of["blocks"])
        self._stand_beside()

    def _take(self, content: Any) -> None:
        twin = copy.deepcopy(content)
        twin.tail = None
        disown(twin)
        self._text.append(twin)
        pairs = zip(content.iter("*"), twin.iter("*"), strict=True)
        for element, copied in pairs if self._has_items else self._without_items(list(pairs)):
            self.twins[element] = copied
            for sort in _SORTS_OF.get(element.tag, ()):  # its own tag: lxml has made that word before
                self._of[sort].append(copied)

    def _without_items(self, pairs: list[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
        """Elements with their twins; in a view that has no items, what is aside goes without a mark."""
        gone: set[Any] = set()
        aside = self._reading.aside
        for element, copied in pairs:
            if element in aside or element.getparent() in gone:
                if element.getparent() not in gone:
                    take_out(copied)
                gone.add(element)
            else:
                yield element, copied

    def _identify(self) -> None:
        """Ids of the page; what has several gets an anchor for each further one."""
        for element, ids in self._reading.anchors.items():
            twin = self.twins.get(element)
            if twin is None:
                continue
            twin.set(_ID, ids[0])
            for further in reversed(ids[1:]):
                put_first(twin, ours("anchor", id=further))

    def _style(self) -> None:
        """Classes from ``@rend`` and ``@rendition``, quotations that have no marks, numbers of passages."""
        renditions = Renditions(self._reading.contents)
        for twin in self.twins.values():
            if (twin.get("rend") or twin.get("rendition")) and (classes := renditions.classes(twin)):
                twin.set(_CLASS, classes)
        quotations = {twin: twin.get(_ID, "") for twin in self._of["quotations"]}
        for twin, classes in unmarked(quotations, self._reading.text):
            twin.set(_UNMARKED, classes)
        sessions = {session.anchor for session in self._reading.text.sessions} - {""}
        for twin in self.twins.values() if sessions else ():
            if twin.get(_ID) in sessions:
                twin.set(_CLASS, f"{twin.get(_CLASS, '')} is-session".strip())
        self._number()

    def _number(self) -> None:
        """Numbers of passages; what has not the figures of the margin says of what sort it is."""
        passages = self._reading.text.passages
        numbers, unsaid = {passage.id: passage.number for passage in passages}, bare(passages)
        for twin in itertools.chain(self._of["numbered"], self._of["heads"]):
            if (number := numbers.get(twin.get(_ID, ""))) and self._is_numbered(twin):
                twin.set(_NUMBER, number)
                twin.set(_FRAGMENT, fragment(twin.get(_ID)))
                if (sort := called(local(twin))) not in unsaid:
                    twin.set(_SORT, sort)

    def _cite(self) -> None:
        """What the passages that have a number are called where they are cited."""
        text = self._reading.text
        places = {passage.id: place_of(passage, text.info.proper) for passage in text.passages}
        for twin in self.twins.values():
            if twin.get(_NUMBER):
                twin.set(_CITE, places[twin.get(_ID)])

    def _is_numbered(self, twin: Any) -> bool:
        """Of headings those of divisions are; what has the words of a heading elsewhere is cited with what it stands over.

        Beside what is empty nobody would know what a number means.
        """
        return (twin.tag != _HEAD or twin.getparent().tag in DIVISIONS) and not is_empty(twin)

    def _turn(self) -> None:
        """Languages, and which way words run."""
        for twin in self.twins.values():
            stated = twin.get(LANG)
            if stated is None:
                continue
            twin.set(_DIR, "rtl" if is_right_to_left(stated) else "ltr")
            if lang := html_lang(stated):
                twin.set(_LANG, lang)

    def _mend(self) -> None:
        """White space that is layout of the source, or stands around a break within a word, goes."""
        for twin in self._of["element-only"]:
            without_layout(twin)
        for twin in self._of["breaks"]:
            if twin.get("break") == "no":
                close_up(twin)

    def _address(self) -> None:
        """Where names, references and pictures lead; who speaks in a ``u``."""
        reading, address_of = self._reading, self._addresses.of_target
        for element, targets in reading.targets.items():
            if (twin := self.twins.get(element)) is None:
                continue
            twin.set(_HREF, address_of(targets[0]))
            for n, target in enumerate(targets[1:], 2):
                within(twin, "target", href=address_of(target), title=target.name or target.entity, n=str(n))
        for twin in self._of["linking"]:
            if twin.get(_HREF) is None and (href := self._addresses.of_pointer(twin)):
                twin.set(_HREF, href)
        for element, speakers in reading.speakers.items():
            twin = self.twins.get(element)
            if twin is not None and twin.tag == _U:
                for target in reversed(speakers):
                    name = ours("speaker", href=self._addresses.of_target(target))
                    name.text = target.name or target.entity
                    put_first(twin, name)
        self._picture()

    def _picture(self) -> None:
        descriptions = {
            description.getparent(): words(description) for description in reversed(self._of["descriptions"])
        }
        for twin in self._of["graphics"]:
            if source := self._addresses.picture(twin.get("url", "")):
                twin.set(E + "src", source)
            twin.set(E + "alt", descriptions.get(twin.getparent(), ""))
        note_leaves(self._addresses.leaves, self.twins)
        for twin in self._of["pages"]:
            if twin.get(_FACS) is None and (source := self._addresses.facsimile(twin.get("facs", ""))):
                twin.set(_FACS, source)
                if "://" not in source:
                    twin.set(E + "thumb", source)

    def _part(self) -> None:
        """Items of other streams leave a mark and follow in their own; notes of an entry of the apparatus stand in it."""
        marks, reading = Marks(self._reading, self.twins), self._reading
        of_entries: dict[Any, list[Any]] = {}
        if self._critical is not None:
            self._notes = CriticalNotes(self._critical, self.twins, self._addresses)
            of_entries = self._notes.notes(reading.items["notes"], reading.items["variants"])
        elsewhere = {note for notes in of_entries.values() for note in notes}
        for name in STREAMS[1:]:
            if items := [item for item in reading.items.get(name, ()) if item not in elsewhere]:
                self._stream(name, items, marks, of_entries)
        marks.write_lemmas()
        if self._notes is not None:
            self._notes.finish()

    def _stand_beside(self) -> None:
        if self._notes is not None:
            self._notes.beside("rtl" if is_right_to_left(self._reading.text.info.lang) else "ltr")

    def _stream(self, name: str, items: list[Any], marks: Marks, of_entries: dict[Any, list[Any]]) -> None:
        stream = within(self.page, "stream", name=name)
        order: list[list[Any]] = []
        keys: list[str] = []
        found: Iterable[Entry] = entries(items, self._reading.aside)
        for n, entry in enumerate(united(found) if self._critical is not None else found, 1):
            moved = marks.move(stream, n, entry)
            stated = self._critical is not None and entry.group in self._critical.number
            if stated and self._notes is not None:
                order.append(self._notes.state(moved, entry.group, of_entries.get(entry.group, [])))
            else:
                order.append(entry.items)
            keys.append(self._layer(name, entry))
        if self._critical is not None and name in ("notes", "variants"):
            order = arrange(stream, order, keys)
        self.order[name] = [item for items in order for item in items]

    def _layer(self, name: str, entry: Entry) -> str:
        if self._critical is not None and entry.group in self._critical.number:
            return self._critical.layer(entry.group)
        return layer_of(entry.items[0].get("type", "").split(), "notes" if name == "notes" else "variants")

    def _level(self) -> None:
        """Levels of headings: one below that of the page or the stream, one more for each division around that has one."""
        for stream in self.page if self._of["heads"] else ():
            first = 2 if stream is self._text else 3
            heads = list(stream.iter(_HEAD))
            headed = {head.getparent() for head in heads}
            for head in heads:
                own = head.getparent()
                above = sum(1 for up in head.iterancestors(*DIVISIONS) if up in headed and up is not own)
                head.set(_LEVEL, str(min(6, first + above)))
