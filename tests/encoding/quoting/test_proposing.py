"""Promises for every text: spans inside their passages and properly nested, no exception, the same twice, and linear work."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from edition.encoding.quoting.proposing import propose
from edition.encoding.quoting.tongues import TONGUES
from edition.encoding.tagging.flows import flows
from edition.encoding.tagging.proposals import Proposal
from tests.encoding.quoting.quoting import REGISTER, passages, proposed, speakers

WORDS = "Wren Pell said says he she that “ ” ‘ ’ \" ' « » „ ‚ — , . : ; ! ? don't ’em Adela lamp lamps wrote sagte dit il".split()
LANGS = st.sampled_from(sorted([*TONGUES, "", "la", "xx"]))
PROSE = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
GLUED = st.lists(st.sampled_from(WORDS), max_size=30).map("".join)
ANYTHING = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)


@given(paragraphs=st.lists(PROSE | GLUED | ANYTHING, min_size=1, max_size=5), lang=LANGS)
@settings(max_examples=300, deadline=None)
def test_spans_lie_in_their_passages_and_in_each_other(paragraphs: list[str], lang: str) -> None:
    found = passages(*paragraphs)
    proposals = list(propose(found, REGISTER, (), lang))
    for one in proposals:
        assert 0 <= one.start < one.end <= len(found[one.passage].text)
        assert found[one.passage].text[one.start : one.end].strip() == found[one.passage].text[one.start : one.end]
    for one in proposals:
        for other in proposals:
            if one.passage == other.passage and one is not other:
                apart = one.end <= other.start or other.end <= one.start
                within = one.start <= other.start and other.end <= one.end
                assert apart or within or (other.start <= one.start and one.end <= other.end)
    assert proposals == sorted(proposals, key=lambda one: (one.passage, one.start, -one.end))
    assert list(propose(passages(*paragraphs), REGISTER, (), lang)) == proposals


@given(paragraphs=st.lists(PROSE, min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_only_speech_has_a_speaker_and_only_a_name_beside_its_verb_is_certain(paragraphs: list[str]) -> None:
    for _, one in proposed(*paragraphs):
        assert one.attribute == ("who" if one.element == "said" else "ref")
        assert not (one.pointers and one.candidates)
        if one.element == "said" and one.pointers and one.certainty == "high":
            assert one.rule.startswith("speech-")
        assert one.evidence


def _of(body: str) -> list[Proposal]:
    found = flows(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>')
    return list(propose(found, REGISTER, (), "en"))


def test_what_is_marked_up_is_left_alone() -> None:
    assert not _of("<p><said>“No,”</said> said Wren; <q>“yes”</q>, “<soCalled>perhaps</soCalled>”.</p>")
    assert not _of("<quote><p>“No,” said Wren.</p></quote>")
    assert not _of(
        "<p>She said, “no <q>and</q> yes</p><p>and <q>no</q>” again.</p>".replace(
            "<q>no</q>” again", "<q>no” again</q>"
        )
    )


def test_a_quotation_around_one_that_is_marked_up_is_found() -> None:
    (one,) = _of("<p>“He told me <q>never</q> to come back again,” said Wren.</p>")
    assert one.pointers == ("wren",)


def test_a_name_that_is_marked_up_is_the_speaker() -> None:
    (one,) = _of('<p>“No,” said <persName ref="#pell">the old fox</persName>.</p>')
    assert (one.pointers, one.certainty) == (("pell",), "high")


def test_a_name_that_is_proposed_is_the_speaker() -> None:
    found = passages("“No,” said old Jonah.")
    name = Proposal("name", 0, 15, 20, "persName", "forename", "high", ("pell",))
    (one,) = propose(found, REGISTER, (name,), "en")
    assert one.pointers == ("pell",)


def test_a_quotation_that_is_marked_again_in_each_paragraph_is_one() -> None:
    found = proposed("Wren said, “It is dark.", "“It was always dark.", "“It will be dark.” She sat down.")
    assert [words for words, _ in found] == ["It is dark.", "It was always dark.", "It will be dark."]
    assert len({one.chain for _, one in found}) == 1
    assert {one.pointers for _, one in found} == {("wren",)}


def test_a_quotation_that_a_page_breaks_is_one() -> None:
    found = proposed("Wren stated that “it cannot be dark… and", "must be lit.” She sat down.")
    assert [words for words, _ in found] == ["it cannot be dark… and", "must be lit."]
    assert len({one.chain for _, one in found}) == 1


def test_an_interrupted_sentence_is_one_quotation() -> None:
    found = proposed("“It is,” said Wren, “dark.” “It is,” said Pell. “Dark.”")
    assert [bool(one.chain) for _, one in found] == [True, True, False, False]


def test_pieces_of_a_speech_behind_a_dash() -> None:
    found = proposed("— Oui, dit Wren, je viens. — Non.", lang="fr")
    assert [(words, one.pointers) for words, one in found] == [
        ("Oui,", ("wren",)),
        ("je viens.", ("wren",)),
        ("Non.", ()),
    ]
    assert found[0][1].chain == found[1][1].chain != ""


def test_a_quotation_in_a_quotation_has_its_own_speaker() -> None:
    assert speakers("“Pell told me, ‘Light it,’ and I did,” said Wren.") == ["wren", "pell"]


def test_languages_of_passages() -> None:
    found = flows(
        '<TEI><text><body><p xml:lang="de">„Nein“, sagte Wren.</p><p>“No,” said Pell.</p></body></text></TEI>'
    )
    assert [one.pointers for one in propose(found, REGISTER, (), "en")] == [("wren",), ("pell",)]


def test_the_work_grows_with_the_text_alone() -> None:
    def taken(times: int) -> float:
        found = passages("“It is,” said Wren, “dark” ' and “so " * times)
        begun = time.process_time()
        list(propose(found, REGISTER, (), "en"))
        return time.process_time() - begun

    taken(50)
    assert taken(1_600) < 12 * taken(400) + 0.2


def test_no_spreadsheet_takes_a_chain_for_a_number_or_a_date() -> None:
    found = [*proposed("“It is,” said Wren, “dark.”", "“So it", "is,” said Pell.")]
    found += proposed("— Oui, dit Wren, je viens.", lang="fr")
    chains = [one.chain for _, one in found]
    assert all(chain[0].isalpha() for chain in chains)
    assert len(set(chains)) == 3
