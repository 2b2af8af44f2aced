"""What the headers of all texts say alike: the edition as a whole is cited by it, where ``edition.toml`` is silent."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from edition.bibliography import Bibliography, Licence, Name
from edition.model import Fact

AGREED = ("cite-series", "cite-editor", "cite-publisher", "cite-place", "cite-published", "cite-licence")
"""Keys of facts that are compared."""
_PARTS = ("family", "given", "particle", "suffix", "literal", "corporate")
Facts = Callable[[str], Iterable[tuple[str, str, int, str]]]
"""What headers say under a key: words, address, in how many texts, and the title of the first."""


def stated(found: Bibliography) -> Iterator[Fact]:
    """What the header of one text says of the edition."""
    values = (
        found.series,
        _packed(found.editors),
        found.publisher,
        found.place,
        found.published,
        found.licence.words or found.licence.address,
    )
    for key, words in zip(AGREED, values, strict=True):
        if words:
            yield Fact(key, words, found.licence.address if key == "cite-licence" else "")


def _packed(names: tuple[Name, ...]) -> str:
    """Names with their parts, as JSON: what headers mark up is never to be guessed again. Identifiers may differ among texts."""
    parts = [{part: getattr(name, part) for part in _PARTS} for name in names]
    return json.dumps(parts) if parts else ""


def _unpacked(words: str) -> tuple[Name, ...]:
    return tuple(Name(**parts) for parts in json.loads(words)) if words else ()


def agreed(facts: Facts, texts: int) -> Bibliography:
    """What all of so many texts say alike."""
    said = {key: _alike(facts(key), texts) for key in AGREED}
    return Bibliography(
        series=said["cite-series"][0],
        editors=_unpacked(said["cite-editor"][0]),
        publisher=said["cite-publisher"][0],
        place=said["cite-place"][0],
        published=said["cite-published"][0].zfill(4) if said["cite-published"][0] else "",
        licence=Licence(*said["cite-licence"]),
    )


def _alike(rows: Iterable[tuple[str, str, int, str]], texts: int) -> tuple[str, str]:
    """The one thing that is said, if every text says it; the store gives digits alone as a number."""
    first = next(iter(rows), None)
    return (str(first[0]), first[1]) if first is not None and texts and first[2] == texts else ("", "")
