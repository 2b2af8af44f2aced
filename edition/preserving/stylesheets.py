"""What a stylesheet, or a value in CSS, loads (CSS Syntax Level 3; ``image-set`` of CSS Images Level 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t]?|\\([g-zG-Z@(:/.])")
_CSS = re.compile(
    r"@import\s*+(?:url\(\s*+)?[\"']?([^\"')\s;]++)|(?:url|src)\(\s*+(?:\"([^\"\n]*+)|'([^'\n]*+)|([^()\"'\s]*+))",
    re.IGNORECASE,
)
_SET = re.compile(r"image-set\(((?:[^()\"']++|\"[^\"]*+\"|'[^']*+'|\([^()]*+\))*+)", re.IGNORECASE)
_IN_SET = re.compile(r"type\([^()]*+\)|(?<!\w)\w++\([^()]*+\)|\"([^\"]*+)\"|'([^']*+)'", re.IGNORECASE)


def loaded(text: str) -> Iterator[tuple[str, int]]:
    """What a stylesheet loads, and in which line that stands, from 1."""
    bare = _ESCAPE.sub(_letter, _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text))
    for found in _CSS.finditer(bare):
        yield _first(found), bare.count("\n", 0, found.start()) + 1
    for some in _SET.finditer(bare):
        for found in _IN_SET.finditer(some[1]):
            if found.lastindex:
                yield _first(found), bare.count("\n", 0, some.start()) + 1


def _first(found: re.Match[str]) -> str:
    return next((group for group in found.groups() if group is not None), "")


def _letter(escape: re.Match[str]) -> str:
    r"""What an escape stands for where it may write an address or a keyword otherwise: ``\75rl``; else itself."""
    letter = chr(int(escape[1], 16)) if escape[1] and int(escape[1], 16) < 0x7F else escape[2] or ""
    return letter if re.fullmatch(r"[\w@(:/.\-]", letter) else escape[0]
