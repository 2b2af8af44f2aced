"""Which parts of one text stand side by side."""

from __future__ import annotations

import pytest

from edition.sides import sides_of
from tests.reading.sample import document


def said(body: str) -> list[str]:
    """The words of each side."""
    return ["".join(side.itertext()) for side in sides_of(document(body).root)]


class TestByType:
    def test_an_edition_and_its_translations(self) -> None:
        body = (
            '<div type="edition" xml:lang="grc"><ab>α</ab></div><div type="edition"><ab>α</ab></div>'
            '<div type="edition" xml:lang="grc-Latn"><ab>a</ab></div><div type="translation" xml:lang="en"><p>A</p></div>'
            '<div type="translation" xml:lang="it"><p/></div><div type="commentary"><p>c</p></div>'
        )
        assert said(body) == ["α", "a", "A"]

    @pytest.mark.parametrize("type_", ["edition", "translation"])
    def test_one_alone_is_beside_nothing(self, type_: str) -> None:
        assert said(f'<div type="{type_}"><p>a</p></div>') == []


class TestByPointers:
    LATIN, ENGLISH = '<div xml:lang="la"><p xml:id="a"{}>a</p></div>', '<div xml:lang="en"><p{}>A</p></div>'

    def test_neighbours_in_two_languages(self) -> None:
        assert said(self.LATIN.format("") + self.ENGLISH.format(' corresp="#a"')) == ["a", "A"]
        assert said(self.LATIN.format(' corresp="#b"') + self.ENGLISH.format(' xml:id="b"')) == ["a", "A"]

    def test_three_languages(self) -> None:
        greek = '<div xml:lang="grc"><p corresp="#a">α</p></div>'
        assert said(greek + self.LATIN.format("") + self.ENGLISH.format(' corresp="#a"')) == ["α", "a", "A"]

    @pytest.mark.parametrize(
        "body",
        [
            '<div xml:lang="la"><p xml:id="a">a</p></div><div xml:lang="la"><p corresp="#a">b</p></div>',
            '<div><p xml:id="a">a</p></div><div xml:lang="en"><p corresp="#a">b</p></div>',
            '<div xml:lang="la" xml:id="a"><p xml:lang="en" corresp="#a">a</p></div>',
            '<p xml:lang="la" xml:id="a">a</p><p xml:lang="en" corresp="#a">b</p>',
            '<div xml:lang="la"><p xml:id="a">a</p></div><div xml:lang="en"><p corresp="b.xml#a #c">b</p></div>',
        ],
    )
    def test_other_pointers_say_nothing_of_columns(self, body: str) -> None:
        assert said(body) == []
