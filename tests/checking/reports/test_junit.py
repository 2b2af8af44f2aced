"""JUnit XML, read back by the XML parser of Python."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from edition.checking.reports import Report, for_machines
from edition.model import Place, Problem
from tests.checking.reports.samples import full, problem


def read_back(report: Report) -> ET.Element:
    return ET.fromstring("\n".join(for_machines(report, "junit")).encode())


def counts(suite: ET.Element) -> tuple[str | None, str | None]:
    return suite.get("tests"), suite.get("failures")


def test_a_suite_a_file_and_a_case_a_problem() -> None:
    found = read_back(Report((full(), problem(), problem("w", "warning", 2)), files=("a.xml", "texts/a.xml")))
    assert found.tag == "testsuites"
    assert [(suite.get("name"), *counts(suite)) for suite in found] == [("a.xml", "2", "1"), ("texts/a.xml", "1", "1")]
    assert counts(found) == ("3", "2")
    case = found[1][0]
    assert (case.get("name"), case.get("classname")) == ("dangling-pointer 6:32", "texts/a.xml")
    (failure,) = case
    assert (failure.tag, failure.get("type")) == ("failure", "dangling-pointer")
    assert failure.get("message") == "“#gl” points nowhere"
    assert "^^^ nothing has this id" in (failure.text or "")


def test_a_file_without_problems_is_a_case_that_has_passed() -> None:
    found = read_back(Report((), files=("a.xml",), base="letters"))
    assert counts(found) == ("1", "0")
    assert (found[0].get("name"), found[0][0].get("name"), len(found[0][0])) == ("letters/a.xml", "no problems", 0)


def test_what_does_not_end_with_1_is_no_failure() -> None:
    warning = (problem(severity="warning"),)
    assert read_back(Report(warning))[0][0][0].tag == "system-out"
    assert read_back(Report(warning, fail_on="warning"))[0][0][0].tag == "failure"


def test_what_stands_in_no_file() -> None:
    assert read_back(Report((problem(place=None),)))[0].get("name") == "edition"


@given(st.text(), st.text(min_size=1))
def test_whatever_the_words_it_is_xml(message: str, path: str) -> None:
    found = read_back(Report((Problem("slug", "error", message, Place(path, 1, 1), source=message, hint=message),)))
    assert counts(found) == ("1", "1")
