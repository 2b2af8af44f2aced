"""Files of an edition -> what its texts can name, and what a pointer to it is."""

from edition.encoding.tagging.lexicon import read_lexicon, setting_of
from tests.encoding.tagging.naming import register, tei

ANN = '<listPerson><person xml:id="ann"><persName>Ann Ox</persName></person></listPerson>'


def pointer(text: str, *others: tuple[str, str], path: str = "texts/a.xml") -> str:
    """The pointer to Ann that a text must write."""
    files = [(path, text.encode()), ("lists/p.xml", register(ANN)), *((name, other.encode()) for name, other in others)]
    return read_lexicon(files, path)[0].pointer


def test_pointers_lead_to_the_file_of_the_register() -> None:
    assert pointer(tei("<p>Ox</p>")) == "../lists/p.xml#ann"
    assert pointer(tei("<p>Ox</p>"), path="a.xml") == "lists/p.xml#ann"


def test_pointers_are_as_the_text_has_them() -> None:
    assert pointer(tei('<p><persName ref="#ann">Ox</persName></p>')) == "#ann"
    assert pointer(tei('<p><persName ref="pers:ann">Ox</persName></p>')) == "pers:ann"
    assert pointer(tei('<p><persName ref="p.xml#ann">Ox</persName></p>')) == "p.xml#ann"


def test_or_as_the_texts_beside_it_have_them() -> None:
    other = tei('<p><persName ref="pers:ann">Ox</persName></p>')
    assert pointer(tei("<p>Ox</p>"), ("texts/b.xml", other)) == "pers:ann"


def test_an_entry_of_the_text_itself_has_its_id_alone() -> None:
    own = tei("<p>Ox</p>").replace("<text>", f"<standOff>{ANN}</standOff><text>")
    assert read_lexicon([("a.xml", own.encode())], "a.xml")[0].pointer == "#ann"


def test_entries_with_one_id_are_one_where_they_share_a_name() -> None:
    again = ANN.replace("</persName>", '</persName><persName>Ox, A.</persName><sex value="f"/>')
    other = '<listPerson><person xml:id="ann"><persName>Ann Cow</persName></person></listPerson>'
    files = [("a.xml", register(ANN)), ("b.xml", register(again)), ("c.xml", register(other))]
    found = read_lexicon(files, "t.xml")
    assert [(one.key, one.sex) for one in found] == [("ann", "f"), ("c.xml#ann", "")]


def test_a_file_that_is_not_well_formed_is_passed_over() -> None:
    found = read_lexicon([("a.xml", b"<TEI><p>"), ("b.xml", register(ANN)), ("c.xml", b"")], "t.xml")
    assert [one.key for one in found] == ["ann"]


def test_what_the_header_says_for_names() -> None:
    header = (
        "<teiHeader><fileDesc><titleStmt><title>Ann Ox to a friend</title><author ref='#ann'>Ox</author></titleStmt></fileDesc>"
        "<profileDesc><langUsage><language ident='de-AT'/></langUsage><correspDesc><correspAction><persName ref='#bob'/>"
        "<date when='1874-05-01'/></correspAction></correspDesc></profileDesc></teiHeader>"
    )
    source = tei("<p/>").replace("<text>", f"{header}<text>").replace(' xml:lang="en"', "")
    found = setting_of("a.xml", source.encode())
    assert found.date == "1874-05-01"
    assert set(found.present) == {"#ann", "#bob"}
    assert (found.title, found.lang) == ("Ann Ox to a friend", "de")
    assert setting_of("a.xml", b"<TEI>").present == ()
