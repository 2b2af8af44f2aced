"""The text of a document as one string: its body first, then notes, what stands at the edges of pages, comments, pictures."""

from __future__ import annotations

from edition.encoding.drafting.pieces import Block, Element, Entry, Heading, Piece, Words

STORIES = ("body", "notes", "edges", "aside")
"""In this order they make up the text; ``aside`` are comments, deleted words, codes of fields, descriptions of pictures."""
_SHIFT = 40


class Stories:
    """Takes the words of a document, story by story; places are known when all is read (:meth:`settle`)."""

    def __init__(self) -> None:
        self._texts: list[list[str]] = [[] for _ in STORIES]
        self._lengths = [0] * len(STORIES)
        self._bases: list[int] = []
        self.story = 0
        self.entries: list[Entry] = []

    def put(self, words: str, story: int | None = None) -> Words:
        """Add words to a story, without one to that which is read; the slice that they are."""
        number = self.story if story is None else story
        start = (number << _SHIFT) + self._lengths[number]
        self._texts[number].append(words)
        self._lengths[number] += len(words)
        return Words(start, start + len(words))

    def log(self, kind: str, words: Words, after: str = "", note: str = "", *, kept: bool = False) -> None:
        """An entry of the log about some words."""
        self.entries.append(Entry(kind, words.start, words.end, after, note, "kept" if kept else "changed"))

    def text(self) -> str:
        """All of it; from now on places are known."""
        whole = ["".join(text) for text in self._texts]
        self._bases = [sum(map(len, whole[:number])) for number in range(len(whole))]
        return "".join(whole)

    def settle(self, block: Block) -> Block:
        """A block with the places of its words in the whole text."""
        content = tuple(map(self._settled, block.content))
        return Heading(block.level, content) if isinstance(block, Heading) else block.with_content(content)

    def settled_entries(self) -> tuple[Entry, ...]:
        """The log with its places in the whole text."""
        return tuple(
            Entry(e.kind, self._place(e.start), self._place(e.end), e.after, e.note, e.fate) for e in self.entries
        )

    def _settled(self, piece: Piece) -> Piece:
        if isinstance(piece, Words):
            return Words(self._place(piece.start), self._place(piece.end))
        return piece.with_content(tuple(map(self._settled, piece.content))) if isinstance(piece, Element) else piece

    def _place(self, at: int) -> int:
        return self._bases[at >> _SHIFT] + (at & ((1 << _SHIFT) - 1))
