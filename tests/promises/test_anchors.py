"""Promise 3, anchors last: a passage keeps its id while others come, go and move, and while it is tagged itself."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.promises import checks_pages
from tests.promises.building import PLAIN, Subject, run
from tests.promises.oracle import squeeze
from tests.promises.site import Site

DOCUMENT = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title></titleStmt></fileDesc></teiHeader>'
    "<text><body>{}</body></text></TEI>"
)
INLINE = (
    "<hi>{}</hi>",
    '<persName ref="#x">{}</persName>',
    '<rs type="person" key="k">{}</rs>',
    "<said>{}</said>",
    "<q>{}</q>",
    "<add>{}</add>",
    "<choice><sic>zzz</sic><corr>{}</corr></choice>",
    "<app><lem>{}</lem><rdg>zzz</rdg></app>",
    "{}<note>zzz</note>",
    "{}<del>zzz</del>",
    "{}<lb/>",
    '<pb n="1"/>{}',
    "{}<!-- zzz -->",
    "\n  {}\n  ",
)
"""Ways to tag a word that leave the passage's own running text as it was."""


@dataclass(frozen=True)
class Item:
    """One passage: element, words, the tags around them, and its ``xml:id`` where it has one."""

    element: str
    words: tuple[str, ...]
    tags: tuple[str, ...]
    id: str = ""

    @property
    def xml(self) -> str:
        content = " ".join(tag.format(word) for tag, word in zip(self.tags, self.words, strict=True))
        stated = f' xml:id="{self.id}"' if self.id else ""
        return f"<{self.element}{stated}>{content}</{self.element}>"

    @property
    def key(self) -> tuple[str, str]:
        return self.element, _dense("".join(self.words))


@dataclass(frozen=True)
class Pair:
    """A text before and after a change, and the passage that should not notice."""

    before: tuple[Item, ...]
    after: tuple[Item, ...]
    item: Item
    divided: int


@st.composite
def items(draw: st.DrawFn) -> Item:
    words = draw(st.lists(st.text("abcäößשлe\u0301", min_size=1, max_size=6), min_size=1, max_size=4))
    identifier = draw(st.sampled_from(["", "", "", *(f"id{n}" for n in range(4))]))
    return Item(draw(st.sampled_from(["p", "ab", "head", "l"])), tuple(words), ("{}",) * len(words), identifier)


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    before = draw(st.lists(items(), min_size=2, max_size=6, unique_by=lambda item: item.key))
    item = draw(st.sampled_from(before))
    before = [replace(other, id="") if other.id == item.id and other is not item else other for other in before]
    others = [other for other in before if other is not item]
    added = [
        new for new in draw(st.lists(items(), max_size=3)) if new.key != item.key and (not new.id or new.id != item.id)
    ]
    kept = draw(st.permutations(others + added))[: draw(st.integers(0, len(others) + len(added)))]
    tags = draw(st.lists(st.sampled_from(INLINE), min_size=len(item.words), max_size=len(item.words)))
    place = draw(st.integers(0, len(kept)))
    after = [*kept[:place], replace(item, tags=tuple(tags)), *kept[place:]]
    return Pair(tuple(before), tuple(after), item, draw(st.integers(0, len(after))))


def _body(list_: tuple[Item, ...], divided: int) -> str:
    first, rest = "".join(i.xml for i in list_[:divided]), "".join(i.xml for i in list_[divided:])
    return f"<div>{first}</div><div>{rest}</div>" if divided else rest


def _id(site: Site, text: str, item: Item) -> str:
    """The id of a passage that is known by its words."""
    passages = [p for p in site.passages[text] if p["stream"] == "text"]
    found = [p["id"] for p in passages if (p["element"], _words(site, text, p, passages)) == item.key]
    assert len(found) == 1, f"{item.key} stands {len(found)} times in {text}"
    return str(found[0])


def _words(site: Site, text: str, passage: dict[str, Any], passages: list[dict[str, Any]]) -> str:
    content = site.stream(text, "text") or ""
    assert not [p for p in passages if p["parent"] == passage["id"]]
    return _dense(content[passage["start"] : passage["end"]])


def _dense(words: str) -> str:
    return unicodedata.normalize("NFC", squeeze(words))


@settings(
    max_examples=4,
    derandomize=True,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(pairs(), min_size=25, max_size=25))
def test_id_lasts(tmp_path_factory: pytest.TempPathFactory, changes: list[Pair]) -> None:
    folder = tmp_path_factory.mktemp("anchors")
    _write(folder / "source", changes)
    done = run(folder / "source", folder / "site", PLAIN)
    assert done.returncode in (0, 1), done.stderr[-2000:]
    site = Site(folder / "site")
    for n, pair in enumerate(changes):
        assert _id(site, f"b{n}", pair.item) == _id(site, f"a{n}", pair.item), pair


def _write(folder: Path, changes: list[Pair]) -> None:
    folder.mkdir()
    for n, pair in enumerate(changes):
        (folder / f"b{n}.xml").write_text(DOCUMENT.format(_body(pair.before, 0)), encoding="utf-8")
        (folder / f"a{n}.xml").write_text(DOCUMENT.format(_body(pair.after, pair.divided)), encoding="utf-8")


def test_hash_is_the_published_one() -> None:
    # printf 'p\nHello' | sha256sum | head -c 64 | xxd -r -p | base32 | head -c 10
    assert checks_pages.hashed("p", "Hello") == "p3snhqbbz4d"


def test_passages_cover_every_character(subject: Subject) -> None:
    assert checks_pages.check_passages(subject.site, subject.truth)[:20] == []


def test_ids_are_stated_or_hashes(subject: Subject) -> None:
    assert checks_pages.check_anchor_ids(subject.site, subject.truth)[:20] == []
