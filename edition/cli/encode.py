"""``edition encode``: from plain text, Markdown and DOCX to draft TEI."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from edition.checking.reports import columns
from edition.cli.progress import Bar
from edition.errors import EditionError, OutputError, SourceError
from edition.project import SETTINGS
from edition.xml_names import is_ncname

if TYPE_CHECKING:
    from edition.encoding.drafting.drafting import Draft, Wish

_ODD = re.compile(r"[^\w.\-]+")
_RESERVED = ("ui-", "fn.")
"""Ids that pages, and the notes of a draft, have for themselves begin so."""


@click.command("encode", short_help="Texts, Markdown and DOCX to draft TEI.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder of the drafts; without it, texts/ where an edition.toml is, else the one you are in.",
)
@click.option("--title", default="", help="Title, where it is not plain from the text.")
@click.option("--author", default="", help="Who wrote the text.")
@click.option("--date", default="", help="When, as 1888-03-03 or in words.")
@click.option("--lang", default="", metavar="CODE", help="Language of the text, as de or ar.")
@click.option("--source", default="", help="What the text was taken from: a book, an archive, an address.")
@click.option("--licence", default="", help="Under which licence it may be used; none is ever invented.")
@click.option("--editor", default="", help="Who answers for the encoding.")
@click.option("--encoding", default="", metavar="NAME", help="Encoding of FILE where it is not UTF-8, as windows-1252.")
@click.option("--dry-run", is_flag=True, help="Write nothing: show the log on standard output.")
@click.option("--force", is_flag=True, help="Write over drafts that are there.")
def command(files: tuple[Path, ...], output: Path | None, *, dry_run: bool, force: bool, **options: Any) -> int:
    """Make a draft in TEI of each FILE (plain text, .md, .docx), and a log of all that was changed.

    NAME.xml is valid under the schema of the toolkit; NAME.log.csv says of every character that is not in it what became of
    it, and of every guess where it was made. Nothing is written over.

    edition encode letter.txt --author "Edda Thorne" --editor "Your Name"
    """
    stated = options["lang"]
    options["lang"] = _language(stated) if stated else ""
    if stated and not options["lang"]:
        raise click.UsageError(f"--lang takes a code of a language, as de or en-GB, and not “{stated}”")
    failed = 0
    made: set[Path] = set()
    with Bar() as bar:
        for number, path in enumerate(files):
            bar.show("encoding", number, len(files))
            try:
                _one(path, _folder(output), made, options, dry_run=dry_run, force=force)
            except (BrokenPipeError, click.Abort):
                raise
            except Exception as error:  # whatever it is, the other files are encoded
                if len(files) == 1 or os.environ.get("EDITION_DEBUG"):
                    raise
                failed += 1
                _say_what_failed(path, error)
    if failed:
        _say(f"{failed} of {len(files)} files could not be encoded")
    return 2 if failed else 0


def _say_what_failed(path: Path, error: Exception) -> None:
    if isinstance(error, EditionError):
        _say(f"edition: {error.message}", *([f"hint: {error.hint}"] if error.hint else []))
    else:
        _say(
            f"edition: {path}: internal error: {type(error).__name__}: {error}",
            "hint: this is a fault of the toolkit: please report it",
        )


def _language(code: str) -> str:
    from edition.encoding.drafting.drafting import language_tag  # noqa: PLC0415 - the help is told without it

    return language_tag(code)


def _folder(output: Path | None) -> Path:
    """Where drafts go: never beside a source by themselves, which may lie in somebody's archive."""
    if output is not None:
        return output
    return Path("texts") if Path(SETTINGS).is_file() else Path()


