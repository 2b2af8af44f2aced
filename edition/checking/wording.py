"""How mistakes of grammar are told: in words of the TEI, with what may stand here and what was probably meant."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Any

from edition.tei import is_white

_SHOWN = 8
"""Names of elements, attributes or values that a message lists."""
_ANYWHERE = frozenset("lb pb cb gb milestone anchor fw note figure gap space app witDetail".split())

ADVICE = {
    ("quote", "who"): "use said for speech; a quotation has @source",
    ("soCalled", "who"): "use said for speech; soCalled marks words that nobody answers for",
    ("q", "direct"): "only said has @direct: use said for speech",
    ("div", "ref"): "point to the event with @corresp",
    ("persName", "part"): "join the pieces of a name with @next and @prev",
    ("relation", "mutual"): "from one to the other with @active and @passive, or between all of them with @mutual",
    ("event", "who"): "name those who took part in a listPerson in the event",
}
"""Attributes that are often expected where the TEI has none."""
PLACES = {
    "listEvent": "a listEvent stands in standOff or sourceDesc",
    "event": "an event stands in a listEvent, in standOff or sourceDesc",
    "listPerson": "a listPerson stands in standOff, sourceDesc, particDesc or a div, or in an event",
    "listOrg": "a listOrg stands in standOff, sourceDesc, particDesc or a div; an event has none",
    "listPlace": "a listPlace stands in standOff, sourceDesc, settingDesc or a div, or in an event",
    "p": "a paragraph holds no paragraphs: close the one before first, or use quote, note or list for what is inside",
    "note": "a note stands inside a paragraph, or after the names and descriptions of an entry",
    "div": "a div stands in body, front, back or another div, after their paragraphs",
}
"""Where elements belong that are often misplaced."""
ORDER = {
    "head": "a head comes first, before all paragraphs and divisions",
    "p": "paragraphs come before the first division; put this one into a div, or further up",
    "idno": "look at the order: names first, then notes and identifiers (in an event, identifiers come first as well)",
    "lem": "the lem comes first, and there is only one",
    "revisionDesc": "the revisionDesc comes last, and there is only one",
}
"""Which order is meant, for elements that often stand too late."""
FORMS = {
    "boolean": "true or false",
    "nonNegativeInteger": "a whole number from 0 on",
    "duration": "a duration, as P1D or PT2H",
    "language": "the code of a language, as en or de-AT",
    "ID": "a name that begins with a letter",
}
"""What the built-in types take."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake: its problem's slug and words, and the element (or its attribute) where it stands."""

    slug: str
    message: str
    element: Any
    attribute: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Parent:
    """An element and the names of all that may stand in it somewhere."""

    element: Any
    names: list[str]


def bare(name: str) -> str:
    """A name without its namespace; ``xml:`` stays."""
    return name.replace("{http://www.w3.org/XML/1998/namespace}", "xml:").rpartition("}")[2]


def quoted(element: Any) -> str:
    """An element as messages name it."""
    return f"“{bare(element.tag)}”"


def listed(names: list[str]) -> str:
    """Some names, each once, what may stand anywhere last, and how many more there are."""
    unique = sorted(dict.fromkeys(names), key=lambda name: name in _ANYWHERE)
    more = f" and {len(unique) - _SHOWN} more" if len(unique) > _SHOWN + 1 else ""
    return ", ".join(unique[:_SHOWN] if more else unique) + more


def meant(name: str, names: list[str]) -> str:
    """``did you mean …?``, or nothing; a name that differs in letter case only comes first."""
    same = [known for known in names if known.casefold() == name.casefold() and known != name]
    near = same or difflib.get_close_matches(name, names, 1, 0.7)
    return f"did you mean {near[0]}?" if near else ""


def element(parent: Parent, child: Any, expected: list[str], known: list[str]) -> Finding:
    """A child that does not belong where it stands: misspelt, in the wrong parent, or in the wrong order."""
    name, around = bare(child.tag), quoted(parent.element)
    may = f"here may stand: {listed(expected)}" if expected else f"{around} may hold: {listed(parent.names)}"
    if not parent.names:
        message, may = f"{around} may hold no elements, and {quoted(child)} stands in it", f"take it out of {around}"
    elif name not in known:
        message = f"{quoted(child)} is no element of the schema; it stands in {around}"
        may = meant(name, parent.names) or meant(name, known) or may
    elif name in parent.names:
        before = child.getprevious()
        after = f"after {quoted(before)}" if before is not None else "at the beginning"
        message = f"{quoted(child)} may stand in {around}, but not here, {after}"
        may = may if expected else ORDER.get(name, "it belongs further up, or there is one too many of it")
    else:
        message = f"{quoted(child)} may not stand in {around}"
        may = f"{PLACES[name]}; {may}" if name in PLACES else may
    return Finding("grammar-element", message, child, "", may)


