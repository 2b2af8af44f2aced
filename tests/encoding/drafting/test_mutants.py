"""Each way in which a draft could lose, double or change a letter is noticed before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from edition.encoding.drafting import boilerplate, dividing, drafting, tops
from edition.encoding.drafting.account import Unbalanced
from edition.encoding.drafting.pieces import Words
from edition.encoding.drafting.scribe import Scribe
from edition.encoding.drafting.writing import Writer
from tests.encoding.drafting.drafts import of_text

TEXT = "The Lamp\n\nBy Edda Thorne\n\nIt costs \\$5 & more.\n\n- one\n- two\n\nIt was lit, and nobody came.\n\nShare this article\n"
Mutant = Callable[[pytest.MonkeyPatch], None]


def drops_a_slice(patch: pytest.MonkeyPatch) -> None:
    piece = Writer._piece
    patch.setattr(Writer, "_piece", lambda self, one: "" if len(self.written) == 4 else piece(self, one))


def writes_another_letter(patch: pytest.MonkeyPatch) -> None:
    piece = Writer._piece
    patch.setattr(Writer, "_piece", lambda self, one: piece(self, one).replace("lit", "Lit"))


def swaps_two_words(patch: pytest.MonkeyPatch) -> None:
    piece = Writer._piece
    patch.setattr(Writer, "_piece", lambda self, one: piece(self, one).replace("lit, and", "and lit,"))


def writes_a_word_of_its_own(patch: pytest.MonkeyPatch) -> None:
    lines = Writer.lines
    patch.setattr(
        Writer, "lines", lambda self, e, d=0: (line.replace("</p>", " more</p>") for line in lines(self, e, d))
    )


def shifts_a_slice(patch: pytest.MonkeyPatch) -> None:
    words = Scribe.words
    shift = lambda one: Words(one.start + 1, one.end) if isinstance(one, Words) and one.end - one.start > 20 else one  # noqa: E731
    patch.setattr(Scribe, "words", lambda self, *a, **k: tuple(map(shift, words(self, *a, **k))))


def forgets_an_entry(patch: pytest.MonkeyPatch) -> None:
    log = Scribe.log
    patch.setattr(Scribe, "log", lambda self, entry: None if entry.kind == "escape" else log(self, entry))


def drops_a_block(patch: pytest.MonkeyPatch) -> None:
    divided = dividing.divided
    patch.setattr(drafting.dividing, "divided", lambda blocks: divided(blocks)[:-1])


def takes_the_top_twice(patch: pytest.MonkeyPatch) -> None:
    top = tops.top
    patch.setattr(drafting.tops, "top", lambda *a: __import__("dataclasses").replace(top(*a), taken=1))


def forgets_what_is_apart(patch: pytest.MonkeyPatch) -> None:
    apart: Any = boilerplate.set_apart
    patch.setattr(drafting.boilerplate, "set_apart", lambda *a: apart(*a)._replace(behind=()))


MUTANTS: tuple[Mutant, ...] = (
    drops_a_slice,
    writes_another_letter,
    swaps_two_words,
    writes_a_word_of_its_own,
    shifts_a_slice,
    forgets_an_entry,
    drops_a_block,
    takes_the_top_twice,
    forgets_what_is_apart,
)


def test_the_text_is_encoded_without_them() -> None:
    assert of_text(TEXT).facts.author == "Edda Thorne"


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_a_mutant_is_caught(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    mutant(monkeypatch)
    with pytest.raises(Unbalanced):
        of_text(TEXT)
