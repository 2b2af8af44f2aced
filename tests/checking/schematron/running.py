"""For tests: a schema from a few lines, run over a text of a few lines."""

from __future__ import annotations

from pathlib import Path

from edition.checking.schematron import Schematron, load
from edition.model import Problem
from edition.reading.parsing import parse

TEI = "http://www.tei-c.org/ns/1.0"


def schema(folder: Path, inside: str, binding: str = "xslt2", attributes: str = "", phase: str = "") -> Schematron:
    """A schema whose parts are these, with the prefix ``tei``."""
    path = folder / "rules.sch"
    begin = f'<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="{binding}" {attributes}>'
    path.write_text(f'{begin}<ns prefix="tei" uri="{TEI}"/>{inside}</schema>', encoding="utf-8")
    return load(path, phase)


def told(made: Schematron, body: str) -> list[Problem]:
    """What it says of a text with this body; the place of an element is its line."""
    data = f'<TEI xmlns="{TEI}"><text><body>\n{body}\n</body></text></TEI>'
    return list(made.check(parse("a.xml", data.encode())))


def words(made: Schematron, body: str) -> list[str]:
    """Its messages alone."""
    return [problem.message for problem in told(made, body)]
