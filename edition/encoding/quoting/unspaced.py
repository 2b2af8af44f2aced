"""Who speaks in Chinese, whose words stand without spaces: 孔子说：“…” and “…”王先生说。"""

from __future__ import annotations

import re
from functools import lru_cache

from edition.encoding.quoting.governing import CLAUSE, DIRECT, LOOSE, OBJECT
from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.phrases import NOBODY, Subject
from edition.encoding.quoting.reporting import ACCORDING, Report
from edition.encoding.quoting.tokens import NAME, WORD, Token

_WINDOW, _FAR = 24, 60
"""Characters beside a quotation, and before it in its sentence, in which a verb of speech is looked for."""
_STOPS = '。！？；，、：,.!?;:“”‘’「」『』《》〈〉"\n '

_NO_VERB_BEHIND = {"称": "名人职简俗号被", "稱": "名人職簡俗號被", "道": "知"}
"""Verbs that are a part of another word behind some characters: “名称” is a name, “知道” is to know."""


def reported_unspaced(token: Token, text: str, language: Language) -> Report | None:
    """What stands directly before or behind a quotation of Chinese: somebody and a verb of speech."""
    if language.code != "zh":
        return None
    before, behind, farther = _patterns(language)
    found = before.search(text[max(0, token.start - _WINDOW) : token.start])
    if found is None:
        found = behind.match(text[token.end : token.end + _WINDOW])
    if found is not None:
        subject = _subject(found["who"], language)
        strength = DIRECT if subject.kind == "name" else CLAUSE if subject is not NOBODY else OBJECT
        return Report(strength, found["verb"], subject, "beside it")
    found = farther.search(text[max(0, token.start - _FAR) : token.start])
    subject = _subject(found["who"], language) if found is not None else NOBODY
    if found is None or subject is NOBODY:
        return None
    return Report(
        LOOSE, found["verb"], subject, ACCORDING if found["by"] else "before it, with the clause that it begins"
    )


def _subject(who: str, language: Language) -> Subject:
    """A pronoun, or the words before the verb; their limits are not certain, so that the scholar must look."""
    for word, gender in sorted(language.pronouns.items(), key=lambda pair: -len(pair[0])):
        if who.endswith(word):
            token = Token(WORD, word, 0, 0)
            return Subject("pronoun", 0, 0, word, gender, token)
    if not who or any(word in who for word in ("一个", "有人", "大家")):
        return NOBODY
    return Subject("name", 0, 0, who, "", Token(NAME, who, 0, 0), has_article=True)


@lru_cache(maxsize=4)
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    forms = sorted(language.verbs.keys() - _NO_VERB_BEHIND.keys(), key=len, reverse=True)
    limited = (f"(?<![{before}]){verb}" for verb, before in _NO_VERB_BEHIND.items())
    verbs = "|".join((*map(re.escape, forms), *limited))
    manner = "(?:[又便就也对笑忙大][^" + re.escape(_STOPS) + "]{0,4}?)?"
    who = f"(?P<who>[^{re.escape(_STOPS)}]{{0,12}}?)"
    whom = "(?:记者|記者|我们|我們|我|他|她|大家|本报|本報|媒体|媒體)?"
    verb = rf"(?P<verb>{verbs})(?:道|说|說|着|著)?{whom}"
    before = re.compile(rf"(?:^|[{re.escape(_STOPS)}]){who}{manner}{verb}[：:，,]?[“「『‘\"]?$")
    behind = re.compile(rf"[”」』’\"]?[，,]?{who}{manner}{verb}[{re.escape(_STOPS)}]")
    farther = re.compile(
        rf"(?:^|[{re.escape(_STOPS)}])(?P<by>据|據|按照)?{who}{manner}{verb}[，,：:][^。！？!?\n“”「」]*[“「『‘\"]?$"
    )
    return before, behind, farther
