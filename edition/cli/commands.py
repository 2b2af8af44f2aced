"""The group of commands, and what becomes of errors."""

from __future__ import annotations

import importlib
import os
import re
import sys
from typing import Any

import click

from edition import __version__
from edition.errors import EditionError
from edition.spelling import nearest

_OUT_OF_DISK = re.compile("full|disk|unable to open|readonly")
_REPORT = "this is a fault of the toolkit: please report it; EDITION_DEBUG=1 shows more"
COMMANDS = {
    "init": ("edition.cli.init", "Begin an edition that builds at once."),
    "encode": ("edition.cli.encode", "Texts, Markdown and DOCX to draft TEI."),
    "tag": ("edition.cli.tag", "Propose names and quotations; write what you accept."),
    "validate": ("edition.cli.validate", "Check texts: form, pointers, grammar."),
    "build": ("edition.cli.build", "Build a site from a folder of TEI, or from one file."),
    "serve": ("edition.cli.serve", "Show the edition in a browser while you write."),
    "index": ("edition.cli.index", "Print an index as CSV."),
    "cite": ("edition.cli.cite", "Say how the edition, a text or a passage is cited."),
    "collate": ("edition.cli.collate", "Witnesses to one text with a critical apparatus."),
    "reconcile": ("edition.cli.reconcile", "Registers and authority files: out, and back in."),
    "check": ("edition.cli.check", "Check a built site: links, rows, pages, checksums."),
    "explain": ("edition.cli.explain", "Say what a problem means and what to do."),
    "schema": ("edition.cli.schema", "Ask schemas: are they right, do they differ."),
}
"""TABLE of commands: the module of each, imported when it is called, and what the help of ``edition`` says of it."""


_WORKING_FILES = "free some space in the folder for temporary files, or name another one with --cache or TMPDIR"


class Commands(click.Group):
    """Loads a command when it is needed, and knows what was meant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, _ = COMMANDS[cmd_name]
        return getattr(importlib.import_module(module), "command")  # type: ignore[no-any-return]  # noqa: B009

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by the table: none is imported to say what it is."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, said) for name, (_, said) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a guess."""
        if args and args[0] not in COMMANDS and (near := nearest(args[0], COMMANDS)):
            raise click.UsageError(f"there is no command “{args[0]}”; did you mean “{near}”?", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="edition")
def commands() -> None:
    """From a folder of TEI-XML to a browsable, citable edition: HTML, plain text, CSV.

    Exit codes: 0 done; 1 done, and there are errors in the texts; 2 could not be done; 130 interrupted.
    """


def run(args: list[str] | None) -> int:
    """Run the command line; the exit code. Raises ``KeyboardInterrupt`` and ``BrokenPipeError``, which are no errors."""
    try:
        code: Any = commands.main(args=args, prog_name="edition", standalone_mode=False)
    except click.exceptions.Exit as end:
        return end.exit_code
    except SystemExit:  # click's answer to a closed pipe
        raise BrokenPipeError from None
    except click.Abort:
        raise KeyboardInterrupt from None
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told in words
        return _answer(error)
    return code if isinstance(code, int) else 0


def _answer(error: Exception) -> int:
    """Say what could not be done; a fault of ours is said to be one, and never shown as a traceback."""
    if isinstance(error, click.ClickException):
        error.show()
        return 2
    if isinstance(error, EditionError):
        return _told(error.message, error.hint, error.exit_code)
    if isinstance(error, MemoryError):
        return _told(
            "this needs more memory than there is", "lower the limits in edition.toml: they say which text it is", 2
        )
    if isinstance(error, OSError):
        return _told(f"{error.filename or 'the system'}: {error.strerror or error}", "", 2)
    if type(error).__name__ == "OperationalError" and _OUT_OF_DISK.search(str(error)):
        return _told(f"the working files could not be written: {error}", _WORKING_FILES, 2)
    if os.environ.get("EDITION_DEBUG"):
        raise error
    return _told(f"internal error: {type(error).__name__}: {error}", _REPORT, 2)


def _told(message: str, hint: str, code: int) -> int:
    from edition.checking.reports import columns  # noqa: PLC0415 - a tenth of a second, and mostly all goes well

    for words in (f"edition: {message}", f"hint: {hint}" if hint else ""):
        if words:  # names of files and schemas may hold what a terminal would obey
            click.echo("\n".join(map(columns.shown, words.split("\n"))), err=True, color=None)
    sys.stderr.flush()
    return code
