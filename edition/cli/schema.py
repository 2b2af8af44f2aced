"""``edition schema``: questions to RELAX NG schemas themselves."""

from __future__ import annotations

from pathlib import Path

import click

from edition.errors import EditionError, SettingsError
from edition.project import shelf

_SCHEMA = click.Path(path_type=Path)


@click.group("schema", short_help="Ask schemas: are they right, do they differ.")
def command() -> None:
    """Questions to RELAX NG schemas (.rng, .rnc); ours is tei-edition.rng."""


@command.command("check", short_help="Whether a schema is right.")
@click.argument("schema", type=_SCHEMA)
def check(schema: Path) -> int:
    """Whether SCHEMA, with all that it brings in, is a RELAX NG schema that can be used."""
    from edition.checking.relaxng.schema import load  # noqa: PLC0415 - the help is told without it

    found = load(_file(schema))
    click.echo(f"{schema}: right; {len(found.bodies):,} elements")
    return 0


@command.command("compare", short_help="Whether two schemas admit the same texts.")
@click.argument("one", type=_SCHEMA)
@click.argument("other", type=_SCHEMA)
def compare(one: Path, other: Path) -> int:
    """Whether the schemas ONE and OTHER admit the same texts, or one of them all that the other admits.

    Exit code 0: the same texts; 1: they differ, and it is said where.
    """
    from edition.checking.relaxng.comparing import difference_of  # noqa: PLC0415
    from edition.checking.relaxng.schema import load  # noqa: PLC0415

    first, second = load(_file(one)), load(_file(other))
    sides = ((one, other, difference_of(first, second)), (other, one, difference_of(second, first)))
    if not any(found for _, _, found in sides):
        click.echo(f"{one} and {other} admit the same texts")
        return 0
    for narrow, wide, found in sides:
        if found is None:
            click.echo(f"all that {narrow} admits, {wide} admits as well")
        else:
            where = f"in {'/'.join(found.path)}: " if found.path else ""
            click.echo(f"{narrow} admits what {wide} does not: {where}{found.what}")
    return 1


def _file(path: Path) -> Path:
    if path.suffix not in (".rng", ".rnc"):
        raise SettingsError(f"{path} is no RELAX NG schema: its name does not end in .rng or .rnc")
    ours = next((folder / path.name for folder in shelf("schema") if (folder / path.name).is_file()), None)
    if path.is_file() or ours is None or path.name != str(path):
        if not path.is_file():
            raise EditionError(f"there is no schema {path}", "name a file, or tei-edition.rng, which is ours")
        return path
    return ours
