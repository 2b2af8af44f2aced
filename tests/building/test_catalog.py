"""What the survey found, named and counted."""

from __future__ import annotations

from pathlib import Path

from edition.building.catalog import Catalog
from edition.building.surveying import FileFacts
from edition.model import Target
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
        assert [t.title for t in looked_up(tmp_path, texts)[0].all_texts()] == ["Letter (1830)", "Letter (1831)"]

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


def test_sigla_and_prefixes_are_kept(tmp_path: Path) -> None:
    prefixes = {"p": (("(.*)", r"r.xml#\1"),)}
    found, _ = looked_up(
        tmp_path, [facts("a.xml", text(), sigla=("A", "B"), prefixes=prefixes), facts("b.xml", sigla=("B",))]
    )
    assert found.sigla == {"A", "B"}
    assert found.prefixes("a.xml") == prefixes


def test_pictures_are_known_once_whoever_shows_them(tmp_path: Path) -> None:
    shown = [facts("a.xml", text(), media=("f/a.png",)), facts("b.xml", text(), media=("f/a.png", "b.png"))]
    found, _ = looked_up(tmp_path, shown)
    assert [found.media(path) for path in ("f/a.png", "b.png", "c.png")] == [True, True, False]
