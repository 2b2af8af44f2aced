"""``edition tag --review``: each open proposal shown in its words, and one key a decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import click

from edition.checking.reports import columns
from edition.encoding.ledger.deciding import decided
from edition.encoding.ledger.moving import Located
from edition.encoding.ledger.rows import Row
from edition.encoding.lexicon import Lexicon
from edition.encoding.tagging.flows import Flow

_AROUND = 160
"""Characters before and after the words that are shown."""
_KEYS = "y accept  n reject  l later  1–9 choose  e another entry  t another element  u undo  s skip  q stop"
_DECISIONS = {"y": "accept", "n": "reject", "l": "later"}

Save = Callable[[Sequence[Located]], None]


def review(
    path: str,
    rows: Sequence[Located],
    flows: Sequence[Flow],
    entries: Lexicon,
    who: str,
    when: str,
    save: Save,
) -> bool:
    """Ask about all rows of a text that are open; False where somebody wants to stop. Each decision is saved when it is made."""
    all_rows = list(rows)
    asked = [n for n, one in enumerate(all_rows) if not one.row.decision and not one.row.state and one.flow >= 0]
    undone: list[tuple[int, int, Row]] = []
    at = 0
    while at < len(asked):
        number = asked[at]
        one = all_rows[number]
        _show(path, at, len(asked), one, flows[one.flow], entries)
        key = _key()
        if key == "q":
            return False
        if key == "u":
            if undone:
                at, number, before = undone.pop()
                all_rows[number] = Located(before, all_rows[number].flow)
                save(all_rows)
            continue
        answer = _answer(key, one.row, entries, who, when)
        if answer is None:
            continue
        if answer != one.row:
            undone.append((at, number, one.row))
            all_rows[number] = Located(answer, one.flow)
            save(all_rows)
        if key != "t":
            at += 1
    return True


def _key() -> str:
    try:
        key = click.getchar()
    except EOFError:
        return "q"
    if key in ("\x03", "\x04", "\x1b"):
        return "q"
    return key.lower()


def _answer(key: str, row: Row, entries: Lexicon, who: str, when: str) -> Row | None:
    """The row after a key; itself where it is left for another time, None where the key means nothing."""
    if key == "s":
        return row
    if key in _DECISIONS:
        if key == "y" and row.candidates and not row.entry:
            click.echo("which one? a number chooses it; e another entry; n none")
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


def _pointing(row: Row, key: str, entries: Lexicon) -> Row:
    return replace(row, entry=key, entry_name=entries.names.get(key, key))


def _another(row: Row, entries: Lexicon, who: str, when: str) -> Row | None:
    """An entry that somebody names, by its id or by the beginning of its name."""
    said = click.prompt("entry (id or name; empty goes back)", default="", show_default=False).strip()
    if not said:
        return None
    some = [key for key, name in entries.names.items() if said.casefold() in (key.casefold(), name.casefold())]
    some = some or [key for key, name in entries.names.items() if name.casefold().startswith(said.casefold())]
    if len(some) == 1:
        return decided(_pointing(row, some[0], entries), "accept", who, when)
    click.echo("there is no such entry" if not some else f"there are several: {', '.join(some[:9])}")
    return None


def _element(row: Row) -> Row | None:
    said = click.prompt("element", default=row.element).strip()
    return replace(row, element=said) if said.isidentifier() else None


def _show(path: str, at: int, of: int, one: Located, flow: Flow, entries: Lexicon) -> None:
    row, text = one.row, flow.text.replace("\n", " ")
    before, after = text[max(0, row.start - _AROUND) : row.start], text[row.end : row.end + _AROUND]
    words = columns.shown(row.surface)
    click.echo()
    click.echo(f"{at + 1:,} of {of:,}  {columns.shown(path)}, {row.passage}")
    click.echo(f"  …{columns.shown(before)}{click.style(words, reverse=True)}{columns.shown(after)}…")
    what = f"<{row.element}>" + (f" {row.entry_name} ({row.entry})" if row.entry else "")
    click.echo(f"  {columns.shown(what)}  {row.certainty}: {columns.shown(row.evidence or row.rule)}")
    for n, key in enumerate(row.candidates.split()[:9], 1):
        click.echo(f"  {n} {columns.shown(f'{entries.names.get(key, key)} ({key})')}")
    click.echo("  [y/n/l/1-9/e/t/u/s/q] ", nl=False)
    click.echo()
