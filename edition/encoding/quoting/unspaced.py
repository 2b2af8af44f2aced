"""Who speaks in Chinese, whose words stand without spaces: 孔子说：“…” and “…”王先生说。"""

from __future__ import annotations

import re
from functools import lru_cache

from edition.encoding.quoting.governing import CLAUSE, DIRECT, OBJECT
from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.phrases import NOBODY, Subject
from edition.encoding.quoting.reporting import Report
from edition.encoding.quoting.tokens import NAME, WORD, Token

_WINDOW = 24
_STOPS = '。！？；，、：,.!?;:“”‘’「」『』《》〈〉"\n '


def reported_unspaced(token: Token, text: str, language: Language) -> Report | None:
    """What stands directly before or behind a quotation of Chinese: somebody and a verb of speech."""
    if language.code != "zh":
        return None
    before, behind = _patterns(language)
    found = before.search(text[max(0, token.start - _WINDOW) : token.start])
    if found is None:
        found = behind.match(text[token.end : token.end + _WINDOW])
    if found is None:
        return None
    subject = _subject(found["who"], language)
    return Report(
        DIRECT if subject.kind == "name" else CLAUSE if subject is not NOBODY else OBJECT,
        found["verb"],
        subject,
        "beside it",
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
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    verbs = "|".join(sorted(map(re.escape, language.verbs), key=len, reverse=True))
    manner = "(?:[又便就也对笑忙大][^" + re.escape(_STOPS) + "]{0,4}?)?"
    who = f"(?P<who>[^{re.escape(_STOPS)}]{{0,6}}?)"
    before = re.compile(rf"(?:^|[{re.escape(_STOPS)}]){who}{manner}(?P<verb>{verbs})(?:道|着|著)?[：:，,]?[“「『‘\"]?$")
    behind = re.compile(rf"[”」』’\"]?[，,]?{who}{manner}(?P<verb>{verbs})(?:道|着|著)?[{re.escape(_STOPS)}]")
    return before, behind
