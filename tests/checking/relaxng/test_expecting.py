"""What may stand where a fault is."""

from __future__ import annotations

from edition.checking.relaxng import expecting
from edition.checking.relaxng.automaton import State
from edition.checking.relaxng.faults import Fault
from tests.checking.relaxng.schemas import automaton, told

LETTER = """
start = element letter { attribute type { "open" | "private" }?, head, (opener | salute), p*, closer? }
head = element head { text }
opener = element opener { p+ }
salute = element salute { text }
p = element p { attribute when { xsd:date | xsd:gYear }?, attribute n { text }?, attribute to { list { ("a" | xsd:int)+ } }?, text }
closer = element closer { xsd:int | "none" }
"""


def fault(text: str) -> tuple[Fault, State]:
    (found,) = told(LETTER, text)
    assert found.state is not None
    return found, found.state


def test_the_elements_that_may_come_next() -> None:
    _, state = fault("<letter><head/><salute/><x/></letter>")
    assert expecting.next_elements(state) == (["closer", "p"], True)
    _, state = fault("<letter><head/></letter>")
    assert expecting.next_elements(state) == (["opener", "salute"], False)


def test_what_is_wanted_before_anything_else() -> None:
    found, state = fault("<letter><salute/></letter>")
    assert expecting.required(state, found.name) == ["head"]
    _, state = fault("<letter><head/></letter>")
    assert expecting.required(state) == ["opener", "salute"]
    _, state = fault("<letter><head/><salute/><x/></letter>")
    assert expecting.required(state) == []


def test_what_an_element_may_hold_somewhere_and_where_it_may_stand() -> None:
    found = automaton(LETTER)
    assert expecting.members(found, "letter") == ["closer", "head", "opener", "p", "salute"]
    assert expecting.homes(found, "p") == ["letter", "opener"]
    assert expecting.members(found, "x") == expecting.homes(found, "letter") == []
    assert sorted(expecting.known(found)) == ["closer", "head", "letter", "opener", "p", "salute"]


def test_the_attributes_that_may_stand_beside_those_that_do() -> None:
    _, state = fault('<letter><head/><salute/><p n="1" m="2"/></letter>')
    assert expecting.own_attributes(state) == ["to", "when"]


def test_what_a_value_may_be() -> None:
    _, state = fault('<letter type="secret"><head/><salute/></letter>')
    assert sorted(expecting.values(state, "type").words) == ["open", "private"]
    _, state = fault('<letter><head/><salute/><p when="then"/></letter>')
    assert [datatype.name for datatype in expecting.values(state, "when").datatypes] == ["date", "gYear"]
    _, state = fault('<letter><head/><salute/><p to="b"/></letter>')
    assert expecting.values(state, "to").several
    _, state = fault("<letter><head/><salute/><closer>x</closer></letter>")
    found = expecting.values(state, "")
    assert (found.words, [datatype.name for datatype in found.datatypes]) == (["none"], ["int"])
