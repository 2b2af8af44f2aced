"""``edition tag`` as a scholar uses it: a ledger beside the text, decisions in it, and tags in the text when asked."""

from __future__ import annotations

import csv
import json
import os
import pty
import select
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import EDITION, environment, run
from tests.encoding.texts import tei

LETTER = (
    "<p>I saw Ann Lee at the Gas Board. Lee was late.</p>\n<p>In the session “Lamps and Ladders” Ann Lee spoke.</p>"
)
PEOPLE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>People</title></titleStmt>
<publicationStmt><p>none</p></publicationStmt><sourceDesc><p>none</p></sourceDesc></fileDesc></teiHeader><standOff>
  <listPerson>
    <person xml:id="lee"><persName><forename>Ann</forename> <surname>Lee</surname></persName></person>
  </listPerson>
</standOff></TEI>
"""


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    (tmp_path / "letter.xml").write_text(tei(LETTER), encoding="utf-8")
    (tmp_path / "people.xml").write_text(PEOPLE, encoding="utf-8")
    return tmp_path


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "letter.ledger.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def edit(folder: Path, **cells: str) -> None:
    """Change cells of the row that proposes something for the first whole name."""
    found = rows(folder)
    row = next(one for one in found if one["surface"] == "Ann Lee")
    row.update(cells)
    with (folder / "letter.ledger.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(found[0]))
        table.writeheader()
        table.writerows(found)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


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


def test_what_is_accepted_unseen_is_written_once_as_well(edition: Path) -> None:
    words = ("tag", "--accept", "low", "--write")
    assert run(edition, *words).returncode == 0
    first = snapshot(edition)
    assert first["letter.xml"].count(b"<persName") == 3
    assert run(edition, *words).returncode == 0
    assert snapshot(edition) == first


def test_names_that_became_entries_are_not_proposed_again(edition: Path) -> None:
    words = ("tag", "--accept", "low", "--write", "--entries", "new.xml")
    assert run(edition, *words).returncode == 0
    first = snapshot(edition)
    assert first["new.xml"].count(b"<event ") == 1
    assert run(edition, *words).returncode == 0
    assert snapshot(edition)["letter.xml"] == first["letter.xml"]
    assert snapshot(edition)["new.xml"] == first["new.xml"]


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


# ---------------------------------------------------------------------------------------------------------------- review


@pytest.fixture
def terminal(edition: Path) -> Iterator[int]:
    """``edition tag --review`` in a terminal of its own."""
    child, terminal = pty.fork()
    if not child:
        os.chdir(edition)
        words = [*EDITION, "tag", "--review", "--least", "medium", "--only", "names", "letter.xml"]
        os.execve(EDITION[0], words, environment(edition))  # noqa: S606 - in a terminal of its own
    yield terminal
    os.close(terminal)
    os.waitpid(child, 0)


def said(terminal: int, words: str, seconds: float = 20) -> str:
    """What stands in the terminal until some words do, or until it takes too long."""
    found, until = "", time.monotonic() + seconds
    while words not in found and time.monotonic() < until:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                found += os.read(terminal, 65536).decode()
            except OSError:
                break
    return found


def press(terminal: int, key: str, then: str) -> None:
    """Press a key until something is answered: what is typed before somebody listens is lost."""
    for _ in range(5):
        time.sleep(0.1)
        os.write(terminal, key.encode())
        if then in said(terminal, then, 3):
            return
    raise AssertionError(f"{key} was not answered by {then}")


def test_a_review_asks_takes_back_and_goes_on_another_day(edition: Path, terminal: int) -> None:
    assert "[Ann Lee]" in said(terminal, "\n? ")
    for key, then in (
        ("y", "[Lee] was late.\r\n"),
        ("u", "[Ann Lee] at"),
        ("n", "[Lee] was late."),
        ("q", "to decide"),
    ):
        press(terminal, key, then)
    assert [row["decision"] for row in rows(edition)][:2] == ["reject", ""]
