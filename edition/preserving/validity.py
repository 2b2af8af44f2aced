"""What HTML asks of elements (WHATWG, section 4), as far as a table can say it: ids, attributes, what stands in what."""

from __future__ import annotations

from collections.abc import Iterator

from edition.preserving.markup import Element, Markup

_REQUIRED = {
    "img": ("src",),
    "link": ("rel", "href"),
    "iframe": ("src", "title"),
    "track": ("src",),
    "area": ("alt",),
    "param": ("name",),
    "source": (),
}
_IDREFS = ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list")
_BLOCKS = frozenset(
    "address article aside blockquote details dialog dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header"
    " hr li main nav ol p pre section table ul".split()
)
_PHRASES = frozenset(
    "abbr b bdi bdo cite code data dfn em h1 h2 h3 h4 h5 h6 i kbd label mark p pre q rb rt s samp small span strong sub summary sup"
    " time u var button".split()
)
_TRANSPARENT = frozenset("a ins del noscript slot map".split())
_WITHIN = {
    "li": ("ul", "ol", "menu"),
    "dt": ("dl", "div"),
    "dd": ("dl", "div"),
    "tr": ("table", "thead", "tbody", "tfoot"),
    "td": ("tr",),
    "th": ("tr",),
    "caption": ("table",),
    "thead": ("table",),
    "tbody": ("table",),
    "summary": ("details",),
    "figcaption": ("figure",),
    "legend": ("fieldset",),
    "option": ("select", "datalist", "optgroup"),
}
_ONLY = {"ul": {"li"}, "ol": {"li"}, "menu": {"li"}, "dl": {"dt", "dd", "div"}, "tr": {"td", "th"}}
_ACTIVE = frozenset("a button label select textarea iframe summary".split())
_SUMMARY_MAY = frozenset(f"h{n}" for n in range(1, 7))


def faults(page: Markup) -> Iterator[tuple[str, int]]:
    """What is not valid, in words, and where."""
    yield from ((fault.words, fault.at) for fault in page.faults)
    yield from _head(page)
    yield from _ids(page)
    for number, element in enumerate(page.elements):
        yield from ((f"<{element.name}> {words}", element.at) for words in _element(page, number, element))


def _head(page: Markup) -> Iterator[tuple[str, int]]:
    if page.doctype.lower() != "doctype html":
        yield "the page does not begin with <!DOCTYPE html>", 0
    named = {name: [e for e in page.elements if e.name == name] for name in ("html", "title", "main", "body")}
    if not named["html"] or not named["html"][0].attributes.get("lang"):
        yield "the page does not say its language (<html lang>)", 0
    titles = [number for number, e in enumerate(page.elements) if e.name == "title" and not _in_svg(page, number)]
    if len(titles) != 1 or not page.content(titles[0]).strip():
        yield "the page has no title", 0
    if len(named["main"]) != 1:
        yield f"the page has {len(named['main'])} elements <main>, not one", 0
    if not any(e.attributes.get("charset", "").lower() == "utf-8" for e in page.elements[:8] if e.name == "meta"):
        yield "the page does not say its encoding (<meta charset>) at its beginning", 0


def _in_svg(page: Markup, number: int) -> bool:
    return any(one.name == "svg" for one in page.around(number))


def _ids(page: Markup) -> Iterator[tuple[str, int]]:
    seen: set[str] = set()
    for element in page.elements:
        if (found := element.attributes.get("id")) is not None:
            if not found or any(letter.isspace() for letter in found):
                yield f"id “{found}” is empty or has a blank", element.at
            if found in seen:
                yield f"id “{found}” stands twice", element.at
            seen.add(found)
    for element in page.elements:
        for name in element.attributes.keys() & set(_IDREFS):
            missing = [one for one in element.attributes[name].split() if one not in seen]
            if missing:
                yield f"<{element.name} {name}> names “{missing[0]}”, and no element has that id", element.at


def _element(page: Markup, number: int, element: Element) -> Iterator[str]:
    name = element.name
    yield from (f"has no {wanted}" for wanted in _REQUIRED.get(name, ()) if not element.attributes.get(wanted))
    if element.parent < 0:
        return
    parent = page.elements[element.parent].name
    if (name in _WITHIN and parent not in _WITHIN[name] and not _in_svg(page, number)) or (
        parent in _ONLY and name not in _ONLY[parent] and name not in ("script", "template")
    ):
        yield f"stands in <{parent}>"
    elif name in _BLOCKS and _phrase(page, number) and not (parent == "summary" and name in _SUMMARY_MAY):
        yield f"stands in <{_phrase(page, number)}>, which holds words alone"
    elif name in ("a", "button", "select", "textarea", "input") and name != "label":
        around = next((one.name for one in page.around(number) if one.name in ("a", "button")), "")
        if around and (name != "a" or "href" in element.attributes):
            yield f"stands in <{around}>: one of two things to click within the other"


def _phrase(page: Markup, number: int) -> str:
    """The element around, seen through those that hold what their parent may, if words alone may stand there; else ''."""
    for around in page.around(number):
        if around.name not in _TRANSPARENT:
            return around.name if around.name in _PHRASES else ""
    return ""
