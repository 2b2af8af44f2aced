"""Checksums: whether the files are those that were built, and in a sealed site those that were sealed (SHA-256, FIPS 180-4).

``sha256sums.txt`` is what ``sha256sum --check`` reads: digest, two blanks, path, a line a file, in the order of code points.
The marker of a site is not in it, since the marker knows it; nor is it itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from edition.model import Problem
from edition.preserving.folder import SUMS, Site, problem

_LINE = re.compile(r"(?P<slashed>\\?)(?P<digest>[0-9a-f]{64}) [ *](?P<path>.+)")
CHANGED = "site-changed"
_AGAIN = "build the edition again; what was meant to be here belongs among the sources"


def lines(digests: Iterable[tuple[str, str]]) -> Iterator[bytes]:
    """The list of sums, of (path, digest) in the order of paths."""
    for path, digest in digests:
        odd = "\\" in path or "\n" in path
        name = path.replace("\\", "\\\\").replace("\n", "\\n")
        yield (f"\\{digest}  {name}\n" if odd else f"{digest}  {path}\n").encode()


def sealed(site: Site) -> dict[str, str] | None:
    """What a seal says of each file: its digest; None where the site is not sealed. ``ValueError``: nobody can read it."""
    if SUMS not in site.names:
        return None
    found = {}
    for line in site.read(SUMS).decode("utf-8").splitlines():
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(line[:80])
        path = match["path"]
        found[path.replace("\\n", "\n").replace("\\\\", "\\") if match["slashed"] else path] = match["digest"]
    return found


class Sums:
    """What is known of the files beforehand, and what is found."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.broken = ""
        try:
            self.seal = sealed(site)
        except (ValueError, OSError) as error:
            self.seal, self.broken = None, str(error)

    @property
    def is_sealed(self) -> bool:
        """Whether somebody sealed the site."""
        return SUMS in self._site.names

    def of_file(self, path: str, digest: str) -> Iterator[Problem]:
        """What is said of a file otherwise than it is."""
        listed = self._site.manifest.get(path)
        sealed = self.seal.get(path) if self.seal is not None else None
        if sealed is not None and sealed != digest:
            yield problem(CHANGED, "the file has changed since the site was sealed", path, hint=_AGAIN)
        elif listed is not None and listed.sha256 != digest:
            yield problem(CHANGED, "the file has changed since the site was built", path, hint=_AGAIN)
        elif self.seal is not None and sealed is None and path != SUMS:
            yield problem(
                CHANGED, "the file was added after the site was sealed", path, hint="take it out, or seal again"
            )

    def of_site(self) -> Iterator[Problem]:
        """What is not there, and a seal that nobody can read."""
        if self.broken:
            yield problem(CHANGED, f"no list of checksums: {self.broken}", SUMS)
        missing = dict.fromkeys(path for path in self._site.manifest if path not in self._site.names)
        missing |= dict.fromkeys(path for path in self.seal or () if path not in self._site.names)
        for path in sorted(missing):
            yield problem(CHANGED, "the file is missing", path, hint=_AGAIN)
