"""Names as somebody wrote them, to names with their parts: what sorts by surname, and what must stay as it is."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from edition.bibliography import Name
from edition.tei import shortened

_PARTICLES = frozenset(
    "von van de der den del della di da dos du des la le zu zur zum ten ter af av vom el al bin ibn d’ d' l’".split()
)
_BODY = re.compile(
    r"\b(?:universit\w+|institut\w*|soci[eé]t\w+|gesellschaft\w*|acad[eé]m\w+|akademi\w+|librar(?:y|ies|ian|ians)|bibliothe\w+"
    r"|archiv\w*|museum\w*|press|verlags?|projects?|projekt\w*|teams?|committee|commission|kommission|foundation|stiftung|authors|editors|cent(?:er|re)s?"
    r"|zentrum|parliament|department|offices?|minist(?:ry|ries|ère|erium)|councils?|congress|assembly|associations?|compan(?:y|ies)|groups?"
    r"|consorti(?:um|a)|schools?|colleges?|church(?:es)?|newspapers?)\b",
    re.IGNORECASE,
)
_ALSO_SURNAMES = re.compile(
    r"(?:press|cent(?:er|re)|office|council|company|group|schools?|college|church)", re.IGNORECASE
)
_PERSON = re.compile(r"[^\W\d_][^\s,]* (?:[^\W\d_]\. )*church", re.IGNORECASE)
_FAITH = re.compile(
    r"(?:the|catholic|orthodox|anglican|lutheran|reformed|evangelical|methodist|baptist|presbyterian|episcopal|roman|greek|free|christ"
    r"|united|state|national|parish) ",
    re.IGNORECASE,
)
"""What stands before a church that is none's surname."""
_ERA = r"(?:\s*\b(?:B\.?\s?C\.?(?:\s?E\.?)?|C\.?\s?E\.?|A\.?\s?D\.?|v\.\s?Chr\.|n\.\s?Chr\.))"
_LIFE = re.compile(
    rf",?\s*\(?(?:(?:b|d|fl|ca?|born|died|active)\.?\s*){{0,3}}(?:\d{{1,4}}\??{_ERA}|(?:\d{{3,4}}|\?)\??)"
    rf"(?:\s*[-–]\s*(?:ca?\.?\s*)?(?:\d{{1,4}}\??{_ERA}|(?:\d{{2,4}})?\??))?\)?\.?$",
    re.IGNORECASE,
)
"""Years of a life at the end of a name, as catalogues of libraries write them."""
_OTHERS = re.compile(r"[,\s]*\[?\b(?:et al|u\.\s?a|and others)\.?\]?$", re.IGNORECASE)
_SEVERAL = re.compile(r" (?:and|und|et|&) ")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+(?:-[^\W\d_]\.)?")
_LONGEST = 200
"""Characters of a name that is taken apart."""
_SUFFIX = re.compile(r",?\s+(?P<suffix>[JS]r\.?)$|,\s*(?P<number>I{2,3}|IV)$")
"""What tells a son from his father; a number without a comma may be that of a king or a pope."""
_REIGN = re.compile(r"[IVX]{2,}|V")
"""The number of a king, which is no surname."""
_END = re.compile(r"(?<=\w\w)\.$")


@lru_cache(maxsize=4096)
def parsed(words: str) -> Name:
    """A name in words. ``Shelley, Mary, 1797-1851`` loses the years; what may be no person's is left as it stands."""
    if len(words) > _LONGEST:
        return Name(literal=shortened(words, _LONGEST))
    bare = _LIFE.sub("", _OTHERS.sub("", words.strip())).strip(" ,;")
    if ";" in bare:
        return Name(literal=bare)
    if son := _SUFFIX.search(bare):
        name = parsed(bare[: son.start()])
        return replace(name, suffix=son["suffix"] or son["number"]) if name.family else Name(literal=bare)
    bare = _END.sub("", bare)
    if not bare:
        return Name(literal=words.strip())
    if _is_body(bare):
        return Name(literal=bare, corporate=True)
    family, comma, given = (part.strip() for part in bare.partition(","))
    if comma:
        return _inverted(family, given) if given and "," not in given else Name(literal=bare)
    return _direct(bare)


