"""Speech behind dashes, as French, Spanish, Italian, Russian prose prints it, and the words of the narrator inside it.

``— Oui, dit-il, je viens.`` is one speech in two pieces; ``— Да, — сказал он, — иду.`` and ``—Sí —dijo él—, voy.`` as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from edition.encoding.quoting.languages import Language

_FIRST = re.compile(r"\s*(?:[—―]|–(?=\s)|--|-\s)[\s\u00a0\u202f]*(?=[\w«\"“¿¡…(])")
_DASH = re.compile(
    r"(?<=\s)(?:[—―–]|--)(?=[\s\u00a0]?\w)|(?<=\S)[—―–](?=[\s\u00a0,.;:!?])|(?<=[\s\u00a0])(?:[—―–]|--)(?=[\s\u00a0¿¡«])"
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_PAST = re.compile(
    r"\b(?:\w+(?:ait|aient|èrent|irent|urent|int)|\w{2,}[^r\W]a|fut|eut|fit|prit|vit|mit|sortit|sourit|partit|[Ii]l|[Ee]lle)\b"
)
_TO = "(?:à|de|du|des|pour|en|dans|par|avec|chez|vers|a|con|que|qui|si|in|per|в|на|с)"
_FURTHER = re.compile(r"\s+(?:qui|dont|tandis|pendant|puis|sans|avec|tout|comme|que|quoique)\b[^.,;:!?…»]*[.,;:!?…]")
_ENDS = '.!?…»”"'
_OURS = frozenset(
    "je j me m moi tu te t toi vous nous mon ma mes ton ta tes votre vos notre yo tú usted me te mi tu nos io tu mi ti voi мне"
    " я ты вы мы меня тебя вас нас oui non".split()
)


class Dashed(NamedTuple):
    """A piece of a speech behind a dash; pieces of one speech share their ``chain``, empty where it is whole."""

    start: int
    end: int
    mark: str
    chain: str


def begins(text: str, language: Language) -> bool:
    """Whether a passage begins with a dash that means a speech."""
    return language.dashes and _FIRST.match(text) is not None


def read(passage: int, text: str, language: Language, start: int = -1, until: int = -1) -> list[Dashed]:
    """The speeches of a passage that begins with a dash, or of one that has colons and no marks, in languages that print so.

    French opens a dialogue with a mark, has a dash before each further turn, and closes the last one: the first speech is then
    behind ``start``, and the last one ends at ``until``.
    """
    if language.colon:
        return list(_after_colons(text, language))
    first = _FIRST.match(text) if language.dashes else None
    if first is None and start < 0:
        return []
    found: list[Dashed] = []
    until = len(text) if until < 0 else until
    for turn in _turns(text[:until], start if first is None else first.end(), language):
        pieces = [piece for start, end in turn for piece in _spoken(text, start, end, language)]
        trimmed = [one for one in (_trimmed(text, *piece) for piece in pieces) if one[0] < one[1]]
        chain = f"c{passage}-{trimmed[0][0]}" if len(trimmed) > 1 else ""
        found += [Dashed(start, end, "—", chain) for start, end in trimmed]
    return found


def _after_colons(text: str, language: Language) -> Iterator[Dashed]:
    """Speech without marks: from the colon behind a verb of speech to the next such verb, or to the passage's end."""
    if any(mark in text for mark in '«»“”„"﴾'):
        return
    verbs = "|".join(sorted(map(re.escape, language.verbs), key=len, reverse=True))
    said = list(re.finditer(rf"(?<!\w)(?:{verbs})(?!\w)", text))
    for n, verb in enumerate(said):
        end = said[n + 1].start() if n + 1 < len(said) else len(text)
        colon = text.find(":", verb.end(), min(end, verb.end() + 60))
        if colon >= 0 and re.search(r"[.،؛!؟]", text[verb.end() : colon]) is None:
            start, end = _trimmed(text, colon + 1, end)
            if start < end:
                yield Dashed(start, end, ":", "")


