"""Changes that contradict one another: substitutions of one part, steps that take nothing back, spans without an end."""

from __future__ import annotations

import pytest

from tests.checking.rules.planted import assert_planted, tei, told

HANDS = '<profileDesc><handNotes><handNote xml:id="A"/></handNotes></profileDesc>'
D, A = '<del xml:id="d">old</del>', '<add xml:id="a">new</add>'


def text(words: str) -> str:
    return tei(f'<p xml:id="p">{words}</p>')


@pytest.mark.parametrize(
    ("words", "lack"),
    [
        (f"⟦<subst⟧>{D}</subst>", "addition"),
        (f"⟦<subst⟧>{A}</subst>", "deletion"),
        ("⟦<subst⟧>x</subst>", "deletion and no addition"),
        (f'{D} {D.replace("d", "e")}<substJoin ⟦target="#d"⟧/>', "addition"),
        (f'{A}<substJoin ⟦target="#a #p"⟧/>', "deletion"),
        (f"{A}⟦<substJoin⟧/>", "deletion and no addition"),
    ],
)
def test_a_substitution_has_two_sides(words: str, lack: str) -> None:
    (problem,) = assert_planted("substitution-incomplete", text(words))
    assert f"has no {lack}:" in problem.message


@pytest.mark.parametrize(
    "words",
    [
        f"<subst>{D}{A}</subst>",
        f"<subst>{A}<lb/>{D}</subst>",
        "<subst><add>x</add><surplus>y</surplus></subst>",
        f'{D} {A}<substJoin target="#d #a"/>',
        f'{D}<substJoin target="#d #nowhere"/>',
        "<mod><add>x</add></mod>",
    ],
)
def test_whole_substitutions_are_silent(words: str) -> None:
    assert told("substitution-incomplete", text(words)) == []


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (f"{D}⟦<undo⟧/>", "it has no @target"),
        ('<seg xml:id="s">x</seg><undo ⟦target="#s"⟧/>', "a seg is no change"),
        ("⟦<restore⟧>x</restore>", "no deletion or other change"),
        (f'{D}<redo ⟦target="#d"⟧/>', "nothing has undone this del"),
        (f"{D}⟦<redo⟧/>", "it has no @target"),
    ],
)
def test_what_takes_back_takes_something_back(words: str, why: str) -> None:
    (problem,) = assert_planted("nothing-undone", text(words))
    assert why in problem.message


@pytest.mark.parametrize(
    "words",
    [
        f'{D}<undo target="#d"/>',
        f'{D}<undo target="#p"/>',
        f'{D}<undo spanTo="#d"/>',
        f'<undo target="#nowhere"/>{D}',
        f'{D}<undo target="#d"/><redo target="#d"/>',
        f'{D}<undo xml:id="u" target="#d"/><redo target="#u"/>',
        f'<restore>{D}</restore><redo target="#d"/>',
        f"<restore>{D}</restore>",
        "<restore>x <hi>y</hi></restore>",
    ],
)
def test_what_takes_something_back_is_silent(words: str) -> None:
    assert told("nothing-undone", text(words)) == []


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("⟦<delSpan⟧/>x", "no @spanTo"),
        ('⟦<addSpan⟧ spanTo=""/>x', "no @spanTo"),
        ('<anchor xml:id="e"/>x<damageSpan ⟦spanTo="#e"⟧/>', "stands before it"),
        ('<delSpan xml:id="e" ⟦spanTo="#e"⟧/>', "stands before it"),
    ],
)
def test_a_span_ends_after_its_beginning(words: str, why: str) -> None:
    (problem,) = assert_planted("span-without-end", text(words))
    assert why in problem.message


@pytest.mark.parametrize(
    "words",
    [
        '<delSpan spanTo="#e"/>x<anchor xml:id="e"/>',
        '<delSpan spanTo="#nowhere"/>x',
        '<delSpan spanTo="#e"/>x<delSpan anchor="e"/>',
    ],
)
def test_spans_that_end_are_silent(words: str) -> None:
    assert told("span-without-end", text(words)) == []


@pytest.mark.parametrize(
    "words", ['<add hand="⟦#p⟧">x</add>', '<handShift new="⟦#p⟧"/>x', '<subst hand="⟦#p⟧"><del/><add/></subst>']
)
def test_a_hand_is_one_that_is_described(words: str) -> None:
    (problem,) = assert_planted("wrong-target", tei(f'<p xml:id="p">{words}</p>', HANDS))
    assert problem.message.startswith("“#p” reaches a <p>, which cannot be meant by @")


def test_hands_that_are_described_are_silent() -> None:
    body = '<p hand="#A"><add hand="#A">x</add><handShift new="#A"/></p>'
    assert [told(slug, tei(body, HANDS)) for slug in ("wrong-target", "dangling-pointer")] == [[], []]


def test_a_hand_that_nobody_describes_points_nowhere() -> None:
    (problem,) = assert_planted("dangling-pointer", tei('<p><add hand="⟦#B⟧">x</add></p>', HANDS))
    assert "#B" in problem.message
