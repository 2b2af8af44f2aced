"""The first lines of a text: headline, byline, date, salutation, where it is plain that they are that."""

from __future__ import annotations

from dataclasses import dataclass, replace

from edition.encoding.drafting import datelines, letter_openers
from edition.encoding.drafting.letter_openers import unwrapped
from edition.encoding.drafting.pieces import Block, Element, Entry, Heading, Piece, said, slices
from edition.encoding.drafting.rows import ends_sentence
from edition.encoding.drafting.scribe import Scribe
from edition.encoding.drafting.top_lines import Found, Line, byline, dated, lines_of, recognised

_MOST_LINES = 6
_NOTES = {
    "title": "taken for the headline: a short first line",
    "subtitle": "taken for a subtitle: it stands between the headline and what follows",
    "author": "taken for the author",
    "date": "taken for the date of the text",
    "place": "taken for the place of the text",
    "salute": "taken for the salutation of a letter",
}


@dataclass(frozen=True, slots=True)
class Top:
    """What stands above a text: elements for the top of its body in their order, and the facts that they state.

    ``taken`` says how many of the blocks they were made of.
    """

    title: tuple[Piece, ...] = ()
    author: str = ""
    date: str = ""
    date_words: str = ""
    elements: tuple[Block, ...] = ()
    taken: int = 0
    level: int = 1
    is_letter: bool = False
    ends: int = 0

    @property
    def heading(self) -> Heading | None:
        """The headline, if it is all that stands above the text."""
        only = self.elements[-1] if self.elements else None
        return only if isinstance(only, Heading) else None


def top(scribe: Scribe, blocks: tuple[Block, ...]) -> Top:
    """What the first blocks say; breaks of pages before them are left where they are."""
    state = _State(scribe, letter_openers.opener(scribe, blocks))
    for index, block in enumerate(blocks[:6]):
        if isinstance(block, Element) and block.name in ("pb", "fw"):
            state.elements.append(block)
        elif not state.take(block, following=blocks[index + 1] if index + 1 < len(blocks) else None):
            break
        state.taken = index + 1
    if state.taken < len(blocks):
        state.read_dateline(blocks[state.taken])
    return state.top()


