"""Real collections whose pictures stand on other hosts, with these hosts named: what is special in each is right."""

from __future__ import annotations

import html
import re
import shutil
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pytest

from edition.building.engine import Order, build
from tests.promises.building import corpora
from tests.renderers.bodies import Words, dense

HOSTS = {
    "auden-musulin-letters": "iiif.acdh.oeaw.ac.at",
    "legal-kraus-facsimile": "www.digital.wienbibliothek.at",
    "al-muqtabas-arabic": "babel.hathitrust.org",
    "laenderkonferenz-1920": "viewer.acdh.oeaw.ac.at",
    "pressmint-si": "nl.ijs.si",
}
FOLDER = corpora()
PRESENT = [name for name in (*HOSTS, "isicily-epidoc") if FOLDER and (FOLDER / name).is_dir()]
ENDS = {"leaves": "~facsimile.html", "columns": "~parallel.html"}

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not PRESENT, reason="NOT TESTED: there are no collections here")]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The site of each collection, built with its host named."""
    assert FOLDER is not None
    found = {}
    for name in PRESENT:
        folder = tmp_path_factory.mktemp(name)
        source = folder / "source"
        shutil.copytree(FOLDER / name, source)
        settings = f'[images]\nhosts = ["{HOSTS[name]}"]\n' if name in HOSTS else ""
        (source / "edition.toml").write_text(settings, encoding="utf-8")
        build(Order(source, folder / "site", jobs=1, cache=folder / "cache"))
        found[name] = folder / "site"
    return found


def pages(site: Path, of: str) -> dict[str, str]:
    """The pages of a sort, by the name of their text."""
    return {
        path.name.removesuffix(ENDS[of]): path.read_text(encoding="utf-8")
        for path in sorted((site / "texts").glob(f"*{ENDS[of]}"))
    }


def leaves(page: str) -> list[tuple[str, int]]:
    """The name of each leaf, and how many pictures are on it."""
    found = re.split(r'<section class="leaf"', page)[1:]
    return [(re.findall(r'aria-label="([^"]*)"', leaf)[0], leaf.count("<img ")) for leaf in found]


@pytest.mark.parametrize("name", [name for name in PRESENT if name in HOSTS])
def test_pictures_come_from_the_named_host_alone(name: str, sites: dict[str, Path]) -> None:
    found = pages(sites[name], "leaves")
    assert found
    for page in found.values():
        sources = re.findall(r'<img src="([^"]*)"', page)
        assert {address.split("/")[2] for address in sources if "//" in address} == {HOSTS[name]}
        assert f"img-src 'self' data: https://{HOSTS[name]};" in page


@pytest.mark.parametrize("name", PRESENT)
def test_every_word_and_every_link(name: str, sites: dict[str, Path]) -> None:
    site = sites[name]
    for text, page in (pages(site, "leaves") | pages(site, "columns")).items():
        ids = re.findall(r' id="([^"]*)"', page)
        assert [one for one, count in Counter(ids).items() if count > 1] == []
        for address in map(html.unescape, re.findall(r'(?:href|src)="([^"]*)"', page)):
            file, _, fragment = address.partition("#")
            if "://" not in address and not address.startswith("mailto:"):
                assert (site / "texts" / unquote(file)).exists(), address
                assert file or not fragment or unquote(fragment) in {html.unescape(one) for one in ids}, address
        plain = site / "texts" / f"{text}.txt"
        if plain.is_file() and text in pages(site, "leaves"):
            parts = re.findall(
                r'<article class="stream text"[^>]*>(.*?)</article>', pages(site, "leaves")[text], re.DOTALL
            )
            assert "".join(Words(part).text for part in parts) == dense(plain.read_text(encoding="utf-8"))


def of(name: str, sites: dict[str, Path]) -> dict[str, list[tuple[str, int]]]:
    if name not in sites:
        pytest.skip(f"NOT TESTED: {name} is not here")
    return {text: leaves(page) for text, page in pages(sites[name], "leaves").items()}


def test_auden_numbers_leaves_by_their_edition_and_names_services(sites: dict[str, Path]) -> None:
    found = of("auden-musulin-letters", sites)
    assert len(found) == 73
    assert sum(count for pages_ in found.values() for _, count in pages_) == 364
    assert found["amp-transcript__0001.xml"] == [("page 1r", 1), ("page 1v", 1), ("page 2r", 1), ("page 2v", 1)]
    page = pages(sites["auden-musulin-letters"], "leaves")["amp-transcript__0001.xml"]
    assert '<img src="https://iiif.acdh.oeaw.ac.at/amp/amp_0001/full/1000,/0/default.jpg"' in page
    assert 'width="4564" height="3450"' in page


def test_kraus_has_surfaces_in_groups(sites: dict[str, Path]) -> None:
    found = of("legal-kraus-facsimile", sites)
    assert found["D_000027-002-000.xml"] == [(f"page {n}", 1) for n in (1, 2, 3, 4)]
    assert sum(count for pages_ in found.values() for _, count in pages_) == 139


def test_al_muqtabas_has_two_editions_and_one_has_pictures(sites: dict[str, Path]) -> None:
    (found,) = of("al-muqtabas-arabic", sites).values()
    assert [name for name, count in found if count] == [f"page {n}" for n in range(265, 313)]
    (page,) = pages(sites["al-muqtabas-arabic"], "leaves").values()
    assert page.count('<article class="stream text" dir="rtl">') == len(found)


def test_the_conference_has_a_picture_for_every_page(sites: dict[str, Path]) -> None:
    found = of("laenderkonferenz-1920", sites)
    assert sum(count for pages_ in found.values() for _, count in pages_) == 128
    assert all(name.startswith("page ") for pages_ in found.values() for name, _ in pages_)


def test_newspapers_whose_first_page_alone_is_marked_have_all_pictures_beside_it(sites: dict[str, Path]) -> None:
    found = of("pressmint-si", sites)
    assert [count for _, count in found["PressMint-SI_1914-08-07-2KUI6981"]] == [5]


def test_inscriptions_stand_beside_their_translations(sites: dict[str, Path]) -> None:
    if "isicily-epidoc" not in sites:
        pytest.skip("NOT TESTED: isicily-epidoc is not here")
    found = pages(sites["isicily-epidoc"], "columns")
    assert len(found) == 14
    titles = {
        text: re.findall(r'role="columnheader" dir="auto"><a [^>]*>([^<]*)<', page) for text, page in found.items()
    }
    assert titles["ISic001303"] == ["Edition (grc)", "Translation (en)", "Translation (it)"]
    assert 'lang="grc" dir="ltr"' in found["ISic001303"]
