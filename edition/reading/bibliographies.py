"""What a header says of its text for those who cite it, with what the collections around it say (TEI P5, chapter 2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from edition.bibliography import Bibliography, Dating, Licence, Name
from edition.citing.names import together
from edition.reading.header import dated
from edition.reading.people import people
from edition.reading.pointing import Pointers
from edition.reading.preferring import as_read, words_read
from edition.reading.rights import licence
from edition.tei import PREFIX, fold, is_white, local, own, shortened, split_list, tags, until, when, words

_COLLECTIONS = tags("TEI teiCorpus")
_LONGEST = 400
"""Characters of one fact."""
_MANY = 100
"""People of one sort."""
_EDITS = re.compile(r"\b(?:edit|hrsg|herausg|hg\b|éd\b|édit|a cura|curat|redakt|redig)", re.IGNORECASE)
_NO_EDITING = re.compile(
    r"electronic|digital|encod|mark-?up|cod(?:ed|ing|ier)|tei\b|xml|keyboard|transcri", re.IGNORECASE
)
_TRANSLATES = re.compile(r"translat|übers|traduc|tradu[iz]", re.IGNORECASE)
_SHELFMARK = ("settlement", "institution", "repository", "collection", "idno")
_SOURCES = tags("bibl biblStruct biblFull")
_LEVELS = frozenset(
    "bibl biblStruct biblFull analytic monogr series imprint titleStmt publicationStmt editionStmt respStmt".split()
)
_ABOUT = re.compile(r"/(?:aut|edt|trl)\b|^(?:aut|edt|trl)$")
_CERTAIN = frozenset(("high", "certain", ""))
_NAMES, _NO_NAME = ("orgName", "persName", "name"), ("address", "addrLine", "email", "ref", "ptr", "idno")
_WEB = re.compile(r"\S+://\S+")
_Found = TypeVar("_Found")


def bibliography(tei: Any, pointers: Pointers | None = None) -> Bibliography:
    """The bibliography of a ``TEI``. What its header does not say, that of the collection around it says, fact by fact."""
    headers = [h for holder in (tei, *tei.iterancestors(*_COLLECTIONS)) for h in own(holder, "teiHeader")]

    def first(find: Callable[[Any], _Found], none: _Found) -> _Found:
        return next((found for header in headers if (found := find(header))), none)

    def named(find: Callable[[Any], Iterator[Any]]) -> tuple[Name, ...]:
        return first(lambda header: _people(find(header), pointers), ())

    return Bibliography(
        authors=named(_authors) or named(_senders),
        editors=named(_editors),
        translators=named(_translators),
        duties=first(lambda header: tuple(_duties(header, pointers)), ()),
        date=first(_date, Dating()),
        series=first(_series, ""),
        publisher=first(lambda h: _published(h, ("publisher", "distributor", "authority")), ""),
        place=first(lambda h: _published(h, ("pubPlace",)), ""),
        published=first(_day_published, ""),
        licence=first(_licence, Licence()),
        source=first(_source, ""),
        archive=first(_archive, ""),
        identifiers=first(lambda header: tuple(_identifiers(header)), ()),
        genre=first(_genre, ""),
    )


def _all(header: Any, path: str) -> Iterator[Any]:
    """The elements at a path of names."""
    found: Iterator[Any] = header.iterfind("/".join(PREFIX + step for step in path.split("/")))
    return found


def _people(elements: Iterator[Any], pointers: Pointers | None) -> tuple[Name, ...]:
    return together(tuple(name for element in elements for name in people(element, pointers))[:_MANY])


def _authors(header: Any) -> Iterator[Any]:
    """Those of the title statement, else of the printed source."""
    found = list(_all(header, "fileDesc/titleStmt/author"))
    for path in ("biblStruct/analytic/author", "biblStruct/monogr/author", "biblFull/titleStmt/author", "bibl/author"):
        found = found or list(_all(header, f"fileDesc/sourceDesc/{path}"))
    yield from found


def _senders(header: Any) -> Iterator[Any]:
    """Who sent a letter."""
    for action in _all(header, "profileDesc/correspDesc/correspAction"):
        if action.get("type") == "sent":
            yield from (e for e in action if local(e) in ("persName", "orgName", "name"))


def _sort(element: Any) -> str:
    """What somebody did: the values of ``@role`` and ``@type``, and the words of ``resp`` beside it."""
    said = [element.get("role", ""), element.get("type", "")]
    for duty in own(element, "resp"):
        found = _ABOUT.search(duty.get("ref", ""))
        said += [words(duty), found[0] if found else ""]
    return " ".join(said)


def _is_translating(element: Any) -> bool:
    return bool(_TRANSLATES.search(_sort(element)) or "trl" in _sort(element))


def _is_editing(element: Any) -> bool:
    said = _sort(element)
    return "edt" in said or bool(_EDITS.search(said) and not _NO_EDITING.search(said))


def _editors(header: Any) -> Iterator[Any]:
    """``editor``, and those of a ``respStmt`` whose duty is editing."""
    yield from (e for e in _all(header, "fileDesc/titleStmt/editor") if not _is_translating(e))
    yield from (s for s in _all(header, "fileDesc/titleStmt/respStmt") if _is_editing(s))


def _translators(header: Any) -> Iterator[Any]:
    for path in ("fileDesc/titleStmt/editor", "fileDesc/titleStmt/respStmt"):
        yield from (e for e in _all(header, path) if _is_translating(e))


def _duties(header: Any, pointers: Pointers | None) -> Iterator[tuple[str, Name]]:
    for statement in _all(header, "fileDesc/titleStmt/respStmt"):
        said = (words(resp).rstrip(": ") for resp in own(statement, "resp"))
        duty = shortened("; ".join(filter(None, said)), _LONGEST)
        if duty and not (_is_editing(statement) or _is_translating(statement)):
            yield from ((duty, name) for name in people(statement, pointers))


def _date(header: Any) -> Dating:
    element = dated(header)
    if element is None:
        return Dating()
    start, end = when(element), until(element)
    limits = element.get("notBefore") or element.get("notAfter")
    circa = bool(limits) or element.get("cert", "") not in _CERTAIN or element.get("precision", "") in ("low", "medium")
    if not start:
        return Dating(start=words(element)[:10], circa=circa)
    only_until = end == start and not any(element.get(a) for a in ("when", "from", "notBefore", "when-iso", "from-iso"))
    return Dating("" if only_until else start, end if end != start or only_until else "", circa)


def _series(header: Any) -> str:
    for title in (*_all(header, "fileDesc/seriesStmt/title"), *_all(header, "fileDesc/titleStmt/title")):
        is_series = local(title.getparent()) == "seriesStmt" or title.get("level") == "s"
        if is_series and (said := words_read(title)):
            return shortened(said, _LONGEST)
    return ""


def _published(header: Any, names: tuple[str, ...]) -> str:
    for name in names:
        said = [_publisher(e) for e in _all(header, f"fileDesc/publicationStmt/{name}")]
        if found := "; ".join(dict.fromkeys(filter(None, said))):
            return shortened(found, _LONGEST)
    return ""


def _publisher(element: Any) -> str:
    """The words without the address; of a body in two languages, the first of its names."""
    named = next((words(e) for e in element if local(e) in _NAMES and words(e)), "")
    bare = named or " ".join([element.text or "", *(words(e) for e in element if local(e) not in _NO_NAME)])
    return fold(bare) if "://" not in bare else fold(_WEB.sub("", bare))


def _day_published(header: Any) -> str:
    for element in (*_all(header, "fileDesc/publicationStmt/date"), *_all(header, "fileDesc/editionStmt/edition/date")):
        if found := re.match(r"-?\d{4}(-\d\d(-\d\d)?)?(?!\d)", when(element) or words(element)):
            return found[0]
    return ""


def _licence(header: Any) -> Licence:
    return licence(_all(header, "fileDesc/publicationStmt/availability"))


def _source(header: Any) -> str:
    for source in _all(header, "fileDesc/sourceDesc"):
        if said := next((_in_words(as_read(e)) for e in source if e.tag in _SOURCES and words(e)), ""):
            return shortened(said, _LONGEST)
    return ""


def _in_words(source: Any) -> str:
    """A printed source: as somebody wrote it, or its facts with commas between, names and numbers apart."""
    if local(source) == "bibl" and not is_white(source.text or "".join(child.tail or "" for child in source)):
        return words(source)
    told = (e for e in source.iter("*") if local(e) not in _LEVELS and local(e.getparent()) in _LEVELS)
    return ", ".join(dict.fromkeys(said for e in told if local(e) != "idno" and (said := words(e))))


def _archive(header: Any) -> str:
    for identifier in header.iterfind(f"{PREFIX}fileDesc/{PREFIX}sourceDesc//{PREFIX}msIdentifier"):
        parts = [words(e) for name in _SHELFMARK for e in own(identifier, name)]
        if said := ", ".join(filter(None, parts)):
            return shortened(said, _LONGEST)
    return ""


def _identifiers(header: Any) -> Iterator[tuple[str, str]]:
    """Those of the file, those within others too."""
    for idno in _all(header, "fileDesc/publicationStmt/idno"):
        for one in idno.iter(PREFIX + "idno"):
            value = " ".join(split_list(one.text or ""))
            if value:
                yield one.get("type", "") or one.get("subtype", ""), shortened(value, _LONGEST)


def _genre(header: Any) -> str:
    if next(_all(header, "profileDesc/correspDesc"), None) is not None:
        return "letter"
    found = header.find(f"{PREFIX}fileDesc/{PREFIX}sourceDesc//{PREFIX}msDesc")
    return "manuscript" if found is not None else ""