class _State:
    """What was found so far."""

    def __init__(self, scribe: Scribe, opener: int) -> None:
        self._scribe = scribe
        self._is_letter = opener > 0
        self.elements: list[Block] = []
        self.taken = 0
        self._title: tuple[Piece, ...] = ()
        self._level = 1
        self._facts: dict[str, str] = {}
        self._salute = False

    def top(self) -> Top:
        """The whole, letters with their opener; nothing where nothing was plain."""
        if not (self._title or self._facts or self._salute):
            return Top()
        fact = self._facts.get
        whole = tuple(_opened(self.elements))
        return Top(
            self._title,
            fact("author", ""),
            fact("date", ""),
            fact("words", ""),
            whole,
            self.taken,
            self._level,
            self._salute,
            _end(whole),
        )

    def take(self, block: Block, following: Block | None) -> bool:
        """Whether a block belongs to the top."""
        if self._salute:
            return False
        if isinstance(block, Heading):
            return self._take_heading(block, following)
        content, rend = unwrapped(block)
        if block.name != "p" or any(isinstance(piece, Element) and piece.name != "lb" for piece in content):
            return False
        lines = lines_of(self._scribe.text, content)
        if not 1 <= len(lines) <= _MOST_LINES:
            return False
        after = lines_of(self._scribe.text, unwrapped(following)[0])[:1] if following is not None else []
        return self._take_lines(lines, after, rend)

    def read_dateline(self, block: Block) -> None:
        """The day with which the first paragraph below a headline begins, where no line stated one; it stays where it is."""
        if not self._title or "date" in self._facts or isinstance(block, Heading) or block.name != "p":
            return
        lines = lines_of(self._scribe.text, block.content)
        found = datelines.begins(lines[0]) if lines and len(lines[0].pieces) == 1 else None
        if found is not None:
            self._facts |= {"date": found.when, "words": self._scribe.text[found.start : found.end]}
            self._scribe.log(Entry("date", found.start, found.end, "", f"{_NOTES['date']}: {found.when}", "kept"))

    def _take_heading(self, block: Heading, following: Block | None) -> bool:
        if self._facts:
            return False
        if self._title:
            lines = lines_of(self._scribe.text, following.content) if following is not None else []
            if not lines or isinstance(following, Heading) or not (byline(lines[0]) or dated(lines[0])):
                return False
            self.elements.append(Element("head", block.content, (("type", "sub"),)))
            return True
        self._title, self._level = block.content, block.level
        self.elements.append(block)
        return True

    def _take_lines(self, lines: list[Line], after: list[Line], rend: str) -> bool:
        """All lines of a block, or none; ``rend`` is how they look."""
        found: list[Found] = []
        for line, following in zip(lines, [*lines[1:], *after, None], strict=False):
            so_far = {one.fact for one in found} | set(self._facts) | ({"title"} if self._title else set())
            made = letter_openers.plain(line, so_far) if self._is_letter else []
            made = made or recognised(line, following, so_far, is_headed=any(one.fact == "title" for one in found))
            if not made and len(found) == 1 and _may_have_subtitle(found[0], line, lines):
                made = [Found(Element("head", line.pieces, (("type", "sub"),)), "subtitle")]
            if not made and self._is_letter:
                made = letter_openers.other(line, so_far)
            if not made:
                return False
            found += made
        for one in found:
            placed = _dateline(one) if self._is_letter or "place" in self._facts else one
            self._take_one(_looking(placed, rend) if rend else placed)
        return True

    def _take_one(self, one: Found) -> None:
        if one.fact == "title" and isinstance(one.element, Heading):
            self._title = one.element.content
            if one.value:
                self._facts.setdefault("date", one.value)
        elif one.fact == "salute":
            self._salute = True
        elif one.fact:
            self._facts.setdefault(one.fact, one.value)
        if one.value and one.fact in ("date", "title"):
            day = next((p for p in one.element.content if isinstance(p, Element) and p.name == "date"), one.element)
            self._facts["words"] = said(self._scribe.text, day.content)
        self.elements.append(one.element)
        words = list(slices((one.element,)))
        name = "head" if isinstance(one.element, Heading) else one.element.name
        if words:
            note = _NOTES[one.fact] + (f": {one.value}" if one.value else "")
            self._scribe.log(Entry(one.fact, words[0].start, words[-1].end, f"<{name}>", note, "kept"))


def _may_have_subtitle(first: Found, line: Line, lines: list[Line]) -> bool:
    """Whether a line below a headline is a subtitle: a byline or date follows in the same lines."""
    below = lines[lines.index(line) + 1 :]
    return (
        first.fact == "title"
        and not ends_sentence(line.text)
        and any(byline(one) or dated(one, is_headed=True) for one in below)
    )


def _looking(one: Found, rend: str) -> Found:
    """What was found, with the look of its line; a headline says it by ``hi``, since its division has none."""
    element = one.element
    if isinstance(element, Heading):
        hi = Element("hi", element.content, (("rend", rend),))
        return one._replace(element=replace(element, content=(hi,)))
    return one._replace(element=replace(element, attributes=(*element.attributes, ("rend", rend))))


def _end(elements: tuple[Block, ...]) -> int:
    return max((piece.end for piece in slices(elements)), default=0)


def _opened(elements: list[Block]) -> list[Block]:
    """Place, date and salutation of a letter together in its opener, in the order in which they stand."""
    names = [element.name for element in elements if isinstance(element, Element)]
    if "salute" not in names:
        return elements
    first = next(n for n, e in enumerate(elements) if isinstance(e, Element) and e.name in ("dateline", "salute"))
    inside = tuple(e for e in elements[first:] if isinstance(e, Element))
    return [*elements[:first], Element("opener", inside)]


def _dateline(one: Found) -> Found:
    """A date alone as a dateline, which an opener may hold."""
    if not isinstance(one.element, Element) or one.element.name != "docDate":
        return one
    date = replace(one.element, name="date")
    return one._replace(element=Element("dateline", (date,)))
