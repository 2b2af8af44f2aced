"""Documents of Word: what of them is kept, and where."""

from __future__ import annotations

import pytest

from edition.encoding.drafting.drafting import Draft, draft
from edition.encoding.drafting.opening import opened
from tests.encoding.drafting import documents as word
from tests.encoding.drafting.documents import call, document, item, note, p, r, table
from tests.encoding.drafting.drafts import T, body, kinds, log, names, texts, tree, words

pytest.importorskip("docx", reason="NOT TESTED: python-docx is not installed")


def made_of(data: bytes) -> Draft:
    return draft(opened("some.docx", data), None, "some")


def inside(made: Draft, name: str) -> str:
    """The first element of a name in the body, with its tags."""
    from lxml import etree

    found = next(body(made).iter(f"{T}{name}"))
    return etree.tostring(found, encoding="unicode", with_tail=False).replace(f' xmlns="{T[1:-1]}"', "")


def test_headings_are_known_by_their_styles_whatever_the_language_of_word() -> None:
    made = made_of(
        document(p("The Lamp", "Titel") + p("Begins", "berschrift1") + p("One.") + p("Goes on", "Eigene") + p("Two."))
    )
    assert names(body(made)) == ["head", "div", "div"]
    assert texts(made, "head") == ["The Lamp", "Begins", "Goes on"]


def test_footnotes_stand_where_they_are_called() -> None:
    runs = r("Said") + call(2) + r(" twice") + call(3, "endnote") + r(".")
    made = made_of(
        document(p(more=runs), footnotes=note(2, " In a letter."), endnotes=note(3, "At the end.", "endnote"))
    )
    assert inside(made, "p") == (
        '<p>Said<note place="foot" n="1"> In a letter.</note> twice<note place="end" n="2">At the end.</note>.</p>'
    )


def test_looks_are_kept_and_runs_of_one_look_are_one() -> None:
    runs = (
        r("a", "<w:i/>")
        + r("b", "<w:i/>")
        + r("c", '<w:i w:val="0"/>')
        + r("d", '<w:rStyle w:val="Hervorhebung"/><w:b/>')
    )
    runs += (
        r("2", '<w:vertAlign w:val="superscript"/>')
        + r("e", "<w:smallCaps/>")
        + r("f", '<w:u w:val="single"/><w:strike/>')
    )
    assert inside(made_of(document(p(more=runs))), "p") == (
        '<p><hi rend="italic">ab</hi>c<hi rend="italic bold">d</hi><hi rend="superscript">2</hi><hi rend="smallcaps">e</hi>'
        '<hi rend="strikethrough underline">f</hi></p>'
    )


def test_page_breaks_are_kept_once() -> None:
    page, noted = '<w:r><w:br w:type="page"/></w:r>', "<w:r><w:lastRenderedPageBreak/></w:r>"
    made = made_of(
        document(
            p("One.", more=page)
            + p(more=noted + r("Two"))
            + p(more=noted + r("three"))
            + p(more=r("a") + "<w:r><w:br/></w:r>" + r("b"))
        )
    )
    assert len(texts(made, "pb")) == 2
    assert len(texts(made, "lb")) == 1


def test_paragraphs_and_sections_that_begin_pages() -> None:
    section, same = "<w:sectPr/>", '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    made = made_of(
        document(p("A.") + p("B.", properties="<w:pageBreakBefore/>" + section) + p("C.", properties=same) + p("D."))
    )
    assert names(body(made)) == ["p", "pb", "p", "pb", "p", "p"]


def test_lists_and_tables() -> None:
    made = made_of(
        document(
            item("one")
            + item("inner", level=1)
            + item("two")
            + item("first", 2)
            + p("x")
            + table(("a", "b"), ("c", ""))
        )
    )
    assert [e.get("rend") for e in tree(made).iter(f"{T}list")] == ["bulleted", "bulleted", "numbered"]
    assert texts(made, "cell") == ["a", "b", "c", ""]


def test_tracked_changes_are_accepted_and_the_log_has_what_was_deleted() -> None:
    changes = '<w:ins w:author="Edda" w:date="2020-01-02T00:00:00Z">' + r("new ") + "</w:ins>"
    changes += '<w:del w:author="Edda"><w:r><w:delText>old </w:delText></w:r></w:del>'
    made = made_of(document(p(more=r("the ") + changes + r("house"))))
    assert texts(made, "p") == ["the new house"]
    said = {row["kind"]: (row["before"], row["note"]) for row in log(made)}
    assert said["deletion"] == ("old ", "deleted, with changes tracked by Edda")
    assert said["insertion"] == ("new ", "inserted, with changes tracked by Edda 2020-01-02: kept")


def test_comments_are_left_out_and_stand_in_the_log() -> None:
    comment = f'<w:comment w:id="5" w:author="Lund">{p("Is that so?")}</w:comment>'
    made = made_of(document(p(more=r("It was.") + '<w:r><w:commentReference w:id="5"/></w:r>'), comments=comment))
    assert texts(made, "p") == ["It was."]
    assert [row["before"] for row in log(made) if row["kind"] == "comment"] == ["Is that so?"]


def test_links_lead_where_they_led() -> None:
    link = (
        '<w:hyperlink r:id="rId900">'
        + r("there")
        + '</w:hyperlink><w:hyperlink w:anchor="x">'
        + r("here")
        + "</w:hyperlink>"
    )
    made = made_of(document(p(more=link), links=("http://example.org/a",)))
    assert inside(made, "p") == (
        '<p><ref target="http://example.org/a">there</ref><ref type="unresolved" n="#x">here</ref></p>'
    )


def test_headers_and_footers_are_set_apart() -> None:
    made = made_of(document(p("Words."), header=p("The Daily Lamp"), footer=p("page 3")))
    assert [(e.get("type"), words(e)) for e in tree(made).iter(f"{T}fw")] == [
        ("header", "The Daily Lamp"),
        ("footer", "page 3"),
    ]


def test_fields_formulas_boxes_and_signs() -> None:
    field = "<w:r><w:instrText> DATE </w:instrText></w:r>" + r("3 May")
    formula = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    box = f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{p('boxed')}</w:txbxContent></w:drawing></mc:Choice>"
    box += f"<mc:Fallback><w:pict><w:txbxContent>{p('boxed')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r><w:r><w:t>a</w:t><w:tab/><w:noBreakHyphen/></w:r>'
    made = made_of(document(p(more=field + formula + box + sign)))
    assert texts(made, "p") == ["3 Maya+bboxed\uf0e0a \u2011", "boxed"]
    assert {"field", "formula", "symbol"} <= set(kinds(made))


def test_pictures_leave_their_descriptions() -> None:
    picture = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="A lamp"/><a:graphic><a:blip r:embed="rId7"/></a:graphic>'
    picture += "</wp:inline></w:drawing></w:r>"
    made = made_of(document(p("See", more=picture)))
    assert texts(made, "figDesc") == ["A lamp"]
    assert "pictures were not taken out" in made.remarks[0]


def test_no_library_no_document(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from edition.errors import EditionError

    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(EditionError, match="not installed") as told:
        made_of(document(p("x")))
    assert "tei-edition[docx]" in told.value.hint


def test_helpers_make_documents_that_word_would_open() -> None:
    import docx

    assert docx.Document(__import__("io").BytesIO(word.document(p("x")))).paragraphs[0].text == "x"
