"""``edition cite``: how an edition, a text or a passage is cited; ``--freeze`` keeps the ids of a release."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from edition.errors import OutputError, SourceError
from edition.project import SETTINGS
from edition.releases import FILE

if TYPE_CHECKING:
    from edition.building.releasing import Shelf
    from edition.citing.record import Record
    from edition.model import Passage, Text
    from edition.releases import Released

_STYLES = ("chicago", "mla", "apa", "full")
_FORMATS = ("bibtex", "ris", "csl")
_SOME = 5
"""Passages that are told where a number may be several."""


@click.command("cite", short_help="Say how the edition, a text or a passage is cited.")
@click.argument("source", default=".", type=click.Path(path_type=Path))
@click.argument("wanted", default="", metavar="[TEXT[#PASSAGE]]")
@click.option(
    "--style", default="", type=click.Choice(("", *_STYLES)), metavar="STYLE", help="chicago, mla, apa or full."
)
@click.option(
    "--format",
    "form",
    default="",
    type=click.Choice(("", *_FORMATS)),
    metavar="FORMAT",
    help="bibtex, ris or csl (CSL-JSON).",
)
@click.option("--freeze", is_flag=True, help=f"Keep the ids of all passages in {FILE}, so that later pages have them.")
def command(source: Path, wanted: str, style: str, form: str, freeze: bool) -> int:
    """Say how SOURCE (an edition, a folder of TEI, or one file) is cited, or a text of it, or a passage.

    TEXT is the id of a text, as in the address of its page; PASSAGE the id of a passage, the number beside it (3, or
    "par. 3"), or how the text's own reference system calls it. Without a style or a format all four styles are printed.
    """
    from edition.building.cataloguing import Order  # noqa: PLC0415 - what a wrong option need not wait for
    from edition.building.releasing import shelf  # noqa: PLC0415 - as above

    if style and form:
        raise click.UsageError("--style and --format do not go together")
    with shelf(Order(source, jobs=1)) as found:
        if freeze:
            return _freeze(found, source)
        record = _record(found, wanted)
        if not (record.address or form) and wanted:  # a reader may add the rest; a program may not
            record = replace(record, address=_near(found, wanted))
        click.echo(_said(record, style, form), nl=False)
    return 0


def _record(found: Shelf, wanted: str) -> Record:
    from edition.citing.record import of_passage, of_text  # noqa: PLC0415 - as above

    text_id, hash_, passage = wanted.partition("#")
    if not text_id:
        record = found.edition()
        if not record.title:
            raise SourceError(
                "the edition has no title by which it could be cited", f"put one in {SETTINGS}: title = …"
            )
        return record
    text = found.text(text_id)
    if text is None:
        raise _no_text(found, text_id)
    record = of_text(text.info, text.bibliography, found.survey.project)
    if not hash_:
        return record
    project = found.survey.project
    return of_passage(record, _passage(text, passage, project.releases.of(text_id)), text_id, project)


def _near(found: Shelf, wanted: str) -> str:
    """The address from the site's root, of an edition that says no other."""
    from edition.addresses import text_page  # noqa: PLC0415 - as above

    text_id, _, passage = wanted.partition("#")
    text = found.text(text_id)
    anchor = _passage(text, passage, found.survey.project.releases.of(text_id)).id if text and passage else ""
    return text_page(text_id, anchor)


def _no_text(found: Shelf, wanted: str) -> SourceError:
    from edition.spelling import hint  # noqa: PLC0415 - as above

    known = [info.id for info in found.infos()]
    return SourceError(f"there is no text “{wanted}”", hint(wanted, known, "texts: " + ", ".join(known[:10])))


