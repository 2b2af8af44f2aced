"""From raw errors to faults as a scholar counts them."""

from __future__ import annotations

from edition.checking.folding import folded
from edition.checking.relaxng.faults import Fault

PARENT = ("div", 1)


def kept(
    *faults: Fault, required: tuple[str, ...] = (), members: tuple[str, ...] = (), phrases: tuple[str, ...] = ()
) -> list[int]:
    """The places among the faults of those that are told."""
    told = list(
        folded(
            faults,
            lambda _fault: list(required),
            lambda fault: fault.name in members,
            lambda fault: fault.name in phrases,
        )
    )
    return [n for n, fault in enumerate(faults) if any(fault is one for one in told)]


def test_all_strangers_are_told() -> None:
    assert kept(
        Fault("unknown", 2, "x", PARENT), Fault("unknown", 3, "x", PARENT), Fault("misplaced", 4, "row", PARENT)
    ) == [
        0,
        1,
        2,
    ]


def test_after_a_stranger_its_parent_may_only_seem_to_be_wrong() -> None:
    stranger = Fault("unknown", 2, "itme", PARENT)
    assert kept(stranger, Fault("incomplete", 1, "div")) == [0]
    assert kept(stranger, Fault("early", 3, "p", PARENT)) == [0]
    assert kept(stranger, Fault("incomplete", 7, "list"), Fault("early", 9, "p", ("list", 8))) == [0, 1, 2]


def test_a_wrong_order_is_one_fault() -> None:
    early, late = Fault("early", 2, "author", PARENT), Fault("misplaced", 3, "title", PARENT)
    assert kept(early, late, required=("title",)) == [0]
    assert kept(early, Fault("misplaced", 3, "resp", PARENT), required=("title",)) == [0, 1]
    assert kept(early, Fault("misplaced", 3, "title", ("div", 9)), required=("title",)) == [0, 1]


def test_elements_that_come_too_late_are_one_fault() -> None:
    late = [Fault("misplaced", n, "p", PARENT) for n in (2, 3, 4)]
    assert kept(*late, members=("p",)) == [0]
    assert kept(*late) == [0, 1, 2]
    assert kept(*late, Fault("misplaced", 9, "p", ("div", 8)), members=("p",)) == [0, 3]


def test_words_are_told_once_an_element() -> None:
    assert kept(Fault("text", 1, "div"), Fault("text", 1, "div"), Fault("text", 2, "list")) == [0, 2]


def test_a_misspelt_attribute_is_not_missing_as_well() -> None:
    missing, two = (Fault("missing", 1, "date", missing=frozenset(names)) for names in (("when",), ("when", "n")))
    wrong = Fault("attribute", 1, "date", attribute="wehn")
    assert kept(wrong, missing) == [0]
    assert kept(wrong, two) == [0, 1]
    assert kept(missing) == [0]


def test_values_are_always_told() -> None:
    assert kept(*(Fault("value", 1, "date", attribute="when") for _ in range(2))) == [0, 1]
