"""The promises about words: every character is there, every row's offsets are its surface.

Each check takes a built site and the sources as the oracle reads them, and returns its findings, one line each.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import zip_longest

from tests.promises.oracle import STREAMS, Source, SourceText, squeeze
from tests.promises.site import ENTITY_TABLES, Row, Site, stream_path

_IDENTITY = "url citation edition_version source_sha256".split()
_ENTITY_COLUMNS = "id name sort_name type identifiers mentions texts first last url".split()
COLUMNS = {
    **dict.fromkeys(ENTITY_TABLES.values(), _ENTITY_COLUMNS),
    "sessions": [*_ENTITY_COLUMNS, *"start end place part_of participants quotations turns".split()],
    "texts": "id title path date lang kind source_sha256 url".split(),
    "mentions": (
        "id kind entity entity_name target_n form ref surface whole element type part stream"
        " text text_title passage start end"
        " before after certainty responsibility lang"
    ).split()
    + _IDENTITY,
    "quotations": (
        "id class direct speaker speaker_name addressee source session surface whole part stream text"
        " text_title passage start end"
    ).split()
    + _IDENTITY,
    "turns": "id speaker speaker_name addressee session words text passage start end".split() + _IDENTITY,
    "apparatus": (
        "id text passage lemma lemma_witnesses reading witnesses type start end stream"
        " reading_start reading_end".split()
        + _IDENTITY
    ),
}
"""Header of each table, in order (docs/architecture.md, plain text and CSV)."""


def check_texts(site: Site, source: Source) -> list[str]:
    """Every text of the sources is in ``texts.csv`` and has its page; nothing else is there; ids are unique."""
    listed = {row["id"]: row for row in site.texts}
    found = [f"{id_}: not in texts.csv" for id_ in source.texts.keys() - listed.keys()]
    found += [f"{id_}: in texts.csv, but no text of the sources" for id_ in listed.keys() - source.texts.keys()]
    found += [f"texts.csv: {len(site.texts)} rows for {len(listed)} ids"] if len(listed) != len(site.texts) else []
    for id_ in sorted(source.texts.keys() & listed.keys()):
        row, text = listed[id_], source.texts[id_]
        if row["path"] != text.path:
            found.append(f"{id_}: path is {row['path']!r}, not {text.path!r}")
        if site.page(f"texts/{id_}.html") is None:
            found.append(f"{id_}: no page texts/{id_}.html")
    return sorted(found)


def check_malformed(site: Site, source: Source) -> list[str]:
    """Every file that is no XML is named, as an error with its line."""
    named = {p["path"] for p in site.problems if p["severity"] == "error" and int(p["line"] or 0) > 0}
    return [f"{path}: broken, and no problem names it" for path in source.malformed if path not in named]


def check_streams(site: Site, source: Source) -> list[str]:
    """Every stream's file has exactly the source's characters, in order, and the form that was promised."""
    found: list[str] = []
    known = {stream_path(id_, stream) for id_ in source.texts for stream in STREAMS}
    written = {
        f"texts/{path.name}" for path in (site.root / "texts").glob("*.txt") if not path.name.endswith(".xml.txt")
    }
    found += [f"{path}: a stream of no text" for path in sorted(written - known)]
    for text in source.texts.values():
        if is_withheld(site, text):
            continue
        for stream in STREAMS:
            content = site.stream(text.id, stream)
            place = stream_path(text.id, stream)
            found += _difference(place, text.streams[stream], squeeze(content or ""))
            found += [] if content is None else _form(place, content)
    return found


def is_withheld(site: Site, text: SourceText) -> bool:
    """Whether a text's licence keeps its plain text off the site."""
    return text.restricted and site.stream(text.id, "text") is None


def _difference(place: str, expected: str, given: str) -> list[str]:
    if expected == given:
        return []
    at = next(n for n, (a, b) in enumerate(zip_longest(expected, given)) if a != b)
    low = max(0, at - 15)
    return [f"{place}: at character {at}: source {expected[low : at + 25]!r}, output {given[low : at + 25]!r}"]


def _form(place: str, content: str) -> list[str]:
    rules = {
        "a byte order mark": content.startswith("\ufeff"),
        "CR or tab": "\r" in content or "\t" in content,
        "white space not folded": "  " in content,
        "white space at a line's end": " \n" in content or "\n " in content or content.startswith(" "),
        "last line without LF": bool(content) and not content.endswith("\n"),
    }
    return [f"{place}: {rule}" for rule, broken in rules.items() if broken]


def check_html_streams(site: Site, source: Source) -> list[str]:
    """The page's words, without the generated ones, are the same streams.

    Notes of an apparatus entry stand beside its readings, and layers apart: there every note and every form is compared.
    """
    found: list[str] = []
    for text in source.texts.values():
        pages = site.pages_of(text.id)
        by_item = any(page.has_entries for page in pages)
        if by_item:
            given = sum((page.items for page in pages), Counter[str]())
            lost = (text.items - given) + (given - text.items)
            found += [f"texts/{text.id}.html: notes and forms differ in {item[:60]!r}" for item in lost]
        for stream in STREAMS:
            if by_item and stream in ("notes", "variants"):
                continue
            said = "".join(page.streams.get(stream, "") for page in pages)
            found += _difference(f"texts/{text.id}.html, {stream}", text.streams[stream], said)
    return found


