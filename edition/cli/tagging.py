"""What ``edition tag`` does: texts and their ledgers, one after the other."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from edition.building.discovery import Refused, discover, read_source
from edition.checking.reports import columns
from edition.cli.checking import joined
from edition.cli.progress import Bar
from edition.cli.reviewing import review
from edition.cli.tag_entering import entered
from edition.cli.tag_registers import registers
from edition.cli.tag_writing import Entered, Wish, Work, finished
from edition.cli.telling import base_of, say
from edition.editing.patching import Lines, Unfit
from edition.encoding.directory import Directory
from edition.encoding.ledger import files
from edition.encoding.ledger.deciding import accepted, agreement, check_entries, decided, tally
from edition.encoding.ledger.moving import Located, as_decided, merged
from edition.encoding.ledger.rows import CERTAINTIES, Row
from edition.encoding.proposing import KINDS, Proposers
from edition.encoding.recognizing import Spacy
from edition.encoding.tagging.flows import flows
from edition.encoding.tagging.lexicon import setting_of
from edition.project import load
from edition.reading.parsing import NotWellFormed, parse
from edition.reading.reader import headed

_MOST = 20
"""Things that could not be done which are told."""


def tag(wish: Wish) -> int:
    """The exit code: 1 where something that is accepted cannot be written, or a text could not be read."""
    unknown = [name for name in wish.only if name not in KINDS]
    if unknown:
        raise click.UsageError(f"--only knows {', '.join(KINDS)}, not {unknown[0]}")
    if wish.report:
        return _report(wish)
    recognizer = Spacy(wish.spacy) if wish.spacy else None
    left: list[str] = []
    works = list(_works(wish, left))
    lexicon = registers(wish.paths, wish.registers)
    entries, proposers = Directory(lexicon), Proposers(lexicon, recognizer)
    least = CERTAINTIES[: CERTAINTIES.index(wish.least) + 1]
    with Bar() as bar:
        for n, work in enumerate(works):
            bar.show("tagging", n, len(works))
            check_entries(str(work.ledger.path), work.ledger.rows, entries.names)
            found = [
                one
                for one in proposers.propose(as_decided(work.ledger.rows, work.flows), work.setting, wish.only)
                if one.certainty in least
            ]
            rows = _signed(work.ledger.rows, wish.who)
            work.rows = _accepted(merged(rows, found, work.flows, dict(entries.names)), wish)
    if wish.review:
        _reviewed(works, wish, entries)
    new = entered(works, wish, entries) if wish.write and wish.entries else Entered()
    usual = sum((entries.habit(Lines(work.data).text) for work in works), Counter[tuple[str, str]]())
    stuck = [said for work in works for said in finished(work, wish, entries, new, usual)]
    if wish.as_json:
        click.echo(json.dumps([_described(work) for work in works], ensure_ascii=False, indent=1))
    with contextlib.suppress(OSError):
        say(map(columns.shown, _told(works, wish, [*left, *stuck])), err=True)
    return 1 if left or stuck else 0


def _works(wish: Wish, left: list[str]) -> Iterator[Work]:
    """The texts that were asked for, with what their ledgers say; ``left`` gets those that cannot be read, with the reason."""
    for source in wish.paths:
        found, base = discover(source), base_of(source)
        limit = load(source).limits.text_size
        for path in found.paths:
            shown = joined(base, path)
            try:
                data = read_source(found.root, path, limit)
                texts = headed(parse(path, data).root)
                passages = flows(Lines(data).text) if texts else []
            except Refused as refused:
                left.append(f"{shown}: {refused.problem.message}")
            except NotWellFormed as failure:
                left.append(f"{shown}: {failure.problem.message}")
            except Unfit as reason:
                left.append(f"{shown}: {reason}")
            else:
                if passages:
                    yield Work(
                        found.root, path, shown, data, files.opened(Path(shown)), setting_of(path, data), passages
                    )


def _accepted(rows: Sequence[Located], wish: Wish) -> list[Located]:
    if not wish.accept:
        return list(rows)
    when = today()
    return [Located(accepted(one.row, wish.accept, when), one.flow) for one in rows]


def _signed(rows: Sequence[Row], who: str) -> list[Row]:
    """Rows that were decided in the file, with who says now that it was he."""
    when = today()
    return [decided(row, row.decision, who, when) if who and row.decision and not row.who else row for row in rows]


def today() -> str:
    """The day of a decision, or the one that ``SOURCE_DATE_EPOCH`` names."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    if stated.isdecimal():
        return dt.datetime.fromtimestamp(int(stated), dt.UTC).date().isoformat()
    return dt.date.today().isoformat()  # noqa: DTZ011 - the day on which somebody sits there


