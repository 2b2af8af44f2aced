"""Whatever our schema admits the TEI admits: not of some documents, but of the two grammars themselves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from edition.checking.relaxng.comparing import difference_of
from edition.checking.relaxng.schema import load
from tests.schema.canonical import Element, RelaxNG, data, one_of
from tests.schema.containing import excess, narrower

ROOT = Path(__file__).resolve().parents[2]
RNG = ROOT / "schema" / "tei-edition.rng"
CORPORA = Path(os.environ.get("EDITION_CORPORA", ROOT.parent / "shared" / "corpora"))
TEI_ALL = CORPORA.parent / "schemas" / "tei_all-4.9.0.rng"


@pytest.fixture(scope="module")
def theirs() -> RelaxNG:
    if not TEI_ALL.is_file():
        pytest.skip(f"the TEI's schema is not here: {TEI_ALL.name} in the folder schemas beside the corpora")
    return RelaxNG(TEI_ALL)


def test_ours_is_contained_in_that_of_the_tei(theirs: RelaxNG) -> None:
    ours = RelaxNG(RNG)
    assert ours.roots() <= theirs.roots()
    assert list(excess(ours.elements(), theirs)) == []


DECLARED = {
    "an element that is not there": ('<element name="witness">', '<element name="witnes">', "<witnes> is not there"),
    "an attribute that is not there": ('name="rendition"', 'name="style.of"', "ab/@style.of"),
    "an attribute with other values": ("inapplicable", "perhaps", "said/@aloud"),
    "any words for a pointer": ('<data type="anyURI">', '<data type="token">', "/@corresp"),
    "a child that does not belong": (
        '<ref name="teiHeader"/>',
        '<ref name="teiHeader"/><ref name="p"/>',
        "<TEI> holding",
    ),
    "an order that does not hold": ('<ref name="teiHeader"/>', "", "<TEI> holding TEI"),
    "words where none are": ('<element name="listWit">', '<element name="listWit"><text/>', "<listWit> holding"),
}


@pytest.mark.parametrize("what", DECLARED)
def test_what_the_tei_does_not_admit_is_noticed(what: str, theirs: RelaxNG, tmp_path: Path) -> None:
    before, now, told = DECLARED[what]
    source = RNG.read_text(encoding="utf-8")
    at = source.index("<start>")  # past what is said of the whole
    at += len("<start>") + source[at:].index("</start>")
    assert before in source[at:]
    (tmp_path / "wider.rng").write_text(source[:at] + source[at:].replace(before, now, 1), encoding="utf-8")
    found = list(excess(RelaxNG(tmp_path / "wider.rng").elements(), theirs))
    assert any(told in line for line in found), found


def test_an_attribute_that_must_be_there_is_missed(theirs: RelaxNG) -> None:
    language = RelaxNG(RNG).elements()["language"]
    without = {name: said for name, said in language.attributes.items() if name != "ident"}
    found = list(excess({"language": Element(language.content, without)}, theirs))
    assert found == ["<language> holding nothing"]


def test_types_in_types() -> None:
    word, words = data("token", [("pattern", r"\S+")]), ("list", data("token", [("pattern", r"\S+")]), 1, None)
    assert narrower(word, data("string"))
    assert narrower(word, words)
    assert not narrower(words, word)
    assert narrower(data("nonNegativeInteger"), data("decimal"))
    assert not narrower(data("decimal"), data("nonNegativeInteger"))
    assert narrower(("value", "token", "a"), one_of([data("date"), word]))
    assert not narrower(one_of([data("date"), data("time")]), data("date"))
    assert not narrower(data("token"), word)
    assert not narrower(("list", word, 0, None), words)
    assert narrower(("list", word, 1, 1), word)


def test_the_toolkit_finds_the_same(theirs: RelaxNG) -> None:
    """By its own comparison of schemas, which looks at contexts as well, and shares nothing with the reading above."""
    ours, all_of_it = load(RNG), load(TEI_ALL)
    assert difference_of(ours, all_of_it) is None
    assert difference_of(all_of_it, ours) is not None


def test_the_toolkit_sees_what_is_wider(theirs: RelaxNG, tmp_path: Path) -> None:
    source = RNG.read_text(encoding="utf-8").replace(r"[\d]+/\-", r"[\d]+:\-")
    (tmp_path / "wider.rng").write_text(source, encoding="utf-8")
    assert difference_of(load(tmp_path / "wider.rng"), load(TEI_ALL)) is not None
