"""An edition's own reference system, as its header declares it: ``citeStructure``, a simple ``cRefPattern`` (TEI P5, 2.3.6).

Paths are names with predicates on attributes, as nearly all are. One that says more is not followed: passages keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any, NamedTuple, cast

from lxml import etree

from edition.citing.passages import place_of
from edition.model import Passage
from edition.tei import ID, PREFIX, TEI, own, shortened, tags, words

_COLLECTIONS = tags("TEI teiCorpus")
_TEST = r"\[@(?:xml:)?[^\W\d][\w.-]*(?:\s*=\s*(?:'[^'\"\]]*'|\"[^'\"\]]*\"))?\]"
"""An attribute of TEI has no prefix but xml:, and one that has another stands for nothing that is known here."""
_STEP = rf"(?:[A-Za-z]\w*:)?(?P<name>[A-Za-z][\w.-]*|\*)(?P<tests>(?:{_TEST})*)"
_FIRST, _NEXT = re.compile(rf"(?P<axis>\.?//?|){_STEP}"), re.compile(rf"(?P<axis>//?){_STEP}")
_USE = re.compile(
    r"@(?P<attribute>[\w:.-]+)|(?P<position>position\(\))|(?:\./)?(?:[A-Za-z]\w*:)?(?P<child>[A-Za-z][\w.-]*)"
)
_IN_XPATH = re.compile(r"#xpath\((?P<path>.+)\)$")
_GROUP = re.compile(r"\[@n\s*=\s*['\"]\$\d['\"]\]")
_LONGEST, _MOST, _DEEPEST, _WIDEST = 60, 200_000, 10, 20
"""Characters of a value; elements that are looked at; levels below one another; levels beside one another."""


class Level(NamedTuple):
    """A level of a reference system: which elements below those of the level above, how each is called, and the levels below."""

    find: Any
    use: str
    unit: str
    below: tuple[Level, ...] = ()


def referenced(passages: tuple[Passage, ...], elements: Sequence[Any], tei: Any) -> tuple[Passage, ...]:
    """The passages of a text with their references; ``elements`` are theirs, in the same order."""
    levels = _declared(tei)
    if not levels:
        return passages
    known: dict[Any, str] = {}
    steps = count()
    for level in levels:
        _name(tei, level, "", known, steps)
    return tuple(_of(passage, element, known) for passage, element in zip(passages, elements, strict=True))


def _of(passage: Passage, element: Any, known: dict[Any, str]) -> Passage:
    """By its own reference, or that of what it stands in and its number."""
    if element in known:
        return passage._replace(reference=known[element])
    around = next((known[up] for up in element.iterancestors() if up in known), "")
    return passage._replace(reference=f"{around}, {place_of(passage)}") if around else passage


def _name(above: Any, level: Level, before: str, known: dict[Any, str], steps: Iterator[int]) -> None:
    """Call what a level finds, and what the levels below find in it. What has its name keeps it: divisions stand in divisions."""
    for position, element in enumerate(_found(level, above), 1):
        if next(steps) > _MOST:
            return
        value = "" if element in known else _value(element, level.use, position)
        if not value:
            continue
        called = f"{level.unit} {value}".strip()
        known[element] = label = f"{before}, {called}" if before else called
        for below in level.below:
            _name(element, below, label, known, steps)


def _found(level: Level, above: Any) -> Sequence[Any]:
    """The elements of a level; none for a path that nobody can follow."""
    try:
        return cast("list[Any]", level.find(above))
    except etree.XPathError:
        return ()


def _value(element: Any, use: str, position: int) -> str:
    found = _USE.fullmatch(use.strip())
    if found is None:
        return ""
    if found["position"]:
        return str(position)
    if attribute := found["attribute"]:
        name = ID if attribute == "xml:id" else attribute
        return " ".join((element.get(name) or "").split())[:_LONGEST]
    child = next(iter(own(element, found["child"])), None)
    return shortened(words(child), _LONGEST) if child is not None else ""


def _declared(tei: Any) -> tuple[Level, ...]:
    """The reference system of a header, of the collection around it where it has none; the default one of several."""
    for holder in (tei, *tei.iterancestors(*_COLLECTIONS)):
        declarations = [d for header in own(holder, "teiHeader") for d in header.iter(PREFIX + "refsDecl")]
        for one in sorted(declarations, key=lambda d: d.get("default") != "true"):
            if found := _structures(one, 1) or _patterns(own(one, "cRefPattern")):
                return found
    return ()


def _structures(holder: Any, depth: int) -> tuple[Level, ...]:
    if depth > _DEEPEST:
        return ()
    return tuple(
        Level(find, one.get("use", ""), one.get("unit", ""), _structures(one, depth + 1))
        for one in list(own(holder, "citeStructure"))[:_WIDEST]
        if (find := _finder(one.get("match", ""), top=depth == 1)) is not None
    )


def _patterns(declared: Sequence[Any]) -> tuple[Level, ...]:
    """The deepest of several patterns; what its upper levels are called the others say."""
    paths = {p: m["path"] for p in declared if (m := _IN_XPATH.match(p.get("replacementPattern", "").strip()))}
    if not paths:
        return ()
    units = {len(_GROUP.findall(path)): pattern.get("n", "") for pattern, path in paths.items()}
    parts = _GROUP.split(max(paths.values(), key=lambda path: len(_GROUP.findall(path))))
    if len(parts) > _DEEPEST:
        return ()
    levels: tuple[Level, ...] = ()
    for n, part in reversed(list(enumerate(parts[:-1], 1))):
        find = _finder(part.strip(), top=n == 1)
        if find is None:
            return ()
        levels = (Level(find, "@n", units.get(n, ""), levels),)
    return levels


def _finder(match: str, *, top: bool) -> Any:
    """What finds the elements of a path below an element; None for a path that is more than names and attributes.

    A path of the first level begins at the text's ``TEI``. A bare name means children, or any below where there are none.
    """
    path = match.strip()
    steps = list(_steps(path))
    if not steps or "".join(step[0] for step in steps) != path:
        return None
    if top and steps[0][2] in ("TEI", "teiCorpus"):
        steps = steps[1:]
    if not steps:
        return None
    written = [
        f"{'//' if '//' in axis else '/'}{'*' if name == '*' else f't:{name}'}{tests}" for _, axis, name, tests in steps
    ]
    namespaces = {"t": TEI}
    try:
        find = etree.XPath("." + "".join(written), namespaces=namespaces)
        if len(steps) > 1 or "/" in steps[0][1]:
            return find
        anywhere = etree.XPath(".//" + "".join(written)[1:], namespaces=namespaces)
    except etree.XPathError:
        return None
    return lambda above: find(above) or anywhere(above)


def _steps(path: str) -> Iterator[tuple[str, str, str, str]]:
    at = 0
    while at < len(path) and len(path) < 400:
        found = (_NEXT if at else _FIRST).match(path, at)
        if found is None:
            return
        yield found[0], found["axis"], found["name"], found["tests"]
        at = found.end()
