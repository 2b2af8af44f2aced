"""The time for names grows with the text, whatever one passage holds."""

import time

import pytest

from edition.encoding.tagging.flows import flows
from tests.encoding.tagging.naming import FINDER, tei


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("We saw Adela Wren and Bartholomew Oakes in Saltmere, then “Tide” came. ", "en"),
        ("We saw <hi>Adela Wren</hi> and <persName ref='#wren'>Wren</persName> read <title>Tide</title>. ", "en"),
        ("<address>12 Saltmere</address> ", "en"),
        ("der Aaa von Bbb und Dr. W. ", "de"),
        ("“Tide ", "en"),
    ],
)
def test_one_long_passage(words: str, lang: str) -> None:
    taken = []
    for size in (500, 2_000):
        passages = flows(tei(f"<p>{words * size}</p>", lang))
        begun = time.process_time()
        list(FINDER.propose(passages))
        taken.append(time.process_time() - begun)
    assert taken[1] < 8 * taken[0] + 0.3
