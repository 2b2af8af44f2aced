"""What fuzzing has found, made small: a find becomes a file in ``cases/`` and stays mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.examining import Examiner

CASES = sorted((Path(__file__).parent / "cases").glob("*.xml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_find_is_found_no_more(case: Path, tmp_path: Path) -> None:
    examine = Examiner(tmp_path)
    examine(case.read_bytes(), twice=True)
    assert examine.counts.texts


def test_a_group_names_the_base_witness_of_its_readings(tmp_path: Path) -> None:
    app = '<app><rdgGrp wit="B"><rdg/><rdg wit="B"><app><rdg>a</rdg></app></rdg></rdgGrp></app>'
    examine = Examiner(tmp_path)
    examine(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>{app}</text></TEI>'.encode(), "B", twice=True)
    assert examine.counts.texts == 1


def test_a_file_that_is_no_tei_need_not_be_told_to_be_no_xml(tmp_path: Path) -> None:
    examine = Examiner(tmp_path)
    examine(b"<!DOCTYPE I \"\"[<!ENTITY o ''>]><TEI xmlns='&n;p:'><text/></TEI>")
    assert examine.counts.texts == 0
