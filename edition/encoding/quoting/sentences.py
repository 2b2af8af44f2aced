"""What the narrator says around the quotations of a passage: sentences of words, names, marks, and quotations as one token each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.marks import PAIRS
from edition.encoding.quoting.spans import Span

WORD, NAME, POINT, QUOTATION = "word", "name", "point", "quotation"

_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*(?:[-‐‑][^\W_]+(?:[’'][^\W_]+)*)*|\n|\.\.\.|--|[^\w\s]")
_MARKS = frozenset("".join(PAIRS) + "".join(PAIRS.values())) - frozenset("'’")
_CLITIC = re.compile(r"^(.+?)-(?:t-)?([^\W\d_]+)$")
_ELISION = re.compile(r"[’']")
_ENDS = frozenset(".!?…") | {"...", "。", "！", "？", "؟", "۔", "\n"}
_SHORT = frozenset(
    "mr mrs ms dr st prof rev hon sen gen col capt lt sgt jr sr m mm mme mlle hr frl bzw etc vs no vol p pp dgl geb sra".split()
)
_BETWEEN = frozenset("von van de der du des di da del della la le zu zur bin ibn y and d af den ten ter".split())
_LONGEST = 400
"""A sentence with more tokens is parted, so that the work grows with the text alone."""
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october"
    " november december".split()
)
_NUMERAL = re.compile(r"(?=[IVXLC]{2})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
_GERMAN_NOUN = re.compile(r"(?:ung|heit|keit|schaft|tion|ismus|chen|nis|tum|ität|enz|ungen|heiten|keiten|innen|lein)$")


class Mention(NamedTuple):
    """A name whose entry is known or proposed: offsets in the passage's words, the keys it may mean, and what it is."""

    start: int
    end: int
    keys: tuple[str, ...]
    kind: str = ""


class Token(NamedTuple):
    """A piece of a sentence. ``number`` is that of the span, of a quotation; ``mention`` the name's, where one is known."""

    kind: str
    text: str
    start: int
    end: int
    number: int = -1
    mention: Mention | None = None

    @property
    def low(self) -> str:
        """The words in lower case."""
        return self.text.lower()


@dataclass
class Vocabulary:
    """What a whole text tells of its words: those that it writes small, those with a capital inside a
    sentence, and German nouns, which follow an article.
    """

    small: set[str] = field(default_factory=set)
    inner: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    names: frozenset[str] = frozenset()

    def learn(self, text: str, language: Language) -> None:
        """The words of one more passage."""
        before, end = "", 0
        for found in re.finditer(r"[^\W\d_]+", text):
            word = found[0]
            if word[0].islower():
                self.small.add(word)
            elif before and text[end : found.start()] in (" ", ", "):
                self.inner.add(word)
            end = found.end()
            if (
                not word[0].islower()
                and language.nouns
                and (language.has("articles", before.lower()) or before.endswith(("en", "em", "es")))
            ):
                self.nouns.add(word)
            before = word

    def is_common(self, word: str) -> bool:
        """Whether the text has the word, or its singular or plural, without a capital."""
        low = word.lower()
        return low in self.small or f"{low}s" in self.small or (low.endswith("s") and low[:-1] in self.small)


def is_noun(word: str, nouns: set[str]) -> bool:
    """Whether a word with a capital is a common noun of German: an article stands before it somewhere, or its ending says so."""
    return word in nouns or _GERMAN_NOUN.search(word) is not None


def sentences(
    text: str, region: tuple[int, int], spans: Sequence[tuple[int, Span]], mentions: Iterable[Mention], speech: Speech
) -> list[list[Token]]:
    """The sentences of a region of a passage; ``spans`` are the quotations directly in it, with their numbers."""
    tokens = _tokens(text, region, spans, speech.language)
    tokens = _with_mentions(tokens, sorted(mentions), text)
    return [_named(sentence, speech, text) for sentence in _split(tokens, speech.language)]


