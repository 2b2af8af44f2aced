"""A schema made ready to run: contexts, variables, tests and texts as functions; what cannot be run is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from edition.checking.schematron.contexts import Context, contexts
from edition.checking.schematron.converting import is_known, typed
from edition.checking.schematron.messages import Say, saying, severity
from edition.checking.schematron.model import Assertion, Inserted, Let, Pattern, Rule, Schema, Spot
from edition.checking.schematron.saxon import FORBIDDEN, Saxon, SaxonError, is_here, reads_more
from edition.checking.schematron.xpath.evaluating import Compiler, Evaluate, Truth
from edition.checking.schematron.xpath.expressions import Compiled, Language, NotRun, compiled
from edition.checking.schematron.xpath.parsing import parse
from edition.checking.schematron.xpath.syntax import Expression, Step, Unsupported, XPathSyntaxError, parts
from edition.model import Problem, Severity

_HINT = "rules with functions and keys of XSLT are run by SaxonC: pip install 'tei-edition[xslt3]'"
_OTHERWISE = "write the rule without it, or check it with the tool that the schema was made for"
_MEND = "mend the expression in the schema"


@dataclass(frozen=True, slots=True)
class Test:
    """One ``assert`` or ``report`` that can be run; ``id`` is its own, else that of its rule or pattern."""

    report: bool
    truth: Truth
    severity: Severity
    say: Say
    hints: tuple[Say, ...]
    id: str
    assertion: Assertion


@dataclass(frozen=True, slots=True)
class Ready:
    """One rule that can be run: ``pattern`` and ``number`` say in which order the rules come."""

    pattern: int
    number: int
    contexts: tuple[Context, ...]
    lets: tuple[tuple[str, Evaluate], ...]
    tests: tuple[Test, ...]
    every: bool
    rule: Rule
    name: str

    @property
    def position(self) -> tuple[int, int]:
        """Where it stands in the schema: which is its own among all rules."""
        return self.pattern, self.number

    @property
    def taking(self) -> object:
        """What a node is taken by: the pattern, or in a group the rule alone."""
        return self.position if self.every else self.pattern


@dataclass(slots=True)
class Plan:
    """All that is run over a document. ``marked`` rules ask for comments or processing instructions.

    ``outer`` are the variables of the schema, ``inner`` those of each pattern, by its number.
    """

    rules: list[Ready] = field(default_factory=list)
    marked: list[Ready] = field(default_factory=list)
    outer: list[tuple[str, Evaluate]] = field(default_factory=list)
    inner: dict[int, list[tuple[str, Evaluate]]] = field(default_factory=dict)
    unrunnable: list[Problem] = field(default_factory=list)
    engines: dict[str, int] = field(default_factory=dict)
    saxon: Saxon | None = None


def plan(schema: Schema) -> Plan:
    """Make a schema ready."""
    return _Planner(schema).plan


class _Planner:
    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.plan = Plan()
        self._language = Language(2 if schema.later else 1, schema.namespaces)
        self._foreign: set[str] = set()
        self._broken: set[str] = set()
        self._hopes: set[int] = set()
        self._no_xpath: set[Spot] = set()
        self._marks = self._needs_more = False
        self.plan.outer, outer = self._sequence(schema.lets, frozenset())
        self._left: list[int] = []
        self._ready: dict[int, list[Ready]] = {}
        for number, pattern in enumerate(schema.patterns):
            self._pattern(number, pattern, outer)
        if self._left and is_here():
            self._to_saxon()

    def _to_saxon(self) -> None:
        """Whole patterns go to SaxonC, since which rule takes a node depends on those before it."""
        try:
            self.plan.saxon = Saxon(self.schema, self._left, frozenset(self._no_xpath))
        except SaxonError as error:
            for number in self._left:
                pattern = self.schema.patterns[number]
                self._not_run(pattern.spot, "id", str(error), pattern.id)
                self.plan.rules.extend(self._ready[number])
            return
        self.plan.unrunnable = [p for p in self.plan.unrunnable if id(p) not in self._hopes]

    def _pattern(self, number: int, pattern: Pattern, outer: frozenset[str]) -> None:
        """Make a pattern ready, or leave it to SaxonC when it is here and might know more."""
        self._marks = self._needs_more = False
        ready = [] if pattern.documents else self._rules(number, pattern, outer)
        if pattern.documents:
            self._not_run(
                pattern.spot, "documents", "it is about other documents, which are not read", pattern.id, _OTHERWISE
            )
        contexts_read = not any(rule.spot in self._no_xpath for rule in pattern.rules)
        if self._needs_more and is_here() and contexts_read and not reads_more(pattern):
            self._left.append(number)
            self._ready[number] = ready
            return
        (self.plan.marked if self._marks else self.plan.rules).extend(ready)

    def _rules(self, number: int, pattern: Pattern, outer: frozenset[str]) -> list[Ready]:
        self.plan.inner[number], known = self._sequence(pattern.lets, outer)
        ready: list[Ready] = []
        for n, rule in enumerate(pattern.rules):
            made = self._rule(number, n, pattern, rule, known)
            if made is None:
                self._block(pattern, n)
                break
            ready.append(made)
        return ready

    def _block(self, pattern: Pattern, number: int) -> None:
        """Rules after one whose context cannot be evaluated: nobody knows which nodes are left to them."""
        for rule in pattern.rules[number + 1 :]:
            reason = "a rule before it in the same pattern cannot be run, and might take its nodes"
            self._not_run(rule.spot, "context", reason, rule.id or pattern.id)
            if self._needs_more:
                self._hopes.add(id(self.plan.unrunnable[-1]))

    def _rule(self, number: int, n: int, pattern: Pattern, rule: Rule, outer: frozenset[str]) -> Ready | None:
        try:
            found = tuple(self._contexts(rule, outer))
        except RecursionError:
            self._refuse(
                NotRun("it has too many parts", broken=True), rule.context, rule.spot, "context", rule.id or pattern.id
            )
            return None
        except (NotRun, XPathSyntaxError) as error:
            self._refuse(error, rule.context, rule.spot, "context", rule.id or pattern.id)
            return None
        before = set(self._foreign), set(self._broken)
        lets, known = self._sequence(rule.lets, outer)
        tests = tuple(self._tests(pattern, rule, known))
        self._foreign, self._broken = before
        return Ready(number, n, found, tuple(lets), tests, pattern.every, rule, rule.id or pattern.id)

    def _contexts(self, rule: Rule, known: frozenset[str]) -> Iterator[Context]:
        try:
            tree = parse(rule.context, self._language.namespaces, self._language.version)
            self._see(tree)
            known_here = known - self._foreign - self._broken
            yield from contexts(Compiler(self._language.later, self._language.namespaces, known_here), tree)
        except Unsupported:
            yield self._elsewhere(rule, known)

    def _elsewhere(self, rule: Rule, known: frozenset[str]) -> Context:
        """A context for ``elementpath``: the nodes that it leads to from anywhere in the document."""
        whole = (
            rule.context
            if rule.context.startswith("/")
            else f"//({rule.context})"
            if "|" in rule.context
            else f"//{rule.context}"
        )
        made = self._compiled(whole, known)
        key = object()
        return Context(
            "any", "", "", lambda node, world: node in world.once(key, lambda: set(made.items(world.tree, world)))
        )

    def _sequence(
        self, lets: tuple[Let, ...], known: frozenset[str]
    ) -> tuple[list[tuple[str, Evaluate]], frozenset[str]]:
        """Variables one after the other, each of which may ask for those before it; and all that are known then."""
        found: list[tuple[str, Evaluate]] = []
        for let in lets:
            found.extend(self._lets((let,), known))
            known |= {let.name}
        return found, known

    def _lets(self, lets: tuple[Let, ...], known: frozenset[str]) -> Iterator[tuple[str, Evaluate]]:
        for let in lets:
            self._foreign.discard(let.name)
            self._broken.discard(let.name)
            if let.value is None:
                self._not_run(let.spot, "name", "its value is markup and no expression", f"variable {let.name}")
                self._broken.add(let.name)
                continue
            try:
                made = self._compiled(let.value, known)
                if not is_known(let.type):
                    raise NotRun(f"its variable ${let.name} is of the type {let.type}, which is not known here")  # noqa: TRY301
            except (NotRun, XPathSyntaxError) as error:
                self._refuse(error, let.value, let.spot, "value", f"variable {let.name}")
                self._broken.add(let.name)
                continue
            if made.by == "elementpath":
                self._foreign.add(let.name)
            yield let.name, typed(let.type, made.items)

    def _compiled(self, text: str, known: frozenset[str]) -> Compiled:
        made = compiled(text, self._language, known - self._broken, frozenset(self._foreign))
        self.plan.engines[made.by] = self.plan.engines.get(made.by, 0) + 1
        if made.tree is not None:
            self._see(made.tree)
        return made

    def _see(self, tree: Expression) -> None:
        for part in parts(tree):
            self._marks |= isinstance(part, Step) and part.test.kind in ("comment", "processing-instruction")

    def _tests(self, pattern: Pattern, rule: Rule, known: frozenset[str]) -> Iterator[Test]:
        for assertion in rule.assertions:
            name = assertion.id or rule.id or pattern.id
            try:
                made = self._compiled(assertion.test, known)
            except (NotRun, XPathSyntaxError) as error:
                self._refuse(error, assertion.test, assertion.spot, "test", name)
                continue
            hints = [self.schema.diagnostics[d] for d in assertion.diagnostics if d in self.schema.diagnostics]
            hints = hints or [(title,) for title in assertion.fixes]
            yield Test(
                assertion.report,
                made.truth,
                severity(assertion.role, rule.role),
                self._say(assertion.parts, known),
                tuple(self._say(hint, known) for hint in hints),
                name,
                assertion,
            )

    def _say(self, words: tuple[str | Inserted, ...], known: frozenset[str]) -> Say:
        def inserted(part: Inserted) -> Compiled | None:
            try:
                return self._compiled(part.select, known)
            except (NotRun, XPathSyntaxError):
                return None

        return saying(words, inserted, self.schema.later)

    def _refuse(self, error: NotRun | XPathSyntaxError, text: str, spot: Spot, attribute: str, name: str) -> None:
        """Tell what is not run, and why; ``NotRun`` leaves the hope that SaxonC may run it."""
        if isinstance(error, XPathSyntaxError):
            self._no_xpath.add(spot)
            self._not_run(spot, attribute, f"“{_short(text, error.at)}” is no expression: {error.message}", name, _MEND)
            return
        if error.broken:
            self._no_xpath.add(spot)
            self._not_run(spot, attribute, error.reason, name, "write it more simply")
            return
        self._needs_more = True
        self._not_run(spot, attribute, error.reason, name, _OTHERWISE if is_here() or FORBIDDEN.search(text) else _HINT)
        self._hopes.add(id(self.plan.unrunnable[-1]))

    def _not_run(self, spot: Spot, attribute: str, reason: str, name: str, hint: str = _HINT) -> None:
        place, line = spot.place(attribute)
        what = f"the rule {name}" if name else "a rule of the schema"
        message = f"{what} is not run: {reason}"
        self.plan.unrunnable.append(Problem("rule-not-run", "warning", message, place, hint, line, label=name))


def _short(text: str, at: int) -> str:
    """The expression around a place, at most 80 characters of it."""
    folded = " ".join(text.split())
    return folded if len(folded) <= 80 else f"…{' '.join(text[max(0, at - 40) : at + 40].split())}…"
