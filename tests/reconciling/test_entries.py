"""Entries as reconciliation knows them: each once, with what all its copies state."""

from edition.citing.identifiers import Identifier
from tests.reconciling.registers import NAMESPACE, PEOPLE, PLACES, registers


def test_what_is_known_of_an_entry() -> None:
    goethe, schiller, stein = registers({"a.xml": PEOPLE}).entries
    assert (goethe.id, goethe.kind, goethe.name) == ("goethe", "person", "Goethe, Johann Wolfgang")
    assert (goethe.dates, goethe.description) == ("1749/1832", "Poet & minister")
    assert goethe.identifiers == (Identifier("gnd", "118540238"),)
    assert (schiller.dates, stein.description) == ("", "")


def test_identifiers_stand_in_pointers_as_well() -> None:
    source = (
        f'<listPerson {NAMESPACE}><person xml:id="a" sameAs="https://viaf.org/viaf/24602065">{{}}</person></listPerson>'
    )
    name = '<persName ref="http://d-nb.info/gnd/118540238">G.</persName>'
    (entry,) = registers({"a.xml": source.format(name)}).entries
    assert set(entry.identifiers) == {Identifier("viaf", "24602065"), Identifier("gnd", "118540238")}


def test_copies_of_an_entry_are_one_in_the_file_that_has_most() -> None:
    person = '<person xml:id="schiller"><persName>F. Schiller</persName>{}</person>'
    copy = f"<TEI {NAMESPACE}><text><back><listPerson>{person}</listPerson></back></text></TEI>"
    found = registers({"a-letter.xml": copy.format('<idno type="VIAF">24602065</idno>'), "people.xml": PEOPLE}).entries
    (schiller,) = [one for one in found if one.id == "schiller"]
    assert (schiller.path, schiller.name, schiller.names) == ("people.xml", "Friedrich Schiller", ("F. Schiller",))
    assert schiller.identifiers == (Identifier("viaf", "24602065"),)


def test_a_file_that_cannot_be_read_is_named() -> None:
    found = registers({"a.xml": PEOPLE, "b.xml": "<listPerson>"})
    assert (len(found.entries), found.unread) == (3, ["b.xml"])


def test_kinds_are_chosen_by_their_folders() -> None:
    found = registers({"a.xml": PEOPLE, "b.xml": PLACES})
    assert [one.id for one in found.of(["places"])] == ["weimar"]
    assert len(found.of([])) == 4


def test_participants_of_one_text_and_entries_without_an_id_are_left_out() -> None:
    local = '<listPerson><person xml:id="p"><persName>P</persName></person></listPerson>'
    header = f"<teiHeader><profileDesc><particDesc>{local}</particDesc></profileDesc></teiHeader>"
    nameless = "<standOff><listPerson><person><persName>Q</persName></person></listPerson></standOff>"
    assert registers({"a.xml": f"<TEI {NAMESPACE}>{header}{nameless}</TEI>"}).entries == []
