"""Which language a text is in, by plain evidence: its script, and the small words that every text is full of."""

from __future__ import annotations

import re
from collections import Counter

_WORDS = {
    "en": "the of and to in that is was he for it with as his on be at by had not are but from or have an they which you were this",
    "de": "der die das und ist nicht ein eine zu den von mit sich des auf für im dem auch es an werden aus er"
    " hat dass daß sie nach wird bei ich",
    "fr": "le la les de des et est un une du que qui dans pour pas au sur il elle par plus avec ce ne se sont"
    " nous vous mais je été aux",
    "es": "el la los las de que y en un una es por con para no se del al lo como más pero su sus fue son este ha yo muy",
    "it": "il lo la gli le di che e un una è per con non si del della dei nel alla sono ma come più anche questo ha al io da",
    "la": "et in est non ad cum ut quod sed qui quae ex si per esse enim aut ab hoc etiam sunt nec quam ac atque eius autem quo",
    "nl": "de het een en van ik te dat die in is niet zijn op aan met voor er maar om hem dan zou of wat mijn men dit zo",
    "pt": "o os as de que e do da em um uma não para com por se na no mais como mas ao ele das dos foi sua é são eu",
    "sv": "och i att det som en på är av för den till med var han om inte har de jag ett hade men sig från så när hon vi skulle",
    "da": "og i at det som en på er af for den til med var han om ikke har de jeg et havde men sig fra så når hun vi skulle der",
    "pl": "i w z na się nie do że jest to o po za od jak ale co przez przy dla był była było są tak już jego tym który która które",
    "cs": "a v se na je že s z o do i to ve jako za by po jsou ale od které který která byl byla bylo tak jeho ze pro jeden",
    "sl": "in je v na se za da so ki z bi o pa ne kot po ni tudi od bil bila bilo ali še to sem do ter ker smo ga",
    "hu": "a az és hogy nem is egy volt de meg csak ez ha mint még el van már azt aki ki lehet ezt vagy minden mert be fel",
    "ro": "și de în la cu a nu o din să pe că mai un se care pentru este au fost dar ca după lui sau prin ce era cel",
    "ca": "el la els les de que i en una és per amb no es del al com més però seu són aquest molt què fou hi tots",
}  # fmt: skip
"""By language, its commonest small words."""
_OWN = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_SCRIPTS = (
    ("ar", re.compile("[\u0621-\u064a\u0671-\u06d3]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("hy", re.compile("[\u0531-\u0587]")),
    ("ka", re.compile("[\u10d0-\u10ff]")),
    ("th", re.compile("[\u0e01-\u0e5b]")),
)
"""By script, the language that is mostly written in it."""
_TELLING = (("uk", "іїєґ"), ("fa", "پچژگ"), ("ur", "ٹڈڑے"))
"""Letters that one of the languages of a script has alone."""
_SHARE = 0.15
"""Of all words, how many must be the commonest of a language: in one that is known they are a third."""
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_]")
_ENOUGH = 200_000
"""Characters of a text that are looked at."""


def guessed(text: str) -> str:
    """The code of the language of a text (BCP 47), or ``und`` where the evidence is too thin."""
    sample = text[:_ENOUGH].casefold()
    letters = len(_LETTERS.findall(sample))
    if not letters:
        return "und"
    counts = [(len(pattern.findall(sample)), language) for language, pattern in _SCRIPTS]
    most, language = max(counts, key=lambda pair: pair[0])
    japanese = {language: count for count, language in counts}["ja"]
    if language == "zh" and japanese > most / 20:
        language = "ja"
    if most > letters * 0.5:
        return _closer(language, sample, letters)
    return _by_words(sample)


def _closer(language: str, sample: str, letters: int) -> str:
    """A language of the same script whose own letters are there."""
    family = {"uk": "ru", "fa": "ar", "ur": "ar"}
    for other, own in _TELLING:
        if family[other] == language and sum(map(sample.count, own)) > letters / 150:
            return other
    return language


def _by_words(sample: str) -> str:
    counts = Counter(_WORD.findall(sample))
    total = counts.total()
    scores = sorted(((sum(counts[word] for word in own), language) for language, own in _OWN.items()), reverse=True)
    (most, language), (second, _) = scores[:2]
    is_plain = most >= 3 and most >= total * _SHARE and most >= second * 1.15
    return language if is_plain else "und"
