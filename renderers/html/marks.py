"""Items of other streams leave a mark where they stood, and follow as entries at the foot of the page."""

from __future__ import annotations

from typing import Any

from edition.model import Reading
from edition.tei import shortened_inside, words

from .entries import Entry
from .grafting import E, take_out, within
from .words import catalogue

_LANG, _DIR = E + "lang", E + "dir"
_NONE = ("", "")
_LEMMA = 60
"""Characters of a lemma that its entry at the foot repeats."""
_SIGNS = "abcdefghijklmnopqrstuvwxyz"


class Marks:
    """Puts a mark where each entry of a stream stood, and numbers both."""

    def __init__(self, reading: Reading, twins: dict[Any, Any]) -> None:
        self._twins = twins
        self._lemmas: list[tuple[Any, Any]] = []
        self._signs = catalogue()["marks"]
        self._languages: dict[Any, tuple[str, str]] = {}
        notes = reading.items["notes"]
        own = [note.get("n", "") for note in notes]
        self._own_numbers = own if notes and all(0 < len(n) <= 4 for n in own) else []

    def move(self, stream: Any, n: int, entry: Entry) -> Any:
        """Take an entry's items out of where they stood, into a new ``e:entry`` of the ``e:stream``; ``n`` is its number there."""
        name = stream.get("name")
        sign, here, there = self._sign(name, n), f"ui-{name}-{n}", f"ui-to-{name}-{n}"
        twins = [self._twins[item] for item in entry.items]
        around = twins[0].getparent() if entry.group is None else self._twins[entry.group]
        mark = within(around, "mark", id=there, to=here, sign=sign, stream=name)
        moved = within(stream, "entry", id=here, back=there, sign=sign)
        if entry.shown is not None:
            self._lemmas.append((within(moved, "lemma"), self._twins[entry.shown]))
        for twin in twins:
            self._keep_language(twin)
            take_out(twin, mark if entry.group is None else None)
            within(moved, "item", name=twin.tag.rpartition("}")[2]).append(twin)
        return moved

    def write_lemmas(self) -> None:
        """What the running text shows, before the forms that it does not; once nothing else stands in it."""
        for lemma, twin in self._lemmas:
            lemma.text = shortened_inside(words(twin), _LEMMA)

    def _sign(self, stream: str, n: int) -> str:
        if stream == "notes":
            return self._own_numbers[n - 1] if self._own_numbers else str(n)
        return _letters(n) if stream == "variants" else self._signs[stream]

    def _keep_language(self, twin: Any) -> None:
        """An item at the foot is still in the language of what it stood in."""
        if twin.get(_DIR) is None:
            for name, value in zip((_LANG, _DIR), self._language(twin.getparent()), strict=True):
                if value:
                    twin.set(name, value)

    def _language(self, element: Any) -> tuple[str, str]:
        """The language and direction around an item; many items have them from one element."""
        passed = []
        while element is not None and (found := self._languages.get(element)) is None:
            passed.append(element)
            if direction := element.get(_DIR):
                found = (element.get(_LANG) or "", direction)
                break
            element = element.getparent()
        self._languages.update(dict.fromkeys(passed, found or _NONE))
        return found or _NONE


def _letters(n: int) -> str:
    """a, b … z, aa, ab …: signs of the critical notes."""
    found = ""
    while n:
        n, rest = divmod(n - 1, 26)
        found = _SIGNS[rest] + found
    return found
