"""Schemas of several files: what is brought in, replaced, combined; and what brings in itself."""

from __future__ import annotations

import pytest

from edition.errors import SettingsError
from tests.checking.relaxng.schemas import schema

BASE = "start = p\np = element p { q* }\nq = element q { empty }"


def names(source: str, **others: str) -> set[str]:
    """The elements of a schema."""
    return {name for body in schema(source, others).bodies for name in body.name_class.finite or ()}


def test_what_is_included_is_there() -> None:
    assert names('include "base"', base=BASE) == {"p", "q"}


def test_what_is_replaced_is_not_there() -> None:
    assert names('include "base" { q = element r { empty } }', base=BASE) == {"p", "r"}
    assert names('include "base" { start = element s { empty } p = q }', base=BASE) == {"s", "q"}


def test_definitions_are_combined_across_files() -> None:
    assert names('include "base"\nq |= element r { empty }', base=BASE) == {"p", "q", "r"}


def test_another_schema_is_one_pattern_of_this_one() -> None:
    assert names('start = element a { external "base" }', base=BASE) == {"a", "p", "q"}


def test_a_grammar_within_sees_the_one_around_it_when_it_asks() -> None:
    inner = "grammar { start = element b { parent q, q } q = element c { empty } }"
    assert names(f"start = element a {{ {inner} }}\nq = element d {{ empty }}") == {"a", "b", "c", "d"}


def test_the_namespace_is_inherited_by_other_files_and_the_datatypes_are_not() -> None:
    whole = '<grammar ns="urn:a" datatypeLibrary="urn:x"><include href="base"/></grammar>'
    base = '<grammar><start><element name="p"><value>a</value></element></start></grammar>'
    assert names(whole, base=base) == {"urn:a}p"}


WRONG = {
    "include itself": ('include "schema"', {}, "brings in itself"),
    "two files include each other": ('include "a"', {"a": 'include "b"', "b": 'include "a"'}, "brings in itself"),
    "refer to itself": ('start = element p { external "schema" }', {}, "brings in itself"),
    "a file that is not there": ('include "nowhere"', {}, "no schema nowhere"),
    "an include of a pattern": ('include "a"', {"a": "element p { text }"}, "must be a <grammar>"),
    "replace what is not there": ('include "base" { r = empty }', {"base": BASE}, "replaces r, which is not there"),
    "no start": ("p = empty", {}, "has no <start>"),
    "defined twice": ("start = p\np = empty\np = text", {}, "p is defined twice, without combine"),
    "combined in two ways": ("start = p\np |= empty\np &= text", {}, "combined by choice and by interleave"),
    "defined by itself": ("start = p\np = p?", {}, "p is defined by itself, without an element between"),
    "in a circle": ("start = p\np = q\nq = r | text\nr = p", {}, "by itself, without an element between"),
    "defined nowhere": ("start = element p { q }", {}, "asks for “q”, which is defined nowhere"),
    "no grammar around": ("start = parent p\np = text", {}, "asks for “p”, which is defined nowhere"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_does_not_fit_together_is_told(what: str) -> None:
    source, others, words = WRONG[what]
    with pytest.raises(SettingsError, match=words):
        schema(source, others)


def test_a_circle_that_nobody_comes_to_is_no_mistake() -> None:
    assert names("start = element p { empty }\nq = q") == {"p"}


def test_files_are_brought_in_at_most_a_thousand_deep() -> None:
    files = {f"f{n}": f'include "f{n + 1}"' for n in range(1500)}
    with pytest.raises(SettingsError, match=r"more than 1,000 times|within one another|nested too deep"):
        schema('include "f0"', files)
