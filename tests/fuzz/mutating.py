"""Changes to the tree of a text that its editor never made, and others that he might have."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Any

from lxml import etree

from tests.fuzz.damaging import damaged
from tests.fuzz.dice import Dice
from tests.fuzz.vocabulary import ATTRIBUTES, BLOCKS, EMPTY, INLINE, NAMES, OWN_ATTRIBUTES, QUOTED, REGISTERS, WORDS
from tests.promises.oracle_documents import TEI

_XML = "{http://www.w3.org/XML/1998/namespace}"
_FOREIGN = {"e": "urn:edition:annotated", "f": "urn:foreign"}
_ALL_NAMES = (
    *NAMES,
    *QUOTED,
    *BLOCKS,
    *INLINE,
    *EMPTY,
    *REGISTERS,
    "app",
    "lem",
    "rdg",
    "rdgGrp",
    "listApp",
    "note",
    "witDetail",
    "TEI",
    "teiHeader",
)
_PLAIN_WORDS = (*(word for word in WORDS if not set(word) & set("<&")), "<b>", "&", "]]>")
_PARSER: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "collect_ids": False}


def mutated(dice: Dice, excerpts: Sequence[bytes]) -> bytes:
    """One of the excerpts, changed: its tree where it is XML, and some of its bytes now and then."""
    data = dice.one(excerpts)
    try:
        root = etree.fromstring(data, etree.XMLParser(**_PARSER))
    except (etree.XMLSyntaxError, ValueError):
        return damaged(dice, data)
    work = _Mutation(dice, root, excerpts)
    for _ in range(1 + dice.below(8)):
        dice.one(work.changes)()
    data = bytes(etree.tostring(root.getroottree(), encoding="utf-8"))
    return damaged(dice, data) if dice.often(30) else data


class _Mutation:
    """The changes of one tree."""

    def __init__(self, dice: Dice, root: Any, excerpts: Sequence[bytes]) -> None:
        self._dice, self._root, self._excerpts = dice, root, excerpts
        self.changes: tuple[Callable[[], None], ...] = (
            self.rename, self.point, self.attribute, self.drop, self.duplicate, self.swap, self.wrap, self.unwrap,
            self.move, self.graft, self.cut, self.say, self.put, self.forget, self.comment, self.deepen,
        )  # fmt: skip

    def _any(self) -> Any | None:
        """An element within the root; those deep inside as likely as those further up."""
        found = list(self._root.iterdescendants("*"))
        return self._dice.one(found) if found else None

    def rename(self) -> None:
        if (element := self._any()) is not None:
            element.tag = f"{{{TEI}}}{self._dice.one(_ALL_NAMES)}"

    def point(self) -> None:
        """Another value for an attribute that is there: of the table, or of another element."""
        element, other = self._any(), self._any()
        if element is not None and other is not None and element.attrib:
            name = self._dice.one(sorted(element.attrib))
            values = [other.get(key) for key in sorted(other.attrib)] + list(ATTRIBUTES["ref"])
            element.set(name, self._dice.one(values))

    def attribute(self) -> None:
        if (element := self._any()) is not None:
            own = OWN_ATTRIBUTES.get(etree.QName(element).localname, tuple(ATTRIBUTES))
            name = self._dice.one(own)
            element.set(_qualified(name), _unescaped(self._dice.one(ATTRIBUTES[name])))

    def drop(self) -> None:
        """An element goes; what stood after it stays."""
        if (element := self._any()) is not None:
            _take_out(element)

    def duplicate(self) -> None:
        if (element := self._any()) is not None:
            element.addnext(copy.deepcopy(element))

    def swap(self) -> None:
        element = self._any()
        after = element.getnext() if element is not None else None
        if after is not None:
            after.addnext(element)

    def wrap(self) -> None:
        if (element := self._any()) is not None:
            around = etree.Element(f"{{{TEI}}}{self._dice.one(_ALL_NAMES)}")
            element.addprevious(around)
            around.tail, element.tail = element.tail, None
            around.append(element)

    def unwrap(self) -> None:
        if (element := self._any()) is not None:
            around = element.getparent()
            for child in list(element):
                element.addprevious(child)
            if around is not None:
                _take_out(element)

    def move(self) -> None:
        element, into = self._any(), self._any()
        if element is not None and into is not None and not any(up is element for up in (into, *into.iterancestors())):
            into.insert(self._dice.below(len(into) + 1), element)

    def graft(self) -> None:
        """A piece of another file."""
        try:
            other = etree.fromstring(self._dice.one(self._excerpts), etree.XMLParser(**_PARSER))
        except (etree.XMLSyntaxError, ValueError):
            return
        pieces = [e for e in other.iterdescendants("*") if len(e) < 10]
        if pieces and (into := self._any()) is not None:
            into.insert(self._dice.below(len(into) + 1), self._dice.one(pieces))

    def cut(self) -> None:
        """A part of the words."""
        element = self._any()
        if element is not None and element.text:
            element.text = element.text[self._dice.below(len(element.text)) :]

    def say(self) -> None:
        if (element := self._any()) is not None:
            word, text = self._dice.one(_PLAIN_WORDS), element.text or ""
            if "&#" not in word:
                at = self._dice.below(len(text) + 1)
                element.text = text[:at] + word + text[at:]

    def put(self) -> None:
        """An empty element in the middle of words."""
        if (element := self._any()) is not None:
            text = element.text or ""
            at = self._dice.below(len(text) + 1)
            new = etree.Element(f"{{{TEI}}}{self._dice.one(EMPTY)}")
            element.text, new.tail = text[:at], text[at:]
            if self._dice.often(30):
                new.set("break", "no")
            element.insert(0, new)

    def forget(self) -> None:
        """An attribute less."""
        element = self._any()
        if element is not None and element.attrib:
            del element.attrib[self._dice.one(sorted(element.attrib))]

    def comment(self) -> None:
        """What is no text, in the middle of it."""
        if (element := self._any()) is not None:
            new = etree.Comment("c") if self._dice.often(50) else etree.ProcessingInstruction("p", "i")
            element.insert(self._dice.below(len(element) + 1), new)

    def deepen(self) -> None:
        """Many elements around one."""
        name = self._dice.one(_ALL_NAMES)
        for _ in range(self._dice.below(40)):
            element = next(self._root.iterdescendants(f"{{{TEI}}}p"), None)
            if element is not None:
                around = etree.Element(f"{{{TEI}}}{name}")
                element.addprevious(around)
                around.append(element)


def _qualified(name: str) -> str:
    prefix, _, rest = name.rpartition(":")
    return f"{_XML}{rest}" if prefix == "xml" else f"{{{_FOREIGN[prefix]}}}{rest}" if prefix else rest


def _unescaped(value: str) -> str:
    return value.replace("&lt;", "<").replace("&gt;", ">").replace("&#10;", "\n")


def _take_out(element: Any) -> None:
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    element.tail = None
    parent.remove(element)
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