@dataclass(frozen=True)
class Speech:
    """A language, and what the text tells of its words."""

    language: Language
    vocabulary: Vocabulary


def _tokens(text: str, region: tuple[int, int], spans: Sequence[tuple[int, Span]], language: Language) -> list[Token]:
    found: list[Token] = []
    at = region[0]
    for number, span in spans:
        found += _words(text, at, span.start, language)
        found.append(Token(QUOTATION, text[span.start : span.end], span.start, span.end, number))
        at = span.end
    return found + _words(text, at, region[1], language)


def _words(text: str, begin: int, end: int, language: Language) -> list[Token]:
    result: list[Token] = []
    for found in _TOKEN.finditer(text, begin, end):
        word, start = found[0], found.start()
        if not word[0].isalnum():
            if word not in _MARKS:
                result.append(Token(POINT, word, start, found.end()))
            continue
        result += _parted(word, start, language)
    return result


def _parted(word: str, start: int, language: Language) -> list[Token]:
    """``dit-il`` and ``s’écria`` are two words; ``co-founder`` is one."""
    result: list[Token] = []
    while language.elides and (cut := _ELISION.search(word)) and cut.end() < len(word) and cut.start() <= 5:
        result.append(Token(WORD, word[: cut.start()], start, start + cut.start()))
        word, start = word[cut.end() :], start + cut.end()
    clitic = _CLITIC.match(word) if "-" in word else None
    if clitic is not None and clitic[2].lower() in language.pronouns:
        result.append(Token(WORD, clitic[1], start, start + clitic.end(1)))
        word, start = clitic[2], start + clitic.start(2)
    result.append(Token(WORD, word, start, start + len(word)))
    return result


def _with_mentions(tokens: list[Token], mentions: list[Mention], text: str) -> list[Token]:
    """The tokens of each known name as one."""
    result: list[Token] = []
    waiting = iter(mentions)
    one = next(waiting, None)
    for token in tokens:
        while one is not None and one.end <= token.start:
            one = next(waiting, None)
        if one is None or token.kind == QUOTATION or token.start < one.start or token.end > one.end + 2:
            result.append(token)
        elif result and result[-1].mention is one:
            result[-1] = result[-1]._replace(
                end=max(token.end, result[-1].end), text=text[result[-1].start : token.end]
            )
        else:
            result.append(token._replace(kind=NAME, mention=one))
    return result


def _split(tokens: list[Token], language: Language) -> list[list[Token]]:
    result: list[list[Token]] = [[]]
    for n, token in enumerate(tokens):
        result[-1].append(token)
        after = tokens[n + 1] if n + 1 < len(tokens) else None
        if after is not None and (len(result[-1]) >= _LONGEST or _ends(token, after, tokens, n, language)):
            result.append([])
    return [sentence for sentence in result if sentence]


def _ends(token: Token, after: Token, tokens: list[Token], n: int, language: Language) -> bool:
    """Whether a sentence ends with a token."""
    if token.kind == POINT and token.text in _ENDS:
        if token.text == "\n":
            return True
        before = tokens[n - 1] if n else None
        if token.text == "." and before is not None and before.kind != QUOTATION and _is_short(before.text):
            return False
        return after.kind == QUOTATION or (after.kind != POINT and not after.text[0].islower())
    if token.kind == QUOTATION and token.text[-1] in ".!?…。！？؟":
        if after.kind == QUOTATION or _is_turn(tokens, n + 1):
            return True
        if after.kind == POINT or after.text[0].islower() or not after.text[0].isalpha():
            return False
        return token.text[-1] == "." or not _reports(tokens[n + 1 : n + 6], language)
    return False


def _is_turn(tokens: list[Token], at: int) -> bool:
    """Whether a dash stands directly before another quotation: the next speaker's turn."""
    return tokens[at].text in ("—", "–", "―") and at + 1 < len(tokens) and tokens[at + 1].kind == QUOTATION


