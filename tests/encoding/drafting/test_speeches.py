"""Plays and interviews are speeches where labels of speakers come back by turns; nothing else is."""

from __future__ import annotations

import pytest

from tests.encoding.drafting.drafts import T, names, of_text, texts, tree

STOPS = "ACT I\n\nHOLT. Who is there?\n\nLUND (aside). It is I.\n\n[Enter a CLERK.]\n\nHOLT. And the oil? [Exit.]\n\nLUND. Spent."
COLONS = "Frau Holt: Wer ist da?\nMatthis: Ich bin es.\nFrau Holt: Und das Öl?\nMatthis: Es gibt keines."
FRENCH = (
    "ACTE I\n\nHOLT, assise. – Qui est là ?\n\nLUND. – C'est moi.\n\nHOLT. – Et l'huile ?\n\nLUND. – Il n'y en a plus."
)
ALONE = (
    "ACT I\n\nHOLT\nWho left the lamp upon the stair tonight,\nAnd who forgot the key?\n\nLUND\nI did, my lord.\n\n" * 3
)
TALK = "Q: When did you come?\n\nA: In 1950.\n\nIt rained.\n\nQ: And then?\n\nA: [laughs] Then it was dry."


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (STOPS, ["HOLT.", "LUND", "HOLT.", "LUND."]),
        (COLONS, ["Frau Holt:", "Matthis:"] * 2),
        (FRENCH, ["HOLT", "LUND. –", "HOLT. –", "LUND. –"]),
        (ALONE, ["HOLT", "LUND"] * 3),
        (TALK, ["Q:", "A:"] * 2),
    ],
)
def test_labels_that_come_back_are_speakers(text: str, speakers: list[str]) -> None:
    assert texts(of_text(text), "speaker") == speakers


def test_directions_stand_between_and_within_speeches() -> None:
    made = of_text(STOPS)
    assert texts(made, "stage") == ["(aside).", "[Enter a CLERK.]", "[Exit.]"]
    assert names(next(tree(made).iter(f"{T}sp"))) == ["speaker", "p"]


def test_speeches_in_verse_have_lines() -> None:
    assert texts(of_text(ALONE), "l")[:2] == ["Who left the lamp upon the stair tonight,", "And who forgot the key?"]


def test_an_answer_of_several_paragraphs_is_one_speech_and_brackets_in_talk_stay() -> None:
    made = of_text(TALK)
    assert texts(made, "p") == [
        "When did you come?",
        "In 1950.",
        "It rained.",
        "And then?",
        "[laughs] Then it was dry.",
    ]
    assert texts(made, "stage") == []


@pytest.mark.parametrize(
    "text",
    [
        "It was late: nobody came.\n\nHe said: I know.\n\nIt was dark. Nobody spoke.\n\nHe said: I go.",
        "Present: all.\nApologies: none.\nDate: Monday.\nPresent: all.\nApologies: none.\nDate: Tuesday.",
        "Name: Holt.\nAge: 40.\nTrade: oil.\nName: Lund.\nAge: 30.\nTrade: lamps.",
        "Lamp: a light.\nOil: what burns.\nStair: what one climbs.\nWick: what drinks.",
        "HOLT, M. The Lamp. 1902.\n\nHOLT, M. The Oil. 1903.\n\nLUND, E. The Stair. 1904.\n\nLUND, E. The Key. 1905.",
        "INGREDIENTS\nflour, salt\n\nMETHOD\nStir it.\n\nINGREDIENTS\nmilk, eggs\n\nMETHOD\nBeat it.",
        "Anwesend: alle.\nBeschluss: keiner.\nAnwesend: drei.\nBeschluss: einer.",
    ],
)
def test_prose_agendas_forms_glossaries_and_bibliographies_are_no_plays(text: str) -> None:
    assert texts(of_text(text), "sp") == []


def test_two_short_lines_of_prose_are_no_verse() -> None:
    prose = "ACT I\n\nHOLT. You always do.\nCome in then.\n\nLUND. I did knock.\nTwice.\n\n"
    assert texts(of_text(prose * 2), "l") == []
