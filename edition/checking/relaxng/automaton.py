"""The lazy automaton of a schema: states within one element, and the steps between them, each found once and kept.

A state knows nothing of the elements around its own. What may follow an element is kept beside it, on the stack of the
validator: so the states of ``persName`` are the same wherever it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from edition.checking.relaxng.datatypes import Context
from edition.checking.relaxng.deriving import Deriver, Rests
from edition.checking.relaxng.patterns import COMPOUND, DATA, TEXT, VALUE, Pattern
from edition.checking.relaxng.schema import Schema
from edition.tei import SPACE

Alternatives = tuple[tuple[int, Pattern], ...]
Check = Callable[[str, Context], bool]
_KEPT = 4096


class State:
    """Where one is within an element: what is left of each way in which it may be read.

    ``ways`` are pairs: the number of the way, which tells what follows the element, and its pattern; without any the state is
    dead. ``ends``: the numbers of those ways that may end here.
    """

    __slots__ = ("after_text", "closed", "ends", "has_data", "later", "names", "plans", "starts", "ways")

    def __init__(self, ways: Alternatives) -> None:
        self.ways = ways
        self.ends = tuple(n for n, pattern in ways if pattern.nullable)
        self.has_data = any(pattern.has_data for _, pattern in ways)
        self.starts: dict[str, tuple[State, Returns]] = {}
        self.later: dict[str, tuple[State, Returns] | None] = {}
        self.plans: dict[tuple[str, ...], Plan | None] = {}
        self.names: dict[str, Step | None] = {}
        self.after_text: State | None = None
        self.closed: State | None = None

    @property
    def is_dead(self) -> bool:
        """Whether nothing can follow: only after a mistake."""
        return not self.ways


Returns = tuple[State, ...]
"""The state of the element around, after this one has ended, by the number of the way."""


class Step(NamedTuple):
    """One attribute: the patterns its value may match, and by which of them do (bits) the state after it."""

    values: tuple[Pattern, ...]
    checks: tuple[Check | None, ...]
    rests: tuple[dict[int, Pattern], ...]
    id_type: str = ""


class Plan(NamedTuple):
    """The attributes of a start tag, whose names alone decide: checks of values by index, and the state after the tag."""

    checks: tuple[tuple[int, Check], ...]
    state: State
    ids: tuple[tuple[int, str], ...] = ()


class Automaton:
    """The states of one schema. Not shared between threads."""

    def __init__(self, schema: Schema) -> None:
        self.schema, self.patterns = schema, schema.patterns
        self.deriver = Deriver(schema.patterns)
        self._states: dict[Alternatives, State] = {}
        self._unions: dict[tuple[State, ...], State] = {}
        self._checks: dict[Pattern, Check | None] = {}
        self._anywhere: dict[str, Pattern] = {}
        self.dead = self.state(())
        self.over = self.state(((0, schema.patterns.empty),))
        self.start = self.state(((0, schema.start),))
        self.has_names = schema.has_names

    def state(self, ways: Alternatives) -> State:
        """The state of these ways."""
        found = self._states.get(ways)
        if found is None:
            found = self._states[ways] = State(ways)
        return found

    # ---------------------------------------------------------------------------------------------------- elements

    def starting(self, state: State, name: str) -> tuple[State, Returns] | None:
        """Into an element: its first state, and what follows it; None where it may not stand here."""
        found = state.starts.get(name)
        if found is None:
            found = self._entered([(n, self.deriver.element(p, name)) for n, p in state.ways])
            if found is not None:
                state.starts[name] = found
        return found

    def starting_later(self, state: State, name: str) -> tuple[State, Returns] | None:
        """The same where what is required before it is left out."""
        if name not in state.later:
            state.later[name] = self._entered([(n, self.deriver.element_later(p, name)) for n, p in state.ways])
        return state.later[name]

    def starting_anywhere(self, name: str, state: State) -> tuple[State, Returns]:
        """Into an element that may not stand here, as if it stood where it may; a dead state where the schema has none."""
        content = self._anywhere.get(name)
        if content is None:
            found = (body.content for body in self.schema.bodies if name in body.name_class)
            content = self._anywhere[name] = self.patterns.choice(found)
        inside = self.dead if content is self.patterns.not_allowed else self.state(((0, content),))
        return inside, (state,)

    def _entered(self, each: list[tuple[int, Rests]]) -> tuple[State, Returns] | None:
        following: dict[Pattern, dict[int, Pattern]] = {}
        for n, rests in each:
            for content, rest in rests.items():
                following.setdefault(content, {})[n] = rest
        if not following:
            return None
        contents: dict[State, list[Pattern]] = {}
        for content, rest_of in following.items():
            contents.setdefault(self.state(tuple(sorted(rest_of.items()))), []).append(content)
        ways = tuple((k, self.patterns.choice(some)) for k, some in enumerate(contents.values()))
        return self.state(ways), tuple(contents)

    def union(self, states: tuple[State, ...]) -> State:
        """Where one is when it is not known in which of some states."""
        if len(states) == 1:
            return states[0]
        found = self._unions.get(states)
        if found is None:
            ways: dict[int, list[Pattern]] = {}
            for state in states:
                for n, pattern in state.ways:
                    ways.setdefault(n, []).append(pattern)
            joined = tuple((n, self.patterns.choice(some)) for n, some in sorted(ways.items()))
            found = self._unions[states] = self.state(joined)
        return found

    # -------------------------------------------------------------------------------------------------- attributes

    def plan(self, state: State, names: tuple[str, ...]) -> Plan | None:
        """What to do with attributes of these names; None where their values decide, or some may not stand here."""
        if names not in state.plans:
            state.plans[names] = self._planned(state, names)
        return state.plans[names]

    def _planned(self, state: State, names: tuple[str, ...]) -> Plan | None:
        checks: list[tuple[int, Check]] = []
        ids: list[tuple[int, str]] = []
        for n, name in enumerate(names):
            step = self.step(state, name)
            if step is None or len(step.values) > 1:
                return None
            if step.checks[0] is not None:
                checks.append((2 * n + 1, step.checks[0]))
            if step.id_type:
                ids.append((2 * n + 1, step.id_type))
            state = self.after(state, step, 1)
        closed = self.closing(state)
        return None if closed.is_dead else Plan(tuple(checks), closed, tuple(ids))

    def step(self, state: State, name: str) -> Step | None:
        """How an attribute is read; None where none of this name may stand here."""
        if name not in state.names:
            state.names[name] = self._step(state, name)
        return state.names[name]

    def _step(self, state: State, name: str) -> Step | None:
        each = [self.deriver.attribute(pattern, name) for _, pattern in state.ways]
        values = tuple(sorted({value for rests in each for value in rests}, key=lambda value: value.number))
        if not values:
            return None
        rests = tuple({values.index(value): rest for value, rest in found.items()} for found in each)
        ids = next(filter(None, map(id_type, values)), "")
        return Step(values, tuple(self.check(value) for value in values), rests, ids)

    def after(self, state: State, step: Step, matched: int) -> State:
        """The state after an attribute; ``matched`` are the bits of those values that matched."""
        ways = []
        for (n, _), rests in zip(state.ways, step.rests, strict=True):
            left = self.patterns.choice(rest for k, rest in rests.items() if matched >> k & 1)
            if left is not self.patterns.not_allowed:
                ways.append((n, left))
        return self.state(tuple(ways))

    def closing(self, state: State) -> State:
        """The state after the last attribute; dead where one is missing."""
        if state.closed is None:
            state.closed = self._each(state, self.deriver.closed)
        return state.closed

    def forgiving(self, state: State) -> State:
        """The same where what is missing is let off."""
        return self._each(state, self.deriver.forgiven)

    def _each(self, state: State, change: Callable[[Pattern], Pattern]) -> State:
        changed = ((n, change(pattern)) for n, pattern in state.ways)
        return self.state(tuple((n, p) for n, p in changed if p is not self.patterns.not_allowed))

    # -------------------------------------------------------------------------------------------------- characters

    def text(self, state: State) -> State:
        """The state after characters among elements; dead where none may stand."""
        if state.after_text is None:
            state.after_text = self._each(state, self.deriver.text)
        return state.after_text

    def characters(self, state: State, text: str, context: Context) -> State:
        """The state after all that an element holds, which is characters; dead where they do not match."""
        found = self._each(state, lambda pattern: self.deriver.characters(pattern, text, context))
        return self.union((found, state)) if not text.strip(SPACE) else found

    def check(self, pattern: Pattern) -> Check | None:
        """The test of a value against a pattern; None where every value matches. Answers are kept."""
        if pattern not in self._checks:
            self._checks[pattern] = None if pattern.kind == TEXT else self._kept(pattern)
        return self._checks[pattern]

    def _kept(self, pattern: Pattern) -> Check:
        matches = self.deriver.matches
        if has_names(pattern):
            return lambda text, context: matches(pattern, text, context)
        known: dict[str, bool] = {}

        def check(text: str, context: Context) -> bool:
            found = known.get(text)
            if found is None:
                if len(known) >= _KEPT:
                    known.clear()
                found = known[text] = matches(pattern, text, context)
            return found

        return check


def has_names(pattern: Pattern) -> bool:
    """Whether a value is read by the prefixes around it."""
    if pattern.kind in (DATA, VALUE):
        return pattern.items[0].has_names or (pattern.kind == DATA and has_names(pattern.items[1]))
    return any(has_names(item) for item in pattern.items) if pattern.kind in COMPOUND else False


def id_type(pattern: Pattern) -> str:
    """``ID``, ``IDREF`` or ``IDREFS`` where a value is one, else ''."""
    if pattern.kind in (DATA, VALUE):
        found: str = pattern.items[0].id_type
        return found
    return next(filter(None, map(id_type, pattern.items)), "") if pattern.kind in COMPOUND else ""
