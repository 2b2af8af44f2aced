"""Who has what at an entry, as far as it is said."""

from __future__ import annotations

import pytest

from edition.apparatus.attesting import Attesting
from edition.apparatus.witnesses import Witnesses
from edition.tei import local, tag
from tests.apparatus.sample import apps, attesting, settled, tei

ENTRY = '<app><lem wit="#A">one</lem><rdg wit="#B">two</rdg></app>'
OTHERS = '<app><lem wit="#A">x</lem><rdg wit="#C">y</rdg></app>'


def at(
    body: str, siglum: str, negative: bool | None = None, base: str = "", n: int = 0, **hands: str
) -> tuple[str, str]:
    root = tei(f"<p>{body}</p>")
    found = attesting(root, negative, base, **hands).at(apps(root)[n], siglum)
    return found.status, "".join(found.reading.itertext()) if found.reading is not None else ""


@pytest.mark.parametrize(
    ("siglum", "negative", "base", "expected"),
    [
        ("A", None, "", ("named", "one")),
        ("B", None, "", ("named", "two")),
        ("C", None, "", ("unknown", "")),
        ("C", False, "", ("unknown", "")),
        ("C", True, "", ("lemma", "one")),
        ("C", None, "C", ("lemma", "one")),
    ],
)
def test_what_is_not_named_is_declared_or_unknown(
    siglum: str, negative: bool | None, base: str, expected: tuple[str, str]
) -> None:
    assert at(ENTRY, siglum, negative, base) == expected


def test_a_hand_has_what_its_witness_has_and_the_witness_what_its_first_hand_has() -> None:
    body = '<app><lem wit="#B1">one</lem><rdg wit="#B2">two</rdg></app>'
    assert at(body, "B", B1="B", B2="B") == ("named", "one")
    assert at(body, "B", B2="B", B1="B") == ("named", "two")
    assert at(ENTRY, "B2", B2="B") == ("named", "two")


def test_sigla_may_stand_in_wit_and_at_a_group() -> None:
    body = '<app><lem>one</lem><wit>A, C</wit><rdgGrp wit="#B"><rdg>two</rdg></rdgGrp></app>'
    assert [at(body, siglum) for siglum in "ABC"] == [("named", "one"), ("named", "two"), ("named", "one")]


LACUNA = (
    '<app><lem wit="#A #C">1</lem><rdg wit="#B">eins<lacunaStart/></rdg></app> '
    '<app><lem wit="#A">2</lem><rdg wit="#C">zwei</rdg></app> '
    '<app><lem wit="#A #C">3</lem><rdg wit="#B"><lacunaEnd/>drei</rdg></app>'
)


@pytest.mark.parametrize(("n", "status"), [(0, "named"), (1, "lacking"), (2, "named")])
def test_in_a_lacuna_a_witness_has_nothing_even_if_it_would_have_the_lemma(n: int, status: str) -> None:
    assert at(LACUNA, "B", True, n=n)[0] == status


@pytest.mark.parametrize(
    ("body", "lacking"),
    [
        (f'{OTHERS}<app><lem wit="#A">1</lem><rdg wit="#B"><witStart/>2</rdg></app>{ENTRY}', [True, False, False]),
        (f'{ENTRY}<app><lem wit="#A">1</lem><rdg wit="#B">2<witEnd/></rdg></app>{OTHERS}', [False, False, True]),
        (f'<witStart wit="#B"/>{ENTRY}<witEnd wit="#B"/>{OTHERS}<witStart wit="#B"/>{ENTRY}', [False, True, False]),
    ],
)
def test_a_witness_may_begin_late_end_early_and_begin_again(body: str, lacking: list[bool]) -> None:
    root = tei(f"<p>{body}</p>")
    found = attesting(root)
    assert [found.at(app, "B").status == "lacking" for app in apps(root)] == lacking
    assert found.lacunae.odd == []


@pytest.mark.parametrize(
    ("start", "end", "strayed"),
    [
        ("{}", "<note>{}</note>", ["lacunaEnd"]),
        ("<note>{}</note>", "{}", ["lacunaStart"]),
        ("<note>{}</note>", "<note>{}</note>", ["lacunaEnd"]),
        ("{}", "{}", []),
    ],
)
def test_limits_of_a_lacuna_stand_both_in_the_text(start: str, end: str, strayed: list[str]) -> None:
    begins, ends = '<lacunaStart wit="#B"/>', '<lacunaEnd wit="#B"/>'
    root = tei(f"<p>{start.format(begins)}{OTHERS}{end.format(ends)}{OTHERS}</p>")
    notes = frozenset(root.iter(tag("note")))
    found = Attesting((root.find(tag("text")),), Witnesses((), {}), beside=notes)
    expected = "unknown" if strayed else "lacking"
    assert [found.at(app, "B").status for app in apps(root)] == [expected, "unknown"]
    assert [(local(limit), siglum) for limit, siglum in found.lacunae.strayed] == [(name, "B") for name in strayed]
    assert found.lacunae.odd == []


def test_a_witness_in_its_lacuna_is_not_silent() -> None:
    root = tei(f"<p>{LACUNA}</p>")
    assert [attesting(root).silent(app) for app in apps(root)] == [(), (), ()]


def test_the_base_witness_may_be_named_by_its_id_or_by_its_siglum() -> None:
    listed = '<listWit><witness xml:id="w1"><abbr type="siglum">W</abbr></witness></listWit>'
    root = tei("<p><app><lem>one</lem><rdg>two</rdg></app></p>", witnesses=listed)
    assert [attesting(root, base=base).at(apps(root)[0], "W").status for base in ("w1", "W", "")] == [
        "lemma",
        "lemma",
        "unknown",
    ]


def test_a_witness_that_is_named_by_itself_is_not_what_its_group_is() -> None:
    listed = '<listWit xml:id="alpha"><witness xml:id="A"/><witness xml:id="B"/></listWit><witness xml:id="C"/>'
    root = tei('<p><app><lem wit="#alpha #C">one</lem><rdg wit="#B">two</rdg></app></p>', witnesses=listed)
    found = [attesting(root).at(apps(root)[0], siglum).reading for siglum in "ABC"]
    assert ["".join(reading.itertext()) for reading in found if reading is not None] == ["one", "two", "one"]


def test_a_lemma_that_is_not_in_the_base_is_that_of_its_witness_all_the_same() -> None:
    ends = '<anchor xml:id="a"/>Cato<anchor xml:id="b"/>'
    entry = '<app from="#a" to="#b"><lem wit="#A">Brutus</lem><rdg wit="#B">Plato</rdg></app>'
    root = tei(f"<p>{ends}</p>", entry)
    settled(root)
    found = attesting(root).at(apps(root)[0], "A").reading
    assert found is not None
    assert "".join(found.itertext()) == "Brutus"


def test_in_a_reading_that_it_has_not_a_witness_is_not_silent() -> None:
    inner = '<app><lem wit="#A">1</lem><rdg wit="#C">2</rdg></app>'
    root = tei(f'<p><app><lem wit="#A #C">one {inner}</lem><rdg wit="#B">Z</rdg></app></p>')
    assert [attesting(root, negative=False).silent(app) for app in apps(root)] == [(), ()]
