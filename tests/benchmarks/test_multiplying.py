"""The sample edition, multiplied: every text is another, every pointer leads to its own register, and nothing is left to chance."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from benchmarks import multiplying
from benchmarks.measuring import build
from benchmarks.sizing import LARGE

TEXTS = Path(__file__).resolve().parents[2] / "texts"
ID = "{http://www.w3.org/XML/1998/namespace}id"
COPIES = 12
"""More than have one register between them."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("corpus"))


def written(folder: Path) -> Path:
    files = multiplying.sample(TEXTS)
    multiplying.begin(folder, TEXTS)
    one = sum(file.texts for file in files)
    assert multiplying.write(files, folder, COPIES * one) == COPIES * one
    return folder


def root(path: Path) -> Any:
    return etree.parse(str(path)).getroot()


def test_there_are_as_many_copies_as_asked_for_and_a_register_for_every_ten(corpus: Path) -> None:
    assert len(list(corpus.glob("letter-c*.xml"))) == COPIES
    assert {path.name for path in corpus.glob("registers-*.xml")} == {"registers-r1.xml", "registers-r11.xml"}


def test_no_text_says_what_another_says(corpus: Path) -> None:
    said = Counter("".join(root(path).itertext()) for path in corpus.glob("*-c*.xml"))
    assert set(said.values()) == {1}


def test_a_copy_has_the_elements_of_the_sample(corpus: Path) -> None:
    for path in TEXTS.glob("*.xml"):
        for copy in corpus.glob(f"{path.stem}-[cr]11.xml"):
            assert [e.tag for e in root(copy).iter()] == [e.tag for e in root(path).iter()]


def test_pointers_to_the_register_lead_to_that_of_the_ten(corpus: Path) -> None:
    letter = (corpus / "letter-c12.xml").read_text(encoding="utf-8")
    assert 'replacementPattern="registers-r11.xml#$1"' in letter
    assert set(re.findall(r'ref="reg:[a-z\-]+?-(r\d+)"', letter)) == {"r11"}


def test_the_toolkit_finds_nothing_wrong_with_it(corpus: Path, tmp_path: Path) -> None:
    found = build(corpus, tmp_path / "site", 1)
    assert found.counts["texts"] == COPIES * build(TEXTS, tmp_path / "one", 1).counts["texts"]
    assert not found.problems


def test_it_is_the_same_again(corpus: Path, tmp_path: Path) -> None:
    again = written(tmp_path)
    assert _files(corpus) == _files(again)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_no_two_numbers_are_spelled_alike() -> None:
    assert len({multiplying.spelled(number) for number in range(5000)}) == 5000


def test_one_word_is_changed_each_time(corpus: Path, tmp_path: Path) -> None:
    text = tmp_path / "letter.xml"
    text.write_bytes((corpus / "letter-c1.xml").read_bytes())
    for _ in range(2):
        before = "".join(root(text).itertext()).split()
        multiplying.change(text)
        after = "".join(root(text).itertext()).split()
        assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_a_text_without_a_word_is_not_changed(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"<TEI><text><body><p>1 2</p></body></text></TEI>")
    with pytest.raises(ValueError, match="no word"):
        multiplying.change(tmp_path / "a.xml")


def test_a_large_text_is_one_text_with_ids_of_its_own(tmp_path: Path) -> None:
    (file,) = (file for file in multiplying.sample(TEXTS) if file.stem == LARGE)
    path = tmp_path / "large.xml"
    multiplying.write_large(file, path, 100_000)
    assert 100_000 <= path.stat().st_size < 200_000
    ids = [element.get(ID) for element in root(path).iter() if element.get(ID)]
    assert len(ids) == len(set(ids)) > 50
    assert root(path).tag.endswith("TEI")
