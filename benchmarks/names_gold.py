"""Collections whose editors marked names: their halves, the same texts without that markup, and how proposals are judged.

A *mention* is a name element with a pointer in the words of a passage. It is *listed* when it is written as a name (each of its
words of more than three letters has a capital or is a word of its entry) and shares a word with a form that the register
has for its entry; *capital* when it has a capital and is not listed (another language, a by-name that no register has, a
description that begins with a capital); a *description* otherwise (“my brother”). A hit has the same span and the same entries.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from edition.encoding.tagging.flows import Flow, flows
from edition.encoding.tagging.proposals import Known, Proposal
from edition.encoding.tagging.surroundings import is_name, pointers
from edition.encoding.tagging.titles import ARTICLES, TITLES
from edition.encoding.tagging.tokens import SMALL, tokens

LISTED, CAPITAL, DESCRIPTION = "listed", "capital", "description"
CLASSES = (LISTED, CAPITAL, DESCRIPTION)

_NAME_TAG = re.compile(r"</?(?:persName|orgName|placeName|geogName|eventName|objectName|name|rs)\b[^>]*>")
_OPENED = re.compile(r"<(title|author|editor|country|region|settlement|district)\b[^>]*\s(?:ref|key)=[^>]*[^/]>")
_TEXT, _LIST = re.compile(r"<text[\s>]"), re.compile(r"<list(?:Person|Place|Org|Bibl|Event)[\s>]")
_ID = re.compile(r"<TEI\b[^>]*\sxml:id=\"([^\"]+)\"")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sample:
    """One text: its path in the collection, its source, and the same without its name elements, each character in its place."""

    path: str
    source: str
    stripped: str


@dataclass(frozen=True, slots=True)
class Mention:
    """What editors marked: the keys of its entries, its words and its class."""

    keys: frozenset[str]
    words: str
    kind: str


@dataclass(slots=True)
class Score:
    """Counts over texts. ``decided`` are proposals with an entry; those ``within`` stand in a longer description."""

    mentions: Counter[str] = field(default_factory=Counter)
    hits: Counter[str] = field(default_factory=Counter)
    decided: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    spans: Counter[str] = field(default_factory=Counter)
    within: int = 0
    proposed: int = 0
    touched: int = 0
    missed: Counter[str] = field(default_factory=Counter)

    def precision(self, certainty: str = "") -> float:
        """Of the decided proposals outside descriptions (of one certainty), how many are right."""
        right = self.right[certainty] if certainty else self.right.total()
        decided = self.decided[certainty] if certainty else self.decided.total()
        return right / decided if decided else 1.0

    @property
    def strict(self) -> float:
        """The same, where a name within a description is wrong."""
        return self.right.total() / max(1, self.decided.total() + self.within)

    @property
    def marked(self) -> float:
        """The same, where a name that the editors left unmarked does not count."""
        return self.right.total() / max(1, self.decided.total() - self.wrong["unmarked"])

    def recall(self, *classes: str) -> float:
        """Of the mentions of some classes, how many were hit."""
        return sum(self.hits[one] for one in classes) / max(1, sum(self.mentions[one] for one in classes))


def samples(folder: Path, half: int) -> list[Sample]:
    """The texts of a collection whose id has an even (0) or odd (1) SHA-256."""
    found = []
    for path in sorted(folder.rglob("*.xml")):
        source = path.read_text(encoding="utf-8")
        named = _ID.search(source)
        if (
            "<text" in source
            and _parity(named[1] if named else path.stem) == half
            and not path.name.startswith("amp-index")
        ):
            found.append(Sample(path.relative_to(folder).as_posix(), source, without_names(source)))
    return found


def _parity(text_id: str) -> int:
    return int(hashlib.sha256(text_id.encode()).hexdigest(), 16) % 2


def without_names(source: str) -> str:
    """A source in which every tag of a name in the text is an instruction of the same length: no other character moves."""
    begin = found.start() if (found := _TEXT.search(source)) else len(source)
    listed = _LIST.search(source, begin)
    end = listed.start() if listed else len(source)
    text = _NAME_TAG.sub(_blank, source[begin:end])
    for opened in reversed(list(_OPENED.finditer(text))):
        closing = text.find(f"</{opened[1]}>", opened.end())
        if closing >= 0:
            after = closing + len(opened[1]) + 3
            text = f"{text[:closing]}<?{'x' * (after - closing - 4)}?>{text[after:]}"
            text = text[: opened.start()] + _blank(opened) + text[opened.end() :]
    return source[:begin] + text + source[end:]


def _blank(found: re.Match[str]) -> str:
    return f"<?{'x' * (len(found[0]) - 4)}?>"


def mentions(source: str, words_of: dict[str, set[str]]) -> dict[Span, Mention]:
    """The mentions of a text by their characters in the source. Of several with one span the innermost."""
    found: dict[Span, Mention] = {}
    for flow in flows(source):
        for mark in filter(is_name, flow.marks):
            start, end = trimmed(flow.text, mark.start, mark.end)
            keys = frozenset(one.rpartition("#")[2] for one in pointers(mark))
            if start < end and keys:
                span = (flow.begins[start], flow.ends[end - 1])
                found.setdefault(
                    span, Mention(keys, flow.text[start:end], _class(flow.text[start:end], keys, words_of))
                )
    return found


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _class(words: str, keys: Iterable[str], words_of: dict[str, set[str]]) -> str:
    known = {word for key in keys for word in words_of.get(key, ())}
    row = tokens(words)
    if not any(one.shape != SMALL and not one.key.isdigit() for one in row):
        return DESCRIPTION
    inner = [one for one in row if one.key not in ARTICLES | TITLES] or row
    is_written = all(one.shape != SMALL or one.key in known or one.end - one.start <= 3 for one in inner)
    shared = any(
        one.key in known and not one.key.isdigit() and (len(one.key) > 3 or one.shape != SMALL) for one in inner
    )
    return LISTED if is_written and shared else CAPITAL


def words_of(lexicon: Iterable[Known]) -> dict[str, set[str]]:
    """The words of all forms that the register has for each entry; nothing that was learnt."""
    found: dict[str, set[str]] = {}
    for known in lexicon:
        forms = (form.words for form in known.forms if form.part != "spelling")
        keys = {one.key for words in forms for one in tokens(words)}
        found[known.key] = keys | {f"{key}s" for key in keys}
    return found


def judge(
    score: Score, passages: Sequence[Flow], proposals: Iterable[Proposal], gold: dict[Span, Mention]
) -> Iterator[tuple[str, Proposal, Span]]:
    """Count the proposals for one text; yields each decided one with ``right``, ``wrong`` or ``within``."""
    score.mentions.update(one.kind for one in gold.values())
    hit: set[Span] = set()
    told: set[Span] = set()
    inside = _letters(passages)
    seen: set[Span] = set()
    touched: set[Span] = set()
    for one in proposals:
        flow = passages[one.passage]
        span = (flow.begins[one.start], flow.ends[one.end - 1])
        score.proposed += 1
        told.add(span)
        found = gold.get(span)
        if found is not None and span not in seen:
            score.spans[found.kind] += 1
            seen.add(span)
        if not one.pointers:
            continue
        touched.update(at for at, known in gold.items() if _overlap(at, span) and known.keys == set(one.pointers))
        if found is not None and found.keys == set(one.pointers):
            score.decided[one.certainty] += 1
            score.right[one.certainty] += 1
            hit.add(span)
            yield "right", one, span
        elif found is None and _is_within(span, gold):
            score.within += 1
            yield "within", one, span
        else:
            score.decided[one.certainty] += 1
            is_marked = any(_overlap(at, span) for at in gold)
            score.wrong["entry" if found is not None else "stretch" if is_marked else "unmarked"] += 1
            yield "wrong", one, span
    score.hits.update(gold[span].kind for span in hit)
    score.touched += sum(gold[span].kind == LISTED for span in touched)
    for span, one in gold.items():
        if one.kind == LISTED and span not in hit:
            score.missed[_why(span, one, told, inside)] += 1


MISSED = (
    "several entries in one",
    "a part of a word",
    "another entry, or left to the scholar",
    "in another stretch",
    "not proposed",
)
"""Why a listed mention was not hit: the first that holds."""


def _why(span: Span, one: Mention, told: set[Span], inside: set[int]) -> str:
    if len(one.keys) > 1:
        return MISSED[0]
    if span[0] in inside or span[1] in inside:
        return MISSED[1]
    if span in told:
        return MISSED[2]
    return MISSED[3] if any(_overlap(span, other) for other in told) else MISSED[4]


def _letters(passages: Sequence[Flow]) -> set[int]:
    """Characters of the source at which a word goes on."""
    found = set()
    for flow in passages:
        for at in range(1, len(flow.text)):
            if flow.text[at].isalpha() and flow.text[at - 1].isalpha():
                found.update((flow.begins[at], flow.ends[at - 1]))
    return found


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_within(span: Span, gold: dict[Span, Mention]) -> bool:
    """Whether it is a part of what the editors marked as a description, not as a name."""
    return any(start <= span[0] and span[1] <= end and one.kind != LISTED for (start, end), one in gold.items())
