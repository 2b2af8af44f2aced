"""Promise 1, nothing is lost: what the search looks through is the text that the plain texts and the pages have."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.promises import checks_search
from tests.promises.building import Builds, Subject
from tests.promises.site import Site


def test_search_has_the_words_of_the_plain_texts(subject: Subject) -> None:
    assert checks_search.check_search_words(subject.site, subject.truth)[:20] == []


def test_search_finds_every_word_as_often_as_it_stands_there(subject: Subject) -> None:
    assert checks_search.check_search_counts(subject.site, subject.truth)[:20] == []


def _rewrite(file: Path, content: str) -> None:
    file.unlink()
    file.write_text(content, encoding="utf-8")


def _in_part(root: Path) -> Path:
    return max((root / "search" / "texts").glob("*.js"), key=lambda file: (file.stat().st_size, file.name))


def a_character_dropped(root: Path) -> None:
    file = _in_part(root)
    _rewrite(file, re.sub(r'("t":"[^"]{20}.*?\w)\w', r"\1", file.read_text(encoding="utf-8"), count=1))


def a_part_gone(root: Path) -> None:
    _in_part(root).unlink()


def a_word_unlisted(root: Path) -> None:
    file = max((root / "search" / "words").glob("*.js"), key=lambda file: (file.stat().st_size, file.name))
    _rewrite(file, re.sub(r"\\n\w+\\t[\w-]+\\n", r"\\n", file.read_text(encoding="utf-8"), count=1))


def a_word_of_another_spelling(root: Path) -> None:
    file = max((root / "search" / "words").glob("*.js"), key=lambda file: (file.stat().st_size, file.name))
    _rewrite(file, re.sub(r"\\n(\w+)\\t", r"\\n\1x\\t", file.read_text(encoding="utf-8"), count=1))


MUTANTS: dict[Callable[[Path], None], str] = {
    a_character_dropped: "words",
    a_part_gone: "words",
    a_word_unlisted: "counts",
    a_word_of_another_spelling: "counts",
}


@pytest.mark.parametrize("damage", MUTANTS, ids=lambda damage: damage.__name__)
def test_mutant_is_caught(damage: Callable[[Path], None], builds: Builds, tmp_path: Path) -> None:
    subject = builds.subject("texts")
    shutil.copytree(subject.output, tmp_path / "site", copy_function=os.link)
    damage(tmp_path / "site")
    check = getattr(checks_search, f"check_search_{MUTANTS[damage]}")
    assert check(subject.site, subject.truth) == []
    assert check(Site(tmp_path / "site"), subject.truth)
