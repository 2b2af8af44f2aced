"""How mistakes of grammar are told: in words of the TEI, with what may stand here and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from edition import spelling
from edition.checking.advice import ADVICE, INSTEAD, OF_HTML, PARTNERS, date_meant, order, place

_SHOWN = 6
"""Names of elements, attributes or values that a message lists."""
_LONGEST = 60
"""Characters of what may be a misspelling."""
_FEW = 3
"""In so many elements something may stand that has its place in them, as a row in a table."""
_ANYWHERE = frozenset("lb pb cb gb milestone anchor fw note figure gap space app witDetail".split())
_USUAL = {
    name: rank
    for rank, name in enumerate(
        "p head div list item label note q quote said persName placeName orgName rs date ref hi title bibl ab lg l sp speaker"
        " stage table row cell figure graphic choice app lem rdg seg name term foreign emph title author editor publisher idno"
        " desc person place org event body front back xml:id type ref when n xml:lang corresp who target rend place".split()
    )
}
"""What editions use most comes first where there is much to choose from; all else in its order after it."""

FORMS = {
    "boolean": "true or false",
    **dict.fromkeys(("double", "float", "decimal"), "a number, as 12 or 0.5"),
    **dict.fromkeys(("integer", "int", "long"), "a whole number"),
    "positiveInteger": "a whole number from 1 on",
    "anyURI": "an address",
    "NCName": "a name without blanks and colons",
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
    """Where an element stands: in which one, after which one ('' at the beginning), and what its parent may hold somewhere.

    ``homes`` are the elements in which it may stand, where that is known.
    """

    parent: str
    before: str = ""
    members: Sequence[str] = ()
    homes: Sequence[str] = ()

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
    """Some names, each once, what may stand anywhere last; of many the usual ones, and how many more there are."""
    unique = sorted(dict.fromkeys(names), key=lambda name: name in _ANYWHERE)
    more = f" and {len(unique) - _SHOWN} more" if len(unique) > _SHOWN + 1 else ""
    if more:
        unique.sort(key=lambda name: _USUAL.get(name, len(_USUAL) + (name in _ANYWHERE)))
    return ", ".join(form.format(name) for name in (unique[:_SHOWN] if more else unique)) + more


def meant(name: str, names: Iterable[str], form: str = "<{}>") -> str:
    """``did you mean …?``, or nothing; a name that differs in letter case only comes first."""
    near = nearest(name, names)
    return f"did you mean {form.format(near)}?" if near else ""


def nearest(name: str, names: Iterable[str]) -> str:
    """The name that was probably meant, or nothing."""
    if len(name) > _LONGEST:
        return ""
    others = [known for known in names if known != name]
    if f"xml:{name}" in others:
        return f"xml:{name}"
    same = [known for known in others if known.casefold() == name.casefold()]
    return same[0] if same else spelling.nearest(name, others, 0.7)


_OTHER = "take it out, or check against a schema that knows it"


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
        may = OF_HTML.get(child) or meant(child, around.members) or meant(child, known) or may
    elif not around.members:
        message, may = f"{parent} may hold no elements, and {tagged(child)} stands in it", f"take it out of {parent}"
    elif child in around.members:
        message = f"{tagged(child)} may stand in {parent}, but not here, {around.where}"
        may = may if expected and not over else order(child, around.parent, around.before)
    else:
        message = f"{tagged(child)} may not stand in {parent}"
        belongs = place(child, around.parent) or _at_home(child, around, expected)
        may = f"{belongs}; {may}" if belongs else may
    return Told("grammar-element", message, label, may)


def _at_home(child: str, around: Around, expected: Sequence[str]) -> str:
    """Where an element belongs, if it is clear: in a paragraph, or in one of few others."""
    if "p" in around.homes and "p" in expected:
        return f"put it into a paragraph: <p><{child}>…</{child}></p>"
    if 0 < len(around.homes) <= _FEW:
        return f"{tagged(child)} stands in {listed(around.homes)}"
    return ""


def foreign(child: str, around: Around, namespace: str, usual: str) -> Told:
    """A child in another namespace than its neighbours: one that the schema does not know, or none at all."""
    said = f"in the namespace {namespace}" if namespace else "in no namespace"
    message = f"{tagged(child)} is {said}, and the schema knows no {tagged(child)} there"
    hint = f'take xmlns="{namespace}" away: it is xmlns="{usual}" here' if usual else _OTHER
    return Told("grammar-element", message, f"in {tagged(around.parent)}" if around.parent else "", hint)


def early(child: str, around: Around, needed: Sequence[str], later: str = "") -> Told:
    """A child before which something required is missing; ``later``: what of it comes too late."""
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
    if later:
        hint = f"move the {tagged(later)} that comes later before this {tagged(child)}"
    return Told("grammar-missing", message, f"in {tagged(around.parent)}: {said}", hint)


def incomplete(around: Around, expected: Sequence[str], least: int = 1, *, needed: bool = False) -> Told:
    """An element that ends too early; ``around.before`` is its last child, ``needed``: all that is expected is required."""
    parent = tagged(around.parent)
    hint = f"here may stand: {listed(expected)}" if expected else "look up what it must hold"
    label, partner = "something is missing in it", PARTNERS.get(around.before, "")
    if around.parent == "choice" and partner in expected:
        message, label = (
            f"{parent} offers no choice: it holds {tagged(around.before)} alone",
            f"no {tagged(partner)} in it",
        )
        hint = f"add <{partner}>…</{partner}> after {tagged(around.before)}, or take {parent} away"
    elif least > 1:
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
    hint = f"put them into one of: {listed(around.members)}"
    if not around.members:
        hint = "it must be empty: put them after it"
    elif "p" in around.members:
        hint = "put them into a paragraph, with what stands among them: <p>…</p>"
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
    hint = ADVICE.get((element, name)) or INSTEAD.get(name) or meant(name, own, "@{}")
    hint = hint or (_OTHER if ":" in name else _may_have(element, own))
    return Told("grammar-attribute", message, f"not of {tagged(element)}", hint)


def _may_have(element: str, own: Sequence[str]) -> str:
    return f"it may have: {listed(own, '@{}')}" if own else f"{tagged(element)} has no other attributes: take it out"


def value(element: str, name: str, stands: str, allowed: Sequence[str], takes: str, reason: str = "") -> Told:
    """A value that an attribute (or, without ``name``, an element) does not take.

    ``allowed`` are values of a closed list, ``takes`` says what else is taken; ``reason`` is what is wrong with this one.
    """
    what = f"@{name} of {tagged(element)}" if name else tagged(element)
    takes = ", or ".join(form for form in (listed(allowed, "{}"), takes) if form)
    message = f"{what} is empty" if not stands.strip() else f"{what} does not take “{shortened(stands)}”"
    message += f": {reason}" if reason and stands.strip() else ""
    day = date_meant(stands) if takes.startswith("a date") and not reason else ""
    hint = meant(stands, allowed, "{}") or (f"it takes: {takes}" if takes else "look up what it takes")
    hint = f"did you mean {day}? {hint}" if day else hint
    return Told("grammar-value", message, reason, hint)
