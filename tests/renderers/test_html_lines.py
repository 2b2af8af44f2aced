"""Lines of an index: words in context, grouped by text."""

from __future__ import annotations

import re

import pytest
from edition.renderers.html.lines import flat, grouped, line, lines

from edition.index import Group
from tests.renderers.sample import line as sample_line


class TestLines:
    def test_words_in_context(self) -> None:
        found = line(sample_line("Ada", before="Dear ", after=", &", label="speech"))
        assert found == (
            '<li dir="auto"><span class="before">Dear </span><span class="here"><a href="../texts/a.html#p"><b>Ada</b></a>, &amp;'
            ' <span class="label">speech</span></span></li>\n'
        )

    def test_lines_of_one_text_stand_under_its_title(self) -> None:
        found = lines([sample_line("a"), sample_line("b"), sample_line("c", title="B & C")])
        assert re.findall("<h3>(.*?)</h3>", found) == ["A letter", "B &amp; C"]
        assert re.findall(">([abc])<", found) == ["a", "b", "c"]

    def test_without_words_there_is_a_sign(self) -> None:
        assert "∅" in line(sample_line(""))

    def test_numbers_say_what_they_count(self) -> None:
        found = lines([sample_line("a", label="2"), sample_line("b"), sample_line("c", label="1")], counted=True)
        assert re.findall('class="label">(.*?)<', found) == ["2 words", "1 word"]

    def test_words_of_any_script_run_their_own_way(self) -> None:
        assert line(sample_line("نور")).startswith('<li dir="auto">')

    def test_a_long_quotation_is_cut_between_words(self) -> None:
        found = re.findall('class="said"[^>]*>(.*?)<', line(sample_line("word " * 200)))[0]
        assert found.endswith("word…")
        assert 600 < len(found) <= 700

    @pytest.mark.parametrize("hostile", ['"><script>', "<b>", "&lt;"])
    def test_nothing_of_a_source_is_markup(self, hostile: str) -> None:
        facts = {"before": hostile, "after": hostile, "label": hostile, "url": hostile, "title": hostile}
        found = lines([sample_line(hostile, **facts)])
        assert re.sub("&(lt|gt|amp|quot);", "", found).count("script") == found.count("script")
        assert "<script" not in found
        assert (
            re.findall("<(/?\\w+)", found) == "h3 /h3 ol li span /span span a b /b /a span /span /span /li /ol".split()
        )


class TestGroups:
    GROUPS = (
        Group("Ada", "persons/ada.html", (sample_line("a"), sample_line("b"))),
        Group("Ada", "persons/ada.html", (sample_line("c"),)),
        Group("", "", (sample_line("d"),)),
    )

    def test_lines_go_by_with_the_heading_of_their_group(self) -> None:
        found = [(name, page, one.surface) for name, page, one in flat(self.GROUPS)]
        assert found == [*(("Ada", "persons/ada.html", one) for one in "abc"), ("", "", "d")]

    def test_groups_of_one_heading_that_follow_one_another_are_one(self) -> None:
        found = grouped(flat(self.GROUPS))
        assert [(one.name, [line.surface for line in one.lines]) for one in found] == [
            ("Ada", ["a", "b", "c"]),
            ("", ["d"]),
        ]
