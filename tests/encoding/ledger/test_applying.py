"""What is accepted is written, and nothing else: not another byte, not another letter, and not twice."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.editing.patching import Lines
from edition.encoding.ledger.applying import Applied, applied, chained
from edition.encoding.ledger.moving import Located, merged
from edition.encoding.ledger.rows import Row, proposed
from edition.encoding.tagging.flows import Flow, flows
from edition.encoding.tagging.proposals import Proposal
from tests.encoding.texts import LARGEST, real_files, real_texts, tei

ATTRIBUTES = (("ref", "#a&b"), ("cert", "high"))


def rows(found: Sequence[Flow], *wanted: tuple[int, int, int, str]) -> list[Located]:
    """Accepted rows for an element around words of a passage, from an offset to another."""
    made = []
    for flow, start, end, element in wanted:
        row = proposed(Proposal("name", flow, start, end, element, "rule", "high"), found[flow], {})
        made.append(Located(replace(row, decision="accept"), flow))
    return made


def written(data: bytes, some: Sequence[Located], **options: object) -> Applied:
    return applied(data, flows(Lines(data).text), some, lambda _: ATTRIBUTES, **options)  # type: ignore[arg-type]


def without(made: Applied) -> bytes:
    """The bytes of a changed text without the changes."""
    lines = Lines(made.data)
    at, kept = 0, []
    added = 0
    for change in made.changes:
        begin = change.begin + added
        kept.append(lines.text[at:begin])
        assert lines.text[begin : begin + len(change.new)] == change.new
        at = begin + len(change.new)
        added += len(change.new)
    mark = made.data[: len(made.data) - len(lines.text.encode(lines.encoding))]
    return mark + "".join([*kept, lines.text[at:]]).encode(lines.encoding)


def test_tags_and_nothing_else() -> None:
    data = tei("<p>See  Ann\r\n Lee &#38; co.</p>").encode()
    made = written(data, rows(flows(data.decode()), (0, 4, 11, "persName")))
    assert b'<p>See  <persName ref="#a&amp;b" cert="high">Ann\r\n Lee</persName> &#38; co.</p>' in made.data
    assert [row.state for row in made.rows] == ["written"]
    assert without(made) == data


def test_what_is_not_accepted_is_not_written() -> None:
    data = tei("<p>See Ann.</p>").encode()
    one = rows(flows(data.decode()), (0, 4, 7, "persName"))[0]
    for decision in ("", "reject", "later"):
        made = written(data, [Located(replace(one.row, decision=decision), 0)])
        assert (made.data, made.written, made.rows[0].state) == (data, 0, "")


def test_what_crosses_says_why_and_the_rest_is_written() -> None:
    data = tei("<p><hi>See Ann</hi> Lee and Bob</p>").encode()
    made = written(data, rows(flows(data.decode()), (0, 4, 11, "persName"), (0, 16, 19, "persName")))
    assert made.rows[0].state.startswith("it would cross <hi>")
    assert made.rows[1].state == "written"


def test_what_the_schema_refuses_is_not_written() -> None:
    """A judge that allows no ``orgName``, and told something before."""

    def judge(data: bytes) -> list[tuple[str, int]]:
        text = data.decode()
        return [("old", 3), *(("no orgName here", n) for n in range(len(text)) if text.startswith("<orgName", n))]

    data = tei("<p>Ann and Bob and Eve</p>").encode()
    some = rows(flows(data.decode()), (0, 0, 3, "persName"), (0, 8, 11, "orgName"), (0, 16, 19, "persName"))
    made = written(data, some, judge=judge)
    assert [row.state for row in made.rows] == ["written", "the schema does not allow it: no orgName here", "written"]
    assert b"orgName" not in made.data


def test_pieces_of_one_quotation_point_to_one_another() -> None:
    found = flows(tei("<p>Ann</p><p>Bob</p><p>Eve</p>"))
    some = rows(found, (0, 0, 3, "said"), (1, 0, 3, "said"), (2, 0, 3, "said"))
    joined = [Located(replace(one.row, chain="c1" if one.flow < 2 else "c2"), one.flow) for one in some]
    first, second = (one.row.id for one in joined[:2])
    base = f"q-{first.partition('-')[0]}"
    assert chained(joined) == {
        first: [("xml:id", f"{base}-1"), ("next", f"#{base}-2")],
        second: [("xml:id", f"{base}-2"), ("prev", f"#{base}-1")],
    }
    assert chained(joined, {f"{base}-1"})[first][0] == ("xml:id", f"{base}-2-1")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings_stay(encoding: str) -> None:
    text = tei("<p>é Ann</p>").replace("UTF-8", encoding.removesuffix("-sig"))
    data = text.encode(encoding)
    made = written(data, rows(flows(text), (0, 2, 5, "persName")))
    assert made.data == text.replace("Ann", '<persName ref="#a&amp;b" cert="high">Ann</persName>').encode(encoding)


def spans(found: Sequence[Flow], chance: random.Random, most: int) -> list[tuple[int, int, int, str]]:
    """Some spans of words, taken at random, with elements that may be anything."""
    some = []
    for _ in range(min(most, 3 * len(found))):
        n = chance.randrange(len(found))
        words = [w for w in found[n].text.replace("\n", " ").split(" ") if w]
        start = found[n].text.find(chance.choice(words))
        end = min(len(found[n].text), start + chance.randint(1, 30))
        while end > start + 1 and found[n].text[end - 1] in " \n":
            end -= 1
        some.append((n, start, end, chance.choice(("persName", "said", "title"))))
    return list(dict.fromkeys(some))


def string_value(data: bytes, parser: etree.XMLParser) -> str:
    """The string value of a document, as XPath has it."""
    found: str = etree.fromstring(data, parser).xpath("string()")
    return found


def check(data: bytes, chance: random.Random, most: int = 60) -> int:
    """All promises of writing for one text; how many elements were written."""
    before = flows(Lines(data).text)
    made = written(data, rows(before, *spans(before, chance, most)))
    assert without(made) == data
    parser = etree.XMLParser(resolve_entities=False, huge_tree=True, recover=True)
    assert string_value(made.data, parser) == string_value(data, parser)
    after = flows(Lines(made.data).text)
    assert [(flow.id, flow.text) for flow in after] == [(flow.id, flow.text) for flow in before]
    again = applied(made.data, after, merged(made.rows, [], after, {}), lambda _: ATTRIBUTES)
    assert again.data == made.data
    assert not any(row.state == "removed" for row in again.rows)
    return made.written


WORDS = ("Ann ", "Lee", " ", "\n", "&amp;", "é")
MARKUP = ("<hi>", "</hi>", "<note>", "</note>", "<q>", "</q>", "<lb/>", "<lb break='no'/>", "<!-- c -->")
PIECES = st.sampled_from((*WORDS, *MARKUP))


@given(st.lists(PIECES, max_size=30), st.integers(0, 1000))
def test_promises_hold_for_any_markup(found: list[str], seed: int) -> None:
    data = tei(f"<p>Ann {balanced(found)}</p>").encode()
    check(data, random.Random(seed))  # noqa: S311 - no secret


def balanced(found: list[str]) -> str:
    """Pieces as well-formed content: end tags that end nothing are left out, open elements are ended."""
    open_: list[str] = []
    made = []
    for piece in found:
        if piece.startswith("</"):
            if not open_ or open_[-1] != piece:
                continue
            open_.pop()
        elif piece in ("<hi>", "<note>", "<q>"):
            open_.append(f"</{piece[1:]}")
        made.append(piece)
    return "".join([*made, *reversed(open_)])


@pytest.mark.slow
def test_promises_hold_for_real_texts() -> None:
    chance, total, texts = random.Random(8), 0, 0  # noqa: S311 - no secret
    for path, data, _ in real_texts(real_files()):
        if len(data) < LARGEST and flows(Lines(data).text):
            try:
                total += check(data, chance)
            except AssertionError as error:
                raise AssertionError(f"{path.name}: {error}") from error
            texts += 1
    assert texts > 10
    assert total > texts


def test_a_row_may_be_nonsense() -> None:
    data = tei("<p>Ann</p>").encode()
    lost = Located(Row("i", "name", "p", 5, 9, "", "Bob", "", "persName", decision="accept", state="lost"), -1)
    assert written(data, [lost]).data == data
