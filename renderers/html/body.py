"""The pass-through: every element as a ``div`` or ``span`` with its name as class; every character once, in order."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container
from functools import lru_cache
from typing import Any

from edition.addresses import anchor_of, entity_page, fragment, text_page
from edition.context import Context
from edition.elements import BLOCKS, BREAKS, DIVISIONS, ELEMENT_ONLY, QUOTATIONS, REGISTERS, RIGHT_TO_LEFT, SPACES
from edition.model import STREAMS, Reading, Target
from edition.tei import ID, LANG, SPACE, has_scheme, is_safe_link, split_pointer, tag, tags

_CLASS = re.compile(r"[A-Za-z][\w\-]*")
_GAP, _PB, _GRAPHIC, _HEAD, _PTR, _U = map(tag, ("gap", "pb", "graphic", "head", "ptr", "u"))
_LINKING = tags("ref ptr graphic media")
_GENERATING = BREAKS | SPACES | {_GAP, _PTR, _GRAPHIC, _U}
_LABELS = {
    "notes": "Notes",
    "variants": "Variants",
    "figures": "Figure descriptions",
    "furniture": "Page furniture",
    "registers": "Registers",
}
_MARKS = frozenset("\"'“”„‟‘’‚‛«»‹›–—−-…")
_SIGNS = {"variants": "°"}


class _Entries:
    """Takes every entry and every part of one for a passage: only lists and entries stand on lines of their own."""

    def __contains__(self, element: object) -> bool:
        return element.tag not in REGISTERS  # type: ignore[attr-defined]


def escape(text: str) -> str:
    """Text for element content and quoted attributes."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text