def _turns(text: str, start: int, language: Language) -> Iterator[list[tuple[int, int]]]:
    """Each speaker's turn as pieces between the dashes that enclose the narrator's words."""
    cuts = [(found.start(), found.end()) for found in _DASH.finditer(text, start)]
    turn: list[tuple[int, int]] = []
    narrated = False
    starts, ends = [start, *(end for _, end in cuts)], [*(begin for begin, _ in cuts), len(text)]
    for begin, end in zip(starts, ends, strict=True):
        if begin > start and not narrated and _is_narrated(text[begin:end], language):
            narrated = True
            continue
        stripped = text[begin:end].lstrip(" \u00a0\u202f,.;:")
        ended = text[max(start, begin - 5) : begin].rstrip(" \u00a0—―–-")[-1:] in _ENDS
        if turn and not narrated and not (ended and stripped[:1].isupper()):
            turn[-1] = (turn[-1][0], end)
        elif turn and not narrated:
            yield turn
            turn = [(begin, end)]
        else:
            turn.append((begin, end))
        narrated = False
    if turn:
        yield turn


def _is_narrated(piece: str, language: Language) -> bool:
    """Whether a piece between dashes is the narrator's: small letter, and a verb of speech among its first words."""
    begun = piece.lstrip(" \u00a0\u202f")
    if not begun[:1].islower():
        return False
    words = [word.lower() for word in _WORD.findall(begun[:80])][:4]
    return any(word in language.verbs for word in words)


def _spoken(text: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    """A piece without the incises of the narrator."""
    at = start
    for begin, close in incises(text, start, end, language):
        yield at, begin
        at = close
        if text[close - 1 : close] == "." and not _goes_on(text[close:end]):
            return
    yield at, end


def _goes_on(rest: str) -> bool:
    """After a full stop behind ``dit-il``: whether somebody speaks again, or the narrator tells on, in the past."""
    words = {word.lower() for found in _WORD.findall(rest[:400]) for word in re.split("[’']", found)}
    if words & _OURS or rest.rstrip()[-1:] in "!?…":
        return True
    return bool(words) and _PAST.search(re.split(r"[.;:!?]", rest)[0]) is None


def incises(text: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    """Where the narrator speaks inside a speech: ``, dit-il,``; from after the mark before it to its last mark."""
    pattern = _incise(language)
    if pattern is None:
        return
    for found in pattern.finditer(text, start, end):
        if (found["verb"] or found["said"]).lower() in language.verbs:
            yield found.start("words"), _extended(text, found.end(), end)


def _extended(text: str, at: int, end: int) -> int:
    """Behind ``, dit Pierre,`` the narrator goes on with ``qui se levait,``: up to the next mark."""
    while text[at - 1] == "," and (found := _FURTHER.match(text, at, end)) is not None:
        at = found.end()
    return at


@lru_cache(maxsize=32)
def _incise(language: Language) -> re.Pattern[str] | None:
    """A mark, a verb, and its subject behind it: a pronoun, a name, or an article."""
    if not (language.dashes or language.code == "fr"):
        return None
    pronouns = "|".join(map(re.escape, sorted(language.pronouns, key=len, reverse=True))) or "(?!)"
    articles = "|".join(map(re.escape, sorted(language.articles.split(), key=len, reverse=True))) or "(?!)"
    manner = (
        r"(?:\s(?:observer|remarquer|de nouveau|alors|enfin|encore|à son tour|tout bas|doucement|vivement|aussitôt))?"
    )
    before = r"(?:(?:[smt]|lui|leur|me|nous|vous|se|le|gli|mi)[’' ])?"
    perfect = rf"(?:[sm][’'])?(?:a|ai|as|ont|avait|avaient|est|était)-(?:t-)?(?:{pronouns})\s"
    subject = rf"(?:-(?:t-)?(?:{pronouns})\b|\s(?:{pronouns}|{articles})\b[’']?|\s(?!{_TO}\s)(?:[^\W\d_A-Z]+\s)?(?=[A-ZÀ-ÞА-Я]))"
    rest = r"(?:(?<=\bM)\.|(?<=\bM[rm])\.|(?<=\bDr)\.|(?<=\bM[rm][se])\.|[^.,;:!?…»”\"—]){0,120}"
    return re.compile(
        rf"(?:(?<=[,!?…»])|(?<=\.\.\.))[\s\u00a0]+(?P<words>(?:{perfect}(?P<said>[^\W\d_A-Z]+)|{before}(?P<verb>[^\W\d_A-Z]+){manner}{subject}){rest}(?:\.\.\.|[.,;:!?…]|$))"
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A piece without spaces and the marks that belong to the words before it."""
    while start < end and text[start] in " \n\u00a0\u202f,;:.—–―":
        start += 1
    while end > start and text[end - 1] in " \n\u00a0\u202f—–―":
        end -= 1
    return start, end
