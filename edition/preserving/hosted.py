"""What a site may do whose words Pagefind finds: its search page needs a web server, and nothing else of the site does."""

from __future__ import annotations

from edition.preserving.folder import Site

PAGE = "search.html"
PROGRAM = "search/pagefind/pagefind.js"
_SCRIPTS = frozenset((PROGRAM, "static/hosted-search.js"))
_COMPILES = "'wasm-unsafe-eval'"
SAID = (
    "is Pagefind, which needs a web server: search.html may compile WebAssembly, and two scripts may load files of the site"
    " (allowed to nothing else); from a disk the page leads to the index of words"
)
"""Is told beside what the judges did."""


def is_hosted(site: Site) -> bool:
    """Whether a build has put the program there."""
    return PROGRAM in site.manifest


def policy(site: Site, path: str) -> frozenset[str]:
    """What the policy of a page may allow to scripts beside what all may."""
    return frozenset((_COMPILES,)) if path == PAGE and is_hosted(site) else frozenset()


def allows(site: Site, path: str, slug: str) -> bool:
    """Whether a script may do what this problem says: load files of the site; the program also names a host for example."""
    may = {"site-disk": _SCRIPTS, "site-request": {PROGRAM}}
    return path in may.get(slug, ()) and is_hosted(site)
