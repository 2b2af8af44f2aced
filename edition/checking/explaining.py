"""What each problem means and what to do about it: the page docs/problems.md, as it stands and as a terminal shows it."""

from __future__ import annotations

import re
from functools import cache

from edition.errors import EditionError
from edition.project import problem_pages

_HEADING = re.compile(r"^## (?P<slug>[a-z0-9-]+)\n", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_MARKS = re.compile(r"[`*]")
_SEVERITY = re.compile(r"^Severity: .*?\n\n+", re.DOTALL)
_SENTENCE = re.compile(r"(.+?[.:])(?:\s|$)", re.DOTALL)


@cache
def markdown() -> dict[str, str]:
    """What the page says of each problem, by slug, in the order of the page."""
    page = problem_pages()
    try:
        text = page.read_text(encoding="utf-8")
    except OSError as error:
        raise EditionError(f"{page} cannot be read: {error.strerror}", "install the toolkit again") from error
    _, *parts = _HEADING.split(text)
    return {slug: part.strip() for slug, part in zip(parts[::2], parts[1::2], strict=True)}


def paragraphs() -> dict[str, str]:
    """The same in plain words without Markdown."""
    return {slug: _plain(part) for slug, part in markdown().items()}


def headline(slug: str) -> str:
    """The first sentence about a problem, on one line; '' for what the page does not know."""
    told = _SEVERITY.sub("", _plain(markdown().get(slug, "")))
    found = _SENTENCE.match(told)
    return " ".join(found[1].split()).rstrip(":") if found else ""


def _plain(markdown: str) -> str:
    """Markdown as words: links and marks go; what is indented is an example and stays as it is."""
    return "\n".join(line if line.startswith("    ") else _in_words(line) for line in markdown.split("\n"))


def _in_words(line: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1", line))
