"""A text that its process did not outlive: what is said of it, and what an edition without it is built from."""

from __future__ import annotations

from collections.abc import Mapping

from edition.building.surveying import FileFacts
from edition.model import Place, Problem

_HINT = "the rest is built; report it with this file; edition explain text-crashed says what can be done meanwhile"


class TextsLost(Exception):
    """Texts, by path, that the survey had found sound and the map step could not do: build again without them."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        super().__init__(texts)
        self.texts = texts


def crashed(path: str, how: str) -> Problem:
    """What is said of a text; ``how`` is what became of its process, beginning with a verb."""
    message = f"the process that read this file {how}; it is left out"
    return Problem("text-crashed", "error", message, Place(path, 1, 1), _HINT)


def crashed_facts(path: str, how: str) -> FileFacts:
    """What the survey then knows of it: no more than of a file that is not well-formed."""
    return FileFacts(path, "", 0, "malformed", problems=(crashed(path, how),))
