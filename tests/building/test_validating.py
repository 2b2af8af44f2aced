"""A check: only what is wanted is run, problems come in order, none twice."""

from pathlib import Path

import pytest

from edition.building import validating
from edition.building.cataloguing import Order
from edition.building.validating import validated
from edition.checking.rules.table import FILE_RULES, Rule
from tests.building.sample import tei

DOUBLED = tei('<p xml:id="a">one</p><p xml:id="a">two</p><p>same</p><p>same</p>')


def order(folder: Path, *wanted: str, **files: str) -> Order:
    for name, content in files.items():
        (folder / f"{name}.xml").write_text(content, encoding="utf-8")
    return Order(folder, jobs=1, wanted=frozenset(wanted) if wanted else None)


def slugs(made: Order) -> list[str]:
    return [problem.slug for problem in validated(made).problems]


class TestSelection:
    def test_without_one_all_that_is_usual_is_looked_for(self, tmp_path: Path) -> None:
        assert set(slugs(order(tmp_path, a=DOUBLED))) == {"duplicate-id", "anchor-not-unique", "no-schema"}

    def test_only_what_is_wanted_is_told(self, tmp_path: Path) -> None:
        assert slugs(order(tmp_path, "duplicate-id", a=DOUBLED)) == ["duplicate-id"]

    def test_a_file_that_cannot_be_read_is_told_whatever_is_wanted(self, tmp_path: Path) -> None:
        assert slugs(order(tmp_path, "odd-id", a=DOUBLED, b="<TEI>")) == ["not-well-formed"]

    def test_texts_are_read_only_for_what_reading_finds(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def never(*_: object) -> None:
            raise AssertionError("texts were read")

        monkeypatch.setattr(validating, "_read", never)
        assert slugs(order(tmp_path, "duplicate-id", "grammar-element", a=DOUBLED)) == ["duplicate-id"]
        with pytest.raises(AssertionError):
            validated(order(tmp_path, "anchor-not-unique"))

    def test_without_a_slug_of_the_grammar_no_schema_is_read(self, tmp_path: Path) -> None:
        (tmp_path / "broken.xsd").write_text("<no/>", encoding="utf-8")
        made = order(tmp_path, "duplicate-id", a=DOUBLED)
        assert slugs(Order(tmp_path, jobs=1, schema=tmp_path / "broken.xsd", wanted=made.wanted)) == ["duplicate-id"]

    def test_rules_that_are_not_wanted_are_not_even_imported(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("edition.checking.rules.running.FILE_RULES", (*FILE_RULES, Rule("nowhere", "missing-date")))
        assert slugs(order(tmp_path, "duplicate-id", a=DOUBLED)) == ["duplicate-id"]
        with pytest.raises(ModuleNotFoundError):
            validated(order(tmp_path, "missing-date"))


def test_problems_come_by_path_line_and_column_and_once(tmp_path: Path) -> None:
    problems = validated(order(tmp_path, b=DOUBLED, a=DOUBLED)).problems
    places = [(p.place.path, p.place.line, p.place.column, p.slug) for p in problems if p.place]
    assert places == sorted(places)
    assert [slug for *_, slug in places] == ["duplicate-id", "anchor-not-unique"] * 2


def test_several_processes_find_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = order(tmp_path, **{f"t{n}": DOUBLED for n in range(4)})
    monkeypatch.setattr("edition.building.pool.batches.__defaults__", (100,))
    one, two = (validated(Order(made.source, jobs=jobs)) for jobs in (1, 2))
    assert one == two
    assert len(one.problems) == 9


def test_a_check_counts_what_it_saw(tmp_path: Path) -> None:
    assert validated(order(tmp_path, a=DOUBLED, b="<TEI>")).counts["malformed"] == 1


@pytest.mark.parametrize(
    ("value", "slug"), [('when="1914-09-31"', "impossible-date"), ('xml:lang="en_US"', "language-tag")]
)
def test_a_value_that_a_rule_explains_is_told_once_and_is_an_error(tmp_path: Path, value: str, slug: str) -> None:
    (tmp_path / "a.xml").write_text(tei(f"<p><date {value}>once</date></p>"), encoding="utf-8")
    found = validated(Order(tmp_path, jobs=1, schema=(Path("tei-edition.rng"),))).problems
    at_value = [
        (p.slug, p.severity) for p in found if p.place and p.place.column > 1 and value.split('"')[1] in p.message
    ]
    assert at_value == [(slug, "error")]
