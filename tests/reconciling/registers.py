"""Small editions with registers, for the tests of reconciliation."""

from __future__ import annotations

from collections.abc import Mapping

from edition.reconciling.applying import Judge, Plan, planned
from edition.reconciling.decisions import read
from edition.reconciling.entries import Registers, gathered
from edition.reconciling.judging import Judged, judged

NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'
PEOPLE = f"""<?xml version="1.0"?>
<listPerson {NAMESPACE}>
  <person xml:id="goethe">
    <persName><surname>Goethe</surname>, <forename>Johann Wolfgang</forename></persName>
    <birth when="1749"/><death when="1832"/>
    <idno type="GND">118540238</idno>
    <note>Poet &amp; minister</note>
  </person>
  <person xml:id="schiller">
    <persName>Friedrich Schiller</persName>
    <note>Poet</note>
  </person>
  <person xml:id="stein"><persName>Charlotte von Stein</persName></person>
</listPerson>
"""
"""Three persons, one of them with an identifier."""
PLACES = f"""<listPlace {NAMESPACE}>
  <place xml:id="weimar">
    <placeName>Weimar</placeName>
    <location><geo>50.98 11.32</geo></location>
    <note>A town</note>
  </place>
</listPlace>
"""


def registers(files: Mapping[str, str | bytes]) -> Registers:
    """The registers of files, by their paths."""
    return gathered(sorted(files), lambda path: in_bytes(files[path]))


def in_bytes(source: str | bytes) -> bytes:
    """A file as it stands on the disk."""
    return source.encode() if isinstance(source, str) else source


def table(*rows: str, columns: str = "id,wikidata,viaf,gnd,decision") -> bytes:
    """A table of decisions: its rows, under a row with the names of columns."""
    return "\r\n".join([columns, *rows, ""]).encode()


def decided(files: Mapping[str, str | bytes], data: bytes) -> Judged:
    """What a table comes to, held against the registers of files."""
    return judged(read("d.csv", data), registers(files))


def applied(files: Mapping[str, str | bytes], data: bytes, judge: Judge = lambda _path, _data: ()) -> Plan:
    """What a table without faults makes of files."""
    verdict = decided(files, data)
    assert verdict.wrong == []
    return planned(verdict.additions, registers(files), lambda path: in_bytes(files[path]), judge)


def changed(source: str | bytes, *rows: str, columns: str = "id,wikidata,viaf,gnd,decision") -> str:
    """A file after the rows of a table."""
    plan = applied({"a.xml": source}, table(*rows, columns=columns))
    assert plan.wrong == []
    (file,) = plan.files
    return file.data.decode()
