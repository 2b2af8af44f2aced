"""Skips that hide a fault are seen where everything is said to be there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SKIPPED = "import pytest\n@pytest.mark.skipif(True, reason={!r})\ndef test_a(): pass\ndef test_b(): pass\n"
WHOLE = "import pytest\npytest.importorskip('nothing_of_this_name')\ndef test_a(): pass\n"


def ran(folder: Path, content: str, everything: str) -> int:
    """The exit code of pytest."""
    (folder / "test_it.py").write_text(content, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.skipping", "-p", "no:cacheprovider", "test_it.py"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "EDITION_EVERYTHING": everything}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False).returncode


@pytest.mark.parametrize(
    ("reason", "everything", "code"),
    [("there is no chromium", "", 0), ("there is no chromium", "1", 1), ("root may write everywhere", "1", 0)],
)
def test_a_skip_fails_where_nothing_is_missing(reason: str, everything: str, code: int, tmp_path: Path) -> None:
    assert ran(tmp_path, SKIPPED.format(reason), everything) == code


def test_so_does_a_module_that_is_skipped_whole(tmp_path: Path) -> None:
    assert ran(tmp_path, WHOLE, "") == 5  # no test was run
    assert ran(tmp_path, WHOLE, "1") == 2
