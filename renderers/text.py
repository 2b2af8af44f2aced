"""Plain text: the reading view, the other streams beside it, and the source as it is."""

from __future__ import annotations

from collections.abc import Iterator

from edition.context import Context
from edition.index import Index
from edition.model import Artifact, Reading


class TextRenderer:
    """``texts/<id>.txt`` and its siblings; ``texts/<id>.xml`` byte for byte, a file of several texts once, as the first's.

    Restricted texts are withheld.
    """

    name = "text"
    version = "1"

    def text(self, reading: Reading, context: Context) -> Iterator[Artifact]:
        """The streams of one text, those that hold something, and its source."""
        info = reading.text.info
        base = f"texts/{info.id}"
        if context.allow_restricted or not info.restricted:
            for stream, content in reading.text.streams.items():
                if content or stream == "text":
                    suffix = "txt" if stream == "text" else f"{stream}.txt"
                    yield Artifact(f"{base}.{suffix}", content.encode())
        if info.id == info.source and (context.allow_restricted or not info.withheld):
            yield Artifact(f"{base}.xml.txt" if reading.active else f"{base}.xml", reading.source)

    def edition(self, index: Index, context: Context) -> Iterator[Artifact]:
        """Nothing: every text has its own files."""
        yield from ()
