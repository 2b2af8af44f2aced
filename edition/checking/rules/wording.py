"""How findings about pointers are told: the message, and what to do."""

from __future__ import annotations

from edition.checking.rules.resolving import Outcome
from edition.reading.pointing import DANGLING_HINT

_VOWELS = "aeiou"


def told(outcome: Outcome, element: str, attribute: str, token: str) -> str:
    """The message of a finding about one token of ``element/@attribute``."""
    return _MESSAGES[outcome.slug](outcome, element, attribute, token)


def described(outcome: Outcome, attribute: str, token: str) -> str:
    """What to do, where nothing better is known."""
    if outcome.slug == "undeclared-prefix":
        return f'declare it in the header: <prefixDef ident="{outcome.where}" matchPattern="(.+)" replacementPattern="…$1"/>'
    if outcome.slug == "name-in-pointer" and token.endswith((",", ";")):
        return "pointers are separated by blanks alone"
    if outcome.slug == "dangling-pointer" and attribute in _MEANT:
        return f"give {_MEANT[attribute]} this xml:id, or correct the pointer"
    return _HINTS.get(outcome.slug, "")


def _dangling(outcome: Outcome, _element: str, _attribute: str, token: str) -> str:
    if not outcome.where:
        where = "the file" if "#" not in token else "the edition"
        return f"“{token}” points nowhere: nothing in {where} has the id {outcome.id}"
    found = f"; it stands in {outcome.spots[0].path}" if outcome.spots else ""
    return f"“{token}” points nowhere: there is no {outcome.id} in {outcome.where}{found}"


def _missing_file(outcome: Outcome, _element: str, _attribute: str, token: str) -> str:
    return f"“{token}” points to a file that is not there: {outcome.where}"


def _missing_hash(outcome: Outcome, _element: str, attribute: str, token: str) -> str:
    spot = outcome.spots[0]
    return f"“{token}” lacks its #: @{attribute} points, and {_a(spot.element)} has this id"


def _prefix(outcome: Outcome, _element: str, _attribute: str, token: str) -> str:
    more = f" (as {outcome.more:,} more in this file)" if outcome.more else ""
    return f"“{token}” begins with “{outcome.where}:”{more}, which no prefixDef of the edition explains"


def _empty(_outcome: Outcome, _element: str, attribute: str, token: str) -> str:
    return f"“{token}” points to nothing" if token else f"@{attribute} is empty: it points to nothing"


def _wrong(outcome: Outcome, element: str, attribute: str, token: str) -> str:
    return f"“{token}” reaches {_a(outcome.spots[0].element)}, which cannot be meant by @{attribute} of <{element}>"


def _several(outcome: Outcome, _element: str, _attribute: str, token: str) -> str:
    files = list(dict.fromkeys(spot.path for spot in outcome.spots))
    more = f" and {len(files) - 4:,} more" if len(files) > 4 else ""
    return f"“{token}” could mean several elements: {outcome.id} stands in {', '.join(files[:4])}{more}, and not in this file"


def _ambiguous(outcome: Outcome, _element: str, _attribute: str, token: str) -> str:
    return f"“{token}” could mean several entries: {outcome.where}"


def _circular(outcome: Outcome, _element: str, _attribute: str, token: str) -> str:
    return f"“{token}” never arrives: the prefixDef of “{outcome.where}:” leads back to itself"


def _word(_outcome: Outcome, _element: str, _attribute: str, token: str) -> str:
    return f"“{token}” stands where a pointer should be: nothing has this id, and no file this name"


def _a(name: str) -> str:
    return f"{'an' if name[:1] in _VOWELS else 'a'} <{name}>" if name else "an element"


_MESSAGES = {
    "dangling-pointer": _dangling,
    "missing-file": _missing_file,
    "missing-hash": _missing_hash,
    "undeclared-prefix": _prefix,
    "empty-pointer": _empty,
    "wrong-target": _wrong,
    "circular-pointer": _circular,
    "ambiguous-pointer": _ambiguous,
    "ambiguous-id": _several,
    "name-in-pointer": _word,
}
_MEANT = {
    "hand": "a <handNote> of the header",
    "change": "a <change> of the header",
    "calendar": "a <calendar> of the header",
    "datingMethod": "a <calendar> of the header",
    "rendition": "a <rendition> of the header",
    "facs": "a <surface>, <zone> or <graphic>",
    "resp": "the <respStmt> or <person>",
    "ana": "the <category>, <interp> or entry",
    "decls": "the part of the header",
    "unitRef": "a <unitDef> of the header",
    **dict.fromkeys(
        "target corresp next prev sameAs copyOf spanTo exclude select synch start end from to".split(), "the element"
    ),
}
"""By attribute: what should have the id."""
_HINTS = {
    "dangling-pointer": DANGLING_HINT,
    "missing-file": "correct the path, which begins at the folder of this file, or put the file there",
    "empty-pointer": "point to something, or leave the attribute out",
    "wrong-target": "point to another entry, or name it with another element",
    "circular-pointer": "let the replacementPattern lead to an address",
    "ambiguous-pointer": "name the file too: file.xml#id",
    "ambiguous-id": "name the file too: file.xml#id",
    "name-in-pointer": "point to an element by its id (#its-xml-id), or to a file or address",
}
