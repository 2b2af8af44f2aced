"""Which schema applies: what is asked for, what a text names, what edition.toml names; never one from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.checking.schemas import named, notices, schemas
from edition.errors import SettingsError
from edition.project import Project, shelf
from edition.reading.parsing import Document, parse

OURS = shelf("schema")[-1] / "tei-edition.xsd"
NONE = Project()
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


def text(before: str = "", attributes: str = "") -> Document:
    return parse("a.xml", f'{before}<TEI xmlns="http://www.tei-c.org/ns/1.0" {attributes}/>'.encode())


@pytest.mark.parametrize(
    ("document", "names"),
    [
        (text(), []),
        (text('<?xml-model href="a.xsd" type="application/xml"?>'), ["a.xsd"]),
        (
            text("<?xml-model type='x' href='https://example.org/b/a.xsd?x=1#y'?>"),
            ["https://example.org/b/a.xsd?x=1#y"],
        ),
        (text('<?xml-model href="a.rng"?><?xml-model href="a.xsd"?>'), ["a.rng", "a.xsd"]),
        (text('<!-- <?xml-model href="a.xsd"?> -->'), []),
        (text("", f'{XSI} xsi:schemaLocation="http://www.tei-c.org/ns/1.0 s/a.xsd"'), ["s/a.xsd"]),
        (text("", f'{XSI} xsi:noNamespaceSchemaLocation="a.xsd"'), ["a.xsd"]),
        (parse("a.xml", '<?xml-model href="a.xsd"?><TEI/>'.encode("utf-16")), ["a.xsd"]),
        (parse("a.xml", b'<TEI><?xml-model href="a.xsd"?></TEI>'), []),
    ],
)
def test_what_a_text_names(document: Document, names: list[str]) -> None:
    assert list(named(document)) == names


def test_only_the_last_part_of_an_address_counts(tmp_path: Path) -> None:
    found = schemas(tmp_path, Project())
    for name in (
        "tei-edition.xsd",
        "../schema/tei-edition.xsd",
        "https://example.org/x/tei-edition.xsd?v=1",
        r"C:\x\tei-edition.xsd",
    ):
        assert found.find(name) == OURS
    for name in ("other.xsd", "tei-edition.rng", "", "..", "/"):
        assert found.find(name) is None


def test_the_project_s_own_schema_comes_first(tmp_path: Path) -> None:
    own = tmp_path / "schema" / "tei-edition.xsd"
    own.parent.mkdir()
    own.touch()
    assert schemas(tmp_path, Project()).find("tei-edition.xsd") == own
    assert schemas(tmp_path / "a.xml", Project()).find("tei-edition.xsd") == own


def test_the_order_in_which_schemas_are_asked(tmp_path: Path) -> None:
    (tmp_path / "schema").mkdir()
    for name in ("given", "named", "usual"):
        (tmp_path / "schema" / f"{name}.xsd").touch()
    project, given = Project(schema="usual.xsd"), tmp_path / "schema" / "given.xsd"
    with_name, foreign = text('<?xml-model href="named.xsd"?>'), text('<?xml-model href="x.rng"?>')

    def chosen(document: Document, project: Project = NONE, given: Path | None = None) -> tuple[str, str]:
        path, missing = schemas(tmp_path, project, given).of(document)
        return path.stem if path else "", missing

    assert chosen(with_name, project, given) == ("given", "")
    assert chosen(with_name, project) == ("named", "")
    assert chosen(text(), project) == chosen(foreign, project) == ("usual", "")
    assert chosen(text()) == ("", "")
    assert chosen(foreign) == ("", "x.rng")


@pytest.mark.parametrize(
    ("project", "given", "words"),
    [
        (Project(schema="none.xsd"), None, "edition.toml: the schema none.xsd is neither"),
        (Project(), "a.rng", "no XML Schema"),
        (Project(), "none.xsd", "there is no schema none.xsd"),
        (Project(), "x/tei-edition.xsd", "there is no schema"),
    ],
)
def test_a_schema_that_is_asked_for_must_be_there(
    tmp_path: Path, project: Project, given: str | None, words: str
) -> None:
    with pytest.raises(SettingsError, match=words):
        schemas(tmp_path, project, Path(given) if given else None)


def test_ours_is_found_by_its_name(tmp_path: Path) -> None:
    assert schemas(tmp_path, Project(), Path("tei-edition.xsd")).given == OURS.resolve()


def test_each_schema_that_is_not_here_is_named_once() -> None:
    (only,) = notices([("a.xml", False, "x.rng"), ("b.xml", False, "x.rng"), ("c.xml", True, "")])
    assert (only.slug, only.severity, only.place and only.place.path) == ("schema-not-here", "info", "a.xml")
    assert "like 1 more" in only.message


def test_one_word_where_no_text_names_a_schema() -> None:
    assert [p.slug for p in notices([("a.xml", False, ""), ("b.xml", False, "")])] == ["no-schema"]
    assert list(notices([("a.xml", False, ""), ("b.xml", True, "")])) == []
