"""Where the addresses of a page lead, and whether a reader without a network gets there (RFC 3986, WHATWG URL)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from edition.preserving.folder import Site
from edition.preserving.markup import Element
from edition.preserving.stylesheets import loaded

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:|//|\\\\")
_LINKS = frozenset("canonical alternate author license cite-as describedby item type linkset next prev".split())
"""Relations of a ``link`` that fetch nothing: they say where something is."""
_LOADS = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "frame": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "input": ("src", "formaction"),
    "image": ("src", "srcset"),
    "link": ("imagesrcset",),
    "portal": ("src",),
    "form": ("action",),
    "button": ("formaction",),
    "a": ("ping",),
    "area": ("ping",),
    **dict.fromkeys(("body", "table", "thead", "tbody", "tfoot", "tr", "td", "th"), ("background",)),
}
"""What a browser asks for, or sends something to, without that a reader goes there."""
_DRAWING = frozenset(
    "image use feimage script mpath pattern lineargradient radialgradient textpath filter cursor tref glyphref".split()
)
_DRAWN = ("href", "xlink:href")
_PAINTS = frozenset(
    "fill stroke filter clip-path mask marker marker-start marker-mid marker-end cursor color-profile".split()
)
"""Attributes of SVG that hold CSS."""
_SETS = frozenset(("srcset", "imagesrcset"))
"""Attributes of several addresses, each with a size."""
_PICTURES = frozenset("img source image feimage input video body table thead tbody tfoot tr td th link".split())
"""Elements whose addresses may be pictures written out (``data:``): the policy allows it for these alone."""
_CANDIDATE = re.compile(r"[\s,]*+([^\s,]\S*+)")


@dataclass(frozen=True, slots=True)
class Use:
    """An address and how it is used: ``loads`` at once, or where a reader goes; ``is_picture``: it may be written out."""

    address: str
    loads: bool
    is_picture: bool = False


@dataclass(frozen=True, slots=True)
class Aim:
    """Where an address leads: a ``path`` of the site with a ``fragment``, or what is wrong with it (``slug``, ``words``)."""

    path: str = ""
    fragment: str = ""
    slug: str = ""
    words: str = ""
    is_outside: bool = False


def uses(element: Element) -> Iterator[Use]:
    """The addresses of an element."""
    stated, name = element.attributes, element.name
    for key in (*_LOADS.get(name, ()), *(_DRAWN if name in _DRAWING else ())):
        if key in stated:
            yield from (Use(one, True, name in _PICTURES) for one in _addresses(key, stated[key]))
    for key, value in stated.items():
        if key in _PAINTS and "(" in value:
            yield from (Use(one, True, True) for one, _ in loaded(value))
    yield from (Use(one, True) for one in _animated(element) if name in ("set", "animate"))
    if element.name in ("a", "area"):
        yield from (Use(stated[name], False) for name in ("href", "xlink:href") if name in stated)
    elif element.name == "link" and "href" in stated:
        relations = set(stated.get("rel", "").lower().split())
        yield Use(stated["href"], not relations <= _LINKS, "icon" in relations)


def _addresses(name: str, value: str) -> Iterator[str]:
    if name == "ping":
        yield from value.split()
    elif name in _SETS:
        yield from _candidates(value)
    else:
        yield value


def _candidates(value: str) -> Iterator[str]:
    """The addresses of a ``srcset`` (HTML, 4.8.4.2.1)."""
    at = 0
    while found := _CANDIDATE.match(value, at):
        yield found[1].rstrip(",")
        at = found.end() if found[1].endswith(",") else value.find(",", found.end()) + 1 or len(value)


def _animated(element: Element) -> Iterator[str]:
    """What an animation of SVG makes of an address."""
    if element.attributes.get("attributename", "").rpartition(":")[2].lower() == "href":
        for name in ("to", "from", "values"):
            yield from (one for one in element.attributes.get(name, "").split(";") if one.strip())


def aim(site: Site, path: str, use: Use) -> Aim:
    """Where an address on a page of the site leads. What leads out of it is right for a link, and wrong for what is loaded."""
    address = use.address.strip()
    if use.loads and address.lower().startswith("data:"):
        if use.is_picture:
            return Aim(is_outside=True)
        return Aim(slug="site-policy", words="something that is no picture is written out in an address (data:)")
    if address.lower().startswith(("file:", "javascript:", "vbscript:", "blob:")) or "\\" in address.partition("#")[0]:
        return Aim(slug="site-disk", words=f"the address “{address[:80]}” works on no other computer")
    if _SCHEME.match(address):
        return Aim(slug="site-request" if use.loads else "", words=f"loads {address[:80]}", is_outside=True)
    if address.startswith("/"):
        return Aim(
            slug="site-disk", words=f"the address “{address[:80]}” begins at the root of a server, which a disk has not"
        )
    return _within(site, path, address)


def _within(site: Site, path: str, address: str) -> Aim:
    file, _, fragment = address.partition("#")
    file = unquote(file.partition("?")[0])
    to = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
    if to.startswith("../") or to == "..":
        return Aim(slug="site-link", words=f"“{address[:80]}” leads out of the site")
    if to in site.names:
        return Aim(to, unquote(fragment))
    if f"{to}/index.html" in site.names or to == ".":
        return Aim(slug="site-disk", words=f"“{address[:80]}” is a folder: from disk one sees a list of files")
    return Aim(slug="site-link", words=f"“{address[:80]}” leads to {to}, which is not there")
