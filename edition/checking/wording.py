"""How mistakes of grammar are told: in words of the TEI, with what may stand here and what was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SHOWN = 6
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
class Told:
    """One mistake in words: the slug, the message, what is said beside the marked words, what to do."""

    slug: str
    message: str
    label: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """Where an element stands: in which one, after which one ('' at the beginning), and what its parent may hold somewhere."""

    parent: str
    before: str = ""
    members: Sequence[str] = ()

    @property
    def where(self) -> str:
        """``after <p>``, or ``at the beginning``."""
        return f"after {tagged(self.before)}" if self.before else "at the beginning"


def bare(name: str) -> str:
    """A name without its namespace; ``xml:`` stays. Both ways of writing names are known: ``{uri}local`` and ``uri}local``."""
    uri, _, local = name.rpartition("}")
    return f"xml:{local}" if uri.endswith("/XML/1998/namespace") else local


def tagged(name: str) -> str:
    """An element as messages name it."""
    return f"<{name}>"


def listed(names: Iterable[str], form: str = "<{}>") -> str:
    """Some names, each once, what may stand anywhere last, and how many more there are."""
    unique = sorted(dict.fromkeys(names), key=lambda name: name in _ANYWHERE)
    more = f" and {len(unique) - _SHOWN} more" if len(unique) > _SHOWN + 1 else ""
    return ", ".join(form.format(name) for name in (unique[:_SHOWN] if more else unique)) + more


def meant(name: str, names: Iterable[str], form: str = "<{}>") -> str:
    """``did you mean …?``, or nothing; a name that differs in letter case only comes first."""
    near = nearest(name, names)
    return f"did you mean {form.format(near)}?" if near else ""


def nearest(name: str, names: Iterable[str]) -> str:
    """The name that was probably meant, or nothing."""
    others = [known for known in names if known != name]
    same = [known for known in others if known.casefold() == name.casefold()]
    return (same or difflib.get_close_matches(name, others, 1, 0.7) or [""])[0]


def stranger(child: str, around: Around, expected: Sequence[str], known: Iterable[str], *, over: bool = False) -> Told:
    """A child that does not belong where it stands: misspelt, in the wrong parent, or in the wrong order.

    ``expected`` may stand in its place; ``known`` are all elements of the schema; ``over``: the parent is complete.
    """
    parent = tagged(around.parent)
    may = f"here may stand: {listed(expected)}" if expected else f"{parent} may hold: {listed(around.members)}"
    label = f"in {parent}" if around.parent else ""
    if not around.parent:
        message, may = f"{tagged(child)} cannot be the root of a text", f"the root is {listed(expected)}"
    elif child not in known:
        message = f"{tagged(child)} is no element of the schema; it stands in {parent}"
        may = meant(child, around.members) or meant(child, known) or may
    elif not around.members:
        message, may = f"{parent} may hold no elements, and {tagged(child)} stands in it", f"take it out of {parent}"
    elif child in around.members:
        message = f"{tagged(child)} may stand in {parent}, but not here, {around.where}"
        usual = "it belongs further up, or there is one too many of it"
        may = may if expected and not over else ORDER.get(child, usual)
    else:
        message = f"{tagged(child)} may not stand in {parent}"
        may = f"{PLACES[child]}; {may}" if child in PLACES else may
    return Told("grammar-element", message, label, may)


def early(child: str, around: Around, needed: Sequence[str]) -> Told:
    """A child before which something required is missing."""
    first = needed[0]
    if len(needed) == 1:
        article = "an" if first[:1] in "aeio" else "a"
        message = f"{tagged(child)} stands where {tagged(first)} must come first"
        said, hint = f"{article} {tagged(first)} is required before it", f"add <{first}>…</{first}> first"
    else:
        message = f"{tagged(child)} stands where something else must come first"
        said, hint = (
            f"something is required before it: {listed(needed)}",
            f"put one of these before it: {listed(needed)}",
        )
    return Told("grammar-missing", message, f"in {tagged(around.parent)}: {said}", hint)


def incomplete(around: Around, expected: Sequence[str], least: int = 1, *, needed: bool = False) -> Told:
    """An element that ends too early; ``around.before`` is its last child, ``needed``: all that is expected is required."""
    parent = tagged(around.parent)
    hint = f"here may stand: {listed(expected)}" if expected else "look up what it must hold"
    label = "something is missing in it"
    if least > 1:
        message = f"{parent} holds too little: it needs {least} or more of {listed(expected)}"
    elif needed and len(expected) == 1:
        message, label = f"{parent} is not complete: it needs {tagged(expected[0])}", f"no {tagged(expected[0])} in it"
        hint = f"add <{expected[0]}>…</{expected[0]}>" + (f", after {tagged(around.before)}" if around.before else "")
    elif around.before:
        message = f"{parent} is not complete: after {tagged(around.before)} something is missing"
    else:
        message, label = f"{parent} is empty, and must not be", "nothing in it"
    return Told("grammar-missing", message, label, hint)


def words(around: Around, said: str) -> Told:
    """Words in an element that holds elements only."""
    parent, shown = tagged(around.parent), shortened(said)
    where = f", {around.where}" if around.before else ""
    message = f"{parent} may hold no words of its own, and “{shown}” stands in it{where}"
    hint = (
        f"put them into one of: {listed(around.members)}" if around.members else "it must be empty: put them after it"
    )
    return Told("grammar-text", message, f"words in {parent}", hint)


def shortened(said: str) -> str:
    """Some words on one line, at most forty characters of them."""
    shown = " ".join(said.split())
    return shown if len(shown) <= 40 else f"{shown[:40].rstrip()}…"


def missing_attributes(element: str, names: Sequence[str]) -> Told:
    """Attributes that an element needs."""
    all_of_them = " and ".join(f"@{name}" for name in names)
    message = f"{tagged(element)} needs the attribute{'s' * (len(names) > 1)} {all_of_them}"
    return Told("grammar-missing", message, f"{all_of_them} is missing", f"give it {all_of_them}")


def either(element: str, names: Sequence[str]) -> Told:
    """Attributes that exclude one another; the place is the last of them."""
    both = " and ".join(f"@{name}" for name in names)
    message = f"{tagged(element)} has {both}, and only one of them may be there"
    return Told("grammar-attribute", message, "", ADVICE.get((element, names[-1]), "take one out"))


def attribute(element: str, name: str, own: Sequence[str]) -> Told:
    """An attribute that an element does not have; ``own`` are those it may have beside those that stand there."""
    message = f"{tagged(element)} has no attribute @{name}"
    hint = ADVICE.get((element, name)) or meant(name, own, "@{}") or _may_have(element, own)
    return Told("grammar-attribute", message, f"not of {tagged(element)}", hint)


def _may_have(element: str, own: Sequence[str]) -> str:
    return f"it may have: {listed(own, '@{}')}" if own else f"{tagged(element)} has no other attributes: take it out"


def value(element: str, name: str, stands: str, allowed: Sequence[str], takes: str, reason: str = "") -> Told:
    """A value that an attribute (or, without ``name``, an element) does not take.

    ``allowed`` are all values of a closed list, else ``takes`` says what is taken; ``reason`` is what is wrong with this one.
    """
    what = f"@{name} of {tagged(element)}" if name else tagged(element)
    takes = listed(allowed, "{}") if allowed else takes
    message = f"{what} is empty" if not stands.strip() else f"{what} does not take “{shortened(stands)}”"
    message += f": {reason}" if reason and stands.strip() else ""
    hint = meant(stands, allowed, "{}") or (f"it takes: {takes}" if takes else "look up what it takes")
    return Told("grammar-value", message, reason, hint)
