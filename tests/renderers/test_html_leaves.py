"""Pictures that may be shown, zones that are drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from edition.renderers.html.leaves import Leaves

from edition.images import Images
from edition.project import Project
from tests.reading.sample import read
from tests.renderers.bodies import CONTEXT

NAMED = replace(CONTEXT, project=Project(images=Images(("iiif.example",))))
FAR = "https://iiif.example/amp/1/"


def opened(body: str, context: Any = CONTEXT) -> Leaves:
    return Leaves(read(body, context), context)


def test_a_picture_of_the_folder() -> None:
    found = opened('<pb n="1" facs="a.jpg"/><p>a</p>')
    assert found.are_shown
    assert [plate.src for one in found.opened for plate in one.plates] == ["../media/a.jpg"]
    assert found.page == "texts/a~facsimile.html"


@pytest.mark.parametrize("facs", ["none.jpg", FAR, "javascript:x", "#x", "https://other.example/a.jpg"])
def test_what_is_missing_or_elsewhere_is_not_shown(facs: str) -> None:
    found = opened(f'<pb n="1" facs="{facs}"/><p>a</p>')
    assert not found.are_shown
    links = [link for one in found.opened for link in one.links]
    assert links == ([facs] if facs.startswith("https:") else [])


def test_a_host_that_the_edition_names() -> None:
    found = opened(f'<pb n="1" facs="{FAR}"/><p>a</p>', NAMED)
    (plate,) = found.opened[1].plates
    assert plate.far
    assert plate.src == "https://iiif.example/amp/1/full/1000,/0/default.jpg"
    assert plate.thumb == "https://iiif.example/amp/1/full/200,/0/default.jpg"
    assert plate.full == "https://iiif.example/amp/1/full/max/0/default.jpg"
    assert not opened('<pb facs="https://other.example/a.jpg"/><p>a</p>', NAMED).are_shown


def test_a_picture_is_seen_where_it_is_meant_first() -> None:
    found = opened('<pb n="1" facs="a.jpg"/>a<pb n="2" facs="a.jpg"/>b<pb n="3" facs="pictures/b.png a.jpg"/>c').opened
    assert [len(one.plates) for one in found] == [0, 1, 0, 1]
    assert [[other.number for other in one.again] for one in found] == [[], [], [1], [1]]
    assert [one.thumb for one in found[1:]] == ["../media/a.jpg", "../media/a.jpg", "../media/pictures/b.png"]


def test_a_picture_elsewhere_is_led_to_from_each_break() -> None:
    found = opened(f'<pb n="1" facs="{FAR}"/>a<pb n="2" facs="{FAR}"/>b').opened
    assert [one.link for one in found[1:]] == [FAR, FAR]
