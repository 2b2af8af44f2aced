"""``edition tag`` as a scholar uses it: a ledger beside the text, decisions in it, and tags in the text when asked."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.lettering import begun, edit, rows, snapshot
from tests.cli.running import run
from tests.encoding.texts import tei


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return begun(tmp_path)


def test_proposals_go_into_a_ledger_and_the_text_stays(edition: Path) -> None:
    before = (edition / "letter.xml").read_bytes()
    done = run(edition, "tag", "letter.xml")
    assert done.returncode == 0, done.stderr
    assert (edition / "letter.xml").read_bytes() == before
    found = [(row["surface"], row["element"], row["entry"]) for row in rows(edition) if row["entry"]]
    assert found == [("Ann Lee", "persName", "lee"), ("Lee", "persName", "lee"), ("Ann Lee", "persName", "lee")]
    assert "letter.ledger.csv" in done.stderr
    assert "--review" in done.stderr


def test_what_is_accepted_is_written_once(edition: Path) -> None:
    before = (edition / "letter.xml").read_text(encoding="utf-8")
    run(edition, "tag", "letter.xml")
    edit(edition, decision="accept", who="me")
    done = run(edition, "tag", "letter.xml", "--write")
    assert done.returncode == 0, done.stderr
    tagged = '<persName ref="people.xml#lee" cert="high">Ann Lee</persName>'
    assert (edition / "letter.xml").read_text(encoding="utf-8") == before.replace("Ann Lee", tagged, 1)
    first = snapshot(edition)
    assert run(edition, "tag", "letter.xml", "--write").returncode == 0
    assert snapshot(edition) == first
    assert [row["state"] for row in rows(edition) if row["decision"]] == ["written"]


def test_speech_says_that_it_is_direct(edition: Path) -> None:
    (edition / "letter.xml").write_text(tei('<p xml:lang="en">“It is dark,” said Ann Lee.</p>'), encoding="utf-8")
    assert run(edition, "tag", "--accept", "high", "--write").returncode == 0
    written = '“<said who="people.xml#lee" direct="true" cert="high">It is dark,</said>”'
    assert written in (edition / "letter.xml").read_text(encoding="utf-8")


def test_what_is_accepted_unseen_is_written_once_as_well(edition: Path) -> None:
    words = ("tag", "--accept", "low", "--write")
    assert run(edition, *words).returncode == 0
    first = snapshot(edition)
    assert first["letter.xml"].count(b"<persName") == 3
    assert run(edition, *words).returncode == 0
    assert snapshot(edition) == first


def test_a_ledger_that_is_a_link_is_refused_and_the_text_stays(edition: Path) -> None:
    (edition / "letter.ledger.csv").symlink_to("elsewhere.csv")
    before = (edition / "letter.xml").read_bytes()
    done = run(edition, "tag", "--accept", "low", "--write")
    assert done.returncode == 2
    assert "no regular file" in done.stderr
    assert (edition / "letter.xml").read_bytes() == before
    assert not (edition / "elsewhere.csv").exists()


def test_what_was_interrupted_between_ledger_and_text_is_ours(edition: Path) -> None:
    run(edition, "tag", "--accept", "high", "--write")
    found = rows(edition)
    with (edition / "letter.ledger.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(found[0]))
        table.writeheader()
        table.writerows({**row, "state": "writing" if row["state"] else ""} for row in found)
    before = (edition / "letter.xml").read_bytes()
    assert run(edition, "tag", "--write").returncode == 0
    assert (edition / "letter.xml").read_bytes() == before
    assert {row["state"] for row in rows(edition) if row["decision"]} == {"written"}


def test_names_point_as_the_text_does(edition: Path) -> None:
    text = (edition / "letter.xml").read_text(encoding="utf-8")
    (edition / "letter.xml").write_text(
        text.replace("I saw", '<persName key="lee">A. L.</persName>, I saw'), encoding="utf-8"
    )
    run(edition, "tag", "letter.xml", "--accept", "high", "--write")
    assert '<persName key="lee" cert="high">Ann Lee</persName>' in (edition / "letter.xml").read_text(encoding="utf-8")


def test_who_decided_is_responsible_where_the_header_knows_them(edition: Path) -> None:
    text = (edition / "letter.xml").read_text(encoding="utf-8")
    (edition / "letter.xml").write_text(text.replace("<titleStmt>", '<titleStmt xml:id="me">'), encoding="utf-8")
    run(edition, "tag", "letter.xml")
    edit(edition, decision="accept", who="me")
    run(edition, "tag", "letter.xml", "--write")
    assert 'cert="high" resp="#me">Ann Lee<' in (edition / "letter.xml").read_text(encoding="utf-8")


def test_what_is_rejected_does_not_return(edition: Path) -> None:
    run(edition, "tag", "letter.xml")
    edit(edition, decision="reject")
    run(edition, "tag", "letter.xml", "--accept", "low", "--write")
    text = (edition / "letter.xml").read_text(encoding="utf-8")
    assert text.count("<persName") == 2
    assert "I saw Ann Lee at" in text
    assert [row["decision"] for row in rows(edition)].count("reject") == 1


def test_a_diff_writes_nothing(edition: Path) -> None:
    done = run(edition, "tag", "letter.xml", "--accept", "high", "--diff")
    assert list(snapshot(edition)) == ["letter.xml", "people.xml"]
    assert '<p>I saw <persName ref="people.xml#lee" cert="high">Ann Lee</persName> at' in done.stdout


def test_rows_move_along_with_an_edit(edition: Path) -> None:
    run(edition, "tag", "letter.xml")
    edit(edition, decision="accept")
    text = (edition / "letter.xml").read_text(encoding="utf-8")
    (edition / "letter.xml").write_text(text.replace("<p>I saw", "<p>New.</p><p>Yesterday I saw"), encoding="utf-8")
    run(edition, "tag", "letter.xml", "--write")
    assert "Yesterday I saw <persName" in (edition / "letter.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"decision": "yes please"}, "the decision “yes please” is none of accept, reject, later"),
        ({"start": "x"}, "start is “x”"),
        ({"entry": "leee", "decision": "accept"}, "no register has an entry “leee”; did you mean lee?"),
    ],
)
def test_a_ledger_edited_into_nonsense_is_told_and_nothing_is_done(
    edition: Path, cells: dict[str, str], said: str
) -> None:
    run(edition, "tag", "letter.xml")
    edit(edition, **cells)
    before = snapshot(edition)
    done = run(edition, "tag", "letter.xml", "--write")
    assert done.returncode == 2
    assert said in done.stderr
    assert "Ann Lee" in done.stderr
    assert snapshot(edition) == before


def test_a_text_that_cannot_be_read_is_told_and_the_others_are_done(edition: Path) -> None:
    (edition / "broken.xml").write_text("<TEI", encoding="utf-8")
    done = run(edition, "tag")
    assert done.returncode == 1
    assert "broken.xml" in done.stderr
    assert rows(edition)


def test_what_the_schema_forbids_is_not_written(edition: Path) -> None:
    text = tei("<p>See <idno>Ann Lee</idno> and Ann Lee.</p>")
    (edition / "letter.xml").write_text(
        text.replace("<TEI", '<?xml-model href="tei-edition.xsd"?><TEI'), encoding="utf-8"
    )
    run(edition, "tag", "letter.xml")
    edit(edition, decision="accept", element="bloc")
    done = run(edition, "tag", "letter.xml", "--write")
    assert done.returncode == 1
    assert "is not tagged: the schema does not allow it" in done.stderr
    assert "<persName" not in (edition / "letter.xml").read_text(encoding="utf-8")


def test_a_register_that_is_named_must_hold_entries(edition: Path) -> None:
    done = run(edition, "tag", "letter.xml", "--register", "letter.xml")
    assert done.returncode == 2
    assert "letter.xml: no entry here" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("--report", "--write"),
        ("--diff", "--write"),
        ("--entries", "x.xml"),
        ("--review",),
        ("--only", "boats"),
        ("--resp", "a\x01"),
    ],
)
def test_what_does_not_go_together_is_told(edition: Path, words: tuple[str, ...]) -> None:
    before = snapshot(edition)
    done = run(edition, "tag", "letter.xml", *words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert snapshot(edition) == before


def test_a_model_that_is_not_there_is_told_and_nothing_is_done(edition: Path) -> None:
    before = snapshot(edition)
    done = run(edition, "tag", "--spacy", "no_such_model", "--accept", "high", "--write")
    assert done.returncode == 2
    assert "spaCy" in done.stderr
    assert "hint: " in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(edition) == before
