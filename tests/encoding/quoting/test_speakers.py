"""Who speaks: before the quotation, behind it, in its middle, by a pronoun, by another sentence; and who is not named."""

from __future__ import annotations

import pytest

from edition.encoding.tagging.proposals import Form, Known
from tests.encoding.quoting.quoting import REGISTER, proposed, speakers


@pytest.mark.parametrize(
    "text",
    [
        "Wren said, “The lanes are dark.”",
        "“The lanes are dark,” said Wren.",
        "“The lanes are dark,” Adela Wren told the meeting.",
        "“The lanes,” said Wren, “are dark.”",
        "“The lanes are dark,” said the old schoolmistress Adela Wren.",
        "Wren insisted that the lanes had been “dark since Easter.”",
        "Wren, who had come from the lower town, near Dene, complained that they were “dark.”",
        "Wren rose and added that the lanes were “dark.”",
        "The lanes, Wren claimed, were “dark since Easter.”",
        "The lanes are “dark since Easter,” as Wren put it.",
        "According to Wren, the lanes are “dark since Easter.”",
        "With Wren of the lower town noting that the lanes “are dark,” the sitting ended.",
        "Wren: “The lanes are dark.”",
        "Her neighbour, Adela Wren, was more blunt: “The lanes are dark.”",
        "That, says her neighbour Adela Wren, “is the whole story.”",
        "For Wren, the answer is “obvious.”",
        "Wren warned against “easy lights.”",
        "When Pell came, Wren, who had waited, said: “The lanes are dark.”",
        "Wren—who tells it herself—said: “The lanes are dark.”",
        "The lamplighter’s widow, Adela Wren, said: “The lanes are dark.”",
        "“The lanes are dark,” was Wren’s reply.",
        "Wren’s answer was simple: “The lanes are dark.”",
        "Wren was quoted as saying that “the lanes are dark.”",
        "According to the Mercury, Wren said that “the lanes are dark.”",
    ],
)
def test_a_name_is_the_subject(text: str) -> None:
    assert set(speakers(text)) == {"wren"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "„Die Gassen sind dunkel“, sagte Wren."),
        ("de", "Wren sagte: „Die Gassen sind dunkel.“"),
        ("de", "»Die Gassen«, erwiderte Frau Wren, »sind dunkel.«"),
        ("de", "Gestern erklärte Adela Wren, daß die Gassen „dunkel sind“."),
        ("de", "Auf die Frage, ob es dunkel sei, antwortete Wren: „Die Gassen sind dunkel.“"),
        ("de", "„Die Gassen“, so Wren, „sind dunkel und bleiben es.“"),
        ("de", "Man wolle, so Wren, „nicht klagen, sondern lärmen“."),
        ("de", "Wren sprach von einem „Trauerspiel auf Raten“."),
        ("de", "Die Antwort war ja, was Wren „eine kluge Auskunft“ nannte."),
        ("de", "Wren hat gesagt: „Die Gassen sind dunkel.“"),
        ("de", "Nach Ansicht von Adela Wren ist der Plan „unausgegoren“."),
        ("de", "„Wir prüfen das“, kündigte Adela Wren an."),
        ("de", "„Typisch“, findet Wren."),
        ("de", "Laut Wren sind die Gassen „dunkel, und das ist nicht recht“."),
        ("fr", "« Les ruelles sont sombres », dit Wren."),
        ("fr", "« Oui, dit Wren, elles sont sombres. »"),
        ("fr", "— Oui, dit Wren, elles sont sombres."),
        ("fr", "Selon Wren, « elles sont sombres »."),
        ("fr", "Pour Adela Wren, c’est « une farce »."),
        ("fr", "« Elles sont sombres », a déclaré la maire, Adela Wren, mardi soir."),
        ("it", "Per Adela Wren, è «una farsa»."),
        ("es", "—Sí —dijo Wren—, están oscuras."),
        ("es", "«Están oscuras», respondió Wren."),
        ("es", "«Están oscuras», declaró a la salida de la casa Adela Wren, maestra."),
        ("es", "Wren se levantó. «Están muy oscuras», añadió."),
        ("it", "— Sì, — disse Wren, — sono buie."),
        ("it", "«Sono buie», rispose Wren."),
        ("pt", "— Sim — disse Wren. — São escuras."),
    ],
)
def test_in_other_languages(lang: str, text: str) -> None:
    assert set(speakers(text, lang=lang)) == {"wren"}


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("ru", "— Да, — сказал Пелль, — иду.", "Пелль"),
        ("zh", "王先生说：“我们走吧。”", "王先生"),
        ("zh", "“我们走吧。”王先生说。", "王先生"),
        ("zh", "王丽表示，这座桥“非常危险”。", "王丽"),
        ("zh", "据王丽介绍，工程“五月开始”。", "王丽"),
        ("zh", "“没有人问过我们。”王丽告诉记者。", "王丽"),
        ("ru", "«Надо ждать», — сказала мэр города Анна Петрова.", "Анна Петрова"),
        ("ru", "Анна Петрова считает, что мост «опасен».", "Анна Петрова"),
        ("ar", "قال سراج: «نحن هنا»", "سراج"),
    ],
)
def test_in_other_scripts(lang: str, text: str, speaker: str) -> None:
    assert set(speakers(text, lang=lang)) == {speaker}


