"""Promise 2, every row resolves: every address reaches its page and the id in it; pages need nobody else."""

from __future__ import annotations

from tests.promises import checks_pages
from tests.promises.building import Subject


def test_every_row_leads_to_an_id(subject: Subject) -> None:
    assert checks_pages.check_fragments(subject.site, subject.truth)[:20] == []


def test_every_link_of_every_page_resolves(subject: Subject) -> None:
    assert checks_pages.check_links(subject.site, subject.truth)[:20] == []


def test_pages_fetch_nothing_and_run_nothing(subject: Subject) -> None:
    assert checks_pages.check_alone(subject.site, subject.truth)[:20] == []


def test_browsers_build_the_tree_that_was_written(subject: Subject) -> None:
    assert checks_pages.check_html_form(subject.site, subject.truth)[:20] == []
