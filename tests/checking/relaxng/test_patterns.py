"""Patterns are there once, and simplified as ISO/IEC 19757-2, 4.20 and 4.21 say."""

from __future__ import annotations

import pytest

from edition.checking.namespaces import DATATYPES
from edition.checking.relaxng import patterns as module
from edition.checking.relaxng.datatypes import datatype
from edition.checking.relaxng.names import one
from edition.checking.relaxng.patterns import CHOICE, Body, Patterns, TooComplex

make = Patterns()
TITLE, AUTHOR = make.element(Body(one("title"))), make.element(Body(one("author")))
TYPE = make.attribute(one("type"), make.text)
DATE = make.data(datatype(DATATYPES, "date"), make.not_allowed)


def test_equal_patterns_are_the_same_object() -> None:
    assert make.group((TITLE, AUTHOR)) is make.group((TITLE, AUTHOR))
    assert make.choice((TITLE, AUTHOR)) is make.choice((AUTHOR, TITLE, AUTHOR))
    assert make.interleave((TITLE, AUTHOR)) is make.interleave((AUTHOR, TITLE))
    assert make.group((TITLE, AUTHOR)) is not make.group((AUTHOR, TITLE))


def test_elements_are_different_however_alike() -> None:
    assert make.element(Body(one("title"))) is not TITLE


def test_what_is_joined_is_flat() -> None:
    assert make.group((TITLE, make.group((AUTHOR, TITLE)))).items == (TITLE, AUTHOR, TITLE)
    assert make.choice((TITLE, make.choice((AUTHOR, TITLE)))).items == (TITLE, AUTHOR)


def test_what_a_schema_names_stays_whole() -> None:
    named = make.choice((TITLE, AUTHOR))
    named.named = True
    assert make.choice((named, TYPE)).items == (named, TYPE) or make.choice((named, TYPE)).items == (TYPE, named)
    named.named = False


@pytest.mark.parametrize("join", [make.group, make.interleave, make.choice])
def test_nothing_and_what_is_not_allowed(join: object) -> None:
    assert make.group((TITLE, make.empty)) is TITLE
    assert make.interleave((make.empty, make.empty)) is make.empty
    assert make.group((TITLE, make.not_allowed)) is make.not_allowed
    assert make.choice((TITLE, make.not_allowed)) is TITLE
    assert make.choice(()) is make.not_allowed
    assert make.one_or_more(make.not_allowed) is make.not_allowed
    assert make.list_of(make.not_allowed) is make.attribute(one("a"), make.not_allowed) is make.not_allowed


def test_nothing_is_one_choice_only_where_no_other_allows_it() -> None:
    star = make.star(TITLE)
    assert make.optional(star) is star
    assert make.optional(make.text) is make.text
    assert make.optional(TITLE).kind == CHOICE


def test_repeating_twice_is_repeating() -> None:
    more = make.one_or_more(TITLE)
    assert make.one_or_more(more) is more
    assert make.one_or_more(make.empty) is make.empty


def test_what_nothing_matches() -> None:
    assert make.empty.nullable
    assert make.text.nullable
    assert make.group((make.text, make.star(TITLE))).nullable
    assert not make.group((make.text, TITLE)).nullable
    assert not DATE.nullable
    assert not make.list_of(make.empty).nullable


def test_what_stands_in_it() -> None:
    assert [TYPE.has_attributes, TYPE.has_elements, TYPE.has_text, TYPE.has_data] == [True, False, False, False]
    both = make.group((TYPE, make.choice((TITLE, make.text))))
    assert [both.has_attributes, both.has_elements, both.has_text, both.has_data] == [True, True, True, False]
    assert make.list_of(make.group((DATE, DATE))).has_data
    assert list(make.datatypes()) == [datatype(DATATYPES, "date")]


def test_an_element_is_not_asked_before_it_is_read() -> None:
    with pytest.raises(ValueError, match="not been read"):
        _ = Body(one("p")).content


def test_there_is_a_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 5)
    few = Patterns()
    few.renew()
    few.element(Body(one("p")))
    few.element(Body(one("q")))
    with pytest.raises(TooComplex, match="too many ways"):
        few.element(Body(one("r")))
    few.renew()
    few.element(Body(one("r")))
