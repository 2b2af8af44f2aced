"""Texts without the markup that all their siblings have."""

from __future__ import annotations

from tests.checking.rules.planted import assert_planted, tei, told

NAMED = tei(
    "<p>Of <persName>Miss Wren</persName> they said little, and <note>n</note> that much was in the papers.</p>\n" * 30
)
PLAIN = tei("<p>Of Miss Wren of Dene and her ladder they said little, and that was in the papers.</p>\n" * 30)


def folder(number: int, **others: str) -> dict[str, str]:
    return {
        **{f"letters/{n}.xml": NAMED for n in range(number)},
        **{f"letters/{name}.xml": text for name, text in others.items()},
    }


def test_a_text_without_the_names_that_all_others_have_is_worth_a_look() -> None:
    wrong = PLAIN.replace("<text>", "⟦<text⟧>")
    (problem,) = assert_planted("unlike-its-siblings", folder(9, last=wrong))
    assert problem.message == "this text has no persName, no note; nearly all of the 10 texts beside it have many"
    assert problem.severity == "info"


def test_few_siblings_short_texts_and_folders_of_two_minds_are_silent() -> None:
    short = tei("<p>Of Miss Wren they said little.</p>")
    header = "<profileDesc><particDesc><p><persName>Miss Wren</persName></p></particDesc></profileDesc>"
    assert told("unlike-its-siblings", folder(7, last=PLAIN)) == []
    assert told("unlike-its-siblings", folder(9, last=short)) == []
    assert told("unlike-its-siblings", folder(9, last=NAMED)) == []
    assert told("unlike-its-siblings", folder(9, last=PLAIN, first=PLAIN)) == []
    assert told("unlike-its-siblings", {**folder(9), "essays/a.xml": PLAIN}) == []
    assert len(told("unlike-its-siblings", folder(9, last=PLAIN.replace("<teiHeader>", f"<teiHeader>{header}")))) == 1
