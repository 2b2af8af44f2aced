"""What holds for every text: stretches inside of passages, none over another, nothing inside of names, no exception."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from edition.encoding.tagging.finding import Finder
from edition.encoding.tagging.flows import flows
from edition.encoding.tagging.lexicon import read_lexicon
from edition.encoding.tagging.surroundings import Surroundings
from edition.encoding.tagging.tokens import tokens
from tests.encoding.tagging.naming import FINDER, register, tei

PIECES = st.sampled_from(
    (
        "Adela|Wren|Adela Wren|Tobias|Marlow|Otto Müller|Müller|Frau|Mr.|Dr.|Saltmere|Solidarity|solidarity|the|of|von|(LUS)"
        "|“|”|,|. |-|Lamplighters’ Union of Saltmere|LUS|Salzmoors|القاهرة|وبالقاهرة|魯迅|University|Tide|Gannet Rock"
        "|1874|&amp;|<lb/>|<persName ref='#wren'>Wren</persName>|<hi>|</hi>|<address>12 Saltmere Street</address>"
        "|<code>Wren</code>|<note>Marlow</note>|Yesterday|s|’s|\n"
    ).split("|")
)


def _balanced(body: str) -> str:
    """The body, without its ``hi`` where they do not belong together."""
    depth = 0
    for tag in re.findall("</?hi>", body):
        depth += -1 if tag == "</hi>" else 1
        if depth < 0:
            break
    return body if depth == 0 else re.sub("</?hi>", "", body)


BODIES = st.lists(PIECES, max_size=25).map(" ".join).map(_balanced)
LANGUAGES = st.sampled_from(["en", "de", "fr", "ar", "zh", "la", "ru", ""])


MARKED = (
    "<p>Da kam <rs type='person' ref='#wren'>Frau Wren</rs>; die <rs ref='#saltmere'>Salzmoor</rs>krise, "
    "<address><rs ref='#saltmere'>Saltmere 12</rs></address>, <rs ref='#tide'>“Tide”</rs></p>"
)
TAUGHT = Finder(read_lexicon([("registers.xml", register()), ("a.xml", tei(MARKED, "de").encode())]))


@given(BODIES, LANGUAGES, st.booleans())
@settings(max_examples=300, deadline=None)
def test_stretches_are_inside_and_apart(body: str, lang: str, is_taught: bool) -> None:
    finder = TAUGHT if is_taught else FINDER
    passages = flows(tei(f"<p>{body}</p>", lang))
    found = list(finder.propose(passages))
    assert found == sorted(found, key=lambda one: (one.passage, one.start))
    assert found == list(finder.propose(passages))
    for one in found:
        flow = passages[one.passage]
        assert 0 <= one.start < one.end <= len(flow.text)
        assert flow.text[one.start : one.end].strip() == flow.text[one.start : one.end]
        assert bool(one.pointers) == (one.certainty != "low")
        names = [(mark.start, mark.end) for mark in flow.marks if mark.name in ("persName", "code")]
        assert not any(start < one.end and one.start < end for start, end in names)
    for before, after in pairwise(found):
        assert before.passage < after.passage or before.end <= after.start


@given(st.text(max_size=60), LANGUAGES)
@settings(max_examples=300, deadline=None)
def test_any_characters_can_be_read(text: str, lang: str) -> None:
    written = "".join(one for one in text if one.isprintable() and one not in "<&>")
    for finder in (FINDER, TAUGHT):
        list(finder.propose(flows(tei(f"<p>Adela {written} Wren {written}</p>", lang))))


@given(
    st.text(min_size=1, max_size=30).filter(
        lambda text: text.isprintable() and text.strip() and not set(text) & set("<&>")
    )
)
@settings(max_examples=200, deadline=None)
def test_any_name_can_be_on_the_list(name: str) -> None:
    entry = (
        f'<listPerson><person xml:id="a"><persName>{name}</persName></person></listPerson>'
        f'<listBibl><bibl xml:id="b"><title>{name}</title></bibl></listBibl>'
    )
    finder = Finder(read_lexicon([("r.xml", register(entry))]))
    list(finder.propose(flows(tei(f"<p>Then came {name} and {name}s.</p>"))))


@given(st.text(max_size=60))
def test_words_are_in_order(text: str) -> None:
    found = tokens(text)
    assert all(one.start < one.end <= other.start for one, other in pairwise(found))
    assert all(one.key for one in found)


def test_a_passage_is_read_once() -> None:
    around = Surroundings(flows(tei("<p>We saw <hi>Adela</hi> <persName ref='#wren'>Wren</persName>.</p>"))[0])
    assert around.is_closed(13, 17)
    assert not around.is_closed(7, 12)
