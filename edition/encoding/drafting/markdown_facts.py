"""The front matter of a text in Markdown: lines between ``---`` that say who wrote it, and when."""

from __future__ import annotations

import re

from edition.encoding.drafting.markdown_lines import Lines
from edition.encoding.drafting.pieces import Entry

_RULE = re.compile(r"---\s*")
_END = re.compile(r"(?:---|\.\.\.)\s*")
_LINE = re.compile(r"(?P<key>[A-Za-z_][\w \-]*?)\s*:(?:\s+(?P<value>.*?))?\s*")
_MORE = re.compile(r"\s*-\s+(?P<value>.+?)\s*|\s+\S.*|#.*|\s*")
_MEANT = {
    "title": "title", "author": "author", "authors": "author", "by": "author", "date": "date", "lang": "lang", "language": "lang",
    "source": "source", "url": "source", "licence": "licence", "license": "licence", "rights": "licence", "editor": "editor",
}  # fmt: skip
"""TABLE of keys that the header of a draft has a place for."""
_MOST = 100
"""Lines of a front matter."""


def front_matter(lines: Lines) -> tuple[tuple[tuple[str, str], ...], list[Entry], int]:
    """The facts of a front matter, what the log says of it, and the number of the first line behind it.

    It is read as far as its lines are ``key: value``, with lists below a key; what else YAML has is left in the log.
    """
    texts = [lines.text[line.start : line.end] for line in lines.of(0, _MOST)]
    end = next((n for n, text in enumerate(texts) if n and _END.fullmatch(text)), 0)
    inside = texts[1:end]
    if (
        not end
        or not _RULE.fullmatch(texts[0])
        or not all(map(_is_one, inside))
        or not any(map(_LINE.fullmatch, inside))
    ):
        return (), [], 0
    facts: dict[str, list[str]] = {}
    key = ""
    for text in inside:
        if match := _LINE.fullmatch(text):
            key = _MEANT.get(match["key"].strip().lower(), "")
            _add(facts, key, match["value"] or "")
        elif (more := _MORE.fullmatch(text)) and more["value"]:
            _add(facts, key, more["value"])
    entries = [_entry(lines, n, texts[n]) for n in range(end + 1) if texts[n].strip()]
    return tuple((name, " and ".join(values)) for name, values in facts.items()), entries, end + 1


def _is_one(text: str) -> bool:
    return bool(_LINE.fullmatch(text) or _MORE.fullmatch(text))


def _add(facts: dict[str, list[str]], key: str, value: str) -> None:
    bare = value.strip()
    if bare[:1] == "[" and bare[-1:] == "]":
        for one in bare[1:-1].split(","):
            _add(facts, key, one)
    elif key and (words := _unquoted(bare)):
        facts.setdefault(key, []).append(words)


def _unquoted(words: str) -> str:
    return words[1:-1] if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'" else words


def _entry(lines: Lines, number: int, text: str) -> Entry:
    line = lines.lines[number]
    bare = text.strip()
    start = line.start + len(text) - len(text.lstrip())
    match = _LINE.fullmatch(text)
    known = _MEANT.get(match["key"].strip().lower()) if match else None
    return Entry(
        "front-matter", start, start + len(bare), "<teiHeader>" if known else "", "" if known else "left out", "moved"
    )
