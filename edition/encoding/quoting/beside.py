"""What quotations of one sentence say of each other: one of a list of titles, two pieces of one speech."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from edition.encoding.quoting.decisions import Decision
from edition.encoding.quoting.governing import DIRECT
from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.reporting import Report
from edition.encoding.quoting.tokens import POINT, QUOTATION, Token


def with_lists(found: list[Decision], sentence: Sequence[Token], before: int, language: Language) -> None:
    """``“Gas,” “Lamps,” and “Oil”``: what stands in a list with a title or a name is one as well, where little tells.

    ``found`` from ``before`` on are the quotations of the sentence; they are changed there.
    """
    quoted = [(n, token) for n, token in enumerate(sentence) if token.kind == QUOTATION]
    for n in range(1, len(quoted)):
        (left, _), (right, token) = quoted[n - 1], quoted[n]
        one, other = found[before + n - 1], found[before + n]
        between = sentence[left + 1 : right]
        joined = all(one.kind == POINT or language.has("joins", one.low) for one in between)
        is_open = other.kind == "" or (other.kind in ("scare", "name", "title") and other.weight < 3)
        is_listed = joined and is_open and one.kind in ("title", "name")
        if is_listed and other.kind != one.kind and not token.text[0].islower():
            found[before + n] = replace(
                other,
                kind=one.kind,
                rule=f"{one.kind}-list",
                element=one.element,
                evidence=f"in a list with one: {one.evidence}",
                certain_class="low",
            )


def with_chains(found: list[Decision], quoted: Sequence[Token], given: Mapping[int, Report], before: int) -> None:
    """``“I am,” said X, “going.”`` is one quotation in two pieces: ``found`` from ``before`` on is changed there."""
    for n in range(1, len(quoted)):
        one, other = quoted[n - 1], quoted[n]
        first, second = found[before + n - 1], found[before + n]
        report = given.get(one.number)
        if report is None or report.strength < DIRECT or second.chain or not first.kind == second.kind == "speech":
            continue
        same = given.get(other.number, report).subject == report.subject
        if same and one.text[-1] in ",—–-…" and other.text[0].islower():
            chain = first.chain or f"c{first.passage}-{first.start}"
            found[before + n - 1] = replace(first, chain=chain)
            found[before + n] = replace(second, chain=chain)
