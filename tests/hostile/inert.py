"""Nothing in a site runs or is fetched from elsewhere: neither pages, nor the sources that are published beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from tests.hostile.site import Site

_RUNNING = frozenset(
    "script style iframe frame object embed applet base form input button svg math template noscript video audio source".split()
)
_ADDRESSES = (
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "srcset",
    "background",
    "xlink:href",
    "cite",
    "ping",
)
_ONLY_FOLLOWED = frozenset("canonical cite-as describedby item license author type collection".split())
"""Relations of links for machines: a browser loads nothing for them."""


def active(site: Site) -> Iterator[str]:
    """Nothing in a page runs: no script, no event, no style, no address that a browser would run, no refresh."""
    for path, page in site.pages.items():
        for element in page.iter("*"):
            if element.tag in _RUNNING and not _is_ours(element):
                yield f"{path}: <{element.tag}>"
            if element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
                yield f"{path}: refresh"
            for name, value in element.items():
                if name.startswith("on") or name in ("style", "srcdoc"):
                    yield f"{path}: @{name}"
                elif name in _ADDRESSES and not re.match(
                    r"(?:https?:|mailto:|[^:]*$|[^:]*[/?#])", _seen(value), re.IGNORECASE
                ):
                    yield f"{path}: {name}={value[:60]}"


def _is_ours(element: Any) -> bool:
    """A script of ours, a switch that sends nothing, the fields of search and filter, or a drawing that pages make themselves."""
    if element.tag == "script":
        is_of_the_site = re.fullmatch(r"(?:\.\./)*static/[a-z-]+\.js", element.get("src", ""))
        return _is_metadata(element) or bool(is_of_the_site and not element.text)
    if element.get("id") in ("ui-query", "ui-ask", "ui-filter"):
        return element.get("type") in ("search", "button")
    if element.tag == "input":
        return element.get("type") in ("radio", "checkbox") and (element.get("id") or "").startswith("ui-")
    drawn = {"svg", "rect", "text", "title", "a", "polygon", "line", "g", "circle", "desc"}
    return element.tag == "svg" and {inner.tag for inner in element.iter("*")} <= drawn


def _is_metadata(element: Any) -> bool:
    """JSON, which no browser runs, of no type that one would, and in which nothing looks like a tag."""
    if element.get("type") != "application/ld+json" or set(element.attrib) != {"type"}:
        return False
    return not set("<>&") & set(element.text) and json.loads(element.text)["@context"] == "https://schema.org"


def _seen(address: str) -> str:
    """An address as a browser takes it."""
    return re.sub("[\t\n\r]", "", address.strip("".join(map(chr, range(33)))))


def fetched(site: Site) -> Iterator[str]:
    """Nothing is fetched from another host."""
    for path, page in site.pages.items():
        for element in page.iter(
            "img", "link", "script", "iframe", "object", "embed", "source", "video", "audio", "base"
        ):
            if element.tag == "link" and element.get("rel") in _ONLY_FOLLOWED:
                continue
            for name in ("src", "href", "data", "srcset", "poster"):
                if re.match(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", _seen(element.get(name) or ""), re.IGNORECASE):
                    yield f"{path}: <{element.tag} {name}={element.get(name)[:60]}>"


def policy(site: Site) -> Iterator[str]:
    """Every page forbids scripts and styles from elsewhere, before anything else is said."""
    for path, page in site.pages.items():
        stated = page.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")
        if (
            len(stated) != 1
            or "default-src 'none'" not in stated[0]
            or "unsafe" in stated[0]
            or "base-uri 'none'" not in stated[0]
        ):
            yield f"{path}: {stated}"


def sources(site: Site) -> Iterator[str]:
    """No source is published as XML that a browser would run."""
    for path, data in site.files.items():
        if path.endswith(".xml"):
            root = etree.fromstring(
                data, etree.XMLParser(huge_tree=True, no_network=True, resolve_entities="internal", recover=True)
            )
            if root is None:
                continue
            if root.xpath("preceding-sibling::processing-instruction('xml-stylesheet')"):
                yield f"{path}: a stylesheet"
            for element in root.iter("{http://www.w3.org/1999/xhtml}*", "{http://www.w3.org/2000/svg}*"):
                if etree.QName(element).localname in _RUNNING | {"set", "animate", "img", "meta", "link"} or any(
                    n.startswith("on") for n in element.attrib
                ):
                    yield f"{path}: <{etree.QName(element).localname}>"
