"""Sessions that are accepted become entries that say where the part of the text is that is about them, and who took part."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from tests.cli.lettering import PEOPLE, snapshot
from tests.cli.running import run
from tests.encoding.texts import tei

BODY = (
    '<div xml:lang="en"><p>All came.</p><p>In the session “Gas and Lamps,” Ann Lee spoke. “It is dark,” said Ann Lee.</p>'
    "<p>Others slept.</p><p>In the session “Oil and Ladders,” nobody spoke.</p><p>All went.</p></div>"
)
WRITE = ("tag", "report.xml", "--accept", "medium", "--write", "--entries", "events.xml")


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    (tmp_path / "report.xml").write_text(tei(BODY), encoding="utf-8")
    (tmp_path / "people.xml").write_text(PEOPLE, encoding="utf-8")
    return tmp_path


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_entry_points_to_where_its_part_begins_and_ends(edition: Path) -> None:
    assert run(edition, *WRITE).returncode == 0
    text, events = read(edition / "report.xml"), read(edition / "events.xml")
    gas, oil = re.findall(r'<rs ref="events.xml#[\w-]+" type="session" xml:id="(s-\w+)"', text)
    limits = [f'<ptr type="from" target="report.xml#{gas}"/>', f'<ptr type="before" target="report.xml#{oil}"/>']
    limits.append(f'<ptr type="from" target="report.xml#{oil}"/>')
    assert re.findall("<ptr .*?/>", events) == limits
    assert '<person sameAs="people.xml#lee"><persName>Ann Lee</persName></person>' in events
    assert re.sub("<[^>]+>", "", text) == re.sub("<[^>]+>", "", tei(BODY))


def test_a_second_time_changes_nothing(edition: Path) -> None:
    run(edition, *WRITE)
    first = snapshot(edition)
    assert run(edition, *WRITE).returncode == 0
    assert snapshot(edition) == first


def test_a_check_tells_pointers_that_dangle(edition: Path) -> None:
    run(edition, *WRITE)
    check = ("validate", ".", "--select", "dangling-pointer")
    assert run(edition, *check).returncode == 0
    (edition / "report.xml").write_text(tei(BODY), encoding="utf-8")
    told = run(edition, *check)
    assert told.returncode == 1
    assert "there is no s-" in told.stdout + told.stderr


def test_an_entry_that_is_made_later_gives_the_title_its_id(edition: Path) -> None:
    run(edition, *WRITE[:-2])
    assert "xml:id" not in read(edition / "report.xml")
    run(edition, *WRITE)
    assert len(re.findall(r'<rs xml:id="s-\w+"|<rs [^>]*xml:id="s-\w+"', read(edition / "report.xml"))) == 2
    assert run(edition, "validate", ".", "--select", "dangling-pointer").returncode == 0


def test_a_title_that_cannot_be_marked_up_is_pointed_to_by_nothing(edition: Path) -> None:
    text = read(edition / "report.xml").replace("<TEI", '<?xml-model href="tei-edition.xsd"?><TEI')
    (edition / "report.xml").write_text(text, encoding="utf-8")
    run(edition, "tag", "report.xml")
    path = edition / "report.ledger.csv"
    with path.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    for row in table:
        if row["surface"] == "Oil and Ladders":
            row.update(element="bloc", type="session", decision="accept")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(table[0]))
        writer.writeheader()
        writer.writerows(table)
    assert run(edition, *WRITE).returncode == 1
    events = read(edition / "events.xml")
    assert len(re.findall("<ptr ", events)) == 1
    assert run(edition, "validate", ".", "--select", "dangling-pointer").returncode == 0


def test_persons_who_get_an_entry_at_the_same_time_took_part_as_well(edition: Path) -> None:
    (edition / "people.xml").unlink()
    run(edition, *WRITE[:3], "low", *WRITE[4:])
    events = read(edition / "events.xml")
    assert '<person xml:id="ann-lee">' in events
    assert '<person sameAs="#ann-lee"><persName>Ann Lee</persName></person>' in events


def test_the_page_of_a_session_leads_to_its_part(edition: Path) -> None:
    run(edition, *WRITE)
    assert run(edition, "build", ".", "--output", "site").returncode == 0
    page = read(edition / "site" / "sessions" / "gas-and-lamps.html")
    gas, oil = re.findall(r'xml:id="(s-\w+)"', read(edition / "report.xml"))
    assert (
        f'<a href="../texts/report.html#{gas}">report</a> (<a href="../texts/report.html#{oil}">up to here</a>)' in page
    )
    assert "It is dark," in page
    assert run(edition, "check", "site", "--no-browser").returncode == 0


def test_a_text_with_a_blank_in_its_name_is_found(edition: Path) -> None:
    (edition / "report.xml").rename(edition / "my report.xml")
    assert run(edition, "tag", "my report.xml", *WRITE[2:]).returncode == 0
    assert 'target="my%20report.xml#s-' in read(edition / "events.xml")
    assert run(edition, "validate", ".", "--select", "dangling-pointer").returncode == 0
    assert run(edition, "build", ".", "--output", "site").returncode == 0
    assert "up to here" in read(edition / "site" / "sessions" / "gas-and-lamps.html")
