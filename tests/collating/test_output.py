"""``edition/cli/collate.py``: over what a result is written."""

from __future__ import annotations

import os
import resource
from pathlib import Path

import pytest

from edition.cli.collate import _check_output
from edition.collating import document
from edition.errors import OutputError


def test_of_what_was_not_made_here_the_beginning_alone_is_read(tmp_path: Path) -> None:
    output = tmp_path / "disk.img"
    output.touch()
    os.truncate(output, 400_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(OutputError, match="was not made by edition collate"):
        _check_output(output, [], force=False)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000, "kilobytes"


def test_what_begins_as_ours_and_goes_on_otherwise_is_not_ours(tmp_path: Path) -> None:
    mark = f'<?edition-collate sha256="{"0" * 64}"?>\n'.encode()
    assert document.may_be_ours(mark)
    (tmp_path / "a.xml").write_bytes(mark + b"<TEI/>")
    with pytest.raises(OutputError, match="was not made by edition collate"):
        _check_output(tmp_path / "a.xml", [], force=False)
