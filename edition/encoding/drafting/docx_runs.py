"""The inside of a paragraph of Word: runs, breaks, links, notes, tracked changes, comments, fields, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from edition.encoding.drafting.docx_names import MC, WP, A, M, R, Styles, V, W
from edition.encoding.drafting.docx_stories import STORIES, Stories
from edition.encoding.drafting.pieces import Attributes, Element, Piece, Words

_ASIDE = STORIES.index("aside")
_ADDRESS = re.compile(r"(?:https?|ftp|mailto):[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+", re.IGNORECASE)
_SIGNS = {"tab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_PASSED = frozenset(
    "pPr rPr bookmarkStart bookmarkEnd proofErr commentRangeStart commentRangeEnd footnoteRef endnoteRef annotationRef fldChar"
    " permStart permEnd separator continuationSeparator sectPr moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd"
    " sdtPr sdtEndPr fldData smartTagPr customXmlPr tcPr rubyPr pgNum dayLong monthLong yearLong".split()
)
_Blocks = Callable[[Any], tuple[Element, ...]]


class Runs:
    """Reads paragraphs; ``blocks`` reads what holds paragraphs (a note, a box of text), ``links`` says where a link leads."""

    def __init__(
        self,
        stories: Stories,
        styles: Styles,
        links: Callable[[str], str],
        note: Callable[[str, str], Any],
        blocks: _Blocks,
    ) -> None:
        self._stories, self._styles, self._links, self._note, self._blocks = stories, styles, links, note, blocks
        self._broken = False
        self._notes = 0
        self.comments: dict[str, Any] = {}
        self._read: dict[str, Callable[[Any, tuple[str, ...]], Iterator[Piece]]] = {
            **dict.fromkeys(("t", "delText"), self._text),
            **dict.fromkeys(("br", "cr", "lastRenderedPageBreak"), self._break),
            **dict.fromkeys(("footnoteReference", "endnoteReference"), self._call),
            **dict.fromkeys(("del", "moveFrom"), self._deleted),
            **dict.fromkeys(("ins", "moveTo"), self._inserted),
            **dict.fromkeys(("drawing", "pict", "object"), self._picture),
            "r": self._run,
            "hyperlink": self._link,
            "instrText": self._field,
            "commentReference": self._comment,
            "sym": self._symbol,
            "txbxContent": self._box,
        }
        """TABLE of the elements of a paragraph or run, by name: which method reads each."""

    def pieces(self, paragraph: Any) -> tuple[Piece, ...]:
        """The pieces of a paragraph, neighbours of one look together."""
        return tuple(_together(self._inside(paragraph, ())))

    def _inside(self, holder: Any, rend: tuple[str, ...]) -> Iterator[Piece]:
        for child in holder:
            if isinstance(child.tag, str):
                yield from self._one(child, rend)

    def _one(self, element: Any, rend: tuple[str, ...]) -> Iterator[Piece]:
        """What an element of a paragraph or of a run is."""
        tag = element.tag
        if tag.startswith(W):
            yield from self._of_word(tag[len(W) :], element, rend)
        elif tag == MC + "AlternateContent":
            chosen = element.find(MC + "Choice")
            fallback = element.find(MC + "Fallback")
            yield from self._inside(chosen if chosen is not None else fallback, rend) if len(element) else ()
        elif tag in (M + "oMath", M + "oMathPara"):
            yield from self._formula(element)
        elif len(element):
            yield from self._inside(element, rend)

    def _of_word(self, name: str, element: Any, rend: tuple[str, ...]) -> Iterator[Piece]:
        """What an element of WordprocessingML is; one that nobody knows is what it holds."""
        if name in _SIGNS:
            return self._words(_SIGNS[name], rend)
        if name in _PASSED:
            return iter(())
        known = self._read.get(name)
        return known(element, rend) if known else self._inside(element, rend)

    def _text(self, element: Any, rend: tuple[str, ...]) -> Iterator[Piece]:
        return self._words(element.text or "", rend)

    def _run(self, element: Any, _rend: tuple[str, ...]) -> Iterator[Piece]:
        return self._inside(element, self._styles.looks(element))

    def _box(self, element: Any, _rend: tuple[str, ...]) -> Iterator[Piece]:
        if content := self._blocks(element):
            yield Element("figure", content, (("type", "textbox"),))

    def _field(self, element: Any, _rend: tuple[str, ...]) -> Iterator[Piece]:
        words = self._stories.put(element.text or "", _ASIDE)
        self._stories.log("field", words, "", "the code of a field: its result is kept")
        return iter(())

    def _words(self, words: str, rend: tuple[str, ...]) -> Iterator[Piece]:
        if words:
            self._broken = False
            piece = self._stories.put(words)
            yield Element("hi", (piece,), (("rend", " ".join(rend)),)) if rend else piece

    def _break(self, element: Any, _rend: tuple[str, ...]) -> Iterator[Piece]:
        """A break; the one that Word noted where it last began a page is passed over behind one that somebody made."""
        kind = element.get(W + "type", "")
        if kind == "page" or element.tag == W + "lastRenderedPageBreak":
            if not self._broken:
                yield Element("pb")
            self._broken = True
        else:
            yield Element("cb" if kind == "column" else "lb")

    def _symbol(self, element: Any, rend: tuple[str, ...]) -> Iterator[Piece]:
        code, font = element.get(W + "char", ""), element.get(W + "font", "")
        if re.fullmatch(r"[0-9A-Fa-f]{4}", code):
            piece = self._stories.put(chr(int(code, 16)))
            self._stories.log(
                "symbol", piece, "", f"a sign of the font {font}: look up which character it is", kept=True
            )
            yield Element("hi", (piece,), (("rend", " ".join(rend)),)) if rend else piece

    def _formula(self, element: Any) -> Iterator[Piece]:
        words = "".join(text.text or "" for text in element.iter(M + "t"))
        if words:
            piece = self._stories.put(words)
            self._stories.log(
                "formula", piece, "<formula>", "the characters of a formula, without its structure", kept=True
            )
            yield Element("formula", (piece,), (("notation", "OMML"),))

    def _link(self, element: Any, rend: tuple[str, ...]) -> Iterator[Piece]:
        content = tuple(_together(self._inside(element, rend)))
        address = self._links(element.get(R + "id", ""))
        anchor = element.get(W + "anchor", "")
        target: Attributes = ()
        if _ADDRESS.fullmatch(address):
            target = (("target", f"{address}#{anchor}" if anchor and "#" not in address else address),)
        elif address or anchor:
            target = (("type", "unresolved"), ("n", address + (f"#{anchor}" if anchor else "")))
        if content:
            yield Element("ref", content, target if _fits(target) else ())

    # ------------------------------------------------------------------------------------ notes, changes, comments, pictures

    def _call(self, element: Any, _rend: tuple[str, ...]) -> Iterator[Piece]:
        kind = element.tag[len(W) :].removesuffix("Reference")
        found = self._note(kind, element.get(W + "id", ""))
        if found is None:
            return
        self._notes += 1
        before, self._stories.story = self._stories.story, STORIES.index("notes")
        content = self._blocks(found)
        self._stories.story = before
        place = "foot" if kind == "footnote" else "end"
        inside: tuple[Piece, ...] = content[0].content if len(content) == 1 and content[0].name == "p" else content
        yield Element("note", inside, (("place", place), ("n", str(self._notes))))

    def _deleted(self, element: Any, _rend: tuple[str, ...]) -> Iterator[Piece]:
        words = "".join(text.text or "" for text in element.iter(W + "delText", W + "t"))
        if words:
            self._stories.log(
                "deletion", self._stories.put(words, _ASIDE), "", f"deleted, with changes tracked{_by(element)}"
            )
        return iter(())

    def _inserted(self, element: Any, rend: tuple[str, ...]) -> Iterator[Piece]:
        before = self._stories.put("")
        yield from self._inside(element, rend)
        after = self._stories.put("")
        if before.start < after.start:
            words = Words(before.start, after.start)
            self._stories.log("insertion", words, "", f"inserted, with changes tracked{_by(element)}: kept", kept=True)

    def _comment(self, element: Any, _rend: tuple[str, ...]) -> Iterator[Piece]:
        comment = self.comments.get(element.get(W + "id", ""))
        if comment is not None:
            paragraphs = ("".join(t.text or "" for t in p.iter(W + "t")) for p in comment.iter(W + "p"))
            at = self._stories.put("")
            words = self._stories.put("\n".join(paragraphs), _ASIDE)
            where = f"behind character {(at.start & ((1 << 40) - 1)) + 1:,}"
            self._stories.log(
                "comment", words, "", f"a comment{_by(comment)}, {where} of its part: left out of the text"
            )
        return iter(())

    def _picture(self, element: Any, _rend: tuple[str, ...]) -> Iterator[Piece]:
        """A picture by its description; boxes of text in it are read."""
        boxes = [piece for piece in self._inside(element, ()) if isinstance(piece, Element)]
        if not any(True for _ in element.iter(A + "blip", V + "imagedata")):
            yield from boxes
            return
        described = next((one.get("descr", "") for one in element.iter(WP + "docPr") if one.get("descr")), "")
        words = self._stories.put(described, _ASIDE) if described else None
        figure = Element("figure", (Element("figDesc", (words,)),) if words else ())
        at = self._stories.put("")
        self._stories.log(
            "picture",
            at,
            "<figure>",
            "an embedded picture is not taken out: put it beside the draft and name it in graphic",
            kept=True,
        )
        yield figure
        yield from boxes


def _by(element: Any) -> str:
    """By whom, and when, a change or comment was made."""
    author, date = element.get(W + "author", ""), element.get(W + "date", "")[:10]
    return " ".join(("", *(["by", author] if author else []), *([date] if date else [])))


def _fits(attributes: Attributes) -> bool:
    return all(value.isprintable() for _, value in attributes)


def _together(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one look as one: Word cuts its runs wherever somebody has typed."""
    held: Piece | None = None
    for piece in pieces:
        joined = _joined(held, piece)
        if joined is None:
            if held is not None:
                yield held
            held = piece
        else:
            held = joined
    if held is not None:
        yield held


def _joined(one: Piece | None, other: Piece) -> Piece | None:
    if isinstance(one, Words) and isinstance(other, Words) and one.end == other.start:
        return Words(one.start, other.end)
    if (
        isinstance(one, Element)
        and isinstance(other, Element)
        and one.name == other.name == "hi"
        and one.attributes == other.attributes
    ):
        inside = _joined(one.content[-1], other.content[0])
        return one.with_content((*one.content[:-1], inside, *other.content[1:])) if inside is not None else None
    return None
