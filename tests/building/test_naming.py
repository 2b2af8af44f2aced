"""Ids, titles and the order of texts."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from edition.addresses import file_name
from edition.building.naming import natural, text_ids, told_apart
from edition.model import STREAMS
from tests.building.sample import text


def ids(*paths: str) -> list[str]:
    """The ids of the only text of each file."""
    return text_ids((path, text()) for path in paths)[0]


class TestOrder:
    def test_as_a_person_would_list_them(self) -> None:
        paths = ["letter10.xml", "letter2.xml", "a/2/x.xml", "a/10/x.xml", "letter.xml", "2.xml", "10.xml"]
        listed = ["2.xml", "10.xml", "a/2/x.xml", "a/10/x.xml", "letter2.xml", "letter10.xml", "letter.xml"]
        assert sorted(paths, key=natural) == listed

    @given(st.lists(st.text(st.sampled_from("ab1029./-\u00b2\u0663"), max_size=6)))
    def test_all_paths_can_be_compared(self, paths: list[str]) -> None:
        keys = [natural(path) for path in paths]
        backwards = keys[::-1]
        assert sorted(keys) == sorted(backwards)

    @given(st.integers(0, 10**6), st.integers(0, 10**6))
    def test_numbers_are_numbers(self, one: int, other: int) -> None:
        assert (natural(f"l{one}.xml") < natural(f"l{other}.xml")) is (one < other)


class TestTitles:
    def test_what_has_a_title_of_its_own_keeps_it(self) -> None:
        assert list(told_apart([text(title="A", subtitle="b", date="1830"), text(title="B"), text()])) == [
            ("A", "A"),
            ("B", "B"),
            ("", ""),
        ]

    def test_what_shares_one_is_told_apart(self) -> None:
        texts = [
            text(title="Letter", subtitle="to Ada"),
            text(title="Letter", subtitle="to Bob", date="1830"),
            text(title="Letter", subtitle="to Bob", date="1831"),
            text(title="Letter", subtitle="to Bob"),
            text(title="Letter", subtitle="Letter"),
        ]
        assert list(told_apart(texts)) == [
            ("Letter: to Ada", "Letter: to Ada"),
            ("Letter: to Bob (1830)", "Letter: to Bob"),
            ("Letter: to Bob (1831)", "Letter: to Bob"),
            ("Letter: to Bob", "Letter: to Bob"),
            ("Letter", "Letter"),
        ]


class TestIds:
    def test_the_id_of_the_tei_else_the_name_of_the_file(self) -> None:
        found, problems = text_ids([("l/a.xml", text("x")), ("l/b.tei.xml", text()), ("l/b c.xml", text())])
        assert found == ["x", "b.tei", "b-c"]
        assert problems == []

    def test_further_texts_of_a_file_are_counted(self) -> None:
        texts = [("a.xml", text("x" if position == 3 else "", position)) for position in (1, 2, 3, 4)]
        assert text_ids(texts) == (["a", "a.2", "x", "a.4"], [])

    @pytest.mark.parametrize("other", ["a", "A", "\u00e9", "stra\u00dfe"])
    def test_all_that_collide_get_their_path(self, other: str) -> None:
        same = {"a": "a", "A": "a", "\u00e9": "e\u0301", "stra\u00dfe": "STRASSE"}[other]
        assert ids(f"l/{other}.xml", f"m/{same}.xml", "b.xml") == [f"l.{other}", file_name(f"m.{same}"), "b"]

    def test_a_collision_is_a_problem_of_each(self) -> None:
        _, problems = text_ids([("l/a.xml", text(ordinal=3)), ("m/x.xml", text("a"))])
        assert [(slug, path, ordinal) for slug, path, ordinal, _ in problems] == [
            ("text-id-collision", "l/a.xml", 3),
            ("text-id-collision", "m/x.xml", 0),
        ]
        assert problems[1][3] == "several texts would have the id “a”; this one gets its path: m.x"

    def test_a_third_text_of_a_file_that_collides_keeps_its_number(self) -> None:
        assert text_ids([("l/a.xml", text(position=3)), ("b.xml", text("a.3"))])[0] == ["l.a.3", "b"]

    @pytest.mark.parametrize("stream", [*STREAMS, "xml"])
    def test_files_of_one_are_not_mistaken_for_anothers(self, stream: str) -> None:
        found, problems = text_ids([("a.xml", text()), (f"A.{stream}.xml", text())])
        assert found == ["a", f"A-{stream}"]
        assert [problem[0] for problem in problems] == ["text-id-collision"]
        assert ids(f"a.{stream}.xml") == [f"a.{stream}"]

    NAMES = st.sampled_from(
        ["a", "A", "b", "a.2", "a.b", "A.b.2", "a.notes", "a-notes", "\u00e9", "e\u0301", "con", " ", ".."]
    )
    TEXTS = st.lists(
        st.tuples(st.sampled_from(["", "a/", "a.b/", "A/"]), NAMES, st.sampled_from(["", "", "a", "a.b.2", "A.notes"])),
        max_size=8,
        unique_by=lambda one: one[:2],
    )

    @given(TEXTS, st.integers(1, 3))
    @example([("", "a.b", ""), ("a/", "b", ""), ("A/", "b", "")], 2)
    def test_no_two_files_of_texts_have_one_name(self, places: list[tuple[str, str, str]], number: int) -> None:
        texts = [
            (f"{folder}{name}.xml", text(xml_id if position == 1 else "", position))
            for folder, name, xml_id in places
            for position in range(1, number + 1)
        ]
        found, _ = text_ids(texts)
        files = [
            f"{one}.{end}"
            for one in found
            for end in ("html", "txt", "xml", "xml.txt", *(f"{s}.txt" for s in STREAMS[1:]))
        ]
        assert len(found) == len(texts)
        assert len({file_name(file).casefold() for file in files}) == len(files)
        assert all(file_name(one) == one for one in found)
