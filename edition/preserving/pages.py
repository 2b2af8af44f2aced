"""One page of a site, judged: its HTML, its policy, what it loads, where it leads, what it is without JavaScript."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from edition.model import Problem
from edition.preserving import hosted
from edition.preserving.addresses import Aim, Use, aim, uses
from edition.preserving.folder import Site, problem
from edition.preserving.markup import Markup
from edition.preserving.pointing import Pointers
from edition.preserving.scripts import findings
from edition.preserving.stylesheets import loaded
from edition.preserving.validity import faults

_POLICY = "content-security-policy"
_CLOSED = ("base-uri", "form-action")
"""What default-src does not speak of, and a policy must forbid by itself (CSP Level 3, 6.3)."""
_SHEET = re.compile(r"<\?xml-stylesheet\b[^<>]*?\bhref\s*=\s*([\"'])(.*?)\1", re.DOTALL)
_RUNS = frozenset(("iframe", "object", "embed", "applet", "frame", "base"))
_DATA = "application/ld+json"
"""Scripts that are none: browsers run nothing of this type, and the policy does not speak of it."""
_MOST = 20
"""Findings of one sort that are told of one page."""


def of_page(site: Site, path: str, text: str, pointers: Pointers) -> Iterator[Problem]:
    """All that is wrong with a page; places that it points to are noted."""
    page = Markup(text, xml=path.lower().endswith(".xhtml"))
    for number, (words, at) in enumerate(page.faults if path.lower().endswith(".xhtml") else faults(page)):
        if number < _MOST:
            yield problem("site-html", words, path, page.line(at))
    policy = _policy(page)
    yield from _sheets(site, path, text) if path.lower().endswith(".xhtml") else ()
    yield from _policy_faults(page, path, policy, hosted.policy(site, path))
    yield from _pictures(page, path)
    yield from _addresses(site, page, path, policy, pointers)
    if not page.has_words:
        hint = "what stands there only with JavaScript must stand in the page"
        yield problem("site-script", "the page has no words without JavaScript", path, hint=hint)


def of_drawing(site: Site, path: str, text: str, pointers: Pointers) -> Iterator[Problem]:
    """A file of SVG: what it runs, loads, and leads to."""
    page = Markup(text, xml=True)
    for words, at in page.faults[:_MOST]:
        yield problem("site-html", words, path, page.line(at))
    yield from _sheets(site, path, text)
    yield from _active(page, path)
    yield from _addresses(site, page, path, "", pointers)


def _sheets(site: Site, path: str, text: str) -> Iterator[Problem]:
    """Stylesheets that an XML file names at its beginning (W3C, Associating Style Sheets with XML)."""
    for found in _SHEET.finditer(text):
        yield from _told(
            aim(site, path, Use(html.unescape(found[2]), True)), path, text.count("\n", 0, found.start()) + 1
        )


def of_style(site: Site, path: str, text: str) -> Iterator[Problem]:
    """A stylesheet: what it loads."""
    for address, line in loaded(text):
        is_picture = address.strip().lower().startswith("data:image/")
        yield from _told(aim(site, path, Use(address, True, is_picture)), path, line)


def of_script(site: Site, path: str, text: str) -> Iterator[Problem]:
    """A script: what it does."""
    for slug, words, at in findings(text):
        if hosted.allows(site, path, slug):
            continue
        yield problem(slug, words, path, text.count("\n", 0, at) + 1)


def _policy(page: Markup) -> str:
    for element in page.elements:
        if element.name == "meta" and element.attributes.get("http-equiv", "").lower() == _POLICY:
            return element.attributes.get("content", "")
    return ""


def _policy_faults(page: Markup, path: str, policy: str, scripts: frozenset[str]) -> Iterator[Problem]:
    stated = {words.split()[0]: words.split()[1:] for words in policy.split(";") if words.split()}
    if not policy:
        yield problem("site-policy", "the page has no Content-Security-Policy", path)
    elif stated.get("default-src") != ["'none'"]:
        yield problem("site-policy", "the policy of the page does not begin with default-src 'none'", path)
    elif missing := [name for name in _CLOSED if stated.get(name) != ["'none'"]]:
        yield problem("site-policy", f"the policy of the page does not say {missing[0]} 'none'", path)
    for name, values in stated.items():
        usual = {"'none'", "'self'"} | (scripts if name == "script-src" else set())
        if name != "img-src" and (wide := [one for one in values if one not in usual]):
            yield problem("site-policy", f"the policy of the page allows {' '.join(wide)} in {name}", path)
    yield from _active(page, path)


def _active(page: Markup, path: str) -> Iterator[Problem]:
    """What the policy forbids, and browsers would complain of: styles, scripts and events in the page itself."""
    for element in page.elements:
        stated = element.attributes
        if element.name == "script" and stated.get("type") == _DATA:
            continue
        if element.name in ("style", *_RUNS) or (element.name == "script" and not stated.get("src")):
            yield problem("site-policy", f"<{element.name}> stands in the page itself", path, page.line(element.at))
        if element.name == "script" and stated.get("type") == "module":
            yield problem("site-disk", "a module: browsers refuse it from disk", path, page.line(element.at))
        if element.name == "meta" and stated.get("http-equiv", "").lower() == "refresh":
            yield problem("site-request", "the page leads elsewhere by itself (refresh)", path, page.line(element.at))
        for name in stated:
            if name.startswith("on") or name in ("style", "srcdoc"):
                yield problem("site-policy", f"<{element.name}> has an attribute {name}", path, page.line(element.at))


def _pictures(page: Markup, path: str) -> Iterator[Problem]:
    for number, element in enumerate(page.elements):
        stated = element.attributes
        named = stated.get("aria-label") or stated.get("aria-labelledby")
        if (element.name == "img" and "alt" not in stated) or (
            element.name == "svg" and not named and not _is_hidden(page, number) and not _has_title(page, number)
        ):
            words = f"<{element.name}> has no words for those who do not see it"
            yield problem("site-picture", words, path, page.line(element.at), "alt, or a <title> in an SVG")


def _is_hidden(page: Markup, number: int) -> bool:
    around = (page.elements[number], *page.around(number))
    return any(
        one.attributes.get("aria-hidden") == "true" or one.attributes.get("role") in ("none", "presentation")
        for one in around
    )


def _has_title(page: Markup, number: int) -> bool:
    for inner in page.elements[number + 1 :]:
        if inner.at and inner.parent < number:
            return False
        if inner.name == "title":
            return True
    return False


def _addresses(site: Site, page: Markup, path: str, policy: str, pointers: Pointers) -> Iterator[Problem]:
    for element in page.elements:
        for use in uses(element):
            found = aim(site, path, use)
            if found.slug == "site-request" and element.name in ("img", "source", "image") and _allowed(use, policy):
                line, hint = page.line(element.at), "a copy of it among the sources would be kept with the edition"
                words = f"a picture is loaded from elsewhere: {use.address[:80]}"
                yield problem("site-elsewhere", words, path, line, hint, "warning")
            elif found.slug:
                yield from _told(found, path, page.line(element.at))
            elif found.path:
                pointers.want(found.path, found.fragment, path, page.line(element.at))


def _allowed(use: Use, policy: str) -> bool:
    """Whether the page's own policy names the host of a picture: somebody wanted it so (``[images] hosts``)."""
    host = re.match(r"https://[^/]+", use.address.strip(), re.IGNORECASE)
    return host is not None and host[0].lower() in re.split(r"[\s;]+", policy)


def _told(found: Aim, path: str, line: int) -> Iterator[Problem]:
    if found.slug:
        yield problem(found.slug, found.words, path, line)
