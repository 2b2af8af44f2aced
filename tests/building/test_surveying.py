"""What every file holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.building.surveying import FileFacts, Surveyed
from tests.building.sample import NAMESPACE, facts_of, register, tei, titled

CORPUS = f'<teiCorpus {NAMESPACE} xml:id="c"><teiHeader>{titled("All")}</teiHeader>{{}}</teiCorpus>'
PERSON = '<listPerson><person xml:id="ada"><persName>Ada</persName></person></listPerson>'
XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'


def surveyed(folder: Path, content: str, **others: str) -> FileFacts:
    """The facts of ``a.xml``."""
    return facts_of(folder, {"a.xml": content} | {f"{name}.xml": other for name, other in others.items()})[0]


def kinds(facts: FileFacts) -> list[str]:
    return [text.kind for text in facts.texts]


class TestWhatIsAText:
    @pytest.mark.parametrize(
        ("content", "kind"),
        [
            (tei("<p>a</p>"), "text"),
            (tei("<p> <hi>\n</hi> </p>"), "header"),
            (tei('<p><pb facs="a.jpg"/></p>'), "text"),
            (tei("<p><gap/></p>"), "text"),
            (tei(""), "header"),
            (tei("", '<profileDesc><particDesc><person xml:id="x"/></particDesc></profileDesc>'), "register"),
            (tei(PERSON), "register"),
            (tei("<head>Persons</head>" + PERSON), "register"),
            (tei("<head>Persons</head>"), "text"),
            (tei(PERSON + "<p>a</p>"), "text"),
            (tei("<listBibl><bibl>a</bibl></listBibl>"), "text"),
            (tei('<listBibl><bibl xml:id="b">a</bibl></listBibl>'), "register"),
            (f"<TEI {NAMESPACE}><teiHeader/><sourceDoc><line>a</line></sourceDoc></TEI>", "text"),
            (f"<TEI {NAMESPACE}><teiHeader/></TEI>", "header"),
        ],
    )
    def test_what_has_something_to_read_or_see(self, tmp_path: Path, content: str, kind: str) -> None:
        facts = surveyed(tmp_path, content)
        assert (facts.kind, kinds(facts)) == ("tei", [kind])

    def test_collections_and_their_members(self, tmp_path: Path) -> None:
        facts = surveyed(tmp_path, CORPUS.format(tei("<p>a</p>") + CORPUS.format(tei("")) + tei("<p>b</p>")))
        assert kinds(facts) == ["collection", "text", "collection", "header", "text"]
        assert [text.position for text in facts.texts] == [1, 2, 3, 4, 5]
        assert [text.parent for text in facts.texts] == [0, 1, 1, 3, 1]

    def test_a_text_may_have_members(self, tmp_path: Path) -> None:
        content = tei("<p>a</p>").removesuffix("</TEI>") + tei("<p>b</p>") + "</TEI>"
        assert kinds(surveyed(tmp_path, content)) == ["text", "text"]

    def test_an_example_is_none(self, tmp_path: Path) -> None:
        example = '<egXML xmlns="http://www.tei-c.org/ns/Examples"><TEI><text>b</text></TEI></egXML>'
        assert kinds(surveyed(tmp_path, tei(f"<p>a{example}</p>"))) == ["text"]


class TestWhatIsNone:
    @pytest.mark.parametrize(
        "content", [register('<person xml:id="a"/>'), f"<standOff {NAMESPACE}>{PERSON}</standOff>"]
    )
    def test_a_register(self, tmp_path: Path, content: str) -> None:
        facts = surveyed(tmp_path, content)
        assert (facts.kind, facts.texts, facts.problems) == ("register", (), ())
        assert [entry.path for entry in facts.entries] == ["a.xml"]

    def test_another_xml(self, tmp_path: Path) -> None:
        facts = surveyed(tmp_path, "<html><p/></html>")
        assert (facts.kind, facts.texts) == ("other", ())
        assert [(p.slug, p.severity) for p in facts.problems] == [("not-tei", "info")]
        assert "“html”" in facts.problems[0].message

    def test_what_is_no_xml(self, tmp_path: Path) -> None:
        facts = surveyed(tmp_path, "<TEI>")
        assert (facts.kind, facts.sha256, [p.slug for p in facts.problems]) == ("malformed", "", ["not-well-formed"])


class TestFacts:
    def test_of_a_text(self, tmp_path: Path) -> None:
        header = titled(
            'A</title><title type="sub">b', '<profileDesc><creation><date when="1830"/></creation></profileDesc>'
        )
        facts = surveyed(tmp_path, tei('<p xml:id="p1">a</p><p xml:id=" p2 "/>', header, 'xml:id="x" xml:lang="de"'))
        assert facts.texts == (Surveyed("x", 1, "text", "A", "b", "1830", "de", 0, (), "p1\np2", 0),)
        assert facts.size == len((tmp_path / "a.xml").read_bytes())

    def test_a_meeting_tells_texts_apart(self, tmp_path: Path) -> None:
        meeting = "<fileDesc><titleStmt><title>A</title><meeting>Third</meeting></titleStmt></fileDesc>"
        (text,) = surveyed(tmp_path, tei("<p>a</p>", meeting)).texts
        assert (text.title, text.subtitle) == ("A", "Third")

    def test_sigla_are_ids_numbers_and_abbreviations(self, tmp_path: Path) -> None:
        witnesses = '<listWit xml:id="G"><witness xml:id="A"/><witness n="B"><abbr>C</abbr> codex</witness></listWit>'
        facts = surveyed(tmp_path, tei("<p>a</p>", f"<fileDesc><sourceDesc>{witnesses}</sourceDesc></fileDesc>"))
        assert [(w.siglum, w.names) for w in facts.witnesses] == [("G", ("G",)), ("A", ("A",)), ("B", ("B", "C"))]

    def test_prefixes(self, tmp_path: Path) -> None:
        header = '<encodingDesc><prefixDef ident="p" matchPattern="(.)" replacementPattern="#$1"/></encodingDesc>'
        assert surveyed(tmp_path, tei("", header)).prefixes == {"p": (("(.)", r"#\g<1>"),)}

    def test_ids_are_checked_where_no_reading_will_do_it(self, tmp_path: Path) -> None:
        twice = '<person xml:id="a"/><person xml:id="a"/>'
        assert [p.slug for p in surveyed(tmp_path, register(twice)).problems] == ["duplicate-id"]
        assert surveyed(tmp_path, tei(f"<p>a</p><listPerson>{twice}</listPerson>")).problems == ()


class TestInclusions:
    def test_an_included_text_is_a_member(self, tmp_path: Path) -> None:
        corpus = CORPUS.format(f'<xi:include {XI} href="b.xml"/>')
        (text,) = surveyed(tmp_path, corpus, b=tei("<p>b</p>")).texts
        assert text.includes == ("b.xml",)

    def test_entries_of_an_included_register_are_that_files_own(self, tmp_path: Path) -> None:
        content = tei(f'<p>a</p><xi:include {XI} href="r.xml"/>')
        facts = facts_of(tmp_path, {"a.xml": content, "r.xml": register('<person xml:id="a"/>')})
        assert [len(one.entries) for one in facts] == [0, 1]


class TestPictures:
    def test_those_that_are_there_and_may_be_published(self, tmp_path: Path) -> None:
        (tmp_path / "f").mkdir()
        (tmp_path / "f/a.png").write_bytes(b"x")
        (tmp_path / "live.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" onload="1"/>')
        names = ("f/a.png", "f/a.png", "gone.png", "live.svg", "../out.png", "https://e.example/b.png")
        body = "".join(f'<graphic url="{name}"/>' for name in names)
        (tmp_path.parent / "out.png").write_bytes(b"x")
        assert surveyed(tmp_path, tei(f"<p>a</p><figure>{body}</figure>")).media == ("f/a.png",)

    def test_those_of_what_a_file_includes(self, tmp_path: Path) -> None:
        (tmp_path / "a.png").write_bytes(b"x")
        part = f'<figure {NAMESPACE}><graphic url="a.png"/></figure>'
        assert surveyed(tmp_path, tei(f'<p>a</p><xi:include {XI} href="b.xml"/>'), b=part).media == ("a.png",)
