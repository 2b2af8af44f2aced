"""All files of the search that are made of the whole edition: what the search page loads, the page, the word index."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import partial
from importlib.resources import files
from typing import Any

from edition.renderers.html.site import Site

from edition.model import Artifact

from .adding import handed_over
from .census import Block, Bucket, Census
from .folding import tables
from .shards import Buckets, shard_file
from .word_pages import WordPages

_MARK = "mark.js"
_SCRIPTS = {False: ("search-page.js", "search.js"), True: ("search-page.js", "hosted-search.js")}
"""The scripts of the search page, in their order: the page, and what finds words, ours or that for a web server."""
_HELPS = ("help-words", "help-phrase", "help-prefix", "help-folded", "help-streams")
_ELSEWHERE = {False: {}, True: {"help-words": "hosted", "help-prefix": "", "help-folded": "hosted"}}
"""What the page says of asking, and which of it the other search says otherwise, or not."""
MANIFEST = "search/edition"


def search_files(site: Site) -> Iterator[Artifact]:
    """All of them. Pieces are counted now; nothing is put together before it is asked for."""
    census = Census(site.index)
    buckets = Buckets(site.index, census.texts)
    words = WordPages(site, census, buckets)
    by_bucket = {name: list(some) for name, some in itertools.groupby(words.letters, key=lambda one: one.bucket.name)}
    hosted = site.index.project.is_hosted
    for bucket in census.buckets:
        if not hosted:
            yield from _shards(buckets, bucket)
        for letter in by_bucket[bucket.name]:
            yield from words.of(letter)
    if not hosted:
        for n, block in enumerate(census.blocks):
            yield Artifact(f"search/blocks/{n}.js", _block(census, n, block), block.stamp)
    yield Artifact(f"{MANIFEST}.js", _manifest(site, census, hosted))
    yield site.page("search.html", "search.html", site.words["search"]["title"], partial(_values, site, words, hosted))
    for name in (*_SCRIPTS[hosted], _MARK):
        yield Artifact(f"static/{name}", _static(name))


def _shards(buckets: Buckets, bucket: Bucket) -> Iterator[Artifact]:
    for number in range(bucket.shards):
        yield Artifact(f"{shard_file(bucket.name, number)}.js", buckets.shard(bucket, number), bucket.stamp)


def style() -> bytes:
    """What the search adds to the stylesheet."""
    return (files(__package__) / "static" / "search.css").read_bytes()


def _static(name: str) -> Iterator[bytes]:
    yield (files(__package__) / "static" / name).read_bytes()


def _block(census: Census, number: int, block: Block) -> Iterator[bytes]:
    some = itertools.islice(census.facts(), block.first, block.first + block.texts)
    yield f'editionSearch("search/blocks/{number}",['.encode() + b",\n".join(some) + b"]);\n"


def _manifest(site: Site, census: Census, hosted: bool) -> Iterator[bytes]:
    """How many texts there are, the first of each block, which buckets there are; how words are folded; what is said.

    Where another program searches: what is said alone.
    """
    words = site.words
    said = {**words["search"], **{f"in-{stream}": name for stream, name in words["streams"].items()}}
    said |= {f"by-{kind}": words["kinds"][kind] for kind in ("person", "organization", "place", "session")}
    if hosted:
        yield handed_over(MANIFEST, {"words": {**said, **words["hosted"]}})
        return
    yield handed_over(
        MANIFEST,
        {
            "texts": len(census.texts),
            "blocks": [block.first for block in census.blocks],
            "buckets": [bucket.name for bucket in census.buckets],
            "fold": tables(),
            "words": said,
        },
    )


def _values(site: Site, words: WordPages, hosted: bool) -> dict[str, Any]:
    tables = ((_ELSEWHERE[hosted].get(help_, "search"), help_) for help_ in _HELPS)
    helps = [site.words[table][help_] for table, help_ in tables if table]
    return {"letters": words.in_order(), "hosted": hosted, "helps": helps, "scripts": _SCRIPTS[hosted]}
