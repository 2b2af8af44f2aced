"""What ``@rend``, ``@rendition`` and ``rendition`` say of the look of words, as classes of ours (TEI P5, section 1.3.1.1.3).

A source never brings a style into a page: what it says becomes one of the classes below, or a class ``rend-…`` that no
stylesheet of ours knows and a project's own may.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from edition.tei import ID, tag

_CLASS = re.compile(r"[A-Za-z][\w\-]*", re.ASCII)
_WORDS = re.compile(r"[^\s;:#]+")
_RENDITION, _HEADER = tag("rendition"), tag("teiHeader")

LOOKS = {
    look: frozenset(words.split())
    for look, words in {
        "italic": "italic italics i it ital kursiv italique oblique emph",
        "bold": "bold b bf strong fett gras bolder",
        "smallcaps": "smallcaps small-caps sc smcap smallcap kapitälchen",
        "allcaps": "allcaps caps uppercase versal",
        "underline": "underline underlined u ul unterstrichen souligné",
        "strike": "strikethrough strike line-through overstrike",
        "superscript": "sup super superscript superscr hochgestellt",
        "subscript": "sub subscript subscr",
        "spaced": "spaced letterspaced letter-spacing gesperrt wide",
        "center": "center centered centre centred c",
        "right": "right alignright right-aligned flushright r",
        "indent": "indent indented indent1 indent2 einzug",
        "large": "large larger x-large big",
        "small": "small smaller x-small",
        "antiqua": "antiqua roman latintype",
        "blackletter": "blackletter gothic fraktur black-letter",
    }.items()
}
"""By the name of the class: the words that mean it."""
_BY_WORD = {word: look for look, words in LOOKS.items() for word in words}


class Renditions:
    """The looks that a text's header declares; one instance a text."""

    def __init__(self, contents: Iterable[Any]) -> None:
        self._declared: dict[str, list[str]] = {}
        self._known: dict[tuple[str, str], str] = {}
        for content in contents:
            header = content.getparent().find(_HEADER) if content.getparent() is not None else None
            for one in header.iter(_RENDITION) if header is not None else ():
                self._declared[one.get(ID, "")] = _looks("".join(one.itertext()))

    def classes(self, element: Any) -> str:
        """The classes of an element, with blanks between."""
        stated = element.get("rend", ""), element.get("rendition", "")
        if stated not in self._known:
            self._known[stated] = self._classes(*stated)
        return self._known[stated]

    def _classes(self, rend: str, rendition: str) -> str:
        found = _looks(rend)
        found += [f"rend-{token}" for token in rend.split() if _CLASS.fullmatch(token)]
        for token in rendition.split():
            name = token.rpartition("#")[2]
            found += self._declared.get(name, [])
            found += [f"rend-{name}"] if _CLASS.fullmatch(name) else []
        return " ".join(dict.fromkeys(found))


def _looks(stated: str) -> list[str]:
    words = map(str.casefold, _WORDS.findall(stated))
    return [f"look-{_BY_WORD[word]}" for word in words if word in _BY_WORD]
