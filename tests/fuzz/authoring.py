"""TEI as nobody would write it, and as everybody does: documents at random, well-formed before they are damaged."""

from __future__ import annotations

from tests.fuzz.dice import Dice
from tests.fuzz.vocabulary import (
    ASIDE,
    ATTRIBUTES,
    BLOCKS,
    DECLARATIONS,
    DOCTYPES,
    EMPTY,
    ENTITIES,
    ENTRIES,
    HEADERS,
    IDS,
    INCLUSIONS,
    INLINE,
    NAMES,
    NAMESPACES,
    OWN_ATTRIBUTES,
    PAIRS,
    POINTERS,
    QUOTED,
    REGISTERS,
    STRANGE,
    WORDS,
)

_ALL_ATTRIBUTES = tuple(ATTRIBUTES)
_SHAPES = (
    "plain",
    "plain",
    "plain",
    "plain",
    "transcribed",
    "group",
    "nested",
    "corpus",
    "bare",
    "p4",
    "register",
    "sourceDoc",
)


_ROOT = f'xmlns="http://www.tei-c.org/ns/1.0" {NAMESPACES}'
_FACSIMILE = "<facsimile><surface xml:id='f1'><graphic url='a.png'/><zone xml:id='f2'/></surface></facsimile>"


class Author:
    """Writes one document with dice. ``size`` is about how many elements it may have at most."""

    def __init__(self, dice: Dice, size: int = 60) -> None:
        self._dice, self._left, self._entities = dice, size, False

    def document(self) -> bytes:
        """A whole document."""
        dice = self._dice
        doctype = dice.one(DOCTYPES)
        self._entities = bool(doctype)
        shape = dice.one(_SHAPES)
        return (dice.one(DECLARATIONS) + doctype + self._shaped(shape) + dice.one(("", "\n", "<!-- last -->"))).encode()

    def _shaped(self, shape: str) -> str:
        """The root element and all that is in it."""
        if shape == "corpus":
            inner = self._tei() + self._tei(" xml:id='t2'")
            return f"<teiCorpus {_ROOT}><teiHeader>{self._header()}</teiHeader>{inner}</teiCorpus>"
        if shape == "register":
            return f"<standOff {_ROOT}>{self._register(3)}</standOff>"
        if shape in ("p4", "bare"):
            name = "TEI.2" if shape == "p4" else "TEI"
            return self._tei(f" {NAMESPACES}", name=name)
        text = self._text()
        if shape == "sourceDoc":
            text = f"<sourceDoc>{self._mixed(3)}</sourceDoc>" + self._dice.one(("", text))
        if shape == "group":
            text = f"<text><front>{self._mixed(1)}</front><group>{self._mixed(1)}{text}{self._text()}</group></text>"
        if shape == "nested":
            text = self._tei(" xml:id='inner'") + text
        if shape == "transcribed":
            text = f"{_FACSIMILE}<standOff>{self._register(2)}</standOff>{text}"
        return self._tei(f" {_ROOT}{self._attributes('TEI', 20)}", text)

    def _tei(self, stated: str = "", text: str | None = None, name: str = "TEI") -> str:
        content = self._text() if text is None else text
        return f"<{name}{stated}><teiHeader>{self._header()}</teiHeader>{content}</{name}>"

    def _header(self) -> str:
        return self._dice.one(HEADERS) + (self._register(2) if self._dice.often(15) else "")

    def _text(self) -> str:
        dice = self._dice
        front = f"<front>{self._mixed(2)}</front>" if dice.often(10) else ""
        back = f"<back>{self._register(2)}{self._mixed(2)}</back>" if dice.often(15) else ""
        return f"<text{self._attributes('text', 15)}>{front}<body>{self._mixed(0)}</body>{back}</text>"

    def _mixed(self, depth: int) -> str:
        """Words and elements. At the top elements come more often than words, below it is the other way round."""
        often, most = (60, 5) if depth > 1 else (60, 7) if depth else (25, 7)
        return "".join(self._part(depth, often) for _ in range(self._dice.below(most)))

    def _part(self, depth: int, often: int) -> str:
        return self._words() if self._dice.often(often) else self._element(depth + 1)

    def _words(self) -> str:
        if self._entities and self._dice.often(10):
            return self._dice.one(ENTITIES)
        word = self._dice.one(WORDS)
        return "a" if self._entities and "CDATA" in word else word  # the oracle puts entities in there too

    def _element(self, depth: int) -> str:
        """An element of some group: blocks further up, what stands in lines further down; now and then any."""
        self._left -= 1
        if self._left < 0 or depth > 12:
            return self._words()
        group = self._dice.below(100)
        if group < 30:
            return self._full(self._dice.one(BLOCKS if depth < 4 else INLINE), depth)
        if group < 45:
            return self._full(self._dice.one(NAMES), depth)
        if group < 55:
            return self._apparatus(depth)
        if group < 62:
            return self._choice(depth)
        return self._rarer(group, depth)

    def _rarer(self, group: int, depth: int) -> str:
        dice = self._dice
        if group < 70:
            return f"<{(name := dice.one(EMPTY))}{self._attributes(name, 60)}/>"
        if group < 77:
            return self._full(dice.one(ASIDE), depth)
        if group < 83:
            return self._full(dice.one(QUOTED), depth)
        if group < 86:
            return self._register(depth)
        if group < 88:
            return dice.one(INCLUSIONS)
        if group < 91:
            return self._full(dice.one(STRANGE), depth)
        return self._full(dice.one(INLINE if dice.often(70) else BLOCKS), depth)

    def _full(self, name: str, depth: int) -> str:
        return f"<{name}{self._attributes(name, 45)}>{self._mixed(depth)}</{name}>"

    def _attributes(self, name: str, percent: int) -> str:
        """Attributes that fit the element, and some that do not."""
        dice, found = self._dice, {}
        if not dice.often(percent):
            return ""
        for _ in range(1 + dice.below(3)):
            own = OWN_ATTRIBUTES.get(name)
            attribute = dice.one(own) if own and dice.often(80) else dice.one(_ALL_ATTRIBUTES)
            found[attribute] = dice.one(ATTRIBUTES[attribute])
        return "".join(f" {attribute}={_quoted(value)}" for attribute, value in found.items())

    def _apparatus(self, depth: int) -> str:
        """An ``app`` of any shape: lemma or none, groups, readings in readings, in a list of them."""
        dice = self._dice
        readings = [self._full("lem", depth + 2)] if dice.often(60) else []
        readings += [self._reading(depth + 2) for _ in range(dice.below(4))]
        if dice.often(10):
            readings.append(self._words())
        if dice.often(15):
            readings.append(self._full(dice.one(("note", "witDetail", "wit", "hi")), depth + 2))
        app = f"<app{self._attributes('app', 20)}>{dice.one(('', ' ', chr(10))).join(readings)}</app>"
        return f"<listApp>{app}</listApp>" if dice.often(6) else app

    def _reading(self, depth: int) -> str:
        if self._dice.often(15):
            inner = "".join(self._reading(depth + 1) for _ in range(self._dice.below(3))) if depth < 10 else ""
            return f"<rdgGrp{self._attributes('rdgGrp', 40)}>{inner}</rdgGrp>"
        return self._full("rdg", depth)

    def _choice(self, depth: int) -> str:
        dice = self._dice
        pair = dice.one(PAIRS)
        between = dice.one(("", " ", "\n", "<!-- c -->", "x"))
        return f"<choice>{between.join(self._full(name, depth + 1) for name in pair)}</choice>"

    def _register(self, depth: int) -> str:
        entries = "".join(self._entry(depth + 1) for _ in range(self._dice.below(4)))
        name = self._dice.one(REGISTERS)
        return f"<{name}{self._attributes(name, 10)}>{entries}{self._mixed(depth + 3)}</{name}>"

    def _entry(self, depth: int) -> str:
        dice, name = self._dice, self._dice.one(ENTRIES)
        named = self._full(dice.one((*NAMES, "label", "title", "head")), depth + 4) if dice.often(70) else ""
        known = f"<idno>{dice.one(POINTERS).replace('&', '')}</idno>" if dice.often(30) else ""
        stated = f" xml:id={_quoted(dice.one(IDS))}" if dice.often(60) else self._attributes(name, 40)
        return f"<{name}{stated}>{named}{known}{self._mixed(depth + 3)}</{name}>"


def _quoted(value: str) -> str:
    if "&" not in value:
        value = value.replace("<", "&lt;")
    return f'"{value}"' if '"' not in value else f"'{value}'"
