"""A site as the checks look at it: its files, its pages, and what was said when it was built."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import lxml.html

SECRET = "hush-hush"
"""Stands in files that no text may reach."""


@dataclass
class Site:
    """A built site, and what stands around it: ``before`` are the files that stood there before."""

    folder: Path
    said: str = ""
    before: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def files(self) -> dict[str, bytes]:
        found = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}

    @cached_property
    def pages(self) -> dict[str, Any]:
        named = {path: data for path, data in self.files.items() if path.endswith(".html") and data.strip()}
        return {
            path: lxml.html.document_fromstring(data, parser=lxml.html.HTMLParser(encoding="utf-8"))
            for path, data in named.items()
        }
