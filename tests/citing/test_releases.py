"""Released ids: a passage that was cited is found at its old address, whatever was put before it or changed in it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from edition.building.cataloguing import Order
from edition.building.limiting import TooSlow
from edition.building.releasing import shelf
from edition.errors import SettingsError
from edition.model import Passage, Place, Problem, Span
from edition.reading.succeeding import Successors
from edition.releases import FILE, Released, read, signature, written

FOG, SEA, TIDE = "Fog lay on the town all day.", "The sea was not to be seen.", "At nine the tide had turned."
CLI = [sys.executable, "-m", "edition"]


def passages(*words: str) -> tuple[tuple[Passage, ...], dict[str, str]]:
    """Passages whose ids are their first words, in a stream of their own."""
    found, at = [], 0
    for one in words:
        found.append(Passage(one.split(" ")[0] + str(len(one)), "p", Span("text", at, at + len(one)), ""))
        at += len(one) + 1
    return tuple(found), {"text": "\n".join(words)}


def released(*words: str) -> list[Released]:
    some, streams = passages(*words)
    return [Released("a", one.id, "p", "1", signature(streams["text"][one.span.start : one.span.end])) for one in some]


def successors(before: list[Released], *words: str) -> tuple[dict[str, str], list[str]]:
    found = Successors(before, *passages(*words))
    return found.kept, [one.id for one in found.lost]


class TestSuccessors:
    def test_what_is_as_it_was_needs_none(self) -> None:
        assert successors(released(FOG, SEA), FOG, "New.", SEA) == ({}, [])

    def test_changed_words_keep_the_id(self) -> None:
        changed = "The sea could not to be seen."
        assert successors(released(FOG, SEA, TIDE), FOG, changed, TIDE) == ({"The27": "The29"}, [])

    def test_two_changed_ones_in_their_order(self) -> None:
        a, b = FOG + " Indeed.", SEA + " Indeed."
        assert successors(released(FOG, SEA), a, b) == ({"Fog28": "Fog36", "The27": "The35"}, [])

    def test_what_was_moved_and_changed_is_found_by_its_words(self) -> None:
        moved = "The sea was not to be seen!!"
        assert successors(released(SEA, FOG, TIDE), FOG, TIDE, moved) == ({"The27": "The28"}, [])

    def test_what_is_gone_is_told_and_no_other_passage_gets_its_id(self) -> None:
        assert successors(released(FOG, SEA, TIDE), FOG, TIDE) == ({}, ["The27"])
        assert successors(released(FOG, SEA, TIDE), FOG, "zzzz", TIDE) == ({}, ["The27"])

    def test_all_ids_that_a_passage_has_had_go_with_it(self) -> None:
        before = released(FOG, SEA, TIDE)
        before.insert(2, before[1]._replace(id="older"))
        assert successors(before, FOG, SEA, TIDE) == ({"older": "The27"}, [])
        changed = "The sea could not to be seen."
        assert successors(before, FOG, changed, TIDE) == ({"The27": "The29", "older": "The29"}, [])


def rewritten(lines: list[str], *, without: range = range(0), more: int = 0) -> tuple[list[str], dict[str, str]]:
    """Lines in another spelling, some taken out, some put in after half of them; and which line became which, by ids."""
    kept = [(line, line.replace("s", "ſ")) for n, line in enumerate(lines) if n not in without]
    half = len(kept) // 2
    now = [*(new for _, new in kept[:half]), *verses(more, "0123456789"), *(new for _, new in kept[half:])]
    return now, dict(kept)


def verses(number: int, letters: str = "aeioustrnml") -> list[str]:
    """So many lines of seven words, no two alike, each with an s."""
    chance = Random(number)  # noqa: S311 - the same lines each time
    return [
        "s" + " ".join("".join(chance.choices(letters, k=chance.randint(2, 7))) for _ in range(7))
        for _ in range(number)
    ]


@pytest.mark.parametrize(
    ("number", "without", "more"), [(300, range(150, 151), 0), (600, range(300, 301), 0), (400, range(100, 120), 50)]
)
def test_a_spelling_that_is_changed_throughout_loses_no_id(number: int, without: range, more: int) -> None:
    lines = verses(number)
    now, became = rewritten(lines, without=without, more=more)
    text, at = "\n".join(now), 0
    passages = []
    for line in now:
        passages.append(Passage(line, "l", Span("text", at, at + len(line)), ""))
        at += len(line) + 1
    before = [Released("a", line, "l", "1", signature(line)) for line in lines]
    found = Successors(before, passages, {"text": text})
    assert found.kept == became
    assert [one.id for one in found.lost] == [lines[n] for n in without]


class TestFile:
    def test_it_is_read_as_it_was_written(self, tmp_path: Path) -> None:
        rows = [Released("a", "p1", "p", "1", 'She said "no",\nand, again; no'), *released(FOG)]
        (tmp_path / FILE).write_bytes(written(rows))
        assert list(read(tmp_path).of("a")) == rows
        assert read(tmp_path).of("b") == ()

    @pytest.mark.parametrize("damage", [b"text,id\n", b"text,id,element,version,words\na,b\n", b"\xff\xfe"])
    def test_another_file_is_said_to_be_one(self, tmp_path: Path, damage: bytes) -> None:
        (tmp_path / FILE).write_bytes(damage)
        with pytest.raises(SettingsError, match=r"anchors\.csv"):
            read(tmp_path)

    @pytest.mark.parametrize(
        "identifier", ["ui-main", "has space", "tab\t", "a\u2003b", "a\nb", "\x01", "a\x00", "\uffff", ""]
    )
    def test_an_id_that_no_page_may_have_is_told_with_its_row(self, tmp_path: Path, identifier: str) -> None:
        (tmp_path / FILE).write_bytes(written([*released(FOG), Released("a", identifier, "p", "1", SEA)]))
        with pytest.raises(SettingsError, match=r"anchors\.csv, row 3: .* is no id of a passage"):
            read(tmp_path)

    def test_letters_that_no_page_can_hold_are_told_wherever_they_stand(self, tmp_path: Path) -> None:
        (tmp_path / FILE).write_bytes(written([Released("a", "p1", "p", "1", "\x1bhidden")]))
        with pytest.raises(SettingsError, match="row 2"):
            read(tmp_path)

    def test_a_text_is_known_by_its_beginning_and_end(self) -> None:
        assert signature("a" * 500 + "b" * 500) == "a" * 80 + " … " + "b" * 80


def tei(*paragraphs: str) -> str:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A day</title></titleStmt>'
        f"</fileDesc></teiHeader><text><body>{body}</body></text></TEI>"
    )


def run(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*CLI, *args], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def ids(folder: Path) -> dict[str, str]:
    """The ids in the page of the text, with the words of the paragraphs that they stand at."""
    page = (folder / "site" / "texts" / "day.html").read_text(encoding="utf-8")
    found = {}
    for attributes, inner in re.findall(r'<p class="tei-p"([^>]*)>(.*?)</p>', page):
        words = re.sub(r"<a class=\"gen number[^>]*>.*?</a>|<[^>]*>", "", inner)
        found |= dict.fromkeys(re.findall(r'id="([^"]*)"', attributes + inner), words)
    return found


def test_after_a_release_every_address_leads_to_its_passage(tmp_path: Path) -> None:
    source = tmp_path / "letters"
    source.mkdir()
    (source / "day.xml").write_text(tei(FOG, SEA, TIDE), encoding="utf-8")
    assert run(tmp_path, "build", "letters").returncode == 0
    before = ids(tmp_path)
    done = run(tmp_path, "cite", "letters", "--freeze")
    assert (done.returncode, "3 passages of 1 texts" in done.stderr) == (0, True)
    frozen = (source / FILE).read_bytes()

    changed = SEA.replace("not to be", "hardly to be")
    (source / "day.xml").write_text(tei("A word before.", FOG, changed, TIDE), encoding="utf-8")
    assert run(tmp_path, "build", "letters").returncode == 0
    after = ids(tmp_path)
    assert [after[one] for one in before] == [FOG, changed, TIDE]
    assert len(after) == 5
    old = next(one for one, words in before.items() if words == SEA)
    said = run(tmp_path, "cite", "letters", f"day#{old}", "--style", "full").stdout
    assert "par. 3" in said
    assert run(tmp_path, "cite", "letters", "--freeze").returncode == 0
    assert set(frozen.splitlines()) - set((source / FILE).read_bytes().splitlines()) != set()

    again = changed.replace("The sea", "The wide grey sea")
    (source / "day.xml").write_text(tei("A word before.", FOG, again), encoding="utf-8")
    done = run(tmp_path, "build", "letters")
    assert ids(tmp_path)[old] == again
    assert "anchor-lost" in done.stderr
    assert "At nine the tide" in done.stderr
    first = {path: path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()}
    assert run(tmp_path, "build", "letters", "--output", "clean", "--jobs", "2").returncode == 0
    assert {p: (tmp_path / "clean" / p.relative_to(tmp_path / "site")).read_bytes() for p in first} == first


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A frozen edition of two texts."""
    source = tmp_path / "letters"
    source.mkdir()
    (source / "day.xml").write_text(tei(FOG, SEA), encoding="utf-8")
    (source / "night.xml").write_text(tei(TIDE), encoding="utf-8")
    assert run(tmp_path, "cite", "letters", "--freeze").returncode == 0
    return source


