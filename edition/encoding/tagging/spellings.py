"""The ways in which the name of an entry is written, made from one name and its parts (TEI P5, sections 14.2.1 and 14.3).

What is made here is what any reader makes of a name: “Surname, Forename” turned round, without the middle name, with
initials, without the subtitle, the article, the date or the legal form. Every form says which part of the name it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from edition.encoding.tagging.places import PLACES, elsewhere
from edition.encoding.tagging.proposals import Form
from edition.encoding.tagging.titles import ARTICLES, PARTICLES, TITLES
from edition.encoding.tagging.tokens import is_unspaced, keyed
from edition.tei import fold

_BRACKETED = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]\s*")
_DATED = re.compile(
    r"[\s,(\[–—-]*(?:(?:\d{1,2}\. ?){0,2}\d{4}(?:-\d\d){0,2})(?:\s*(?:--|[-–/])\s*\d{2,4}(?:-\d\d){0,2})?[)\]]?\s*$"
)
_NUMERAL = re.compile(r"^(?:[IVXLC]+|\d+)\.?$")
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_]\.\s?){2,}")
_STROKED = re.compile(r"[^\W\d_][\w’'.-]*(?:\s?/\s?[^\W\d_][\w’'.-]*)+")
_BESIDE = re.compile(r"\s(?:am|an der|im|in der|ob der|sur|on|upon|sul|bei|near|près de|nad)\s")
_LEGAL = re.compile(r"[\s,]+(?:GmbH|AG|KG|e\. ?V\.|Inc\.?|Ltd\.?|LLC|Corp\.?|S\. ?A\.|plc|& Co\.?)$")
_SUBTITLE = re.compile(r"(?<=[^\W\d_]{3})[.:;!?]\s|\s[–—]\s")
_QUOTES = "\"'“”„‟«»‹›‘’‚「」『』"
_STATE = re.compile(
    r"(?:[^\W\d_]+ )?"
    r"(?:(?:Republik|Königreich|Bundesrepublik)|(?:Republic|Kingdom|République|Royaume|Reino|República|Repubblica|Regno)"
    r"(?: of(?: the)?| de(?: la)?| du| di)) ([^\W\d_][\w’'-]+)$"
)
_COMPANY = re.compile(
    r"(?:Press|Books|Verlag|Publishing|Publishers|Group|Records|Editions?|Éditions|Brothers|Bank|& \w+"
    r"|(?:and|und|et) (?:Sons?|Co|Company|Partners?|Brothers|Sohn|Söhne|Fils|Frères))(?:$|,| &)"
)
_SHARED = frozenset(
    "world national international european american british english french german deutsche deutscher deutsches royal general"
    " central united universal global new old great grand first times arts science random modern neue neuer neues"
    " allgemeine allgemeiner".split()
)
"""First words, as keys, that companies and institutions have in common with whatever else: “World Bank”, “Deutsche Bank”."""
_INSTITUTION = re.compile(r"\w{3}(?:theater|museum|archiv|verlag|bank|zeitung|bibliothek|akademie|institut)$")
"""What a company or an institution is called by its first word: “Quayside Press”, “Stadttheater Lüneburg”."""
_COMPLEMENT = re.compile(r" (?:of|for|für|der|des|de|du|pour|per|di|del|della|para) ")
_ADDRESS = re.compile(r"\w+://|@|^www\.")
_ROMAN_BEFORE = re.compile(r"^[IVXLC]+\.?[,/]\s*")


def is_name(words: str) -> bool:
    """Whether words can be a name at all: letters, and no address of the web."""
    return any(map(str.isalpha, words)) and not _ADDRESS.search(words) and len(words) <= 200


def has_capital(words: str, kind: str) -> bool:
    """Whether a form is written as a name: with a capital, unless its script has none; of persons at its beginning."""
    first = next(one for one in words if one.isalpha())
    if kind == "person":
        return not first.islower() or (keyed_first(words) in PARTICLES | ARTICLES and words.lower() != words)
    return not words.islower()


def of_person(words: str, surname: str = "", forename: str = "", link: str = "", lang: str = "") -> Iterator[Form]:
    """The forms of a person's name. Without parts, a comma or the order of its words tells them."""
    for one in alternatives(surname)[1:]:
        yield from of_person(words.replace(surname, one), one, forename, link, lang)
    surname = alternatives(surname)[0]
    if not surname and len(several := alternatives(words)) > 1:
        for one in several:
            yield from of_person(one, "", "", "", lang)
        return
    words = fold(_BRACKETED.sub(" ", words)).strip(" ,;?")
    if not (surname or forename) and words.count(",") == 1:
        surname, forename = (part.strip() for part in words.split(","))
        if keyed_first(forename) in TITLES or not forename:
            words, surname, forename = surname, "", ""
    elif not (surname or forename):
        surname, forename = _taken_apart(words)
    if surname and forename:
        yield from _parted(words, surname, forename, link, lang)
    elif words:
        yield Form(words, "whole", lang)
        if is_unspaced(words) and 2 <= len(words) <= 4:
            yield Form(words[: 2 if len(words) == 4 else 1], "addition", lang)


