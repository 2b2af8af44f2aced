"""Each link of an index leads to the very words: the ``:target`` of the page holds what the index says."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote

import lxml.html

from tests.browsers.driving import Browsers

INDEXES = "persons organizations sessions places events works others quotations".split()
LANDED = """fragments => fragments.map(one => { location.replace('#' + one); let there = document.querySelector(':target');
    there = there && !there.textContent && there.localName === 'span' ? there.parentElement : there;  // the whole passage
    const own = there && there.cloneNode(true);
    const plain = own && own.cloneNode(true);
    plain && plain.querySelectorAll('.gen').forEach(one => one.remove());
    const struck = plain && !plain.textContent.trim();
    own && own.querySelectorAll('a.mark').forEach(mark => {  // words that are struck out stand where their marks lead
        const item = document.getElementById(decodeURIComponent(mark.hash.slice(1))).cloneNode(true);
        item.querySelectorAll('.gen').forEach(one => one.remove());
        mark.replaceWith(struck ? item.textContent : ''); });
    own && own.querySelectorAll('.gen').forEach(one => one.remove());
    own && own.matches('.tei-sp, .tei-u') && own.querySelectorAll('.tei-speaker, .tei-stage').forEach(one => one.remove());
    return own && own.textContent; })"""


def dense(words: str) -> str:
    return re.sub(r"\s+", "", words)


def links(site: Path) -> dict[str, dict[str, set[str]]]:
    """Of each page of a text, the fragments that indexes link to, with the forms that they name there."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for index in INDEXES:
        for page in sorted((site / index).glob("*.html")):
            tree = lxml.html.parse(str(page), lxml.html.HTMLParser(encoding="utf-8"))
            for link in tree.xpath("//main//ol[contains(@class, 'lines')]//a[@class='said' or ancestor::b or b]"):
                address, _, fragment = link.get("href").partition("#")
                if fragment and not address.startswith("http"):
                    to = posixpath.normpath(f"{index}/{unquote(address)}")
                    found[to][fragment].add(dense(link.text_content()))
    return found


def test_each_link_lands_on_the_words_it_names(browsers: Browsers, site: Path) -> None:
    """The target is these words; it holds more only where a name or a quotation goes through several streams or is cut short."""
    wanted = links(site)
    assert sum(map(len, wanted.values())) > 20
    others, wrong, told = 0, [], 0
    with browsers.desk("chromium", site) as desk:
        for page, forms in wanted.items():
            desk.open(page)
            for fragment, words in zip(forms, desk.answer(LANDED, list(forms)), strict=True):
                there = dense(words or "")
                told += len(forms[fragment])
                for form in forms[fragment]:
                    begins = form.removesuffix("…")
                    others += not (there == form or (begins != form and there.startswith(begins)))
                    wrong += [f"{page}#{fragment}: {form!r} is not in {words!r}"] if begins not in there else []
    assert wrong[:5] == []
    assert others <= told / 50, f"{others} of {told} links lead to more than the words they name"