def _is_body(words: str) -> bool:
    """Whether a word says that this is no person; ``Church, Alonzo`` and ``Alonzo Church`` are one all the same."""
    if _BODY.search(words) is None:
        return False
    family, comma, given = words.partition(", ")
    if comma and _ALSO_SURNAMES.fullmatch(family):
        return _BODY.search(given) is not None
    return not _PERSON.fullmatch(words) or bool(_FAITH.match(words))


def _inverted(family: str, given: str) -> Name:
    """``Beauvoir, Simone de`` and ``de Beauvoir, Simone``."""
    before, rest = _led_by(family.split(" "))
    forenames, after = _ended_by(given.split(" "))
    particle = " ".join(filter(None, (" ".join(after), " ".join(before))))
    return Name(" ".join(rest), " ".join(forenames), particle)


def _led_by(parts: list[str]) -> tuple[list[str], list[str]]:
    n = next((n for n, part in enumerate(parts) if part not in _PARTICLES), 0)
    return parts[:n], parts[n:]


def _ended_by(parts: list[str]) -> tuple[list[str], list[str]]:
    n = len(parts)
    while n > 1 and parts[n - 1] in _PARTICLES:
        n -= 1
    return parts[:n], parts[n:]


def _direct(name: str) -> Name:
    """``Simone de Beauvoir``: two to five words with capitals, and particles among them; all else stays whole."""
    parts = name.split(" ")
    capital = [bool(_INITIAL.fullmatch(part)) or (part[:1].isupper() and part.isprintable()) for part in parts]
    fits = all(is_capital or part in _PARTICLES for part, is_capital in zip(parts, capital, strict=True))
    if (
        not (2 <= len(parts) <= 5 and fits and capital[0] and capital[-1])
        or _REIGN.fullmatch(parts[-1])
        or any(c.isdigit() or c in "()[]" for c in name)
    ):
        return Name(literal=name)
    n = next((n for n, part in enumerate(parts) if n and part in _PARTICLES), len(parts) - 1)
    particle, family = _led_by(parts[n:])
    return Name(" ".join(family), " ".join(parts[:n]), " ".join(particle))


def listed(words: str) -> tuple[Name, ...]:
    """The names of a list in words: ``A. Smith, B. Jones and C. Doe``, ``Smith, Anna; Jones, Bert``; one name may end in ``;``."""
    return tuple(parsed(one) for one in map(str.strip, _separate(" ".join(words.split()))) if one)


def _separate(words: str) -> list[str]:
    """The names in a list. The name of a body stays whole: ``Society of Arts and Letters``."""
    if ";" in words:
        return words.split(";")
    if _is_body(words):
        return [words]
    return [one for some in _SEVERAL.split(words) for one in _by_commas(some.strip(" ,"))]


def _by_commas(words: str) -> list[str]:
    """At every comma, if what stands between them are names of several words as they are spoken."""
    parts = [part.strip() for part in words.split(",")]
    if len(parts) == 2 and _is_inverted(*parts):
        return [words]
    return parts if all(" " in part for part in parts) else [words]


def _is_inverted(before: str, after: str) -> bool:
    """Whether that is one name: ``Le Guin, Ursula K.``, ``García Márquez, Gabriel``; ``A. Smith, B. Jones`` are two."""
    first, last = before.partition(" ")[0], after.rpartition(" ")[2]
    return not _INITIAL.fullmatch(first) and (first.casefold() in _PARTICLES or bool(_INITIAL.fullmatch(last)))


def together(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Names without those that stand twice; the one with identifiers stays."""
    found: dict[str, Name] = {}
    for name in names:
        known = found.setdefault(name.inverted.casefold(), name)
        if name.identifiers and not known.identifiers:
            found[name.inverted.casefold()] = replace(known, identifiers=name.identifiers)
    return tuple(found.values())
