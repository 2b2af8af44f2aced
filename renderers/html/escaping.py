"""Text into HTML, and which way it runs."""

from __future__ import annotations

import re

from edition.elements import RIGHT_TO_LEFT

_SCRIPTS = frozenset(("arab", "hebr", "syrc", "thaa", "nkoo"))


_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\x7f-\x9f]")
"""What embeds, overrides or isolates a direction (Unicode Bidirectional Algorithm, UAX 9), and control characters."""
_CONTROLS = re.compile("[\x7f-\x9f]")
_ENDS = {**dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"), **dict.fromkeys("\u2066\u2067\u2068", "\u2069")}


def calmed(text: str) -> str:
    """A name or a title that does nothing to what stands beside it: directions that it leaves open are closed at its end.

    Control characters, which nobody sees and a terminal obeys, become U+FFFD. The words of a text itself are left as they are.
    """
    if (text.isascii() and "\x7f" not in text) or not _TURNING.search(text):
        return text
    open_: list[str] = []
    for letter in text:
        if letter in _ENDS:
            open_.append(_ENDS[letter])
        elif letter in open_:
            while open_.pop() != letter:
                pass
    return _CONTROLS.sub("\ufffd", text) + "".join(reversed(open_))


def escape(text: str) -> str:
    """Text for element content and quoted attributes, calmed."""
    text = calmed(text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text


def plain(stream: str) -> str:
    """The lines of a stream without any markup: what is left where no stylesheet can be trusted."""
    return "".join([f"<p>{escape(line)}</p>\n" for line in stream.splitlines()])


def is_right_to_left(lang: str) -> bool:
    """Whether a language tag (BCP 47) means a script that runs from right to left."""
    parts = lang.casefold().split("-")
    return parts[0] in RIGHT_TO_LEFT or not _SCRIPTS.isdisjoint(parts[1:])
