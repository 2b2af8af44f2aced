"""What a page shows of a name: data in scripts, in one file or in shards that the address of an entity leads to."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from edition.renderers.html import cards
from edition.renderers.html.cards import Cards, shard
from edition.renderers.html.site import Site

from edition.model import Artifact
from edition.project import Project
from tests.renderers.sample import FakeIndex, entity


def scripts(index: FakeIndex, count: int) -> dict[str, str]:
    """The files by their names."""
    site = Site(index)
    site.counts["person"] = count
    return {made.path: told(made) for made in Cards(site).artifacts()}


def told(artifact: Artifact) -> str:
    assert not isinstance(artifact.content, bytes)
    return b"".join(artifact.content).decode()


def data(script: str) -> tuple[int, dict[str, str], dict[str, list[Any]]]:
    """What a script calls ``names`` with."""
    found = re.fullmatch(r"names\((.*)\);\n", script, re.DOTALL)
    assert found is not None
    of, words, known = json.loads(f"[{found[1]}]")
    return of, words, known


def test_a_small_edition_has_all_in_one_file() -> None:
    ada = entity("ada", name="Ada <b>\u2028", note="n", identifiers="https://a.example | x", mentions=3, texts=2)
    found = scripts(FakeIndex(project=Project(), known=(ada,)), 1)
    assert list(found) == ["data/entities.js"]
    assert "<" not in found["data/entities.js"]  # whatever is in it, it is no markup, and no end of a line
    assert "\u2028" not in found["data/entities.js"]
    of, words, known = data(found["data/entities.js"])
    assert of == 1
    assert words["close"] == "Close"
    card = ["Person", "Ada <b>\u2028", "n", "", "3 times in 2 texts of the edition", ["https://a.example", "x"]]
    assert known == {"persons/ada.html": card}


@pytest.mark.parametrize(
    ("mentions", "texts", "said"),
    [
        (0, 0, ""),
        (1, 1, "once in the whole edition"),
        (2, 1, "2 times in the whole edition, in one text"),
        (5, 3, "5 times in 3 texts of the edition"),
    ],
)
def test_how_often_in_all(mentions: int, texts: int, said: str) -> None:
    one = entity("ada", mentions=mentions, texts=texts)
    known = data(scripts(FakeIndex(project=Project(), known=(one,)), 1)["data/entities.js"])[2]
    assert known["persons/ada.html"][4] == said


def test_a_large_edition_has_shards_and_each_entity_is_in_the_one_that_its_address_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cards, "_EACH", 4)
    monkeypatch.setattr(cards, "_TOGETHER", 3)  # so there are several passes
    people = [entity(f"p{n}", mentions=1, texts=1) for n in range(40)]
    found = scripts(FakeIndex(project=Project(), known=tuple(people)), 40)
    assert list(found) == ["data/entities.js", *(f"data/entities-{n}.js" for n in range(10))]
    assert data(found["data/entities.js"])[0] == 10
    assert data(found["data/entities.js"])[2] == {}
    there = {page: n for n in range(10) for page in data(found[f"data/entities-{n}.js"])[2]}
    assert there == {one.page: shard(one.page, 10) for one in people}
    assert len(set(there.values())) > 5
