"""Markdown (CommonMark, with tables, notes and front matter), read: blocks, and what their marks mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from edition.encoding.drafting.markdown_facts import front_matter
from edition.encoding.drafting.markdown_inline import Inline, Misread
from edition.encoding.drafting.markdown_lines import Lines
from edition.encoding.drafting.markdown_marks import rest, targets
from edition.encoding.drafting.pieces import Attributes, Block, Element, Entry, Heading, Piece, Reading, slices
from edition.encoding.drafting.scribe import Scribe
from edition.encoding.drafting.source import Source
from edition.errors import EditionError


def read(source: Source) -> Reading:
    """The blocks of a text in Markdown. ``EditionError``: the library for it is not installed."""
    scribe, lines = Scribe(source.text), Lines(source.text)
    facts, entries, first = front_matter(lines)
    scribe.entries.extend(entries)
    reader = _Markdown(scribe, lines, first)
    environment: dict[str, Any] = {}
    tokens = _parser(source.name).parse(lines.markdown(first), environment)
    blocks = tuple(reader.blocks(tokens))
    unplaced = tuple(rest(scribe, lines, blocks, targets(environment, first)))
    unclear = ("some lines were not understood as Markdown: they stand in the back",) if unplaced else ()
    apart = (Element("div", unplaced, (("type", "unplaced"),)),) if unplaced else ()
    return Reading(blocks, tuple(scribe.entries), apart, facts, unclear)


def _parser(name: str) -> Any:
    try:
        from markdown_it import MarkdownIt  # noqa: PLC0415 - an extra, for those who need it
        from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415 - as above
    except ImportError:
        raise EditionError(
            f"{name} is Markdown, which is read by a library that is not installed",
            "pip install 'tei-edition[markdown]'; or give the file a name in .txt: marks of headings are known there, too",
        ) from None
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    return parser.disable(["text_join", "footnote_inline"])


class _Markdown:
    """Makes blocks of tokens; ``first`` is the number of the line with which the tokens begin to count."""

    def __init__(self, scribe: Scribe, lines: Lines, first: int) -> None:
        self._scribe, self._lines, self._first = scribe, lines, first
        self._notes: dict[int, list[Any]] = {}
        self._placed: set[int] = set()

    def blocks(self, tokens: list[Any]) -> Iterator[Block]:
        """All blocks."""
        at = next((n for n, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
        self._notes = dict(_notes(tokens[at:]))
        yield from self._several(tokens[:at])

    def _several(self, tokens: list[Any]) -> Iterator[Block]:
        at = 0
        while at < len(tokens):
            end = _end(tokens, at)
            yield from self._block(tokens[at : end + 1])
            at = end + 1

    def _block(self, tokens: list[Any]) -> Iterator[Block]:
        """One block: a token by itself, or from an opening one to its closing one."""
        first, inside = tokens[0], tokens[1:-1]
        known: dict[str, Callable[[], Block]] = {
            "heading_open": lambda: Heading(int(first.tag[1:]), self._inline(inside[0])),
            "paragraph_open": lambda: Element("p", self._inline(inside[0])),
            "blockquote_open": lambda: Element("quote", self._inner(inside)),
            "bullet_list_open": lambda: self._list(inside, "bulleted"),
            "ordered_list_open": lambda: self._list(inside, "numbered"),
            "table_open": lambda: self._table(inside),
            "hr": lambda: self._rule(first),
            "fence": lambda: self._code(first),
            "code_block": lambda: self._code(first),
            "html_block": lambda: self._html(first),
        }
        make = known.get(first.type)
        if make is None:
            return
        before, placed = len(self._scribe.entries), set(self._placed)
        try:
            made = make()
        except Misread:
            if first.type in ("blockquote_open", "bullet_list_open", "ordered_list_open"):
                raise
            del self._scribe.entries[before:]
            self._placed = placed
            made = self._verbatim(first)
        yield _unwrapped(made)

    def _inner(self, tokens: list[Any]) -> tuple[Element, ...]:
        """Blocks within another: a heading there heads no division."""
        return tuple(_within(block) for block in self._several(tokens))

    def _inline(self, token: Any) -> tuple[Piece, ...]:
        first, last = (number + self._first for number in token.map)
        offsets = self._lines.offsets(token.content, first, last)
        return self._pieces(token, offsets)

    def _pieces(self, token: Any, offsets: list[int] | None) -> tuple[Piece, ...]:
        if offsets is None:
            raise Misread(token.content)
        return Inline(self._scribe, token.content, offsets, self._note).pieces(token.children or [])

    def _verbatim(self, token: Any) -> Element:
        """The lines of a block as they stand, where its tokens do not fit them."""
        first, last = (number + self._first for number in token.map)
        made = self._by_lines(first, last, "unread")
        words = list(slices(made.content))
        if words:
            self._scribe.log(
                Entry("unread", words[0].start, words[-1].end, "", "kept as it stands, marks included", "kept")
            )
        return made

    def _by_lines(self, first: int, last: int, sort: str) -> Element:
        content: list[Piece] = []
        for line in self._lines.of(first, last):
            whole = self._lines.text[line.start : line.end]
            if bare := whole.strip():
                at = line.start + len(whole) - len(whole.lstrip())
                content += [*([Element("lb")] if content else []), *self._scribe.words(at, at + len(bare))]
        return Element("ab", tuple(content), (("type", sort),))

    # ------------------------------------------------------------------------------------------------ sorts of blocks

    def _list(self, tokens: list[Any], rend: str) -> Element:
        items, at = [], 0
        while at < len(tokens):
            end = _end(tokens, at)
            number: Attributes = (("n", tokens[at].info),) if tokens[at].info else ()
            items.append(Element("item", _loosened(self._inner(tokens[at + 1 : end]), tokens[at + 1 : end]), number))
            at = end + 1
        return Element("list", tuple(items), (("rend", rend),))

    def _table(self, tokens: list[Any]) -> Element:
        rows: list[Element] = []
        cells: list[Element] = []
        is_head = False
        for token, following in pairwise([*tokens, None]):
            if token.type in ("thead_open", "tbody_open"):
                is_head = token.type == "thead_open"
            elif token.type in ("th_open", "td_open"):
                cells.append(Element("cell", self._cell(following)))
            elif token.type == "tr_close" and cells:
                rows.append(Element("row", tuple(cells), (("role", "label"),) if is_head else ()))
                cells = []
        return Element("table", tuple(rows))

    def _cell(self, token: Any) -> tuple[Piece, ...]:
        if not token.content.strip():
            return ()
        return self._pieces(token, self._lines.cell(token.content, token.map[0] + self._first))

    def _rule(self, token: Any) -> Element:
        line = self._lines.lines[token.map[0] + self._first]
        whole = self._lines.text[line.start : line.end]
        bare = whole.lstrip("> \t")
        start = line.end - len(bare)
        self._scribe.log(Entry("rule", start, start + len(bare.rstrip()), '<milestone unit="section"/>', "", "moved"))
        return Element("milestone", (), (("unit", "section"), ("rend", "rule")))

    def _code(self, token: Any) -> Element:
        """Lines of code, or whatever is to stand line by line."""
        first, last = (number + self._first for number in token.map)
        if token.type == "fence":
            content = token.content.rstrip("\n").split("\n") if token.content else []
            return (
                self._by_lines(first + 1, first + 1 + len(content), "code")
                if content
                else Element("ab", (), (("type", "code"),))
            )
        return self._by_lines(first, last, "code")

    def _html(self, token: Any) -> Element:
        first, last = (number + self._first for number in token.map)
        made = self._by_lines(first, last, "html")
        words = list(slices(made.content))
        if words:
            note = "HTML is not interpreted: it is kept as text"
            self._scribe.log(Entry("html", words[0].start, words[-1].end, '<ab type="html">', note, "kept"))
        return made

    def _note(self, token: Any) -> Element:
        """The note that a mark calls; where it is called again, a pointer."""
        number = int(token.meta["id"])
        name = f"fn.{number + 1}"
        if number in self._placed or number not in self._notes:
            return Element("ptr", (), (("target", f"#{name}"),))
        self._placed.add(number)
        content = self._inner(self._notes[number])
        label = (("n", str(token.meta["label"])),)
        single = len(content) == 1 and content[0].name == "p"
        return Element("note", content[0].content if single else content, (("xml:id", name), ("place", "foot"), *label))


def _end(tokens: list[Any], at: int) -> int:
    """The index of the token that closes what one opens; itself for one that opens nothing."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth <= 0:
            return index
    return len(tokens) - 1


def _notes(tokens: list[Any]) -> Iterator[tuple[int, list[Any]]]:
    """The notes, by their numbers."""
    at = 0
    while at < len(tokens):
        if tokens[at].type == "footnote_open":
            end = next(n for n in range(at, len(tokens)) if tokens[n].type == "footnote_close")
            yield int(tokens[at].meta["id"]), tokens[at + 1 : end]
            at = end
        at += 1


def _within(block: Block) -> Element:
    return Element("ab", block.content, (("type", "head"),)) if isinstance(block, Heading) else block


def _unwrapped(block: Block) -> Block:
    """A paragraph that is nothing but the break of a page is that break."""
    if isinstance(block, Element) and block.name == "p" and len(block.content) == 1:
        only = block.content[0]
        if isinstance(only, Element) and only.name in ("pb", "figure"):
            return only
    return block


def _loosened(blocks: tuple[Element, ...], tokens: list[Any]) -> tuple[Piece, ...]:
    """The blocks of an item; in a tight list its words are no paragraph."""
    if not any(token.type == "paragraph_open" and token.hidden and token.level == tokens[0].level for token in tokens):
        return blocks
    found: list[Piece] = []
    for block in blocks:
        found += block.content if block.name == "p" else (block,)
    return tuple(found)
