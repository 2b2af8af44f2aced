"""Which schemas apply: those asked for, those of edition.toml, those that a text names; never one from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.checking.schemas import Missing, Schema, Schemas, notices, schemas
from edition.errors import SettingsError
from edition.model import Place
from edition.project import Project, shelf
from edition.reading.parsing import Document, parse

OURS = shelf("schema")[-1] / "tei-edition.xsd"
NONE = Project()
RNG, SCH = "http://relaxng.org/ns/structure/1.0", "http://purl.oclc.org/dsdl/schematron"


def text(before: str = "", path: str = "a.xml") -> Document:
    return parse(path, f'{before}<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'.encode())


def naming(*names: str, path: str = "a.xml") -> Document:
    return text("".join(f'<?xml-model href="{name}"?>' for name in names), path)


def put(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def chosen(where: Schemas, document: Document) -> tuple[list[str], list[str]]:
    """The names of the files that apply, and why others do not."""
    found = where.of(document)
    return [schema.path.name for schema in found.schemas], [missing.why for missing in found.missing]


def test_only_the_last_part_of_an_address_counts_in_the_shelves(tmp_path: Path) -> None:
    found = schemas(tmp_path, NONE)
    for name in (
        "tei-edition.xsd",
        "../schema/tei-edition.xsd",
        "https://example.org/x/tei-edition.xsd?v=1",
        r"C:\x\tei-edition.xsd",
    ):
        assert found.find(name) == OURS
    for name in ("other.xsd", "", "..", "/", "a\0b", "x" * 5000):
        assert isinstance(found.find(name), str)


def test_the_project_s_own_schema_comes_first(tmp_path: Path) -> None:
    own = tmp_path / "schema" / "tei-edition.xsd"
    put(own)
    assert schemas(tmp_path, NONE).find("tei-edition.xsd") == own
    assert schemas(tmp_path / "a.xml", NONE).find("tei-edition.xsd") == own


def test_a_relative_name_leads_from_the_text_on(tmp_path: Path) -> None:
    put(tmp_path / "meta" / "my own.rng", tmp_path / "letters" / "a.rnc")
    where = schemas(tmp_path, NONE)
    assert where.find("../meta/my%20own.rng", "letters") == tmp_path / "meta" / "my own.rng"
    assert chosen(where, naming("a.rnc", path="letters/1.xml")) == (["a.rnc"], [])
    assert chosen(where, naming("a.rnc", path="1.xml")) == ([], ["which is not here"])
    assert where.find((tmp_path / "letters" / "a.rnc").as_uri()) == tmp_path / "letters" / "a.rnc"


def test_the_edition_begins_where_its_settings_are(tmp_path: Path) -> None:
    put(tmp_path / "edition.toml", tmp_path / "meta" / "a.rng", tmp_path / "texts" / "a.xml")
    for source in (tmp_path / "texts", tmp_path / "texts" / "a.xml"):
        where = schemas(source, NONE)
        assert where.root == tmp_path.resolve()
    assert where.find("../meta/a.rng", "texts") == tmp_path.resolve() / "meta" / "a.rng"


def test_nothing_outside_the_edition_is_looked_at(tmp_path: Path) -> None:
    put(tmp_path / "secret.rng", tmp_path / "edition" / "a.xml")
    (tmp_path / "edition" / "link.rng").symlink_to(tmp_path / "secret.rng")
    (tmp_path / "edition" / "schema").mkdir()
    (tmp_path / "edition" / "schema" / "shelf.rng").symlink_to(tmp_path / "secret.rng")
    where = schemas(tmp_path / "edition", NONE)
    assert where.find("../secret.rng") == where.find("../none.rng") == "which lies outside the edition"
    assert (
        where.find((tmp_path / "secret.rng").as_uri()) == where.find("/etc/passwd") == "which lies outside the edition"
    )
    assert where.find("link.rng") == "which is a link that leads out of the edition"
    assert where.find("shelf.rng") == "which is not here"


def test_the_order_in_which_schemas_are_asked(tmp_path: Path) -> None:
    put(*(tmp_path / "schema" / f"{name}.xsd" for name in ("given", "named", "usual")))
    project, given = Project(schema=("usual.xsd",)), tmp_path / "schema" / "given.xsd"
    both = naming("named.xsd", "x.rng")
    assert chosen(schemas(tmp_path, project, given), both) == (["given.xsd"], [])
    assert chosen(schemas(tmp_path, project), both) == (["usual.xsd"], [])
    assert chosen(schemas(tmp_path, NONE), both) == (["named.xsd"], ["which is not here"])
    assert chosen(schemas(tmp_path, NONE), text()) == ([], [])


def test_several_schemas_apply_each_in_its_way(tmp_path: Path) -> None:
    put(tmp_path / "a.rng", tmp_path / "b.sch")
    (one, two, three) = (
        f'<?xml-model href="a.rng" schematypens="{RNG}"?>',
        f'<?xml-model href="a.rng" schematypens="{SCH}" phase="p"?>',
        '<?xml-model href="b.sch"?>',
    )
    assert schemas(tmp_path, NONE).of(text(one + two + three + one)).schemas == (
        Schema(tmp_path / "a.rng", "rng"),
        Schema(tmp_path / "a.rng", "sch", "p"),
        Schema(tmp_path / "b.sch", "sch"),
    )
    asked = schemas(tmp_path, NONE, (tmp_path / "b.sch", tmp_path / "a.rng")).of(text())
    assert [(schema.path.name, schema.kind) for schema in asked.schemas] == [("b.sch", "sch"), ("a.rng", "rng")]
    usual = schemas(tmp_path, Project(schema=("a.rng", "b.sch"))).of(text())
    assert [schema.kind for schema in usual.schemas] == ["rng", "sch"]


def test_a_dtd_is_said_not_to_be_read(tmp_path: Path) -> None:
    put(tmp_path / "a.dtd")
    names, why = chosen(schemas(tmp_path, NONE), naming("a.dtd"))
    assert names == []
    assert "neither RELAX NG" in why[0]


def test_a_name_is_looked_up_in_the_catalog(tmp_path: Path) -> None:
    put(tmp_path / "meta" / "tei.rng")
    (tmp_path / "catalog.xml").write_text(
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'
        '<uri name="https://example.org/tei.rng" uri="meta/tei.rng"/><uri name="x.rng" uri="../x.rng"/></catalog>',
        encoding="utf-8",
    )
    where = schemas(tmp_path, NONE)
    assert where.find("https://example.org/tei.rng") == tmp_path / "meta" / "tei.rng"
    assert where.find("x.rng") == "which lies outside the edition"


@pytest.mark.parametrize(
    ("project", "given", "words"),
    [
        (Project(schema=("none.xsd",)), None, "edition.toml: the schema none.xsd is neither"),
        (Project(schema=("../none.xsd",)), None, "edition.toml: the schema ../none.xsd is one which lies outside"),
        (NONE, "a.dtd", "a.dtd is no schema that can be read"),
        (NONE, "none.xsd", "there is no schema none.xsd"),
        (NONE, "x/tei-edition.xsd", "there is no schema"),
        (NONE, "https://127.0.0.1:9/a.rng", "there is no schema https://127.0.0.1:9/a.rng"),
    ],
)
def test_a_schema_that_is_asked_for_must_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, project: Project, given: str | None, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "a.dtd")
    with pytest.raises(SettingsError, match=words):
        schemas(tmp_path, project, Path(given) if given else None)


def test_ours_is_found_by_its_name(tmp_path: Path) -> None:
    (given,) = schemas(tmp_path, NONE, Path("tei-edition.xsd")).given
    assert given == Schema(OURS.resolve(), "xsd")


def test_each_schema_that_is_not_here_is_named_once_where_it_is_named_first() -> None:
    first, second = (
        Missing("x.rng", "which is not here", Place(path, 2, 1), "<?xml-model …?>") for path in ("a.xml", "b.xml")
    )
    (only,) = notices([("a.xml", False, (first, first)), ("b.xml", False, (second,)), ("c.xml", True, ())])
    assert (only.slug, only.severity, only.place, only.source) == ("schema-not-here", "info", first.place, first.source)
    assert "like 1 more" in only.message


@pytest.mark.parametrize(
    ("name", "why", "words"),
    [
        ("../a.rng", "which lies outside the edition", "check the folder that holds both"),
        ("a.rng", "which is a link that leads out of the edition", "put the schema into the folder schema/"),
        ("a.rng", "which is not here", "or name ours, tei-edition.xsd"),
        ("https://example.org/a.rng", "which is not here", "--allow-network fetches it"),
    ],
)
def test_what_to_do_depends_on_why(name: str, why: str, words: str) -> None:
    (only,) = notices([("a.xml", False, (Missing(name, why, Place("a.xml", 1, 1)),))])
    assert words in only.hint


def test_one_word_where_no_text_names_a_schema() -> None:
    assert [p.slug for p in notices([("a.xml", False, ()), ("b.xml", False, ())])] == ["no-schema"]
    assert list(notices([("a.xml", False, ()), ("b.xml", True, ())])) == []