def _passage(text: Text, wanted: str, released: tuple[Released, ...]) -> Passage:
    """By its id, by its reference, by what it is called; an id of an earlier release is that of the passage that has it now."""
    from edition.reading.succeeding import Successors  # noqa: PLC0415 - as above

    ids = {one.id: one for one in text.passages}
    if released and wanted not in ids:
        wanted = Successors(released, text.passages, text.streams).kept.get(wanted, wanted)
    folded = " ".join(wanted.split()).casefold()
    called = (one for one in text.passages if folded and _is_called(one.reference.casefold(), folded))
    return ids.get(wanted) or next(called, None) or _counted(text, wanted, folded)


def _counted(text: Text, wanted: str, folded: str) -> Passage:
    """By its number, with or without what it counts; a bare number is that of what has bare numbers on the page, if it can be."""
    from edition.citing.passages import bare, called  # noqa: PLC0415 - as above

    named = {one: called(one.element) for one in text.passages if one.number}
    found = [one for one, sort in named.items() if folded == f"{sort} {one.number}".casefold()]
    numbered = [one for one in named if folded and folded == one.number.casefold()]
    found = found or [one for one in numbered if named[one] in bare(text.passages)] or numbered
    if len(found) == 1:
        return found[0]
    if found:
        some = ", ".join(f"{named[one]} {one.number} ({one.id})" for one in found[:_SOME])
        raise SourceError(
            f"“{wanted}” may be {len(found):,} passages of “{text.info.id}”: {some}",
            "say which: as it is called here, or by its id",
        )
    raise SourceError(
        f"the text “{text.info.id}” has no passage “{wanted}”",
        "give the id after # in the address of the passage, or its number: 'par. 3', 'heading 2'",
    )


def _is_called(reference: str, wanted: str) -> bool:
    """Whether that is the reference, in full or in short: ``1.3`` for ``book 1, chapter 3``."""
    short = ".".join(part.rpartition(" ")[2] for part in reference.split(", "))
    return wanted in (reference, short) or reference.endswith(f", {wanted}") or short.endswith(f".{wanted}")


def _said(record: Record, style: str, form: str) -> str:
    from edition.citing.formats import FORMATS  # noqa: PLC0415 - as above
    from edition.citing.phrases import plain  # noqa: PLC0415 - as above
    from edition.citing.styles import NAMES, STYLES  # noqa: PLC0415 - as above

    if form:
        return FORMATS[form](record)
    if style:
        return plain(STYLES[style](record)) + "\n"
    return "\n".join(f"{NAMES[name]}\n    {plain(write(record))}\n" for name, write in STYLES.items())


def _freeze(found: Shelf, source: Path) -> int:
    from edition.releases import written  # noqa: PLC0415 - as above

    folder = source if source.is_dir() else source.parent
    before = {
        text: {one.id for one in found.survey.project.releases.of(text)}
        for text in found.survey.project.releases.tables
    }
    rows = list(found.released())
    if found.left_out:
        return _refused(found, source)
    known = sum(map(len, before.values()))
    _write(folder / FILE, written(rows))
    texts = len({row.text for row in rows})
    version = found.survey.project.edition_version
    click.echo(
        f"{len(rows):,} passages of {texts:,} texts in {folder / FILE}, {len(rows) - known:,} of them new", err=True
    )
    click.echo(f"version {version}: raise edition_version in {SETTINGS} with the next release", err=True)
    return 0


def _refused(found: Shelf, source: Path) -> int:
    """Say which files could not be read: a release that lacks them would be no release of the edition."""
    from edition.checking.reports import Report  # noqa: PLC0415 - as above
    from edition.cli.telling import base_of, tell  # noqa: PLC0415 - as above

    problems = tuple(dict.fromkeys(found.left_out))
    tell(Report(problems, found.survey.counts, base=base_of(source)), "text", 0)
    files = len({problem.place.path for problem in problems if problem.place})
    click.echo(f"nothing was frozen: {files:,} {'file' if files == 1 else 'files'} could not be read", err=True)
    return 1


def _write(path: Path, data: bytes) -> None:
    """The whole file or the old one."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
        os.replace(beside, path)  # noqa: PTH105 - the name of the system call that is atomic
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputError(f"{path} cannot be written: {error.strerror}") from error
