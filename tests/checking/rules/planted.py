"""Planted faults: small editions in which ``⟦…⟧`` marks what is wrong, put to the rule that looks for a slug."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from edition.checking.rules.sheet import Sheet
from edition.checking.rules.table import EDITION_RULES, FILE_RULES, loaded
from edition.checking.rules.whole import Whole
from edition.model import Edit, Place, Problem
from edition.project import Project
from edition.reading.parsing import parse

SHELL = '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<teiHeader>{}</teiHeader>\n<text><body>\n{}\n</body></text></TEI>'


def tei(body: str = "<p>Fog.</p>", header: str = "") -> str:
    """A text around the content of its body and of its header."""
    return SHELL.format(header, body)


def told(slug: str, files: str | Mapping[str, str], **settings: Any) -> list[Problem]:
    """What the rule of a slug finds in one file, or in several by their paths, ordered by place."""
    sources = {"a.xml": files} if isinstance(files, str) else files
    data = {path: source.replace("⟦", "").replace("⟧", "").encode() for path, source in sources.items()}
    sheets = {path: Sheet(parse(path, content)) for path, content in data.items()}
    found: list[Problem] = []
    for rule in FILE_RULES:
        if slug in rule.slugs.split():
            found += [p for sheet in sheets.values() for p in loaded(rule.module).check(sheet)]
    for rule in EDITION_RULES:
        if slug in rule.slugs.split():
            values = [
                (path, v) for path, sheet in sheets.items() if (v := loaded(rule.module).collect(sheet)) is not None
            ]
            whole = Whole(
                lambda _, known=values: iter(known),
                data.__getitem__,
                frozenset({slug}),
                exists=data.__contains__,
                project=Project(**settings),
            )
            found += loaded(rule.module).judge(whole)
    return sorted((p for p in found if p.slug == slug), key=lambda p: (p.place.path, p.place.line, p.place.column))


def marked(path: str, source: str) -> Iterator[Place]:
    """The places that are marked in a file, with their ends."""
    text, *pieces = source.split("⟦")
    for piece in pieces:
        inside, _, after = piece.partition("⟧")
        begin, end = text, text + inside
        yield Place(path, *_position(begin), *_position(end))
        text = end + after


def _position(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def assert_planted(slug: str, files: str | Mapping[str, str], **settings: Any) -> list[Problem]:
    """The rule finds what is marked, exactly there, and nothing else. Returns what it said."""
    sources = {"a.xml": files} if isinstance(files, str) else files
    problems = told(slug, sources, **settings)
    assert [p.place for p in problems] == [place for path in sorted(sources) for place in marked(path, sources[path])]
    return problems


def mended(source: str, problem: Problem, fix: int = 0) -> str:
    """A file with a fix of a problem made; that ``old`` stands where it says is asserted."""
    text = source.replace("⟦", "").replace("⟧", "")
    for edit in sorted(problem.fixes[fix].edits, key=lambda e: (e.place.line, e.place.column), reverse=True):
        begin, end = _offsets(text, edit)
        assert text[begin:end] == edit.old
        text = text[:begin] + edit.new + text[end:]
    return text


def _offsets(text: str, edit: Edit) -> tuple[int, int]:
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    place = edit.place
    return starts[place.line - 1] + place.column - 1, starts[place.end_line - 1] + place.end_column - 1
