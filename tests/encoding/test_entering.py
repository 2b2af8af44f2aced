"""New entries: into a register that is there without touching its other bytes, or into a file of their own that is valid."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from edition.editing.patching import Unfit
from edition.encoding.entering import SHAPES, New, added, register, shape_of, slug
from tests.cli.running import run


def entry(element: str = "persName", id_: str = "lee-ann", *names: str, **more: object) -> New:
    shape = shape_of(element, "")
    assert shape is not None
    return New(id_, shape, names or ("Ann Lee",), "named in letter.xml", **more)  # type: ignore[arg-type]


REGISTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>
  <listEvent>
    <event xml:id="e"><label>E</label>
      <listPerson>
        <person sameAs="#x"><persName>X</persName></person>
      </listPerson>
    </event>
  </listEvent>
  <listPerson>
    <person  xml:id='x'><persName>X</persName></person>
  </listPerson>
</standOff></TEI>
"""


def test_an_entry_goes_to_the_end_of_its_list() -> None:
    assert added(REGISTER.encode(), [entry()]).decode() == REGISTER.replace(
        "</person>\n  </listPerson>\n</standOff>",
        '</person>\n    <person xml:id="lee-ann">\n      <persName>Ann Lee</persName>\n'
        "      <note>named in letter.xml</note>\n    </person>\n  </listPerson>\n</standOff>",
    )


def test_a_list_that_is_missing_is_made() -> None:
    made = added(REGISTER.encode(), [entry("orgName", "board", "the Board & co.")]).decode()
    assert '  <listOrg>\n    <org xml:id="board">\n      <orgName>the Board &amp; co.</orgName>\n' in made
    assert made.replace(made[made.index("  <listOrg>") : made.index("</standOff>")], "") == REGISTER


def test_line_ends_stay() -> None:
    made = added(REGISTER.replace("\n", "\r\n").encode(), [entry()])
    assert made.count(b"\n") == made.count(b"\r\n") == REGISTER.count("\n") + 4


def test_where_nothing_can_hold_it_nothing_is_written() -> None:
    with pytest.raises(Unfit, match="no <listPerson>"):
        added(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>', [entry()])


@pytest.mark.parametrize("shape", SHAPES)
def test_a_new_register_is_valid(shape: str, tmp_path: Path) -> None:
    people = (("#x", "X & Y"),) if SHAPES[shape].entry == "event" else ()
    new = New("a-1", SHAPES[shape], ("A <B>", "C"), "seen & noted", people)
    (tmp_path / "new.xml").write_bytes(register([new], "Entries <proposed>", "en"))
    etree.parse(tmp_path / "new.xml")
    told = run(tmp_path, "validate", ".", "--select", "grammar")
    assert (told.returncode, "1 register file against tei-edition.xsd" in told.stderr) == (0, True), told.stderr


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ann Lee", "ann-lee"),
        ("Éva Müller-Ø", "eva-muller-ø"),
        ("1848", "n-1848"),
        ("!!", "entry"),
        ("سراج", "سراج"),
        ("Bob", "bob-2"),
    ],
)
def test_an_id_is_made_of_the_name(name: str, expected: str) -> None:
    assert slug(name, {"bob"}) == expected
