"""What may have been meant by an id that is nowhere: near in spelling, bounded in work."""

import time

from edition.checking.rules.nearest import MOST, Nearest, Pattern

IDS = [(f"person_{n}", "person") for n in range(100_000)]


def meant(name: str, *ids: str) -> list[str]:
    return [near for near, _ in Nearest([name], [(one, "p") for one in ids]).of(name)]


def test_one_letter_away() -> None:
    assert meant("Nippderdey", "Nipperdey", "Niebuhr") == ["Nipperdey"]
    assert meant("lem-48.2-post,-cum", "lem-48.2-post-cum") == ["lem-48.2-post-cum"]


def test_letter_case_comes_first() -> None:
    assert meant("Wrenn", "wren", "wrenn") == ["wrenn", "wren"]


def test_another_number_is_another_thing() -> None:
    assert meant("note12", "note13", "note1", "note-12") == ["note-12"]


def test_short_ids_are_near_to_all_and_so_to_none() -> None:
    assert meant("abc", "abd", "ABC") == ["ABC"]


def test_a_rule_must_be_kept_by_nearly_all() -> None:
    nearest = Nearest(map(str, range(10)), [(f"pmb{n}", "place") for n in range(10)])
    assert nearest.pattern("7") == Pattern(missing="pmb")
    assert Nearest(map(str, range(20)), [(f"pmb{n}", "place") for n in range(10)]).pattern("7") is None


def test_among_a_hundred_thousand_ids_it_takes_no_time() -> None:
    names = [f"persn_{n}" for n in range(5 * MOST)]
    before = time.process_time()
    nearest = Nearest(names, IDS)
    assert list(nearest.of("persn_7")) == [("person_7", "person")]
    assert time.process_time() - before < 3
