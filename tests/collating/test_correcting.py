"""``edition/collating/correcting.py``: what an editor says is done, and what does not fit is told."""

from __future__ import annotations

import pytest

from edition.collating.collation import Collation, Wish
from edition.collating.correcting import read
from edition.errors import SettingsError
from tests.collating.writing_by_hand import collation, short

ONE, OTHER = "He has passed all his life on board a vessel there.", "He is as silent as any Turk in all his life there."


def corrected(toml: str, one: str = ONE, other: str = OTHER) -> Collation:
    return collation(Wish(corrections=read("c.toml", toml.encode()), path="c.toml"), A=one, B=other)


def text(found: Collation) -> str:
    return short(found.data.decode())


def test_words_are_aligned_by_hand() -> None:
    found = corrected('[[align]]\nA = "a [vessel]"\nB = "any [Turk]"\n', ONE, "He is as silent as any Turk there.")
    assert "{A:vessel|B:Turk}" in text(found)
    assert found.problems == ()


def test_words_that_were_aligned_are_put_apart() -> None:
    assert "a {A:grey|B:gray} day" in text(collation(A="a grey day", B="a gray day"))
    found = corrected('[[apart]]\nA = "[grey]"\nB = "[gray]"\n[[split]]\nB = "[gray]"\n', "a grey day", "a gray day")
    assert found.problems == ()
    assert "<p>a {A:grey|B:}{A:|B:gray} day</p>" in text(found)


def test_entries_are_joined() -> None:
    assert "{A:big|B:small} old {A:house|B:tree}" in text(collation(A="a big old house", B="a small old tree"))
    found = corrected('[[join]]\nA = "a [big old house]"\n', "a big old house", "a small old tree")
    assert "{A:big old house|B:small old tree}" in text(found)


def test_an_entry_is_split() -> None:
    assert "{A:one two three|B:}" in text(collation(A="begin one two three", B="begin")).replace("{A: one", "{A:one")
    found = text(corrected('[[split]]\nA = "[two]"\n', "begin one two three", "begin"))
    assert found.count("|B:}") == 2


@pytest.mark.parametrize(
    ("toml", "why"),
    [
        ('[[align]]\nA = "[castle]"\nB = "[Turk]"\n', "“[castle]” stands nowhere in A"),
        ('[[align]]\nA = "[vessel]"\nB = "[as]"\n', "“[as]” stands 2 times in B"),
        ('[[align]]\nA = "[vessel]"\nC = "[Turk]"\n', "there is no witness C"),
        ('[[align]]\nA = "[vessel]"\n', "it names 1 of at least 2 witnesses"),
        ('[[align]]\nA = "[a vessel]"\nB = "[Turk]"\n', "more words in some brackets"),
        ('[[split]]\nA = "…"\n', "no word is named"),
        (
            '[[align]]\nA = "[passed]"\nB = "[life]"\n[[align]]\nA = "[vessel]"\nB = "[silent]"\n',
            "it crosses another one",
        ),
    ],
)
def test_what_does_not_fit_is_told_at_its_line(toml: str, why: str) -> None:
    problem = corrected(toml).problems[0]
    assert problem.slug == "correction-misfit"
    assert why in problem.message
    assert problem.place is not None
    assert (problem.place.path, problem.place.line) in (("c.toml", 1), ("c.toml", 4))


def test_a_word_is_named_by_what_stands_around_it_in_any_spelling() -> None:
    found = corrected('[[split]]\nA = "ALL his [Life,] on"\n')
    assert found.problems == ()


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[[algin]]\nA = '[x]'\n", "there is no correction “algin”"),
        ("[align]\nA = '[x]'\n", "must be written [[align]]"),
        ("[[align]]\nA = 1\n", "names words of witnesses"),
        ("[[align\n", "not valid TOML"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(toml: str, said: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read("c.toml", toml.encode())
    assert said in refused.value.message
