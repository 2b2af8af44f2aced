"""Whether a page is inert: nothing in it runs, and nothing is fetched from another host (DESIGN, section 6).

Asked of every page of a project that nobody vouches for. It is more careful than it need be: what is not known to be harmless, and
whatever two readers of HTML might read differently, is an objection.
"""

from __future__ import annotations

import html
import re

_ELEMENTS = frozenset(
    "html head meta title link body main nav header footer article section aside div p h1 h2 h3 h4 h5 h6 hgroup address hr pre"
    " blockquote ol ul li dl dt dd figure figcaption table caption colgroup col thead tbody tfoot tr th td details summary"
    " a em strong small s cite q dfn abbr ruby rt rp data time code var samp kbd sub sup i b u mark bdi bdo span br wbr ins del"
    " img button label input fieldset legend svg rect text circle line desc".split()
)
_ATTRIBUTES = frozenset(
    "class id lang dir title role hidden tabindex href rel hreflang type src alt loading width height colspan rowspan scope headers"
    " abbr start reversed value datetime cite open charset name content http-equiv media for checked viewbox x y"
    " text-anchor cx cy r x1 y1 x2 y2 autocomplete spellcheck download".split()
)
_ADDRESSES = frozenset(("href", "src", "cite"))
_NAME = "[A-Za-z][A-Za-z0-9-]*"
_VALUE = r"""=(?:"[^"]*"|'[^']*'|[^\s"'=<>`/]+)"""
_ATTRIBUTE = re.compile(rf"\s+(?P<name>{_NAME})(?P<value>{_VALUE})?")
_TAG = re.compile(rf"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>(?:\s+{_NAME}(?:{_VALUE})?)*)\s*/?>")
_DOCTYPE = re.compile(r"\s*<!DOCTYPE html>", re.IGNORECASE)
_TITLE = re.compile(r"[^<]*</title>", re.IGNORECASE)
_SCRIPT = re.compile(r'<script src="(?:\.\./)*static/[a-z0-9-]+\.js"(?: defer)?></script>')
"""The one sort of script that may stand in a page: ours, from a folder into which no project writes."""
_DATA = re.compile(r'<script type="application/ld\+json">[^<>&]*</script>')
"""Metadata, which no browser runs, and in which nothing looks like a tag."""
_RELATION = re.compile(
    r'<link rel="(?:canonical|cite-as|describedby|item|license|author|type|collection)" href="https?://[^"<>]*"'
    r'(?: type="[^"<>]*")?>'
)
"""A link that only machines follow: browsers load nothing for it."""
_ZONES = re.compile(
    r'<svg class="zones" viewBox="[-\d. ]+" preserveAspectRatio="none">'
    r'(?:<a href="#[A-Za-z0-9._-]+" id="[A-Za-z0-9._-]+"><title>[^<]*</title><polygon points="[-\d., ]+"/></a>)*</svg>'
)
"""The one sort of drawing that may: ours, of zones over a picture, whose links lead to places in the page."""
_UNSEEN = re.compile("[\x00-\x20\x7f-\xa0\u2028\u2029]+")
_SCHEME = re.compile(r"[^/?#]*:")


def objection(page: str) -> str:
    """What in a page may run or be fetched, in words; '' where nothing may."""
    start = _DOCTYPE.match(page)
    at = page.find("<", start.end() if start else 0)
    while at >= 0:
        if ours := _ours(page, at):
            at = page.find("<", ours.end())
            continue
        tag = _TAG.match(page, at)
        if tag is None:
            return f"“{page[at : at + 40]}” is no plain tag"
        if found := _of_tag(tag):
            return found
        end = tag.end()
        if tag["name"].lower() == "title" and not tag["end"]:
            title = _TITLE.match(page, end)
            if title is None:
                return "there is markup in the title"
            end = title.end()
        at = page.find("<", end)
    return ""


def _ours(page: str, at: int) -> re.Match[str] | None:
    """What stands there, if it is of a sort that pages make themselves."""
    return next((found for sort in (_SCRIPT, _DATA, _RELATION, _ZONES) if (found := sort.match(page, at))), None)


def _of_tag(tag: re.Match[str]) -> str:
    name = tag["name"].lower()
    if name not in _ELEMENTS:
        return f"the element “{name}”"
    for one in _ATTRIBUTE.finditer(tag["attributes"]):
        value = html.unescape((one["value"] or "=")[1:].strip("\"'"))
        if found := _of_attribute(name, one["name"].lower(), value):
            return found
    return ""


def _of_attribute(element: str, name: str, value: str) -> str:
    if name not in _ATTRIBUTES and not name.startswith(("aria-", "data-")):
        return f"the attribute “{name}”"
    if name == "http-equiv" and value.lower() != "content-security-policy":
        return f"the attribute “{name}”, “{value[:40]}”"
    if name in _ADDRESSES and not _is_harmless(element, value):
        return f"the address “{value[:40]}”"
    return ""


def _is_harmless(element: str, address: str) -> bool:
    """Whether an address leads into the site; that of a link may lead to a page elsewhere, if the reader wants to go there."""
    bare = _UNSEEN.sub("", address).replace("\\", "/").lower()
    if bare.startswith("//"):
        return False
    if not _SCHEME.match(bare):
        return True
    return element not in ("img", "link") and bare.startswith(("http://", "https://", "mailto:"))
