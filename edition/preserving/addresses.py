"""Where the addresses of a page lead, and whether a reader without a network gets there (RFC 3986, WHATWG URL)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from edition.preserving.folder import Site
from edition.preserving.markup import Element

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
    "input": ("src",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "feimage": ("href", "xlink:href"),
    "body": ("background",),
}
_CSS = re.compile(
    r"@import\s+(?:url\(\s*)?[\"']?([^\"')\s;]+)|url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\s]*))\s*\)", re.IGNORECASE
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Use:
    """An address and how it is used: ``loads`` at once, or where a reader goes."""

    address: str
    loads: bool


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
    stated = element.attributes
    for name in _LOADS.get(element.name, ()):
        if name in stated:
            parts = stated[name].split(",") if name == "srcset" else [stated[name]]
            yield from (Use(part.split()[0] if name == "srcset" and part.split() else part, True) for part in parts)
    if element.name in ("a", "area"):
        yield from (Use(stated[name], False) for name in ("href", "xlink:href") if name in stated)
    elif element.name == "form" and "action" in stated:
        yield Use(stated["action"], False)
    elif element.name == "link" and "href" in stated:
        yield Use(stated["href"], not set(stated.get("rel", "").lower().split()) <= _LINKS)


def of_css(text: str) -> Iterator[tuple[str, int]]:
    """What a stylesheet loads, and at which character that stands."""
    bare = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
    for found in _CSS.finditer(bare):
        yield next(group for group in (*found.groups(), "") if group is not None), found.start()


def aim(site: Site, path: str, use: Use) -> Aim:
    """Where an address on a page of the site leads. What leads out of it is right for a link, and wrong for what is loaded."""
    address = use.address.strip()
    if use.loads and address.lower().startswith("data:"):
        return Aim(is_outside=True)
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
