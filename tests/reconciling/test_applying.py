"""Identifiers written into registers: each in its place, and every other byte as it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.reconciling.applying import Refusals
from tests.reconciling.registers import NAMESPACE, PEOPLE, PLACES, applied, changed, decided, table

ROW = "{},Q5879,,,accept"


def without(text: str) -> str:
    """A file without what was written."""
    return re.sub(r"\s*<(\w+:)?idno[^>]*>[^<]*(Q5879|24602065)</(\w+:)?idno>", "", text)


class TestPlaces:
    def test_behind_the_identifiers_that_are_there(self) -> None:
        expected = '    <idno type="GND">118540238</idno>\n    <idno type="Wikidata">Q5879</idno>\n    <note>'
        assert expected in changed(PEOPLE, ROW.format("goethe"))

    def test_behind_the_name(self) -> None:
        expected = '    <persName>Friedrich Schiller</persName>\n    <idno type="Wikidata">Q5879</idno>\n    <note>'
        assert expected in changed(PEOPLE, ROW.format("schiller"))

    def test_in_the_line_where_all_stands_in_one(self) -> None:
        expected = '<persName>Charlotte von Stein</persName><idno type="Wikidata">Q5879</idno></person>\n'
        assert expected in changed(PEOPLE, ROW.format("stein"))

    def test_of_a_place_behind_where_it_is(self) -> None:
        assert '</location>\n    <idno type="Wikidata">Q5879</idno>\n    <note>' in changed(
            PLACES, ROW.format("weimar")
        )

    def test_several_one_below_the_other(self) -> None:
        text = changed(PEOPLE, "schiller,Q5879,24602065,,accept")
        assert '    <idno type="Wikidata">Q5879</idno>\n    <idno type="VIAF">24602065</idno>\n' in text

    def test_an_empty_entry(self) -> None:
        source = f'<listPerson {NAMESPACE}><person xml:id="a" sex="1" /></listPerson>'
        assert '<person xml:id="a" sex="1" ><idno type="Wikidata">Q5879</idno></person>' in changed(
            source, ROW.format("a")
        )

    def test_an_entry_without_a_name(self) -> None:
        source = f'<listPerson {NAMESPACE}>\n <person xml:id="a">\n  <note>x</note>\n </person></listPerson>'
        expected = '<person xml:id="a">\n  <idno type="Wikidata">Q5879</idno>\n  <note>x</note>'
        assert expected in changed(source, ROW.format("a"))

    def test_a_work_that_is_all_words_keeps_its_name(self) -> None:
        source = f'<listBibl {NAMESPACE}><bibl xml:id="b">Treaty of Paris, 1814.</bibl></listBibl>'
        assert 'Treaty of Paris, 1814. <idno type="Wikidata">Q5879</idno></bibl>' in changed(source, ROW.format("b"))

    def test_nested_entries_are_told_apart(self) -> None:
        inner = '<listPlace><place xml:id="in"><placeName>In</placeName></place></listPlace>'
        source = f'<listPlace {NAMESPACE}><place xml:id="out"><placeName>Out</placeName>{inner}</place></listPlace>'
        idno = '<idno type="Wikidata">Q5879</idno>'
        assert f"<placeName>Out</placeName>{idno}<listPlace>" in changed(source, ROW.format("out"))
        assert f"<placeName>In</placeName>{idno}</place></listPlace>" in changed(source, ROW.format("in"))


class TestBytes:
    @pytest.mark.parametrize("entry", ["goethe", "schiller", "stein"])
    def test_all_else_stays(self, entry: str) -> None:
        text = changed(PEOPLE, ROW.format(entry))
        assert text != PEOPLE
        assert without(text) == PEOPLE

    def test_other_line_ends_encodings_and_marks(self) -> None:
        source = (
            PEOPLE.replace("\n", "\r\n").replace('version="1.0"', 'version="1.0" encoding="utf-16"').encode("utf-16")
        )
        (file,) = applied({"a.xml": source}, table(ROW.format("schiller"))).files
        text = file.data.decode("utf-16")
        assert '</persName>\r\n    <idno type="Wikidata">Q5879</idno>\r\n' in text
        assert without(text).encode("utf-16") == source

    def test_the_prefix_of_the_register(self) -> None:
        source = PEOPLE.replace("xmlns=", "xmlns:t=")
        source = re.sub(r"<(/?)(?=[a-z])", r"<\1t:", source)
        assert '<t:idno type="Wikidata">Q5879</t:idno>' in changed(source, ROW.format("goethe"))

    def test_what_looks_like_an_entry_in_a_comment_is_none(self) -> None:
        source = PEOPLE.replace("<listPerson", '<!-- <person xml:id="schiller"><persName>X</persName> -->\n<listPerson')
        assert without(changed(source, ROW.format("schiller"))) == source

    @settings(max_examples=50)
    @given(
        st.lists(st.sampled_from(["persName", "idno", "note", "occupation"]), max_size=5),
        st.sampled_from(["", " ", "\n    ", "\r\n\t", "\n\n  "]),
        st.sampled_from(["", "<!-- c -->", "<?pi?>"]),
    )
    def test_any_entry_gets_it_once_and_keeps_the_rest(self, names: list[str], gap: str, between: str) -> None:
        inside = "".join(f"{gap}<{name}>x &amp; y</{name}>{between}" for name in names)
        source = f'<listPerson {NAMESPACE}>{gap}<person xml:id="a">{inside}{gap}</person>{gap}</listPerson>'
        text = changed(source, ROW.format("a"))
        added = re.findall(r"\s*<idno type=\"Wikidata\">Q5879</idno>", text)
        assert len(added) == 1
        assert text.replace(added[0], "") == source
        assert decided({"a.xml": text}, table(ROW.format("a"))).additions == []


class TestRefused:
    def test_written_twice_it_changes_nothing(self) -> None:
        rows = [ROW.format("goethe"), "schiller,,24602065,,accept"]
        again = decided({"a.xml": changed(PEOPLE, *rows)}, table(*rows))
        assert (again.additions, again.wrong, again.counts["there"]) == ([], [], 2)

    def test_another_place_where_the_grammar_does_not_allow_it(self) -> None:
        def judge(_path: str, data: bytes) -> Refusals:
            text = data.decode()
            at = text.find('<idno type="Wikidata">')
            is_last = text[at:].replace("\n", "").partition("</idno>")[2].strip().startswith("</person>")
            return [] if at < 0 or is_last else [("idno must be last", text.count("\n", 0, at) + 1)]

        (file,) = applied({"a.xml": PEOPLE}, table(ROW.format("schiller")), judge).files
        assert '<note>Poet</note>\n    <idno type="Wikidata">Q5879</idno>\n  </person>' in file.data.decode()

    def test_rows_that_no_place_would_suit_are_named(self) -> None:
        def judge(_path: str, data: bytes) -> Refusals:
            at = data.find(b"Q5879")
            return [("old", 1), *([("no idno", data.count(b"\n", 0, at) + 1)] if at > 0 else [])]

        plan = applied({"a.xml": PEOPLE}, table(ROW.format("schiller"), "stein,Q1,,,accept"), judge)
        assert plan.files == []
        assert plan.wrong == ["line 2, Friedrich Schiller (schiller): the schema of a.xml does not allow it: no idno"]

    def test_an_id_that_stands_twice_in_a_file(self) -> None:
        source = PEOPLE.replace('"stein"', '"schiller"')
        assert "stands in it twice" in applied({"a.xml": source}, table(ROW.format("schiller"))).wrong[0]

    def test_a_file_that_has_changed_meanwhile_is_left(self, tmp_path: Path) -> None:
        plan = applied({"a.xml": PEOPLE}, table(ROW.format("schiller")))
        (tmp_path / "a.xml").write_text("other", encoding="utf-8")
        assert plan.write(tmp_path) == ["a.xml: it has changed since it was read"]
        assert (tmp_path / "a.xml").read_text(encoding="utf-8") == "other"