def _reports(tokens: list[Token], language: Language) -> bool:
    """Whether a verb of speech follows soon, as behind ``“Why?” John Smith asked``."""
    for token in tokens:
        if token.kind in (POINT, QUOTATION):
            return False
        if token.low in language.verbs:
            return True
    return False


def _is_short(word: str) -> bool:
    return word.lower() in _SHORT or (len(word) == 1 and word.isupper())


def _named(sentence: list[Token], speech: Speech, text: str) -> list[Token]:
    """A sentence in which words with capitals that belong together are one name."""
    result: list[Token] = []
    first = True
    for n, token in enumerate(sentence):
        is_name = token.kind == NAME or (token.kind == WORD and _is_name(token, sentence, n, first, speech))
        _append(result, token._replace(kind=NAME) if is_name else token, text, speech.language)
        first = first and token.kind == POINT
    return result


def _append(result: list[Token], token: Token, text: str, language: Language) -> None:
    """A token after the others, or as the end of the name with which they end."""
    if token.kind == NAME and result and _goes_on(result, token, text, language):
        while result[-1].kind != NAME:
            result.pop()
        before = result.pop()
        words = text[before.start : token.end]
        token = before._replace(end=token.end, text=words, mention=before.mention or token.mention)
    result.append(token)


def _goes_on(result: list[Token], token: Token, text: str, language: Language) -> bool:
    """Whether a name goes on with a token: directly, behind ``Dr.`` or an initial, or behind ``von``."""
    before = result[-1]
    if before.kind == NAME:
        apart = token.mention is not None and before.mention is not None and token.mention is not before.mention
        return (
            not apart
            and not before.text.endswith(("’s", "'s"))
            and text[before.end : token.start].strip(" \u00a0") == ""
        )
    if len(result) < 2 or result[-2].kind != NAME:
        return False
    last = result[-2].text.split()[-1].rstrip(".")
    if before.text == ".":
        return _is_short(last)
    if before.low in ("of", "for") and token.mention is None:
        return language.has("offices", last.lower()) or language.has("bodies", last.lower())
    return before.low in _BETWEEN - {"and"} and token.mention is None


def _is_name(token: Token, sentence: list[Token], n: int, first: bool, speech: Speech) -> bool:
    word, low, language = token.text, token.low, speech.language
    if word.isupper() and len(word) > 3 and low not in speech.vocabulary.names:
        return False
    if _ELISION.search(word) and language.has("finite", _ELISION.split(low)[0]):
        return False
    if not word[0].isupper() or (language.functional and low in language.functional) or _NUMERAL.match(word):
        return False
    before = sentence[n - 1].low if n else ""
    if low in _DAYS:
        return language.has("definite", before) and n + 1 < len(sentence) and sentence[n + 1].text[0].isupper()
    if (language.has("men", low) or language.has("women", low)) and (
        language.nouns or not language.has("definite", before)
    ):
        after = sentence[n + 1 : n + 3]
        return any(one.text[0].isupper() for one in after) or word.lower() in _SHORT
    plain = low.removesuffix("’s").removesuffix("'s")
    if plain in speech.vocabulary.names:
        return True
    if language.nouns:
        if is_noun(word, speech.vocabulary.nouns):
            return False
        inside = word in speech.vocabulary.inner and plain not in speech.vocabulary.small
        return not first or inside or (plain not in speech.vocabulary.small and _speaks(sentence, n, language))
    return not (first and speech.vocabulary.is_common(plain))


def _speaks(sentence: list[Token], n: int, language: Language) -> bool:
    """Whether a verb of speech or a colon stands behind a word, and no other subject behind that: Müller sagte, daß; not Dort sagte er."""
    at = n + 1
    while at < len(sentence) and language.has("fillers", sentence[at].low):
        at += 1
    if at >= len(sentence) or (sentence[at].text != ":" and sentence[at].low not in language.verbs):
        return False
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    return after is None or after.kind != WORD or not (after.low in language.pronouns or after.text[0].isupper())
