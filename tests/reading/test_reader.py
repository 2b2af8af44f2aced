"""From a parsed file to its texts, read."""

from __future__ import annotations

import hashlib

from edition.model import STREAMS, Text
from edition.reading.parsing import parse
from edition.reading.reader import contents, headed, read_document
from edition.tei import ID, local
from tests.reading.sample import ADA, FakeContext, document, info, one, read

CORPUS = (
    '<teiCorpus><teiHeader/><TEI xml:id="a"><teiHeader/><text><p>one <persName ref="#x"/></p></text></TEI>'
    '<TEI xml:id="b"><teiHeader/><text><p>two</p></text><sourceDoc><line>three</line></sourceDoc></TEI></teiCorpus>'
)


class TestPartsOfAFile:
    def test_every_tei_in_document_order(self) -> None:
        root = parse("a.xml", CORPUS.encode()).root
        assert [(local(e), e.get(ID)) for e in headed(root)] == [("teiCorpus", None), ("TEI", "a"), ("TEI", "b")]

    def test_what_is_its_own(self) -> None:
        corpus, first, second = headed(parse("a.xml", CORPUS.encode()).root)
        assert contents(corpus) == []
        assert list(map(local, contents(first))) == ["text"]
        assert list(map(local, contents(second))) == ["text", "sourceDoc"]


class TestReading:
    def texts(self) -> list[Text]:
        infos = [info("c", "collection"), info("b"), info("z", "header")]
        positions = (1, 3, 2)
        placed = [type(i)(i.id, "a.xml", n, i.kind, i.title) for i, n in zip(infos, positions, strict=True)]
        source = parse("a.xml", CORPUS.encode())
        return [reading.text for reading in read_document(source, placed, FakeContext())]

    def test_only_what_the_survey_calls_a_text(self) -> None:
        (text,) = self.texts()
        assert (text.info.id, text.streams["text"]) == ("b", "two\nthree\n")

    def test_every_stream_is_there(self) -> None:
        assert tuple(self.texts()[0].streams) == STREAMS

    def test_each_text_has_its_own_problems(self) -> None:
        infos = [type(i)(i.id, "a.xml", n, "text", "") for n, i in ((2, info("a")), (3, info("b")))]
        source = parse("a.xml", CORPUS.encode())
        readings = list(read_document(source, infos, FakeContext()))
        assert [[p.slug for p in r.text.problems] for r in readings] == [["dangling-pointer"], []]

    def test_ids_are_checked_once_a_file(self) -> None:
        reading = read('<p xml:id="1">a</p>')
        assert [p.slug for p in reading.text.problems] == ["odd-id"]


def test_all_that_pages_are_made_of() -> None:
    body = '<p xml:id="p"><persName ref="#ada">Ada</persName><note>n</note></p><u who="#ada">hm</u>'
    source = document(body)
    (reading,) = read_document(source, [info()], FakeContext(entries={"ada": (ADA,)}))
    name, note, turn = (one(source.root, tag) for tag in ("persName", "note", "u"))
    assert reading.contents == tuple(contents(headed(source.root)[0]))
    assert reading.items["notes"] == [note]
    assert reading.aside == {note: "notes"}
    assert reading.anchors[name] == ["p.0-3"]
    assert reading.passages == {one(source.root, "p"), note, turn}
    assert reading.targets == {name: (ADA,)}
    assert reading.speakers == {turn: (ADA,)}
    assert reading.source == source.sources[0].data
    assert reading.sha256 == hashlib.sha256(reading.source).hexdigest()
    assert not reading.active


def test_names_that_mean_nothing_lead_nowhere() -> None:
    assert read("<p><name>a</name></p>").targets == {}
