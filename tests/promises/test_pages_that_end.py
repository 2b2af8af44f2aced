"""Where pages hold next to nothing, every row is still on one of them, all of them are reached, and each link resolves."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from edition.renderers import html
from edition.renderers.html.paging import Limits

from edition.building.engine import Order, build
from tests.promises import checks_pages
from tests.promises.building import Builds
from tests.promises.site import ENTITY_TABLES, Site, split_url

LIMITS = Limits(lines=3, entries=2)
CHECKS = (
    checks_pages.check_links,
    checks_pages.check_fragments,
    checks_pages.check_alone,
    checks_pages.check_html_form,
)


@pytest.fixture(scope="module", params=["texts", "fixtures"])
def site(request: pytest.FixtureRequest, builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Site:
    output = tmp_path_factory.mktemp("short") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html, "Pages", partial(html.Pages, limits=LIMITS))
        build(Order(builds.source(request.param), output, jobs=1))
    return Site(output)


def links(page: str, path: str) -> Iterator[str]:
    """Where the links of a page lead, from the site's root; fragments stay."""
    for address in re.findall(r'<a [^>]*?href="([^"]*)"', page):
        if not re.match("[a-z]+:", address):
            yield urljoin(f"/{path}", address.replace("&amp;", "&"))[1:]


def further(site: Site, page: str) -> list[str]:
    """An entity's page and those after it."""
    stem = page.removesuffix(".html")
    return [page, *(f"{stem}~{n}.html" for n in range(2, 500) if (site.root / f"{stem}~{n}.html").is_file())]


def content(site: Site, path: str) -> str:
    return (site.root / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_link_resolves_and_pages_are_sound(site: Site, check: object, builds: Builds) -> None:
    assert check(site, builds.truth("texts"))[:20] == []  # type: ignore[operator]


def test_every_mention_is_once_on_a_page_of_its_entity(site: Site) -> None:
    pages = {
        (kind, row["id"]): unquote(row["url"]) for kind, table in ENTITY_TABLES.items() for row in site.data(table)
    }
    rows: dict[str, Counter[str]] = {}
    for row in site.data("mentions"):
        if row["entity"]:
            rows.setdefault(pages[row["kind"], row["entity"]], Counter())[row["url"]] += 1
    assert any(len(further(site, page)) > 1 for page in rows)
    for page, expected in rows.items():
        found: Counter[str] = Counter()
        for path in further(site, page):
            mentions = content(site, path).rpartition("<h2>Mentions</h2>")
            found.update(links(mentions[2].rpartition("</section>")[0], path) if mentions[1] else ())
        assert {url: found[url] for url in expected} == expected, page


def test_no_page_has_more_lines_than_it_may(site: Site) -> None:
    for path, page in ((path, content(site, path)) for path, _ in site.pages() if not path.startswith("texts/")):
        assert page.count('<li dir="auto">') <= LIMITS.lines, path


def test_all_pages_are_reached_from_the_first(site: Site) -> None:
    seen, waiting = {"index.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        for address in links(content(site, path), path):
            target = posixpath.normpath(split_url(address)[0]) if address else path
            if target.endswith(".html") and target not in seen:
                seen.add(target)
                waiting.append(target)
    everything = {path for path, _ in site.pages()}
    assert {path for path in everything - seen if "~" in Path(path).name} == set()
    assert len(seen) > len(everything) / 2
