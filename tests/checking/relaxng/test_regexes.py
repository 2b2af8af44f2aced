"""Regular expressions of XML Schema: what they match; elementpath translates them as well, and is asked at random."""

from __future__ import annotations

import contextlib
import re
import time
import unicodedata

import pytest
from elementpath.regex import translate_pattern
from hypothesis import given
from hypothesis import strategies as st

from edition.checking.relaxng.patterns import TooComplex
from edition.checking.relaxng.regexes import BadExpression, Expression

MATCHES = [
    (r"[^\p{C}\p{Z}]+", "Wörter אבג 文字", "Wörter"),
    (r"\d{4}(-\d\d){0,2}", "1914-7", "1914-07-28"),
    ("^a$", "a", "^a$"),
    (r"\^a\$", "a", "^a$"),
    ("", "a", ""),
    ("a|", "b", ""),
    ("(a|bc)+d?", "ab", "abcbcad"),
    ("a{2}", "aaa", "aa"),
    ("a{2,}", "a", "aaaa"),
    ("a{0}b", "ab", "b"),
    (".", "\n", "文"),
    (r"\i\c*", "1a", "émile-2.x"),
    (r"\w+", "a b", "añ9"),
    (r"\W", "a", "-"),
    (r"\S\s\S", "a\u00a0b", "a\tb"),
    (r"\D", "٣", "x"),
    (r"\d", "x", "٣"),
    ("[a-z-[aeiou]]+", "bad", "bcd"),
    ("[^a-z]", "m", "M"),
    (r"[\-a]+", "b", "-a-"),
    ("[-a]+", "b", "-a"),
    (r"[\p{Lu}\d]+", "a", "A1Ä"),
    (r"\p{IsGreek}+", "abc", "αβγ"),
    (r"\P{L}", "x", "1"),
    (r"\t\\\.", "x", "\t\\."),
    ("#[A-Za-z_]\\S*", "#1", "#Wren"),
]


@pytest.mark.parametrize(("pattern", "other", "matched"), MATCHES)
def test_the_whole_value_is_matched(pattern: str, other: str, matched: str) -> None:
    expression = Expression(pattern)
    assert expression.matches(matched)
    assert not expression.matches(other)
    assert not expression.matches(f"{matched}\n{matched}")


NONE = {
    "(a": "a parenthesis is not closed",
    "a)": "“)” closes nothing",
    "[a": "a bracket is not closed",
    "a]": "“]” closes nothing",
    "a}": "“}” closes nothing",
    "[]a]": "a bracket stands within brackets",
    "*a": "“*” repeats nothing",
    "a**": "“*” repeats nothing",
    "a*?": "“?” repeats nothing",
    "a{,2}": "“{” repeats nothing",
    "a{2,1}": "“{2,1}” cannot be counted",
    "a{1001}": "“{1001}” cannot be counted",
    "a{99999999999999999999}": "“{99999999999999999999}” cannot be counted",
    "[z-a]": "a range of characters ends before it begins",
    r"\q": r"there is no escape \q",
    r"\pL": r"after \p a category in braces is missing",
    r"\p{X}": "there is no category of characters X",
    r"\p{IsAtlantean}": "there is no block of characters IsAtlantean",
    "(" * 60 + ")" * 60: "parentheses are nested too deep",
    "[a-[b-" * 60: "brackets are nested too deep",
}


@pytest.mark.parametrize("pattern", NONE, ids=lambda pattern: pattern[:12])
def test_what_is_no_expression_is_said_to_be_none(pattern: str) -> None:
    with pytest.raises(BadExpression) as caught:
        Expression(pattern)
    assert str(caught.value) == NONE[pattern]


ENDLESS = ["(a+)+b", "(a|a)*b", "(a|aa)+b", "(a*)*b", "a*a*a*a*a*b", "((a{1,9}){1,9})*b", "(a?){900}b"]


@pytest.mark.parametrize("pattern", ENDLESS)
def test_no_value_is_tried_for_ever(pattern: str) -> None:
    expression = Expression(pattern)
    begun = time.monotonic()
    assert not expression.matches("a" * 20_000)
    assert expression.matches("a" * 800 + "b")
    assert time.monotonic() - begun < 2


def test_too_many_ways_are_said_to_be_too_many() -> None:
    begun = time.monotonic()
    with pytest.raises(TooComplex, match="too many ways"):
        Expression("((a?){1000}){1000}").matches("a" * 5000)
    assert time.monotonic() - begun < 2


def test_a_long_expression_is_no_deep_one() -> None:
    assert Expression("ab" * 20_000).matches("ab" * 20_000)
    assert not Expression("(a|b)" * 8000).matches("ab" * 4001)


atoms = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", r"\d", r"\p{Lu}", "é", r"\.", "[a-z-[b]]", r"\s", r"\S"])
counts = st.sampled_from(["", "", "?", "*", "+", "{2}", "{1,2}", "{0,1}", "{2,}"])
expressions = st.recursive(
    st.tuples(atoms, counts).map("".join),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner, counts).map(lambda parts: f"({parts[0]}|{parts[1]}){parts[2]}"),
        st.tuples(inner, counts).map(lambda parts: f"({parts[0]}){parts[1]}"),
    ),
    max_leaves=5,
).filter(lambda pattern: len(re.findall(r"\)[*+{]", pattern)) <= 2)
"""With few repetitions of repetitions, for which Python would take for ever."""


@given(expressions, st.lists(st.text("abzA3é. \n", max_size=6), min_size=5, max_size=5))
def test_an_expression_matches_what_elementpath_makes_of_it(pattern: str, values: list[str]) -> None:
    translated = re.compile(translate_pattern(pattern, back_references=False, lazy_quantifiers=False, anchors=False))
    expression = Expression(pattern)
    assert [expression.matches(value) for value in values] == [bool(translated.fullmatch(value)) for value in values]


@given(st.text("ab[]()-^{}1,|*+?.", max_size=8))
def test_what_is_an_expression_here_is_one_for_elementpath(pattern: str) -> None:
    with contextlib.suppress(BadExpression):
        Expression(pattern)
        re.compile(translate_pattern(pattern, back_references=False, lazy_quantifiers=False, anchors=False))


@pytest.mark.parametrize("category", ["L", "Lu", "Nd", "P", "S", "Zs", "C", "Cn"])
def test_categories_are_those_of_unicode(category: str) -> None:
    inside, outside = Expression(rf"\p{{{category}}}"), Expression(rf"\P{{{category}}}")
    for code in range(0x20, 0x3000, 7):
        expected = unicodedata.category(chr(code)).startswith(category)
        assert (inside.matches(chr(code)), outside.matches(chr(code))) == (expected, not expected)
