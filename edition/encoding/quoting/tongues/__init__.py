"""TABLE of the languages whose words of speech are known; ``named`` finds one by its code."""

from __future__ import annotations

from edition.encoding.quoting.languages import Language
from edition.encoding.quoting.tongues.english import ENGLISH
from edition.encoding.quoting.tongues.french import FRENCH
from edition.encoding.quoting.tongues.german import GERMAN
from edition.encoding.quoting.tongues.others import ARABIC, CHINESE, ITALIAN, POLISH, PORTUGUESE, RUSSIAN, SPANISH

TONGUES: dict[str, Language] = {
    one.code: one for one in (ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, RUSSIAN, POLISH, ARABIC, CHINESE)
}

_TWO = dict(
    pair.split(":")
    for pair in (
        "eng:en ger:de deu:de fre:fr fra:fr spa:es ita:it rus:ru ara:ar chi:zh zho:zh por:pt pol:pl lat:la dut:nl nld:nl swe:sv"
    ).split()
)


def named(lang: str) -> Language:
    """The language of a code (``en-GB``, ``ger``); one without words of its own knows only its code."""
    code = lang.split("-", maxsplit=1)[0].lower()
    code = _TWO.get(code, code)
    return TONGUES.get(code) or Language(code)
