"""``edition tag``: entries of names that no register has, reports, and ledgers that somebody has edited."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.lettering import PEOPLE, begun, edit, rows, snapshot
from tests.cli.running import run


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return begun(tmp_path)


def test_names_that_became_entries_are_not_proposed_again(edition: Path) -> None:
    words = ("tag", "--accept", "low", "--write", "--entries", "new.xml")
    assert run(edition, *words).returncode == 0
    first = snapshot(edition)
    assert first["new.xml"].count(b"<event ") == 1
    assert run(edition, *words).returncode == 0
    assert snapshot(edition)["letter.xml"] == first["letter.xml"]
    assert snapshot(edition)["new.xml"] == first["new.xml"]


def test_names_on_no_list_become_entries(edition: Path) -> None:
    run(edition, "tag", "letter.xml")
    edit(edition, decision="accept", what="entry", element="persName", entry="", type="")
    done = run(edition, "tag", "letter.xml", "--write", "--entries", "new.xml")
    assert done.returncode == 0, done.stderr
    assert '<person xml:id="ann-lee">' in (edition / "new.xml").read_text(encoding="utf-8")
    assert '<persName ref="new.xml#ann-lee"' in (edition / "letter.xml").read_text(encoding="utf-8")
    assert run(edition, "validate", "new.xml").returncode == 0


def test_a_report_says_how_often_each_rule_was_agreed_with(edition: Path) -> None:
    run(edition, "tag", "letter.xml")
    edit(edition, decision="reject", who="me")
    told = json.loads(run(edition, "tag", "--report", "--json").stdout)
    whole = next(one for one in told if one["rule"] == "whole-name")
    assert (whole["proposed"], whole["accepted"], whole["rejected"], whole["agreed"]) == (2, 0, 1, 0.0)


def test_what_was_corrected_is_no_agreement(edition: Path) -> None:
    run(edition, "tag", "letter.xml")
    edit(edition, decision="accept", element="rs", who="me")
    told = json.loads(run(edition, "tag", "--report", "--json").stdout)
    whole = next(one for one in told if one["rule"] == "whole-name")
    assert (whole["accepted"], whole["corrected"], whole["agreed"]) == (0, 1, 0.0)


def test_an_entry_that_is_made_later_is_pointed_to(edition: Path) -> None:
    run(edition, "tag", "letter.xml")
    edit(edition, decision="accept", what="entry", entry="")
    run(edition, "tag", "letter.xml", "--write")
    assert '<persName cert="high">Ann Lee</persName>' in (edition / "letter.xml").read_text(encoding="utf-8")
    run(edition, "tag", "letter.xml", "--write", "--entries", "new.xml")
    tagged = '<persName ref="new.xml#ann-lee" cert="high">Ann Lee</persName>'
    assert tagged in (edition / "letter.xml").read_text(encoding="utf-8")
    first = snapshot(edition)
    run(edition, "tag", "letter.xml", "--write", "--entries", "new.xml")
    assert {name: data for name, data in snapshot(edition).items() if name != "letter.ledger.csv"} == {
        name: data for name, data in first.items() if name != "letter.ledger.csv"
    }


def test_of_an_entry_that_stands_twice_the_one_beside_the_text_is_meant(edition: Path) -> None:
    (edition / "texts").mkdir()
    (edition / "backup").mkdir()
    (edition / "edition.toml").write_text('title = "E"\n', encoding="utf-8")
    (edition / "letter.xml").rename(edition / "texts" / "letter.xml")
    for folder in ("texts", "backup"):
        (edition / folder / "people.xml").write_text(PEOPLE, encoding="utf-8")
    (edition / "people.xml").unlink()
    run(edition, "tag", "texts", "--accept", "high", "--write")
    assert '<persName ref="people.xml#lee"' in (edition / "texts" / "letter.xml").read_text(encoding="utf-8")


def test_who_decided_in_the_file_signs_afterwards(edition: Path) -> None:
    run(edition, "tag", "letter.xml")
    edit(edition, decision="reject")
    run(edition, "tag", "letter.xml", "--who", "me")
    assert [row["who"] for row in rows(edition) if row["decision"]] == ["me"]


def test_a_ledger_stays_as_a_spreadsheet_saved_it(edition: Path) -> None:
    run(edition, "tag", "letter.xml")
    path = edition / "letter.ledger.csv"
    table = csv.reader(path.read_text(encoding="utf-8").splitlines())
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(table)
    run(edition, "tag", "letter.xml", "--who", "me", "--accept", "high")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid;what;")
