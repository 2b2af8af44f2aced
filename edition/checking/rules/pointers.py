"""TABLE of pointers: which attributes of which elements point (TEI P5 4.9, datatype ``teidata.pointer``), and to what.

``@key`` is no pointer to the TEI, but many editions write ``key="#id"``; such values are read as pointers here as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from edition.tei import fold

EVERYWHERE = frozenset(
    "active adj adjFrom adjTo ana calendar change children code copyOf corresp datcat datingMethod datingPoint decls domains"
    " edRef exclude fVal facs feats filter follow fromUnit given hand inst lemmaRef location mergedIn mutual next nymRef origin"
    " parent parts passive perf period prev ref rendition replyTo require resp sameAs scribeRef scriptRef select"
    " since source spanTo synch target targetDatcat targetEnd toUnit toWhom unitRef uri url valueDatcat where who wit".split()
)
"""Attributes that point on whatever element they stand, with the exceptions in ``NOT_ON``."""

NOT_ON = {
    "active": frozenset(("interaction",)),
    "passive": frozenset(("interaction",)),
    "location": frozenset(("variantEncoding",)),
}

ON = {
    "class": frozenset(("msContents", "msItem", "msItemStruct")),
    "from": frozenset(("app", "arc", "rt", "span")),
    "to": frozenset(("app", "arc", "rt", "span")),
    "new": frozenset(("handShift",)),
    "value": frozenset("eLeaf eTree iNode leaf node root triangle".split()),
    "scheme": frozenset("catRef classCode keywords locus locusGrp occupation socecStatus".split()),
    "end": frozenset(
        "annotationBlock binaryObject ellipsis gap incident kinesic media pause post u vocal writing".split()
    ),
    "start": frozenset(
        "annotationBlock binaryObject ellipsis gap incident kinesic line media path pause post surface u vocal writing"
        " zone".split()
    ),
}
"""Attributes that point on these elements only, and mean something else on others."""

SINGLE = frozenset(("url",))
"""Attributes whose value is one address, blanks and all, in files that were not written by a machine."""

NAMES_ONLY = frozenset(("key", "datcat", "valueDatcat", "targetDatcat", "scheme", "code", "filter", "uri"))
"""Attributes in which editions write names of things outside; words in them are not looked for."""

P4 = frozenset(
    "active ana copyOf corresp decls end exclude feats follow hand inst mutual next parent passive prev sameAs select since"
    " start synch target targetEnd who".split()
)
"""In TEI P4 these hold ids, without ``#`` (XML 1.0, section 3.3.1, IDREF); others hold plain words."""

ENTRIES = frozenset(
    "person personGrp persona org place event bibl biblStruct object witness respStmt taxonomy category handNote".split()
)
"""Elements that other files point to by ``#id`` alone, since registers and headers are known everywhere."""

_PERSON = frozenset("person personGrp persona".split())
_PLACE, _EVENT, _WITNESS = frozenset(("place",)), frozenset(("event",)), frozenset(("witness",))
_WORK = frozenset("bibl biblStruct biblFull".split())
_DESCRIBED = _PERSON | _PLACE | _EVENT | _WITNESS | _WORK | {"org", "category", "taxonomy", "handNote", "object"}
_PICTURED = "surface zone surfaceGrp facsimile sourceDoc graphic media line path figure binaryObject pb cb"

WRONG_NAMED = {
    **dict.fromkeys(("persName", "author", "editor"), _PLACE | _EVENT | _WORK | _WITNESS),
    "orgName": _PERSON | _EVENT | _WORK | _WITNESS,
    **dict.fromkeys(
        "placeName geogName settlement country region district".split(), _PERSON | _EVENT | _WORK | _WITNESS
    ),
    "title": _PERSON | _PLACE | {"org"},
}
"""By the element that has ``@ref``: entries that cannot be meant by it."""

WRONG = {
    "who": _DESCRIBED - _PERSON - {"org"},
    "toWhom": _DESCRIBED - _PERSON - {"org"},
    "where": _DESCRIBED - _PLACE - {"org"},
    "resp": _PLACE | _EVENT,
    "wit": _DESCRIBED - _WITNESS - _WORK - {"object"},
}
"""By attribute: entries that cannot be meant by it."""

RIGHT = {
    "rendition": frozenset(("rendition",)),
    "calendar": frozenset(("calendar",)),
    "hand": frozenset(("handNote",)),
    "new": frozenset(("handNote",)),
    "facs": frozenset(_PICTURED.split()),
    "unitRef": frozenset(("unitDef",)),
}
"""By attribute: the only elements that can be meant by it."""


_PARTICULAR = frozenset(("ref", "key", *WRONG, *RIGHT))


def is_pointer(element: str, attribute: str) -> bool:
    """Whether an attribute of a TEI element (local names) points."""
    if attribute in EVERYWHERE:
        return element not in NOT_ON.get(attribute, ())
    return element in ON.get(attribute, ())


def tokens(attribute: str, value: str) -> Iterator[str]:
    """The single pointers of a value. Of ``@key`` only those with ``#`` are any."""
    if attribute in SINGLE:
        yield from filter(None, (fold(value),))
        return
    words = value.split() if value.isascii() else filter(None, fold(value).split(" "))
    yield from words if attribute != "key" else (word for word in words if word.startswith("#"))


def is_particular(attribute: str) -> bool:
    """Whether it matters to an attribute what it reaches."""
    return attribute in _PARTICULAR


def is_wrong(element: str, attribute: str, target: str) -> bool:
    """Whether a pointer cannot mean the element it reaches; local names."""
    if attribute in RIGHT:
        return target not in RIGHT[attribute]
    if attribute in ("ref", "key"):
        return target in WRONG_NAMED.get(element, ())
    return target in WRONG.get(attribute, ())
