"""Measure how many quotations are found, of the right class, with the right speaker (see README.md here, and gold/README.md)."""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from benchmarks import judging
from benchmarks.judging import Row
from benchmarks.quoted import CLASSES, Gold, Source, editors, gold, is_odd, of_plain, register, rows, stripped, trimmed
from edition.encoding.quoting.pairs import PAIRS
from edition.encoding.tagging.flows import Flow, flows
from edition.encoding.tagging.proposals import Known, Proposal

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
VARIABLE = "EDITION_CORPORA"
CLASS_BAR, SPEAKER_BAR = 40, 18
"""Of the 44 strings of the report, and of its 22 speeches."""
COLLECTIONS = (
    ("whitman-reviews", "whitman-reviews", "en"),
    ("schnitzler-press-interviews", "schnitzler-press-interviews", "de"),
    ("auden-musulin-letters", "auden-musulin-letters/editions", "en"),
)
GOLD = (
    ("schnitzler-press-interviews", "schnitzler-press-interviews", "schnitzler-quotations.csv", "de"),
    ("al-muqtabas-arabic", "al-muqtabas-arabic/tei", "al-muqtabas-quotations.csv", "ar"),
)
NOVELS = "eltec-novels/level1"


def main(words: Sequence[str] | None = None) -> int:
    """The exit code: 2 without the report and the collections, 1 with ``--check`` and a missed bar, otherwise 0."""
    parser = argparse.ArgumentParser(prog="benchmarks/quotations.py", description=__doc__)
    parser.add_argument("--check", action="store_true", help="exit code 1 when a bar is missed")
    parser.add_argument("--write", action="store_true", help="write the table into benchmarks/README.md")
    arguments = parser.parse_args(words)
    corpora = Path(os.environ.get(VARIABLE, SHARED / "corpora"))
    report = corpora.parent / "seed" / "article.txt"
    if not report.exists():
        print(f"the report is not at {report}: name the collections beside it with {VARIABLE}", file=sys.stderr)
        return 2
    load = os.getloadavg()[0]
    found = list(measured(corpora, report))
    table = judging.report(found, load)
    print(table)
    if arguments.write:
        judging.write(HERE / "README.md", table, Path(__file__).name)
    return 1 if arguments.check and any(row.is_missed for row in found) else 0


def measured(corpora: Path, report: Path) -> Iterator[Row]:
    """The report with its register and with none; the editors' markup and our gold of each collection, by halves; novels."""
    yield from seed(report, register(HERE.parent / "texts" / "registers.xml"), "the report")
    yield from seed(report, (), "the report, no register")
    for name, folder, lang in COLLECTIONS:
        if (corpora / folder).is_dir():
            yield from collection(name, corpora / folder, lang)
    for name, folder, table, lang in GOLD:
        if (corpora / folder).is_dir():
            yield from by_hand(name, corpora / folder, HERE / "gold" / table, lang)
    if (corpora / NOVELS).is_dir():
        yield from novels(sorted((corpora / NOVELS).glob("*.xml")))


Found = dict[tuple[int, int], Proposal]


def spans(source: Source, passages: Sequence[Flow], proposals: Sequence[Proposal], *, trim: bool = False) -> Found:
    """Proposals by their places in the file; the pieces of one quotation from its first character to its last."""
    result: Found = {}
    for _, group in groupby(proposals, key=lambda one: one.chain or (one.passage, one.start)):
        pieces = list(group)
        found = [_place(source, passages[one.passage], one, trim=trim) for one in pieces]
        for place, one in zip(found, pieces, strict=True):
            result[place] = one
        result[min(place[0] for place in found), max(place[1] for place in found)] = pieces[0]
    return result


def _place(source: Source, flow: Flow, one: Proposal, *, trim: bool) -> tuple[int, int]:
    start, end = trimmed(flow.text, one.start, one.end) if trim else (one.start, one.end)
    return source.span(flow, start, end) if start < end else source.span(flow, one.start, one.end)


def kind_of(one: Proposal | None) -> str:
    """The class of a proposal, as the gold names it."""
    return "none" if one is None else CLASSES.get(one.element, "name")


def names_right(wanted: str, one: Proposal | None) -> bool:
    """Whether a speaker is the one wanted: by his id, or by the last word of his name; nobody where nobody is wanted."""
    pointed = one.pointers if one is not None and one.attribute == "who" else ()
    words = one.speaker if one is not None else ""
    if not wanted:
        return not pointed and not words
    if pointed:
        return pointed == (wanted,)
    return bool(words) and _last(words) == _last(wanted.replace("-", " "))


def _last(words: str) -> str:
    return words.rsplit(maxsplit=1)[-1].strip(".").removesuffix("’s").casefold()


def seed(report: Path, lexicon: Sequence[Known], what: str) -> Iterator[Row]:
    """Classes and speakers of the report."""
    source = of_plain(report.read_text(encoding="utf-8"))
    passages, proposals = source.proposals(lexicon, "en")
    found = spans(source, passages, proposals)
    wanted = gold(rows(HERE / "gold" / "seed-quotations.csv"))
    classes = sum(kind_of(found.get((one.start, one.end))) == one.kind for one in wanted)
    speeches = [one for one in wanted if one.kind == "speech"]
    speakers = sum(names_right(one.speaker, found.get((one.start, one.end))) for one in speeches)
    yield Row(f"{what}: class right of {len(wanted)}", str(classes), classes, CLASS_BAR, at_least=True)
    yield Row(f"{what}: speaker right of {len(speeches)} speeches", str(speakers), speakers, SPEAKER_BAR, at_least=True)
    sure = _surely_wrong(wanted, found)
    yield Row(f"{what}: a wrong speaker with certainty high", str(sure), sure, 0)
    yield Row(f"{what}: strings that are none", str(_beside(wanted, found)))


