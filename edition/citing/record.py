"""The record of what is cited: an edition, a text of it, or a passage. Pages, files and the command line are made of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from edition.addresses import digest, text_page
from edition.bibliography import Bibliography, Dating, Licence, Name
from edition.citing.names import listed
from edition.citing.passages import place_of
from edition.imprint import Imprint
from edition.model import Passage, TextInfo
from edition.project import UNVERSIONED, Project

_KEY = re.compile(r"[^A-Za-z0-9_\-]+")
_BEFORE_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)\s*", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
_CC = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses|publicdomain)/(?P<terms>[a-z-]+)/(?P<version>\d\.\d)"
)
_PUBLIC = {"zero": "CC0", "mark": "Public Domain Mark"}
_LONGEST_LICENCE = 120
_OPEN = ("https://", "http://")
_GONE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Record:
    """``container`` is the title of the edition that a text is in, '' where the record is that of an edition itself.

    ``address`` is absolute, or ''; ``date`` that of the text, ``published`` that of the edition; ``passage`` are the words by
    which a passage is cited, ``sha256`` the hash of the source.
    """

    key: str
    title: str
    container: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    duties: tuple[tuple[str, Name], ...] = ()
    date: Dating = field(default_factory=Dating)
    published: str = ""
    publisher: str = ""
    place: str = ""
    source: str = ""
    archive: str = ""
    licence: Licence = field(default_factory=Licence)
    doi: str = ""
    address: str = ""
    version: str = ""
    language: str = ""
    sha256: str = ""
    genre: str = ""
    description: str = ""
    passage: str = ""
    is_edition: bool = False

    @property
    def link(self) -> str:
        """Where a reader is sent: the DOI of the whole, the address of a passage, else any address."""
        return f"https://doi.org/{self.doi}" if self.doi and not self.passage else self.address


def of_text(info: TextInfo, found: Bibliography, project: Project) -> Record:
    """The record of a text, from what its header says and, where that is silent, from what is said of the edition."""
    imprint = project.imprint
    address = (
        project.base_url + text_page(info.id)
        if project.base_url
        else found.identifier("url", "uri", "handle", "purl", "ark")
    )
    return Record(
        key=key_of(info.id),
        title=one_line(info.proper) or info.id,
        container=one_line(project.title or found.series),
        authors=_named(found.authors),
        editors=_named(found.editors or listed(project.editors)),
        translators=_named(found.translators),
        duties=tuple((one_line(duty), _named([name])[0]) for duty, name in found.duties),
        date=_dated(found.date or Dating(info.date)),
        published=one_line(found.published or imprint.date),
        publisher=one_line(found.publisher or imprint.publisher),
        place=one_line(found.place or imprint.place),
        source=one_line(found.source),
        archive=one_line(found.archive),
        licence=_licence(found.licence, imprint),
        doi=doi_of(found.identifier("doi")),
        address=web_address(address),
        version=_version(project),
        language=one_line(info.lang),
        sha256=info.sha256,
        genre=found.genre,
    )


def of_edition(project: Project, agreed: Bibliography | None = None) -> Record:
    """The record of an edition; ``agreed`` is what the headers of all texts say alike, where ``edition.toml`` says nothing."""
    imprint, all_say = project.imprint, agreed or Bibliography()
    title = one_line(project.title or all_say.series)
    return Record(
        key=_plain(title) or "edition",
        title=title,
        editors=_named(listed(project.editors) or all_say.editors),
        published=imprint.date or all_say.published,
        publisher=one_line(imprint.publisher or all_say.publisher),
        place=one_line(imprint.place or all_say.place),
        licence=_licence(Licence(imprint.licence, imprint.licence_url), imprint, all_say.licence),
        doi=imprint.doi,
        address=project.base_url,
        version=_version(project),
        language=imprint.language,
        description=one_line(project.description),
        is_edition=True,
    )


def of_passage(record: Record, passage: Passage, text: str, project: Project) -> Record:
    """The record of a passage of a text: the words by which it is cited, and its own address, if the edition has one."""
    address = project.base_url + text_page(text, passage.id) if project.base_url else ""
    return replace(record, passage=place_of(passage, record.title), address=web_address(address))


def _version(project: Project) -> str:
    """The version that an edition says it has."""
    return one_line(project.edition_version) if project.edition_version != UNVERSIONED else ""


def _dated(date: Dating) -> Dating:
    return replace(date, start=one_line(date.start), end=one_line(date.end))


def _licence(first: Licence, imprint: Imprint, last: Licence | None = None) -> Licence:
    for one in (first, Licence(imprint.licence, imprint.licence_url), last or Licence()):
        if one:
            address = web_address(one.address)
            return Licence(_short(one_line(one.words), address), address)
    return Licence()


def _short(words: str, address: str) -> str:
    """The words of a licence; of one of Creative Commons that goes on and on, or is an address, its name."""
    is_name = words and len(words) <= _LONGEST_LICENCE and not words.startswith(_OPEN)
    found = None if is_name else _CC.match(address)
    if found is None:
        return words or address
    name = _PUBLIC.get(found["terms"]) or f"CC {found['terms'].upper()}"
    return f"{name} {found['version']}"


def one_line(words: str) -> str:
    """Words on one line, without control characters: what every format can hold."""
    return " ".join(_GONE.sub(" ", words).split())


def web_address(address: str) -> str:
    """An address of the web in the letters that RFC 3986 has; '' for any other."""
    bare = "".join(address.split())
    return quote(bare, safe="!#$%&'()*+,/:;=?@[]~._-") if bare.lower().startswith(_OPEN) else ""


def doi_of(value: str) -> str:
    """A bare DOI from whatever form it is written in, or ''."""
    bare = _BEFORE_DOI.sub("", value.strip())
    return bare if _DOI.fullmatch(bare) else ""


def key_of(identifier: str) -> str:
    """A key for lists of references: ASCII letters, digits, ``-``, ``_``; one that had others gets a digest."""
    key = _plain(identifier)
    return key if key == identifier else f"{key or 'text'}-{digest(identifier)}"


def _plain(words: str) -> str:
    ascii_ = unicodedata.normalize("NFKD", words[:80]).encode("ascii", "ignore").decode()
    return _KEY.sub("-", ascii_).strip("-")


def _named(names: Iterable[Name]) -> tuple[Name, ...]:
    """Names whose parts are on one line each."""
    return tuple(
        replace(
            name,
            family=one_line(name.family),
            given=one_line(name.given),
            particle=one_line(name.particle),
            literal=one_line(name.literal),
            suffix=one_line(name.suffix),
        )
        for name in names
    )
