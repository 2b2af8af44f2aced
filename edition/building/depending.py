"""What the facts of a file depend on beside its own bytes, written down with them."""

from __future__ import annotations

import json
from typing import NamedTuple

from edition.building.settings import hangs_on_schemas
from edition.building.surveying import FileFacts


class Depends(NamedTuple):
    """What the facts of a file depend on beside it: files it includes with their hashes, pictures that are there or are not.

    ``fragments`` are also files that it would include if they were other than they are, '' for the hash of one that cannot be
    read. ``members`` are texts that it names and registers that it includes; ``lasting`` is false where it must be surveyed
    again each time.
    """

    fragments: tuple[tuple[str, str], ...] = ()
    pictures: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    lasting: bool = True


def read_depends(value: str) -> Depends:
    """What a file's facts depend on, as it was written down."""
    fragments, pictures, missing, members, lasting = json.loads(value)
    return Depends(tuple(map(tuple, fragments)), tuple(pictures), tuple(missing), tuple(members), lasting)


def depends_of(facts: FileFacts) -> Depends:
    """What facts depend on beside their file."""
    problematic = facts.kind == "malformed" or any(p.slug.startswith("include-") for p in facts.problems)
    lasting = not problematic and not hangs_on_schemas(facts)
    members = [member for text in facts.texts for member in text.includes]
    members += [path for path, _, kind in facts.fragments if kind in ("tei", "register")]
    fragments = tuple((path, sha) for path, sha, _ in (*facts.fragments, *facts.sought))
    return Depends(fragments, facts.media, facts.missing_media, tuple(members), lasting)
