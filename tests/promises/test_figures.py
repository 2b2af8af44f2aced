"""What another hand counted (``tests/expected/<collection>.toml``) is what tables, streams and ``edition.json`` say."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tests.promises import expected
from tests.promises.building import OURS, Subject, collections
from tests.promises.expected import Figures
from tests.promises.oracle import STREAMS, squeeze
from tests.promises.site import ENTITY_TABLES, Row, Site


@pytest.fixture
def figures(subject: Subject) -> Figures:
    return expected.figures(subject.name)


def distinct(rows: list[Row]) -> list[Row]:
    """One row for each fragment: rows of further targets left out."""
    return list({(r["text"], r["id"], r.get("part", ""), r["stream"], r["start"], r["end"]): r for r in rows}.values())


def positive(counter: dict[str, int]) -> dict[str, int]:
    return {key: n for key, n in counter.items() if n}


def test_documents(subject: Subject, figures: Figures) -> None:
    stated = json.loads(subject.site.read("data/edition.json") or "{}")
    counts = stated.get("counts", stated)
    kinds = ("texts", "registers", "headers", "collections", "not_tei", "malformed")
    assert {kind: counts.get(kind) for kind in kinds} == {kind: figures[kind] for kind in kinds}


def test_characters(subject: Subject, figures: Figures) -> None:
    given = {stream: sum(_length(subject.site, row["id"], stream) for row in subject.site.texts) for stream in STREAMS}
    assert given == expected.characters(figures)


def _length(site: Site, text: str, stream: str) -> int:
    """Of the stream's file, or of the page where a licence keeps the file off the site."""
    if site.stream(text, "text") is None:
        return sum(len(page.streams.get(stream, "")) for page in site.pages_of(text))
    return len(squeeze(site.stream(text, stream) or ""))


def test_mentions(subject: Subject, figures: Figures) -> None:
    rows = distinct(subject.site.data("mentions"))
    assert positive(Counter(row["element"] for row in rows)) == positive(figures.get("mentions_by_element", {}))
    assert positive(Counter(row["stream"] for row in rows)) == positive(figures["mentions_by_stream"])
    assert (len(rows), sum(not row["surface"] for row in rows)) == (figures["mentions"], figures["empty_mentions"])


def test_pointers(subject: Subject, figures: Figures) -> None:
    pointers, rows = figures["pointers"], subject.site.data("mentions")
    most = pointers["mentions"] + pointers["by_corresp"]
    assert pointers["mentions"] <= sum(bool(row["ref"]) for row in distinct(rows)) <= most
    assert (
        sum(row["target_n"] != "0" for row in rows) <= pointers["pairs"] + pointers["literal"] + pointers["by_corresp"]
    )
    if pointers["hash_dangling"]:
        assert "dangling-pointer" in {problem["slug"] for problem in subject.site.problems}


def test_entries(subject: Subject, figures: Figures) -> None:
    rows = {kind: len(subject.site.data(table)) for kind, table in ENTITY_TABLES.items()}
    missing = {kind: (rows[kind], n) for kind, n in figures["entry_ids"].items() if rows[kind] < n}
    assert missing == {}


def test_sessions(subject: Subject, figures: Figures) -> None:
    stated = figures["session_divisions"] + figures["texts_with_meeting"]
    least, most = (stated + figures[group]["session"] for group in ("entry_ids", "entries"))
    only_named = {row["entity"] for row in subject.site.data("mentions") if row["kind"] == "session"}
    assert least <= len(subject.site.data("sessions")) <= most + len(only_named)


def test_quotations(subject: Subject, figures: Figures) -> None:
    rows = distinct(subject.site.data("quotations"))
    assert positive(Counter(row["class"] for row in rows)) == positive(figures["quotations"])


def test_turns(subject: Subject, figures: Figures) -> None:
    assert len(subject.site.data("turns")) == figures["turns"]["u"] + figures["turns"]["sp"]


def test_apparatus(subject: Subject, figures: Figures) -> None:
    rows, apparatus = subject.site.data("apparatus"), figures["apparatus"]
    readings = [row for row in rows if row["reading_start"]]
    assert len({(row["text"], row["id"]) for row in rows}) == apparatus["entries"]
    assert (len(readings), len(rows) - len(readings)) == (apparatus["readings"], apparatus["without_reading"])


def test_notes(subject: Subject, figures: Figures) -> None:
    passages = (p for of_text in subject.site.passages.values() for p in of_text)
    assert sum(p["element"] in ("note", "witDetail") for p in passages) == figures["notes"]


def test_every_real_collection_has_its_figures() -> None:
    assert set(collections()) - set(OURS) <= expected.names()
