"""What the survey found, named and counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.building.catalog import Catalog
from edition.building.depending import Depends, depends_of, read_depends
from edition.building.surveying import FileFacts
from edition.model import Place, Problem, Target
from edition.variation import Witness
from tests.building.sample import entry, looked_up, text


def facts(path: str, *texts: object, kind: str = "tei", entries: tuple[object, ...] = (), **more: object) -> FileFacts:
    return FileFacts(path, f"sha of {path}", 1, kind, tuple(texts), tuple(entries), **more)  # type: ignore[arg-type]


def test_everything_is_counted_once(tmp_path: Path) -> None:
    catalog = Catalog(tmp_path / "c.sqlite")
    for one in (
        facts("a.xml", text(), text(position=2, kind="header"), text(position=3, kind="collection")),
        facts("b.xml", text(kind="register")),
        facts("r.xml", kind="register"),
        facts("o.xml", kind="other"),
        facts("m.xml", kind="malformed"),
    ):
        catalog.add(one)
    catalog.finish()
    counted = {"texts": 1, "registers": 2, "headers": 1, "collections": 1, "not_tei": 1, "malformed": 1}
    assert catalog.counts == counted


class TestTexts:
    def test_they_come_in_natural_order_whatever_came_first(self, tmp_path: Path) -> None:
        found, _ = looked_up(tmp_path, [facts("a10.xml", text()), facts("a2.xml", text(title="Two", date="1830"))])
        assert [(t.id, t.path, t.title, t.date, t.order) for t in found.all_texts()] == [
            ("a2", "a2.xml", "Two", "1830", 0),
            ("a10", "a10.xml", "a10", "", 1),
        ]
        assert next(found.all_texts()).sha256 == "sha of a2.xml"

    def test_titles_are_told_apart(self, tmp_path: Path) -> None:
        texts = [facts(f"{y}.xml", text(title="Letter", date=y)) for y in ("1830", "1831")]
        found = list(looked_up(tmp_path, texts)[0].all_texts())
        assert [t.title for t in found] == ["Letter (1830)", "Letter (1831)"]
        assert [t.proper for t in found] == ["Letter", "Letter"]

    def test_collisions_are_told(self, tmp_path: Path) -> None:
        found, collisions = looked_up(tmp_path, [facts("l/a.xml", text()), facts("m/a.xml", text())])
        assert [t.id for t in found.all_texts()] == ["l.a", "m.a"]
        assert [c[:2] for c in collisions] == [("text-id-collision", "l/a.xml"), ("text-id-collision", "m/a.xml")]

    def test_members_stand_in_a_tei_or_are_included_by_it(self, tmp_path: Path) -> None:
        corpus = facts("c.xml", text("c", kind="collection", includes=("a.xml",)), text("in", position=2, parent=1))
        found, _ = looked_up(tmp_path, [corpus, facts("a.xml", text()), facts("b.xml", text())])
        assert {t.id: t.parent for t in found.all_texts()} == {"a": "c", "b": "", "c": "", "in": "c"}


class TestEntities:
    def test_entries_of_one_entity_are_united_and_the_first_one_speaks(self, tmp_path: Path) -> None:
        one = entry("a", "r.xml", "Ada", identifiers=("GND:1",), addresses=("gnd:1",), start="1815")
        other = entry("a", "s.xml", "Byron", identifiers=("GND:1", "x:2"), addresses=("gnd:1", "x:2"), end="1852")
        found, collisions = looked_up(tmp_path, [facts("r.xml", entries=(one,)), facts("s.xml", entries=(other,))])
        assert collisions == []
        assert found.entity("a") == Target("a", "person", "Ada", True, ("GND:1", "x:2"))
        assert found.by_address("x:2") == (found.entity("a"),)
        assert found.by_name("Byron") == found.entity("a")

    def test_different_ones_are_named_by_their_files(self, tmp_path: Path) -> None:
        registers = [facts(f"{r}.xml", entries=(entry("a", f"{r}.xml", r),)) for r in ("r", "s")]
        found, collisions = looked_up(tmp_path, registers)
        assert [c[0] for c in collisions] == ["entry-id-collision"] * 2
        assert found.entity("a") is None
        assert [t.entity for t in found.entry("a", "x.xml")] == ["r.a", "s.a"]
        assert [t.entity for t in found.entry("a", "s.xml")] == ["s.a"]

    def test_a_name_made_from_a_file_is_nobody_elses_id(self, tmp_path: Path) -> None:
        registers = [facts(f"{r}.xml", entries=(entry("a", f"{r}.xml", r),)) for r in ("r", "s")]
        found, _ = looked_up(tmp_path, [*registers, facts("t.xml", entries=(entry("r.a", "t.xml", "third"),))])
        assert [t.entity for t in found.entry("a", "x.xml")] == ["r.a.2", "s.a"]
        assert [t.name for t in found.entry("r.a", "x.xml")] == ["third"]

    def test_one_that_only_points_to_another_is_no_entity(self, tmp_path: Path) -> None:
        alias = entry("", "r.xml", "Byron", alias=("none", "a"), digest="0123456789")
        stranger = entry("", "r.xml", "Walt", alias=("none",), digest="0123456789")
        found, _ = looked_up(tmp_path, [facts("r.xml", entries=(entry("a", name="Ada"), alias, stranger))])
        assert found.by_name("Byron") is None
        assert found.by_name("Walt") == Target("Walt-012345", "person", "Walt", True)

    def test_pages_that_fall_together_get_a_digest(self, tmp_path: Path) -> None:
        entries = tuple(entry(i, name=i) for i in ("Ada", "ada", "bob"))
        found, _ = looked_up(tmp_path, [facts("r.xml", entries=entries)])
        pages = [found.entity_page_name(i, True) for i in ("Ada", "ada", "bob")]
        assert pages[2] == "bob"
        assert pages[0].startswith("Ada-")
        assert pages[1].startswith("ada-")
        assert len({page.casefold() for page in pages}) == 3


A, B, C = (
    Witness("A", ("A", "codA"), ("B",), "", "Ambrosianus"),
    Witness("B", ("B",), hand_of="A"),
    Witness("C", ("C",), is_list=True),
)


def test_witnesses_and_prefixes_are_kept(tmp_path: Path) -> None:
    prefixes = {"p": (("(.*)", r"r.xml#\1"),)}
    found, _ = looked_up(
        tmp_path, [facts("a.xml", text(), witnesses=(A, B), prefixes=prefixes), facts("b.xml", witnesses=(B, C))]
    )
    assert found.witnesses("a.xml") == (A, B, C)
    assert found.witnesses("b.xml") == (B, C, A)
    assert found.prefixes("a.xml") == prefixes


def test_pictures_are_known_once_whoever_shows_them(tmp_path: Path) -> None:
    shown = [facts("a.xml", text(), media=("f/a.png",)), facts("b.xml", text(), media=("f/a.png", "b.png"))]
    found, _ = looked_up(tmp_path, shown)
    assert [found.media(path) for path in ("f/a.png", "b.png", "c.png")] == [True, True, False]


class TestFromOneBuildToTheNext:
    """A catalog that is opened again."""

    FIRST = (facts("a.xml", text(title="A")), facts("r.xml", kind="register", entries=(entry("ada", name="Ada"),)))

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "c.sqlite"
        self.changed(path, *self.FIRST)
        return path

    @staticmethod
    def changed(path: Path, *some: FileFacts, gone: tuple[str, ...] = (), told: tuple[Problem, ...] = ()) -> Catalog:
        """The catalog after one more build, which is closed."""
        catalog = Catalog(path)
        for one in some:
            catalog.add(one)
        for one in gone:
            catalog.remove(one)
        catalog.finish()
        catalog.tell(told)
        catalog.commit()
        catalog.known_then = catalog.known()  # type: ignore[attr-defined]
        catalog.generation_then = catalog.generation  # type: ignore[attr-defined]
        catalog.close()
        return catalog

    def test_what_was_known_is_known(self, path: Path) -> None:
        catalog = Catalog(path)
        assert not catalog.fresh
        assert catalog.known() == {"a.xml": "sha of a.xml", "r.xml": "sha of r.xml"}
        assert (catalog.changed, catalog.renamed, catalog.redescribed) == (set(), False, False)
        assert Catalog(path, "another setting").fresh

    def test_a_state_that_is_not_committed_is_as_before(self, path: Path) -> None:
        catalog = Catalog(path)
        catalog.add(facts("b.xml", text()))
        catalog.close()
        assert list(Catalog(path).known()) == ["a.xml", "r.xml"]

    def test_the_same_facts_change_nothing(self, path: Path) -> None:
        before = Catalog(path).generation
        again = self.changed(path, *self.FIRST)
        assert (again.changed, again.renamed, again.redescribed) == (set(), False, False)
        assert again.before == before == Catalog(path).generation

    def test_each_state_has_a_name_that_no_other_catalog_gives(self, path: Path, tmp_path: Path) -> None:
        names = {Catalog(path).generation}
        names.add(self.changed(path, facts("b.xml", text())).generation_then)  # type: ignore[attr-defined]
        names.add(self.changed(tmp_path / "d.sqlite", *self.FIRST).generation_then)  # type: ignore[attr-defined]
        assert len(names) == 3

    def test_what_is_told_of_the_edition_is_a_state_of_its_own(self, path: Path) -> None:
        told = (Problem("unreadable", "error", "a link", Place("l.xml")),)
        before = Catalog(path).generation
        after = self.changed(path, told=told)
        assert (after.changed, after.generation_then != before) == (set(), True)  # type: ignore[attr-defined]
        assert self.changed(path, told=told).generation_then == after.generation_then  # type: ignore[attr-defined]

    def test_another_word_renames_nothing_and_describes_nothing_anew(self, path: Path) -> None:
        catalog = self.changed(path, FileFacts("a.xml", "another sha", 1, "tei", (text(title="A"),)))
        assert (catalog.changed, catalog.renamed, catalog.redescribed) == ({"a.xml"}, False, False)

    @pytest.mark.parametrize(
        "change",
        [facts("a.xml", text(title="B")), facts("b.xml", text()), facts("a.xml", text("own")), facts("a.xml")],
    )
    def test_texts_are_called_or_ordered_otherwise(self, change: FileFacts, path: Path) -> None:
        catalog = self.changed(path, change)
        assert (catalog.renamed, catalog.redescribed) == (True, False)

    def test_entities_may_be_described_otherwise(self, path: Path) -> None:
        catalog = self.changed(path, facts("r.xml", kind="register", entries=(entry("ada", name="Bea"),)))
        assert (catalog.changed, catalog.renamed, catalog.redescribed) == ({"r.xml"}, False, True)

    def test_a_file_that_is_forgotten_takes_all_it_said_with_it(self, path: Path) -> None:
        catalog = self.changed(path, gone=("a.xml", "r.xml"))
        assert (catalog.changed, catalog.renamed, catalog.redescribed) == ({"a.xml", "r.xml"}, True, True)
        assert catalog.known_then == {}  # type: ignore[attr-defined]

    def test_what_facts_depend_on_is_kept(self, path: Path) -> None:
        one = facts(
            "a.xml",
            text(includes=("m.xml",)),
            fragments=(("f.xml", "1", "other"), ("r.xml", "2", "register")),
            sought=(("n.xml", "", "none"),),
            media=("a.png",),
            missing_media=("b.png",),
        )
        self.changed(path, one)
        expected = Depends((("f.xml", "1"), ("r.xml", "2"), ("n.xml", "")), ("a.png",), ("b.png",), ("m.xml", "r.xml"))
        assert read_depends(Catalog(path).depends()["a.xml"]) == depends_of(one) == expected
        assert "r.xml" not in Catalog(path).depends()

    @pytest.mark.parametrize(
        "one", [facts("a.xml", kind="malformed"), facts("a.xml", problems=(Problem("include-missing", "error", ""),))]
    )
    def test_what_may_be_wrong_elsewhere_does_not_last(self, one: FileFacts) -> None:
        assert not depends_of(one).lasting