def _reviewed(works: Sequence[Work], wish: Wish, entries: Directory) -> None:
    """Ask about what is open; each decision is saved at once, so that one can go on another day."""
    for work in works:

        def save(rows: Sequence[Located], work: Work = work) -> None:
            work.rows = list(rows)
            work.ledger = work.ledger.save([one.row for one in rows])

        if not review(work.shown, work.rows, work.flows, entries, wish.who, today(), save):
            return


def _told(works: Sequence[Work], wish: Wish, left: Sequence[str]) -> Iterator[str]:
    """What was found, text by text, what could not be done, and what to do next."""
    total: Counter[str] = Counter()
    for work in works:
        counts = tally([one.row for one in work.rows])
        total += counts
        if work.rows:
            yield f"{work.shown}: {_in_words(counts)}; {work.ledger.path.name}"
    yield from left[:_MOST]
    if len(left) > _MOST:
        yield f"… and {len(left) - _MOST:,} more that could not be done"
    if not works:
        yield "there is no text here whose words could be tagged"
    elif not total:
        yield "nothing was found to propose: are the names in a register (listPerson, listOrg …) of this edition?"
    elif wish.show:
        yield "nothing was written: --write does"
    elif (open_ := total["high"] + total["medium"] + total["low"]) and not wish.write:
        yield f"{open_:,} to decide, in the ledgers or with --review; --accept high takes what is sure; then --write"
    elif total["accept"] and not wish.write:
        yield f"{total['accept']:,} accepted: --write puts them into the texts"


_COUNTED = {
    "high": "sure",
    "medium": "likely",
    "low": "doubtful",
    "accept": "accepted",
    "later": "for later",
    "reject": "rejected",
    "written": "written",
    "there": "there already",
    "removed": "taken out again",
    "lost": "lost",
    "stuck": "not to be written",
}


def _in_words(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[key]:,} {said}" for key, said in _COUNTED.items() if counts[key])


def _described(work: Work) -> dict[str, Any]:
    rows = [one.row for one in work.rows]
    return {"path": work.shown, "ledger": str(work.ledger.path), **dict(tally(rows)), "rows": len(rows)}


def _report(wish: Wish) -> int:
    """How often each rule was agreed with, over all ledgers of the sources."""
    paths = [Path(joined(base_of(source), path)) for source in wish.paths for path in discover(source).paths]
    found = list(agreement(row for path in paths for row in files.opened(path).rows))
    if wish.as_json:
        told = [{**{name: getattr(one, name) for name in _ASKED}, "agreed": one.agreed} for one in found]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    width = max([len(one.rule) for one in found], default=4)
    if found:
        click.echo(f"{'rule':<{width}}  certainty  proposed  accepted  corrected  rejected  unseen  agreed")
    for one in found:
        share = "" if one.agreed is None else f"{one.agreed:.0%}"
        numbers = (
            f"{one.proposed:>8}  {one.accepted:>8}  {one.corrected:>9}  {one.rejected:>8}  {one.unseen:>6}  {share:>6}"
        )
        click.echo(f"{columns.shown(one.rule):<{width}}  {one.certainty:<9}  {numbers}")
    if not found:
        click.echo("there are no ledgers here: edition tag makes them", err=True)
    return 0


_ASKED = ("rule", "certainty", "proposed", "accepted", "corrected", "rejected", "unseen")