def _one(path: Path, folder: Path, made: set[Path], options: dict[str, Any], *, dry_run: bool, force: bool) -> None:
    """One file to its draft."""
    from edition.encoding.drafting import drafting, opening, saving  # noqa: PLC0415 - the help is told without it

    targets = (folder / f"{path.stem}.xml", folder / f"{path.stem}.log.csv")
    if targets[0] in made:
        raise OutputError(
            f"{targets[0]} was made of another FILE just now", "encode this one to another folder, or rename it"
        )
    if any(target.exists() and path.exists() and target.samefile(path) for target in targets):
        raise OutputError(f"{path} would be written over by its own draft", "name a folder with --output")
    if not dry_run:
        saving.see_that_free(targets, force=force)
    encoding = options["encoding"]
    source = opening.opened(path.name, _bytes(path), encoding)
    draft = drafting.draft(source, _wish(options), _identifier(path.stem), _schemas(folder))
    if dry_run:
        click.echo(draft.log.decode(), nl=False)
    else:
        saving.save(((targets[1], draft.log), (targets[0], draft.data)), force=force)
        made.add(targets[0])
        click.echo(columns.shown(os.fspath(targets[0])))
    _tell(path, targets[0], draft, dry_run=dry_run)


def _schemas(folder: Path) -> tuple[str, ...]:
    """The schemas that a draft names: those in the folder ``schema`` of its edition, else ours by name."""
    from edition.encoding.drafting.drafting import SCHEMAS  # noqa: PLC0415 - as above

    beside = [
        name
        for name in ("tei-edition.xsd", "tei-edition.rng", "tei-edition.sch")
        if (folder.parent / "schema" / name).is_file()
    ]
    return tuple(f"../schema/{name}" for name in beside) if beside and folder.name else SCHEMAS


def _wish(options: dict[str, Any]) -> Wish:
    from edition.encoding.drafting.drafting import Wish  # noqa: PLC0415 - as above

    names = ("title", "author", "date", "lang", "source", "licence", "editor")
    return Wish(**{name: options[name] for name in names}, day=_day())


def _day() -> str:
    """The day of ``SOURCE_DATE_EPOCH``, so that the same source gives the same draft; '' without it."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not stated:
        return ""
    try:
        return datetime.fromtimestamp(int(stated), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise SourceError(f"SOURCE_DATE_EPOCH is no time: {stated!r}", "it counts seconds since 1970") from None


def _bytes(path: Path) -> bytes:
    """The bytes of a file that the user named: a link is followed wherever it leads, a pipe is not waited for."""
    from edition.building.sources import Refused, missing, read_source  # noqa: PLC0415 - as above
    from edition.encoding.drafting.opening import largest, too_large  # noqa: PLC0415 - as above

    if path.is_dir():
        raise SourceError(f"{path} is a folder", f"name the files in it, as in edition encode {path}/*.txt")
    try:
        real = path.resolve(strict=True)
        if real.is_file() and (size := real.stat().st_size) > largest(path.name):
            raise too_large(os.fspath(path), size)
        return read_source(real.parent, real.name, largest(path.name))
    except (OSError, ValueError, RuntimeError) as error:
        raise missing(path, error) from error
    except Refused as refused:
        raise SourceError(f"{path}: {refused.problem.message}", refused.problem.hint) from refused


def _identifier(stem: str) -> str:
    """The ``xml:id`` of a text, from the name of its file."""
    plain = _ODD.sub("-", stem).strip("-.") or "text"
    for candidate in (plain, f"text-{plain}"):
        if is_ncname(candidate) and not candidate.startswith(_RESERVED):
            return candidate
    return "text-" + (re.sub(r"[^A-Za-z0-9.\-]+", "-", plain).strip("-.") or "1")


def _tell(path: Path, target: Path, draft: Draft, *, dry_run: bool) -> None:
    """What was found, what was changed, what to look at, what to do next."""
    from edition.encoding.drafting.summary import summary  # noqa: PLC0415 - as above

    _say(f"{path}: {draft.facts.title}", *(f"  {line}" for line in summary(draft)))
    if not dry_run:
        _say(f"next: edition validate {target}; then edition build {target}")


def _say(*lines: str) -> None:
    for line in lines:
        click.echo(columns.shown(line), err=True)
