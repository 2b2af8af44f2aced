"""``edition tag``: names, quotations and sessions proposed, decided, and written into the texts."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from edition.encoding.ledger.rows import CERTAINTIES


def _names(_context: click.Context, _parameter: click.Parameter, given: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in given.split(",") if name.strip())


def _written(_context: click.Context, parameter: click.Parameter, given: str) -> str:
    """What can stand in a text and in a ledger."""
    if any(ord(letter) < 32 or 0xD7FF < ord(letter) < 0xE000 for letter in given):
        raise click.BadParameter("it has characters that no text can hold", param=parameter)
    return given


@click.command("tag", short_help="Propose names and quotations; write what you accept.")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--register",
    "registers",
    multiple=True,
    type=click.Path(path_type=Path),
    help="File with entries (listPerson, listOrg …).  [default: all in PATHs and their edition]",
)
@click.option(
    "--only", default="", metavar="KINDS", callback=_names, help="Look only for some of: names,quotations,sessions."
)
@click.option(
    "--least",
    default="low",
    show_default=True,
    type=click.Choice(CERTAINTIES),
    metavar="CERTAINTY",
    help="Propose only what is at least so certain: high, medium, low.",
)
@click.option("--review", is_flag=True, help="Ask here about each proposal that nobody has decided.")
@click.option(
    "--accept",
    type=click.Choice(CERTAINTIES),
    metavar="CERTAINTY",
    help="Accept unseen what is proposed with this certainty or more: high, medium, low.",
)
@click.option("--write", is_flag=True, help="Write what is accepted into the texts.")
@click.option("--diff", "show", is_flag=True, help="Show what --write would change, and write nothing.")
@click.option("--report", is_flag=True, help="Say how often each rule was agreed with, and do nothing else.")
@click.option(
    "--who",
    default="",
    callback=_written,
    metavar="NAME",
    help="Who decides, for the ledger; an xml:id of the text's header at best.",
)
@click.option(
    "--resp",
    default="",
    callback=_written,
    metavar="POINTER",
    help="Value of @resp.  [default: #NAME where the text has that id]",
)
@click.option(
    "--entries",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="With --write: make entries in FILE for accepted names and sessions that have none.",
)
@click.option(
    "--spacy",
    default="",
    metavar="MODEL",
    help="Also propose names that this model of spaCy recognizes, as doubtful ones.",
)
@click.option("--json", "as_json", is_flag=True, help="Tell what was found as JSON, on standard output.")
def command(paths: tuple[Path, ...], **options: object) -> int:
    """Propose markup for texts, keep it in a ledger beside each, and write what you accept.

    PATHs are TEI files or folders of them; without one, the folder you are in. The ledger of letter.xml is letter.ledger.csv: one
    row for each proposal. Decide in it (accept, reject, later), in a spreadsheet or here with --review; then --write puts the tags
    into the text, and changes no other byte of it. What you rejected does not come back.
    """
    from edition.cli.tag_writing import Wish  # noqa: PLC0415 - as below
    from edition.cli.tagging import tag  # noqa: PLC0415 - the help is told without it

    wish = Wish(paths=paths or (Path(),), **options)  # type: ignore[arg-type] # by the names of the options
    if wish.report and (wish.write or wish.show or wish.review or wish.accept):
        raise click.UsageError("--report only reads ledgers: leave out what changes them")
    if wish.write and wish.show:
        raise click.UsageError("--diff shows what --write would do: take one of them")
    if wish.entries and not wish.write:
        raise click.UsageError("--entries is for --write: it makes entries for what is accepted")
    if wish.review and not sys.stdin.isatty():
        raise click.UsageError("--review asks in a terminal")
    return tag(wish)
