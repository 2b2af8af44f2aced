"""Every text of the collections by others has a record, and every record all forms; how many say what is printed (``-s``)."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from edition.citing.formats import FORMATS
from edition.citing.linked import script, work
from edition.citing.metadata import dublin_core, highwire
from edition.citing.phrases import plain
from edition.citing.record import Record, of_text
from edition.citing.styles import STYLES
from edition.model import TextInfo
from edition.project import Project
from edition.reading.bibliographies import bibliography
from edition.reading.header import facts
from edition.reading.parsing import NotWellFormed, parse
from edition.reading.reader import contents, headed

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
CORPORA = Path(os.environ.get("EDITION_CORPORA", ROOT.parent / "shared" / "corpora"))
PROJECT = Project(title="An edition", editors="Ada Byron and Carl Roe", base_url="https://example.org/e/")


def records(path: Path) -> list[Record]:
    try:
        document = parse(path.name, path.read_bytes())
    except NotWellFormed:
        return []
    found = []
    for n, tei in enumerate(headed(document.root), 1):
        if contents(tei):
            header = facts(tei)
            info = TextInfo(f"{path.stem}.{n}", path.name, n, "text", header.title, header.date, header.lang, "0" * 64)
            found.append(of_text(info, bibliography(tei), PROJECT))
    return found


@pytest.mark.skipif(not CORPORA.is_dir(), reason="needs the collections by others")
def test_every_text_of_every_collection_has_a_record(capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for folder in sorted(path for path in CORPORA.iterdir() if path.is_dir()):
        counts: Counter[str] = Counter()
        for path in sorted(folder.rglob("*.xml"))[:300]:
            for record in records(path):
                counts.update(texts=1, author=bool(record.authors), title=bool(record.title), date=bool(record.date))
                counts.update(publisher=bool(record.publisher), licence=bool(record.licence.words))
                held(record)
        told.append(f"{folder.name}: " + ", ".join(f"{key} {counts[key]}" for key in counts))
    with capsys.disabled():
        print("\n" + "\n".join(told))
    assert told


def held(record: Record) -> None:
    """Each form can be made, and is on one line or can be read back."""
    for style in STYLES.values():
        assert "\n" not in plain(style(record))
        assert record.container in plain(style(record))
    item = json.loads(FORMATS["csl"](record))[0]
    assert item["title"] == record.title
    assert FORMATS["ris"](record).count("\r\n") == FORMATS["ris"](record).count("\n")
    assert FORMATS["bibtex"](record).count("{") == FORMATS["bibtex"](record).count("}")
    assert json.loads(script(work(record)))["name"] == record.title
    assert dict(highwire(record))["citation_inbook_title"] == dict(dublin_core(record))["DCTERMS.isPartOf"]
