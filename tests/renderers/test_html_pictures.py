"""Pages with pictures: the same below as a table, and links to them where there is something to see."""

from __future__ import annotations

import re

from edition.index import Dated
from tests.reading.sample import info
from tests.renderers.sample import entity, main, pages

KNOWN = (
    entity("ada", name="Ada & Co", mentions=9),
    entity("bob", name="Bob", mentions=5),
    entity("eve", name="Eve", mentions=1),
    entity("rome", name="Rome", kind="place", page="places/rome.html", mentions=2, geo="41.9 12.5"),
    entity("mars", name="Mars", kind="place", page="places/mars.html"),
)
DATES = (Dated("1830", 2, 3, "texts/a.html"), Dated("1833", 1, 1, "texts/b.html"))
LINES = {"mentions": ()}
FOUND = pages(known=KNOWN, lines=LINES, ties=((0, 1, 4),), dated=DATES, all_dates=DATES, infos=(info("a"),))


def cells(page: str) -> list[list[str]]:
    """The rows of its table, without markup."""
    rows = re.findall(r"<tr>(.*?)</tr>", page.partition("<tbody>")[2])
    return [[re.sub("<[^>]*>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in rows]


class TestNetwork:
    PAGE = main(FOUND["network.html"])

    def test_the_table_says_what_the_picture_says(self) -> None:
        assert cells(self.PAGE) == [["Ada &amp; Co", "9", "Bob (4)"], ["Bob", "5", "Ada &amp; Co (4)"]]
        assert 'href="persons/ada.html" tabindex="-1"' in self.PAGE
        assert '<a href="persons/bob.html">Bob (4)</a>' in self.PAGE

    def test_it_says_how_many_are_not_shown(self) -> None:
        assert "the most frequent: 2 of 3. The strongest lines: 1 of 1. Left out" in self.PAGE
        assert "with another of them: 1." in self.PAGE


class TestTimeline:
    PAGE = main(FOUND["timeline.html"])

    def test_the_table_says_what_the_picture_says(self) -> None:
        assert cells(self.PAGE)[0] == ["Ada &amp; Co", "9", "1830 (3), 1833 (1)"]
        assert '<a href="texts/a.html">1830 (2)</a>, <a href="texts/b.html">1833 (1)</a>' in self.PAGE


class TestMap:
    PAGE = main(FOUND["places/map.html"])

    def test_the_table_says_what_the_picture_says(self) -> None:
        assert cells(self.PAGE) == [["Rome", "2", "41.9° N, 12.5° E"]]
        assert 'href="rome.html" tabindex="-1"' in self.PAGE
        assert '<a href="../places/rome.html">Rome</a>' in self.PAGE


class TestWays:
    def test_the_start_page_leads_to_them(self) -> None:
        assert re.findall(r'<li><a href="([a-z/]*(?:network|timeline|map)\.html)">', FOUND["index.html"]) == [
            "network.html", "timeline.html", "places/map.html",
        ]  # fmt: skip

    def test_so_do_the_indexes_of_what_they_show(self) -> None:
        ways = {
            p: re.findall(r'"(\.\./[a-z/]*(?:network|timeline|map)\.html)"', FOUND[f"{p}/index.html"])
            for p in ("persons", "places")
        }
        assert ways == {"persons": ["../network.html", "../timeline.html"], "places": ["../places/map.html"]}

    def test_nothing_leads_to_what_is_empty(self) -> None:
        found = pages(known=KNOWN[:1], lines=LINES)
        assert not any(re.search(r'href="[^"]*(?:network|timeline|map)\.html"', page) for page in found.values())
        assert "<svg" not in found["network.html"] + found["timeline.html"] + found["places/map.html"]


def test_pictures_hold_no_style_and_no_script() -> None:
    for path in ("network.html", "timeline.html", "places/map.html"):
        assert "<svg" in FOUND[path]
        assert not re.search(r"style=|<script|<style", main(FOUND[path]))
