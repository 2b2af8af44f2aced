"""Small editions in which something is wrong, checked for some slugs."""

from __future__ import annotations

from pathlib import Path

from edition.building.cataloguing import Order
from edition.building.validating import validated
from edition.model import Problem

NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"'


def tei(body: str, header: str = "", attributes: str = "") -> str:
    """A TEI document, its body on the second line."""
    return f"<TEI {NAMESPACE}{attributes}><teiHeader>{header}</teiHeader><text><body>\n{body}\n</body></text></TEI>"


def checked(folder: Path, wanted: str, **files: str) -> list[Problem]:
    """What a check for these slugs (blanks between) finds in files ``name.xml``; ``__`` in a name is a folder."""
    for name, content in files.items():
        path = folder / f"{name.replace('__', '/')}.xml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return list(validated(Order(folder, jobs=1, wanted=frozenset(wanted.split()))).problems)


def places(problems: list[Problem]) -> list[tuple[str, str, int, int, int]]:
    """Slug, path, line, column and end column of each."""
    return [
        (p.slug, p.place.path, p.place.line, p.place.column, p.place.end_column)
        for p in problems
        if p.place is not None
    ]


def fixed(problems: list[Problem], folder: Path) -> dict[str, str]:
    """The files as the sure fixes would leave them, by name; edits are checked against the characters that stand there."""
    edits = [edit for p in problems for fix in p.fixes if fix.sure for edit in fix.edits]
    found: dict[str, str] = {}
    for edit in sorted(edits, key=lambda edit: (edit.place.line, edit.place.column), reverse=True):
        path, place = edit.place.path, edit.place
        lines = found.get(path, (folder / path).read_text(encoding="utf-8")).split("\n")
        line = lines[place.line - 1]
        assert line[place.column - 1 : place.end_column - 1] == edit.old
        lines[place.line - 1] = line[: place.column - 1] + edit.new + line[place.end_column - 1 :]
        found[path] = "\n".join(lines)
    return found