def incomplete(parent: Parent, expected: list[str], least: int) -> Finding:
    """An element that ends too early."""
    around = quoted(parent.element)
    if least > 1:
        message = f"{around} holds too little: it needs {least} or more of {listed(expected)}"
    elif len(parent.element):
        message = f"{around} is not complete: after {quoted(parent.element[-1])} something is missing"
    else:
        message = f"{around} is empty, and must not be"
    return Finding("grammar-missing", message, parent.element, "", f"here may stand: {listed(expected)}")


def text(parent: Parent) -> Finding:
    """Words in an element that holds elements only; the place is the element, or the child that they come after."""
    one, around = parent.element, quoted(parent.element)
    at, words = one, one.text
    if is_white(words):
        at = next((child for child in one if not is_white(child.tail)), one)
        words = at.tail if at is not one else ""
    shown = " ".join((words or "").split())
    shown = shown if len(shown) <= 40 else f"{shown[:40].rstrip()}…"
    where = f", after {quoted(at)}" if at is not one else ""
    hint = f"put them into one of: {listed(parent.names)}" if parent.names else "it must be empty: put them after it"
    return Finding(
        "grammar-text", f"{around} may hold no words of its own, and “{shown}” stands in it{where}", at, "", hint
    )


def attribute(one: Any, name: str, names: list[str], *, needed: bool) -> Finding:
    """An attribute that an element does not have, or that it needs."""
    plain, here = bare(name), bare(one.tag)
    if needed:
        return Finding("grammar-missing", f"{quoted(one)} needs the attribute @{plain}", one, "", f"give it @{plain}")
    own = [known for known in names if known not in one.attrib]
    hint = ADVICE.get((here, plain)) or meant(plain, own) or f"it may have: {listed(own)}"
    return Finding("grammar-attribute", f"{quoted(one)} has no attribute @{plain}", one, plain, hint)


def either(one: Any, names: list[str]) -> Finding:
    """Attributes that exclude one another; the place is the last of them."""
    there = [name for name in names if name in one.attrib]
    message = f"{quoted(one)} has {' and '.join(f'@{name}' for name in there)}, and only one of them may be there"
    return Finding("grammar-attribute", message, one, there[-1], ADVICE.get((bare(one.tag), there[-1]), "take one out"))


def value(one: Any, name: str, type_: Any) -> Finding:
    """A value that an attribute does not take; ``type_`` is the simple type of ``xmlschema``."""
    plain, stands = bare(name), one.get(name, "")
    allowed = _values(type_)
    takes = listed(allowed) if allowed else _form(type_)
    message = (
        f"@{plain} of {quoted(one)} does not take “{stands}”"
        if stands.strip()
        else f"@{plain} of {quoted(one)} is empty"
    )
    hint = meant(stands, allowed) or (f"it takes: {takes}" if takes else "look up what the attribute takes")
    return Finding("grammar-value", message, one, plain, hint)


def _values(type_: Any) -> list[str]:
    """All values of a type that takes few: of a closed list, or of a union of such lists; else none."""
    if type_ is None:
        return []
    if type_.local_name == "boolean":
        return ["true", "false"]
    members = [_values(member) for member in getattr(type_, "member_types", None) or ()]
    if members:
        return [value for found in members for value in found] if all(members) else []
    return [str(value) for value in type_.enumeration or () if value]


def _form(type_: Any) -> str:
    """What a type takes, in the words of its annotation in the schema, or in ours."""
    if type_ is None:
        return ""
    said = type_.annotation
    if said is not None and said.documentation:
        words = " ".join("".join(said.documentation[0].itertext()).split()).rstrip(".")
        if words:
            return words[:1].lower() + words[1:]
    return FORMS.get(type_.local_name or "", "")
