"""The Nu Html Checker, where it is: ``EDITION_VNU`` names its ``vnu.jar``, or ``vnu`` is on the PATH. Another's judgement."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from typing import Any

from edition.model import Problem
from edition.preserving.folder import Site, problem

_VARIABLE = "EDITION_VNU"
_TOGETHER = 200
_PATIENCE = 900
_OF_THE_SOURCE = re.compile(r"The language subtag|Bad (script|region|variant) subtag|Forbidden code point U\\+00[89]")
"""What a text itself says wrongly: pages hand it on."""


def command() -> list[str]:
    """How it is called here; [] where it is not."""
    jar = os.environ.get(_VARIABLE, "")
    if jar:
        java = shutil.which("java")
        return [java, "-jar", jar] if java and os.path.isfile(jar) else []  # noqa: PTH113 - the seam of disks is for sites
    found = shutil.which("vnu")
    return [found] if found else []


def judged(site: Site, pages: Sequence[str], call: Sequence[str]) -> Iterator[tuple[int, list[Problem]]]:
    """How many pages were judged so far, and what was found in them. Raises ``OSError`` and ``ValueError`` where it fails."""
    for first in range(0, len(pages), _TOGETHER):
        some = pages[first : first + _TOGETHER]
        yield first + len(some), [_problem(site, message) for message in _messages(site, some, call)]


def _messages(site: Site, pages: Sequence[str], call: Sequence[str]) -> Iterator[dict[str, Any]]:
    flags = ["--format", "json", "--errors-only", "--exit-zero-always", "--stdout"]
    files = [os.path.join(os.path.abspath(site.root), page) for page in pages]  # noqa: PTH100, PTH118 - as addresses begin
    try:
        done = subprocess.run(  # noqa: S603 - a program of the user's own, by the path that he named
            [*call, *flags, *files], capture_output=True, encoding="utf-8", timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise ValueError(f"it was not done after {_PATIENCE} seconds") from None
    try:
        found = json.loads(done.stdout)["messages"]
    except (ValueError, KeyError, TypeError):
        raise ValueError((done.stderr or done.stdout or "it said nothing").strip().splitlines()[0][:200]) from None
    yield from (message for message in found if not _OF_THE_SOURCE.search(message.get("message", "")))


def _problem(site: Site, message: dict[str, Any]) -> Problem:
    from urllib.parse import unquote  # noqa: PLC0415 - only where there is something to tell

    address = unquote(str(message.get("url", "")))
    path = address.partition(f"{os.path.abspath(site.root)}/")[2] or address  # noqa: PTH100 - as above
    return problem("site-validator", str(message.get("message", "")), path, int(message.get("lastLine") or 0))
