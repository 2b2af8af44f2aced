"""The search: words as they are compared, the words of a text numbered, its files, and the index of all texts."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from edition.renderers.html.paging import Limits
from edition.renderers.html.search import facets, labels, numbers
from edition.renderers.html.search.adding import search_of
from edition.renderers.html.search.census import Census, letter_of
from edition.renderers.html.search.files import search_files
from edition.renderers.html.search.folding import cut, fold
from edition.renderers.html.search.layout import Layout
from edition.renderers.html.search.parts import contents, parts
from edition.renderers.html.search.posting import BUCKETS, bucket_of
from edition.renderers.html.search.shards import Buckets
from edition.renderers.html.site import Site

from edition.model import Artifact, Reading, TextInfo
from edition.project import Project
from edition.rendering import Piece
from tests.reading.sample import ADA, FakeContext, read
from tests.renderers.sample import FakeIndex

CONTEXT = FakeContext(entries={"ada": (ADA,)})


def laid(body: str) -> Layout:
    return Layout(read(body, CONTEXT).text)


class TestFolding:
    @pytest.mark.parametrize(
        ("written", "folded"),
        [
            ("Bühne", "buhne"),
            ("STRASSE", "strasse"),
            ("Straße", "strasse"),
            ("ſeyn", "seyn"),
            ("ﬁnden", "finden"),
            ("Æneas", "aeneas"),
            ("Łódź", "lodz"),
            ("Ὀδυσσεύς", "οδυσσευσ"),
            ("ᾠδή", "ωδη"),
            ("שָׁלוֹם", "שלום"),
            ("كِتَابٌ", "كتاب"),
            ("Qurʾān", "quran"),
            ("Ёлка", "елка"),
            ("हिन्दी", "हिन्दी"),
            ("한국", "한국"),
            ("co\u00adoperate", "cooperate"),
            ("İzmir", "izmir"),
        ],
    )
    def test_case_diacritics_and_ligatures_are_set_aside(self, written: str, folded: str) -> None:
        assert fold(written) == folded

    def test_nothing_folds_to_nothing_and_folding_twice_changes_nothing(self) -> None:
        letters = [chr(n) for n in range(0x20, 0x1FFFF) if chr(n).isalnum()]
        assert [letter for letter in letters if not fold(letter)] == []
        assert [letter for letter in letters if fold(fold(letter)) != fold(letter)] == []

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Don’t, Mr. O'Neil_s", ["Don", "t", "Mr", "O", "Neil", "s"]),
            ("漢字の本 and ไทย", ["漢", "字", "の", "本", "and", "ไ", "ท", "ย"]),
            ("naïve e\u0301te\u0301", ["naïve", "e\u0301te\u0301"]),
            ("— … ¶", []),
        ],
    )
    def test_words_are_letters_and_digits(self, text: str, words: list[str]) -> None:
        found = cut(text)
        assert found[1::2] == words
        assert "".join(found) == text


def test_numbers_come_back() -> None:
    some = [0, 1, 31, 32, 1023, 1024, 4095, 4096, 2_000_000]
    assert list(numbers.read("".join(map(numbers.written, some)))) == some
    assert list(numbers.read(numbers.gaps([3, 3, 10]))) == [3, 0, 7]


class TestLayout:
    def test_words_of_all_streams_are_numbered_and_lines_of_notes_are_apart(self) -> None:
        layout = laid("<p>One two<note>three four</note><note>five</note></p><p>six</p>")
        assert {s.name: (list(s.words), list(s.numbers)) for s in layout.streams} == {
            "text": (["One", "two", "six"], [0, 1, 2]),
            "notes": (["three", "four", "five"], [4, 5, 7]),
        }

    def test_each_word_is_in_its_innermost_passage(self) -> None:
        layout = laid('<p xml:id="a">One <bibl xml:id="b">two three</bibl> four</p><p xml:id="c">five</p>')
        passages = layout.text.passages
        assert [passages[layout.passage(number)].id for number in range(5)] == ["a", "b", "b", "a", "c"]
        assert layout.of_passages[0] == [(0, 1), (3, 4)]

    def test_words_in_a_span_are_those_that_begin_there(self) -> None:
        stream = laid("<p>One two three</p>").streams[0]
        assert stream.between(4, 13) == (1, 3)
        assert stream.between(5, 8) == stream.between(3, 3) == (0, 0)


def test_a_text_without_words_has_no_words_in_any_passage() -> None:
    layout = laid("<p>…</p>")
    assert (layout.of_passages, layout.end) == ({}, 0)


class TestParts:
    def test_parts_are_the_streams_cut_between_passages(self) -> None:
        layout = laid("".join(f"<p>word{n} and more, {n}!</p>" for n in range(30)))
        found = parts(layout, most=20, near=12)
        assert "".join(part.content for part in found) == layout.text.streams["text"]
        assert all(part.content.endswith("!\n") for part in found)
        assert [part.end - part.start for part in found[:2]] == [20, 20]

    def test_a_passage_that_is_too_long_is_cut_between_words(self) -> None:
        layout = laid(f"<p>{'long ' * 50}</p>")
        assert [part.end - part.start for part in parts(layout, most=20, near=12)] == [20, 20, 10]

    def test_a_part_says_how_many_letters_of_a_passage_stand_before_its_segments(self) -> None:
        layout = laid('<p xml:id="a">One, 𝔸 <bibl xml:id="b">two</bibl> four</p>')
        (content,) = contents(layout, parts(layout), [], {"a": "par. 1", "b": "bibl 1"})
        assert content["ids"] == [("a", "par. 1"), ("b", "bibl 1")]
        assert list(numbers.read(content["i"])) == [0, 1, 0]
        assert list(numbers.read(content["b"])) == [0, 0, len("One,") + 2 + len("two")]


class TestLabels:
    def test_what_words_are_beside_the_running_text(self) -> None:
        reading = read(
            "<p>She <choice><sic>recieve</sic><corr>receive</corr></choice> "
            '<app><lem wit="#A">rose</lem><rdg wit="#B">rdgone</rdg></app><note>aside</note></p>',
            CONTEXT,
        )
        layout = Layout(reading.text)
        words = {n: w for stream in layout.streams for n, w in zip(stream.numbers, stream.words, strict=True)}
        found = {(words[label[0]], label[2]) for label in labels.labels(layout, reading.forms)}
        assert found >= {("receive", "corrected form"), ("recieve", "uncorrected form"), ("aside", "note")}
        assert {label for word, label in found if word == "rdgone"} >= {"reading of B"}
        assert ("rose", "lemma, so in A") in found


class TestFacets:
    def test_persons_named_in_a_passage_and_who_speaks(self) -> None:
        reading = read(
            '<p>One <persName ref="#ada">Ada</persName> said: <said who="#ada">two three</said></p><p>four</p>', CONTEXT
        )
        found = facets.facets(Layout(reading.text), reading, CONTEXT)  # type: ignore[arg-type]
        assert [(facet, name, list(numbers.read(letters))) for facet, _, name, letters in found] == [
            ("person", "Ada Lovelace", [0, 5]),
            ("speaker", "Ada Lovelace", [3, 2]),
        ]

    def test_whom_no_register_describes_is_named_later(self) -> None:
        reading = read('<p>One <persName key="Bee">B.</persName></p>', CONTEXT)
        (found,) = facets.facets(Layout(reading.text), reading, CONTEXT)  # type: ignore[arg-type]
        assert found[2] == f"\x02person\x03{b'Bee'.hex()}\x02"


def added(*bodies: str) -> tuple[FakeIndex, list[Reading]]:
    """An index of texts that have added what they have to the search."""
    readings = [read(body, CONTEXT) for body in bodies]
    pieces: dict[str, list[bytes]] = {}
    infos = []
    for n, reading in enumerate(readings):
        info = TextInfo(f"t{n}", f"t{n}.xml", 1, "text", f"Text {n}")
        infos.append(info)
        object.__setattr__(reading.text, "info", info)
        for one in search_of(reading, CONTEXT):  # type: ignore[arg-type]
            if isinstance(one, Piece):
                pieces.setdefault(one.name, []).append(one.content)
    known = {name: tuple(some) for name, some in pieces.items()}
    return FakeIndex(infos=tuple(infos), added=known, outsiders={("person", "Bee"): "Beatrice “B”"}), readings


def handed(artifact: Artifact) -> list[Any]:
    content = artifact.content if isinstance(artifact.content, bytes) else b"".join(artifact.content)
    said = content.decode()
    assert said.startswith("editionSearch(")
    assert said.endswith(");\n")
    found: list[Any] = json.loads(f"[{said[14:-3]}]")
    return found


class TestFiles:
    def files(self, index: FakeIndex, limits: Limits | None = None) -> dict[str, Artifact]:
        site = Site(index, limits) if limits else Site(index)  # type: ignore[arg-type]
        return {artifact.path: artifact for artifact in search_files(site)}

    def test_the_index_has_every_word_of_every_text(self) -> None:
        files = self.files(added("<p>Lamp, lamp!</p>", "<p>a lamp of bread</p>")[0])
        assert handed(files["search/words/l~0.js"])[1] == "\nlamp\tACABBBB\n"
        assert set(files) >= {"search.html", "search/edition.js", "search/blocks/0.js", "words/b.html", "words/l.html"}

    def test_names_that_only_texts_have_are_put_in(self) -> None:
        files = self.files(added('<p>One <persName key="Bee">B.</persName></p>')[0])
        ((text,),) = handed(files["search/blocks/0.js"])[1:]
        assert [facet[2] for facet in text[7]] == ["Beatrice “B”"]

    @pytest.mark.parametrize(("search", "finder"), [("own", "search.js"), ("pagefind", "hosted-search.js")])
    def test_the_page_loads_what_all_searches_share_and_then_one_finder(self, search: str, finder: str) -> None:
        index, _ = added("<p>lamp</p>")
        files = self.files(replace(index, project=Project(search=search)))
        page = b"".join(_bytes(files["search.html"])).decode()
        scripts = re.findall(r'<script src="(static/[^"]*)" defer></script>', page)
        assert scripts == ["static/search-page.js", f"static/{finder}"]
        assert {path for path in files if path.startswith("static/")} == {*scripts, "static/mark.js"}

    def test_files_of_a_bucket_say_with_which_word_each_begins(self, monkeypatch: pytest.MonkeyPatch) -> None:
        index, _ = added(f"<p>{' '.join(f'lamp{n}' for n in range(99))} {'lamp ' * 500}</p>")
        monkeypatch.setattr("edition.renderers.html.search.census.SHARD", 100)
        census = Census(index)  # type: ignore[arg-type]
        (bucket,) = [bucket for bucket in census.buckets if bucket.name == "l"]
        merged = Buckets(index, census.texts)(bucket)  # type: ignore[arg-type]
        shards = [handed(Artifact("", merged.shard(n))) for n in range(bucket.shards)]
        assert "".join(shard[1].strip("\n") + "\n" for shard in shards if shard[1].strip()).count("\t") == 100
        firsts = shards[0][2]
        assert firsts == sorted(firsts)
        assert len(firsts) == len(shards) > 5

    def test_what_is_made_does_not_hang_on_the_order_in_which_it_is_asked_for(self) -> None:
        index, _ = added("<p>Lamp and bread</p>", "<p>Ω and ж and 字</p>")
        there, back = self.files(index), self.files(index)
        made = {path: b"".join(_bytes(artifact)) for path, artifact in there.items()}
        for path in reversed(list(back)):
            assert b"".join(_bytes(back[path])) == made[path]

    def test_a_changed_text_changes_the_stamps_of_its_words_alone(self) -> None:
        one = self.files(added("<p>lamp</p>", "<p>bread</p>")[0])
        other = self.files(added("<p>lamp</p>", "<p>broad</p>")[0])
        assert one["search/words/l~0.js"].stamp == other["search/words/l~0.js"].stamp != ""
        assert one["search/words/b~0.js"].stamp != other["search/words/b~0.js"].stamp


def _bytes(artifact: Artifact) -> Iterator[bytes]:
    yield from [artifact.content] if isinstance(artifact.content, bytes) else artifact.content


class TestWordPages:
    def page(self, limits: Limits | None = None, name: str = "words/l.html", *bodies: str) -> str:
        index, _ = added(*(bodies or ("<p xml:id='a'>Lámp, lamp</p>", "<p>LAMP</p><p>lily</p>")))
        site = Site(index, limits) if limits else Site(index)  # type: ignore[arg-type]
        files = {artifact.path: artifact for artifact in search_files(site)}
        return b"".join(_bytes(files[name])).decode()

    def test_each_word_leads_to_its_passages(self) -> None:
        page = self.page()
        assert re.findall(r'<dt dir="auto">(.*?)</dt>', page) == [
            'lámp, lamp <span class="label">3</span>',
            'lily <span class="label">1</span>',
        ]
        assert '<a href="../texts/t0.html#a">Text 0, par. 1</a>; <a href="../texts/t1.html#' in page
        assert "and more" not in page

    def test_passages_say_what_they_are_where_it_changes(self) -> None:
        body = "<head>lamp</head><p>lamp</p><p>lamp <choice><sic>lamp</sic><corr>x</corr></choice></p>"
        page = self.page(None, "words/l.html", f"<div>{body}</div>")
        assert re.findall(r"<a href=.{2,3}/texts/t0.html#[^>]*>([^<]*)", page) == [
            "Text 0, heading 1",
            "par. 1",
            "2",
            "2",
        ]

    def test_many_words_take_several_pages(self) -> None:
        limits = Limits(lines=3, entries=4)
        assert "lámp" in self.page(limits)
        assert "lily" not in self.page(limits)
        assert "lily" in self.page(limits, "words/l~2.html")

    def test_of_a_word_that_is_everywhere_the_first_passages_are_shown(self) -> None:
        page = self.page(None, "words/l.html", "".join(f"<p>lamp {n}</p>" for n in range(40)))
        assert page.count('<a href="../texts/t0.html#') == 12
        assert "and more" in page

    @pytest.mark.parametrize(("word", "letter"), [("lamp", "l"), ("12", "0"), ("ω", "ω"), ("字", "…"), ("١", "…")])
    def test_letters(self, word: str, letter: str) -> None:
        assert letter_of(word) == letter


def test_every_word_has_one_bucket() -> None:
    rng = random.Random(7)  # noqa: S311 - the same each time
    words = ["".join(chr(rng.randrange(0x30, 0x3000)) for _ in range(3)) for _ in range(1000)]
    assert {bucket_of(word) for word in words} <= set(BUCKETS)