def test_without_a_register_the_words_of_the_name_are_the_speaker() -> None:
    text = "The hall was full of people when Adela Wren rose. “The lanes are dark,” Wren said."
    ((_, one),) = proposed(text, register=())
    assert (one.pointers, one.speaker, one.certainty) == ((), "Adela Wren", "high")


def test_a_pronoun_means_the_last_subject_of_its_kind() -> None:
    text = "Pell argued that gas was “dear.” Wren laughed. He said that oil was “dearer.” She said that it was “out.”"
    assert speakers(text) == ["pell", "pell", "wren"]


def test_a_pronoun_is_never_certain() -> None:
    assert [one.certainty for _, one in proposed("Pell came. He said, “I am late.”")] == ["medium"]


def test_the_speech_goes_on_in_the_next_sentence() -> None:
    found = proposed("“The lanes are dark,” said Wren. “They have been dark since Easter.”")
    assert [(one.rule, one.pointers, one.certainty) for _, one in found] == [
        ("speech-behind", ("wren",), "high"),
        ("continued", ("wren",), "medium"),
    ]


def test_the_turns_of_two_are_a_guess() -> None:
    dialogue = ("“Is it dark?” asked Wren.", "“It is,” said Pell.", "“Then light it.”", "“I have no match.”")
    assert speakers(*dialogue) == ["wren", "pell", "wren", "pell"]
    assert [one.certainty for _, one in proposed(*dialogue)] == ["high", "high", "low", "low"]


def test_a_colon_leads_into_the_next_paragraph() -> None:
    assert speakers("Pell shook his head and said:", "“I have no match.”") == ["pell"]


@pytest.mark.parametrize(
    "text",
    [
        "A speaker for the “Union of Lamps,” who stated that it “cannot be seen,” sat down.",
        "The panelists claimed that it “cannot be seen.”",
        "“I cannot see it,” said the lamplighter of Upper Dene.",
        "One of them said that it “cannot be seen.”",
        "Pell and Wren said that it “cannot be seen.”",
        "A friend of Pell said that it “cannot be seen.”",
        "Pell’s brother said that it “cannot be seen.”",
    ],
)
def test_who_is_described_is_nobody(text: str) -> None:
    assert speakers(text) == ["?"]


def test_the_evidence_tells_of_a_description() -> None:
    ((_, one),) = proposed("A panelist said that it “cannot be seen.”")
    assert "described, not named: A panelist" in one.evidence


@pytest.mark.parametrize(
    "text",
    [
        "The United States and Pell lit the “dark lanes.”",
        "Wren was said to be “dark.”",
        "In “Light for the Lanes,” he walks.",
    ],
)
def test_what_only_looks_like_a_verb_of_speech(text: str) -> None:
    assert speakers(text) == []


def test_namesakes_are_candidates() -> None:
    twins = (
        *REGISTER,
        *(type(one)("pell-2", "person", "Ann Pell", "#pell-2", one.forms[1:], "f") for one in REGISTER[1:2]),
    )
    ((_, one),) = proposed("“No,” said Pell.", register=twins)
    assert (one.pointers, one.candidates, one.certainty) == ((), ("pell", "pell-2"), "low")


