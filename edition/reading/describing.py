"""What a header says of its text for readers: who, when, from where, by what right (TEI P5, chapter 2).

A fact is a key (a word of the interface's catalogue), words, and an address or ''. What a text does not say, the
collection around it says for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from edition.model import Fact
from edition.reading.preferring import as_read, words_read
from edition.reading.rights import statements
from edition.tei import ID, PREFIX, TEI, fold, is_safe_link, local, own, shortened, tags, words

_LONGEST = 400
"""Characters of one fact that a page shows."""
_COLLECTIONS = tags("TEI teiCorpus")
_NAMES = tags("persName orgName name placeName settlement")
_PARAGRAPHS = tags("p ab item")
_SHELFMARK = ("settlement", "institution", "repository", "collection", "idno")
_DECLARATIONS = tags("projectDesc samplingDecl editorialDecl variantEncoding")


def described(tei: Any) -> tuple[Fact, ...]:
    """The facts of a text in the order in which a page shows them."""
    headers = [h for holder in (tei, *tei.iterancestors(*_COLLECTIONS)) for h in own(holder, "teiHeader")]
    found: list[Fact] = []
    for key, find in _FACTS.items():
        found += next((facts for header in headers if (facts := _facts(key, find(header)))), ())
    return tuple(found)


Finds = Callable[[Any], Iterator[tuple[str, str]]]


def _path(steps: str) -> Any:
    """The elements at a path of names, in a header."""
    names = re.sub(r"(?<![@\w'])(?=[A-Za-z])", "t:", steps)
    return etree.XPath(names, namespaces={"t": TEI})


_EDITORS, _STATEMENTS = _path("fileDesc/titleStmt/editor"), _path("fileDesc/titleStmt/respStmt")
_SOURCES, _PUBLICATIONS = _path("fileDesc/sourceDesc"), _path("fileDesc/publicationStmt")
_IDENTIFIERS, _WITNESSES = _path("fileDesc/sourceDesc//msIdentifier"), _path("fileDesc/sourceDesc//witness")
_AVAILABILITIES = _path("fileDesc/publicationStmt/availability")


def _facts(key: str, found: Iterator[tuple[str, str]]) -> tuple[Fact, ...]:
    stated = {said if key == "rights" else shortened(said, _LONGEST): address for said, address in found if said}
    return tuple(
        Fact(key, said, address if address and is_safe_link(address) else "") for said, address in stated.items()
    )


def _at(path: str) -> Finds:
    """The words of every element at a path of names."""
    elements = _path(path)

    def found(header: Any) -> Iterator[tuple[str, str]]:
        for element in elements(header):
            yield _named(element), ""

    return found


def _named(element: Any) -> str:
    """Words without the identifiers among them."""
    element = as_read(element)
    identifiers = list(element.iter(PREFIX + "idno"))
    if not identifiers:
        return words(element)
    unsaid = {id_ for identifier in identifiers for id_ in identifier.iter()}
    said = [element.text or ""]
    for inner in element.iterdescendants():
        said += [inner.text or "" if inner not in unsaid else "", " ", inner.tail or ""]
    return fold("".join(said)).replace(" ,", ",")


def _responsible(header: Any) -> Iterator[tuple[str, str]]:
    for editor in _EDITORS(header):
        yield _named(editor), ""
    for statement in _STATEMENTS(header):
        names = ", ".join([said for n in statement if local(n) != "resp" and (said := words_read(n))])
        duties = ", ".join([words(duty) for duty in own(statement, "resp")])
        yield (f"{names} ({duties})" if names and duties else names), ""


def _corresponding(kind: str) -> Finds:
    actions = _path(f"profileDesc/correspDesc/correspAction[@type='{kind}']")

    def found(header: Any) -> Iterator[tuple[str, str]]:
        for action in actions(header):
            stated = [said for e in action.iter(*_NAMES) if (said := words(e))]
            dates = [words(e) or e.get("when") or e.get("from") or "" for e in action.iter(PREFIX + "date")]
            yield ", ".join(dict.fromkeys(filter(None, stated + dates))), ""

    return found


def _manuscript(header: Any) -> Iterator[tuple[str, str]]:
    for identifier in _IDENTIFIERS(header):
        parts = [words(e) for name in _SHELFMARK for e in own(identifier, name)]
        yield ", ".join(filter(None, parts)), ""


def _source(header: Any) -> Iterator[tuple[str, str]]:
    for source in _SOURCES(header):
        for element in source:
            if local(element) in ("bibl", "biblStruct", "biblFull", "p", "ab"):
                reference = next((r.get("target", "") for r in element.iter(PREFIX + "ref", PREFIX + "ptr")), "")
                yield words_read(element), reference


def _witnesses(header: Any) -> Iterator[tuple[str, str]]:
    for witness in _WITNESSES(header):
        siglum = witness.get(ID) or witness.get("n") or ""
        yield f"{siglum}: {words(witness)}" if siglum else words(witness), ""


def _rights(header: Any) -> Iterator[tuple[str, str]]:
    for availability in _AVAILABILITIES(header):
        yield from statements(availability)


def _published(header: Any) -> Iterator[tuple[str, str]]:
    for statement in _PUBLICATIONS(header):
        parts = [words(e) for name in ("publisher", "authority", "pubPlace", "date") for e in own(statement, name)]
        yield ", ".join(dict.fromkeys(filter(None, parts))), ""


def _declared(header: Any) -> Iterator[tuple[str, str]]:
    for declaration in header.iter(*_DECLARATIONS):
        for paragraph in declaration.iter(*_PARAGRAPHS):
            yield words(paragraph), ""


_FACTS: dict[str, Finds] = {
    "author": _at("fileDesc/titleStmt/author"),
    "sent": _corresponding("sent"),
    "received": _corresponding("received"),
    "meeting": _at("fileDesc/titleStmt/meeting"),
    "editor": _responsible,
    "manuscript": _manuscript,
    "source": _source,
    "witness": _witnesses,
    "published": _published,
    "rights": _rights,
    "language": _at("profileDesc/langUsage/language"),
    "keyword": _at("profileDesc/textClass/keywords/term"),
    "declaration": _declared,
}
