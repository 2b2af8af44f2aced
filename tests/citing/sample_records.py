"""Records for tests: one that is plain, one that is hostile in every field."""

from __future__ import annotations

from edition.bibliography import Bibliography, Dating, Licence, Name
from edition.citing.names import parsed
from edition.citing.record import Record, of_edition, of_text
from edition.imprint import Imprint
from edition.model import TextInfo
from edition.project import Project

PROJECT = Project(
    title="Letters from Saltmere",
    editors="Ada Grell and Simone de Wit",
    edition_version="1.2",
    base_url="https://example.org/saltmere/",
    imprint=Imprint(place="Saltmere", doi="10.5281/zenodo.1234"),
)
LETTER = Bibliography(
    authors=(Name("Calloway", "Ines", identifiers=("GND:118540238",)), Name("Pell", "Jean-Paul", "van")),
    translators=(parsed("Bo Lind"),),
    duties=(("transcribed by", parsed("Carl Roe")),),
    date=Dating("1874-05-14"),
    publisher="Tide Press",
    published="2026-03-01",
    licence=Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    archive="Saltmere, Wren Papers, W 3/17",
    genre="letter",
)
INFO = TextInfo("letter", "letter.xml", 1, "text", "To Adela Wren", "1874-05-14", "en", "a" * 64)
TEXT = of_text(INFO, LETTER, PROJECT)
EDITION = of_edition(PROJECT)

BAD = 'A "quoted" {brace} } \\ & % $ # _ ~ ^ <b onclick="x">\u2028é</b>\r\nTY  - HACK\n@book{x, </script><!--\x85'
"""Whatever could end a value, begin another, or be obeyed."""


def hostile() -> Record:
    """A record whose every field holds what could be obeyed."""
    info = TextInfo('te/xt"{}', "a.xml", 1, "text", BAD, lang=BAD, sha256="b" * 64)
    found = Bibliography(
        authors=(Name(BAD, BAD, BAD), Name(literal=f"{BAD} and {BAD}", corporate=True), Name(literal="and")),
        editors=(Name("and", "others"),),
        date=Dating(BAD, BAD),
        publisher=BAD,
        published=BAD,
        place=BAD,
        source=BAD,
        archive=BAD,
        licence=Licence(BAD, "javascript:alert(1)"),
        identifiers=(("doi", f"10.1234/{BAD}"), ("url", f'https://e.example/"><script>{BAD}')),
    )
    return of_text(info, found, Project(title=BAD, edition_version=BAD, description=BAD))
