"""That fuzzing would notice: each judge is shown a text, or a program, with a fault of its kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from edition.model import Span
from edition.reading import walk
from tests.fuzz.authoring import Author
from tests.fuzz.builds import BuildFind, Builds
from tests.fuzz.dice import seeded, taped, tapes
from tests.fuzz.examining import Examiner, Find
from tests.fuzz.judging import Truth, companions, findings, is_xml
from tests.fuzz.reading import RENDERERS, Rendered, Shelf, rendered
from tests.fuzz.reducing import smallest
from tests.fuzz.vocabulary import COMPANIONS

TEXT = (
    b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>one <persName ref="#ada">Ada</persName> two'
    b"<note>n</note></p><p>three</p></body></text></TEI>"
)


def judged(folder: Path, change: Callable[[Rendered], Rendered]) -> list[str]:
    """What is said of a sound text after a change to what was read or rendered."""
    companions(folder, COMPANIONS)
    (one,) = rendered(Shelf(folder), TEXT)
    return list(findings(change(one), Truth(folder).texts(TEXT)[1]))


def with_text(**changes: Any) -> Callable[[Rendered], Rendered]:
    return lambda one: Rendered(
        replace(one.reading, text=replace(one.reading.text, **changes)), one.files, one.problems
    )


def with_page(old: bytes, new: bytes) -> Callable[[Rendered], Rendered]:
    return lambda one: Rendered(
        one.reading, {path: data.replace(old, new) for path, data in one.files.items()}, one.problems
    )


def shifted(one: Rendered) -> Rendered:
    (mention,) = one.reading.text.mentions
    (fragment,) = mention.fragments
    moved = fragment._replace(span=Span("text", fragment.span.start + 1, fragment.span.end + 1))
    return with_text(mentions=(mention._replace(fragments=(moved,)),))(one)


def test_a_sound_text_is_left_in_peace(tmp_path: Path) -> None:
    assert judged(tmp_path, lambda one: one) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda one: with_text(streams={**one.reading.text.streams, "text": "one Ada two\nthre\n"})(one),
            "stream text",
        ),
        (lambda one: with_text(streams={**one.reading.text.streams, "notes": ""})(one), "stream notes"),
        (lambda one: with_text(passages=one.reading.text.passages[:-1])(one), "is in no passage"),
        (shifted, "mention"),
        (with_page(b"three", b"tree"), "page, text"),
        (with_page(b"<p", b"<p onclick='x'"), "<p onclick>"),
        (with_page(b' id="p', b' class="p'), "page: no anchor"),
        (with_page(b"two", b'two<a class="gen" href="javascript:x"></a>'), "is active"),
        (with_page(b"two", b'two<a class="gen" href="#nowhere"></a>'), "leads nowhere"),
    ],
)
def test_a_fault_is_told(change: Callable[[Rendered], Rendered], said: str, tmp_path: Path) -> None:
    assert any(said in finding for finding in judged(tmp_path, change))


def test_an_exception_is_a_find(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk.Walk, "_gap", lambda *_: 1 / 0)
    with pytest.raises(Find, match="ZeroDivisionError") as caught:
        Examiner(tmp_path)(TEXT.replace(b"two", b"<lb/>"))
    assert "test_judging.py" in caught.value.message


def test_what_comes_out_otherwise_the_second_time_is_a_find(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = iter(range(99))
    sound = RENDERERS[1].text
    monkeypatch.setattr(
        type(RENDERERS[1]),
        "text",
        lambda _, reading, context: (replace(a, path=f"{a.path}{next(numbers)}") for a in sound(reading, context)),
    )
    with pytest.raises(Find, match="not the same again"):
        Examiner(tmp_path)(TEXT, twice=True)


def test_a_site_that_differs_from_a_clean_one_is_a_find(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    builds = Builds(tmp_path, 1, [TEXT])
    sound = builds._build

    def spoilt(place: Path, site: str = "site", cache: str = "cache") -> object:
        outcome = sound(place, site, cache)
        if site == "clean":
            (place / site / "index.html").write_bytes(b"other")
        return outcome

    monkeypatch.setattr(builds, "_build", spoilt)
    with pytest.raises(BuildFind, match=r"index\.html: byte 0"):
        builds.edition(0, edits=1)


def test_a_find_is_made_small() -> None:
    small = smallest(TEXT, lambda data: is_xml(data) and b"three" in data)
    assert b"three" in small
    assert len(small) < 50


@given(tapes)
def test_what_is_written_at_random_is_well_formed(tape: bytes) -> None:
    assert is_xml(Author(taped(tape)).document())


def test_the_same_seed_writes_the_same() -> None:
    assert Author(seeded(1)).document() == Author(seeded(1)).document() != Author(seeded(2)).document()
