"""``benchmarks/prose.py``: a text is tagged anew without its markup, and each element of the gold is compared fairly."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import prose, prose_gold
from edition.encoding.tagging.lexicon import Lexicon, read_lexicon

REGISTER = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>
<person xml:id="wren"><persName><surname>Wren</surname>, <forename>Adela</forename></persName></person>
</listPerson></standOff></TEI>"""


def text(tmp_path: Path, *paragraphs: str, name: str = "one.xml") -> prose_gold.Text:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    head = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="t" xml:lang="en"><text><body>'
    path = tmp_path / name
    path.write_text(f"{head}{body}</body></text></TEI>", encoding="utf-8")
    return prose_gold.read(path)


@pytest.fixture
def register() -> Lexicon:
    return read_lexicon([("registers.xml", REGISTER)], learning=False)


def test_what_is_found_again_is_right(tmp_path: Path, register: Lexicon) -> None:
    wren = '<persName ref="registers.xml#wren">Adela Wren</persName>'
    gold = text(tmp_path, f"“<said who='registers.xml#wren'>It is dark,</said>” said {wren}.")
    judged = prose.judged_by(gold, register)
    assert (judged.counts["class True"], judged.counts["speaker True"]) == (1, 1)
    assert judged.listed.recall("listed") == 1 == judged.listed.strict
    assert not judged.misses


def test_another_speaker_with_certainty_high_is_counted_and_told(tmp_path: Path, register: Lexicon) -> None:
    gold = text(tmp_path, "“<said n='Pell'>It is dark,</said>” said <persName ref='r#wren'>Adela Wren</persName>.")
    judged = prose.judged_by(gold, register)
    assert (judged.counts["speaker False"], judged.counts["sure"]) == (1, 1)
    assert any("SURELY WRONG" in one for one in judged.misses)


def test_nobody_speaks_what_is_written(tmp_path: Path, register: Lexicon) -> None:
    quote = prose_gold.Marked("quote", 0, 1, "")
    gold = text(tmp_path, "“<said>It is dark,</said>” said <persName>Adela Wren</persName>.")
    ours = next(iter(prose.spans(gold, *_proposed(gold, register)).values()))
    assert prose.speaker_right(quote, None)
    assert not prose.speaker_right(quote, ours)
    assert prose.speaker_right(prose_gold.Marked("said", 0, 1, "wren"), ours)
    assert not prose.speaker_right(prose_gold.Marked("said", 0, 1, ""), ours)


def _proposed(gold: prose_gold.Text, register: Lexicon) -> tuple[list[prose.Flow], list[prose.Proposal]]:
    passages = prose.flows(gold.plain)
    found = prose.Proposers(register).propose(passages, prose.setting_of(gold.path, gold.plain.encode()))
    return passages, [one for one in found if one.element in prose_gold.QUOTING]


def test_halves_and_languages_have_rows_of_their_own(tmp_path: Path, register: Lexicon) -> None:
    texts = [text(tmp_path, "<persName>Adela Wren</persName> came.", name="b.xml")]
    rows = list(prose.measured([prose.judged_by(one, register) for one in (*texts, *prose_gold.texts(prose.FOLDER))]))
    assert {row.what.split(":")[0] for row in rows} >= {"tuned on", "judging", "judging, zh, 1"}
    assert sum(row.bar is not None for row in rows) == 12
