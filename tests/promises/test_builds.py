"""Every collection builds: exit code 0 or 1 as its problems say, no traceback, every text there, broken files named."""

from __future__ import annotations

from tests.promises import checks
from tests.promises.building import Subject


def test_ends_with_0_or_1_and_no_traceback(subject: Subject) -> None:
    assert "Traceback" not in subject.messages
    assert subject.code in (0, 1), subject.messages[-2000:]


def test_exit_code_says_whether_there_are_errors(subject: Subject) -> None:
    assert subject.code == int(any(p["severity"] == "error" for p in subject.site.problems))


def test_every_text_is_listed_and_has_its_page(subject: Subject) -> None:
    assert checks.check_texts(subject.site, subject.truth) == []


def test_every_broken_file_is_named(subject: Subject) -> None:
    assert checks.check_malformed(subject.site, subject.truth) == []


def test_tables_have_their_form(subject: Subject) -> None:
    assert checks.check_tables(subject.site, subject.truth)[:20] == []
