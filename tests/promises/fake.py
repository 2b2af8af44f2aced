"""A site written by hand, as the toolkit should write it: what the checks are tried on before they judge anything."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from tests.promises.checks import COLUMNS
from tests.promises.checks_pages import POLICY

SOURCE = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><teiHeader/><text><body>
<p xml:id="p1">Dear <persName ref="#ada">Ada</persName>, <choice><sic>teh</sic><corr>the</corr></choice>
<app><lem wit="#A">end</lem><rdg wit="#B">and</rdg></app><note>See <name>Bob</name>.</note></p>
<sp who="#ada"><speaker>Ada</speaker><p xml:id="p2">Said <said>hello</said> <q>-1</q></p></sp></body>
<back><listPerson><person xml:id="ada"><persName>Ada</persName></person></listPerson></back></text></TEI>"""

STREAMS = {
    "a.txt": "Dear Ada, the end\nAda\nSaid hello -1\n",
    "a.notes.txt": "See Bob.\n",
    "a.variants.txt": "teh\nand\n",
}
STREAMS["a.registers.txt"] = "Ada\n"

# Ids of passages without xml:id: p and, in lower case, what this prints of element and own words:
# printf 'note\nSeeBob.' | sha256sum | head -c 64 | xxd -r -p | base32 | head -c 10
NOTE, SIC, READING, SPEAKER = "p7sw2tubmjk", "pp2fmfc7rn6", "pxfsr5r2yxk", "pydtaat2fxo"

PAGE = f"""<main><article class="stream text"><p id="p1">Dear <a id="p1.5-8" href="../persons/ada.html">Ada</a>, the
<span id="p1.14-17">end</span><sup class="gen"><a href="#{NOTE}">1</a></sup></p>
<div id="{SPEAKER}.0-16"><p id="{SPEAKER}">Ada</p>
<p id="p2">Said <q id="p2.5-10">hello</q> <q id="p2.11-13">-1</q></p></div></article>
<section class="stream notes"><p class="gen">Notes</p>
<p id="{NOTE}">See <a id="{NOTE}.4-7" href="../others/Bob.html">Bob</a>.</p></section>
<section class="stream variants"><p id="{SIC}">teh</p><p id="{READING}">and</p></section>
<section class="stream registers"><p>Ada</p></section></main>"""

_MENTION: dict[str, Any] = {"target_n": 1, "text": "a", "stream": "text", "form": "name"}
_MENTIONS = [
    _MENTION
    | {"id": "p1.5-8", "kind": "person", "entity": "ada", "entity_name": "Ada", "ref": "#ada", "element": "persName"}
    | {"surface": "Ada", "whole": "Ada", "passage": "p1", "start": 5, "end": 8, "url": "texts/a.html#p1.5-8"},
    _MENTION
    | {
        "id": f"{NOTE}.4-7",
        "kind": "other",
        "entity": "Bob",
        "entity_name": "Bob",
        "element": "name",
        "stream": "notes",
    }
    | {"surface": "Bob", "whole": "Bob", "passage": NOTE, "start": 4, "end": 7, "url": f"texts/a.html#{NOTE}.4-7"},
]
_QUOTATION = {"text": "a", "stream": "text", "passage": "p2"}
_QUOTATIONS = [
    _QUOTATION
    | {"id": "p2.5-10", "class": "speech", "surface": "hello", "whole": "hello", "start": 27, "end": 32}
    | {"url": "texts/a.html#p2.5-10"},
    _QUOTATION
    | {"id": "p2.11-13", "class": "unclassified", "surface": "-1", "whole": "-1", "start": 33, "end": 35}
    | {"url": "texts/a.html#p2.11-13"},
]
_TURN = {"id": f"{SPEAKER}.0-16", "text": "a", "words": 3, "passage": SPEAKER, "start": 18, "end": 35}
_READING = {"id": "p1.14-17", "text": "a", "passage": "p1", "lemma": "end", "reading": "and", "start": 14, "end": 17}
TABLES: dict[str, list[dict[str, Any]]] = {
    "texts": [{"id": "a", "path": "a.xml", "kind": "text", "url": "texts/a.html"}],
    "mentions": _MENTIONS,
    "quotations": _QUOTATIONS,
    "turns": [_TURN | {"url": f"texts/a.html#{SPEAKER}.0-16"}],
    "apparatus": [
        _READING | {"stream": "variants", "reading_start": 4, "reading_end": 7, "url": "texts/a.html#p1.14-17"},
    ],
    "persons": [{"id": "ada", "name": "Ada", "mentions": 1, "texts": 1, "url": "persons/ada.html"}],
    "others": [{"id": "Bob", "name": "Bob", "mentions": 1, "texts": 1, "url": "others/Bob.html"}],
}
_PASSAGES = [
    ("p1", "p", "text", 0, 17),
    (SPEAKER, "speaker", "text", 18, 21),
    ("p2", "p", "text", 22, 35),
    (NOTE, "note", "notes", 0, 8),
    (SIC, "sic", "variants", 0, 3),
    (READING, "rdg", "variants", 4, 7),
]


def write_source(folder: Path) -> None:
    """One text and one broken file."""
    folder.mkdir(parents=True)
    (folder / "a.xml").write_text(SOURCE, encoding="utf-8")
    (folder / "broken.xml").write_text("<TEI><text></TEI>", encoding="utf-8")


def write_site(folder: Path) -> None:
    """The site of that source."""
    for name, content in STREAMS.items():
        _write(folder / "texts" / name, content)
    _write(folder / "texts" / "a.html", page(PAGE, "../"))
    for name in ("persons/ada", "others/Bob"):
        _write(
            folder / f"{name}.html",
            page('<p><a href="../texts/a.html#p1">a</a> <a href="https://d-nb.info/1">GND</a></p>', "../"),
        )
    _write(folder / "style.css", ".gen { color: gray }\n")
    for name, columns in COLUMNS.items():
        _write(folder / "data" / f"{name}.csv", table(columns, TABLES.get(name, [])))
    _write(folder / "data" / "passages.jsonl", "".join(json.dumps(_passage(*p)) + "\n" for p in _PASSAGES))
    broken = {
        "slug": "not-well-formed",
        "severity": "error",
        "message": "…",
        "path": "broken.xml",
        "line": 1,
        "column": 13,
        "hint": "",
    }
    _write(folder / "data" / "problems.json", json.dumps([broken]))


def _passage(id_: str, element: str, stream: str, start: int, end: int) -> dict[str, Any]:
    place = {"text": "a", "id": id_, "element": element, "stream": stream, "start": start, "end": end}
    return place | {"parent": "", "number": "", "url": f"texts/a.html#{id_}"}


def table(columns: list[str], rows: list[dict[str, Any]]) -> str:
    """A CSV as it should be: CRLF, a guard before what a spreadsheet would run."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow(columns)
    writer.writerows([_guarded(str(row.get(column, ""))) for column in columns] for row in rows)
    return lines.getvalue()


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "'", "\t", "\r") and cell else cell


def page(body: str, up: str) -> str:
    """A page around its content; ``up`` leads to the site's root."""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    head = f'<head><meta charset="utf-8">{policy}<title>a</title><link rel="stylesheet" href="{up}style.css"></head>'
    return f'<!DOCTYPE html>\n<html lang="en">{head}<body>{body}</body></html>\n'


def _write(file: Path, content: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8", newline="")
