"""For the tests of drafts: a draft of some text, and judges that know nothing of how it was made."""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from edition.encoding.drafting.drafting import Draft, Wish, draft
from edition.encoding.drafting.source import Source

ROOT = Path(__file__).resolve().parents[3]
T = "{http://www.tei-c.org/ns/1.0}"
_CHECKSUM = "0" * 64


@lru_cache(maxsize=1)
def schema() -> Any:
    """Our schema, as libxml2 has it."""
    return etree.XMLSchema(etree.parse(ROOT / "schema" / "tei-edition.xsd"))


def of_text(text: str, kind: str = "plain text", wish: Wish | None = None) -> Draft:
    return draft(Source("some.txt", text, _CHECKSUM, kind), wish, "some")


def tree(made: Draft) -> Any:
    """The draft, read; it is valid."""
    root = etree.fromstring(made.data)
    assert schema().validate(root), schema().error_log
    return root


def body(made: Draft) -> Any:
    return tree(made).find(f"{T}text/{T}body")


def names(element: Any) -> list[str]:
    """The names of the children of an element."""
    return [etree.QName(child).localname for child in element]


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def texts(made: Draft, name: str) -> list[str]:
    """The words of each element of a name."""
    return [words(e) for e in tree(made).find(f"{T}text").iter(f"{T}{name}")]


def log(made: Draft) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.log.decode("utf-8"), newline="")))


def kinds(made: Draft) -> list[str]:
    return [row["kind"] for row in log(made)]
