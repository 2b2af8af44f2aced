"""Alternatives that were run together: forms that no reader may ever meet, and words of ours that no stream may hold.

``<choice><sic>a</sic><corr>b</corr></choice>`` says that one of two stands there; a page, a plain text or a row that says
``ab`` says what nobody wrote. Sought are the glued forms of a collection that its sources do not have as words.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html

from tests.promises.oracle import Source
from tests.promises.oracle_documents import Library, NotXml, discover, local
from tests.promises.site import Site

CATALOGUE = Path(__file__).parents[2] / "renderers" / "html" / "words" / "en.toml"
GROUPS = ("choice", "app", "subst", "rdgGrp")
LINES = frozenset(
    "p div li td th tr h1 h2 h3 h4 h5 h6 dd dt section article blockquote figure header nav ol ul table".split()
)
SIGNS = ("⟨", "⟩", "[…]", "⁂", "∅", "▫")
"""What stylesheets and marks set beside the words of a text."""
_SHORTEST = 5
"""Letters of a glued form: shorter ones are words of some language too often."""


def forms(source: Source) -> set[str]:
    """Glued forms of all alternatives in the files of a collection, without those that its streams have rightly."""
    rightly = "\n".join(stream for text in source.texts.values() for stream in text.streams.values())
    found = {glued for root in _roots(source.folder) for glued in _of_tree(root)}
    return {form for form in found if len(form) >= _SHORTEST and form not in rightly}


def _roots(folder: Path) -> Iterator[Any]:
    library = Library(folder)
    for path in discover(folder):
        try:
            yield library.document(path)
        except NotXml:
            continue


def _of_tree(root: Any) -> Iterator[str]:
    for element in root.iter("*"):
        if local(element) in GROUPS:
            yield from _pairs([child for child in element if isinstance(child.tag, str)])
        elif local(element) in ("del", "add"):
            after = element.getnext()
            if after is not None and local(after) in ("del", "add") and not (element.tail or "").strip():
                yield from _pairs([element, after])


def _pairs(alternatives: list[Any]) -> Iterator[str]:
    said = [" ".join("".join(one.itertext()).split()) for one in alternatives]
    for one, other in itertools.permutations(filter(None, said), 2):
        yield one + other


def check_glue(site: Site, source: Source) -> list[str]:
    """No glued form stands in any file of the site but the sources themselves."""
    sought = forms(source)
    found = []
    for path in sorted(site.root.rglob("*")):
        if (
            path.is_file()
            and path.suffix in (".html", ".txt", ".csv", ".json", ".jsonl")
            and ".xml" not in path.suffixes
        ):
            said = path.read_text(encoding="utf-8")
            said = _lines(said, in_place=path.stem.endswith("~diplomatic")) if path.suffix == ".html" else said
            found += [f"{path.relative_to(site.root)}: {form}" for form in sorted(sought) if form in said]
    return found


def _lines(html: str, *, in_place: bool) -> str:
    """What a reader sees of a page: blocks on lines of their own, nothing of ours.

    In a diplomatic view alternatives stand ``in_place``, and it is a sign of ours that parts them: there signs count.
    """
    root = lxml.html.document_fromstring(html)
    for generated in list(root.iter("*")) if not in_place else ():
        if "gen" in (generated.get("class") or "").split():
            generated.drop_tree()
    for block in root.iter(*LINES, "br"):
        block.text = "\n" + (block.text or "")
        block.tail = "\n" + (block.tail or "")
    return str(root.text_content())


def check_interface(site: Site, source: Source) -> list[str]:
    """Words of the interface and signs of ours stand in no stream whose source does not have them."""
    sections = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
    ours = {words for name in ("text", "marks", "streams", "page") for words in sections[name].values()} | set(SIGNS)
    found = []
    for identity, text in source.texts.items():
        for stream, words in text.streams.items():
            said = site.stream(identity, stream) or ""
            found += [
                f"{identity} {stream}: {one}"
                for one in sorted(ours)
                if len(re.findall(re.escape(one), said)) > words_of(one, words)
            ]
    return found


def words_of(sought: str, stream: str) -> int:
    """How often the oracle has it; its streams are without white space."""
    return "".join(stream.split()).count("".join(sought.split()))
