"""Promise 2, every row resolves: offsets of every row cut its very surface out of the stream's file."""

from __future__ import annotations

from tests.promises import checks
from tests.promises.building import Subject


def test_every_slice_is_its_surface(subject: Subject) -> None:
    assert checks.check_slices(subject.site, subject.truth)[:20] == []


def test_fragments_make_the_whole(subject: Subject) -> None:
    assert checks.check_wholes(subject.site, subject.truth)[:20] == []


def test_counts_count_what_they_say(subject: Subject) -> None:
    assert checks.check_entities(subject.site, subject.truth)[:20] == []
