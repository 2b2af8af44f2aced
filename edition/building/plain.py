"""Values as what JSON can say, and back: by the types of their fields, so that nothing else can come of what was written.

Known are ``str int float bool``, ``Literal``, ``Path``, a type or ``None``, tuples, lists, frozensets, dictionaries,
dataclasses and named tuples of these.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Way = Callable[[Any], Any]


class Form:
    """One type: ``plain`` makes a value of it plain, ``back`` makes it again. Either raises ``ValueError`` for anything else."""

    def __init__(self, plain: Way, back: Way) -> None:
        self.plain, self.back = plain, back


@lru_cache(maxsize=512)
def form(of: Any) -> Form:
    """How a type is written. Raises ``TypeError`` for one that is not known."""
    if of in _ATOMS:
        return _atom(of)
    if of is Any:  # it says nothing of what may stand there, so nothing may
        return Form(_nothing, _nothing)
    if of is Path:
        return Form(str, lambda plain: Path(_is(plain, str)))
    if dataclasses.is_dataclass(of):
        return _record(of, [field.name for field in dataclasses.fields(of)])
    if isinstance(of, type) and issubclass(of, tuple) and hasattr(of, "_fields"):
        return _record(of, list(of._fields))
    maker = _MAKERS.get(get_origin(of))
    if maker is None:
        raise TypeError(f"{of} cannot be written down")
    return maker(get_origin(of), get_args(of))


_ATOMS = (str, int, float, bool)


def _is(value: Any, wanted: type) -> Any:
    if type(value) is not wanted:
        raise ValueError(f"{wanted.__name__} is wanted")
    return value


def _nothing(value: Any) -> Any:
    raise ValueError(f"nothing is known of {type(value).__name__} here")


def _atom(of: type) -> Form:
    def same(value: Any) -> Any:
        return _is(value, of)

    return Form(same, same)


def _record(of: Any, names: list[str]) -> Form:
    hints = get_type_hints(of)
    forms: list[tuple[str, Form]] = []  # filled when it is first needed: a type may hold itself

    def each() -> list[tuple[str, Form]]:
        if not forms:
            forms.extend((name, form(hints[name])) for name in names)
        return forms

    def plain(value: Any) -> list[Any]:
        return [one.plain(getattr(value, name)) for name, one in each()]

    def back(written: Any) -> Any:
        return of(*(one.back(part) for part, (_, one) in zip(_is(written, list), each(), strict=True)))

    return Form(plain, back)


def _literal(_origin: Any, words: tuple[Any, ...]) -> Form:
    def same(value: Any) -> Any:
        if not isinstance(value, str) or value not in words:
            raise ValueError("another word is wanted")
        return value

    return Form(same, same)


def _or_none(_origin: Any, kinds: tuple[Any, ...]) -> Form:
    (one,) = (form(kind) for kind in kinds if kind is not type(None))
    return Form(
        lambda value: None if value is None else one.plain(value),
        lambda plain: None if plain is None else one.back(plain),
    )


def _tuple(_origin: Any, kinds: tuple[Any, ...]) -> Form:
    if kinds[-1:] == (...,):
        return _many(tuple, kinds[:1])
    forms = [form(kind) for kind in kinds]
    return Form(
        lambda value: [one.plain(part) for one, part in zip(forms, value, strict=True)],
        lambda plain: tuple(one.back(part) for one, part in zip(forms, _is(plain, list), strict=True)),
    )


def _many(origin: Any, kinds: tuple[Any, ...]) -> Form:
    one = form(kinds[0])
    order: Callable[[Any], Any] = sorted if origin is frozenset else list
    return Form(
        lambda value: [one.plain(part) for part in order(value)],
        lambda plain: origin([one.back(part) for part in _is(plain, list)]),
    )


def _dictionary(_origin: Any, kinds: tuple[Any, ...]) -> Form:
    pair = _tuple(tuple, kinds)
    return Form(
        lambda value: [pair.plain(item) for item in value.items()],
        lambda plain: dict(pair.back(item) for item in _is(plain, list)),
    )


_MAKERS: dict[Any, Callable[[Any, tuple[Any, ...]], Form]] = {
    Literal: _literal,
    Union: _or_none,
    types.UnionType: _or_none,
    tuple: _tuple,
    list: _many,
    frozenset: _many,
    dict: _dictionary,
}
