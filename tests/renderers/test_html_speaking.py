"""Quotations, turns and apparatus of a large edition: who speaks, and pages of lines."""

from __future__ import annotations

import re
from typing import ClassVar

from edition.renderers.html.paging import Limits

from edition.index import Group
from tests.renderers.sample import entity, main, pagers, pages
from tests.renderers.sample import line as sample_line

LIMITS = Limits(lines=2, entries=2)
LINES = {"quotations": (sample_line("q"),), "turns": (sample_line("t"),), "mentions": ()}
KNOWN = (
    entity("ada", name="Ada", quotations=2),
    entity("bob", name="B & b", quotations=1, turns=4),
    entity("s", name="First", kind="session", page="sessions/s.html", quotations=3),
)
NOBODY = Group("", "", (sample_line("x"), sample_line("y"), sample_line("z", label="1")))
GROUPED = {"quotations": (Group("Ada", "persons/ada.html", (sample_line("q"),) * 2), NOBODY), "turns": (NOBODY,)}
FOUND = pages(LIMITS, known=KNOWN, lines=LINES, grouped=GROUPED)
SPEAKER = r'<li><a href="([^"]*)">([^<]*)</a> <span class="label">(\d+)</span>'


class TestSpeakers:
    def test_who_speaks_how_often_and_where(self) -> None:
        found = main(FOUND["quotations/index.html"])
        assert re.findall(SPEAKER, found) == [
            ("../persons/ada.html", "Ada", "2"),
            ("../persons/bob.html", "B &amp; b", "1"),
        ]
        assert re.findall("<h2>(.*?)</h2>", found) == ["Persons"]

    def test_many_of_them_have_several_pages(self) -> None:
        found = main(FOUND["quotations/index~2.html"])
        assert re.findall(SPEAKER, found) == [("../sessions/s.html", "First", "3")]
        assert re.findall("<h2>(.*?)</h2>", found) == ["Sessions"]
        assert len(pagers(found)) == 2
        assert "turns/index~2.html" not in FOUND

    def test_what_nobody_says_who_has_a_page_stands_on_pages_of_its_own(self) -> None:
        assert '<a href="index~nobody.html">Without a speaker who is known</a> (3)' in FOUND["turns/index.html"]
        first, second = (main(FOUND[f"turns/index~nobody{n}.html"]) for n in ("", "~2"))
        assert (first.count("<li dir"), second.count("<li dir")) == (2, 1)
        assert "<h2>No speaker</h2>" in second
        assert '<span class="label">1 word</span>' in second

    def test_where_nobody_is_known_it_is_the_index(self) -> None:
        found = pages(LIMITS, grouped={"turns": (NOBODY,)})
        assert [path for path in found if path.startswith("turns/")] == ["turns/index.html", "turns/index~2.html"]
        assert '<a href="index~2.html">2</a>' in found["turns/index.html"]

    def test_where_all_speakers_are_known_there_are_none(self) -> None:
        lines = (sample_line("q"),) * 3
        found = pages(
            LIMITS, known=KNOWN, lines=LINES, grouped={"quotations": (Group("Ada", "persons/ada.html", lines),)}
        )
        assert "quotations/index~nobody.html" not in found
        assert "nobody" not in found["quotations/index.html"]


class TestApparatus:
    GROUPS: ClassVar = {
        "apparatus": tuple(
            Group(f"T{n}", f"texts/t{n}.html", (sample_line("r", before="l", url=f"texts/t{n}.html#r"),) * length)
            for n, length in enumerate((1, 1, 2, 1))
        )
    }

    def test_pages_with_the_texts_that_are_on_them(self) -> None:
        found = pages(LIMITS, grouped=self.GROUPS)
        texts = [
            re.findall(r'<a href="#(ui-text-\d)">(T\d)</a>', found[f"apparatus/index{n}.html"])
            for n in ("", "~2", "~3")
        ]
        assert texts == [[("ui-text-1", "T0"), ("ui-text-2", "T1")], [], []]
        assert re.findall('<h2 id="(.*?)">', found["apparatus/index.html"]) == ["ui-text-1", "ui-text-2"]

    def test_a_short_one_has_no_such_list(self) -> None:
        assert "ui-text" not in pages(grouped=self.GROUPS)["apparatus/index.html"]