def check_tables(site: Site, _: Source) -> list[str]:
    """Header, line ends, no byte order mark, and the guard of formulas."""
    found: list[str] = []
    for name, columns in COLUMNS.items():
        content = site.read(f"data/{name}.csv")
        if content is None:
            found.append(f"{name}.csv: missing")
            continue
        if content.split("\r\n", 1)[0] != ",".join(columns):
            found.append(f"{name}.csv: header is {content.split(chr(10), 1)[0]!r}")
        if not content.endswith("\r\n"):
            found.append(f"{name}.csv: the last line does not end with CRLF")
        for number, row in enumerate(site._rows(name), 2):
            found += [
                f"{name}.csv, row {number}: {k} is not guarded" for k, c in row.items() if c and c[0] in "=+-@\t\r"
            ]
            found += (
                [f"{name}.csv, row {number}: cells and header differ"] if None in row or None in row.values() else []
            )
    return found


def check_slices(site: Site, source: Source) -> list[str]:
    """In every row, the slice of the stream's file is the surface, the lemma, the reading."""
    found: list[str] = []
    withheld = {text.id for text in source.texts.values() if is_withheld(site, text)}
    for name, check in (("mentions", _surface), ("quotations", _surface), ("turns", _turn), ("apparatus", _variant)):
        for number, row in enumerate(site.data(name), 2):
            if row["text"] not in source.texts:
                found.append(f"{name}.csv, row {number}: no text {row['text']!r}")
            elif row["text"] not in withheld:
                found += [f"{name}.csv, row {number} ({row['text']}): {finding}" for finding in check(site, row)]
    return found


def _slice(site: Site, row: Row, stream: str, start: str = "start", end: str = "end") -> str | None:
    """A row's slice; '' where the row states no offsets; None where they lead out of the stream."""
    if not row[start] and not row[end]:
        return ""
    if not (row[start].isascii() and row[start].isdigit() and row[end].isascii() and row[end].isdigit()):
        return None
    content, first, last = site.stream(row["text"], stream) or "", int(row[start]), int(row[end])
    return content[first:last] if first <= last <= len(content) else None


def _surface(site: Site, row: Row) -> list[str]:
    given = _slice(site, row, row["stream"]) if row["stream"] in STREAMS[:-1] else None
    found = [] if given == row["surface"] else [f"slice {given!r}, surface {row['surface']!r}"]
    if not row["start"] or not row["end"]:
        found.append("no offsets")
    if not row["part"] and row["whole"] != row["surface"]:
        found.append(f"whole {row['whole']!r}, surface {row['surface']!r}, and no part")
    return found


def _turn(site: Site, row: Row) -> list[str]:
    given = [_slice(site, row, stream) for stream in STREAMS[:-1]]
    if all(words is None for words in given):
        return [f"no stream has the slice {row['start']}-{row['end']}"]
    if not row["words"].isdigit():
        return [f"words is {row['words']!r}"]
    most = max(len(re.findall(r"[^ \t\r\n]+", words or "")) for words in given)
    return [f"{row['words']} words in a slice of {most}"] if int(row["words"]) > most else []


def _variant(site: Site, row: Row) -> list[str]:
    found = []
    if all(_slice(site, row, stream) != row["lemma"] for stream in STREAMS[:-1]):
        found.append(f"lemma {row['lemma']!r}, slice {_slice(site, row, 'text')!r}")
    reading = _slice(site, row, row["stream"], "reading_start", "reading_end") if row["stream"] else ""
    if reading != row["reading"]:
        found.append(f"reading {row['reading']!r}, slice {reading!r}")
    return found


def check_wholes(site: Site, _: Source) -> list[str]:
    """``part`` counts the fragments of one id, and ``whole`` is their surfaces in that order."""
    found: list[str] = []
    for name in ("mentions", "quotations"):
        chains: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for row in site.data(name):
            chains[row["text"], row["id"], row.get("target_n", "")].append(row)
        for (text, id_, _n), rows in chains.items():
            rows.sort(key=lambda row: int(row["part"].partition(" ")[0] or 0))
            wholes, joined = {row["whole"] for row in rows}, " ".join(row["surface"] for row in rows if row["surface"])
            parts = [f"{n} of {len(rows)}" for n in range(1, len(rows) + 1)] if len(rows) > 1 else [""]
            if wholes != {joined} or [row["part"] for row in rows] != parts:
                found.append(
                    f"{name}.csv, {text} {id_}: parts {[r['part'] for r in rows]} of {sorted(wholes)}, not {joined!r}"
                )
    return found


def check_entities(site: Site, _: Source) -> list[str]:
    """Every entity of a mention has its row, and counts are counts of what is there."""
    found: list[str] = []
    counted: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for row in site.data("mentions"):
        if row["entity"]:
            counted[row["kind"], row["entity"]].add((row["text"], row["id"]))
    for kind, table in ENTITY_TABLES.items():
        rows = {row["id"]: row for row in site.data(table)}
        found += [f"{table}.csv: no row for {id_!r}" for k, id_ in counted if k == kind and id_ not in rows]
        for id_, row in rows.items():
            mentions = counted.get((kind, id_), set())
            expected = (str(len(mentions)), str(len({text for text, _ in mentions})))
            if (row["mentions"], row["texts"]) != expected:
                found.append(f"{table}.csv, {id_!r}: mentions, texts {row['mentions']}, {row['texts']}, not {expected}")
    return found
