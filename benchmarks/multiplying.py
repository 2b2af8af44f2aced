"""The sample edition as a corpus of any size: copies of its texts with ids, file names and words of their own.

No text equals another, and names are written in ever new forms: of the words of a copy some end in the copy's number, spelled
in letters. Ten copies share the registers, so that entries grow in number with the texts, and each has many mentions.
What is written depends on the number of the copy alone; one file is in memory at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, pairwise
from pathlib import Path
from zlib import crc32

from benchmarks import copying
from edition.building.discovery import discover
from edition.project import SETTINGS

SHARING = 10
"""Copies that have one register between them."""
SETTINGS_OF_ALL = b'title = "A corpus made of the sample edition"\nedition_version = "1"\n'
"""Without a schema: what is measured is the build; checks against grammars are measured by themselves."""

_WORD = re.compile(rb"</[^>]*>|(?<![A-Za-z\x80-\xff&;#])[A-Za-z]{4,}(?![A-Za-z\x80-\xff;])")
_SYLLABLES = [a + b for a in "bdfglmnprst" for b in "aeiou"]
_ID, _SHARED, _END = b"\x00i", b"\x00r", b"\x00w"
"""Where the number of the copy goes, where that of its registers, and where the end of a word: no XML holds a NUL."""
_EVERY = 3
"""Of so many words, one is changed."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the sample: the stem of its name, its bytes with marks where copies differ, how many texts it holds."""

    stem: str
    marked: bytes
    texts: int

    def copy(self, number: int) -> bytes:
        """The file as it stands in a copy, from 1."""
        return numbered(self.marked, number, number - (number - 1) % SHARING)

    def name(self, number: int) -> str:
        """The name of its file in a copy."""
        return f"{self.stem}-{'c' if self.texts else 'r'}{number}.xml"


def spelled(number: int) -> str:
    """A number as syllables: 1 is ``be``, 1000 ``gofa``. No two numbers are spelled alike."""
    syllables = list[str]()
    while number or not syllables:
        number, rest = divmod(number, len(_SYLLABLES))
        syllables.append(_SYLLABLES[rest])
    return "".join(reversed(syllables))


def sample(folder: Path) -> tuple[File, ...]:
    """The files of an edition, ready to be multiplied."""
    files = {path: (folder / path).read_bytes() for path in discover(folder).paths}
    names = copying.names(files)
    registers = {path for path, data in files.items() if not _texts(data)}
    shared = frozenset(
        name
        for path in registers
        for name in (Path(path).stem.encode(), *(a or b for a, b in copying.IDS.findall(files[path])))
    )
    return tuple(File(Path(path).stem, _marked(data, names, shared), _texts(data)) for path, data in files.items())


def write(files: Iterable[File], folder: Path, texts: int) -> int:
    """Write at least so many texts into a folder, with their registers; the number of texts written."""
    ordered, written = list(files), 0
    for number in count(1):
        for file in ordered:
            if file.texts or number % SHARING == 1:
                (folder / file.name(number)).write_bytes(file.copy(number))
                written += file.texts
        if written >= texts:
            return written
    raise AssertionError


def begin(folder: Path, edition: Path) -> None:
    """Write the settings of a corpus, and the pictures that all copies of an edition show."""
    pictures = {name: content for name, content in copying.others(edition) if name != SETTINGS}
    for name, content in {**pictures, SETTINGS: SETTINGS_OF_ALL}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def write_large(file: File, path: Path, size: int) -> None:
    """Write one text of at least so many bytes: the body of a text of the sample, again and again, each time with ids of its own.

    It points to the registers of the first copy.
    """
    begin, end = file.marked.index(b">", file.marked.index(b"<body")) + 1, file.marked.rindex(b"</body>")
    head, body, tail = file.marked[:begin], file.marked[begin:end], file.marked[end:]
    with path.open("wb") as out:
        out.write(numbered(head, 1, 1))
        for number in count(1):
            out.write(numbered(body, number, 1))
            if out.tell() >= size:
                break
        out.write(numbered(tail, 1, 1))


def numbered(marked: bytes, number: int, register: int) -> bytes:
    """What stands in a copy, from 1, where marks stand; ``register`` is the copy to whose registers it points."""
    told_apart = marked.replace(_ID, b"-c%d" % number).replace(_SHARED, b"-r%d" % register)
    return told_apart.replace(_END, spelled(number).encode())


def change(path: Path) -> None:
    """Change the first long word of the first paragraph of a text. Raises ``ValueError`` where there is none."""
    data = path.read_bytes()
    paragraph = re.search(rb"<body.*?<p[\s>]", data, re.DOTALL)
    word = re.compile(rb">[^<]*?[A-Za-z]{4,}").search(data, paragraph.end() - 1) if paragraph else None
    if word is None:
        raise ValueError(f"{path.name} has no word that could be changed")
    path.write_bytes(data[: word.end()] + b"ward" + data[word.end() :])


def _texts(data: bytes) -> int:
    """How many texts a file holds; one without a body is a register."""
    return len(re.findall(rb"<TEI[\s>]", data)) if b"<body" in data and b"<standOff" not in data else 0


def _marked(data: bytes, names: copying.Names, shared: frozenset[bytes]) -> bytes:
    cuts = sorted([*_numbers(data, names, shared), *_words(data)])
    ends = [0, *(place for place, _ in cuts), len(data)]
    pieces = [data[start:end] for start, end in pairwise(ends)]
    return b"".join(piece + mark for piece, mark in zip(pieces, [*(mark for _, mark in cuts), b""], strict=True))


def _numbers(data: bytes, names: copying.Names, shared: frozenset[bytes]) -> Iterator[tuple[int, bytes]]:
    for place in copying.places(data, names):
        name = re.split(rb"[^\w.\-]", data[max(0, place - 200) : place])[-1]
        yield place, _SHARED if name in shared else _ID


def _words(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The ends of words to change, between the tags."""
    end = 0
    for tag in copying.MARKUP.finditer(data):
        for word in _WORD.finditer(data, end, tag.start()):
            if word[0][:1] != b"<" and crc32(word[0]) % _EVERY == 0:
                yield word.end(), _END
        end = tag.end()
