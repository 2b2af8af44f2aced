"""What the search page counts is what a grep of plain texts, or of pages, counts: words taken at random, of each collection."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from pathlib import Path

from tests.browsers.driving import Browsers, Desk

ASKED = 50
COUNTED = """async words => { const said = [], results = document.getElementById('ui-results');
    for (const word of words) {
        delete results.dataset.milliseconds;
        location.hash = 'q=' + encodeURIComponent(word);
        while (!results.dataset.milliseconds) { await new Promise(done => setTimeout(done)); }
        said.push(document.getElementById('ui-found').textContent);
    }
    return said; }"""
READ = """() => { document.querySelectorAll('.gen').forEach(one => { one.style.display = 'none'; });
    return [...document.querySelectorAll('.stream')].map(one => one.innerText).join('\\n'); }"""


def plain(text: str) -> list[str]:
    """The words of a text without case and diacritics; by no code of the toolkit."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) not in ("Mn", "Cf", "Lm"))
    return re.findall(r"[^\W_]+", bare.casefold())


def grep(site: Path, desk: Desk) -> Counter[str]:
    """How often each word stands in the plain texts and in the files of notes and variants beside them.

    Where these are held back, because a text may not be copied: in its page.
    """
    found: Counter[str] = Counter()
    for file in (site / "texts").glob("*.txt"):
        found.update(plain(file.read_text(encoding="utf-8")))
    for page in (site / "texts").glob("*.html"):
        if "~" not in page.name and not page.with_suffix(".txt").exists():
            assert desk.open(f"texts/{page.name}") == []
            found.update(plain(desk.answer(READ)))
    return found


def test_counts_are_those_of_a_grep(browsers: Browsers, site: Path) -> None:
    with browsers.desk("chromium", site) as desk:
        there = grep(site, desk)
        words = sorted(word for word in there if len(word) > 2 and unicodedata.normalize("NFKC", word) == word)
        assert len(words) >= ASKED, f"{site.name} has {len(words)} words to ask for"
        asked = random.Random(ASKED).sample(words, ASKED)  # noqa: S311 - no secret
        assert desk.open("search.html") == []
        said = desk.answer(COUNTED, asked)
    told = [int(re.sub(r"\D", "", line.partition(" place")[0])) for line in said]
    assert dict(zip(asked, told, strict=True)) == {word: there[word] for word in asked}


def test_what_stands_in_no_text_is_not_found(browsers: Browsers, site: Path) -> None:
    with browsers.desk("chromium", site) as desk:
        desk.open("search.html")
        assert desk.answer(COUNTED, ["xqzyvk"]) == ["Nothing was found for xqzyvk."]
