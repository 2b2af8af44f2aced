"""``edition tag --review``: each open proposal shown in its words, and one key a decision."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace

import click

from edition.checking.reports import columns
from edition.encoding.directory import Directory
from edition.encoding.ledger.deciding import decided
from edition.encoding.ledger.moving import Located
from edition.encoding.ledger.rows import Row
from edition.encoding.tagging.flows import Flow

_AROUND = 160
"""Characters before and after the words that are shown."""
_KEYS = (
    "y accept   n reject   l later   s skip   1–9 choose an entry   e name another entry   t another element\n"
    "Y accept all that are the same   N reject all that are the same   u undo   q stop: what is decided is saved"
)
_DECISIONS = {"y": "accept", "n": "reject", "l": "later"}

Save = Callable[[Sequence[Located]], None]


def review(
    path: str,
    rows: Sequence[Located],
    flows: Sequence[Flow],
    entries: Directory,
    who: str,
    when: str,
    save: Save,
) -> bool:
    """Ask about all rows of a text that are open; False where somebody wants to stop. Each decision is saved when it is made."""
    asking = _Asking(list(rows), save)
    if asking.open:
        click.echo(_KEYS)
    while asking.at < len(asking.open):
        one = asking.rows[asking.open[asking.at]]
        _show(path, asking, one, flows[one.flow], entries)
        key = _key()
        click.echo(key if key.isprintable() else "")
        if key == "q":
            return False
        if key == "u":
            asking.undo()
        elif key in ("Y", "N") and not (key == "Y" and _must_choose(one.row)):
            asking.decide_all(_DECISIONS[key.lower()], who, when)
        elif (answer := _answer(key, one.row, entries, who, when)) is not None:
            asking.take(answer, go_on=key != "t")
    return True


class _Asking:
    """The rows of a text, which of them are open, at which of these somebody is, and the way back."""

    def __init__(self, rows: list[Located], save: Save) -> None:
        self.rows, self._save = rows, save
        self.open = [n for n, one in enumerate(rows) if not one.row.decision and not one.row.state and one.flow >= 0]
        self.at = 0
        self._before: list[tuple[int, dict[int, Row], list[int]]] = []

    def take(self, answer: Row, *, go_on: bool) -> None:
        """An answer about the row that is asked about."""
        number = self.open[self.at]
        if answer != self.rows[number].row:
            self._change({number: answer})
        self.at += go_on

    def decide_all(self, decision: str, who: str, when: str) -> None:
        """The same answer about the row that is asked about and all open ones that propose the same for the same words."""
        asked = self.rows[self.open[self.at]].row
        same = [n for n in self.open[self.at :] if _same(self.rows[n].row, asked)]
        self._change({n: decided(self.rows[n].row, decision, who, when) for n in same})
        gone = set(same[1:])
        self.open = [n for n in self.open if n not in gone]
        self.at += 1

    def undo(self) -> None:
        """Back to the last answer, which is taken back."""
        if self._before:
            self.at, rows, self.open = self._before.pop()
            for number, row in rows.items():
                self.rows[number] = Located(row, self.rows[number].flow)
            self._save(self.rows)

    def _change(self, answers: dict[int, Row]) -> None:
        self._before.append((self.at, {number: self.rows[number].row for number in answers}, self.open))
        for number, row in answers.items():
            self.rows[number] = Located(row, self.rows[number].flow)
        self._save(self.rows)


def _same(one: Row, other: Row) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in ("what", "surface", "element", "entry", "type"))


def _must_choose(row: Row) -> bool:
    """Whether there are several entries and none is chosen; says so."""
    if row.candidates and not row.entry:
        click.echo("which one? a number chooses it, e names another entry")
        return True
    return False


def _key() -> str:
    try:
        key = click.getchar()
    except EOFError:
        return "q"
    if key in ("\x03", "\x04", "\x1b"):
        return "q"
    return key


def _answer(key: str, row: Row, entries: Directory, who: str, when: str) -> Row | None:
    """The row after a key; itself where it is left for another time, None where the key means nothing."""
    if key == "s":
        return row
    if key in _DECISIONS:
        if key == "y" and _must_choose(row):
            return None
        return decided(row, _DECISIONS[key], who, when)
    candidates = row.candidates.split()
    if key.isascii() and key.isdigit() and 0 < int(key) <= len(candidates):
        return decided(_pointing(row, candidates[int(key) - 1], entries), "accept", who, when)
    if key == "e":
        return _another(row, entries, who, when)
    if key == "t":
        return _element(row)
    click.echo(_KEYS)
    return None


def _pointing(row: Row, key: str, entries: Directory) -> Row:
    return replace(row, entry=key, entry_name=entries.names.get(key, key))


def _another(row: Row, entries: Directory, who: str, when: str) -> Row | None:
    """An entry that somebody names, by its id or by the beginning of its name."""
    said = click.prompt("entry (id or name; empty goes back)", default="", show_default=False).strip()
    if not said:
        return None
    some = [key for key, name in entries.names.items() if said.casefold() in (key.casefold(), name.casefold())]
    some = some or [key for key, name in entries.names.items() if name.casefold().startswith(said.casefold())]
    if len(some) == 1:
        return decided(_pointing(row, some[0], entries), "accept", who, when)
    click.echo("there is no such entry" if not some else f"there are several: {columns.shown(', '.join(some[:9]))}")
    return None


def _element(row: Row) -> Row | None:
    said = click.prompt("element", default=row.element).strip()
    return replace(row, element=said) if said.isidentifier() else None


def _show(path: str, asking: _Asking, one: Located, flow: Flow, entries: Directory) -> None:
    row, text = one.row, flow.text.replace("\n", " ")
    before, after = text[max(0, row.start - _AROUND) : row.start], text[row.end : row.end + _AROUND]
    more = ("…" if row.start > _AROUND else "", "…" if row.end + _AROUND < len(text) else "")
    click.echo(f"\n{asking.at + 1:,} of {len(asking.open):,}  {columns.shown(path)}, {columns.shown(row.passage)}")
    click.echo(
        f"  {more[0]}{columns.shown(before)}{_marked(columns.shown(row.surface))}{columns.shown(after)}{more[1]}"
    )
    type_ = f" type={row.type}" if row.type else ""
    entry = f" {row.entry_name or row.entry} ({row.entry})" if row.entry else ""
    click.echo(
        f"  {columns.shown(f'<{row.element}{type_}>{entry}')}  {row.certainty}: {columns.shown(row.evidence or row.rule)}"
    )
    for n, key in enumerate(row.candidates.split()[:9], 1):
        click.echo(f"  {n} {columns.shown(f'{entries.names.get(key, key)} ({key})')}")
    click.echo("? ", nl=False)


def _marked(words: str) -> str:
    """Words among others that nobody can overlook."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return f"[{words}]" if plain else click.style(words, reverse=True)
