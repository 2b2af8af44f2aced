"""States are found once, and kept: the same for an element wherever it stands."""

from __future__ import annotations

from edition.checking.relaxng.automaton import Automaton, State
from tests.checking.relaxng.schemas import automaton, schema

SCHEMA = """
start = element letter { p+ }
p = element p { attribute n { xsd:int }?, attribute id { xsd:ID }?, mixed { hi* } }
hi = element hi { attribute rend { text }, text }
"""


def entered(found: Automaton, *names: str) -> State:
    """The state just inside of some elements within one another."""
    state = found.start
    for name in names:
        step = found.starting(found.closing(state), name)
        assert step is not None
        state = step[0]
    return state


def test_a_state_is_the_same_wherever_an_element_stands() -> None:
    found = automaton("start = element a { p, b }\nb = element b { p }\np = element p { empty }")
    inside = found.starting(found.closing(entered(found, "a")), "p")
    assert inside is not None
    after = found.starting(inside[1][0], "b")
    assert after is not None
    again = found.starting(after[0], "p")
    assert again is not None
    assert again[0] is inside[0]


def test_what_may_not_stand_there_leads_nowhere() -> None:
    found = automaton(SCHEMA)
    assert found.starting(entered(found, "letter"), "hi") is None
    assert found.starting_anywhere("x", found.start)[0] is found.dead
    inside, returns = found.starting_anywhere("hi", found.start)
    assert not inside.is_dead
    assert returns == (found.start,)


def test_attributes_that_names_alone_decide_have_a_plan() -> None:
    found = automaton(SCHEMA)
    p = entered(found, "letter", "p")
    plan = found.plan(p, ("n", "id"))
    assert plan is not None
    assert [index for index, _ in plan.checks] == [1, 3]
    assert [check("7", {}) for _, check in plan.checks] == [True, False]
    assert plan.ids == ((3, "ID"),)
    assert found.plan(p, ("n", "id")) is plan
    assert found.plan(p, ("m",)) is None


def test_a_missing_attribute_has_no_plan_and_is_let_off() -> None:
    found = automaton(SCHEMA)
    hi = found.starting(found.closing(entered(found, "letter", "p")), "hi")
    assert hi is not None
    assert found.plan(hi[0], ()) is None
    assert found.closing(hi[0]).is_dead
    assert not found.forgiving(hi[0]).is_dead


def test_where_values_decide_there_is_no_plan() -> None:
    found = automaton(
        'start = element x { (attribute t { "a" }, a) | (attribute t { xsd:token - "a" }, b) }\n'
        "a = element a { empty }\nb = element b { empty }"
    )
    x = entered(found, "x")
    assert found.plan(x, ("t",)) is None
    step = found.step(x, "t")
    assert step is not None
    assert len(step.values) == 2


def test_a_value_that_every_text_matches_is_not_tested() -> None:
    found = automaton("start = element x { attribute a { text }, attribute b { xsd:token } }")
    plan = found.plan(entered(found, "x"), ("a", "b"))
    assert plan is not None
    assert [index for index, _ in plan.checks] == [3]


def test_answers_about_values_are_kept_and_at_most_so_many() -> None:
    found = Automaton(schema("start = element x { attribute a { xsd:int } }"))
    plan = found.plan(entered(found, "x"), ("a",))
    assert plan is not None
    ((_, check),) = plan.checks
    assert all(check(str(number), {}) for number in range(10_000))
    assert not check("x", {})


def test_an_element_that_may_be_read_in_two_ways_ends_as_either() -> None:
    found = automaton(
        "start = element x { (element p { a? }, a) | (element p { a, a }, b) }\n"
        "a = element a { empty }\nb = element b { empty }"
    )
    inside = found.starting(found.closing(entered(found, "x")), "p")
    assert inside is not None
    state, returns = inside
    assert len(state.ends) == 1
    assert len(returns) == 2
    assert found.union(returns) is found.union(returns)
    assert {name for name in "ab" if found.starting(found.union(returns), name)} == {"a", "b"}


def test_a_dead_state_is_dead() -> None:
    found = automaton(SCHEMA)
    assert found.dead.is_dead
    assert found.text(found.dead).is_dead
    assert found.over.ends == (0,)
