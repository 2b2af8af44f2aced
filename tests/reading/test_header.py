"""What a header says of its text."""

from __future__ import annotations

import pytest

from edition.reading.header import Facts, facts
from edition.reading.parsing import parse
from tests.reading.sample import document


def said(title_statement: str = "", rest: str = "", profile: str = "") -> Facts:
    header = f"<fileDesc><titleStmt>{title_statement}</titleStmt>{rest}</fileDesc><profileDesc>{profile}</profileDesc>"
    return facts(document("<p/>", header).root)


class TestTitles:
    @pytest.mark.parametrize(
        ("titles", "title", "subtitle"),
        [
            ("<title>A</title><title>B</title>", "A", ""),
            ('<title level="s">Series</title><title>A</title>', "A", ""),
            ('<title level="j">Journal</title>', "Journal", ""),
            ('<title level="j">Journal</title><title level="m">A</title>', "A", ""),
            ('<title>Edition</title><title level="a">A letter</title>', "A letter", ""),
            ('<title type="short">L.</title><title type="main">A</title>', "A", ""),
            ('<title type="main">A.</title><title type="main">B</title>', "A. B", ""),
            ('<title type="main" xml:lang="en">A</title><title type="main" xml:lang="de">B</title>', "A", ""),
            ('<title>A</title><title type="sub">of 1830</title>', "A", "of 1830"),
            ('<title type="iso-date">1830-01-02</title><title>Monday</title>', "Monday", ""),
            ("<title>A <choice><sic>leter</sic><corr>letter</corr></choice></title>", "A letter", ""),
            ("<title> </title><title>A\n b</title>", "A b", ""),
            ("", "", ""),
        ],
    )
    def test_its_own_before_that_of_its_series(self, titles: str, title: str, subtitle: str) -> None:
        found = said(titles)
        assert (found.title, found.subtitle) == (title, subtitle)


class TestDates:
    SENT = '<correspDesc><correspAction type="sent"><date when="1830"/></correspAction></correspDesc>'
    CREATED = '<creation><date when="1831"/></creation>'
    SETTING = '<settingDesc><setting><date when="1835-02">then</date></setting></settingDesc>'
    ORIGIN = "<sourceDesc><p><origDate>1832-03-04</origDate></p></sourceDesc>"
    SOURCE = '<sourceDesc><bibl><date notBefore="1836-01-01T00:00"/></bibl></sourceDesc>'

    @pytest.mark.parametrize(
        ("titles", "rest", "profile", "date"),
        [
            ("", ORIGIN, SETTING + CREATED + SENT, "1830"),
            ("", ORIGIN, SETTING + CREATED, "1831"),
            ('<title type="iso-date">1833-01-01</title>', ORIGIN, SETTING, "1832-03-04"),
            ('<title type="iso-date">1833-01-01</title>', SOURCE, SETTING, "1833-01-01"),
            ('<meeting><date when="1834"/></meeting>', SOURCE, SETTING, "1835-02"),
            ('<meeting><date when="1834"/></meeting>', SOURCE, "", "1834"),
            ("", SOURCE, "", "1836-01-01"),
            ("", "", '<creation><date>in spring</date><date when="-0044"/></creation>', "-0044"),
            ("", "<publicationStmt><date when='2020'/></publicationStmt>", "", ""),
        ],
    )
    def test_the_nearest_to_the_text(self, titles: str, rest: str, profile: str, date: str) -> None:
        assert said(titles, rest, profile).date == date


class TestLanguages:
    @pytest.mark.parametrize(
        ("tei", "header", "text", "lang"),
        [
            ('xml:lang="en"', "", 'xml:lang="la"', "la"),
            ('xml:lang="en"', '<language ident="fr"/>', "", "en"),
            ("", '<language ident="fr"/>', "", "fr"),
            ("", "", "", ""),
        ],
    )
    def test_the_nearest_to_the_text(self, tei: str, header: str, text: str, lang: str) -> None:
        xml = f"<TEI {tei}><teiHeader><langUsage>{header}</langUsage></teiHeader><text {text}/></TEI>"
        assert facts(parse("a.xml", xml.encode()).root).lang == lang


def test_a_meeting_and_its_place() -> None:
    found = said("<title>A</title><meeting>First <hi>session</hi></meeting><meeting>Second</meeting>")
    assert found.meeting == "First session"
    assert found.meeting_element is not None
    assert said().meeting_element is None


@pytest.mark.parametrize(
    ("setting", "place"),
    [
        ("<p><placeName>Wien</placeName></p>", "Wien"),
        ('<setting><name type="person">Ada</name><name type="city">Ljubljana</name></setting>', "Ljubljana"),
        ("", ""),
    ],
)
def test_the_place_of_the_setting(setting: str, place: str) -> None:
    assert said(profile=f"<settingDesc>{setting}</settingDesc>").place == place


@pytest.mark.parametrize(("status", "restricted"), [("restricted", True), ("free", False)])
def test_what_may_not_be_handed_out(status: str, restricted: bool) -> None:
    rest = f'<publicationStmt><availability status="{status}"/></publicationStmt>'
    assert said(rest=rest).restricted is restricted


def test_without_a_header_nothing_is_known() -> None:
    assert facts(parse("a.xml", b"<TEI><text/></TEI>").root) == Facts("", "", "", "", "")
