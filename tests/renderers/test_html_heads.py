"""What the heads of pages say to machines."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from edition.renderers.html.heads import canonical, edition_head, entity_head, text_head

from edition.citing.record import of_edition
from edition.index import Entity
from edition.project import Project
from tests.citing.sample_records import TEXT, hostile
from tests.reading.sample import FakeContext, read

BASE = "https://example.org/e/"
ADA = Entity(
    id="ada", kind="person", name="Ada <b>", sort_name="Ada", type="", identifiers="GND:118540238 | x", note="",
    page="persons/ada.html", registered=True, mentions=1, texts=1, first="", last="", names="Countess | Byron",
)  # fmt: skip


def linked(head: str) -> dict[str, Any]:
    (found,) = re.findall(r'<script type="application/ld\+json">([^<>]*)</script>', head)
    return dict(json.loads(found))


def head(base: str, record: Any = TEXT) -> str:
    context = FakeContext()
    context.project = replace(context.project, base_url=base)
    return text_head(read("<p>a</p>"), context, record, ["a.txt", "a.xml"])


def test_highwire_names_the_edition_that_a_text_is_in() -> None:
    found = head("")
    assert '<meta name="citation_title" content="To Adela Wren">' in found
    assert '<meta name="citation_inbook_title" content="Letters from Saltmere">' in found
    assert re.findall('name="citation_author" content="(.*)"', found) == ["Calloway, Ines", "Pell, Jean-Paul van"]
    assert linked(found)["author"][0]["sameAs"] == "https://d-nb.info/gnd/118540238"


def test_links_for_machines_are_there_only_where_they_are_absolute() -> None:
    assert "<link" not in head("")
    found = re.findall(r'<link rel="([a-z-]+)" href="([^"]*)"', head(BASE))
    assert all(address.startswith("https://") for _, address in found)
    assert {"canonical", "cite-as", "describedby", "item", "license", "author", "type"} <= {rel for rel, _ in found}
    assert ("item", f"{BASE}texts/a.xml") in found


def test_hostile_values_end_no_attribute_and_no_script() -> None:
    found = head(BASE, hostile())
    bare = re.sub(
        r'<(?:meta name|link rel)="[A-Za-z_.-]+" (?:content|href)="[^"<>]*"(?: type="[^"<>]*")?>\n', "", found
    )
    assert re.fullmatch(r'<script type="application/ld\+json">[^<>&]*</script>\n', bare)


def test_an_entity_with_its_authorities() -> None:
    found = linked(entity_head(ADA, ""))
    assert found == {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": "Ada <b>",
        "alternateName": ["Countess", "Byron"],
        "sameAs": "https://d-nb.info/gnd/118540238",
    }
    assert linked(entity_head(ADA._replace(kind="place", names=""), BASE))["url"] == f"{BASE}persons/ada.html"


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ("1874-05-14", "1874-05-14"),
        ("1874-05-14T10:30:00Z", "1874-05-14T10:30:00Z"),
        ("1874-05-14T99:00", "1874-05-14"),
        ("2020-02-31", "2020-02"),
        ("2020-13-45", "2020"),
        ("x", None),
    ],
)
def test_an_event_has_dates_of_the_calendar(start: str, said: str | None) -> None:
    found = linked(entity_head(ADA._replace(kind="event", start=start, end=start), ""))
    assert (found.get("startDate"), found.get("endDate")) == (said, None)


@pytest.mark.parametrize(
    ("published", "said"), [("2020-13-45", "2020"), ("2020-02-31T09:00", "2020-02"), ("soon", None)]
)
def test_the_day_of_publication_is_one_of_the_calendar(published: str, said: str | None) -> None:
    found = head("", replace(TEXT, published=published))
    assert linked(found).get("datePublished") == said
    assert re.findall('name="DCTERMS.issued" content="(.*)"', found) == ([said] if said else [])


def test_the_edition_and_its_pages() -> None:
    found = edition_head(of_edition(Project(title="Letters", base_url=BASE)), BASE, "cite.html")
    assert linked(found)["@type"] == "Collection"
    assert f'<link rel="canonical" href="{BASE}cite.html">' in found
    assert edition_head(of_edition(Project()), "") == canonical("", "index.html") == ""
