"""Every character of a document of Word is in its draft or in the log of it, whatever the document."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.encoding.drafting.drafting import draft
from edition.encoding.drafting.opening import opened
from edition.errors import SourceError
from tests.encoding.drafting.documents import call, document, item, note, p, r, table
from tests.encoding.drafting.drafts import T, tree

pytest.importorskip("docx", reason="NOT TESTED: python-docx is not installed")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
WORDS = st.text(LETTERS, max_size=30).map(lambda text: escape(text, quote=False)) | st.sampled_from(
    [
        "The lamp was lit upon the stair,",
        "By Edda Thorne",
        "3 March 1902",
        "goes on in small letters",
        "Dear Sir,",
        "Yours,",
    ]
)
LOOKS = st.sampled_from(["", "<w:i/>", "<w:b/><w:i/>", '<w:vertAlign w:val="superscript"/>'])
RUNS = st.one_of(
    st.builds(r, WORDS, LOOKS),
    st.sampled_from(
        [
            "<w:r><w:br/></w:r>",
            '<w:r><w:br w:type="page"/></w:r>',
            "<w:r><w:lastRenderedPageBreak/></w:r>",
            "<w:r><w:tab/></w:r>",
        ]
    ),
    st.builds(lambda run: f'<w:ins w:author="A">{run}</w:ins>', st.builds(r, WORDS)),
    st.builds(lambda words: f"<w:del><w:r><w:delText>{words}</w:delText></w:r></w:del>", WORDS),
    st.builds(lambda run: f'<w:hyperlink r:id="rId900">{run}</w:hyperlink>', st.builds(r, WORDS)),
    st.builds(lambda words: f"<w:sdt><w:sdtContent>{r(words)}</w:sdtContent></w:sdt>", WORDS),
    st.builds(lambda words: f"<w:r><w:pict><w:txbxContent>{p(words)}</w:txbxContent></w:pict></w:r>", WORDS),
    st.sampled_from([call(2), call(2), call(3)]),
)
PARAGRAPHS = st.builds(
    lambda style, runs: p(style=style, more="".join(runs)),
    st.sampled_from(["", "", "Titel", "berschrift1", "Eigene", "Zitat"]),
    st.lists(RUNS, max_size=4),
)
BLOCKS = st.one_of(
    PARAGRAPHS,
    st.builds(item, WORDS, st.sampled_from([1, 2]), st.integers(0, 3)),
    st.builds(lambda a, b: table((a, b), (b,)), WORDS, WORDS),
    st.builds(lambda some: f"<w:sdt><w:sdtContent>{some}</w:sdtContent></w:sdt>", PARAGRAPHS),
)


def all_words(data: bytes) -> Counter[str]:
    """All letters in the parts of a document, read without our reader; a note that is called by nothing is none."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        called = Counter(e.get(f"{W}id") for e in body.iter(f"{W}footnoteReference"))
        for root in (
            body,
            etree.fromstring(archive.read("word/footnotes.xml")),
            etree.fromstring(archive.read("word/header.xml")),
        ):
            for e in root.iter(f"{W}t", f"{W}delText"):
                owner = next(e.iterancestors(f"{W}footnote"), None)
                for _ in range(1 if owner is None else called[owner.get(f"{W}id")]):
                    found.update("".join((e.text or "").split()))
    return found


@given(st.lists(BLOCKS, max_size=8), WORDS, WORDS)
def test_every_character_is_in_the_draft_or_in_the_log(blocks: list[str], noted: str, header: str) -> None:
    data = document(
        "".join(blocks), footnotes=note(2, noted) + note(3, ""), header=p(header), links=("http://example.org",)
    )
    try:
        source = opened("some.docx", data)
    except SourceError as told:
        assert "holds no words" in told.message  # noqa: PT017 - most documents have some
        assert not all_words(data)
        return
    made = draft(source, None, "some")
    inside = Counter("".join("".join(tree(made).find(f"{T}text").itertext()).split()))
    told_of = Counter("".join("".join(source.text[e.start : e.end].split()) for e in made.entries if e.fate != "kept"))
    assert inside + told_of == Counter("".join(source.text.split())) == all_words(data)
