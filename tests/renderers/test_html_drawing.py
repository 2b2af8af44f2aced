"""Pictures made at build time: labels that do not collide, the same on every machine, and links to what they show."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from edition.renderers.html.drawing import ages, force, mapping, network, timeline
from edition.renderers.html.drawing.labels import LINE, Box, Free, around, short, width
from edition.renderers.html.drawing.svg import number
from edition.renderers.html.inert import objection
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.index import Dated

TOLD = ("A picture", "What is in it")
NAMES = (
    "Ada",
    "Johann Wolfgang von Goethe",
    "ابراهيم سراج",
    "東京市役所",
    "WWWWWWWWWWWWWWWWWWWW",
    "Émile d’Été",
    "x",
    "<b>&",
)


def drawing(svg: str) -> etree._Element:
    return etree.fromstring(svg)


def boxes(svg: str, names: str = "name mark") -> list[Box]:
    """Where words stand, reckoned anew from their characters: how wide letters are is not taken from what is tested."""
    found = []
    for one in drawing(svg).iter("text"):
        if one.get("class") in names.split():
            size = 11 if one.get("class") == "mark" else 12
            wide = sum(1.0 if ord(letter) > 0x2E7F else 0.55 for letter in one.text) * size
            left = float(one.get("x")) - {"middle": wide / 2, "end": wide, None: 0.0}[one.get("text-anchor")]
            base = float(one.get("y"))
            found.append(Box(left, base - size * 0.75, left + wide, base + size * 0.2))
    return found


def collisions(found: list[Box]) -> int:
    return sum(one.meets(other) for one, other in combinations(found, 2))


def inside(svg: str) -> bool:
    wide, high = map(float, drawing(svg).get("viewBox").split()[2:])
    bounds = Box(0, 0, wide, high)
    return not any(
        b.left < bounds.left or b.right > bounds.right or b.top < bounds.top or b.bottom > bounds.bottom
        for b in boxes(svg)
    )


class TestNumbers:
    @pytest.mark.parametrize(
        ("value", "said"), [(1.0, "1"), (-0.01, "0"), (2.25, "2.2"), (10.06, "10.1"), (-3.5, "-3.5")]
    )
    def test_one_digit_and_none_too_many(self, value: float, said: str) -> None:
        assert number(value) == said


class TestLabels:
    def test_signs_that_take_no_room(self) -> None:
        assert width("e\u0301\u200f") == width("e")
        assert width("東") > width("W") > width("i")

    def test_a_place_is_taken_once(self) -> None:
        free = Free(Box(0, 0, 400, 100))
        first, second = (free.place(around(200, 50, 5, 60)) for _ in range(2))
        assert first is not None
        assert second is not None
        assert not first.box.meets(second.box)

    def test_none_leaves_the_picture(self) -> None:
        assert Free(Box(0, 0, 50, 100)).place(around(25, 50, 5, 60)) is None


sizes = st.lists(st.tuples(st.floats(10, 200), st.floats(10, 40)), min_size=1, max_size=12)


class TestForce:
    @given(sizes, st.data())
    def test_boxes_lie_apart_and_within(self, some: list[tuple[float, float]], data: st.DataObject) -> None:
        points = data.draw(
            st.lists(st.tuples(st.floats(0, 50), st.floats(0, 50)), min_size=len(some), max_size=len(some))
        )
        found = force.apart(points, some)
        all_ = [Box(x - w / 2, y - h / 2, x + w / 2, y + h / 2) for (x, y), (w, h) in zip(found, some, strict=True)]
        assert collisions(all_) == 0

    def test_it_is_the_same_each_time(self) -> None:
        ties = [(0, 1, 3), (1, 2, 1), (3, 4, 2)]
        found = [[(number(x), number(y)) for x, y in force.layout([(80, 30)] * 6, ties)] for _ in range(2)]
        assert found[0] == found[1]
        assert found[0][:2] == KNOWN

    def test_only_what_is_exact_everywhere_is_reckoned_with(self) -> None:
        """Sines, powers and their like differ in the last bit between machines."""
        for module in (force, mapping, ages):
            source = Path(str(module.__file__)).read_text(encoding="utf-8")
            assert not re.search(r"\b(sin|cos|tan|exp|log|pow|hypot|random|atan2)\b|\*\*", source), module.__name__

    def test_those_who_are_tied_are_nearer(self) -> None:
        points = force.layout([(40, 20)] * 6, [(0, 1, 9), (2, 3, 9), (4, 5, 9)])

        def far(a: int, b: int) -> float:
            return abs(points[a][0] - points[b][0]) + abs(points[a][1] - points[b][1])

        assert max(far(0, 1), far(2, 3), far(4, 5)) < min(far(0, 2), far(2, 4), far(0, 4))


KNOWN = [("40", "46.4"), ("51.2", "97")]


def nodes(many: int) -> list[network.Node]:
    return [network.Node(f"{NAMES[n % 8]} {n}", f"persons/p{n}.html", 1 + n * n % 50, n % 3 == 0) for n in range(many)]


class TestNetwork:
    @pytest.mark.parametrize("many", [2, 7, 50])
    def test_no_label_lies_on_another_and_none_leaves_the_picture(self, many: int) -> None:
        ties = [(a, b, 1 + a * b % 7) for a, b in combinations(range(many), 2) if (a + b) % 5 == 0 or b == a + 1]
        svg = network.draw(nodes(many), network.strongest(ties), TOLD, "{} – {}: {}")
        assert len(boxes(svg)) == many
        assert collisions(boxes(svg)) == 0
        assert inside(svg)

    def test_all_are_links_that_the_keyboard_passes_by(self) -> None:
        svg = drawing(network.draw(nodes(3), [(0, 1, 2), (0, 2, 1)], TOLD, "{} – {}: {}"))
        assert [(a.get("href"), a.get("tabindex")) for a in svg.iter("a")] == [
            (f"persons/p{n}.html", "-1") for n in range(3)
        ]
        assert next(line.findtext("title") for line in svg.iter("line")) == "Ada 0 – Johann Wolfgang von Goethe 1: 2"

    def test_it_says_what_it_is(self) -> None:
        svg = drawing(network.draw(nodes(2), [(0, 1, 1)], TOLD, "{} – {}: {}"))
        said = [svg.find(f"*[@id='{svg.get(name)}']").text for name in ("aria-labelledby", "aria-describedby")]
        assert tuple(said) == TOLD

    def test_each_keeps_its_strongest_tie(self) -> None:
        ties = [(0, 1, 9), (0, 2, 8), (1, 2, 7), (2, 3, 1)]
        assert network.strongest(ties, 2) == [(0, 1, 9), (0, 2, 8), (2, 3, 1)]


class TestAges:
    @pytest.mark.parametrize(
        ("dates", "scale"),
        [
            (["1874-05-08", "1874-05-14"], ages.Scale("days", 684_227, 1, 7)),
            (["1914-01", "1914-03-02"], ages.Scale("months", 22_968, 1, 3)),
            (["1830", "1874-05-08"], ages.Scale("years", 1830, 1, 45)),
            (["1800", "2000"], ages.Scale("years", 1800, 5, 41)),
            (["-0044-03-15", "0014"], ages.Scale("years", -44, 1, 59)),
            (["1830", "1830"], None),
            (["undated"], None),
            ([], None),
        ],
    )
    def test_the_finest_scale_that_has_room(self, dates: list[str], scale: ages.Scale | None) -> None:
        assert ages.scale(dates) == scale

    def test_a_few_dates_that_are_less_exact_are_counted_apart(self) -> None:
        dated = [Dated(f"1874-05-{n:02d}", 1, 2, f"u{n}") for n in range(1, 21)] + [Dated("1874", 3, 1, "u")]
        on = ages.scale(one.date for one in dated)
        assert on is not None
        found, left = ages.stretches(dated, on)
        assert (on.unit, len(found), left) == ("days", 20, 3)

    def test_what_falls_together_is_added_and_leads_to_the_first(self) -> None:
        dated = [Dated("1800", 1, 2, "a"), Dated("1804", 1, 3, "b"), Dated("2000", 1, 1, "c")]
        found, _ = ages.stretches(dated, ages.Scale("years", 1800, 5, 41))
        assert found[0] == ("1800–1804", 2, 5, "a")

    @given(st.lists(st.integers(-4000, 2100), min_size=2, max_size=20))
    def test_every_year_has_its_place(self, years: list[int]) -> None:
        dates = [f"{year:05d}" if year < 0 else f"{year:04d}" for year in years]
        on = ages.scale(dates)
        if on is not None:
            assert on.number <= ages.MOST + 1
            assert all(on.place(date) is not None for date in dates)

    @pytest.mark.parametrize("date", ["1874-13-40", "1874-02-31", "18740508", "today", ""])
    def test_odd_dates_end_nothing(self, date: str) -> None:
        assert ages.scale([date, date]) is None


class TestTimeline:
    @pytest.mark.parametrize(
        "dates", [["1874-05-08", "1874-06-20"], ["1700", "2020"], ["-0500", "1500"], ["1999-01", "2001-05"]]
    )
    def test_no_label_lies_on_another(self, dates: list[str]) -> None:
        on = ages.scale(dates)
        assert on is not None
        found, _ = ages.stretches([Dated(date, 1, 1, "texts/a.html") for date in dates], on)
        lanes = [timeline.Lane(name, "persons/a.html", found) for name in NAMES]
        for svg in (timeline.of_one(found, on, TOLD, "../"), timeline.of_many(found, lanes, on, TOLD, "Texts")):
            assert collisions(boxes(svg)) == 0
            assert inside(svg)

    def test_bars_lead_to_the_first_of_their_time(self) -> None:
        on = ages.Scale("years", 1800, 1, 3)
        found, _ = ages.stretches([Dated("1800", 1, 4, "texts/a.html#x"), Dated("1802", 1, 1, "texts/b.html#y")], on)
        svg = drawing(timeline.of_one(found, on, TOLD, "../"))
        assert [a.get("href") for a in svg.iter("a")] == ["../texts/a.html#x", "../texts/b.html#y"]
        assert [rect.findtext("title") for rect in svg.iter("rect")] == ["1800: 4", "1802: 1"]


def sites(*at: tuple[float, float]) -> list[mapping.Site]:
    return [mapping.Site(NAMES[n % 8], f"p{n}.html", 100 - n, north, east) for n, (north, east) in enumerate(at)]


CROWD = [(48 + n % 7 / 10, 16 + n // 7 / 10) for n in range(60)]
WORLD = [(64.1, -21.9), (-33.9, 18.4), (35.7, 139.7), (-36.8, 174.8), (40.7, -74.0)]


class TestMap:
    @pytest.mark.parametrize(
        "at", [[(48.2, 16.4)], CROWD, WORLD, [*CROWD, *WORLD], [(17, 179.5), (-18, -179)], [(89, 0), (-89, 1)]]
    )
    def test_no_label_lies_on_another_and_none_leaves_the_picture(self, at: list[tuple[float, float]]) -> None:
        svg = mapping.draw(sites(*at), TOLD)
        assert collisions(boxes(svg, "name")) == 0
        assert collisions(boxes(svg, "mark")) == 0
        assert inside(svg)
        assert len(list(drawing(svg).iter("circle"))) == len(at)

    def test_what_lies_on_both_sides_of_the_date_line_is_not_torn_apart(self) -> None:
        shown = mapping.extent(sites((17, 179.5), (-18, -179)))
        assert 0 < shown.x(-179) - shown.x(179.5) < 600
        assert shown.east - shown.west < 20

    def test_north_is_up_and_east_is_right(self) -> None:
        shown = mapping.extent(sites(*WORLD))
        assert shown.y(64.1) < shown.y(-33.9)
        assert shown.x(-21.9) < shown.x(18.4)

    @pytest.mark.parametrize(("degrees", "cosine"), [(0, 1.0), (30, 0.8660), (45, 0.7071), (60, 0.5), (90, 0.0)])
    def test_the_cosine_is_near_enough(self, degrees: float, cosine: float) -> None:
        assert abs(mapping.cosine(degrees) - cosine) < 0.002

    def test_the_part_where_most_are_is_found(self) -> None:
        assert len(mapping.dense(sites(*CROWD, *WORLD))) > 30
        assert mapping.dense(sites(*CROWD)) == []

    def test_the_net_is_of_round_degrees(self) -> None:
        svg = drawing(mapping.draw(sites((31.2, 29.9), (38.9, -77.0)), TOLD))
        marks = [one.text for one in svg.iter("text") if one.get("class") == "mark"]
        assert {"0°", "30° E", "75° W", "40° N"} <= set(marks)


def test_pictures_are_inert() -> None:
    """Pages of projects that nobody vouches for may hold them."""
    on = ages.Scale("years", 1800, 1, 3)
    found, _ = ages.stretches([Dated("1800", 1, 4, "texts/a.html")], on)
    for svg in (
        network.draw(nodes(3), [(0, 1, 2)], TOLD, "{} – {}: {}"),
        timeline.of_one(found, on, TOLD, "../"),
        mapping.draw(sites(*WORLD), TOLD),
    ):
        assert objection(f"<!DOCTYPE html><main>{svg}</main>") == ""
        assert "style=" not in svg


def test_long_names_are_cut() -> None:
    assert len(short("x" * 100)) <= 30


def test_a_name_that_is_cut_keeps_its_surname() -> None:
    name, sort_name = "Karl Robert Graf von Nesselrode", "von Nesselrode, Karl Robert"
    assert short(name, sort_name) == sort_name
    assert short("Ada Byron", "Byron, Ada") == "Ada Byron"
    assert (
        short(f"Christina Agata Sophia {'x' * 9}", "Holm, Christina Agata Sophia Maria")
        == "Holm, Christina Agata Sophia…"
    )
    nodes = [network.Node(name, "p.html", 1, sort_name=sort_name), network.Node("Bob", "b.html", 1)]
    assert f">{sort_name}</text>" in network.draw(nodes, [(0, 1, 1)], ("t", "d"), "{} {} {}")
    assert LINE > 12
