"""Words within a block of Markdown: emphasis, links, pictures, notes; their marks go to the log."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from edition.encoding.drafting.pieces import Attributes, Element, Entry, Piece, Put
from edition.encoding.drafting.scribe import ODD, REPLACEMENT, Scribe
from edition.encoding.drafting.wrapping import Folding

_LOOKS = {"em": "italic", "strong": "bold", "s": "strikethrough"}
_ADDRESS = re.compile(r"(?:https?|ftp|mailto):[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+", re.IGNORECASE)
_FILE = re.compile(r"[A-Za-z0-9\-._~/%@+,()]+")


class Misread(Exception):
    """Words that are not found where the reader of Markdown says they are; the block is then kept as it stands."""


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet."""

    element: Element
    content: list[Piece]


class Inline:
    """The pieces of one block: ``content`` as the reader of Markdown has it, ``offsets`` the places of its characters."""

    def __init__(self, scribe: Scribe, content: str, offsets: list[int], note: Callable[[Any], Element]) -> None:
        self._scribe, self._content, self._offsets, self._note = scribe, content, offsets, note
        self._folding = Folding(scribe, escapes=False)
        self._at = 0
        self._stack: list[_Open] = [_Open(Element(""), [])]
        self._read: dict[str, Callable[[Any], None]] = {
            "text": self._text,
            "html_inline": self._html,
            "text_special": self._special,
            "softbreak": self._break,
            "hardbreak": self._break,
            "code_inline": self._code,
            "image": self._image,
            "footnote_ref": self._to_note,
            "link_open": self._link,
            "link_close": self._link,
        }
        """TABLE of tokens, by their types: which method reads each; all others open or close an element."""

    def pieces(self, tokens: list[Any]) -> tuple[Piece, ...]:
        """The pieces that tokens are. ``Misread``: they do not fit the content."""
        for token in tokens:
            self._take(token)
        self._mark(len(self._content), "mark", "")
        while len(self._stack) > 1:
            self._close()
        return tuple(self._stack[0].content)

    def _take(self, token: Any) -> None:
        kind = token.type
        if known := self._read.get(kind):
            known(token)
        elif kind.endswith("_open"):
            look = _LOOKS.get(token.tag, token.tag)
            self._marked(token.markup, f'<hi rend="{look}">')
            self._stack.append(_Open(Element("hi", (), (("rend", look),)), []))
        elif kind.endswith("_close"):
            self._marked(token.markup, f"</{self._stack[-1].element.name}>")
            self._close()
        elif kind != "footnote_anchor":
            raise Misread(kind)

    def _text(self, token: Any) -> None:
        self._literal(token.content)

    def _html(self, token: Any) -> None:
        self._literal(token.content, is_html=True)

    def _break(self, token: Any) -> None:
        self._line_end(is_hard=token.type == "hardbreak")

    # ------------------------------------------------------------------------------------------------- places and marks

    def _place(self, at: int) -> int:
        return self._offsets[min(at, len(self._offsets) - 1)]

    def _add(self, *pieces: Piece) -> None:
        self._stack[-1].content.extend(pieces)

    def _close(self) -> None:
        done = self._stack.pop()
        if not self._stack:
            raise Misread("an element that was not opened")
        self._add(done.element.with_content(tuple(done.content)))

    def _mark(self, end: int, kind: str, after: str, note: str = "") -> None:
        """Log the characters up to ``end`` as a mark, white space left out."""
        stretch = self._content[self._at : end]
        if bare := stretch.strip():
            start = self._at + len(stretch) - len(stretch.lstrip())
            first, last = self._place(start), self._place(start + len(bare) - 1) + 1
            self._scribe.log(Entry(kind, first, last, after, note, "moved"))
        self._at = end

    def _marked(self, markup: str, after: str) -> None:
        at = self._content.find(markup, self._at) if markup else -1
        if at < 0 or self._content[self._at : at].strip():
            raise Misread(markup)
        self._at = at
        self._mark(at + len(markup), "mark", after)

    def _words(self, start: int, end: int) -> None:
        """Characters of the content as slices of the source: one for each stretch that stands together there."""
        begin = start
        for at in range(start + 1, end + 1):
            if at == end or self._place(at) != self._place(at - 1) + 1:
                self._add(*self._scribe.words(self._place(begin), self._place(at - 1) + 1))
                begin = at

    # ------------------------------------------------------------------------------------------------------ the tokens

    def _literal(self, words: str, *, is_html: bool = False) -> None:
        if not words:
            return
        at = self._content.find(words, self._at)
        if at < 0 or self._content[self._at : at].strip():
            raise Misread(words)
        if is_html:
            note = "HTML is not interpreted: it is kept as text"
            self._scribe.log(Entry("html", self._place(at), self._place(at + len(words) - 1) + 1, "", note, "kept"))
        parts, start = words.split("\n"), at
        for number, part in enumerate(parts):
            if number:
                self._at = start - 1
                self._line_end(is_hard=False)
                start = self._at
                part = part.lstrip()  # noqa: PLW2901 - white space at the beginning of a line is passed over
            if part:
                self._words(start, start + len(part))
            start += len(part) + 1
        self._at = start - 1

    def _special(self, token: Any) -> None:
        markup = token.markup
        if not self._content.startswith(markup, self._at):
            raise Misread(markup)
        if token.info == "escape":
            first = self._place(self._at)
            self._scribe.log(Entry("escape", first, first + 1, "", f"{markup} means {token.content}"))
            self._words(self._at + 1, self._at + len(markup))
        else:
            first, last = self._place(self._at), self._place(self._at + len(markup) - 1) + 1
            self._scribe.log(Entry("entity", first, last, token.content, f"{markup} means {token.content}"))
            self._add(*_held(token.content))
        self._at += len(markup)

    def _line_end(self, *, is_hard: bool) -> None:
        end = self._content.find("\n", self._at)
        if end < 0 or self._content[self._at : end].strip(" \t\\"):
            raise Misread("a line end")
        before = self._place(self._at)
        if is_hard:
            self._mark(end, "mark", "<lb/>")
        after = end + 1 + len(self._content[end + 1 :]) - len(self._content[end + 1 :].lstrip())
        self._at = after
        if is_hard:
            self._add(Element("lb"))
        elif after < len(self._content):
            self._add(*self._folding.join(self._stack[-1].content, before, self._place(after)))

    def _code(self, token: Any) -> None:
        markup = token.markup
        start = self._content.find(markup, self._at)
        end = self._content.find(markup, start + len(markup) + len(token.content))
        if start < 0 or end < 0 or self._content[self._at : start].strip():
            raise Misread(markup)
        self._marked(markup, '<hi rend="monospace">')
        self._stack.append(_Open(Element("hi", (), (("rend", "monospace"),)), []))
        self._literal(self._content[self._at : end])
        self._marked(markup, "</hi>")
        self._close()

    def _to_note(self, token: Any) -> None:
        end = self._content.find("]", self._at)
        if end < 0 or not self._content.startswith("[^", self._at):
            raise Misread("a note")
        self._mark(end + 1, "mark", "<note>", "the note stands here")
        self._add(self._note(token))

    def _link(self, token: Any) -> None:
        opens = token.type == "link_open"
        if token.markup in ("autolink", "linkify"):
            self._marked("<" if opens else ">", "<ref>" if opens else "</ref>")
        elif opens:
            self._marked("[", "<ref>")
        else:
            self._target("]")
        if opens:
            self._stack.append(_Open(Element("ref", (), _target(token.attrs.get("href", ""))), []))
        else:
            self._close()

    def _image(self, token: Any) -> None:
        self._marked("![", "<figure>")
        self._stack.append(_Open(Element("figDesc"), []))
        for child in token.children or ():
            self._take(child)
        described = self._stack.pop()
        self._target("]")
        url = str(token.attrs.get("src", ""))
        graphic = (Element("graphic", (), (("url", url),)),) if _ADDRESS.fullmatch(url) or _FILE.fullmatch(url) else ()
        words = (described.element.with_content(tuple(described.content)),) if described.content else ()
        self._add(Element("figure", (*graphic, *words), () if graphic else (("n", url),)))

    def _target(self, closing: str) -> None:
        """Pass over ``](address "title")``, ``][label]`` or a bare ``]``."""
        if not self._content.startswith(closing, self._at):
            raise Misread(closing)
        end = self._at + 1
        follows = self._content[end : end + 1]
        if follows == "(":
            end = self._behind_address(end)
        elif follows == "[" and (close := self._content.find("]", end)) >= 0:
            end = close + 1
        self._mark(end, "mark", "@target", "where the link leads")

    def _behind_address(self, at: int) -> int:
        """Where the bracket that holds an address is closed (CommonMark, section 6.3)."""
        from markdown_it.helpers import parseLinkDestination, parseLinkTitle  # noqa: PLC0415 - an extra

        content, most = self._content, len(self._content)
        inside = at + 1 + len(content[at + 1 :]) - len(content[at + 1 :].lstrip())
        found = parseLinkDestination(content, inside, most)
        end = found.pos if found.ok else inside
        behind = end + len(content[end:]) - len(content[end:].lstrip())
        title = parseLinkTitle(content, behind, most)
        if title.ok and behind > end:
            behind = title.pos + len(content[title.pos :]) - len(content[title.pos :].lstrip())
        return behind + 1 if content[behind : behind + 1] == ")" else at


def _held(text: str) -> tuple[Piece, ...]:
    """What an entity means, as far as XML can hold it."""
    return (Put(ODD.sub(REPLACEMENT, text)),)


def _target(address: str) -> Attributes:
    """Where a link leads: an address of the web as pointer, anything else as a label, since nobody knows what it will lead to."""
    if _ADDRESS.fullmatch(address):
        return (("target", address),)
    return (("type", "unresolved"), ("n", address)) if address else ()