def _parted(words: str, surname: str, forename: str, link: str, lang: str) -> Iterator[Form]:
    full = fold(f"{link} {surname}")
    if is_unspaced(surname):
        yield from (Form(words, "whole", lang), Form(surname + forename, "whole", lang), Form(surname, "surname", lang))
        return
    yield Form(f"{forename} {full}", "whole", lang)
    yield Form(f"{full}, {forename}", "whole", lang)
    if words not in (f"{forename} {full}", f"{full}, {forename}"):
        yield Form(words, "whole", lang)
    given = forename.replace(".", ". ").split()
    first = given[0]
    if len(given) > 1 and len(first.strip(".")) > 1:
        yield Form(f"{first} {full}", "short", lang)
    initials = [name[0] for name in given if name[0].isalpha()]
    if initials:
        yield Form(f"{'. '.join(initials)}. {surname[0]}.", "initials", lang)
        if len(initials) > 1:
            yield Form(f"{''.join(initials)} {full}", "short", lang)
    if link:
        yield Form(full, "surname", lang)
    yield Form(surname, "surname", lang)
    if (bare := _without_particles(surname)) != surname:
        yield Form(bare, "surname", lang)
    if len(first.strip(".")) > 2:
        yield Form(first, "forename", lang)
        if len(given) > 1:
            yield Form(forename, "forename", lang)


def _without_particles(surname: str) -> str:
    """“Hofmannsthal” of “von Hofmannsthal”, where its particle is written as a part of the surname."""
    parts = surname.split(" ")
    while len(parts) > 1 and parts[0].islower() and keyed_first(parts[0]) in PARTICLES:
        parts = parts[1:]
    return " ".join(parts)


def alternatives(words: str) -> list[str]:
    """The names that are written as one, with strokes between: “Kattowitz/Katowice”, “Raimund / Ramund of Ox”."""
    found = _STROKED.search(words)
    if found is None or len(words) > 100:
        return [words]
    written = [one.strip() for one in found[0].split("/")]
    if not all(one[:1].isupper() or not one.islower() for one in written):
        return [words]
    rest = [f"{words[: found.start()]}{one}{words[found.end() :]}" for one in written[:6]]
    return list(dict.fromkeys(inner for one in rest for inner in alternatives(one)))[:6]


def _taken_apart(words: str) -> tuple[str, str]:
    """Surname and forename of “Hugo von Hofmannsthal”; two empty ones where nothing tells them."""
    parts = words.split(" ")
    if not 2 <= len(parts) <= 5 or is_unspaced(words) or not parts[-1][:1].isupper() or _NUMERAL.match(parts[-1]):
        return "", ""
    at = len(parts) - 1
    while at > 1 and keyed_first(parts[at - 1]) in PARTICLES:
        at -= 1
    if not all(part[:1].isupper() for part in parts[:at]) or keyed_first(parts[0]) in TITLES | ARTICLES:
        return "", ""
    return " ".join(parts[at:]), " ".join(parts[:at])


def is_written(words: str) -> bool:
    """Whether words begin with a capital, or are of a script without case, and have no number."""
    return len(words) > 2 and not words[0].islower() and words[0].isalpha() and not any(map(str.isdigit, words))


