"""What the encoded texts of an edition teach about its names: spellings, what is not marked, and how names are marked.

Nothing is learnt from a single accident: a spelling counts where nearly all its places are marked and mean one entry; a
form is declined where it stood twice or more and was never marked as that entry.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from edition import kinds
from edition.encoding.tagging.contexts import CONTEXTS, contexts
from edition.encoding.tagging.flows import Flow, Mark
from edition.encoding.tagging.habits import Habits
from edition.encoding.tagging.proposals import Form, Known
from edition.encoding.tagging.surroundings import Surroundings, is_name, pointers
from edition.encoding.tagging.titles import ARTICLES, TITLES
from edition.encoding.tagging.tokens import CAPITAL, CAPITALS, CASELESS, Token, formed, tokens

_LONGEST = 8
_AGREEING = 0.8
"""Which part of the places of a spelling must mean one entry."""
_TWICE, _THRICE = 2, 3
_QUOTES = "\"'“”„«»‹›‘’‚「」『』"

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """The entries with the spellings that were learnt, what is declined (keys of a form, entry), and the habits."""

    lexicon: tuple[Known, ...]
    declined: frozenset[tuple[Keys, str]]
    habits: Habits


@dataclass(slots=True)
class _Counts:
    """Of each row of words: what it was marked as, in which spellings, and how often it stood at all."""

    marked: dict[Keys, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    written: dict[Keys, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    stood: Counter[Keys] = field(default_factory=Counter)
    elements: dict[str, Counter[tuple[str, str, str]]] = field(default_factory=lambda: defaultdict(Counter))
    inside: Counter[str | tuple[str, str]] = field(default_factory=Counter)
    outside: Counter[str | tuple[str, str]] = field(default_factory=Counter)


def learnt(lexicon: Sequence[Known], texts: Iterable[Sequence[Flow]]) -> Lesson:
    """What texts whose names are marked teach about the entries of a lexicon."""
    kinds_of = {known.key: known.kind for known in lexicon}
    passages = [Surroundings(flow) for text in texts for flow in text]
    counts, forms = _Counts(), _forms(lexicon)
    for around in passages:
        for mark in filter(is_name, around.flow.marks):
            _note(counts, around, mark, kinds_of, forms)
    _count(counts, passages, {*counts.marked, *forms})
    persons = {keys for keys, holders in forms.items() if any(kinds_of[one] == "person" for one in holders)}
    _count_contexts(counts, passages, persons)
    spellings = _spellings(counts, lexicon)
    declined = {
        (keys, key)
        for keys, holders in forms.items()
        for key in holders
        if counts.stood[keys] >= _TWICE and not counts.marked[keys][key] and (len(keys) == 1 or counts.marked[keys])
    }
    taught = tuple(
        replace(known, forms=tuple(dict.fromkeys((*known.forms, *spellings.get(known.key, ()))))) for known in lexicon
    )
    return Lesson(taught, frozenset(declined), _habits(counts))


def _note(counts: _Counts, around: Surroundings, mark: Mark, kinds_of: dict[str, str], forms: Collection[Keys]) -> None:
    """One name that is marked."""
    keys = [key for pointer in pointers(mark) if (key := _key(pointer, kinds_of))]
    start, end = _trimmed(around.text, mark.start, mark.end)
    row = tokens(around.text[start:end])
    if not row or start >= end:
        return
    kind = kinds_of[keys[0]] if keys else kinds.of_mention(mark.name, mark.attributes.get("type", ""))
    attribute = "ref" if mark.attributes.get("ref") else "key"
    counts.elements[kind][mark.name, mark.attributes.get("type", ""), attribute] += 1
    _customs(counts, around, mark, kind, row, forms)
    if len(keys) == 1 and len(row) <= _LONGEST and _is_written_as_name(row):
        words = tuple(one.key for one in row)
        counts.marked[words][keys[0]] += 1
        counts.written[words][around.text[start:end]] += 1


def _key(pointer: str, kinds_of: dict[str, str]) -> str:
    bare = pointer.rpartition("#")[2].rpartition(":")[2]
    return bare if bare in kinds_of else ""


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space, quotation marks and the stops at the end."""
    while start < end and (text[start].isspace() or text[start] in _QUOTES):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _QUOTES + ",;:"):
        end -= 1
    return start, end


def _is_written_as_name(row: Sequence[Token]) -> bool:
    """Whether it begins with a capital, an article aside, and is no single letter; titles alone are no name of anybody."""
    inner = [one for one in row if one.key not in ARTICLES and not one.key.isdigit()]
    capital = [one.shape in (CAPITAL, CAPITALS, CASELESS) for one in inner]
    is_name = any(one.key not in TITLES for one in inner)
    return is_name and capital[0] and 2 * sum(capital) > len(capital) and sum(len(one.key) for one in inner) > 1


def _customs(
    counts: _Counts, around: Surroundings, mark: Mark, kind: str, row: Sequence[Token], forms: Collection[Keys]
) -> None:
    """What of titles, quotation marks and endings is inside of the name."""
    text, start, end = around.text, *_bounds(around.text, mark)
    if kind == "person":
        _count_titles(counts, around, row, start)
    counts.inside["quotes", kind] += text[start] in _QUOTES
    counts.outside["quotes", kind] += start > 0 and text[start - 1] in _QUOTES
    words = tuple(one.key for one in row)
    counts.outside["endings"] += text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalnum()
    counts.inside["endings"] += words not in forms and words[-1][-1] == "s" and (*words[:-1], words[-1][:-1]) in forms
    counts.inside["compounds"] += len(row[-1].key) > 3 and text[end : end + 4].isalpha()
    counts.outside["compounds"] += text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper()
    for other in around.addresses_at(start, end):
        if other.start < other.end:
            whole = abs(start - other.start) < 2 and abs(end - other.end) < 2
            counts.inside["addresses"] += whole
            counts.outside["addresses"] += other.start <= start and end <= other.end and not whole


