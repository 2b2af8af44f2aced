"""All that is proposed for real texts, accepted and written: not a letter changes, not another byte, and a second time nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from edition.editing.patching import Lines
from edition.encoding.ledger.applying import Applied, applied
from edition.encoding.ledger.moving import Located, as_decided, merged
from edition.encoding.ledger.rows import BY_RULE, Row
from edition.encoding.proposing import Proposers
from edition.encoding.tagging.evidence import Setting
from edition.encoding.tagging.flows import flows
from edition.encoding.tagging.lexicon import Lexicon, read_lexicon
from edition.reading.parsing import parse
from edition.reading.reader import headed
from tests.encoding.ledger.test_applying import without
from tests.encoding.texts import LARGEST, real_texts
from tests.promises.building import REPOSITORY, corpora

FOLDERS = [REPOSITORY / "texts", *(sorted(p for p in folder.iterdir() if p.is_dir()) if (folder := corpora()) else ())]
AT_MOST = 12
"""Texts of a collection."""


def registers(paths: Iterable[Path]) -> Lexicon:
    return read_lexicon([(str(path), path.read_bytes()) for path in paths], learning=False)


def tagged(data: bytes, rows: Sequence[Row], proposers: Proposers, known: Lexicon) -> Applied:
    """A text with all that is proposed for it, accepted."""
    passages = flows(Lines(data).text)
    there = merged(rows, proposers.propose(as_decided(rows, passages), Setting()), passages, {})
    accepted = [
        Located(replace(one.row, decision="accept", who=BY_RULE) if one.row.is_open else one.row, one.flow)
        for one in there
    ]
    return applied(data, passages, accepted, lambda row: [(row.attribute, row.entry), ("type", row.type)])


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_tagging_twice_changes_nothing_and_no_letter_ever(folder: Path) -> None:
    paths = tuple(sorted(folder.rglob("*.xml")))
    known = registers(paths)
    proposers = Proposers(known)
    texts = 0
    for path, data, source in real_texts(paths):
        if len(data) > LARGEST or not headed(parse(path.name, data).root) or not flows(source):
            continue
        once = tagged(data, (), proposers, known)
        assert without(once) == data, path.name
        again = tagged(once.data, once.rows, proposers, known)
        assert again.data == once.data, path.name
        texts += 1
        if texts == AT_MOST:
            break
