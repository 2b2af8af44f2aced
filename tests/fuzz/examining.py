"""One input, read, rendered and judged: what a campaign does some ten thousand times."""

from __future__ import annotations

import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from edition.errors import EditionError
from edition.reading.parsing import NotWellFormed
from tests.fuzz.judging import Truth, companions, findings, is_xml
from tests.fuzz.reading import Rendered, Shelf, rendered
from tests.fuzz.vocabulary import COMPANIONS
from tests.promises.oracle_documents import NotXml

SECONDS, PER_BYTE = 2.0, 0.0002
"""CPU time that an input may take: some thirty times what it does take."""


class Find(Exception):
    """Something that must not be, and the input that shows it."""

    def __init__(self, kind: str, message: str, data: bytes) -> None:
        super().__init__(f"{kind}: {message}")
        self.kind, self.message, self.data = kind, message, data


@dataclass
class Counts:
    """``inputs`` that were tried, ``read`` with at least one text, ``texts`` read and rendered, ``refused`` as no XML.

    ``slowest``: seconds of CPU and the input that took them.
    """

    inputs: int = 0
    read: int = 0
    texts: int = 0
    refused: int = 0
    slowest: tuple[float, bytes] = (0.0, b"")
    slugs: Counter[str] = field(default_factory=Counter)


class Examiner:
    """Examines inputs one after another, with the same files beside each of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = companions(folder, COMPANIONS)
        self._shelf, self._truth = Shelf(self._folder), Truth(self._folder)
        self.counts = Counts()

    def __call__(self, data: bytes, base_witness: str = "", *, twice: bool = False) -> None:
        """Raises :class:`Find`."""
        self.counts.inputs += 1
        began = time.process_time()
        try:
            texts = list(rendered(self._shelf, data, base_witness))
        except NotWellFormed as broken:
            self._refused(data, broken)
            return
        except EditionError as error:
            raise Find("an error of the environment", error.message, data) from error
        except Exception as error:
            raise Find(*_told(error), data) from error
        self._timed(data, time.process_time() - began)
        self.counts.read += bool(texts)
        self.counts.texts += len(texts)
        self.counts.slugs.update(p.slug for one in texts for p in one.problems)
        self._judge(data, base_witness, texts)
        if twice:
            _same(data, texts, list(rendered(self._shelf, data, base_witness)))

    def _refused(self, data: bytes, broken: NotWellFormed) -> None:
        self.counts.refused += 1
        if is_xml(data) and not _beyond_limits(data):
            raise Find("well-formed and refused", str(broken), data) from broken

    def _timed(self, data: bytes, seconds: float) -> None:
        self.counts.slowest = max(self.counts.slowest, (seconds, data))
        if seconds > SECONDS + PER_BYTE * len(data):
            raise Find("slow", f"{seconds:.1f} s of CPU for {len(data)} bytes", data)

    def _judge(self, data: bytes, base_witness: str, texts: list[Rendered]) -> None:
        try:
            truth = self._truth.texts(data, base_witness)
        except NotXml as error:
            if b"\0" in data[:40]:
                return  # where entities are left alone, the oracle reads no UTF-16
            if "not a valid URI" in str(error) and b"&" in data:
                return  # where entities are left alone, one may stand in the address of a namespace
            if not texts:
                return  # it is told to be no TEI, which holds as well
            raise Find("read, but no XML", str(error), data) from error
        except (UnicodeError, LookupError):
            return  # the oracle does not know this encoding
        read = {one.reading.text.info.position: one for one in texts}
        if read.keys() != truth.keys():
            raise Find("other texts", f"source {sorted(truth)}, read {sorted(read)}", data)
        for position, one in read.items():
            for finding in findings(one, truth[position]):
                raise Find(finding.partition(" ")[0].rstrip(":,"), finding, data)


def _beyond_limits(data: bytes) -> bool:
    """Whether a file may be refused for what it asks: entities by the thousand, levels without end."""
    return b"<!ENTITY" in data


def _told(error: Exception) -> tuple[str, str]:
    """Kind and place of an exception that nobody expected."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    return type(error).__name__, f"{error} ({Path(at.filename).name}, line {at.lineno})"


def _same(data: bytes, first: list[Rendered], second: list[Rendered]) -> None:
    for one, two in zip(first, second, strict=True):
        for path in one.files.keys() | two.files.keys():
            if one.files.get(path) != two.files.get(path):
                raise Find("not the same again", path, data)
        if one.problems != two.problems:
            raise Find("not the same again", "problems", data)
