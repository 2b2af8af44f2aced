"""A file whose entries are attached by another method."""

from __future__ import annotations

import pytest

from edition.collating.conversion import converted
from edition.errors import EditionError
from edition.tei import TEI

ENTRY = '<app><lem>noon</lem><rdg wit="#D">night</rdg></app>'


def tei(*bodies: str) -> bytes:
    texts = "".join(f"<TEI><teiHeader/><text><body><p>{body}</p></body></text></TEI>" for body in bodies)
    return f'<?xml-model href="a.rng"?>\n<teiCorpus xmlns="{TEI}"><teiHeader/>{texts}</teiCorpus>'.encode()


def test_every_text_of_a_file_is_converted_and_comes_back() -> None:
    source = tei(f"At {ENTRY}.", "No entry.", f"By {ENTRY}.")
    made, problems = converted("a.xml", source, "double-end-point")
    assert problems == []
    assert made.count(b"<listApp>") == 2
    assert made.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<?xml-model href="a.rng"?>')
    back, _ = converted("a.xml", made, "parallel-segmentation")
    assert back.partition(b"\n")[2].strip() == source


def test_comments_and_instructions_stay_where_they_are() -> None:
    source = tei(f"At <!-- which? -->{ENTRY}<?page 2?>.").replace(b"<lem>noon", b"<lem><!-- clear -->noon")
    made, problems = converted("a.xml", source, "double-end-point")
    assert problems == []
    assert [made.count(one) for one in (b"<!-- which? -->", b"<!-- clear -->", b"<?page 2?>")] == [1, 1, 1]
    back, _ = converted("a.xml", made, "parallel-segmentation")
    assert back.partition(b"\n")[2].strip() == source


def test_what_cannot_be_carried_is_told_at_its_place_and_nothing_is_made() -> None:
    made, (problem,) = converted("a.xml", tei(f"At {ENTRY}."), "location-referenced")
    assert made == b""
    assert (problem.slug, problem.place.line if problem.place else 0) == ("not-convertible", 2)


def test_a_file_without_entries_is_an_error() -> None:
    with pytest.raises(EditionError, match="has no apparatus"):
        converted("a.xml", tei("Noon."), "double-end-point")


def test_a_file_that_is_no_xml_is_told_as_such() -> None:
    made, (problem,) = converted("a.xml", b"<TEI>", "double-end-point")
    assert (made, problem.slug) == (b"", "not-well-formed")
