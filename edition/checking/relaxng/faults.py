"""Raw errors, and how a text is read on after each: as if it were mended in the likeliest way, so that none hides the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from edition.checking.relaxng.automaton import Automaton, Returns, State
from edition.checking.relaxng.datatypes import Context
from edition.checking.relaxng.deriving import required_attributes
from edition.tei import SPACE, split_list


@dataclass(frozen=True, slots=True)
class Fault:
    """One raw error at the element ``name``, whose start tag is the ``ordinal``-th of its file (from 0).

    ``kind`` is one of ``unknown`` (an element that the schema does not have), ``misplaced`` (it may not stand here), ``early``
    (something required must come before it), ``attribute`` (not allowed), ``value`` (of an attribute), ``missing``
    (attributes), ``text`` (not allowed), ``content`` (characters that are not what the element must hold), ``incomplete`` (the
    element ends too early), ``id`` (a second time), ``idref`` (to no id). ``state`` is where the automaton was, ``around`` the
    element around and its ordinal; ``at`` the byte behind the characters, for text.
    """

    kind: str
    ordinal: int
    name: str
    around: tuple[str, int] = ("", -1)
    attribute: str = ""
    value: str = ""
    missing: frozenset[str] = frozenset()
    at: int = -1
    state: State | None = field(default=None, compare=False, repr=False)


class Enough(Exception):
    """So many faults were found that nobody wants more."""


class Mender:
    """Notes faults of one text and finds the state in which reading goes on.

    In a dead state nothing is noted: what is inside of an element that is a mistake has been told already.
    """

    def __init__(self, automaton: Automaton, most: int, where: Callable[[], int]) -> None:
        self._automaton, self._most, self._where = automaton, most, where
        self._found: list[Fault] = []
        self.opened: list[tuple[str, int]] = []
        self._ids: set[str] = set()
        self._idrefs: list[tuple[str, Fault]] = []

    def finished(self) -> list[Fault]:
        """All faults, those too that only the end shows: references to ids that are nowhere."""
        lost = (fault for word, fault in self._idrefs if word not in self._ids)
        return [*self._found, *lost][: self._most]

    def _note(self, kind: str, state: State, element: tuple[str, int] | None = None, **facts: object) -> None:
        if state.is_dead:
            return
        name, ordinal = element or self.opened[-1]
        around = self.opened[-1 if element else -2] if len(self.opened) > (0 if element else 1) else ("", -1)
        self._add(Fault(kind, ordinal, name, around, state=state, **facts))  # type: ignore[arg-type]

    def _add(self, fault: Fault) -> None:
        self._found.append(fault)
        if len(self._found) >= self._most:
            raise Enough

    def stranger(self, state: State, name: str, ordinal: int) -> tuple[State, Returns]:
        """Into an element that may not stand here."""
        found = None if state.is_dead else self._automaton.starting_later(state, name)
        if found is not None:
            self._note("early", state, (name, ordinal))
            return found
        found = self._automaton.starting_anywhere(name, state)
        self._note("unknown" if found[0].is_dead else "misplaced", state, (name, ordinal))
        return found

    def attributes(self, state: State, attributes: list[str], context: Context) -> State:
        """Past the attributes of a start tag, one by one."""
        for name, value in zip(attributes[::2], attributes[1::2], strict=True):
            step = self._automaton.step(state, name)
            if step is None:
                self._note("attribute", state, attribute=name, value=value)
                continue
            checks = enumerate(step.checks)
            matched = sum(1 << n for n, check in checks if check is None or check(value, context))
            if not matched:
                self._note("value", state, attribute=name, value=value)
                matched = (1 << len(step.values)) - 1
            elif step.id_type:
                self._note_id(step.id_type, name, value)
            state = self._automaton.after(state, step, matched)
        closed = self._automaton.closing(state)
        if not closed.is_dead or state.is_dead:
            return closed
        self._note("missing", state, missing=self._required(state))
        return self._automaton.forgiving(state)

    @staticmethod
    def _required(state: State) -> frozenset[str]:
        return frozenset.intersection(*(required_attributes(pattern) for _, pattern in state.ways))

    def text(self, state: State, text: str) -> State:
        """Past characters among elements."""
        if not text.strip(SPACE):
            return state
        after = self._automaton.text(state)
        if not after.is_dead:
            return after
        self._note("text", state, value=text, at=self._where())
        return state

    def content(self, state: State, returns: Returns, text: str, context: Context) -> tuple[State, Returns]:
        """Past all that an element holds, which is characters."""
        after = self._automaton.characters(state, text, context)
        if after.ends:
            return after, returns
        if after.is_dead:
            self._note("content", state, value=text, at=self._where())
            returns = (self._automaton.union(tuple(returns[n] for n, _ in state.ways)),)
            return self._automaton.over, returns
        return after, returns

    def ended(self, state: State, returns: Returns) -> State:
        """Out of an element that could not end yet, or that may have been read in several ways."""
        if state.ends:
            return self._automaton.union(tuple(returns[n] for n in state.ends))
        self._note("incomplete", state)
        ways = tuple(n for n, _ in state.ways) or range(len(returns))
        return self._automaton.union(tuple(returns[n] for n in ways))

    def note_ids(self, ids: tuple[tuple[int, str], ...], attributes: list[str]) -> None:
        """Remember ids and references to ids among the attributes of a start tag."""
        for n, id_type in ids:
            self._note_id(id_type, attributes[n - 1], attributes[n])

    def _note_id(self, id_type: str, attribute: str, value: str) -> None:
        name, ordinal = self.opened[-1]
        around = self.opened[-2] if len(self.opened) > 1 else ("", -1)
        for word in split_list(value):
            if id_type != "ID":
                self._idrefs.append((word, Fault("idref", ordinal, name, around, attribute, word)))
            elif word in self._ids:
                self._add(Fault("id", ordinal, name, around, attribute, word))
            else:
                self._ids.add(word)
