"""``edition check``: whether a built site will last, and its seal."""

from __future__ import annotations

import contextlib
from pathlib import Path

import click

from edition.checking.reports import Report, summary
from edition.cli.progress import Bar
from edition.cli.telling import exit_code, reporting, tell
from edition.model import Severity
from edition.preserving.inspecting import Findings, Wish, inspected


@click.command("check", short_help="Check a built site: links, rows, pages, checksums.")
@click.argument("folder", metavar="[DIR]", default="site", type=click.Path(path_type=Path))
@click.option("--seal", is_flag=True, help="Add the report and the checksums to the site, where no error was found.")
@click.option("--no-browser", is_flag=True, help="Do not open pages in a browser.")
@reporting
def command(folder: Path, seal: bool, no_browser: bool, form: str, most: int, fail_on: Severity) -> int:
    """Check the site that edition build made in DIR (default: site), and write nothing, except with --seal.

    Links, rows of tables, HTML, what pages load, whether all works from a disk and without JavaScript, checksums. The Nu Html
    Checker and Chromium are asked where they are here; it is said when they are not.
    """
    with Bar() as bar:
        found = inspected(Wish(folder, not no_browser, bar.show))
    report = Report(tuple(found.problems), {}, base=str(folder), fail_on=fail_on)
    tell(report, form, most)
    code = exit_code(found.problems, fail_on)
    words = _sealed(found, code) if seal else "sealed" if found.is_sealed else ""
    with contextlib.suppress(OSError):
        click.echo(_closing(found, words), err=True)
    return code


def _sealed(found: Findings, code: int) -> str:
    if code:
        return "not sealed: first mend what is wrong"
    from edition.preserving.sealing import seal  # noqa: PLC0415 - only who seals writes

    return "sealed" if seal(found) else "sealed already"


def _closing(found: Findings, sealed: str) -> str:
    counts = found.counts
    lines = [f"{name} {said}" for name, said in found.judges.items()]
    if found.foreign:
        lines.append(f"files that no build made: {len(found.foreign):,}")
    if found.unread:
        lines.append(f"files too large to be looked into: {', '.join(found.unread)}")
    looked = f"{len(found.site.files):,} files, {counts['pages']:,} pages, {counts['rows']:,} rows"
    said = f"checked: {looked}; {summary(found.problems)}"
    return "\n".join([*lines, f"{said}; {sealed}" if sealed else said])
