"""An expression from its text to functions, by whoever can run it: this package, or ``elementpath``, or libxml2."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from edition.checking.schematron.xpath.evaluating import Compiler, Evaluate, Truth
from edition.checking.schematron.xpath.parsing import parse
from edition.checking.schematron.xpath.syntax import Binding, Expression, For, Unsupported, Variable


class NotRun(Exception):
    """An expression that nobody here can run: ``reason`` says why, as the end of a sentence. ``broken``: nor could anybody else."""

    def __init__(self, reason: str, broken: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.broken = broken


@dataclass(frozen=True, slots=True)
class Language:
    """How expressions of a schema are read: version of XPath, prefixes."""

    version: int
    namespaces: Mapping[str, str]

    @property
    def later(self) -> bool:
        """Whether it is XPath 2.0 or later."""
        return self.version > 1


@dataclass(frozen=True, slots=True)
class Compiled:
    """An expression that can be run; ``by`` says by whom. ``tree`` is how it was read, if it was read here."""

    items: Evaluate
    truth: Truth
    by: str = "own"
    tree: Expression | None = None


def free(tree: Any) -> frozenset[str]:
    """The variables that an expression takes from outside."""
    if isinstance(tree, Variable):
        return frozenset((tree.name,))
    if isinstance(tree, For):
        return free(tree.binding.items) | (free(tree.body) - {tree.binding.name})
    if isinstance(tree, Expression | Binding):
        return frozenset().union(*(free(getattr(tree, field.name)) for field in fields(tree)))
    return frozenset().union(*map(free, tree)) if isinstance(tree, tuple) else frozenset()


def compiled(
    text: str, language: Language, variables: frozenset[str], foreign: frozenset[str] = frozenset()
) -> Compiled:
    """Make an expression ready to run. ``foreign`` variables have values that only ``elementpath`` knows.

    Raises ``XPathSyntaxError``, and :class:`NotRun` with the reason.
    """
    try:
        return _compiled(text, language, variables, foreign)
    except RecursionError as error:
        raise NotRun("it has too many parts", broken=True) from error


def _compiled(text: str, language: Language, variables: frozenset[str], foreign: frozenset[str]) -> Compiled:
    tree = None
    try:
        tree = parse(text, language.namespaces, language.version)
        if missing := sorted(free(tree) - variables):
            raise NotRun(f"it needs the variable ${missing[0]}, which is not declared, or cannot be evaluated")
        compiler = Compiler(language.later, language.namespaces, variables - foreign)
        return Compiled(compiler.items(tree), compiler.truth(tree), "own", tree)
    except Unsupported as left:
        from edition.checking.schematron.xpath import elsewhere  # noqa: PLC0415 - seldom needed

        items, truth = elsewhere.compiled(text, language, variables, str(left), tree)
        return Compiled(items, truth, "elementpath" if language.later else "libxml2", tree)
