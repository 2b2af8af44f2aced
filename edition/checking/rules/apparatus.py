"""Readings and their witnesses, entry by entry (TEI P5, section 12.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from edition.checking.rules.sheet import Sheet
from edition.model import Problem
from edition.tei import ID, tag, tags

_APP, _GROUP, _WIT, _DETAIL, _NOTE = map(tag, ("app", "rdgGrp", "wit", "witDetail", "note"))
_READINGS = tags("lem rdg")
_SOURCES = ("wit", "source", "resp", "hand", "corresp", "sameAs", "copyOf", "ana", "facs")
_CONJECTURE = re.compile(r"conj|emend|edit|suppl|coni", re.IGNORECASE)
_LAYER = re.compile(
    r"(^|[\W_])(ac|pc|mg|sl|il|m\d|h\d)($|[\W_])|ante|post|corr|var|alt|marg|supra|interlin|hand|man|first|second|prim|secund|add|del|canc",
    re.IGNORECASE,
)
"""Types of readings that say which layer of a witness is meant, so that it may be there twice."""
_LAYERS = tags("add del subst choice app")


def check(sheet: Sheet) -> Iterator[Problem]:
    """Readings that nobody attests, and witnesses that attest two readings of one place."""
    if any(reading.tag in _READINGS for reading in sheet.having("wit")):
        for reading in sheet.of("rdg"):
            if not _is_attested(reading):
                yield _unattested(sheet, reading)
    for app in sheet.of("app"):
        yield from _twice(sheet, app)


def _is_attested(reading: Any) -> bool:
    """Whether a reading has a witness, a source, or somebody who is responsible; or says that it is a conjecture."""
    if any(reading.get(name) for name in _SOURCES) or _CONJECTURE.search(reading.get("type", "")):
        return True
    following = reading.getnext()
    if following is not None and following.tag in (_WIT, _DETAIL):
        return True
    parent = reading.getparent()
    return parent is not None and parent.tag == _GROUP and _is_attested(parent)


def _unattested(sheet: Sheet, reading: Any) -> Problem:
    message = "this reading has no witness: nothing says where it stands, or who proposed it"
    hint = "name the witnesses in @wit; a conjecture has @resp or @source instead"
    return sheet.problem("reading-without-witness", message, reading, hint=hint)


def readings(app: Any) -> Iterator[Any]:
    """The readings of an entry itself, those in groups included, those of entries within it not."""
    for child in app:
        if child.tag in _READINGS:
            yield child
        elif child.tag == _GROUP:
            yield from readings(child)


def _twice(sheet: Sheet, app: Any) -> Iterator[Problem]:
    first: dict[str, Any] = {}
    details = list(app.iter(_DETAIL))
    noted = {note.get("target", "").lstrip("#") for note in app.iter(_NOTE)} - {""}
    for reading in readings(app):
        tokens = (reading.get("wit") or "").split()
        if len(set(tokens)) < len(tokens):
            yield _repeated(sheet, reading, tokens)
        shared: dict[Any, list[str]] = {}
        for token in dict.fromkeys(tokens):
            earlier = first.setdefault(token, reading)
            if earlier is not reading and not _is_detailed(details, token):
                shared.setdefault(earlier, []).append(token)
        for other, both in shared.items():
            if not _is_layered(other, reading) and not {other.get(ID), reading.get(ID)} <= noted:
                yield _shared(sheet, other, reading, both)


def _shared(sheet: Sheet, earlier: Any, reading: Any, tokens: list[str]) -> Problem:
    """Witnesses that two readings of one place have."""
    named = ", ".join(tokens[:6]) + (f" and {len(tokens) - 6} more" if len(tokens) > 6 else "")
    some = f"the witness {named} is" if len(tokens) == 1 else f"the witnesses {named} are"
    message = f"{some} given for two readings of one place"
    related = (sheet.related("the other reading", earlier),)
    hint = (
        "correct one of them; a witness that has both (before and after correction) says so by @hand, @varSeq or @type"
    )
    return sheet.problem("witness-twice", message, reading, "wit", tokens[0], hint=hint, related=related)


def _is_layered(*both: Any) -> bool:
    """Whether something says which layer of a witness has which reading."""
    if any(_LAYER.search(r.get("type", "")) or r.get("hand") or r.get("varSeq") or r.get("cause") for r in both):
        return True
    return any(next(reading.iter(*_LAYERS), None) is not None for reading in both)


def _is_detailed(details: list[Any], token: str) -> bool:
    """Whether a remark on the witness says it."""
    return any(token in (detail.get("wit") or token).split() for detail in details)


def _repeated(sheet: Sheet, reading: Any, tokens: list[str]) -> Problem:
    once = " ".join(dict.fromkeys(tokens))
    twice = next(token for n, token in enumerate(tokens) if token in tokens[:n])
    fixes = sheet.fix(f"write wit=“{once}”", [(reading, "wit", reading.get("wit"), once)], sure=True)
    message = f"the witness {twice} is named twice for this reading"
    return sheet.problem("witness-twice", message, reading, "wit", twice, hint="once is enough", fixes=fixes)
