"""Where elements of a text lead."""

from __future__ import annotations

from typing import Any

import pytest
from edition.renderers.html.linking import Addresses

from edition.model import Target
from tests.reading.sample import LONDON, FakeContext, one, read
from tests.renderers.bodies import CONTEXT


def addresses(body: str, context: FakeContext = CONTEXT, path: str = "a.xml") -> tuple[Addresses, Any]:
    """The addresses of a text, and its content."""
    reading = read(body, context, path=path)
    return Addresses(reading, context), reading.contents[0]


def pointer(attributes: str, context: FakeContext = CONTEXT, path: str = "a.xml") -> str | None:
    found, content = addresses(f'<p xml:id="here"><ref {attributes}>x</ref></p>', context, path)
    return found.of_pointer(one(content, "ref"))


class TestPointers:
    @pytest.mark.parametrize(
        ("attributes", "address"),
        [
            ('target="https://a.example/?b&amp;c"', "https://a.example/?b&c"),
            ('target="mailto:ada@a.example"', "mailto:ada@a.example"),
            ('target="#here"', "#here"),
            ('target="a.xml#here"', "#here"),
            ('target="#ada"', "../persons/ada.html"),
            ('target="  #here #ada "', "#here"),
            ('url="https://a.example"', "https://a.example"),
            ('target="#nowhere"', None),
            ('target=""', None),
            ('target="other.xml"', None),
            ("", None),
        ],
    )
    def test_out_of_the_edition_or_within_it(self, attributes: str, address: str | None) -> None:
        assert pointer(attributes) == address

    @pytest.mark.parametrize(
        "target",
        [
            "javascript:alert(1)",
            "JavaScript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "javascript:x#here",
        ],
    )
    def test_nothing_that_a_browser_would_run(self, target: str) -> None:
        assert pointer(f'target="{target}"') is None
        assert pointer(f'target=" {target}"') is None

    def test_a_place_in_another_text(self) -> None:
        context = FakeContext(elsewhere={("letters/b.xml", "x"): "b", ("letters/b.xml", ""): "b"})
        assert pointer('target="b.xml#x"', context, "letters/a.xml") == "../texts/b.html#x"
        assert pointer('target="b.xml"', context, "letters/a.xml") == "../texts/b.html"
        assert pointer('target="../letters/b.xml#x"', context, "letters/a.xml") == "../texts/b.html#x"
        assert pointer('target="b.xml#x"', context, "a.xml") is None


def test_the_page_of_an_entity() -> None:
    found, _ = addresses("<p>a</p>")
    assert found.of_target(LONDON) == "../places/london.html"
    assert found.of_target(Target("london", "work")) == "../works/london.html"


class TestPictures:
    @pytest.mark.parametrize(
        ("url", "address"),
        [
            ("a.jpg", "../media/a.jpg"),
            (" a.jpg ", "../media/a.jpg"),
            ("pictures/../a.jpg", "../media/a.jpg"),
            ("missing.jpg", None),
            ("../a.jpg", None),
            ("https://a.example/a.jpg", None),
            ("", None),
        ],
    )
    def test_those_of_the_own_folder_are_shown(self, url: str, address: str | None) -> None:
        found, _ = addresses("<p>a</p>")
        assert found.picture(url) == address

    def test_from_where_the_text_stands(self) -> None:
        found, _ = addresses("<p>a</p>", path="letters/a.xml")
        assert found.picture("../pictures/b.png") == "../media/pictures/b.png"

    def test_facsimiles_by_their_surface_or_zone(self) -> None:
        found, content = addresses("<p>a</p>")
        tei = content.getparent()
        facsimile = tei.makeelement("{http://www.tei-c.org/ns/1.0}facsimile")
        tei.insert(1, facsimile)
        surface = _within(facsimile, "surface", "s1")
        _within(surface, "zone", "z1")
        _within(surface, "graphic", "g1").set("url", "a.jpg")
        assert {found.facsimile(f"#{id_}") for id_ in ("s1", "z1", "g1")} == {"../media/a.jpg"}
        assert found.facsimile("#s2") is None

    @pytest.mark.parametrize(
        ("facs", "address"),
        [
            ("https://a.example/1", "https://a.example/1"),
            ("a.jpg b.jpg", "../media/a.jpg"),
            ("javascript:x", None),
            ("", None),
        ],
    )
    def test_facsimiles_by_address_or_file(self, facs: str, address: str | None) -> None:
        found, _ = addresses("<p>a</p>")
        assert found.facsimile(facs) == address


def _within(parent: Any, name: str, id_: str) -> Any:
    child = parent.makeelement(f"{{http://www.tei-c.org/ns/1.0}}{name}")
    child.set("{http://www.w3.org/XML/1998/namespace}id", id_)
    parent.append(child)
    return child
