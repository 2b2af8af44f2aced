"""Promise 6, sources are sacred: no file is written, changed, touched or added."""

from __future__ import annotations

from tests.promises import trees
from tests.promises.building import Subject


def test_sources_are_as_they_were(subject: Subject) -> None:
    assert trees.changed(subject.before, subject.after) == []
