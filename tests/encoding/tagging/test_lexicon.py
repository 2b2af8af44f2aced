"""Files of an edition -> what its texts can name, and what a pointer to it is."""

from edition.encoding.tagging.lexicon import read_lexicon, setting_of
from tests.encoding.tagging.naming import register, tei

ANN = '<listPerson><person xml:id="ann"><persName>Ann Ox</persName></person></listPerson>'


def test_a_pointer_is_the_path_of_the_file_and_the_id() -> None:
    (found,) = read_lexicon([("texts/a.xml", tei("<p>Ox</p>").encode()), ("lists/p.xml", register(ANN))])
    assert found.pointer == "lists/p.xml#ann"


def test_entries_with_one_id_are_one_where_they_share_a_name() -> None:
    again = ANN.replace("</persName>", '</persName><persName>Ox, A.</persName><sex value="f"/>')
    other = '<listPerson><person xml:id="ann"><persName>Ann Cow</persName></person></listPerson>'
    files = [("a.xml", register(ANN)), ("b.xml", register(again)), ("c.xml", register(other))]
    found = read_lexicon(files)
    assert [(one.key, one.sex) for one in found] == [("ann", "f"), ("c.xml#ann", "")]


def test_a_file_that_is_not_well_formed_is_passed_over() -> None:
    found = read_lexicon([("a.xml", b"<TEI><p>"), ("b.xml", register(ANN)), ("c.xml", b"")])
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
