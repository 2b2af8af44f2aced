"""Tables and records of a site: every row is whole, leads to a place that is there, and slices the words that it names."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from functools import lru_cache

from edition.model import Problem
from edition.preserving.addresses import Use, aim
from edition.preserving.folder import Site, problem
from edition.preserving.pointing import Pointers

_SLICES = {
    "surface": ("stream", "start", "end"),
    "lemma": ("", "start", "end"),  # of an entry in a note, in the stream of the notes: no column says which
    "reading": ("stream", "reading_start", "reading_end"),
}
"""TABLE of cells that are slices of a stream: the columns that say of which, from where, to where ('': no column says it)."""
_STREAMS = ("text", "notes", "furniture", "figures", "variants")
_GUARDED = tuple("=+-@'\t\r")


class Tables:
    """The tables of one site. ``base`` is what addresses begin with where the edition has an address of its own."""

    def __init__(self, site: Site, pointers: Pointers, base: str = "") -> None:
        self._site, self._pointers, self._base = site, pointers, base
        self._stream = lru_cache(maxsize=16)(self._read_stream)
        self.rows = 0

    def of_csv(self, path: str, text: str) -> Iterator[Problem]:
        """A table in RFC 4180, with its description beside it (CSV on the Web)."""
        csv.field_size_limit(1 << 30)
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        try:
            header = next(reader, [])
            yield from self._described(path, header)
            for cells in reader:
                self.rows += 1
                if len(cells) != len(header):
                    words = f"the row has {len(cells)} cells, and the table {len(header)} columns"
                    yield problem("site-table", words, path, reader.line_num)
                    continue
                yield from self._row(path, reader.line_num, dict(zip(header, cells, strict=True)))
        except csv.Error as error:
            yield problem("site-table", f"this is no CSV: {error}", path, reader.line_num)

    def _described(self, path: str, header: list[str]) -> Iterator[Problem]:
        beside = f"{path}-metadata.json"
        if beside not in self._site.names:
            return
        try:
            columns = [column["name"] for column in json.loads(self._site.read(beside))["tableSchema"]["columns"]]
        except (ValueError, KeyError, TypeError, RecursionError):
            yield problem("site-table", "the description of a table names no columns", beside)
            return
        if columns != header:
            yield problem("site-table", f"its columns are not those that {beside} describes", path, 1)

    def of_records(self, path: str, text: str) -> Iterator[Problem]:
        """JSON Lines: an object a line."""
        for number, line in enumerate(text.splitlines(), 1):
            try:
                record = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield problem("site-table", f"the line is no JSON: {error}", path, number)
                continue
            self.rows += 1
            if isinstance(record, dict):
                yield from self._row(
                    path, number, {name: "" if value is None else str(value) for name, value in record.items()}
                )

    def of_json(self, path: str, text: str) -> Iterator[Problem]:
        """JSON: it can be read, and the files that it names by ``url`` are there."""
        try:
            found = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield problem("site-table", f"this is no JSON: {error}", path)
            return
        if isinstance(found, dict) and isinstance(url := found.get("url"), str) and "tableSchema" in found:
            yield from self._leads(path, 0, url, from_root=False)

    def _row(self, path: str, line: int, row: Mapping[str, str]) -> Iterator[Problem]:
        if row.get("url"):
            yield from self._leads(path, line, row["url"], from_root=True)
        if row.get("text"):
            for name, columns in _SLICES.items():
                yield from self._sliced(path, line, row, name, columns)

    def _leads(self, path: str, line: int, url: str, *, from_root: bool) -> Iterator[Problem]:
        address = url[len(self._base) :] if self._base and url.startswith(self._base) else url
        found = aim(self._site, "index.html" if from_root else path, Use(address, True))
        if found.slug:
            slug = "site-link" if found.slug == "site-request" else found.slug
            yield problem(slug, found.words.replace("loads", "the row leads elsewhere:"), path, line)
        elif found.path:
            self._pointers.want(found.path, found.fragment, path, line)

    def _sliced(
        self, path: str, line: int, row: Mapping[str, str], name: str, columns: tuple[str, str, str]
    ) -> Iterator[Problem]:
        stream, start, end = (row.get(column, "") for column in columns)
        if name not in row or not start or (columns[0] and not stream):
            return
        if not (start.isdecimal() and end.isdecimal()):
            yield problem("site-table", f"{columns[1]} and {columns[2]} are no numbers: {start!r}, {end!r}", path, line)
            return
        streams = (stream,) if stream else _STREAMS
        wanted = row[name][1:] if row[name].startswith("'") and row[name][1:].startswith(_GUARDED) else row[name]
        there = [text[int(start) : int(end)] for one in streams if (text := self._stream(row["text"], one)) is not None]
        if there and wanted not in there:
            where = f"{row['text']}, {streams[0]}, {start}–{end}"
            yield problem("site-table", f"{name} is {wanted[:40]!r}, and {where} is {there[0][:40]!r}", path, line)

    def _read_stream(self, text: str, stream: str) -> str | None:
        """A stream of a text, or None where it is not handed out (a restricted text)."""
        path = f"texts/{text}.txt" if stream == "text" else f"texts/{text}.{stream}.txt"
        if path not in self._site.names:
            return None
        return self._site.read(path).decode("utf-8", "replace")


def base_of(site: Site) -> str:
    """What addresses in tables begin with: the address of the edition on the web, or ''. The first text's row says it."""
    try:
        rows = csv.DictReader(io.StringIO(site.read("data/texts.csv").decode("utf-8", "replace"), newline=""))
        found = next(iter(rows), {}).get("url") or ""
    except (OSError, csv.Error):
        return ""
    return found[: found.rfind("texts/")] if found.startswith(("https://", "http://")) and "texts/" in found else ""
