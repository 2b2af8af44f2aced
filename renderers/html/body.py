"""The pass-through: every element of the view as a ``div`` or ``span`` with its name as class; every character once, in order."""

from __future__ import annotations

import posixpath
import re
from typing import Any

from edition.addresses import entity_page, fragment, text_page
from edition.context import Context
from edition.elements import BLOCKS, BREAKS, PASSAGES, RIGHT_TO_LEFT, SPACES
from edition.model import STREAMS, Reading
from edition.tei import ID, LANG, PREFIX, has_scheme, is_safe_link, split_pointer, tag, tags

_CLASS = re.compile(r"[A-Za-z][\w\-]*")
_GAP, _PB, _GRAPHIC, _HEAD, _PTR = map(tag, ("gap", "pb", "graphic", "head", "ptr"))
_LINKING = tags("ref ptr graphic media")
_NUMBERED = tags("pb cb milestone l")
_LABELS = {
    "notes": "Notes",
    "variants": "Variants",
    "figures": "Figure descriptions",
    "furniture": "Page furniture",
    "registers": "Registers",
}


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
        self._anchors, self._targets = reading.anchors, reading.targets
        self._numbers: dict[Any, tuple[str, int]] = {}
        self._ids = {
            element.get(ID).strip(): ids[0] for element, ids in reversed(reading.anchors.items()) if element.get(ID)
        }
        self._out: list[str] = []
        self._openings: dict[tuple[str, bool], str] = {}

    def streams(self) -> list[tuple[str, str, str]]:
        """(name, heading, HTML) of each stream that holds something; the text always."""
        by_name = dict(zip(STREAMS, self._reading.view, strict=True))
        for name, stream in by_name.items():
            for n, item in enumerate(stream, 1):
                self._numbers[item] = (name, n)
        return [
            (name, _LABELS.get(name, ""), self._stream(name, stream))
            for name, stream in by_name.items()
            if name == "text" or len(stream)
        ]

    def _stream(self, name: str, stream: Any) -> str:
        self._out = []
        for n, item in enumerate(stream, 1):
            if name == "text":
                self._element(item, False)
            else:
                self._item(name, n, item)
        return "".join(self._out)

    def _item(self, name: str, n: int, item: Any) -> None:
        self._out.append(f'<div class="item" id="ui-{name}-{n}"><a class="gen back" href="#ui-to-{name}-{n}">{n}</a> ')
        self._element(item, False)
        self._out.append("</div>\n")

    def _element(self, element: Any, inside: bool, link: str = "") -> None:
        """One element; ``inside`` a passage; ``link`` is the address that its words lead to, where a name around it is cut."""
        name = element.tag
        out = self._out
        if element in self._reading.items:
            self._mark(element)
            return
        is_block = name in BLOCKS or (not inside and (name in PASSAGES or len(element) > 0))
        inside = inside or name in PASSAGES
        out.append(self._opening(element, name, is_block))
        href = self._address(element, name)
        whole = href is not None and not link and self._is_plain(element)
        if whole:
            out.append(f'<a href="{escape(href or "")}">')
        elif href is not None:
            link = escape(href)
        self._generated(element, name)
        self._text(element.text, link)
        for child in element:
            self._element(child, inside, link)
            self._text(child.tail, link)
        out.append(f"{'</a>' if whole else ''}{'</div>' if is_block else '</span>'}")

    def _text(self, text: str | None, link: str) -> None:
        if text:
            self._out.append(f'<a href="{link}">{escape(text)}</a>' if link and text.strip() else escape(text))

    def _is_plain(self, element: Any) -> bool:
        """Whether one link can hold the element: links cannot stand in links."""
        return not len(element) or not any(
            e in self._targets or e in self._reading.items or e.tag in _LINKING for e in element.iterdescendants()
        )

    def _opening(self, element: Any, name: str, is_block: bool) -> str:
        ids = self._anchors.get(element)
        if ids is None and not element.keys():
            known = self._openings.get((name, is_block))
            if known is None:
                known = self._openings[name, is_block] = (
                    f'<{"div" if is_block else "span"} class="tei-{escape(_local(name))}">'
                )
            return known
        return self._full_opening(element, name, is_block, ids or [])

    def _full_opening(self, element: Any, name: str, is_block: bool, ids: list[str]) -> str:
        parts = [f'<{"div" if is_block else "span"} class="tei-{escape(_local(name))}{_classes(element)}"']
        if ids:
            parts.append(f' id="{escape(ids[0])}"')
        lang = element.get(LANG)
        if lang:
            parts.append(f' lang="{escape(lang)}"')
            parts.append(f' dir="{"rtl" if lang.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"}"')
        if name == _HEAD:
            parts.append(' role="heading" aria-level="2"')
        parts.append(">")
        parts += (f'<span id="{escape(other)}"></span>' for other in ids[1:])
        return "".join(parts)

    def _generated(self, element: Any, name: str) -> None:
        """Words of ours: numbers of pages and lines, a sign for a gap, a space for a break."""
        if name in BREAKS or name in SPACES:
            if element.get("break") != "no":
                self._out.append(" ")
            if name == _PB:
                self._out.append(
                    f'<span class="gen">[p.{" " + escape(element.get("n")) if element.get("n") else ""}]</span> '
                )
        elif name == _GAP and not element.text and not len(element):
            self._out.append('<span class="gen">[…]</span>')
        elif name == _PTR:
            self._out.append(f'<span class="gen">{escape(element.get("target", "") or "→")}</span>')
        elif name == _GRAPHIC:
            self._out.append(f'<span class="gen">[{escape(element.get("url", "image"))}]</span>')

    def _mark(self, mark: Any) -> None:
        stream, n = self._numbers[self._reading.items[mark]]
        sign = str(n) if stream == "notes" else {"variants": "°"}.get(stream, "▫")
        self._out.append(f'<a class="gen mark-{stream}" id="ui-to-{stream}-{n}" href="#ui-{stream}-{n}">{sign}</a>')

    def _address(self, element: Any, name: str) -> str | None:
        """Where an element leads: the page of what it names, or what it refers to. Nothing that a browser would run."""
        target = self._targets.get(element)
        if target is not None:
            return "../" + entity_page(target.kind, self._context.page_name(target))
        if name not in _LINKING:
            return None
        pointer = (element.get("target") or element.get("url") or "").split(" ")[0].strip()
        if not pointer:
            return None
        return (
            pointer
            if is_safe_link(pointer)
            else None
            if has_scheme(pointer) or name == _GRAPHIC
            else self._inner(pointer)
        )

    def _inner(self, pointer: str) -> str | None:
        path, identifier = split_pointer(pointer)
        own = self._reading.text.info.path
        if not path:
            if identifier in self._ids:
                return f"#{fragment(self._ids[identifier])}"
            path = posixpath.basename(own)
        file = posixpath.normpath(posixpath.join(posixpath.dirname(own), path))
        entries = self._context.entry(identifier, file) if identifier else ()
        if entries:
            return "../" + entity_page(entries[0].kind, self._context.page_name(entries[0]))
        text = self._context.has_id(file, identifier) if file != own or not identifier else None
        return "../" + text_page(text, identifier) if text else None


def _local(name: str) -> str:
    return name[name.rfind("}") + 1 :]


def _classes(element: Any) -> str:
    """Classes from ``@rend``, ``@rendition`` and ``@type``: names only, never a style."""
    stated = f"{element.get('rend') or ''} {(element.get('rendition') or '').replace('#', '')}"
    found = [f" rend-{token}" for token in stated.split() if _CLASS.fullmatch(token)]
    return "".join(found)