def test_a_dialogue_that_a_mark_opens_and_dashes_continue() -> None:
    dialogue = (
        "« Qui est là ? demanda Pell.",
        "-- C’est moi, dit Wren, qui se levait.",
        "-- Entrez ! » cria Pell en riant.",
    )
    found = proposed(*dialogue, lang="fr")
    assert [(words, one.pointers) for words, one in found] == [
        ("Qui est là ?", ("pell",)),
        ("C’est moi,", ("wren",)),
        ("Entrez !", ("pell",)),
    ]


def test_whoever_is_quoted_says_i_in_his_quotation() -> None:
    assert speakers("“I am late. ‘Never mind,’ I said to him,” Wren told us.") == ["wren", "wren"]


def test_a_lady_without_a_name_is_not_the_last_one_with_a_name() -> None:
    assert speakers("Wren smiled. The old lady began to cry. “It is dark,” she said.") == ["?"]


def test_a_german_name_is_told_from_a_noun_by_what_stands_before_it() -> None:
    text = (
        "Der Reiter ritt gegen Witko.",
        "»Halt«, sagte Witko, »wer da?«",
        "»Ich«, rief der Reiter.",
        "»Nein«, sagte Witko.",
    )
    assert speakers(*text, lang="de", register=()) == ["Witko", "Witko", "?", "Witko"]


@pytest.mark.parametrize("marks", ["'{}'", "‘{}’"])
def test_single_marks_stand_beside_a_verb_as_double_ones_do(marks: str) -> None:
    said = marks.format("The lanes are dark")
    assert speakers(f"{said}, said Wren.") == speakers(f"{said}, Wren said.") == ["wren"]
    assert speakers(f"{said}, said Wren. {marks.format('They are.')}") == ["wren", "wren"]


def test_what_german_says_in_the_mood_of_report_is_said_by_the_last_subject() -> None:
    text = "Pell zeigte sich überrascht. Er bedaure den Schritt, habe ihn aber „weder gewollt noch gewusst“."
    assert speakers(text, lang="de") == ["pell"]
    assert speakers("Ich habe ihn „weder gewollt noch gewusst“.", lang="de") == []


def test_a_turn_may_be_a_few_words_with_capitals() -> None:
    dialogue = ("“From what?” asked Wren.", "“From the papers,” said Pell.", "“Ah. The Divorce.”")
    assert speakers(*dialogue) == ["wren", "pell", "wren"]


def test_what_somebody_called_it_is_no_certain_speech() -> None:
    ((_, one),) = proposed("It is what Wren called “a residual darkness.”")
    assert (one.pointers, one.certainty) == (("wren",), "medium")


def test_words_that_mean_a_pronoun() -> None:
    text = "«Надо ждать», — сказала Анна Петрова. По её словам, мост «опасен»."
    assert speakers(text, lang="ru") == ["Анна Петрова", "Анна Петрова"]


def test_a_known_name_at_the_end_of_chinese_words() -> None:
    register = (Known("li", "person", "李明", "#li", (Form("李明"),), "m"),)
    assert speakers("“没有人问过我们。”图书馆馆长李明告诉记者。", lang="zh", register=register) == ["li"]


def test_a_few_words_in_a_clause_that_is_said_are_no_certain_speech() -> None:
    found = proposed(
        "Wren insisted that the lanes had been “dark since Easter.”", "Wren said that “the lanes are dark.”"
    )
    assert [one.certainty for _, one in found] == ["medium", "high"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "“Then it is dark,” Wren wanted to know."),
        ("de", "Wren räumte ein: „Es ist dunkel.“"),
        ("fr", "— Il fait nuit, souffla Wren."),
        ("fr", "« Il fait nuit », tranche Wren."),
    ],
)
def test_verbs_of_newspapers_and_stories(lang: str, text: str) -> None:
    assert speakers(text, lang=lang) == ["wren"]


@pytest.mark.parametrize("verb", ["führte {} auf", "stellte {} aus", "fand {} schön", "legte {} beiseite"])
def test_what_somebody_does_with_it_is_no_speech(verb: str) -> None:
    assert speakers(f"Wren {verb.format('„Die alten Lampen“')}.", lang="de") == []
    assert speakers("„Die alten Lampen“, führte Wren aus. Wren stellte fest: „Es ist spät.“", lang="de") == ["wren"] * 2
