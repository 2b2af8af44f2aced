"""Names on no list inside of longer words."""

from edition.encoding.tagging.finding import Finder
from edition.encoding.tagging.flows import flows
from edition.encoding.tagging.lexicon import read_lexicon
from tests.encoding.tagging.naming import tei

PLACE = '<placeName ref="registers.xml#saltmere">Salzmoor</placeName>'
BODY = "<p>Sie lebte in Quillau. Die Quillauer Luft und der Quillaubrief taten ihr wohl.</p>"


def found(*encoded: str) -> list[str]:
    """The names on no list that are proposed by an edition with these encoded texts."""
    texts = [(f"{n}.xml", tei(f"<p>{body}</p>", "de").encode()) for n, body in enumerate(encoded)]
    passages = flows(tei(BODY, "de"))
    proposals = Finder(read_lexicon(texts)).propose(passages)
    return [passages[one.passage].text[one.start : one.end] for one in proposals]


def test_names_of_the_text_are_found_in_longer_words_where_they_are_marked_there() -> None:
    assert found(f"Die {PLACE}krise und das {PLACE}fest kamen.") == ["Quillau", "Quillau", "Quillau"]


def test_without_that_habit_they_are_not() -> None:
    assert found() == ["Quillau", "Quillauer Luft"]