class Body:
    """Writes the streams of one reading; ``../`` leads from its page to the site's root."""

    def __init__(self, reading: Reading, context: Context) -> None:
        self._reading, self._context = reading, context
        self._anchors, self._targets, self._aside = reading.anchors, reading.targets, reading.aside
        self._passages: Container[Any] = reading.passages
        self._numbers = {item: n for items in reading.items.values() for n, item in enumerate(items, 1)}
        self._ids: dict[str, str] | None = None
        self._out: list[str] = []
        self._plain: dict[tuple[str, bool], str] = {}

    def streams(self) -> list[tuple[str, str, str]]:
        """(name, heading, HTML) of each stream that holds something; the text always."""
        found = [("text", "", self._text_stream())]
        return found + [(name, _LABELS[name], self._items(name)) for name in STREAMS[1:] if self._reading.items[name]]

    def _text_stream(self) -> str:
        self._out = []
        for content in self._reading.contents:
            self._element(content, False, "")
        return "".join(self._out)

    def _items(self, name: str) -> str:
        """The items of a stream; registers have no passages, their lines are those of the entries."""
        self._out = []
        self._passages = _Entries() if name == "registers" else self._reading.passages
        for n, item in enumerate(self._reading.items[name], 1):
            back = f'<a class="gen back" href="#ui-to-{name}-{n}">{n}</a> '
            self._out.append(f'<div class="item" id="ui-{name}-{n}">{back}')
            self._element(item, False, "")
            self._out.append("</div>\n")
        return "".join(self._out)

    def _element(self, element: Any, inside: bool, link: str) -> None:
        """One element; ``inside`` a passage; ``link`` is where its words lead when a name around it cannot be one link."""
        name, out = element.tag, self._out
        is_block = not inside or name in BLOCKS
        ids = self._anchors.get(element)
        if ids is None and not element.keys():
            out.append(self._plain.get((name, is_block)) or self._plain_opening(name, is_block))
            href = None
        else:
            out.append(self._opening(element, name, is_block, ids or ()))
            href = self._address(element, name)
        whole = href is not None and not link and self._is_plain(element)
        if href is not None:
            link = escape(href)
            if whole:
                out.append(f'<a href="{link}">')
                link = ""
        if name in _GENERATING:
            self._generated(element, name)
        self._content(element, inside or element in self._passages, link, name in ELEMENT_ONLY)
        if whole:
            out.append("</a>")
        if href is not None and len(self._targets.get(element, ())) > 1:
            self._others(self._targets[element])
        out.append("</div>" if is_block else "</span>")

    def _content(self, element: Any, inside: bool, link: str, layout: bool) -> None:
        text = element.text
        if text and not (layout and not text.strip(SPACE)):
            self._text(text, link)
        for child in element:
            if child in self._aside:
                self._mark(child)
            else:
                self._element(child, inside, link)
            tail = child.tail
            if tail and not (layout and not tail.strip(SPACE)):
                self._text(tail, link)

    def _text(self, text: str, link: str) -> None:
        if "&" in text or "<" in text or ">" in text:
            text = escape(text)
        self._out.append(f'<a href="{link}">{text}</a>' if link and text.strip() else text)

    def _is_plain(self, element: Any) -> bool:
        """Whether one link can hold the element: links cannot stand in links."""
        inner = () if not len(element) else element.iterdescendants()
        return not any(e in self._targets or e in self._aside or e.tag in _LINKING for e in inner)

    def _plain_opening(self, name: str, is_block: bool) -> str:
        known = _start(name, is_block) + '">'
        self._plain[name, is_block] = known
        return known

    @staticmethod
    def _opening(element: Any, name: str, is_block: bool, ids: Any) -> str:
        opening = _start(name, is_block)
        if name in QUOTATIONS and not is_block and not _is_marked(element):
            opening += " unmarked"
        if element.get("rend") or element.get("rendition"):
            opening += _classes(element)
        opening += f'" id="{escape(ids[0])}"' if ids else '"'
        lang = element.get(LANG)
        if lang:
            direction = "rtl" if is_right_to_left(lang) else "ltr"
            opening += f' lang="{escape(lang)}" dir="{direction}"'
        if name == _HEAD:
            level = min(6, 2 + sum(1 for _ in element.iterancestors(*DIVISIONS)))
            opening += f' role="heading" aria-level="{level}"'
        if len(ids) < 2:
            return opening + ">"
        return opening + ">" + "".join([f'<span id="{escape(other)}"></span>' for other in ids[1:]])

    def _generated(self, element: Any, name: str) -> None:
        """Words of ours: numbers of pages, a sign for a gap, a space for a break."""
        if name == _GAP:
            if not element.text and not len(element):
                self._out.append('<span class="gen">[…]</span>')
        elif name == _PTR:
            self._out.append(f'<span class="gen">{escape(element.get("target") or "→")}</span>')
        elif name == _GRAPHIC:
            self._out.append(f'<span class="gen">[{escape(element.get("url") or "image")}]</span>')
        elif name == _U:
            self._speakers(self._reading.speakers.get(element, ()))
        else:
            self._break(element, name)

    def _speakers(self, speakers: tuple[Target, ...]) -> None:
        """Who has the floor: a speech does not say it of itself."""
        for target in speakers:
            address, name = escape(self._page_of(target)), escape(target.name or target.entity)
            self._out.append(f'<div class="gen speaker"><a href="{address}">{name}</a></div>')

    def _break(self, element: Any, name: str) -> None:
        if element.get("break") != "no":
            self._out.append(" ")
        if name == _PB:
            number = element.get("n")
            self._out.append(f'<span class="gen" dir="ltr">[{"p. " + escape(number) if number else "page"}]</span> ')

    def _mark(self, item: Any) -> None:
        """A sign where an item of another stream stands, and the way to it."""
        stream, n = self._aside[item], self._numbers[item]
        sign = str(n) if stream == "notes" else _SIGNS.get(stream, "▫")
        here, there = f"ui-to-{stream}-{n}", f"#ui-{stream}-{n}"
        self._out.append(f'<a class="gen mark-{stream}" id="{here}" href="{there}">{sign}</a>')

    def _address(self, element: Any, name: str) -> str | None:
        """Where an element leads: the page of what it names, or what it refers to. Nothing that a browser would run."""
        targets = self._targets.get(element)
        if targets is not None:
            return self._page_of(targets[0])
        if name not in _LINKING:
            return None
        pointer = (element.get("target") or element.get("url") or "").strip().partition(" ")[0]
        if is_safe_link(pointer):
            return pointer
        return None if not pointer or has_scheme(pointer) or name == _GRAPHIC else self._inner(pointer)

    def _page_of(self, target: Target) -> str:
        return "../" + entity_page(target.kind, self._context.page_name(target))

    def _others(self, targets: tuple[Target, ...]) -> None:
        """Ways to the other targets of a name that means several."""
        for n, target in enumerate(targets[1:], 2):
            title, address = escape(target.name or target.entity), escape(self._page_of(target))
            self._out.append(f'<a class="gen target" href="{address}" title="{title}">{n}</a>')

    def _inner(self, pointer: str) -> str | None:
        """The address of a pointer within the edition: of a place in this page, an entry's page, a place in another page."""
        path, identifier = split_pointer(pointer)
        own = self._reading.text.info.path
        file = posixpath.normpath(posixpath.join(posixpath.dirname(own), path)) if path else own
        if file == own and identifier in self._own_ids():
            return f"#{fragment(self._own_ids()[identifier])}"
        entries = self._context.entry(identifier, file) if identifier else ()
        if entries:
            return self._page_of(entries[0])
        text = self._context.has_id(file, identifier)
        return "../" + text_page(text, anchor_of(identifier) if identifier else "") if text else None

    def _own_ids(self) -> dict[str, str]:
        if self._ids is None:
            named = [(element.get(ID), ids) for element, ids in self._anchors.items()]
            self._ids = {written.strip(SPACE): ids[0] for written, ids in reversed(named) if written}
        return self._ids


def is_right_to_left(lang: str) -> bool:
    """Whether a language tag (BCP 47) means a script that runs from right to left."""
    parts = lang.casefold().split("-")
    return parts[0] in RIGHT_TO_LEFT or bool({"arab", "hebr", "syrc", "thaa", "nkoo"} & set(parts[1:]))


def _is_marked(quotation: Any) -> bool:
    """Whether a quotation has its marks in the text; where it has none, the stylesheet draws them."""
    first = "".join(quotation.itertext()).lstrip()[:1]
    return first in _MARKS


@lru_cache(maxsize=4096)
def _start(name: str, is_block: bool) -> str:
    """The beginning of a tag, up to the end of its first class."""
    return f'<{"div" if is_block else "span"} class="tei-{escape(name[name.rfind("}") + 1 :])}'


def _classes(element: Any) -> str:
    """Classes from ``@rend`` and ``@rendition``: names only, never a style."""
    stated = f"{element.get('rend') or ''} {(element.get('rendition') or '').replace('#', '')}"
    return "".join([f" rend-{token}" for token in stated.split() if _CLASS.fullmatch(token)])
