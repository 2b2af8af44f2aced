"""File names and fragments from ids."""

from __future__ import annotations

import unicodedata
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from edition.addresses import (
    anchor_of,
    digest,
    entity_page,
    file_name,
    fragment,
    further_page,
    outsider_name,
    path_of,
    text_page,
)
from edition.kinds import KINDS

ids = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
RESERVED = {"con", "prn", "aux", "nul", "com1", "lpt9", "index"}


class TestFileNames:
    @given(ids)
    @example("../../etc/passwd")
    @example("a" * 300)
    @example("\u00fc" * 90)
    @example(".")
    @example("aux.xml")
    @example("\u0300")
    def test_any_id_is_a_safe_name(self, identifier: str) -> None:
        name = file_name(identifier)
        assert name
        assert len(name.encode()) <= 100
        assert all(c.isalnum() or c in "._-" for c in name), name
        assert name[0] not in ".-"
        assert not name.endswith(".")
        assert name.split(".")[0].casefold() not in RESERVED
        assert unicodedata.is_normalized("NFC", name)

    @pytest.mark.parametrize("identifier", ["a", "Letter_12.b-c", "\u0416\u00fc\u5b57", "1"])
    def test_plain_ids_stay(self, identifier: str) -> None:
        assert file_name(identifier) == identifier

    @pytest.mark.parametrize(
        ("identifier", "name"),
        [("a b", "a-b"), ("a//b", "a-b"), ("https://a.org/1", "https-a.org-1"), ("..", "x"), ("e\u0301", "\u00e9")],
    )
    def test_what_no_file_should_be_called_is_replaced(self, identifier: str, name: str) -> None:
        assert file_name(identifier) == name

    @pytest.mark.parametrize("identifier", ["con.a", "CON.b.c", "lpt1."])
    def test_a_name_is_reserved_with_anything_after_its_dot(self, identifier: str) -> None:
        assert file_name(identifier).split(".")[0].casefold() not in RESERVED

    @pytest.mark.parametrize("identifier", ["con", "NUL", "Com1", "index", "Index"])
    def test_names_that_mean_something_else_get_a_digest(self, identifier: str) -> None:
        assert file_name(identifier) == f"{identifier}-{digest(identifier)}"

    def test_long_ones_stay_apart(self) -> None:
        assert file_name("a" * 200 + "b") != file_name("a" * 200 + "c")

    def test_a_digest_lasts(self) -> None:
        assert digest("ada") == "fdee430d"  # printf ada | sha256sum


class TestOutsiders:
    @pytest.mark.parametrize("identifier", ["pmb2121", "q1.2"])
    def test_a_plain_name_stays(self, identifier: str) -> None:
        assert outsider_name(identifier) == identifier

    @pytest.mark.parametrize("identifier", ["Pmb2121", "Walt Whitman", "\u00fc", "_a", "index"])
    def test_all_others_get_a_digest(self, identifier: str) -> None:
        assert outsider_name(identifier).endswith(f"-{digest(identifier)}")

    @given(st.lists(ids, unique=True, min_size=2, max_size=6))
    @example(["a b", "a-b", "A-b", "a--b"])
    @example(["e\u0301", "\u00e9"])
    def test_no_two_fall_together(self, found: list[str]) -> None:
        assert len({outsider_name(one).casefold() for one in found}) == len(found)


class TestAnchors:
    @given(ids)
    @example("ui-main")
    @example(" \t")
    def test_none_is_empty_or_the_pages_own(self, written: str) -> None:
        anchor = anchor_of(written)
        assert anchor
        assert not anchor.startswith("ui-")
        assert not set(anchor) & set(" \t\r\n")
        assert anchor_of(anchor) == anchor

    @pytest.mark.parametrize(("written", "anchor"), [("a", "a"), (" a\n b ", "a_b"), ("ui-x", "_ui-x"), ("", "_")])
    def test_an_id_that_is_none_becomes_one(self, written: str, anchor: str) -> None:
        assert anchor_of(written) == anchor


class TestAddresses:
    @given(ids)
    def test_a_fragment_leads_back_to_its_anchor(self, anchor: str) -> None:
        assert unquote(fragment(anchor)) == anchor
        assert fragment(anchor).isascii()
        assert not set(fragment(anchor)) & set(' #"<>%') - {"%"}

    @pytest.mark.parametrize(("anchor", "escaped"), [("p1.5-8", "p1.5-8"), ("a b", "a%20b"), ("\u00fc", "%C3%BC")])
    def test_fragments(self, anchor: str, escaped: str) -> None:
        assert fragment(anchor) == escaped

    def test_the_page_of_a_text_and_a_place_in_it(self) -> None:
        assert text_page("a") == "texts/a.html"
        assert text_page("a", "p 1") == "texts/a.html#p%201"

    @given(ids.map(file_name), ids)
    def test_the_path_of_an_address_is_the_file(self, name: str, anchor: str) -> None:
        address = text_page(name, anchor)
        assert path_of(address) == f"texts/{name}.html"
        assert urlsplit(address).path.isascii()

    @given(ids, ids)
    @example("a", "a~2")
    @example("a", "a-2")
    def test_a_further_page_is_nobody_else_s_first(self, identifier: str, other: str) -> None:
        further = further_page(text_page(file_name(identifier)), 2)
        assert path_of(further) == f"texts/{file_name(identifier)}~2.html"
        assert further not in {text_page(file_name(other)), text_page(outsider_name(other))}

    def test_further_pages_of_an_index(self) -> None:
        assert further_page("persons/index.html", "a", 2) == "persons/index~a~2.html"

    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
    def test_every_kind_has_a_folder(self, kind: object) -> None:
        assert entity_page(kind.name, "\u00fc") == f"{kind.folder}/%C3%BC.html"  # type: ignore[attr-defined]
