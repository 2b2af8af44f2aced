"""Values: what a header says of its text for those who cite it (TEI P5, sections 2.2 to 2.4).

Dates are in W3C form (``1874``, ``1874-05``, ``1874-05-14``; a year before our era has a minus) or ''.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Name:
    """A person by ``family``, ``given`` and ``particle`` (von, de la), or anybody by ``literal`` alone.

    ``corporate`` ones are bodies; ``identifiers`` are addresses, or numbers with the name of their authority before a colon;
    ``suffix`` is what tells a son from his father (Jr., III).
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    literal: str = ""
    corporate: bool = False
    identifiers: tuple[str, ...] = ()
    suffix: str = ""

    @property
    def inverted(self) -> str:
        """Surname first: ``Beauvoir, Simone de``."""
        rest = " ".join(filter(None, (self.given, self.particle)))
        return ", ".join(filter(None, (self.family, rest, self.suffix))) or self.literal

    @property
    def direct(self) -> str:
        """As it is spoken: ``Simone de Beauvoir``."""
        return " ".join(filter(None, (self.given, self.particle, self.family, self.suffix))) or self.literal


@dataclass(frozen=True, slots=True)
class Dating:
    """When a text was made: one date, or a span of time; ``circa`` where the header does not know it exactly."""

    start: str = ""
    end: str = ""
    circa: bool = False

    def __bool__(self) -> bool:
        return bool(self.start or self.end)


@dataclass(frozen=True, slots=True)
class Licence:
    """By what right a text may be used: in words, and the address of the licence, or ''."""

    words: str = ""
    address: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.address)


@dataclass(frozen=True, slots=True)
class Bibliography:
    """What a header says. ``duties`` are other people with what they did, in words; ``series`` what the text is published in.

    ``published`` is the date of the file, ``date`` that of the text; ``identifiers`` are (type, value);
    ``source`` is the printed source in words, ``archive`` the shelfmark of a manuscript; ``genre`` is letter, manuscript or ''.
    """

    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    duties: tuple[tuple[str, Name], ...] = ()
    date: Dating = field(default_factory=Dating)
    series: str = ""
    publisher: str = ""
    place: str = ""
    published: str = ""
    licence: Licence = field(default_factory=Licence)
    source: str = ""
    archive: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    genre: str = ""

    def identifier(self, *types: str) -> str:
        """The first identifier of one of these types (in lower case), or ''."""
        return next((value for type_, value in self.identifiers if type_.lower() in types), "")
