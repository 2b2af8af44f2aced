"""What a text is handed down by the collections around it."""

from __future__ import annotations

from edition.building.families import Families
from tests.building.sample import text

CORPUS = [
    ("c.xml", text(kind="collection", date="1830", lang="de", includes=("m.xml",))),
    ("c.xml", text(position=2, parent=1)),
    ("c.xml", text(position=3, parent=1, kind="collection", restricted=True, lang="fr")),
    ("c.xml", text(position=4, parent=3, date="1831")),
    ("m.xml", text()),
    ("x.xml", text(kind="header")),
    ("x.xml", text(position=2)),
    ("x.xml", text(position=3)),
]
NAMES = ["c", "c2", "c3", "c4", "m", "x", "x2", "x3"]
FAMILIES = Families(CORPUS, NAMES)
EVERY = range(len(NAMES))


def test_members_stand_in_a_collection_or_are_included_by_it() -> None:
    assert [FAMILIES.parent(n) for n in EVERY] == ["", "c", "c", "c3", "c", "", "", ""]


def test_dates_and_languages_come_from_the_nearest() -> None:
    assert [FAMILIES.date(n) for n in EVERY] == ["1830", "1830", "1830", "1831", "1830", "", "", ""]
    assert [FAMILIES.lang(n) for n in EVERY] == ["de", "de", "fr", "fr", "de", "", "", ""]


def test_what_restricts_a_collection_restricts_its_members() -> None:
    assert [n for n in EVERY if FAMILIES.is_restricted(n)] == [2, 3]


def test_a_file_is_withheld_for_one_of_its_texts() -> None:
    assert [n for n in EVERY if FAMILIES.is_withheld(n)] == [0, 1, 2, 3]


def test_a_file_is_published_as_its_first_text() -> None:
    assert [FAMILIES.source(n) for n in EVERY] == ["c2", "c2", "c2", "c2", "m", "x2", "x2", "x2"]


def test_a_circle_of_inclusions_ends() -> None:
    texts = [
        ("a.xml", text(kind="collection", includes=("b.xml",))),
        ("b.xml", text(kind="collection", includes=("a.xml",))),
    ]
    circle = Families(texts, ["a", "b"])
    assert [circle.parent(n) for n in (0, 1)] == ["b", "a"]
    assert circle.date(0) == ""
