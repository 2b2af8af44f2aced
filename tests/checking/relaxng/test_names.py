"""Name classes as sets: their algebra against membership, name by name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from edition.checking.relaxng.names import (
    ANY,
    NONE,
    NameClass,
    combined,
    difference,
    namespace,
    of_space,
    one,
    qualified,
    union,
)

SPACES = ("", "urn:a", "urn:b", "urn:unheard-of")
NAMES = [qualified(uri, local) for uri in SPACES for local in ("p", "q", "unheard-of")]
"""Every way in which a class made of ``p``, ``q``, ``urn:a`` and ``urn:b`` can treat a name."""

leaves = st.one_of(
    st.just(NONE),
    st.just(ANY),
    st.sampled_from(SPACES[:3]).map(of_space),
    st.sampled_from([name for name in NAMES if "unheard-of" not in name]).map(one),
)
classes = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(union), st.tuples(inner, inner).map(lambda pair: difference(*pair))
    ),
    max_leaves=8,
)


def members(name_class: NameClass) -> set[str]:
    return {name for name in NAMES if name in name_class}


def test_a_name_is_its_namespace_and_its_local_part() -> None:
    assert qualified("urn:a", "p") == "urn:a}p"
    assert qualified("", "p") == "p"
    assert [namespace("urn:a}p"), namespace("p")] == ["urn:a", ""]


def test_one_name_a_namespace_everything_nothing() -> None:
    assert members(one("urn:a}p")) == {"urn:a}p"}
    assert members(of_space("")) == {"p", "q", "unheard-of"}
    assert (members(ANY), members(NONE)) == (set(NAMES), set())


def test_only_what_is_listed_can_be_counted() -> None:
    assert union([one("p"), one("urn:a}q")]).finite == {"p", "urn:a}q"}
    assert of_space("urn:a").finite is None
    assert difference(ANY, one("p")).finite is None
    assert difference(one("p"), of_space("")).finite == set()


@given(classes, classes)
def test_classes_are_joined_and_taken_from_one_another_as_sets_are(a: NameClass, b: NameClass) -> None:
    assert members(union([a, b])) == members(a) | members(b)
    assert members(difference(a, b)) == members(a) - members(b)
    assert members(combined(a, b, lambda x, y: x != y)) == members(a) ^ members(b)


@given(classes, classes)
def test_questions_are_answered_as_sets_answer_them(a: NameClass, b: NameClass) -> None:
    assert a.overlaps(b) == bool(members(a) & members(b))
    assert a.includes(b) == (members(a) >= members(b))
    assert a.is_empty == (not members(a))
    assert a.finite is None or set(a.finite) == members(a)


@given(classes, classes)
def test_equal_sets_are_equal_values(a: NameClass, b: NameClass) -> None:
    assert (a == b) == (members(a) == members(b))
