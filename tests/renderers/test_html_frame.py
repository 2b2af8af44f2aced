"""The frame around every page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from edition.renderers.html.frame import Form, Frame, environment
from jinja2 import UndefinedError

from edition.errors import SettingsError
from edition.kinds import KINDS

FRAME = Frame("Letters")
page, stream = FRAME.page, FRAME.stream


def entity_form() -> Form:
    return FRAME.form("entity.html", "kind", "name", "life", "tools", "facts", "note", "sections")


class TestPages:
    def test_a_page_is_whole(self) -> None:
        content = page("../", "A & B", "<h1>x</h1>", "de").decode()
        assert content.startswith('<!DOCTYPE html>\n<html lang="de">')
        assert "<title>A &amp; B</title>" in content
        assert '<main id="ui-main">\n<h1>x</h1>\n</main>' in content
        assert 'href="../static/style.css"' in content
        assert content.rstrip().endswith("</html>")

    @pytest.mark.parametrize("hostile", ["</title><script>", '"><b>'])
    def test_titles_and_languages_are_no_markup(self, hostile: str) -> None:
        assert hostile not in page("", hostile, "", hostile).decode()

    def test_nothing_is_fetched_from_elsewhere(self) -> None:
        content = page("", "t", "").decode()
        assert "default-src 'none'; script-src 'self'; style-src 'self'" in content
        assert "://" not in content
        assert "<script" not in content
        assert " style=" not in content

    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
    def test_the_menu_leads_to_every_kind(self, kind: object) -> None:
        assert f'<a href="../{kind.folder}/index.html">{kind.plural}</a>' in page("../", "t", "").decode()  # type: ignore[attr-defined]

    def test_the_menu_begins_with_the_title_of_the_edition(self) -> None:
        assert '<a class="home" href="../index.html">Letters</a>' in page("../", "t", "").decode()
        assert '<a class="home" href="index.html">Start</a>' in Frame("").page("", "t", "").decode()

    def test_a_page_in_pieces_is_the_same(self) -> None:
        pieces = ["<p>", *["a"] * 2500, "</p>", "b"]
        found = list(stream("../", "t", pieces))
        assert len(found) == 2
        assert b"".join(found) == page("../", "t", "".join(pieces))


HEADER = '<link rel="stylesheet" href="../static/index.css">\n'
HEADER += '<header class="title">\n<p class="kicker">{}</p>\n<h1>{}</h1>\n{}</header>\n{}'


class TestForms:
    def test_holes_are_filled_as_often_as_they_are_there(self) -> None:
        form = entity_form()
        first = form.fill(kind="Person", name="A", life="L", tools="T", facts="<dt>", note="", sections="S")
        assert first == HEADER.format("Person", "A", "L", "T") + '<dl class="facts">\n<dt></dl>\nS'
        second = form.fill(kind="Place", name="B", life="", tools="", facts="", note="N", sections="")
        assert second == HEADER.format("Place", "B", "", "") + 'N<dl class="facts">\n</dl>\n'

    def test_signs_that_stand_in_it_stay(self) -> None:
        """``%`` and braces are no holes, in the template or in what fills it."""
        form = Form(environment().from_string("100 % {a} %s {{ x }}%(x)s"), ("x",))
        assert form.fill(x="5 % %(x)s {0}") == "100 % {a} %s 5 % %(x)s {0}%(x)s"

    def test_values_that_are_no_holes_are_escaped(self) -> None:
        form = Form(
            environment().get_template("frame.html"),
            ("title", "lang", "main", "head"),
            root="<root>",
            edition="",
            hosts="",
            w=FRAME.words,
        )
        assert "&lt;root&gt;static" in form.fill(title="", lang="", main="", head="")


class TestTemplates:
    def test_everything_is_escaped(self) -> None:
        assert environment().from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"

    def test_a_value_that_is_missing_is_no_silence(self) -> None:
        with pytest.raises(UndefinedError):
            environment().from_string("{{ x }}").render()

    def test_ids_become_addresses(self) -> None:
        assert environment().from_string("{{ 'ü'|text_page }}").render() == "texts/%C3%BC.html"


class TestOwnTemplates:
    def test_they_come_before_ours_and_can_use_them(self, tmp_path: Path) -> None:
        own = tmp_path / "templates"
        own.mkdir()
        (own / "citing_styles.html").write_text(
            '<p class="mine">{{ cited.styles[0][0] }}</p>{% include "ours:citing_styles.html" %}', encoding="utf-8"
        )
        found = Frame("Letters", tmp_path).render("citing_styles.html", cited={"styles": [("A & B", "x")]})
        assert found.startswith('<p class="mine">A &amp; B</p><dl class="styles">')

    @pytest.mark.parametrize(
        ("written", "said"),
        [
            ("{% if %}", "the template cite.html, line 1: "),
            ("{{ nothing_of_the_kind }}", "the template cite.html cannot be used: 'nothing_of_the_kind' is undefined"),
            ("{{ ''.__class__.__mro__ }}", "unsafe"),
            ("{{ w.page.clear() }}", "unsafe"),
            ("{% include '../edition.toml' %}", "cannot be used"),
        ],
    )
    def test_faults_are_told_and_nothing_is_reached(self, written: str, said: str, tmp_path: Path) -> None:
        (tmp_path / "templates").mkdir()
        (tmp_path / "edition.toml").write_text("", encoding="utf-8")
        (tmp_path / "templates/cite.html").write_text(written, encoding="utf-8")
        with pytest.raises(SettingsError, match=re.escape(said)):
            Frame("Letters", tmp_path).render("cite.html", heading="Cite", whole="", example="")
