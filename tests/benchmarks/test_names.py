"""How proposals are judged: the same texts without names, character by character; hits, and what is wrong."""

from benchmarks.names_gold import CAPITAL, DESCRIPTION, LISTED, Score, judge, mentions, without_names, words_of
from edition.encoding.tagging.finding import Finder
from edition.encoding.tagging.flows import flows
from edition.encoding.tagging.lexicon import read_lexicon
from tests.encoding.tagging.naming import register, tei

BODY = (
    "<p>We saw <persName ref='#wren'>Adela Wren</persName>, <rs ref='#marlow'>my brother</rs>, <rs ref='#marlow'>Tobs</rs>,"
    " <rs ref='#hope'>the hall in Saltmere</rs>, Wren and <title ref='#tide'>“Tide”</title>.</p>"
)


def test_no_character_moves() -> None:
    source = tei(BODY).replace("<text>", "<teiHeader><author ref='#wren'>Wren</author></teiHeader><text>")
    stripped = without_names(source)
    assert len(stripped) == len(source)
    assert [one.text for one in flows(stripped)] == [one.text for one in flows(source)]
    assert all(one.begins == other.begins for one, other in zip(flows(stripped), flows(source), strict=True))
    assert not any(mark.name in ("persName", "rs", "title") for flow in flows(stripped) for mark in flow.marks)
    assert "<author ref='#wren'>" in stripped


def test_mentions_are_of_three_classes() -> None:
    lexicon = read_lexicon([("r.xml", register())], learning=False)
    found = mentions(tei(BODY), words_of(lexicon))
    assert [(one.words, one.kind) for one in found.values()] == [
        ("Adela Wren", LISTED),
        ("my brother", DESCRIPTION),
        ("Tobs", CAPITAL),
        ("the hall in Saltmere", CAPITAL),
        ("“Tide”", LISTED),
    ]


def test_hits_have_the_same_characters_and_entries() -> None:
    lexicon = read_lexicon([("r.xml", register())], learning=False)
    score, source = Score(), tei(BODY)
    passages = flows(without_names(source))
    gold = mentions(source, words_of(lexicon))
    told = [verdict for verdict, _, _ in judge(score, passages, Finder(lexicon).propose(passages), gold)]
    assert told == ["right", "within", "wrong", "wrong"]
    assert (score.wrong["unmarked"], score.wrong["stretch"]) == (1, 1)
    assert score.recall(LISTED) == 1 / 2
    assert score.precision() == 1 / 3
    assert score.strict == 1 / 4
