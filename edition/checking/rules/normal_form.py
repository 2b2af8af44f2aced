"""Characters in two spellings: what is not in Unicode's normal form C (UAX 15; Character Model for the WWW, section 2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from posixpath import commonprefix

from edition.checking.rules.sheet import Sheet
from edition.checking.rules.writing import Stretch, Writing, writings
from edition.model import Edit, Fix, Problem
from edition.tei import piled_up

_CLUSTER = re.compile("[^\x00-\x7f]+")
"""What may have to change stands in runs of non-ASCII characters, and in a letter before them."""
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_KEPT = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")
"""Ideographs for compatibility: whoever wrote one wanted this shape, and the normal form would lose it."""


def check(sheet: Sheet) -> Iterator[Problem]:
    """Files with characters that are composed otherwise than everywhere else, told once a file."""
    for writing in writings(sheet.document):
        if (
            not writing.data.isascii()
            and not piled_up(writing.text)
            and not unicodedata.is_normalized("NFC", writing.text)
        ):
            found = list(writing.stretches(_decomposed(writing.text)))
            if found:
                yield _problem(writing, found)


def _decomposed(text: str) -> Iterator[tuple[int, int]]:
    """The stretches that the normal form would change, as short as can be."""
    for match in _CLUSTER.finditer(text):
        begin, end = match.span()
        if begin and text[begin - 1] in _LETTERS:
            begin -= 1
        old = text[begin:end]
        if not unicodedata.is_normalized("NFC", old) and not _KEPT.search(old):
            before, after = _same(old)
            yield begin + before, end - after


def _same(old: str) -> tuple[int, int]:
    """How many characters at the beginning and at the end the normal form leaves as they are."""
    new = unicodedata.normalize("NFC", old)
    before = len(commonprefix((old, new)))
    after = min(len(commonprefix((old[::-1], new[::-1]))), min(len(old), len(new)) - before)
    inner = unicodedata.normalize("NFC", old[before : len(old) - after])
    return (before, after) if inner == new[before : len(new) - after] else (0, 0)


def _problem(writing: Writing, found: list[Stretch]) -> Problem:
    first, new = found[0].text, unicodedata.normalize("NFC", found[0].text)
    codes = " ".join(f"U+{ord(char):04X}" for char in first[:4]) + (" …" if len(first) > 4 else "")
    times = f" ({len(found)} places in this file)" if len(found) > 1 else ""
    message = f"“{new}” is written as {codes}, which is not its normal form (NFC): searches for it may miss it{times}"
    edits = tuple(edit for stretch in found for edit in _edits(writing, stretch))
    fix = Fix("write the file in normal form C", edits, sure=True)
    return writing.problem(
        "not-nfc", message, found[0], hint="let --fix write them as one character each", fixes=(fix,)
    )


def _edits(writing: Writing, stretch: Stretch) -> tuple[Edit, ...]:
    return writing.edits([stretch], unicodedata.normalize("NFC", stretch.text))