def keyed_first(words: str) -> str:
    """The first word, as words are compared."""
    first = words.split(" ", 1)[0].strip(".,'’")
    return keyed(first)[0] if first else ""


def of_thing(words: str, kind: str, lang: str = "") -> Iterator[Form]:
    """The forms of the name of an organization, a place, an event or a work."""
    bracketed = [inside.strip() for inside in _BRACKETED.findall(words)]
    for one in (one.strip() for inside in bracketed if "/" in inside for one in inside.split("/")):
        if is_written(one):
            yield Form(one, "whole", lang)
    if kind == "organization":
        yield from (Form(inside, "acronym", lang) for inside in bracketed if is_acronym(inside))
    whole = fold(_BRACKETED.sub(" ", words)).strip(" ,;" if kind in ("work", "event", "session") else " ,;?")
    several = alternatives(whole) if kind != "work" else []
    for one in several if len(several) > 1 else ():
        yield from of_thing(one, kind, lang)
    whole = unquoted(_trimmed(whole, kind))
    if (joined := _INITIALS.sub(_joined, whole).strip()) != whole:
        yield Form(joined, "acronym" if is_acronym(joined) else "whole", lang)
    if whole:
        yield Form(whole, "acronym" if kind == "organization" and is_acronym(whole) else "whole", lang)
    yield from (Form(shorter, "short", lang) for shorter in _shorter(whole, kind))
    if kind == "organization" and _goes_by_first(whole):
        yield Form(whole.partition(" ")[0], "addition", lang)


def _goes_by_first(whole: str) -> bool:
    """Whether a company or an institution is called by its first word, which is no place and no word of many names."""
    first, _, second = whole.partition(" ")
    if _COMPANY.match(second):
        return keyed(first)[0] not in _SHARED | PLACES
    return second != "" and _INSTITUTION.search(first) is not None


def _trimmed(whole: str, kind: str) -> str:
    """A name without the date of an event, the legal form of a company, the number of a district."""
    if kind in ("event", "session"):
        return _DATED.sub("", whole) or whole
    if kind == "organization":
        return _LEGAL.sub("", whole)
    return _ROMAN_BEFORE.sub("", whole) if kind == "place" else whole


def _joined(found: re.Match[str]) -> str:
    """“D.C.” without its stops."""
    return re.sub(r"[.\s]", "", found[0]) + " "


def _shorter(whole: str, kind: str) -> Iterator[str]:
    """A town without its river, or without what follows a comma; a work without its subtitle; anything without its article."""
    if kind == "place":
        beside = _BESIDE.search(whole)
        cuts = (
            whole[: beside.start()] if beside else "",
            whole.split(",", maxsplit=1)[0].strip() if "," in whole else "",
        )
        yield from (one for one in cuts if len(one) > 2)
    if kind in ("organization", "place"):
        yield from _known_as(whole, kind)
    if kind == "work":
        main = unquoted(_SUBTITLE.split(whole)[0])
        if main != whole and len(main) > 3:
            yield main
            whole = main
    if keyed_first(whole) in ARTICLES and len(rest := whole.partition(" ")[2]) > 3:
        yield rest


def _known_as(whole: str, kind: str) -> Iterator[str]:
    """“Denmark” of “Kingdom of Denmark”, “National Academy” of “National Academy of Arts”, “BBC” of “BBC Television”."""
    if kind == "place" and " " not in whole:
        yield from (one.capitalize() for one in elsewhere(keyed(whole)[0]))
    if kind == "place" and (state := _STATE.match(whole)):
        yield state[1]
        return
    head = _COMPLEMENT.split(whole)[0]
    if head != whole and sum(one[:1].isupper() for one in head.split()) > 1:
        yield head
    first = whole.partition(" ")[0]
    if kind == "organization" and first != whole and len(first) > 2 and is_acronym(first):
        yield first


def unquoted(words: str) -> str:
    """Words without quotation marks around all of them."""
    inner = words.strip(_QUOTES + " ")
    return inner if words[:1] in _QUOTES and words[-1:] in _QUOTES and not any(q in inner for q in '"“”„«»') else words


def is_acronym(words: str) -> bool:
    """Whether it is one word of two to eight capitals, with or without stops."""
    letters = words.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 8 and letters.isalnum() and letters.isupper() and " " not in words.strip()
