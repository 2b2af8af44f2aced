"""Problems as JSON: read back, and as docs/formats.md describes them."""

from __future__ import annotations

import json

from edition import __version__
from edition.checking.reports import Report, for_machines
from tests.checking.reports.samples import LINE, full, problem


def read_back(report: Report) -> dict[str, object]:
    found: dict[str, object] = json.loads("\n".join(for_machines(report, "json")))
    return found


def test_everything_that_is_known() -> None:
    report = Report((full(),), {"texts": 2}, ("tei-edition.xsd",), base="letters", suppressed=3, known=4)
    assert read_back(report) == {
        "format": 1,
        "tool": {"name": "edition", "version": __version__},
        "base": "letters",
        "schemas": ["tei-edition.xsd"],
        "summary": {"errors": 1, "warnings": 0, "infos": 0, "suppressed": 3, "known": 4, "files": {"texts": 2}},
        "problems": [
            {
                "slug": "dangling-pointer",
                "family": "references",
                "severity": "error",
                "message": "“#gl” points nowhere",
                "path": "texts/a.xml",
                "line": 6,
                "column": 32,
                "end_line": 6,
                "end_column": 35,
                "label": "nothing has this id",
                "hint": "write the entry, or correct the pointer",
                "source": LINE,
                "related": [
                    {
                        "message": "this is the nearest entry",
                        "path": "texts/b.xml",
                        "line": 2,
                        "column": 5,
                        "end_line": 2,
                        "end_column": 12,
                        "source": '    xml:id="gle"',
                    }
                ],
                "fixes": [
                    {
                        "description": "write #gle",
                        "sure": True,
                        "edits": [
                            {
                                "path": "texts/a.xml",
                                "line": 6,
                                "column": 32,
                                "end_line": 6,
                                "end_column": 35,
                                "old": "#gl",
                                "new": "#gle",
                            }
                        ],
                    },
                    {"description": "take the pointer away", "sure": False, "edits": []},
                ],
            }
        ],
    }


def test_what_is_not_known_is_0_or_empty() -> None:
    (found,) = read_back(Report((problem(place=None),)))["problems"]  # type: ignore[misc]
    assert (found["path"], found["line"], found["end_column"], found["fixes"]) == ("", 0, 0, [])


def test_none() -> None:
    assert read_back(Report(()))["problems"] == []


def test_letters_stay_letters() -> None:
    assert "“#gl”" in "".join(for_machines(Report((full(),)), "json"))
