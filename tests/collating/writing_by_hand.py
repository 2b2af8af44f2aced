"""Witnesses as a test writes them, and the body of what they become."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from edition.collating.collation import Collation, Wish, collate
from edition.collating.tokens import Normalization
from edition.collating.witnesses import Witness, read

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A text</title></titleStmt><publicationStmt><p>None.</p></publicationStmt>"
    "<sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>"
)
USUAL = Normalization()


def tei(body: str) -> str:
    """A file with this body."""
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<text><body>{body}</body></text></TEI>'


def witnesses(normalization: Normalization = USUAL, **texts: str) -> list[Witness]:
    """Witnesses by sigla; what begins with ``<`` is the content of a body, anything else plain text."""
    named = [
        (siglum, Path(f"{siglum}.xml"), tei(text).encode())
        if text.startswith("<")
        else (siglum, Path(f"{siglum}.txt"), text.encode())
        for siglum, text in texts.items()
    ]
    return read(named, normalization)


def collation(wish: Wish | None = None, normalization: Normalization = USUAL, **texts: str) -> Collation:
    return collate(witnesses(normalization, **texts), wish or Wish(normalization=normalization))


def body(wish: Wish | None = None, normalization: Normalization = USUAL, **texts: str) -> str:
    """What stands in the body of the result, in short: the type of an entry in brackets, ``lem`` first, sigla without ``#``."""
    data = collation(wish, normalization, **texts).data.decode()
    inside = data[data.index("<body>") + len("<body>") : data.index("</body>")].strip()
    return short(inside)


def short(xml: str) -> str:
    """``{lemma A B|reading C}`` for an entry; ``{markup break: …}`` for one about tags."""
    xml = re.sub(r'<(lem|rdg) wit="([^"]*)"/>', r'<\1 wit="\2"></\1>', xml)
    xml = re.sub(r'<app type="substantive">', "{", xml)
    xml = re.sub(r'<app type="(\w+)"(?: subtype="(\w+)")?([^>]*)>', _head, xml)
    xml = re.sub(r'<(?:lem|rdg) wit="([^"]*)">', lambda m: f"«{m[1].replace('#', '')}:", xml)
    return (
        re.sub(r"</(?:lem|rdg)>", "»", xml)
        .replace("</app>", "}")
        .replace("»«", "|")
        .replace("{«", "{")
        .replace(" «", " ")
        .replace("»}", "}")
    )


def _head(found: Any) -> str:
    return f"{{{' '.join(word for word in (found[1], found[2]) if word)} "
