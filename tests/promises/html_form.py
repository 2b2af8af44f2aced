"""Which elements of HTML may stand in which: the content models of the HTML Standard, as far as pages of ours need them."""

from __future__ import annotations

import re
from functools import cache

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_SECTIONS = frozenset("article aside nav section".split())
_PHRASING = frozenset(
    "a abbr audio b bdi bdo br button cite code data datalist del dfn em embed i iframe img input ins kbd label link map mark"
    " math meta meter noscript object output picture progress q ruby s samp script select slot small span strong sub sup svg"
    " template textarea time u var video wbr".split()
)
_FLOW = _PHRASING | frozenset(
    "address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main"
    " menu nav ol p pre search section table ul".split()
)
_CHILDREN: dict[str, frozenset[str]] = {
    **dict.fromkeys("ol ul menu".split(), frozenset(("li",))),
    "table": frozenset("caption colgroup thead tbody tfoot tr".split()),
    **dict.fromkeys("thead tbody tfoot".split(), frozenset(("tr",))),
    "tr": frozenset(("td", "th")),
    "dl": frozenset(("dt", "dd", "div")),
    "svg": frozenset("a rect text".split()),
}
"""Elements that hold nothing but these, and no words."""
_OF_WORDS = frozenset(
    "abbr b bdi bdo cite code data dfn em i kbd label mark p pre q s samp small span strong sub sup time u var".split()
)
_TRANSPARENT = frozenset(("a", "ins", "del"))
_INTERACTIVE = frozenset("a button details iframe input label select textarea".split())
_PARTS = {
    "li": frozenset("ol ul menu".split()),
    "tr": frozenset("table thead tbody tfoot".split()),
    **dict.fromkeys("thead tbody tfoot caption colgroup".split(), frozenset(("table",))),
    **dict.fromkeys(("td", "th"), frozenset(("tr",))),
    **dict.fromkeys(("dt", "dd"), frozenset(("dl", "div"))),
    "figcaption": frozenset(("figure",)),
    "summary": frozenset(("details",)),
    "legend": frozenset(("fieldset",)),
}
"""Elements that stand nowhere but in these."""


_TOKEN = re.compile(
    r"<!--.*?-->|<![^>]*>"
    r"|<(?P<raw>script|style|title|textarea|svg)\b[^>]*>.*?</(?P=raw)>"  # a drawing has rules of its own
    r"|</(?P<end>[a-zA-Z][^\s/>]*)\s*>"
    r"|<(?P<start>[a-zA-Z][^\s/>]*)(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>"
    r"|(?P<words>[^<]+|<)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"\s([^\s=>\"'/]+)(?:=(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?")


def findings(markup: str) -> list[str]:
    """What a validator would say about where elements stand, each once; nothing where all is well."""
    form = _Form()
    for token in _TOKEN.finditer(markup):
        if name := token["start"]:
            form.start(name.lower(), token["attributes"])
        elif name := token["end"]:
            form.end(name.lower())
        elif form.open and form.open[-1] in _CHILDREN and (words := (token["words"] or "").strip()):
            form.found.append(f"words in <{form.open[-1]}>: {words[:30]!r}")
    return list(dict.fromkeys([*form.found, *(f"<{name}> is not closed" for name in form.open)]))


class _Form:
    def __init__(self) -> None:
        self.open: list[str] = []
        self.found: list[str] = []

    def start(self, name: str, attributes: str) -> None:
        if self.open:
            self.found += _misplaced(name, self._parent(), "a" in self.open, "th" in self.open)
        names = _ATTRIBUTE.findall(attributes)
        if len(names) > len(set(names)):
            self.found.append(f"an attribute twice: <{name}{attributes}>")
        if name not in VOID:
            self.open.append(name)

    def end(self, name: str) -> None:
        if self.open and self.open[-1] == name:
            self.open.pop()
        else:
            self.found.append(f"</{name}> where {f'<{self.open[-1]}>' if self.open else 'nothing'} is open")

    def _parent(self) -> str:
        """The element whose rule holds here: ``a``, ``ins`` and ``del`` take that of the element around them."""
        return next((name for name in reversed(self.open) if name not in _TRANSPARENT), "div")


@cache
def _misplaced(name: str, parent: str, in_link: bool, in_column_head: bool) -> tuple[str, ...]:
    """What is wrong with an element that begins in another."""
    found, allowed = [], _allowed(parent)
    if name in _PARTS:
        allowed = frozenset((name,)) if parent in _PARTS[name] else frozenset()
    if allowed is not None and name not in allowed:
        found.append(f"<{name}> in <{parent}>")
    if in_link and name in _INTERACTIVE:
        found.append(f"<{name}> somewhere in <a>")
    if in_column_head and name in _HEADINGS | _SECTIONS:
        found.append(f"<{name}> somewhere in <th>")
    return tuple(found)


def _allowed(parent: str) -> frozenset[str] | None:
    """What may stand in an element; None where there is no rule here."""
    if parent in _CHILDREN:
        return _CHILDREN[parent]
    if parent in _OF_WORDS | _HEADINGS:
        return _PHRASING
    return _FLOW if parent in _FLOW or parent in ("body", "li", "td", "th", "dd", "dt") else None
