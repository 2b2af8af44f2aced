"""Promise 1 for the search: it holds the very words of the plain texts, and finds each as often as it stands there.

What the files of the search say is read here anew, with rules for words and numbers written a second time: a character is
asked for its name and category, where the toolkit uses classes of characters.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from tests.promises.oracle import STREAMS, Source
from tests.promises.site import Site

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_ALONE = re.compile(
    "CJK (UNIFIED|COMPATIBILITY) IDEOGRAPH|HIRAGANA LETTER|KATAKANA LETTER|IDEOGRAPHIC (ITERATION|NUMBER|CLOSING)"
)
_SILENT = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_MODIFIERS = range(0x2B0, 0x300)
_MOST = 20


def handed_over(content: str) -> list[Any]:
    """What a file of the search hands over: its name, then its data."""
    found: list[Any] = json.loads(f"[{content[content.index('(') + 1 : content.rindex(')')]}]")
    return found


def numbers(letters: str) -> Iterator[int]:
    """Numbers of five bits a letter."""
    number = 0
    for letter in letters:
        value = _LETTERS.index(letter)
        number = number * 32 + value % 32
        if value < 32:
            yield number
            number = 0


def words(text: str) -> Iterator[str]:
    """The words of a text: letters and digits with their marks, one by one where a script sets no blanks."""
    found, alone = "", False
    for character in text:
        category = unicodedata.category(character)
        is_letter = category[0] in "LN"
        was_alone, alone = alone, is_letter and bool(_ALONE.match(unicodedata.name(character, "")))
        if found and (category[0] == "M" or character in _SILENT):
            alone = was_alone
            found += character
        elif found and is_letter and not alone and not was_alone:
            found += character
        else:
            if found:
                yield found
            found = character if is_letter else ""
    if found:
        yield found


def folded(word: str, letters: Mapping[str, str]) -> str:
    """A word without case and diacritics; ``letters`` are those that Unicode does not take apart."""
    for _ in range(2):
        kept = (c for c in unicodedata.normalize("NFKD", word) if _is_kept(c))
        word = "".join(letters.get(c, c) for c in "".join(kept).casefold())
    return unicodedata.normalize("NFC", word)


def _is_kept(character: str) -> bool:
    category = unicodedata.category(character)
    if category[0] == "M":
        return unicodedata.combining(character) in (0, 9) and not 0xFE00 <= ord(character) <= 0xFE0F
    return category[0] in "LN" and ord(character) not in _MODIFIERS and character not in "\u0640\ua788"


def check_search_words(site: Site, _source: Source) -> list[str]:
    """The parts of each text are its plain texts, character by character, in every stream that has words."""
    found = []
    for row in site.texts:
        parts = Counter[str]()
        said: dict[str, str] = {}
        for part in parts_of(site, row["id"]):
            said[part["s"]] = said.get(part["s"], "") + part["t"]
            parts[part["s"]] += 1
        for stream in STREAMS:
            plain = site.stream(row["id"], stream) or ""
            if any(unicodedata.category(c)[0] in "LN" for c in plain) and said.get(stream, "") != plain:
                found.append(f"{row['id']}, {stream}: the search has other words than the plain text")
    return found


def parts_of(site: Site, text: str) -> Iterator[dict[str, Any]]:
    """The parts of a text, in order."""
    number = 1
    while (content := site.read(f"search/texts/{text}~{number}.js")) is not None:
        name, part = handed_over(content)
        assert name == f"search/texts/{text}~{number}"
        yield part
        number += 1


def check_search_counts(site: Site, _source: Source) -> list[str]:
    """Every word is found in each text as often as a reader of its plain texts counts it, and no other is found."""
    letters = handed_over(site.read("search/edition.js") or "")[1]["fold"]["letters"]
    indexed, found = counts(site), []
    for row in site.texts:
        expected = Counter[str]()
        for stream in STREAMS:
            expected.update(folded(word, letters) or word for word in words(site.stream(row["id"], stream) or ""))
        said = indexed.get(row["id"], Counter())
        if row["id"] in withheld(site):
            continue
        found += [
            f"{row['id']}: {w!r} {said[w]} times, not {expected[w]}"
            for w in sorted((said - expected) | (expected - said))
        ][:_MOST]
    return found


def withheld(site: Site) -> set[str]:
    """Texts whose plain text is not handed out."""
    return {row["id"] for row in site.texts if site.stream(row["id"], "text") is None}


def texts_of(site: Site) -> list[list[Any]]:
    """What the search knows of each text, in the order of the edition."""
    found, number = [], 0
    while (content := site.read(f"search/blocks/{number}.js")) is not None:
        found += handed_over(content)[1]
        number += 1
    return found


def counts(site: Site) -> dict[str, Counter[str]]:
    """How often the index of words has each word, by text."""
    ids = [text[0] for text in texts_of(site)]
    found: dict[str, Counter[str]] = {id_: Counter() for id_ in ids}
    for file in sorted((site.root / "search" / "words").glob("*.js")):
        for line in handed_over(file.read_text(encoding="utf-8"))[1].split("\n")[1:-1]:
            word, _, said = line.partition("\t")
            for text, places in _places(list(numbers(said))):
                found[ids[text]][word] += len(places)
    return found


def _places(read: list[int]) -> Iterator[tuple[int, list[int]]]:
    at = text = 0
    while at < len(read):
        text, times = text + read[at], read[at + 1]
        places, last = [], 0
        for gap in read[at + 2 : at + 2 + times]:
            last += gap
            places.append(last)
        yield text, places
        at += 2 + times
