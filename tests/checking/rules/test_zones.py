"""Zones whose coordinates are none, and zones beyond their surface."""

from pathlib import Path

import pytest

from edition.checking.rules import zones
from edition.checking.rules.sheet import Sheet
from edition.reading.parsing import parse
from tests.checking.rules.planting import checked, places

SURFACE = '<surface ulx="0" uly="0" lrx="100" lry="200"><graphic url="a.png"/>{}</surface>'


def tei(surface: str) -> str:
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><facsimile>\n{surface}</facsimile>'
        "<text><body><p>a</p></body></text></TEI>"
    )


@pytest.mark.parametrize(
    "zone",
    [
        '<zone ulx="1" uly="2" lrx="30" lry="40"/>',
        '<zone points="1,2 3,4 5,6"/>',
        "<zone/>",
        '<zone ulx="-3" uly="2" lrx="104" lry="40"/>',
        '<zone ulx="-50" uly="0" lrx="200" lry="300"><graphic url="b.png"/></zone>',
    ],
)
def test_sound_zones(tmp_path: Path, zone: str) -> None:
    assert checked(tmp_path, "zone-misplaced", a=tei(SURFACE.format(zone))) == []


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ('<zone ulx="1" uly="2" lrx="30"/>', "lry are missing"),
        ('<zone ulx="30" uly="2" lrx="1" lry="40"/>', "no rectangle"),
        ('<zone ulx="a" uly="2" lrx="30" lry="40"/>', "no rectangle"),
        ('<zone points="1,2 3,4"/>', "no polygon"),
        ('<zone points="1 2 3 4 5 6"/>', "no polygon"),
        ('<zone ulx="1" uly="2" lrx="300" lry="40"/>', "beyond its surface:"),
        ('<zone points="1,2 3,4 5,600"/><zone points="1,2 3,4 5,600"/>', "and 1 more of it"),
    ],
)
def test_zones_that_cannot_be_there(tmp_path: Path, zone: str, said: str) -> None:
    (found,) = checked(tmp_path, "zone-misplaced", a=tei(SURFACE.format(zone)))
    assert said in found.message
    assert found.place is not None
    assert found.place.line == 2


def test_the_attribute_is_shown(tmp_path: Path) -> None:
    found = checked(tmp_path, "zone-misplaced", a=tei(SURFACE.format('<zone points="1,2 3,4"/>')))
    assert [place[2:4] for place in places(found)] == [(2, 74)]


NESTED = '<surface ulx="0" uly="0" lrx="1000" lry="1000"><zone ulx="1" uly="1" lrx="900" lry="900"/></surface>'


def test_a_zone_is_measured_by_the_surface_that_it_stands_in(tmp_path: Path) -> None:
    assert checked(tmp_path, "zone-misplaced", a=tei(SURFACE.format(NESTED))) == []
    beyond = NESTED.replace("900", "9000")
    (found,) = checked(tmp_path, "zone-misplaced", b=tei(SURFACE.format(beyond)))
    assert "beyond its surface:" in found.message


def test_each_zone_of_surfaces_within_surfaces_is_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[object] = []
    monkeypatch.setattr(zones, "_lies_beyond", lambda zone, box: bool(measured.append(zone)))
    depth = 40
    zone = '<surface ulx="0" uly="0" lrx="9" lry="9"><zone ulx="1" uly="1" lrx="2" lry="2"/>'
    root = parse("a.xml", tei(zone * depth + "</surface>" * depth).encode())
    assert list(zones.check(Sheet(root))) == []
    assert len(measured) == depth
