"""To check one text little is loaded: what a mistake, a build or the network would need waits until it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = "concurrent.futures difflib elementpath http.client importlib.metadata multiprocessing saxonche ssl xmlschema"
PROGRAM = """
import sys
from edition.cli.commands import run
code = run(["validate", sys.argv[1]])
print(code, *sorted(sys.modules.keys() & set(sys.argv[2:])))
"""


def test_a_text_that_is_right_is_checked_without_what_is_heavy() -> None:
    text = ROOT / "texts" / "letter.xml"
    command = [sys.executable, "-c", PROGRAM, str(text), *HEAVY.split()]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert "no problems" in done.stderr
    assert done.stdout.splitlines() == ["0"]
