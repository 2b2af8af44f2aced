"""Which parts of one text stand side by side: an edition and its translations, or parts in several languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from edition.tei import ID, LANG, identified, is_white, tag, tags

_DIV = tag("div")
_ORIGINALS, _TRANSLATION = ("edition", "original", "transcription"), "translation"
_that_point = etree.XPath("descendant::*[@corresp]")
_PARTS = tags("div div1 div2 text body lg")


def sides_of(text: Any) -> list[Any]:
    """The parts of a text that stand side by side, those with words alone, in the order of their columns; none, or several.

    They are its edition (further ones in other languages) and its translations (EpiDoc: ``div type="edition"``,
    ``div type="translation"``); else neighbours in different languages, of which passages point to one another by ``@corresp``.
    """
    divs = [one for one in text.iter(_DIV) if _is_side(one) and _has_words(one)]
    originals = [div for div in divs if div.get("type") in _ORIGINALS]
    translations = [div for div in divs if div.get("type") == _TRANSLATION]
    if not originals or not translations:
        return _pointing(text)
    shown, languages = originals[:1], {originals[0].get(LANG)}
    for div in originals[1:]:
        if (stated := div.get(LANG)) and stated not in languages:
            languages.add(stated)
            shown.append(div)
    return shown + translations


def _has_words(element: Any) -> bool:
    return any(not is_white(said) for said in element.itertext())


def _is_side(div: Any) -> bool:
    types = (*_ORIGINALS, _TRANSLATION)
    return div.get("type") in types and not any(up.get("type") in types for up in div.iterancestors(_DIV))


def _pointing(text: Any) -> list[Any]:
    """The neighbours between which most pointers go, of those in different languages."""
    pairs = list(_pairs(text))
    if not pairs:
        return []
    around = Counter(one.getparent() for one, _ in pairs).most_common(1)[0][0]
    sides = {side for pair in pairs if pair[0].getparent() is around for side in pair}
    return [child for child in around if child in sides and _has_words(child)]


def _pairs(text: Any) -> Iterator[tuple[Any, Any]]:
    """For each pointer within the text the two neighbours that it goes between, where their languages are stated and differ."""
    pointing = _that_point(text)
    ids = {one.get(ID).strip(): one for one in identified(text)} if pointing else {}
    for element in pointing:
        for token in element.get("corresp").split():
            other = ids.get(token[1:]) if token.startswith("#") else None
            if other is None:
                continue
            one, another = _apart(element, other)
            if one is not None and {one.tag, another.tag} <= _PARTS and _differ(_lang(one), _lang(another)):
                yield one, another


def _apart(element: Any, other: Any) -> tuple[Any, Any]:
    """The two neighbours in which two elements stand; twice None where one holds the other."""
    first = [*reversed(list(element.iterancestors())), element]
    second = [*reversed(list(other.iterancestors())), other]
    for one, another in zip(first, second, strict=False):
        if one is not another:
            return one, another
    return None, None


def _lang(element: Any) -> str:
    return next((stated for up in (element, *element.iterancestors()) if (stated := up.get(LANG))), "")


def _differ(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other
