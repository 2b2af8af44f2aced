"""Surfaces, zones, pictures, and what a pointer to them means."""

from __future__ import annotations

import pytest

from edition.facsimile import Box, Zone
from edition.reading.parsing import parse
from edition.reading.surfaces import Surfaces, box_of, number, pixels, shape_of
from tests.reading.sample import element

FACSIMILE = """<facsimile xml:id="whole"><surfaceGrp xml:id="g"><surface xml:id="s1" n="1r" ulx="0" uly="0" lrx="100" lry="200">
<graphic url="https://a.example/1/" xml:id="g1"><desc>By courtesy</desc></graphic><graphic url="1.tif"/><graphic url="1.png"/>
<zone xml:id="z1" ulx="1" uly="2" lrx="3" lry="4">
<zone xml:id="z2" points="0,0 5,0 5,5"/></zone><zone xml:id="z3"/></surface></surfaceGrp>
<surface xml:id="s2" start="#begun"><label>Verso</label><graphic url="img/2.jpg" width="300px" height="400"/></surface>
<graphic url="3.png" xml:id="g3"/></facsimile>"""


def surfaces(facsimile: str = FACSIMILE, path: str = "letters/a.xml") -> Surfaces:
    root = parse(path, f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{facsimile}<text><body/></text></TEI>'.encode()).root
    return Surfaces(root, path, {"img": (("(.+)", r"scans/\g<1>.png"),)})


def meant(pointer: str) -> list[str]:
    return [one.key.get("{http://www.w3.org/XML/1998/namespace}id") or one.key for one in surfaces().of(pointer)]


class TestPointers:
    @pytest.mark.parametrize(
        ("pointer", "ids"),
        [
            ("#s1", ["s1"]),
            ("a.xml#s1", ["s1"]),
            ("../letters/a.xml#z1", ["z1"]),
            ("#s1 #z2", ["s1", "z2"]),
            ("#g", ["s1"]),
            ("#whole", ["s1", "s2", "g3"]),
            ("#g1", ["s1"]),
            ("https://a.example/1/", ["s1"]),
            ("img/2.jpg", ["s2"]),
            ("#nowhere", []),
            ("b.xml#s1", []),
            ("1.tif", []),
            ("javascript:x", []),
            ("", []),
        ],
    )
    def test_what_they_mean(self, pointer: str, ids: list[str]) -> None:
        assert meant(pointer) == ids

    @pytest.mark.parametrize(("pointer", "path"), [("img:9", "letters/scans/9.png"), ("9.png", "letters/9.png")])
    def test_a_picture_that_no_surface_holds_is_one(self, pointer: str, path: str) -> None:
        (found,) = surfaces().of(pointer)
        assert not isinstance(found, Zone)
        assert [picture.path for picture in found.pictures] == [path]

    def test_a_surface_says_where_its_text_begins(self) -> None:
        assert [one.key.get("start") for one in surfaces().begun["begun"]] == ["#begun"]


class TestSurfaces:
    def test_pictures_that_a_browser_shows(self) -> None:
        first, second, third = surfaces().by_key.values()
        assert [(p.path, p.address, p.credit) for p in first.pictures] == [
            ("", "https://a.example/1/", "By courtesy"),
            ("letters/1.png", "", ""),
        ]
        assert first.pictures[0].box == Box(0, 0, 100, 200)
        assert second.pictures[0][2:5] == (Box(0, 0, 300, 400), 300, 400)
        assert third.pictures[0].path == "letters/3.png"

    def test_names(self) -> None:
        assert [surface.label for surface in surfaces().by_key.values()] == ["1r", "Verso", ""]

    def test_a_picture_in_a_zone_shows_that_zone(self) -> None:
        zone = '<zone ulx="1" uly="1" lrx="30" lry="3"><graphic url="a.png"/></zone>'
        body = f'<surface ulx="0" uly="0" lrx="9" lry="9">{zone}</surface>'
        (surface,) = surfaces(f"<facsimile>{body}</facsimile>").by_key.values()
        assert surface.pictures[0].box == Box(1, 1, 30, 3)


class TestCoordinates:
    @pytest.mark.parametrize(
        ("zone", "shape"),
        [
            ('<zone ulx="1" uly="2" lrx="3" lry="4"/>', ((1, 2), (3, 2), (3, 4), (1, 4))),
            ('<zone points="0,0 5,0 5,5.5"/>', ((0, 0), (5, 0), (5, 5.5))),
            ('<zone points="0,0 5,0" ulx="1" uly="2" lrx="3" lry="4"/>', ((1, 2), (3, 2), (3, 4), (1, 4))),
            ('<zone points="a,b c,d e,f"/>', ()),
            ('<zone points="1 2 3"/>', ()),
            ('<zone ulx="1" uly="2" lrx="3"/>', ()),
            ('<zone ulx="3" uly="2" lrx="1" lry="4"/>', ()),
            ('<zone ulx="nan" uly="2" lrx="inf" lry="4"/>', ()),
        ],
    )
    def test_shapes(self, zone: str, shape: tuple[tuple[float, float], ...]) -> None:
        assert shape_of(element(zone)) == shape

    def test_numbers(self) -> None:
        assert [number(value) for value in (" 1.5 ", "-2", "1e400", "x", None)] == [1.5, -2, None, None, None]
        assert [pixels(value) for value in ("3270px", "3270", "12cm", "0", None)] == [3270, 3270, 0, 0, 0]
        assert box_of(element('<surface ulx="0" uly="0" lrx="0" lry="0"/>')) is None
