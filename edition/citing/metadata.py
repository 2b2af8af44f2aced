"""What the head of a page says of a text for those who gather references: words of Highwire's and of the Dublin Core.

Zotero and Google Scholar read Highwire's; the others are the DCMI Metadata Terms.
"""

from __future__ import annotations

from collections.abc import Iterator

from edition.citing.authorities import same_as
from edition.citing.dates import day_of, edtf, iso
from edition.citing.formats import ENDINGS, FORMATS, TYPES
from edition.citing.record import Record

Pair = tuple[str, str]


def highwire(record: Record) -> Iterator[Pair]:
    """``citation_…`` (name, content). An edition is a book; a text stands in it."""
    yield "citation_title", record.title
    yield from (("citation_author", name.inverted) for name in record.authors)
    yield from (("citation_editor", name.inverted) for name in record.editors)
    yield from (("citation_translator", name.inverted) for name in record.translators)
    yield "citation_inbook_title", record.container
    published = day_of(record.published)
    yield "citation_publication_date", "/".join(f"{part:02d}" for part in published if part) if published else ""
    yield "citation_publisher", record.publisher
    yield "citation_language", record.language
    yield "citation_doi", record.doi
    yield "citation_public_url", record.address


def dublin_core(record: Record) -> Iterator[Pair]:
    """``DCTERMS.…`` (name, content). No type: Zotero would take a text for an article of a journal."""
    yield "DCTERMS.title", record.title
    yield from (("DCTERMS.creator", name.inverted) for name in record.authors)
    yield from (("DCTERMS.contributor", name.inverted) for name in (*record.editors, *record.translators))
    yield "DCTERMS.created", edtf(record.date)
    yield "DCTERMS.issued", iso(record.published)
    yield "DCTERMS.publisher", record.publisher
    yield "DCTERMS.language", record.language
    yield "DCTERMS.isPartOf", record.container
    yield "DCTERMS.source", record.archive or record.source
    yield "DCTERMS.license", record.licence.address or record.licence.words
    yield "DCTERMS.identifier", f"https://doi.org/{record.doi}" if record.doi else record.address
    yield "DCTERMS.hasVersion", record.version


def signposts(
    record: Record, base: str, files: str, items: tuple[tuple[str, str], ...] = ()
) -> Iterator[tuple[str, str, str]]:
    """(relation, address, media type or '') of the links that machines follow (Signposting); absolute, so only with a ``base``.

    ``files`` is the address of the files of references from the site's root, without their endings; ``items`` are (address from
    the site's root, media type) of what the page is a page about.
    """
    if not base:
        return
    yield "cite-as", record.link or record.address, ""
    yield "type", "https://schema.org/AboutPage" if record.is_edition else "https://schema.org/CreativeWork", ""
    for name in record.authors:
        yield from (("author", address, "") for address in same_as(name.identifiers)[:1])
    if record.licence.address:
        yield "license", record.licence.address, ""
    yield from (("describedby", f"{base}{files}.{ENDINGS[name]}", TYPES[name]) for name in FORMATS)
    yield from (("item", base + address, type_) for address, type_ in items)
    if not record.is_edition:
        yield "collection", base, "text/html"