class TestTextsThatAreGone:
    GONE = "the text “night” is gone, and with it 1 passage of it that had been released"

    @pytest.fixture
    def lacking(self, letters: Path) -> Path:
        assert self.GONE not in run(letters.parent, "build", "letters").stderr
        (letters / "night.xml").unlink()
        return letters

    def test_a_build_tells_them_each_time(self, lacking: Path) -> None:
        for _ in range(2):
            told = run(lacking.parent, "build", "letters").stderr
            assert self.GONE in told
            assert "anchor-lost" in told
        (lacking / "night.xml").write_text(tei(TIDE), encoding="utf-8")
        assert self.GONE not in run(lacking.parent, "build", "letters").stderr

    def test_so_does_a_check_but_not_that_of_one_file(self, lacking: Path) -> None:
        assert self.GONE in run(lacking.parent, "validate", "letters").stderr
        assert self.GONE not in run(lacking.parent, "validate", "letters/day.xml").stderr


class TestTextsThatCannotBeRead:
    def test_nothing_is_frozen_without_them(self, letters: Path) -> None:
        frozen = (letters / FILE).read_bytes()
        (letters / "day.xml").write_text(tei(FOG, SEA + " New."), encoding="utf-8")
        (letters / "night.xml").write_text(tei(TIDE).replace("</p>", ""), encoding="utf-8")
        done = run(letters.parent, "cite", "letters", "--freeze")
        assert done.returncode == 1
        assert "night.xml" in done.stderr
        assert "nothing was frozen: 1 file could not be read" in done.stderr
        assert (letters / FILE).read_bytes() == frozen

    def test_nor_without_one_that_takes_too_long(self, letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def slow(path: str, *_: object) -> None:
            raise TooSlow(Problem("too-slow", "error", "this file takes too long", Place(path, 1, 1)))

        monkeypatch.setattr("edition.building.releasing.in_time", slow)
        with shelf(Order(letters, jobs=1)) as found:
            assert list(found.texts()) == []
            assert [one.place.path for one in found.left_out if one.place] == ["day.xml", "night.xml"]
