"""What a page says of its text beside the text: who, when, from where, by what right."""

from __future__ import annotations

import pytest

from edition.model import Fact
from edition.reading.describing import described
from tests.reading.sample import document, element

XML_ID = "xml:id"


def facts(statement: str = "", source: str = "", publication: str = "", rest: str = "") -> dict[str, list[str]]:
    """The words of each key, in order."""
    header = (
        f"<fileDesc><titleStmt>{statement}</titleStmt><publicationStmt>{publication}</publicationStmt>"
        f"<sourceDesc>{source}</sourceDesc></fileDesc>{rest}"
    )
    found: dict[str, list[str]] = {}
    for fact in described(document("<p/>", header).root):
        found.setdefault(fact.key, []).append(fact.words)
    return found


def test_without_a_header_nothing_is_said() -> None:
    assert described(document("<p/>").root) == ()


class TestWho:
    def test_authors_without_their_identifiers(self) -> None:
        named = "<author><persName>Ada <surname>Lovelace</surname></persName><idno>GND:1</idno></author>"
        assert facts(named + "<author>Bob<idno>2</idno>, of <idno>3</idno>York</author>") == {
            "author": ["Ada Lovelace", "Bob, of York"]
        }

    def test_one_that_stands_twice_is_one(self) -> None:
        assert facts("<author>Ada</author><author>Ada</author><author/>") == {"author": ["Ada"]}

    def test_editors_then_those_who_did_something(self) -> None:
        statement = "<respStmt><resp>Encoding</resp><name>Bob</name><name>Cy</name></respStmt><editor>Ada</editor>"
        assert facts(statement + "<respStmt><resp>Proofs</resp></respStmt>") == {
            "editor": ["Ada", "Bob, Cy (Encoding)"]
        }

    def test_what_a_letter_says_of_its_way(self) -> None:
        sent = '<correspAction type="sent"><persName>Ada</persName><placeName>London</placeName><date when="1830"/>'
        received = '<correspAction type="received"><persName>Bob</persName><date>in May</date></correspAction>'
        profile = f"<profileDesc><correspDesc>{sent}</correspAction>{received}</correspDesc></profileDesc>"
        assert facts(rest=profile) == {"sent": ["Ada, London, 1830"], "received": ["Bob, in May"]}


class TestWhence:
    def test_a_shelfmark_in_the_order_of_a_citation(self) -> None:
        identifier = "<idno>MS 1</idno><repository>Bodleian</repository><settlement>Oxford</settlement>"
        assert facts(source=f"<msDesc><msIdentifier>{identifier}</msIdentifier></msDesc>") == {
            "manuscript": ["Oxford, Bodleian, MS 1"]
        }

    def test_sources_and_where_they_are(self) -> None:
        source = '<bibl>The Times <ref target="https://t.example/1">1</ref></bibl><p>printed</p><listWit/>'
        found = described(document("<p/>", f"<fileDesc><sourceDesc>{source}</sourceDesc></fileDesc>").root)
        assert found == (Fact("source", "The Times 1", "https://t.example/1"), Fact("source", "printed"))

    def test_witnesses_with_their_sigla(self) -> None:
        witnesses = f'<witness {XML_ID}="A">London</witness><witness n="b">Rome</witness><witness>lost</witness>'
        assert facts(source=f"<listWit>{witnesses}</listWit>") == {"witness": ["A: London", "b: Rome", "lost"]}


class TestRights:
    def test_a_licence_without_words_is_called_by_its_address(self) -> None:
        licences = '<licence target="https://l.example/by">CC BY</licence><licence target="https://l.example/nc"/>'
        header = f"<fileDesc><publicationStmt><availability>{licences}</availability></publicationStmt></fileDesc>"
        assert described(document("<p/>", header).root) == (
            Fact("rights", "CC BY", "https://l.example/by"),
            Fact("rights", "https://l.example/nc", "https://l.example/nc"),
        )

    @pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "#here", "a.xml"])
    def test_what_is_no_safe_address_is_none(self, address: str) -> None:
        licence = f'<licence target="{address}">free</licence>'
        header = f"<fileDesc><publicationStmt><availability>{licence}</availability></publicationStmt></fileDesc>"
        assert described(document("<p/>", header).root) == (Fact("rights", "free", ""),)

    def test_who_published_and_when(self) -> None:
        publication = "<publisher>House</publisher><pubPlace>Bonn</pubPlace><date>2020</date><pubPlace>Bonn</pubPlace>"
        assert facts(publication=publication) == {"published": ["House, Bonn, 2020"]}


def test_declarations_a_paragraph_a_fact() -> None:
    editorial = "<editorialDecl><correction><p>Slips are mended.</p></correction><p>Else as it is.</p></editorialDecl>"
    assert facts(rest=f"<encodingDesc>{editorial}</encodingDesc>") == {
        "declaration": ["Slips are mended.", "Else as it is."]
    }


def test_long_words_are_cut_at_a_word() -> None:
    (said,) = facts(source=f"<p>{'word ' * 200}</p>")["source"]
    assert len(said) <= 401
    assert said.endswith("word…")


def test_keys_come_in_one_order_whatever_the_header_has() -> None:
    profile = (
        "<profileDesc><textClass><keywords><term>law</term></keywords></textClass>"
        "<langUsage><language>German</language></langUsage></profileDesc>"
    )
    found = facts("<editor>E</editor><meeting>M</meeting><author>A</author>", "<p>S</p>", rest=profile)
    assert list(found) == ["author", "meeting", "editor", "source", "language", "keyword"]


def test_a_collection_speaks_for_what_its_members_do_not_say() -> None:
    def header(statement: str) -> str:
        return f"<teiHeader><fileDesc><titleStmt>{statement}</titleStmt></fileDesc></teiHeader>"

    member = f"<TEI>{header('<author>Ada</author>')}<text/></TEI>"
    corpus = element(f"<teiCorpus>{header('<author>All</author><editor>Ed</editor>')}{member}</teiCorpus>")
    assert described(corpus[1]) == (Fact("author", "Ada"), Fact("editor", "Ed"))
