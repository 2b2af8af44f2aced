"""What a witness consists of while it is collated: words with a column each, elements, and marks of boundaries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from edition.collating.tokens import Normalization, atoms
from edition.tei import is_white, tag, tags

STRUCTURAL = tags("body div lg list table row sp listBibl cit figure floatingText text front back group castList")
BLOCKS = tags(
    "p ab l lg head div sp list table item row cell speaker u argument epigraph closer opener trailer postscript"
)
_BREAKS = tags("lb pb cb gb milestone")

Attributes = tuple[tuple[str, str], ...]


@dataclass(slots=True, eq=False)
class Word:
    """A word, or what stands between two (then ``form`` is empty). ``glued``: it goes on with the word before it, across a tag.

    ``column`` is its place in the table of all witnesses, -1 without one.
    """

    text: str
    form: str
    glued: bool = False
    column: int = -1


@dataclass(slots=True, eq=False)
class Element:
    """An element of a witness. ``joined``: the witness has no boundary before it; what is in it goes on with the one before,
    after this white space.

    ``absent``: the witness has not got the element itself, only what is in it.
    """

    tag: str
    attributes: Attributes
    nodes: list[Node] = field(default_factory=list)
    joined: str | None = None
    absent: bool = False
    structural: bool = False
    held: tuple[int, ...] | None = field(default=None, repr=False)


@dataclass(slots=True, eq=False)
class Mark:
    """A boundary that one witness has and the structure of the result has not: ``break``, ``start`` or ``end`` of an element."""

    kind: str
    tag: str
    attributes: Attributes = ()


Node = Word | Element | Mark


def words(nodes: Iterable[Node]) -> Iterator[Word]:
    """The words in some nodes that have a form, in order."""
    for node in nodes:
        if isinstance(node, Word):
            if node.form:
                yield node
        elif isinstance(node, Element):
            yield from words(node.nodes)


def columns(node: Node) -> tuple[int, ...]:
    """The columns of the words in a part. Asked for only once the table stands: they are remembered."""
    if isinstance(node, Word):
        return (node.column,) if node.form else ()
    if isinstance(node, Mark):
        return ()
    if node.held is None:
        node.held = tuple(column for inner in node.nodes for column in columns(inner))
    return node.held


def element(name: str, nodes: Sequence[Node] = ()) -> Element:
    """An element of the TEI without attributes."""
    return Element(tag(name), (), list(nodes), structural=tag(name) in STRUCTURAL)


class Maker:
    """Trees to nodes, by one normalization."""

    def __init__(self, normalization: Normalization) -> None:
        self._normalization = normalization
        self._open = False  # whether a word has just ended at a tag

    def element(self, tree: Any) -> Element:
        """The nodes of an element of lxml without comments. White space between blocks is layout, and is left out."""
        block, joins = tree.tag in BLOCKS, tree.tag in _BREAKS and tree.get("break") == "yes"
        self._open = self._open and not block and not joins
        made = Element(tree.tag, tuple(tree.attrib.items()), structural=is_structural(tree))
        made.nodes += self._text(tree.text, made.structural)
        for child in tree:
            made.nodes.append(self.element(child))
            made.nodes += self._text(child.tail, made.structural)
        self._open = self._open and not block
        return made

    def words(self, text: str) -> list[Word]:
        """The words of a text, and what stands between."""
        made, last = list[Word](), False
        for piece, is_word in atoms(text):
            form = self._normalization.form(piece) if is_word else self._normalization.between(piece)
            kept = piece if is_word else self._normalization.space(piece)
            made.append(Word(kept, form, glued=is_word and self._open and not made))
            last = is_word
        self._open = last if made else self._open
        return made

    def _text(self, text: str | None, structural: bool) -> list[Word]:
        return [] if not text or (structural and is_white(text)) else self.words(text)


def is_structural(tree: Any) -> bool:
    """Whether an element holds blocks and no words of its own: white space in it is layout."""
    if not is_white(tree.text) or any(not is_white(child.tail) for child in tree):
        return False
    return tree.tag in STRUCTURAL or any(child.tag in BLOCKS for child in tree)
