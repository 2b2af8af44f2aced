"""``edition collate``: witnesses to one text with a critical apparatus."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from edition.cli.progress import Bar
from edition.errors import EditionError, OutputError

if TYPE_CHECKING:
    from edition.apparatus.entries import Method
    from edition.collating.collation import Collation
    from edition.collating.correcting import Correction
    from edition.collating.settings import Settings
    from edition.collating.tokens import Normalization
    from edition.collating.witnesses import Witness

_CORRECTIONS = ".corrections.toml"
_LARGEST = 10_000_000
"""Bytes of corrections."""
_LARGEST_RESULT = 1_000_000_000
"""Bytes of a result that is looked at before it is written over."""
_MOST = 20
"""Problems that are told in full."""
_MANY = 20
"""Entries about white space alone from which on there is a word about them."""


@click.command("collate", short_help="Witnesses to one text with a critical apparatus.")
@click.argument("witnesses", metavar="[SIGLUM=]FILE...", nargs=-1, required=True)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File of the result; without it, standard output."
)
@click.option("--base", default="", metavar="SIGLUM", help="Whose reading is the lemma; without it, the first witness.")
@click.option(
    "--majority", is_flag=True, help="The lemma is what most witnesses read; of as many, the base's, or the first."
)
@click.option(
    "--normalize",
    metavar="KINDS",
    help="What is overlooked when words are aligned: case, punctuation, u-v, i-j, accents; or none."
    "  [default: case,punctuation]",
)
@click.option("--fold-space", is_flag=True, help="Any run of blanks and line ends is one blank.")
@click.option(
    "--corrections",
    type=click.Path(path_type=Path),
    help=f"File of what you correct.  [default: beside the result, with the end {_CORRECTIONS}]",
)
@click.option(
    "--convert",
    type=click.Choice(("parallel-segmentation", "double-end-point", "location-referenced")),
    metavar="METHOD",
    help="Collate nothing: attach the entries of the one FILE by another METHOD: parallel-segmentation, double-end-point,"
    " location-referenced.",
)
@click.option("--force", is_flag=True, help="Write over a file that was not made by this command, or changed since.")
def command(witnesses: tuple[str, ...], output: Path | None, base: str, *, majority: bool, **options: Any) -> int:
    """Align witnesses, each a FILE, and write one TEI text with an apparatus (parallel segmentation).

    A FILE is plain text, in which empty lines part paragraphs, or TEI, of which the body is taken. Its siglum is that of the one
    witness in its header, or the name of the file, or the one you give. Each witness can be read off the result, to the letter,
    and that is tried before anything is written.

    edition collate A=first.txt B=second.xml --output collation.xml
    """
    if options["convert"]:
        if base or majority or options["normalize"] or options["fold_space"] or options["corrections"]:
            raise click.UsageError("--convert collates nothing: leave out what says how to")
        return _converted(witnesses, options["convert"], output, force=options["force"])
    from edition.collating.collation import Wish, collate  # noqa: PLC0415 - the help is told without it

    if base and majority:
        raise click.UsageError("--base and --majority are two ways to choose the lemma: take one of them")
    named = [_named(written) for written in witnesses]
    _check_output(output, [path for _, path in named], force=options["force"])
    found, normalization, own = _read(named, options["normalize"], fold=options["fold_space"])
    path = _beside(output, options["corrections"])
    corrections = _corrections(path, asked=options["corrections"] is not None)
    declared = own.base if own.base in {witness.siglum for witness in found} else ""
    wish = Wish(base or declared, majority or (own.majority and not base), corrections, str(path or ""), normalization)
    with Bar() as bar:
        made = collate(found, wish, bar.show)
    _write(made.data, output)
    return _told(made, output)


def _converted(files: tuple[str, ...], method: Method, output: Path | None, *, force: bool) -> int:
    """One file, its entries attached by another method; where that cannot be, nothing is written."""
    from edition.checking.reports import Report  # noqa: PLC0415 - as above
    from edition.cli.telling import exit_code, tell  # noqa: PLC0415 - as above
    from edition.collating.conversion import converted  # noqa: PLC0415 - as above
    from edition.project import load  # noqa: PLC0415 - as above

    if len(files) != 1:
        raise click.UsageError("--convert takes one FILE, and collates nothing")
    path = Path(files[0])
    if output is not None and output.exists() and path.exists() and output.samefile(path):
        raise OutputError(f"{output} is the file that is to be converted", "name another file for the result")
    if output is not None and output.exists() and not force:
        raise OutputError(f"{output} is there already", "name another file; --force writes over it")
    limits = load(path).limits
    data, problems = converted(str(path), _bytes(path, limits.text_size), method, limits)
    if problems:
        tell(Report(tuple(problems)), "text", _MOST)
        click.echo("nothing is written", err=True)
    else:
        _write(data, output)
    return exit_code(problems, "error")


def _named(written: str) -> tuple[str, Path]:
    """A siglum, or '', and a file; a file with ``=`` in its name is one where it is there."""
    siglum, equals, path = written.partition("=")
    return (siglum, Path(path)) if equals and not Path(written).exists() else ("", Path(written))


def _read(
    named: Sequence[tuple[str, Path]], kinds: str | None, *, fold: bool
) -> tuple[list[Witness], Normalization, Settings]:
    """The witnesses, the normalization, and the settings of the folder of the first file."""
    from edition.collating.settings import settings  # noqa: PLC0415 - as above
    from edition.collating.tokens import normalization  # noqa: PLC0415 - as above
    from edition.collating.witnesses import read  # noqa: PLC0415 - as above
    from edition.project import load  # noqa: PLC0415 - as above

    project = load(named[0][1])
    own = settings(project.collate)
    overlooked = normalization(
        kinds if kinds is not None else own.normalize, own.replace, fold_space=fold or own.fold_space
    )
    files = [(siglum, path, _bytes(path, project.limits.text_size)) for siglum, path in named]
    return read(files, overlooked, project.limits), overlooked, own


def _bytes(path: Path, limit: int) -> bytes:
    """The bytes of a file that the user named: a link is followed wherever it leads, a pipe is not waited for."""
    from edition.building.sources import Refused, missing, read_source  # noqa: PLC0415 - as above

    try:
        real = path.resolve(strict=True)
        return read_source(real.parent, real.name, limit)
    except (OSError, ValueError, RuntimeError) as error:
        raise missing(path, error) from error
    except Refused as refused:
        raise EditionError(f"{path}: {refused.problem.message}", refused.problem.hint) from refused


# ---------------------------------------------------------------------------------------------------------- corrections


def _beside(output: Path | None, asked: Path | None) -> Path | None:
    """Where corrections stand: where one says, else beside the result."""
    return asked or (output.with_name(output.stem + _CORRECTIONS) if output else None)


def _corrections(path: Path | None, *, asked: bool) -> list[Correction]:
    from edition.collating.correcting import read  # noqa: PLC0415 - as above

    if path is None or not (asked or path.exists()):
        return []
    return read(str(path), _bytes(path, _LARGEST))


# --------------------------------------------------------------------------------------------------------------- output


def _check_output(output: Path | None, witnesses: Sequence[Path], *, force: bool) -> None:
    """Refuse to write over a witness, and over what was not made here, or was changed since."""
    from edition.collating.document import BEGINNING, is_ours, may_be_ours  # noqa: PLC0415 - as above

    if output is None or not output.exists():
        return
    if any(path.exists() and path.samefile(output) for path in witnesses):
        raise OutputError(
            f"{output} is a witness, and witnesses are never written to", "name another file for the result"
        )
    if force and output.is_file():
        return
    if not output.is_file():
        raise OutputError(f"{output} is no file", "name a file for the result")
    with output.open("rb") as file:  # only what begins as ours is read as a whole, and that within bounds
        begins = may_be_ours(file.read(BEGINNING))
    if not (begins and is_ours(_bytes(output, _LARGEST_RESULT))):
        raise OutputError(
            f"{output} was not made by edition collate, or was changed since",
            "name another file; what you correct of an alignment stands in a file beside it; --force writes over it",
        )


def _write(data: bytes, output: Path | None) -> None:
    """The result at once, or not at all."""
    if output is None:
        sys.stdout.write(data.decode())
        return
    try:
        descriptor, beside = tempfile.mkstemp(prefix=f".{output.name}.", suffix=".new", dir=output.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            Path(beside).chmod(0o666 & ~_mask())
            os.replace(beside, output)  # noqa: PTH105 - the name of the system call that is atomic
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(f"{output} cannot be written: {error.strerror or error}") from error


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _told(made: Collation, output: Path | None) -> int:
    """Problems and a line about the result on standard error; the exit code."""
    from edition.checking.reports import Report  # noqa: PLC0415 - as above
    from edition.cli.telling import exit_code, tell  # noqa: PLC0415 - as above

    tell(Report(made.problems), "text", _MOST)
    spaces = made.entries["markup space"]
    sorts = Counter[str]()
    for sort, number in made.entries.items():
        sorts[sort.split()[0]] += number
    counted = ", ".join(f"{number:,} {sort}" for sort, number in sorted(sorts.items()))
    with contextlib.suppress(OSError):
        where = f"; written: {output}" if output else ""
        click.echo(f"collated: {made.entries.total():,} entries{f' ({counted})' if counted else ''}{where}", err=True)
        if spaces >= _MANY:
            click.echo(
                f"{spaces:,} of them differ in white space alone: --fold-space takes each run of it as one blank",
                err=True,
            )
    return exit_code(made.problems, "error")