def _surely_wrong(wanted: Sequence[Gold], found: Found) -> int:
    pairs = [(one, found.get((one.start, one.end))) for one in wanted]
    return sum(
        1
        for one, ours in pairs
        if ours is not None and ours.certainty == "high" and (ours.speaker or ours.pointers) and ours.attribute == "who"
        and not names_right(one.speaker if one.kind in ("speech", "quotation") else "", ours)
    )  # fmt: skip


def _beside(wanted: Sequence[Gold], found: Found) -> int:
    return sum(1 for start, end in found if not any(one.start <= start and end <= one.end for one in wanted))


def _files(folder: Path) -> Iterator[tuple[bool, Path, str]]:
    for path in sorted(folder.glob("*.xml")):
        source = path.read_text(encoding="utf-8-sig")
        yield is_odd(path, source), path, source


def collection(name: str, folder: Path, lang: str) -> Iterator[Row]:
    """How many strings that editors marked up are found without that markup, as quotations, and with the speaker whom they name."""
    counts = {True: Counter[str](), False: Counter[str]()}
    for odd, _, text in _files(folder):
        wanted = editors(text)
        if not wanted:
            continue
        source = stripped(text)
        passages, proposals = source.proposals((), lang)
        found = spans(source, passages, proposals, trim=True)
        for one in wanted:
            counts[odd].update(_compared(one, found.get((one.start, one.end))))
    for odd, half in ((False, "tuned on"), (True, "judging")):
        count = counts[odd]
        parts = [f"{count['found']} found", f"{count['quotation']} as a quotation"]
        if count["named"]:
            wrong = f"{count['wrong']} wrong, {count['sure']} of these high"
            parts.append(f"of {count['named']} with a name {count['right']} right, {wrong}")
        yield Row(f"{name}, {half}: of {count['all']} marked up", ", ".join(parts))


def _compared(one: Gold, ours: Proposal | None) -> Iterator[str]:
    yield "all"
    if ours is not None:
        yield "found"
        if ours.element in ("said", "quote", "q"):
            yield "quotation"
    if one.speaker and one.speaker != "unknown":
        yield "named"
        if ours is not None and ours.speaker:
            right = names_right(one.speaker, ours)
            yield "right" if right else "wrong"
            if not right and ours.certainty == "high":
                yield "sure"


def by_hand(name: str, folder: Path, table: Path, lang: str) -> Iterator[Row]:
    """Classes and speakers of what one reader decided."""
    counts = {True: Counter[str](), False: Counter[str]()}
    for file, group in groupby(rows(table), key=lambda line: line["file"]):
        lines, path = list(group), folder / file
        if hashlib.sha256(path.read_bytes()).hexdigest() != lines[0]["sha256"]:
            continue
        text = path.read_text(encoding="utf-8")
        source = stripped(text)
        passages, proposals = source.proposals((), lang)
        found = spans(source, passages, proposals)
        wanted = gold(lines)
        if lang == "ar":
            found = _by_beginning(wanted, found)
        count = counts[is_odd(path, text)]
        count.update(f"class {kind_of(found.get((one.start, one.end))) == one.kind}" for one in wanted)
        count.update(
            f"speaker {names_right(one.speaker, found.get((one.start, one.end)))}"
            for one in wanted
            if one.kind == "speech"
        )
        count["sure"] += _surely_wrong(wanted, found)
    for odd, half in ((False, "tuned on"), (True, "judging")):
        count = counts[odd]
        classes, speeches = count["class True"] + count["class False"], count["speaker True"] + count["speaker False"]
        shown = f"{count['class True']} classes right, {count['speaker True']} of {speeches} speakers"
        if classes:
            yield Row(f"{name} by hand, {half}: of {classes}", f"{shown}, {count['sure']} wrong with certainty high")


def _by_beginning(wanted: Sequence[Gold], found: Found) -> Found:
    """Proposals that begin where they should, whatever their end: without marks it is a matter of judgement."""
    begun = {start: one for (start, _), one in found.items()}
    return {(one.start, one.end): begun[one.start] for one in wanted if one.start in begun}


def novels(paths: Sequence[Path]) -> Iterator[Row]:
    """How many marks of novels are the edge of a quotation that was found, and how long a megabyte takes."""
    for path in paths:
        text = path.read_text(encoding="utf-8")
        passages = flows(text)
        begun = time.process_time()
        source = Source(text, list(range(len(text))))
        _, proposals = source.proposals((), "en")
        taken = (time.process_time() - begun) / (len(text) / 1e6)
        edges = {place for one in proposals for place in _edges(passages[one.passage].text, one)}
        marks = {(n, at) for n, flow in enumerate(passages) if "quote" not in flow.around for at in _marks(flow.text)}
        what = f"{path.stem}: of {len(marks)} marks, enclosing none of {len(proposals)} quotations"
        yield Row(what, f"{len(marks - edges)}; {taken:.2f} s a megabyte")


def _marks(text: str) -> Iterator[int]:
    """Where the marks of a passage stand that are no apostrophes, as far as their places say."""
    padded = f" {text} "
    marks = PAIRS.keys() | set("”")
    return (n - 1 for n in range(1, len(padded) - 1) if padded[n] in marks and not _is_apostrophe(padded, n))


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at] in "'’" and (text[at - 1].isalpha() or (text[at] == "’" and text[at + 1].isalpha()))


def _edges(text: str, one: Proposal) -> Iterator[tuple[int, int]]:
    """Where the marks around a quotation stand, with a space between at most."""
    for at in (*range(max(0, one.start - 2), one.start), *range(one.end, min(len(text), one.end + 2))):
        yield one.passage, at


if __name__ == "__main__":
    sys.exit(main())
