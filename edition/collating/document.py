"""The file that a collation makes: header with list of witnesses, and the body; and how such a file is known again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from edition.collating.witnesses import Witness
from edition.collating.writing import Names, tag_of, text
from edition.tei import TEI

_OURS = re.compile(rb'<\?edition-collate sha256="([0-9a-f]{64})"\?>\n')
BEGINNING = 500
"""Bytes in which the mark of a result stands."""
_BEGINS = '<?xml version="1.0" encoding="UTF-8"?>\n'


def written(witnesses: Sequence[Witness], names: Names, body: str, lemma: str) -> bytes:
    """The whole file; ``lemma`` says in words how lemmas were chosen. Its hash stands in it."""
    root = tag_of("TEI", [("xmlns", TEI), *names.declarations()])
    content = f"{root}\n{_header(witnesses, lemma)}\n<text>\n{body}\n</text>\n</TEI>\n".encode()
    mark = f'<?edition-collate sha256="{hashlib.sha256(content).hexdigest()}"?>\n'
    return f"{_BEGINS}{mark}".encode() + content


def may_be_ours(beginning: bytes) -> bool:
    """Whether a file that begins so could have been made here."""
    return _OURS.search(beginning[:BEGINNING]) is not None


def is_ours(data: bytes) -> bool:
    """Whether a file was made here, and nobody has changed it since."""
    found = _OURS.search(data[:BEGINNING])
    return bool(found) and hashlib.sha256(data[found.end() :]).hexdigest().encode() == found[1] if found else False


def _header(witnesses: Sequence[Witness], lemma: str) -> str:
    sigla = ", ".join(witness.siglum for witness in witnesses)
    listed = "\n".join(
        f"{tag_of('witness', [('xml:id', witness.siglum)])}{text(witness.title)}</witness>" for witness in witnesses
    )
    return f"""<teiHeader>
<fileDesc>
<titleStmt>
<title>Collation of {text(sigla)}</title>
</titleStmt>
<publicationStmt>
<p>Not published.</p>
</publicationStmt>
<sourceDesc>
<listWit>
{listed}
</listWit>
</sourceDesc>
</fileDesc>
<encodingDesc>
<variantEncoding method="parallel-segmentation" location="internal"/>
<editorialDecl>
<normalization>
<p>Collated by the command edition collate. {text(lemma)} Readings are as the witnesses have them. Entries of the type
markup tell of tags and white space. With the subtype break, a witness begins a new element where its milestone stands; with start
and end, an element begins and ends there. With join, one without milestone goes on with the element before; with absent, one
without milestone has what is in the element, and not the element itself; with tag, a witness has the element and the attributes of
its milestone. A div of the type collation is in no witness. An identifier that begins with a siglum and two dots is what follows
them.</p>
</normalization>
</editorialDecl>
</encodingDesc>
</teiHeader>"""
