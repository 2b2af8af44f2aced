"""Witnesses that nobody wrote: bodies with divisions, paragraphs, verse and markup in the line; and others that are like them."""

from __future__ import annotations

from random import Random
from typing import Any

from lxml import etree

from edition.collating.tokens import Normalization
from edition.collating.witnesses import Witness, marked

NS = "http://www.tei-c.org/ns/1.0"
USUAL = Normalization()
SIGLA = "ABCDE"
WORDS = "the old house grey gray colour color Vnto unto jam iam said & <b> “x” e\u0301t 天地 end. Hello, a—b x".split()
INLINE, POINTS, LINES = ("hi", "persName", "seg"), ("lb", "pb"), ("p", "l", "ab")

Part = str | tuple[str, dict[str, str], list[Any]]


def family(dice: Random) -> list[Any]:
    """Two to five bodies."""
    found = [body(dice)]
    for _ in range(dice.randint(1, 4)):
        found.append(like(dice, dice.choice(found)) if dice.random() < 0.8 else body(dice))
    return [tree(("body", {}, content), set()) for content in found]


def witnesses(trees: list[Any]) -> list[Witness]:
    """Witnesses A, B and so on."""
    return [marked(siglum, "", body, USUAL) for siglum, body in zip(SIGLA, trees, strict=False)]


def attributes(dice: Random) -> dict[str, str]:
    names = [name for name in ("n", "rend", "xml:id", "corresp") if dice.random() < 0.12]
    return {name: dice.choice(["x", "y1", "#y1", "A..x"]) for name in names}


def words(dice: Random, most: int) -> str:
    return " ".join(dice.choice([*WORDS, ""]) for _ in range(dice.randint(0, most)))


def inline(dice: Random, depth: int = 2) -> list[Part]:
    found: list[Part] = []
    for _ in range(dice.randint(0, 3)):
        kind = dice.random()
        if kind < 0.6 or not depth:
            found.append(words(dice, 6))
        elif kind < 0.75:
            found.append((dice.choice(POINTS), attributes(dice), []))
        else:
            found.append((dice.choice(INLINE), attributes(dice), inline(dice, depth - 1)))
    return found


def block(dice: Random, names: tuple[str, ...] = ("p", "p", "p", "ab", "l")) -> Part:
    return dice.choice(names), attributes(dice), inline(dice)


def blocks(dice: Random) -> list[Part]:
    return [block(dice) for _ in range(dice.randint(0, 3))]


def odd(dice: Random) -> Part:
    """What is no paragraph and no verse."""
    kind = dice.randint(0, 4)
    if kind == 0:
        return "list", attributes(dice), several(dice, "item")
    if kind == 1:
        return "table", {}, [("row", {}, several(dice, "cell")) for _ in range(dice.randint(1, 2))]
    if kind == 2:
        speaker = several(dice, "speaker")[:1] if dice.random() < 0.8 else []
        return "sp", {}, [*speaker, *several(dice, dice.choice(["p", "l"]))]
    if kind == 3:
        return "quote", attributes(dice), several(dice, "p")
    return "note", attributes(dice), inline(dice)


def several(dice: Random, name: str) -> list[Part]:
    return [(name, attributes(dice), inline(dice, 1)) for _ in range(dice.randint(1, 3))]


def closed(dice: Random) -> list[Part]:
    """The end of a letter."""
    parts = [(name, attributes(dice), inline(dice, 1)) for name in ("salute", "signed") if dice.random() < 0.6]
    return [("closer", attributes(dice), [words(dice, 3), *parts])] if dice.random() < 0.5 else []


def headed(dice: Random) -> list[Part]:
    return [*([block(dice, ("head",))] if dice.random() < 0.4 else []), *blocks(dice)]


def body(dice: Random) -> list[Part]:
    kind = dice.randint(0, 5)
    divisions: list[Part] = [("div", attributes(dice), headed(dice)) for _ in range(dice.randint(0, 3))]
    verse: Part = ("lg", attributes(dice), [block(dice, ("l",)) for _ in range(dice.randint(1, 3))])
    letter = [*headed(dice), block(dice), *closed(dice)]
    mixed = [*headed(dice), odd(dice), *blocks(dice), odd(dice)]
    return [headed(dice), divisions, [*blocks(dice), verse], [*blocks(dice), *divisions], letter, mixed][kind]


def like(dice: Random, content: list[Part]) -> list[Part]:
    """The same with words changed, parts left out, elements taken off, parted, joined."""
    found: list[Part] = []
    for part in content:
        fate = dice.randint(0, 9)
        if isinstance(part, str):
            found.append(" ".join(w for w in part.split(" ") if dice.randint(0, 7)) if fate < 4 else part)
        elif fate or dice.random() < 0.5:
            found += changed(dice, part, fate, found)
    return found


def changed(dice: Random, part: tuple[str, dict[str, str], list[Any]], fate: int, before: list[Part]) -> list[Part]:
    name, own, inside = part
    last = before[-1] if before else ""
    if (fate == 1 and name in INLINE) or (fate == 5 and name == "div"):
        return like(dice, inside)
    if fate == 2 and name in LINES and len(inside) > 1:
        return [(name, own, inside[:1]), (name, {}, inside[1:])]
    if fate == 3 and name in ("p", "l") and not isinstance(last, str) and last[0] == name:
        before.pop()
        return [(name, last[1], [*last[2], *inside])]
    return [(name, attributes(dice) if fate == 4 and name == "div" else own, like(dice, inside))]


def tree(part: Part, ids: set[str]) -> Any:
    """An element; an identifier that stands already gets another letter."""
    name, own, inside = part
    assert not isinstance(inside, str)
    element = etree.Element(f"{{{NS}}}{name}", nsmap={None: NS})
    for key, value in own.items():  # type: ignore[attr-defined]
        put(element, key, value, ids)
    for inner in inside:
        if not isinstance(inner, str):
            element.append(tree(inner, ids))
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + inner
        else:
            element.text = (element.text or "") + inner
    return element


def put(element: Any, key: str, value: str, ids: set[str]) -> None:
    if key != "xml:id":
        element.set(key, value)
        return
    free = value.lstrip("#")
    while free in ids:
        free += "i"
    ids.add(free)
    element.set("{http://www.w3.org/XML/1998/namespace}id", free)
