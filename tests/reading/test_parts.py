"""What entries of sessions say of the parts of texts that are about them."""

from __future__ import annotations

import pytest

from edition.reading.parts import Stated, stated
from tests.reading.sample import element


def told(pointers: str, path: str = "registers/events.xml") -> list[Stated]:
    return list(stated(element(f"<event><label>Gas</label>{pointers}</event>"), path))


def ptr(type_: str, target: str) -> str:
    return f'<ptr type="{type_}" target="{target}"/>'


@pytest.mark.parametrize(
    ("pointers", "expected"),
    [
        ([("from", "../a.xml#b"), ("before", "../a.xml#e")], [("a.xml", "b", "e", "")]),
        ([("from", "a.xml#b"), ("to", "a.xml#e")], [("registers/a.xml", "b", "", "e")]),
        ([("from", "../my%20text.xml#b")], [("my text.xml", "b", "", "")]),
        ([("from", "#b")], [("registers/events.xml", "b", "", "")]),
        (
            [("from", "../a.xml#b"), ("before", "../a.xml#e"), ("from", "../c.xml#d")],
            [("a.xml", "b", "e", ""), ("c.xml", "d", "", "")],
        ),
    ],
)
def test_from_one_element_to_another(pointers: list[tuple[str, str]], expected: list[Stated]) -> None:
    assert told("".join(ptr(*one) for one in pointers)) == expected


@pytest.mark.parametrize(
    "pointers", ["", ptr("before", "a.xml#e"), ptr("from", "a.xml"), ptr("see", "a.xml#b"), '<ptr type="from"/>']
)
def test_what_begins_nowhere_is_no_part(pointers: str) -> None:
    assert told(pointers) == []


def test_an_end_in_another_file_is_none() -> None:
    assert told(ptr("from", "a.xml#b") + ptr("to", "c.xml#e")) == [("registers/a.xml", "b", "", "")]
