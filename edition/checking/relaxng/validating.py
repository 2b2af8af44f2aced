"""One text against one schema: events of expat through the automaton, in one pass (no DTD, no network, no tree)."""

from __future__ import annotations

from xml.parsers import expat

from edition.checking.relaxng.automaton import Automaton, Returns, State
from edition.checking.relaxng.datatypes import Context
from edition.checking.relaxng.faults import Enough, Fault, Mender
from edition.checking.relaxng.patterns import TooComplex
from edition.reading.places import written
from edition.tei import SPACE, XML

_SEPARATOR = "}"
_NO_PREFIXES: Context = {}


def faults(automaton: Automaton, data: bytes, most: int = 1000) -> list[Fault]:
    """What a schema says of a file: raw errors, in the order in which they are met, at most so many.

    Raises ``expat.ExpatError`` where the file is not well-formed, and ``TooComplex``.
    """
    parser = expat.ParserCreate("utf-8", _SEPARATOR)
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.UseForeignDTD(False)
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.ordered_attributes = True
    automaton.patterns.renew()
    mender = Mender(automaton, most, lambda: parser.CurrentByteIndex)
    _listen(parser, automaton, mender)
    try:
        parser.Parse(written(data), True)
    except Enough:
        pass
    except RecursionError as error:
        raise TooComplex("it is nested too deep", "take parentheses and groups out of it") from error
    finally:  # the handlers know the parser that knows them: a circle that only the collector would break
        parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None
        parser.StartNamespaceDeclHandler = parser.EndNamespaceDeclHandler = None
    return mender.finished()


def _listen(parser: expat.XMLParserType, automaton: Automaton, mender: Mender) -> None:  # noqa: C901 - the way of every tag
    """Hear what expat says. These are closures, since they are called for every tag of every text."""
    state: State = automaton.start
    around: list[Returns] = []
    opened, pending, ordinal = mender.opened, "", -1
    context = _prefixes(parser) if automaton.has_names else _NO_PREFIXES

    def start(name: str, attributes: list[str]) -> None:
        nonlocal state, pending, ordinal
        ordinal += 1
        if pending:
            state = mender.text(state, pending)
            pending = ""
        inside, returns = (
            state.starts.get(name) or automaton.starting(state, name) or mender.stranger(state, name, ordinal)
        )
        around.append(returns)
        opened.append((name, ordinal))
        names = tuple(attributes[::2])
        plan = inside.plans.get(names) or automaton.plan(inside, names)
        if plan is not None:
            for n, check in plan.checks:
                if not check(attributes[n], context):
                    break
            else:
                if plan.ids:
                    mender.note_ids(plan.ids, attributes)
                state = plan.state
                return
        state = mender.attributes(inside, attributes, context)

    def end(_name: str) -> None:
        nonlocal state, pending
        returns = around.pop()
        if pending or state.has_data:
            if state.has_data:
                state, returns = mender.content(state, returns, pending, context)
            else:
                state = mender.text(state, pending)
            pending = ""
        ends = state.ends
        state = returns[ends[0]] if len(ends) == 1 else mender.ended(state, returns)
        opened.pop()

    def characters(text: str) -> None:
        nonlocal pending
        if state.after_text is not state and (state.has_data or text.strip(SPACE)):
            pending += text

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters


def _prefixes(parser: expat.XMLParserType) -> Context:
    """The prefixes in force, as expat goes on; kept only where a schema asks for them."""
    stacks: dict[str, list[str]] = {"xml": [XML]}
    now: dict[str, str] = {"xml": XML}

    def declare(prefix: str | None, uri: str | None) -> None:
        stacks.setdefault(prefix or "", []).append(uri or "")
        now[prefix or ""] = uri or ""

    def withdraw(prefix: str | None) -> None:
        stack = stacks[prefix or ""]
        stack.pop()
        if stack:
            now[prefix or ""] = stack[-1]
        else:
            del now[prefix or ""]

    parser.StartNamespaceDeclHandler, parser.EndNamespaceDeclHandler = declare, withdraw
    return now
