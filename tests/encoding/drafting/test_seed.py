"""The article that lies beside the real collections: headline, byline and date, two broken paragraphs, no word lost."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from edition.encoding.drafting.drafting import Draft, draft
from edition.encoding.drafting.opening import opened
from tests.encoding.drafting.drafts import ROOT, T, body, kinds, log, names, texts, tree

SEED = Path(os.environ.get("EDITION_CORPORA", ROOT.parent / "shared" / "corpora")).parent / "seed" / "article.txt"


@pytest.fixture(scope="module")
def made() -> Draft:
    if not SEED.is_file():
        pytest.skip("NOT TESTED ON the article: it is not beside the real collections (EDITION_CORPORA)")
    return draft(opened("article.txt", SEED.read_bytes()), None, "article")


def test_headline_byline_and_date_are_in_their_places(made: Draft) -> None:
    assert names(body(made))[:3] == ["head", "byline", "docDate"]
    assert (made.facts.author, made.facts.when, made.facts.lang) == ("Genevieve Leigh", "2017-09-16", "en")


def test_two_broken_paragraphs_are_joined_and_logged(made: Draft) -> None:
    assert kinds(made).count("paragraph-joined") == 2
    assert [row["line"] for row in log(made) if row["kind"] == "paragraph-joined"] == ["23", "39"]
    assert len(body(made).findall(f"{T}p")) == 22


def test_the_invitation_at_the_end_is_set_apart(made: Draft) -> None:
    assert len(texts(made, "back")) == 1


def test_no_word_is_lost(made: Draft) -> None:
    source = Counter(SEED.read_text("utf-8").replace("## ", "").replace("\\$", "$").split())
    encoded = Counter(word for text in tree(made).find(f"{T}text").itertext() for word in text.split())
    assert encoded == source
