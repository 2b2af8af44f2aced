"""What the search page counts is what a grep of the plain texts counts: words taken at random, of each collection."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from pathlib import Path

from tests.browsers.driving import Browsers

ASKED = 50
COUNTED = """async words => { const said = [], results = document.getElementById('ui-results');
    for (const word of words) {
        delete results.dataset.milliseconds;
        location.hash = 'q=' + encodeURIComponent(word);
        while (!results.dataset.milliseconds) { await new Promise(done => setTimeout(done)); }
        said.push(document.getElementById('ui-found').textContent);
    }
    return said; }"""


def plain(text: str) -> list[str]:
    """The words of a text without case and diacritics; by no code of the toolkit."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) not in ("Mn", "Cf", "Lm"))
    return re.findall(r"[^\W_]+", bare.casefold())


def grep(site: Path) -> Counter[str]:
    """How often each word stands in the plain texts and in the files of notes and variants beside them."""
    found: Counter[str] = Counter()
    for path in (site / "texts").glob("*.txt"):
        found.update(plain(path.read_text(encoding="utf-8")))
    return found


def test_counts_are_those_of_a_grep(browsers: Browsers, site: Path) -> None:
    there = grep(site)
    words = sorted(word for word in there if len(word) > 2 and unicodedata.normalize("NFKC", word) == word)
    asked = random.Random(ASKED).sample(words, min(ASKED, len(words)))  # noqa: S311 - no secret
    with browsers.desk("chromium", site) as desk:
        assert desk.open("search.html") == []
        said = desk.answer(COUNTED, asked)
    told = [int(re.sub(r"\D", "", line.partition(" place")[0])) for line in said]
    assert dict(zip(asked, told, strict=True)) == {word: there[word] for word in asked}


def test_what_stands_in_no_text_is_not_found(browsers: Browsers, site: Path) -> None:
    with browsers.desk("chromium", site) as desk:
        desk.open("search.html")
        assert desk.answer(COUNTED, ["xqzyvk"]) == ["Nothing was found for xqzyvk."]
