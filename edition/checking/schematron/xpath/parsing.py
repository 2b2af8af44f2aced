"""Expressions read by recursive descent (XPath 3.1, A.1; with ``version`` 1 only what XPath 1.0 has)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from edition.checking.schematron.xpath.cursor import KINDS, Cursor
from edition.checking.schematron.xpath.syntax import (
    Binary,
    Binding,
    Call,
    Cast,
    Expression,
    Filter,
    For,
    Here,
    If,
    Literal,
    Negative,
    Path,
    Several,
    Start,
    Step,
    Test,
    Unsupported,
    Variable,
)
from edition.checking.schematron.xpath.tokens import Token

AXES = frozenset(
    "ancestor ancestor-or-self attribute child descendant descendant-or-self following following-sibling parent"
    " preceding preceding-sibling self".split()
)
_COMPARISONS = ("=", "!=", "<=", ">=", "<", ">")
_LATER_COMPARISONS = ("eq", "ne", "lt", "le", "gt", "ge", "is", "<<", ">>")
_DEEPEST = 60
"""How deep parentheses and brackets may be nested."""
_ANY = Step("descendant-or-self", Test("node"))


def parse(text: str, namespaces: Mapping[str, str], version: int = 2, default: str = "") -> Expression:
    """Read one expression. Raises :class:`XPathSyntaxError`, or ``Unsupported`` for what is XPath but not known here.

    ``default`` is the namespace of element names without a prefix.
    """
    parser = _Parser(text, namespaces, version, default)
    expression = parser.several()
    parser.end()
    return expression


class _Parser(Cursor):
    _depth = 0

    def several(self) -> Expression:
        """``a, b``."""
        first = self._single()
        if not self.later or not self.stands(","):
            return first
        items = [first]
        while self.take(","):
            items.append(self._single())
        return Several(tuple(items))

    def _single(self) -> Expression:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self.wrong(
                f"more than {_DEEPEST} levels of parentheses and brackets are not read: the limit is reached"
            )
        expression = self._keyword() if self.later else None
        expression = expression or self._or()
        self._depth -= 1
        return expression

    def _keyword(self) -> Expression | None:
        word, following = self.now, self.peek()
        if word.kind != "name":
            return None
        if word.text in ("for", "some", "every", "let") and following.kind == "variable":
            self.at += 1
            return self._bound(word.text)
        if word.text == "if" and following.text == "(":
            self.at += 2
            test = self.several()
            self.need(")")
            self.need("then")
            yes = self._single()
            self.need("else")
            return If(test, yes, self._single())
        return None

    def _bound(self, kind: str) -> Expression:
        token = self.now
        if token.kind != "variable":
            raise self.wrong("a variable is missing")
        self.at += 1
        self.need(":=" if kind == "let" else "in")
        binding = Binding(token.text[1:].strip(), self._single())
        if self.take(","):
            return For(kind, binding, self._bound(kind))
        self.need("satisfies" if kind in ("some", "every") else "return")
        return For(kind, binding, self._single())

    def _chain(self, operand: Callable[[], Expression], *operators: str) -> Expression:
        expression = operand()
        while operator := self.take(*operators):
            expression = Binary(operator, expression, operand())
        return expression

    def _or(self) -> Expression:
        return self._chain(self._and, "or")

    def _and(self) -> Expression:
        return self._chain(self._comparison, "and")

    def _comparison(self) -> Expression:
        if not self.later:
            return self._chain(lambda: self._chain(self._sum, "<=", ">=", "<", ">"), "=", "!=")
        left = self._joined()
        operator = self.take(*_COMPARISONS, *_LATER_COMPARISONS)
        return Binary(operator, left, self._joined()) if operator else left

    def _joined(self) -> Expression:
        return self._chain(self._range, "||")

    def _range(self) -> Expression:
        left = self._sum()
        return Binary("to", left, self._sum()) if self.take("to") else left

    def _sum(self) -> Expression:
        return self._chain(self._product, "+", "-")

    def _product(self) -> Expression:
        if not self.later:
            return self._chain(self._unary, "*", "div", "mod")
        return self._chain(self._union, "*", "div", "idiv", "mod")

    def _union(self) -> Expression:
        operand = self._common if self.later else self._path
        expression = operand()
        while self.take("|", "union") if self.later else self.take("|"):
            expression = Binary("union", expression, operand())
        return expression

    def _common(self) -> Expression:
        return self._chain(self._typed, "intersect", "except")

    def _typed(self) -> Expression:
        expression = self._arrowed()
        for first, second in (("instance", "of"), ("treat", "as")):
            if self.stands(first) and self.peek().text == second:
                raise Unsupported(f"{first} {second}")
        for kind in ("castable", "cast"):
            if self.stands(kind) and self.peek().text == "as":
                self.at += 2
                name = self.now
                if name.kind != "name":
                    raise self.wrong("the name of a type is missing")
                self.at += 1
                expression = Cast(kind, expression, name.text, bool(self.take("?")))
        return expression

    def _arrowed(self) -> Expression:
        expression = self._unary()
        while self.take("=>"):
            if self.now.kind != "name" or self.peek().text != "(":
                raise Unsupported("=>")
            call = self._call()
            expression = Call(call.name, (expression, *call.arguments))
        return expression

    def _unary(self) -> Expression:
        minus = False
        while sign := self.take("-", "+") if self.later else self.take("-"):
            minus = minus != (sign == "-")
        operand = self._mapped() if self.later else self._union()
        return Negative(operand) if minus else operand

    def _mapped(self) -> Expression:
        return self._chain(self._path, "!") if self.later else self._path()

    def _path(self) -> Expression:
        expression: Expression
        if self.take("//"):
            expression = Path(Path(Start(), _ANY), self._step())
        elif self.take("/"):
            expression = Path(Start(), self._step()) if self._starts_step() else Start()
        else:
            expression = self._step()
        while sign := self.take("/", "//"):
            if sign == "//":
                expression = Path(expression, _ANY)
            expression = Path(expression, self._step())
        return expression

    def _starts_step(self) -> bool:
        token = self.now
        return token.kind in ("name", "variable", "string", "number") or token.text in ("@", ".", "..", "*", "(")

    def _step(self) -> Expression:
        axis = self._axis()
        if axis:
            return self._predicated(Step(axis, self.test(axis)))
        if self.take(".."):
            return self._predicated(Step("parent", Test("node")))
        name, following = self.now, self.peek().text
        if name.text == "*" or (name.kind == "name" and (following != "(" or name.text in KINDS)):
            axis = "attribute" if name.text == "attribute" and following == "(" else "child"
            return self._predicated(Step(axis, self.test(axis)))
        return self._filtered(self._primary())

    def _axis(self) -> str:
        if self.take("@"):
            return "attribute"
        if self.peek().text != "::" or self.now.kind != "name":
            return ""
        axis = self.now.text
        if axis not in AXES:
            raise Unsupported("the axis namespace") if axis == "namespace" else self.wrong(f"there is no axis {axis}:")
        self.at += 2
        return axis

    def _predicated(self, step: Step) -> Step:
        predicates = []
        while self.take("["):
            predicates.append(self.several())
            self.need("]")
        return Step(step.axis, step.test, tuple(predicates)) if predicates else step

    def _filtered(self, expression: Expression) -> Expression:
        while self.take("["):
            expression = Filter(expression, self.several())
            self.need("]")
        if self.later and self.stands("?", "("):
            raise Unsupported("maps, arrays and functions as values")
        return expression

    def _primary(self) -> Expression:
        token = self.now
        if token.kind == "name":
            return self._call()
        if self.take("("):
            if self.later and self.take(")"):
                return Several(())
            inside = self.several()
            self.need(")")
            return inside
        self.at += 1
        if token.kind == "variable":
            return Variable(token.text[1:].strip())
        if token.kind in ("string", "number"):
            return Literal(self._value(token))
        if token.text == ".":
            return Here()
        if self.later and token.text in ("[", "{", "#", "?"):
            raise Unsupported("maps, arrays and functions as values")
        self.at -= 1
        raise self.wrong("something is missing")

    def _value(self, token: Token) -> object:
        if token.kind == "string":
            quote = token.text[0]
            return token.text[1:-1].replace(quote * 2, quote) if self.later else token.text[1:-1]
        if not self.later or "e" in token.text.lower():
            return float(token.text)
        return Decimal(token.text) if "." in token.text else int(token.text)

    def _call(self) -> Call:
        name = self.now.text
        self.at += 1
        if self.stands("#"):
            raise Unsupported("functions as values")
        self.need("(")
        if name == "function":
            raise Unsupported("functions as values")
        arguments: list[Expression] = []
        while not self.take(")"):
            if arguments and not self.take(","):
                raise self.wrong(") is missing")
            arguments.append(self._single())
        return Call(name, tuple(arguments))
