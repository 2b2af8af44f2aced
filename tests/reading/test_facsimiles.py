"""Which of a text stands on which surface."""

from __future__ import annotations

from edition.apparatus.choosing import Editors
from edition.apparatus.witnesses import Witnesses
from edition.facsimile import Facsimile
from edition.reading.facsimiles import facsimile_of
from edition.reading.parsing import parse
from edition.reading.reader import contents
from edition.reading.view import reading_view
from edition.tei import ID


def surface(n: int, inside: str = "") -> str:
    return f'<surface xml:id="s{n}" ulx="0" uly="0" lrx="9" lry="9"><graphic url="{n}.png"/>{inside}</surface>'


def found(body: str, facsimile: str = "", source: str = "") -> Facsimile:
    parts = f"<facsimile>{facsimile}</facsimile>" if facsimile else ""
    root = parse(
        "a.xml",
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{parts}{source}<text><body>{body}</body></text></TEI>'.encode(),
    ).root
    return facsimile_of(root, reading_view(contents(root), Editors(Witnesses((), {}))), "a.xml", {})


def leaves(body: str, facsimile: str = "", source: str = "") -> list[str]:
    """Each leaf: where it begins, its label, and the surfaces on it."""
    said = []
    for leaf in found(body, facsimile, source).leaves:
        start = "-" if leaf.start is None else leaf.start.tag.rpartition("}")[2]
        keys = [one.key if isinstance(one.key, str) else one.key.get(ID) for one in leaf.surfaces]
        said.append(" ".join([start, leaf.label, *keys]) + ("" if leaf.of_text else " without text"))
    return said


def test_pages_begin_at_their_breaks() -> None:
    body = '<p>a<pb n="1" facs="#s1"/>b</p><pb n="2" facs="#s2"/><p>c</p>'
    assert leaves(body, surface(1) + surface(2)) == ["- ", "pb 1 s1", "pb 2 s2"]


def test_a_picture_without_a_surface() -> None:
    assert leaves('<pb n="1" facs="1.png"/><p>a</p>') == ["- ", "pb 1 1.png"]


def test_what_nothing_points_to_stands_beside_what_comes_before_it() -> None:
    """So a newspaper of five pages whose first alone is marked has all five pictures beside its text."""
    assert leaves('<pb facs="#s2"/><p>a</p>', surface(1) + surface(2) + surface(3)) == ["-  s1", "pb  s2 s3"]


def test_without_any_pointer_all_surfaces_stand_beside_the_text() -> None:
    assert leaves("<ab>a</ab>", surface(1) + surface(2)) == ["-  s1 s2"]
    assert leaves("<ab>a</ab>") == []


def test_a_page_without_a_picture_is_one_all_the_same() -> None:
    assert leaves('<pb n="1" facs="#s1"/>a<pb n="2"/>b', surface(1)) == ["- ", "pb 1 s1", "pb 2"]


def test_breaks_of_another_edition_are_none_of_this_one() -> None:
    body = (
        '<pb n="1" ed="print" facs="#s1"/>a<pb ed="web" n="x"/>b<pb ed="web" n="y"/>c<pb ed="print" n="2" facs="#s2"/>d'
    )
    assert leaves(body, surface(1) + surface(2)) == ["- ", "pb 1 s1", "pb 2 s2"]


def test_pages_that_are_numbered_by_their_edition() -> None:
    """As in the letters of Auden: ``ed="1r"``."""
    assert leaves('<pb ed="1r" facs="a.png"/>a<pb ed="1v" facs="b.png"/>b') == ["- ", "pb 1r a.png", "pb 1v b.png"]


def test_any_element_may_stand_on_another_surface() -> None:
    body = '<pb facs="#s1"/><p>a</p><div facs="#s2"><p facs="#s2">b</p></div>'
    assert leaves(body, surface(1) + surface(2)) == ["- ", "pb  s1", "div  s2"]


def test_zones() -> None:
    zones = '<zone xml:id="z1" ulx="1" uly="1" lrx="2" lry="2"/><zone xml:id="z2"/>'
    body = '<pb facs="#s1"/><p facs="#z1">a</p><p><lb facs="#z2"/>b</p>'
    facsimile = found(body, surface(1, zones))
    assert [[zone.key.get(ID) for zone in zones] for zones in facsimile.zoned.values()] == [["z1"], ["z2"]]
    assert len(facsimile.leaves) == 2


def test_a_zone_alone_says_which_page_it_is() -> None:
    zone = '<zone xml:id="z{0}" ulx="1" uly="1" lrx="2" lry="2"/>'
    body = '<p facs="#z1">a</p><p facs="#z2">b</p><p facs="#z1">c</p>'
    assert leaves(body, surface(1, zone.format(1)) + surface(2, zone.format(2))) == ["- ", "p  s1", "p  s2"]


def test_a_surface_may_point_to_its_text() -> None:
    facsimile = '<surface xml:id="s1" start="#here"><graphic url="1.png"/></surface>'
    assert leaves('<p>a</p><pb xml:id="here"/><p>b</p>', facsimile) == ["- ", "pb  s1"]


def test_a_transcription_by_the_sheet() -> None:
    zone = '<zone xml:id="z" ulx="1" uly="1" lrx="2" lry="2"><line>a</line></zone>'
    source = f"<sourceDoc>{surface(1, zone)}{surface(2)}</sourceDoc>"
    assert leaves("<p>b</p>", source=source) == ["- ", "surface  s1", "surface  s2"]
    assert [zone.key.get(ID) for zones in found("", source=source).zoned.values() for zone in zones] == ["z"]


def test_what_stands_in_a_note_begins_no_page() -> None:
    assert leaves('<pb facs="#s1"/><p>a<note><pb facs="#s2"/></note></p>', surface(1) + surface(2)) == [
        "- ",
        "pb  s1 s2",
    ]


def test_all_surfaces_of_a_facsimile_are_meant_once() -> None:
    """After that its first stands for it: so many breaks that mean so many surfaces do not make a square of them."""
    facsimile = f'<facsimile xml:id="f">{"".join(map(surface, range(1, 4)))}</facsimile>'
    said = leaves('<note><pb facs="#f"/></note>' + '<pb facs="#f"/>a' * 3 + '<pb facs="#s2"/>b', source=facsimile)
    assert said == ["- ", "pb  s1 s2 s3", "pb  s1", "pb  s1", "pb  s2"]


def test_a_group_within_a_group_is_meant_once() -> None:
    inner = f'<surfaceGrp xml:id="g">{surface(2)}{surface(3)}</surfaceGrp>'
    facsimile = f'<facsimile xml:id="f">{surface(1)}{inner}{surface(4)}</facsimile>'
    assert leaves('<pb facs="#g"/>a<pb facs="#f"/>b', source=facsimile) == ["- ", "pb  s2 s3", "pb  s1 s2 s4"]
    assert leaves('<pb facs="#f"/>a<pb facs="#g"/>b', source=facsimile) == ["- ", "pb  s1 s2 s3 s4", "pb  s2"]
