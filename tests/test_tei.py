"""Names, pointers, addresses, dates of the TEI."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.tei import (
    SPACE,
    address_key,
    expand_prefix,
    first,
    fold,
    has_scheme,
    is_quick,
    is_safe_link,
    is_white,
    local,
    own,
    prefix_definitions,
    shortened,
    shortened_inside,
    sort_key,
    split_list,
    split_pointer,
    squeeze,
    tag,
    tags,
    until,
    when,
    words,
)
from tests.reading.sample import element

# What may stand in XML 1.0; white space comes up more often than by chance.
xml_text = st.text(
    st.one_of(st.sampled_from(" \t\r\n\u00a0ab"), st.characters(codec="utf-8", categories=["L", "N", "M", "P", "Z"]))
)


def test_a_tag_is_a_name_in_the_namespace_of_the_tei() -> None:
    assert tag("p") == "{http://www.tei-c.org/ns/1.0}p"
    assert tags("p ab") == {tag("p"), tag("ab")}
    assert local(element("<persName/>")) == "persName"


class TestWhiteSpace:
    @given(xml_text)
    def test_folding_keeps_all_but_white_space_and_can_be_repeated(self, text: str) -> None:
        folded = fold(text)
        assert folded.translate(dict.fromkeys(map(ord, SPACE))) == text.translate(dict.fromkeys(map(ord, SPACE)))
        assert fold(folded) == folded
        assert folded.strip(SPACE) == folded
        assert "  " not in folded
        assert not set(folded) & set("\t\r\n")

    @given(xml_text)
    def test_words_stay_apart(self, text: str) -> None:
        assert fold(text).split(" ") == [w for w in text.translate(str.maketrans("\t\r\n", "   ")).split(" ") if w] or [
            ""
        ]

    @given(xml_text)
    def test_squeezing_leaves_no_white_space_and_is_nfc(self, text: str) -> None:
        assert not set(squeeze(text)) & set(SPACE)
        assert unicodedata.is_normalized("NFC", squeeze(text))
        assert squeeze(fold(text)) == squeeze(text)

    def test_squeezing_makes_one_of_two_spellings(self) -> None:
        assert squeeze("e\u0301 a") == squeeze("\u00e9\na") == "\u00e9a"

    @pytest.mark.parametrize("text", ["\u00a0", "\u2003", "\u3000"])
    def test_other_spaces_are_letters(self, text: str) -> None:
        assert fold(f" {text} ") == text
        assert not is_white(text)

    @pytest.mark.parametrize("text", [None, "", " ", "\t\r\n"])
    def test_nothing_is_white(self, text: str | None) -> None:
        assert is_white(text)

    def test_words_of_an_element(self) -> None:
        assert words(element("<p> a\n<hi>b</hi>c </p>")) == "a bc"
        assert words(element("<p> a\n b </p>")) == "a b"
        assert words(element("<p/>")) == ""


def test_names_are_sorted_without_case_and_compatibility_forms() -> None:
    assert sorted(["Zoë", "\u00c4rzte", "arz", "ﬁn", "Fim"], key=sort_key) == ["arz", "\u00c4rzte", "Fim", "ﬁn", "Zoë"]
    assert sort_key("\u00c9") == sort_key("e\u0301")


class TestAddresses:
    @pytest.mark.parametrize(
        "address",
        ["https://d-nb.info/gnd/1", "http://d-nb.info/gnd/1/", "HTTPS://www.D-NB.info/gnd/1", " d-nb.info/gnd/1# "],
    )
    def test_forms_of_one_address(self, address: str) -> None:
        assert address_key(address) == "d-nb.info/gnd/1"

    def test_paths_have_letter_case(self) -> None:
        assert address_key("https://viaf.org/A") != address_key("https://viaf.org/a")

    @pytest.mark.parametrize("token", ["https://a", "gnd:1", "a.b+c-d:e"])
    def test_schemes(self, token: str) -> None:
        assert has_scheme(token)

    @pytest.mark.parametrize("token", ["#a", "a.xml#b", "1:2", "/a:b", "é:a", ""])
    def test_no_schemes(self, token: str) -> None:
        assert not has_scheme(token)

    @pytest.mark.parametrize(
        ("address", "safe"),
        [
            ("https://a", True),
            (" HTTP://a", True),
            ("mailto:a@b", True),
            ("javascript:alert(1)", False),
            ("data:text/html,x", False),
            ("java\nscript:x", False),
            ("//a", False),
            ("x https://a", False),
        ],
    )
    def test_only_what_no_browser_runs_is_a_link(self, address: str, safe: bool) -> None:
        assert is_safe_link(address) is safe

    @pytest.mark.parametrize(
        ("token", "parts"), [("a.xml#b", ("a.xml", "b")), ("#b", ("", "b")), ("a.xml", ("a.xml", ""))]
    )
    def test_pointers_have_a_file_and_an_id(self, token: str, parts: tuple[str, str]) -> None:
        assert split_pointer(token) == parts


class TestPrefixes:
    def test_a_private_prefix_is_written_out(self) -> None:
        xml = '<listPrefixDef><prefixDef ident="p" matchPattern="([a-z]+)(\\d)" replacementPattern="r.xml#$2-$1"/></listPrefixDef>'
        definitions = prefix_definitions(element(xml))
        assert expand_prefix("p:ada1", definitions) == "r.xml#1-ada"

    def test_the_first_pattern_that_fits_the_whole_wins(self) -> None:
        definitions = {"p": (("a", "one"), ("a.*", "two"))}
        assert expand_prefix("p:a", definitions) == "one"
        assert expand_prefix("p:ab", definitions) == "two"

    @pytest.mark.parametrize("token", ["q:a", "p:b", "#p"])
    def test_what_fits_no_definition_stays(self, token: str) -> None:
        assert expand_prefix(token, {"p": (("a", "x"),)}) == token

    @pytest.mark.parametrize("definition", [("(", "x"), ("a", r"\2")])
    def test_a_broken_definition_is_none(self, definition: tuple[str, str]) -> None:
        assert expand_prefix("p:a", {"p": (definition,)}) == "p:a"


class TestElements:
    def test_own_children_are_no_descendants(self) -> None:
        div = element("<div><head>a</head><div><head>b</head></div></div>")
        assert [head.text for head in own(div, "head")] == ["a"]

    def test_the_first_name_that_is_there_at_all(self) -> None:
        date = first(element("<a><x/><date n='1'/><date n='2'/></a>"), ("none", "date", "x"))
        assert date is not None
        assert date.get("n") == "1"
        assert first(element("<a/>"), ("date",)) is None

    @pytest.mark.parametrize(
        ("attributes", "start", "end"),
        [
            ('when="1830" to="1840"', "1830", "1840"),
            ('from-iso="1830" notAfter="1840"', "1830", "1840"),
            ('notBefore="1831" from="1830"', "1830", ""),
            ('to=" 1840 "', "1840", "1840"),
            ("", "", ""),
        ],
    )
    def test_stated_dates(self, attributes: str, start: str, end: str) -> None:
        date = element(f"<date {attributes}/>")
        assert (when(date), until(date)) == (start, end)

    def test_no_element_has_no_date(self) -> None:
        assert when(None) == ""


class TestShortened:
    def test_a_text_without_blanks_is_cut_within(self) -> None:
        assert shortened("源氏物語" * 10, 9) == "源氏物語源氏物語…"

    def test_it_is_cut_between_words(self) -> None:
        assert shortened("one, two three", 10) == "one, two…"
        assert shortened("one two, three", 10) == "one two…"
        assert shortened("one two", 7) == "one two"

    @given(xml_text, st.integers(2, 40))
    def test_it_is_never_too_long(self, text: str, longest: int) -> None:
        assert len(shortened(text, longest)) <= longest

    def test_inside_where_the_end_tells_most(self) -> None:
        assert shortened_inside("Autograph Letter Signed to Stella 1960-07-21", 32) == "Autograph Letter … 1960-07-21"
        assert shortened_inside("the Board had shut the main at its usual hour", 30) == "the Board had … usual hour"
        assert shortened_inside("the whole", 9) == "the whole"
        assert shortened_inside("源氏物語" * 10, 12) == "源氏物語源 … 源氏物語"


class TestPatternsOfStrangers:
    @pytest.mark.parametrize(
        "pattern",
        [
            "(.*)",
            "(.+)",
            "([a-z]+)",
            "([0-9\\-]+):([0-9IVX]+)",
            r"(c\d+/#/p\d+)",
            r"(\d{4})-(\d{2})-(\d{2})",
            "p(a|b|c)(d)?",
            r"\(+(.*)\)+",
            "[(*+]+x",
            "(?:a)b",
        ],
    )
    def test_those_in_use_are_quick(self, pattern: str) -> None:
        assert is_quick(pattern)

    @pytest.mark.parametrize(
        "pattern",
        [
            "(a+)+b",
            "(a*)*",
            "(a|a)*",
            "((a)b?){2,}",
            "(a+){9}",
            "a*a*a*a*b",
            "a?" * 13,
            "(a|b)" * 13,
            "x" * 201,
            "(?=a)",
            "[[a]",
            "[a--b]",
            "[a",
            "a\\",
        ],
    )
    def test_others_are_not_used(self, pattern: str) -> None:
        assert not is_quick(pattern)
        assert expand_prefix(f"p:{'a' * 40}", {"p": ((pattern, "x"),)}) == f"p:{'a' * 40}"

    def test_nor_is_any_on_a_long_token(self) -> None:
        definitions = {"p": (("(.*)", "x"),)}
        assert expand_prefix("p:" + "a" * 198, definitions) == "x"
        assert expand_prefix("p:" + "a" * 199, definitions) == "p:" + "a" * 199

    def test_a_number_too_large_is_a_broken_definition(self) -> None:
        assert expand_prefix("p:a", {"p": (("a{99999999999}", "x"),)}) == "p:a"

    @pytest.mark.parametrize(
        ("pattern", "found"),
        [("$1", "ada1"), ("$10", "ada10"), ("a\\b$1", "a\\bada1"), ("\\1", "\\1"), ("$3", "p:ada1")],
    )
    def test_in_a_replacement_only_groups_are_special(self, pattern: str, found: str) -> None:
        xml = f'<l><prefixDef ident="p" matchPattern="([a-z]+\\d)" replacementPattern="{pattern}"/></l>'
        assert expand_prefix("p:ada1", prefix_definitions(element(xml))) == found


@given(st.text(" \t\r\nab\u00a0é\u2003"))
def test_only_white_space_of_xml_parts_words(text: str) -> None:
    expected = [word for word in text.replace("\t", " ").replace("\n", " ").replace("\r", " ").split(" ") if word]
    assert split_list(text) == expected
    assert fold(text) == " ".join(expected)
