"""The language of a passage: as it is stated, else as its small words tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from edition.encoding.tagging.tokens import Token

_SMALL_WORDS = {
    "en": "the of & to in is was that for with his her he she it not are were be this from by at which have had",
    "de": "der die das & den dem ist nicht ein eine zu von mit auf sich auch im es ich er sie war hat wird daß dass bei nach",
    "fr": "le la les de et est une un des du dans que qui pour pas sur au aux ce cette il elle ne se par plus",
    "it": "il la di che e un una per non con del della i gli le si da in al sono era",
    "es": "el la los las de que y en un una por con no se del al su para es era",
    "nl": "de het een van en is niet dat te op met voor zijn aan hij ze er ook naar",
    "da": "og det at en den til er som paa på de af ikke med der for han har var et jeg",
    "sv": "och det att en den till är som på de av inte med för han har var ett jag",
    "la": "et in est non ut ad cum quod sed qui quae ex ab si esse sunt enim etiam atque",
}
_OF_WORD: dict[str, list[str]] = {}
for _lang, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _OF_WORD.setdefault(_word, []).append(_lang)
_LEAST = 4
"""Small words without which nothing is told."""


def told(row: Iterable[Token]) -> str:
    """The language that the small words of a passage tell; empty where they are few, or tell two."""
    counted: Counter[str] = Counter()
    for token in row:
        counted.update(_OF_WORD.get(token.key, ()))
    best = counted.most_common(2)
    if not best or best[0][1] < _LEAST or (len(best) > 1 and best[0][1] < 1.3 * best[1][1]):
        return ""
    return best[0][0]
