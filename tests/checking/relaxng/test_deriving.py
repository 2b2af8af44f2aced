"""Derivatives against the plainest reading of patterns there is, on random small patterns and all that could match them."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from edition.checking.relaxng.deriving import Deriver, allowed_attributes, firsts, required_attributes
from edition.checking.relaxng.names import one
from edition.checking.relaxng.patterns import Body, Pattern, Patterns
from tests.checking.relaxng.schemas import accepts

Plain = tuple[Any, ...]
"""A pattern as its name and operands."""


def contents(letters: str) -> st.SearchStrategy[Plain]:
    """Patterns of elements ``a``, ``b``, ``c`` and text (``t``); parts of an interleave share none of them (7.4)."""
    leaves = st.one_of(st.just(("empty",)), *([st.sampled_from([("letter", x) for x in letters])] if letters else []))
    joined = st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.tuples(st.just("choice"), inner, inner),
            st.tuples(st.just("group"), inner, inner),
            st.tuples(st.just("more"), inner),
        ),
        max_leaves=5,
    )
    if len(letters) < 2:
        return joined
    halves = st.integers(1, len(letters) - 1)
    mixed = halves.flatmap(lambda n: st.tuples(st.just("mix"), contents(letters[:n]), contents(letters[n:])))
    return st.one_of(joined, mixed, st.tuples(st.just("group"), mixed, joined))


def matches(pattern: Plain, word: str) -> bool:
    kind, *parts = pattern
    if kind == "letter":
        return word == parts[0] or (parts[0] == "t" and set(word) <= {"t"})
    if kind == "choice":
        return any(matches(part, word) for part in parts)
    if kind == "group":
        return any(matches(parts[0], word[:n]) and matches(parts[1], word[n:]) for n in range(len(word) + 1))
    if kind == "more":
        splits = range(1, len(word))
        return matches(parts[0], word) or any(
            matches(parts[0], word[:n]) and matches(pattern, word[n:]) for n in splits
        )
    if kind == "mix":
        places = range(len(word))
        subsets = (set(some) for n in range(len(word) + 1) for some in combinations(places, n))
        return any(matches(parts[0], taken(word, some)) and matches(parts[1], left(word, some)) for some in subsets)
    return word == ""


def taken(word: str, places: set[int]) -> str:
    return "".join(c for n, c in enumerate(word) if n in places)


def left(word: str, places: set[int]) -> str:
    return "".join(c for n, c in enumerate(word) if n not in places)


SIGNS = {"choice": " | ", "group": ", ", "mix": " & "}


def written(pattern: Plain) -> str:
    """A pattern in the compact syntax."""
    kind, *parts = pattern
    if kind == "letter":
        return "text" if parts[0] == "t" else f"element {parts[0]} {{ empty }}"
    if kind == "more":
        return f"({written(parts[0])})+"
    return f"({SIGNS[kind].join(map(written, parts))})" if parts else "empty"


WORDS = ["".join(word) for n in range(4) for word in product("abct", repeat=n)]


@given(contents("abct"), st.lists(st.sampled_from(WORDS), min_size=12, max_size=12, unique=True))
def test_an_element_holds_what_its_pattern_says(pattern: Plain, words: list[str]) -> None:
    schema = f"start = element x {{ {written(pattern)} }}"
    for word in words:
        text = "".join("words" if c == "t" else f"<{c}/>" for c in word)
        assert accepts(schema, f"<x>{text}</x>") == matches(pattern, word.replace("tt", "t")), (schema, text)


attributes = st.recursive(
    st.sampled_from([("empty",), *(("letter", x) for x in "abcd")]),
    lambda inner: st.one_of(st.tuples(st.just("choice"), inner, inner), st.tuples(st.just("group"), inner, inner)),
    max_leaves=5,
)


def sets(pattern: Plain) -> set[frozenset[str]] | None:
    """All sets of attributes that match; None where one stands twice, which no schema may say (7.3)."""
    kind, *parts = pattern
    if kind == "letter":
        return {frozenset(parts)}
    if kind == "empty":
        return {frozenset()}
    first, second = map(sets, parts)
    if first is None or second is None:
        return None
    if kind == "choice":
        return first | second
    if frozenset().union(*first) & frozenset().union(*second):
        return None
    return {a | b for a in first for b in second}


@given(attributes)
def test_an_element_has_the_attributes_that_its_pattern_says(pattern: Plain) -> None:
    expected = sets(pattern)
    if expected is None:
        return
    schema = (
        f"start = element x {{ {written(pattern).replace('element', 'attribute').replace('{ empty }', '{ text }')} }}"
    )
    for some in (frozenset(some) for n in range(5) for some in combinations("abcd", n)):
        for order in (sorted(some), sorted(some, reverse=True)):
            text = "".join(f' {name}="v"' for name in order)
            assert accepts(schema, f"<x{text}/>") == (some in expected), (schema, text)


@given(attributes)
def test_what_is_allowed_and_what_is_required(pattern: Plain) -> None:
    expected = sets(pattern)
    if expected is not None:
        made = built(pattern, Patterns())
        assert allowed_attributes(made).finite == frozenset().union(*expected)
        assert required_attributes(made) == frozenset.intersection(*expected)


def built(pattern: Plain, make: Patterns) -> Pattern:
    kind, *parts = pattern
    if kind == "letter":
        return make.attribute(one(parts[0]), make.text)
    inner = [built(part, make) for part in parts]
    return make.choice(inner) if kind == "choice" else make.group(inner)


def test_firsts_are_what_a_pattern_may_begin_with() -> None:
    make = Patterns()
    a, b, c = (make.element(Body(one(name))) for name in "abc")
    assert firsts(make.group((make.optional(a), b, c))) == ({"a", "b"}, False)
    assert firsts(make.interleave((a, b))) == ({"a", "b"}, False)


def test_what_is_required_before_can_be_passed_over() -> None:
    make = Patterns()
    deriver = Deriver(make)
    bodies = [Body(one(name)) for name in "ab"]
    for body in bodies:
        body.pattern = make.empty
    a, b = map(make.element, bodies)
    assert deriver.element(make.group((a, b)), "b") == {}
    assert deriver.element_later(make.group((a, b)), "b") == {make.empty: make.empty}


def test_required_attributes_can_be_let_off() -> None:
    make = Patterns()
    deriver = Deriver(make)
    pattern = make.group((make.attribute(one("n"), make.text), make.text))
    assert deriver.closed(pattern) is make.not_allowed
    assert deriver.forgiven(pattern) is make.text
