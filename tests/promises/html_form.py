"""Which elements of HTML may stand in which: the content models of the HTML Standard, as far as pages of ours need them."""

from __future__ import annotations

from html.parser import HTMLParser

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
}
"""Elements that stand nowhere but in these."""


def findings(markup: str) -> list[str]:
    """What a validator would say about where elements stand, each once; nothing where all is well."""
    reader = _Form()
    reader.feed(markup)
    reader.close()
    reader.found += [f"<{name}> is not closed" for name in reader.open]
    return list(dict.fromkeys(reader.found))


class _Form(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.open:
            self.found += self._misplaced(tag)
        names = [name for name, _ in attrs]
        self.found += [f"@{name} twice on <{tag}>" for name in set(names) if names.count(name) > 1]
        if tag not in VOID:
            self.open.append(tag)

    def _misplaced(self, tag: str) -> list[str]:
        parent, found = self._parent(), []
        allowed = _allowed(parent)
        if allowed is not None and tag not in allowed and not (tag in _PARTS and parent in _PARTS[tag]):
            found.append(f"<{tag}> in <{parent}>")
        elif tag in _PARTS and parent not in _PARTS[tag]:
            found.append(f"<{tag}> in <{parent}>")
        if tag in _INTERACTIVE and "a" in self.open:
            found.append(f"<{tag}> somewhere in <a>")
        if tag in _HEADINGS | _SECTIONS and "th" in self.open:
            found.append(f"<{tag}> somewhere in <th>")
        return found

    def _parent(self) -> str:
        """The element whose rule holds here: ``a``, ``ins`` and ``del`` take that of the element around them."""
        return next((name for name in reversed(self.open) if name not in _TRANSPARENT), "div")

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.found.append(f"</{tag}> where <{self.open[-1] if self.open else 'nothing'}> is open")

    def handle_data(self, data: str) -> None:
        if self.open and data.strip() and self.open[-1] in _CHILDREN:
            self.found.append(f"words in <{self.open[-1]}>: {data.strip()[:30]!r}")


def _allowed(parent: str) -> frozenset[str] | None:
    """What may stand in an element; None where there is no rule here."""
    if parent in _CHILDREN:
        return _CHILDREN[parent]
    if parent in _OF_WORDS | _HEADINGS:
        return _PHRASING
    return _FLOW if parent in _FLOW or parent in ("body", "li", "td", "th", "dd", "dt") else None
