"""What is allowed to a site whose words Pagefind finds, and that it is allowed to its search page alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from edition.building.manifest import Manifest, Written
from edition.preserving import hosted, pages
from edition.preserving.folder import Site
from edition.preserving.pointing import Pointers

CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'"
POLICY = f"{CLOSED}; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
    '<meta http-equiv="Content-Security-Policy" content="{}"><title>A</title></head><body><main><h1>Words</h1></main></body></html>'
)
SCRIPT = 'const found = import("../search/pagefind/pagefind.js"); found.then(begin);'


def site(*paths: str) -> Site:
    return Site("nowhere", paths, Manifest(Written(path, 1, "0" * 64) for path in paths), (), frozenset(paths))


@pytest.fixture
def pointers() -> Iterator[Pointers]:
    with closing(Pointers()) as made:
        yield made


def faults(where: Site, path: str, pointers: Pointers, policy: str = POLICY) -> list[str]:
    return [one.slug for one in pages.of_page(where, path, PAGE.format(policy), pointers)]


def test_the_search_page_of_such_a_site_may_compile(pointers: Pointers) -> None:
    assert faults(site("search.html", hosted.PROGRAM), "search.html", pointers) == []


def test_no_other_page_may_and_none_of_another_site(pointers: Pointers) -> None:
    assert faults(site("about.html", hosted.PROGRAM), "about.html", pointers) == ["site-policy"]
    assert faults(site("search.html"), "search.html", pointers) == ["site-policy"]


@pytest.mark.parametrize("policy", ["script-src 'self' 'unsafe-eval'", "connect-src *", "style-src 'wasm-unsafe-eval'"])
def test_nothing_else_is_allowed_to_it(pointers: Pointers, policy: str) -> None:
    where = site("search.html", hosted.PROGRAM)
    assert faults(where, "search.html", pointers, f"{CLOSED}; {policy}") == ["site-policy"]


def test_its_two_scripts_may_load_and_no_other() -> None:
    where = site(hosted.PROGRAM)
    assert list(pages.of_script(where, "static/hosted-search.js", SCRIPT)) == []
    for other in ("static/reading.js", "static/search-page.js"):
        assert [one.slug for one in pages.of_script(where, other, SCRIPT)] == ["site-disk"]
    assert [one.slug for one in pages.of_script(site(), "static/hosted-search.js", SCRIPT)] == ["site-disk"]
    assert [one.slug for one in pages.of_script(where, hosted.PROGRAM, 'eval("1"); fetch(a);')] == ["site-policy"]
