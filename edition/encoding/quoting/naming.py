"""Which words with capitals are names, and which of them are one."""

from __future__ import annotations

import re

from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.tokens import NAME, POINT, WORD, Speech, Token, is_noun

_SHORT = frozenset(
    "mr mrs ms dr st prof rev hon sen gen col capt lt sgt jr sr m mm mme mlle hr frl bzw etc vs no vol p pp dgl geb sra".split()
)
_BETWEEN = frozenset("von van de der du des di da del della la le bin ibn y and d af den ten ter".split())
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october"
    " november december".split()
)
_NUMERAL = re.compile(r"(?=[IVXLC]{2})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
_LETTERS = re.compile(r"[A-Z](?:\. ?[A-Z])+$")
ELISION = re.compile(r"[’']")


def named(sentence: list[Token], speech: Speech, text: str) -> list[Token]:
    """A sentence in which words with capitals that belong together are one name."""
    result: list[Token] = []
    first = True
    for n, token in enumerate(sentence):
        is_name = token.kind == NAME or (token.kind == WORD and _is_name(token, sentence, n, first, speech))
        _append(result, token._replace(kind=NAME) if is_name else token, text, speech.language)
        first = first and token.kind == POINT
    return [_degree(result, n) for n in range(len(result))]


def _degree(sentence: list[Token], n: int) -> Token:
    """A token, which is no name where it is a degree or an office in letters behind one: Pell, M.P."""
    token = sentence[n]
    behind = n > 1 and sentence[n - 1].text == "," and sentence[n - 2].kind == NAME
    return token._replace(kind=WORD, mention=None) if behind and _LETTERS.match(token.text) else token


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
        return is_short(last)
    if before.low in ("of", "for") and token.mention is None:
        return language.has("offices", last.lower()) or language.has("bodies", last.lower())
    return before.low in _BETWEEN - {"and"} and token.mention is None


def _is_name(token: Token, sentence: list[Token], n: int, first: bool, speech: Speech) -> bool:
    """Whether a word is a name: it has a capital that neither its place nor its language gives it."""
    low, language = token.low, speech.language
    titled = language.has("men", low) or language.has("women", low)
    abbreviated = titled and n + 1 < len(sentence) and sentence[n + 1].text == "."
    functional = low in language.functional and not abbreviated
    if not token.text[0].isupper() or functional or _is_none(token.text, speech):
        return False
    before = sentence[n - 1].low if n else ""
    if low in _DAYS:
        return language.has("definite", before) and n + 1 < len(sentence) and sentence[n + 1].text[0].isupper()
    if titled and (language.nouns or not language.has("definite", before)):
        after = [one.text for one in sentence[n + 1 : n + 3] if one.text != "."]
        return low in _SHORT or (bool(after) and after[0][0].isupper())
    plain = low.removesuffix("’s").removesuffix("'s")
    if plain in speech.vocabulary.names:
        return True
    if first and plain in language.verbs and token.text not in speech.vocabulary.inner:
        return False
    if language.nouns:
        return _is_german_name(token.text, plain, sentence, n if first else -1, speech)
    adverb = first and language.code == "en" and plain.endswith("ly") and token.text not in speech.vocabulary.inner
    return not adverb and not (first and speech.vocabulary.is_common(plain))


def _is_none(word: str, speech: Speech) -> bool:
    """Headings in capitals, numerals, and pronouns with a verb (I’d) are no names."""
    if word.isupper() and len(word) > 3:
        return word.lower() not in speech.vocabulary.names
    if _NUMERAL.match(word):
        return True
    if len(parts := ELISION.split(word)) == 2 and len(parts[0]) > 1 and parts[1] not in ("s", "S", ""):
        return True
    return ELISION.search(word) is not None and speech.language.has("finite", ELISION.split(word.lower())[0])


def _is_german_name(word: str, plain: str, sentence: list[Token], first: int, speech: Speech) -> bool:
    """No common noun; at a sentence's beginning (token ``first``, else -1) one that stands inside others, or that speaks."""
    if is_noun(word, speech.vocabulary) or plain in speech.language.formulas:
        return False
    if first < 0 or plain in speech.vocabulary.small:
        return first < 0
    return word in speech.vocabulary.inner or _speaks(sentence, first, speech.language)


def _speaks(sentence: list[Token], n: int, language: Language) -> bool:
    """Whether a verb of speech or a colon stands behind a word, and no other subject behind that.

    So in “Müller sagte, daß”; not in “Dort sagte er”.
    """
    at = n + 1
    while at < len(sentence) and language.has("fillers", sentence[at].low):
        at += 1
    if at >= len(sentence) or (sentence[at].text != ":" and sentence[at].low not in language.verbs):
        return False
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    return after is None or after.kind != WORD or not (after.low in language.pronouns or after.text[0].isupper())


def is_short(word: str) -> bool:
    """Whether a full stop behind a word is that of an abbreviation or an initial."""
    return word.lower() in _SHORT or (len(word) == 1 and word.isupper())
