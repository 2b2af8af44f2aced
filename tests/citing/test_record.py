"""The record of what is cited: what a header and ``edition.toml`` say, fact by fact."""

from __future__ import annotations

import pytest

from edition.bibliography import Bibliography, Licence
from edition.citing.record import of_edition, of_text
from edition.model import TextInfo
from edition.project import Project

INFO = TextInfo("letter", "letter.xml", 1, "text", "To Adela Wren")
COMMONS = "https://creativecommons.org"


@pytest.mark.parametrize(
    ("words", "address", "said"),
    [
        ("All rights reserved.", "", "All rights reserved."),
        ("Free, but name us.", f"{COMMONS}/licenses/by/4.0/", "Free, but name us."),
        ("You are free to share. " * 9, f"{COMMONS}/licenses/by-sa/4.0/deed.en", "CC BY-SA 4.0"),
        (f"{COMMONS}/licenses/by/4.0", f"{COMMONS}/licenses/by/4.0", "CC BY 4.0"),
        ("", f"{COMMONS}/publicdomain/zero/1.0/", "CC0 1.0"),
        ("", "https://l.example/", "https://l.example/"),
    ],
)
def test_a_long_licence_of_creative_commons_is_called_by_its_name(words: str, address: str, said: str) -> None:
    record = of_text(INFO, Bibliography(licence=Licence(words, address)), Project())
    assert (record.licence.words, record.licence.address) == (said, address)


def test_a_text_is_cited_by_the_title_of_its_header() -> None:
    told_apart = TextInfo("a", "a.xml", 1, "text", "Review (1856-01)", "1856-01", own_title="Review")
    record = of_text(told_apart, Bibliography(), Project())
    assert (record.title, record.date.start) == ("Review", "1856-01")
    assert of_text(INFO, Bibliography(), Project()).title == "To Adela Wren"


def test_a_version_is_cited_where_the_edition_says_one() -> None:
    assert (of_edition(Project()).version, of_text(INFO, Bibliography(), Project()).version) == ("", "")
    assert of_edition(Project(edition_version="1.2")).version == "1.2"