def _count_titles(counts: _Counts, around: Surroundings, row: Sequence[Token], start: int) -> None:
    """Which titles are inside of a name that begins there, and which stand before it, perhaps with an article between."""
    if row[0].key in TITLES and len(row) > 1:
        counts.inside["titles"] += 1
        counts.inside["title", row[0].key] += 1
    at = bisect_left(around.starts, start)
    while at and around.row[at - 1].key in ARTICLES:
        at -= 1
    title = around.row[at - 1] if at else None
    if title is not None and title.key in TITLES and around.gap(at).strip() in ("", "."):
        counts.outside["titles"] += row[0].key not in TITLES
        counts.outside["title", title.key] += 1


def _bounds(text: str, mark: Mark) -> tuple[int, int]:
    start, end = mark.start, mark.end
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return start, end


def _forms(lexicon: Sequence[Known]) -> dict[Keys, set[str]]:
    """The forms of the register by their words."""
    found: dict[Keys, set[str]] = defaultdict(set)
    for known in lexicon:
        for form in known.forms:
            found[formed(form.words).keys].add(known.key)
    found.pop((), None)
    return found


def _count(counts: _Counts, passages: Sequence[Surroundings], rows: set[Keys]) -> None:
    """How often each row of words stands in the texts, the longest first, with a capital."""
    longest = _longest(rows)
    for around in passages:
        exact = {_trimmed(around.text, mark.start, mark.end) for mark in around.names()}
        for first, after in _standing(around.row, rows, longest):
            start, end = around.row[first].start, around.row[after - 1].end
            keys = tuple([one.key for one in around.row[first:after]])
            counts.stood[keys] += (start, end) in exact or not around.is_closed(start, end)


def _count_contexts(counts: _Counts, passages: Sequence[Surroundings], persons: set[Keys]) -> None:
    """How often names of persons are marked in each context, and how often not."""
    longest = _longest(persons)
    for around in passages:
        for first, after in _standing(around.row, persons, longest):
            is_marked = around.is_closed(around.row[first].start, around.row[after - 1].end)
            for context in contexts(around, first, after):
                (counts.inside if is_marked else counts.outside)["context", context] += 1


def _longest(rows: Iterable[Keys]) -> dict[str, int]:
    """How many words the longest of those has that begin with a word."""
    longest: dict[str, int] = {}
    for keys in rows:
        longest[keys[0]] = max(len(keys), longest.get(keys[0], 0))
    return longest


def _standing(row: Sequence[Token], rows: set[Keys], longest: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Where rows of words stand with a capital, the longest first: their first word, and that before which they end."""
    first = 0
    while first < len(row):
        step = 1
        for size in range(min(longest.get(row[first].key, 0), len(row) - first), 0, -1):
            keys = tuple([one.key for one in row[first : first + size]])
            if keys in rows and row[first].shape in (CAPITAL, CAPITALS, CASELESS):
                yield first, first + size
                step = size
                break
        first += step


def _spellings(counts: _Counts, lexicon: Sequence[Known]) -> dict[str, list[Form]]:
    """Spellings by entry. A single word that was marked once must resemble a word of its entry: else it may be no name."""
    words = {known.key: {one.key for form in known.forms for one in tokens(form.words)} for known in lexicon}
    found: dict[str, list[Form]] = defaultdict(list)
    for keys, meant in counts.marked.items():
        key, often = meant.most_common(1)[0]
        stood = max(counts.stood[keys], sum(meant.values()))
        if (*keys[:-1], keys[-1].removesuffix("s")) in counts.marked.keys() - {keys}:
            continue
        if often >= _AGREEING * stood and (often >= _TWICE or len(keys) > 1 or _resembles(keys[0], words[key])):
            found[key].append(Form(counts.written[keys].most_common(1)[0][0], "spelling"))
    return found


def _habits(counts: _Counts) -> Habits:
    elements = {kind: seen.most_common(1)[0][0] for kind, seen in counts.elements.items() if kind in kinds.BY_NAME}
    more = {custom for custom in counts.inside if counts.inside[custom] > counts.outside[custom]}
    quotes = frozenset(one[1] for one in more if one[0] == "quotes")
    titles = {one[1] for one in (*counts.inside, *counts.outside) if one[0] == "title"}
    others = frozenset(one for one in titles if _is_otherwise(counts, one, "titles" in more))
    compounds = counts.inside["compounds"] >= _TWICE
    often = (name for name in CONTEXTS if counts.outside["context", name] >= _THRICE)
    unmarked = frozenset(one for one in often if counts.outside["context", one] > 2 * counts.inside["context", one])
    return Habits(
        elements, "titles" in more, quotes, "endings" in more, "addresses" in more, others, compounds, unmarked
    )


def _is_otherwise(counts: _Counts, title: str, is_inside: bool) -> bool:
    """Whether a title is mostly outside where most are inside of names, or the other way round; three times at least."""
    inside, outside = counts.inside["title", title], counts.outside["title", title]
    return (outside - inside if is_inside else inside - outside) >= _THRICE


def _resembles(key: str, words: Iterable[str]) -> bool:
    return len(key) > 3 and any(key[:4] == word[:4] for word in words)
