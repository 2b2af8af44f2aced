"""Phrases that several styles share: sentences, lists of names, a title in quotation marks. Italics stand between two signs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.bibliography import Name
from edition.citing.record import Record

ITALIC, UPRIGHT = "\x02", "\x03"
"""Before and after words in italics: neither can stand in XML or in a setting."""
_OPENING = re.compile(r"(?<![^\s(\[—–-])\"(?=\S)")
_ENDED = re.compile(rf"[.?!…][”’\"'{UPRIGHT}]*$")


def plain(styled: str) -> str:
    """A citation without its italics."""
    return styled.replace(ITALIC, "").replace(UPRIGHT, "")


def italic(words: str) -> str:
    """Words in italics."""
    return f"{ITALIC}{words}{UPRIGHT}" if words else ""


def closed(words: str) -> str:
    """A sentence with its full stop; '' stays ''."""
    return words if not words or _ENDED.search(words) else f"{words}."


def sentences(*parts: str) -> str:
    """Sentences one after another, those that say something; a body's article is written large at the beginning."""
    return " ".join(closed(f"T{part[1:]}" if part.startswith("the ") else part) for part in parts if part)


def clauses(*parts: str) -> str:
    """Parts with commas between."""
    return ", ".join(part for part in parts if part)


def quoted(title: str, end: str = ".") -> str:
    """A title in double quotation marks, those within it single, straight ones too; ``end`` stands inside, as in American usage."""
    inner = title.replace("“", "‘").replace("”", "’")
    if inner.count('"') % 2 == 0:  # an odd one may be inches
        inner = _OPENING.sub("‘", inner).replace('"', "’")
    return f"“{inner}”" if not end or inner[-1:] in ".?!…" else f"“{inner}{end}”"


def enumerated(names: Sequence[str], last: str = "and", *, comma: bool = True) -> str:
    """``A``, ``A and B``, ``A, B, and C``."""
    if len(names) < 3:
        return f" {last} ".join(names)
    return f"{', '.join(names[:-1])}{',' if comma else ''} {last} {names[-1]}"


def inverted_first(names: Sequence[Name], most: int, shown: int) -> str:
    """The first name surname first, the others as spoken; of more than ``most`` the first ``shown``, and ``et al.``."""
    said = [name.inverted if n == 0 else name.direct for n, name in enumerate(names)]
    if len(said) > most:
        return f"{', '.join(said[:shown])}, et al."
    # After an inverted name a comma stands before "and" as well.
    return f"{said[0]}, and {said[1]}" if len(said) == 2 else enumerated(said)


def as_spoken(names: Sequence[Name], most: int = 6, shown: int = 3) -> str:
    """Names as they are spoken; of more than ``most`` the first ``shown``, and ``et al.``."""
    said = [name.direct for name in names]
    return f"{', '.join(said[:shown])}, et al." if len(said) > most else enumerated(said)


def publisher_of(record: Record) -> str:
    """The publisher, if it is another than the editors: nobody is named twice in a row."""
    return "" if record.publisher in {name.direct for name in record.editors} else record.publisher


def version_of(record: Record, word: str = "version") -> str:
    """``version 2``."""
    return f"{word} {record.version}" if record.version else ""


def needs_date(record: Record, said: str) -> bool:
    """Whether the date of a text is to be said: not where its title ends with it."""
    return bool(said) and said not in record.title
