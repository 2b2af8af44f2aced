"""What may have been meant by an id that is nowhere: the nearest spelling, and rules that thousands of pointers keep.

The work is bounded by the ids that are asked for, not by those that exist: their neighbours in spelling are made, and the ids
of the edition go by once, one at a time.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST = 100
"""Ids whose neighbours are looked for; of more, the first."""
_SHORTEST, _LONGEST = 4, 24
"""Letters of ids whose other spellings are made; of longer ones those alone in which something is too much."""
_ENDLESS = 200
"""Characters of ids that nobody misspells: they are no words."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SIGNS = dict.fromkeys(map(ord, "_-.:·,;()[]+*!?'’"))
_HEAD = re.compile(r"([^\W\d_]+[_.:\-]*)(?=.)")
_DIGITS = re.compile(r"\d+")
_COUNTING = re.compile(r"\d+|(?<![^\W\d_])[^\W\d_](?![^\W\d_])")
"""Numbers, and letters that stand alone: ``2b``, ``note-a``."""
_FEW, _MANY = 5, 0.9
"""How many ids make a rule, and how large a share of those that look like them must keep it."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule by which ids are wrong: what is missing at their beginning, or what stands there and should not."""

    missing: str = ""
    extra: str = ""

    def mend(self, name: str) -> str:
        """The id as it should be."""
        return self.missing + name.removeprefix(self.extra)


class Nearest:
    """What was meant by ``names``, which are no ids; ``ids`` (name, element) go by once."""

    def __init__(self, names: Iterable[str], ids: Iterable[tuple[str, str]]) -> None:
        self._names = list(dict.fromkeys(names))
        self._near: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._found: dict[str, dict[str, str]] = defaultdict(dict)
        neighbours = self._neighbours()
        patterns = self._gone_by(ids, neighbours)
        self.patterns = {pattern: tuple(mended) for pattern, mended in self._rules(patterns)}

    def _neighbours(self) -> dict[str, list[str]]:
        """By spelling that is one step away from a name: the names."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._names[:MOST]:
            for spelling in _spellings(_plain(name)):
                found[spelling].append(name)
        return found

    def _gone_by(self, ids: Iterable[tuple[str, str]], neighbours: dict[str, list[str]]) -> dict[Pattern, set[str]]:
        """Note what is near to each name, and by which pattern each would be an id."""
        names, ends = set(self._names), {name[-1:] for name in self._names}
        tails: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._names:
            if head := _HEAD.match(name):
                tails[name[head.end() :]].append(name)
        patterns: defaultdict[Pattern, set[str]] = defaultdict(set)
        for identifier, element in ids:
            for name in neighbours.get(_plain(identifier), ()):
                if _digits(name) == _digits(identifier):
                    self._near[name].append((identifier, element))
            if identifier[-1:] not in ends:
                continue
            head = _HEAD.match(identifier)
            if head and identifier[head.end() :] in names:
                self._keep(patterns, Pattern(missing=head[0]), identifier[head.end() :], identifier, element)
            for name in tails.get(identifier, ()):
                self._keep(patterns, Pattern(extra=name[: -len(identifier)]), name, identifier, element)
        return patterns

    def _keep(
        self, patterns: dict[Pattern, set[str]], pattern: Pattern, name: str, identifier: str, element: str
    ) -> None:
        patterns[pattern].add(name)
        self._found[name][identifier] = element

    def _rules(self, patterns: dict[Pattern, set[str]]) -> Iterator[tuple[Pattern, set[str]]]:
        """The patterns that nearly all names keep which look like those that keep it."""
        shapes = Counter(map(_shape, self._names))
        for pattern, mended in sorted(patterns.items(), key=lambda found: -len(found[1])):
            alike = sum(shapes[shape] for shape in {_shape(name) for name in mended})
            if len(mended) >= _FEW and len(mended) >= _MANY * alike:
                yield pattern, mended

    def of(self, name: str) -> Iterator[tuple[str, str]]:
        """Ids that may have been meant, the likeliest first, each with its element."""
        mended = (pattern.mend(name) for pattern, names in self.patterns.items() if name in names)
        known = self._found.get(name, {})
        found = {identifier: known[identifier] for identifier in mended if identifier in known}
        found.update(sorted(self._near.get(name, ()), key=lambda near: _distance_key(name, near[0])))
        found.update(known if len(known) == 1 else {})
        yield from found.items()

    def pattern(self, name: str) -> Pattern | None:
        """The rule that a name keeps."""
        return next((pattern for pattern, names in self.patterns.items() if name in names), None)


def _shape(name: str) -> str:
    """What ids look like: digits as one, and the letters before them."""
    return _DIGITS.sub("0", name) if _DIGITS.search(name) else "a"


def _digits(name: str) -> list[str]:
    """Its numbers, and letters that count: another number is another thing, not another spelling."""
    return [number.lstrip("0").casefold() for number in _COUNTING.findall(name)]


def _plain(name: str) -> str:
    """Without letter case and signs, which are what is mistaken first, and some of which no id may have."""
    return name.translate(_SIGNS).casefold()


def _spellings(name: str) -> set[str]:
    """All spellings that are at most one letter away: one left out, put in, changed, or two exchanged. Digits stay."""
    if len(name) > _ENDLESS or sum(not letter.isdigit() for letter in name) < _SHORTEST:
        return {name}
    halves = [(name[:n], name[n:]) for n in range(len(name) + 1)]
    found = {name} | {a + b[1:] for a, b in halves if b and not b[0].isdigit()}
    found |= {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1 and not (b[0] + b[1]).isdigit()}
    if len(name) > _LONGEST:
        return found
    letters = "".join(dict.fromkeys(_LETTERS + "".join(letter for letter in name if not letter.isdigit())))
    found |= {a + letter + b[1:] for a, b in halves if b and not b[0].isdigit() for letter in letters}
    return found | {a + letter + b for a, b in halves for letter in letters}


def _distance_key(name: str, near: str) -> tuple[bool, bool, int, str]:
    """How far: another case only, the same plain letters, another length; then the alphabet."""
    return name.casefold() != near.casefold(), _plain(name) != _plain(near), abs(len(name) - len(near)), near
