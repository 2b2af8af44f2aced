"""Promise 1, nothing is lost: text files and pages have exactly the characters of the sources."""

from __future__ import annotations

from tests.promises import checks
from tests.promises.building import Subject


def test_streams_are_the_source_character_by_character(subject: Subject) -> None:
    assert checks.check_streams(subject.site, subject.truth)[:20] == []


def test_pages_say_the_same(subject: Subject) -> None:
    assert checks.check_html_streams(subject.site, subject.truth)[:20] == []
