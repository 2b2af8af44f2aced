"""Copies with changed ids are the collection several times over: nothing collides, and nothing points elsewhere."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from benchmarks import copying, counting, judging
from benchmarks.__main__ import PARTS
from benchmarks.judging import Row
from benchmarks.measuring import build

TEXTS = Path(__file__).resolve().parents[2] / "texts"
ID = "{http://www.w3.org/XML/1998/namespace}id"
COPIES = 3


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copying.read(TEXTS).write(tmp_path_factory.mktemp("copies"), COPIES)


def elements(path: Path) -> list[Any]:
    return list(etree.parse(str(path)).iter("*"))


def ids(folder: Path) -> list[str]:
    return [e.get(ID) for path in folder.glob("*.xml") for e in elements(path) if e.get(ID)]


def test_files_of_copies_have_names_of_their_own(copies: Path) -> None:
    assert {p.name for p in copies.glob("letter*.xml")} == {"letter-c1.xml", "letter-c2.xml", "letter-c3.xml"}
    assert (copies / "edition.toml").read_bytes() == (TEXTS / "edition.toml").read_bytes()


def test_every_figure_is_that_of_the_source_times_the_copies(copies: Path) -> None:
    one = counting.count(TEXTS)
    assert one.ids
    assert one.pointers
    counting.check(one, counting.count(copies), COPIES)


def test_a_copy_that_lost_something_is_noticed() -> None:
    one = counting.count(TEXTS)
    with pytest.raises(counting.NotToScale):
        counting.check(one, counting.count(TEXTS), COPIES)


def test_no_id_stands_in_two_copies_or_in_the_source(copies: Path) -> None:
    found = ids(copies)
    assert sorted(found) == sorted(f"{name}-c{n}" for name in ids(TEXTS) for n in range(1, COPIES + 1))
    assert not set(found) & set(ids(TEXTS))


def test_a_copy_without_its_suffix_is_the_source() -> None:
    for template in copying.read(TEXTS).templates:
        assert b"".join(template.pieces) == (TEXTS / template.path).read_bytes()
        assert template.copy(2).replace(b"-c2", b"") == (TEXTS / template.path).read_bytes()


def test_the_toolkit_finds_so_many_times_what_it_finds_in_the_source(copies: Path, tmp_path: Path) -> None:
    one, several = build(TEXTS, tmp_path / "one", 1), build(copies, tmp_path / "several", 1)
    assert several.counts == {what: n * COPIES for what, n in one.counts.items()}
    assert several.problems == {slug: n * COPIES for slug, n in one.problems.items()}
    assert set(several.steps) == {"survey", "map", "reduce", "publish"}


def copied(source: str, **others: str) -> str:
    """A file after copying; ``others`` are further files of its collection, by stem."""
    files = {"a": source, **others}
    names = copying.Names(
        frozenset((b"x", b"y.xml")), frozenset(f"{f}.xml".encode() for f in files), frozenset((b"p",))
    )
    template = copying.Template("a.xml", copying._cut(source.encode(), names))
    return template.copy(1).decode()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<a xml:id='x'/>", "<a xml:id='x-c1'/>"),
        ('<a xml:id="y.xml"/>', '<a xml:id="y-c1.xml"/>'),
        ('<a ref="#x #nowhere"/>', '<a ref="#x-c1 #nowhere-c1"/>'),
        ('<a key="x" n="x" type="x"/>', '<a key="x-c1" n="x" type="x"/>'),
        ('<a key="nobody"/>', '<a key="nobody"/>'),
        ('<a ref="p:x q:x"/>', '<a ref="p:x-c1 q:x"/>'),
        ('<a ref="a.xml#x p:a.xml"/>', '<a ref="a-c1.xml#x-c1 p:a-c1.xml"/>'),
        ('<a ref="https://example.org/a.xml"/>', '<a ref="https://example.org/a-c1.xml"/>'),
        ('<a ref="https://example.org/b.xml#x"/>', '<a ref="https://example.org/b.xml#x"/>'),
        ('<p replacementPattern="a.xml#$1"/>', '<p replacementPattern="a-c1.xml#$1"/>'),
        ('<!-- <a ref="#x"/> --><a>ref="#x"</a>', '<!-- <a ref="#x"/> --><a>ref="#x"</a>'),
        ("<a n=\"1 > '0'\" ref='#x'/>", "<a n=\"1 > '0'\" ref='#x-c1'/>"),
    ],
)
def test_what_is_an_id_or_a_pointer(source: str, expected: str) -> None:
    assert copied(source) == expected


def test_a_ratio_is_the_median_of_pairs() -> None:
    row = judging.ratio("it", [8.0, 9.0, 40.0], [1.0, 1.0, 2.0], 8.0)
    assert (row.value, row.is_missed) == (9.0, True)
    assert row.measured == "9.00 [8.00 to 20.00] (9 s to 1 s)"


def test_the_table_is_written_between_its_marks_and_nowhere_else(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{judging._BEGIN.format('run.py')}old\n{judging._END}after\n", encoding="utf-8")
    judging.write(readme, judging.table([Row("it", "1", 1.0, 2.0)]), "run.py")
    text = readme.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "| it   | 1        | ≤ 2 | held    |" in text
    assert "old" not in text


def test_the_readme_has_the_marks() -> None:
    text = (Path(judging.__file__).with_name("README.md")).read_text(encoding="utf-8")
    assert all(judging._BEGIN.format(f"{part}.py") in text for part in PARTS)
    assert text.count(judging._END) == len(PARTS)
