"""What a text says of its schemas, and where it says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.checking.naming_schemas import kind_of, kind_within, named
from edition.reading.parsing import Document, parse

XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
RNG, SCH = "http://relaxng.org/ns/structure/1.0", "http://purl.oclc.org/dsdl/schematron"


def text(before: str = "", attributes: str = "") -> Document:
    return parse("a.xml", f'{before}<TEI xmlns="http://www.tei-c.org/ns/1.0" {attributes}/>'.encode())


@pytest.mark.parametrize(
    ("document", "names"),
    [
        (text(), []),
        (text('<?xml-model href="a.xsd" type="application/xml"?>'), ["a.xsd"]),
        (
            text("<?xml-model type='x' href='https://example.org/b/a.xsd?x=1&amp;y#z'?>"),
            ["https://example.org/b/a.xsd?x=1&y#z"],
        ),
        (text('<?xml-model href="a.rng"?><?xml-model\n href="a.xsd"?>'), ["a.rng", "a.xsd"]),
        (text('<!-- <?xml-model href="a.xsd"?> -->'), []),
        (text("<?xml-model type='application/xml'?><?xml-model href=' '?>"), []),
        (text('<?oxygen RNGSchema="a.rnc" type="compact"?>'), ["a.rnc"]),
        (text('<?oxygen RNGSchema="a.rng" type="xml" SCHSchema="b.sch"?>'), ["a.rng", "b.sch"]),
        (text("", f'{XSI} xsi:schemaLocation="http://www.tei-c.org/ns/1.0 s/a.xsd"'), ["s/a.xsd"]),
        (text("", f'{XSI} xsi:noNamespaceSchemaLocation="a.xsd"'), ["a.xsd"]),
        (parse("a.xml", '<?xml-model href="a.xsd"?><TEI/>'.encode("utf-16")), ["a.xsd"]),
        (parse("a.xml", b'<TEI><?xml-model href="a.xsd"?></TEI>'), []),
    ],
)
def test_what_a_text_names(document: Document, names: list[str]) -> None:
    assert [one.name for one in named(document)] == names


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ('href="a.rng"', "rng"),
        ('href="a.RNG?v=1"', "rng"),
        (f'href="a.rng" schematypens="{SCH}"', "sch"),
        (f'href="a.php?x=.rnc" schematypens="{RNG}"', "rng"),
        (f'href="a.rnc" type="application/xml" schematypens="{RNG}"', "rnc"),
        ('href="a" type="application/relax-ng-compact-syntax"', "rnc"),
        ('href="a.xsd" schematypens="http://www.w3.org/2001/XMLSchema"', "xsd"),
        ('href="a.isosch"', "sch"),
        ('href="a.dtd" type="application/xml-dtd"', ""),
    ],
)
def test_how_a_schema_is_read(said: str, kind: str) -> None:
    (one,) = named(text(f"<?xml-model {said}?>"))
    assert one.kind == kind


def test_phase_and_group_are_handed_on() -> None:
    (one,) = named(text('<?xml-model href="a.sch" phase="draft" group="g"?>'))
    assert (one.phase, one.group) == ("draft", "g")


def test_the_place_is_the_instruction_or_the_name_in_the_attribute() -> None:
    document = text(
        '<?xml version="1.0"?>\r\n<!-- é -->\n<?xml-model href="a.rng"?>\n',
        f'{XSI}\n xsi:schemaLocation="http://www.tei-c.org/ns/1.0 a.xsd"',
    )
    model, location = (one.locate(document)[0] for one in named(document))
    assert (model.line, model.column, model.end_line, model.end_column) == (3, 1, 3, 27)
    assert (location.line, location.column, location.end_column) == (5, 50, 55)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (f'<!-- "{SCH}" --><grammar xmlns="{RNG}"/>', "rng"),
        (f'<sch:schema xmlns:sch="{SCH}"/>', "sch"),
        ('<a:schema xmlns:a="http://www.w3.org/2001/XMLSchema"/>', "xsd"),
        ("<html/>", ""),
        ("start = empty", ""),
    ],
)
def test_a_file_without_a_telling_name_is_looked_into(tmp_path: Path, content: str, kind: str) -> None:
    path = tmp_path / "schema.xml"
    path.write_text(content, encoding="utf-8")
    assert kind_of(path.name) == ""
    assert kind_within(path) == kind


def test_a_file_that_is_not_there_is_of_no_kind(tmp_path: Path) -> None:
    assert kind_within(tmp_path / "none") == kind_within(tmp_path) == ""
