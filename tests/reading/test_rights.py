"""By what right a text may be used: the licence in words and with its address."""

from __future__ import annotations

import pytest
from lxml import etree

from edition.bibliography import Licence
from edition.reading.rights import LONGEST, licence, statements

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'
BY = "https://creativecommons.org/licenses/by/4.0/"


def of(inner: str) -> Licence:
    return licence([etree.fromstring(f"<availability {NS}>{inner}</availability>")])


@pytest.mark.parametrize(
    ("stated", "words", "address"),
    [
        (f'<p>Old.</p><p>New: <ref target="{BY}">CC BY</ref>.</p>', "Old. New: CC BY.", BY),
        (f'<licence target="https://l.example/">L</licence><p><ref target="{BY}">C</ref></p>', "L C", BY),
        (f"<p>Waived ({BY}).</p>", f"Waived ({BY}).", BY),
        (
            '<licence target="https://l.example/"><p>Use it.</p><p>Name us.</p></licence>',
            "Use it. Name us.",
            "https://l.example/",
        ),
        ('<p>See <ref target="#note">there</ref>.</p>', "See there.", ""),
        ("<licence target='a.xml'/>", "", ""),
        ("", "", ""),
    ],
)
def test_all_that_is_said_and_the_address_of_creative_commons(stated: str, words: str, address: str) -> None:
    assert of(stated) == Licence(words, address)


def test_a_duty_after_a_long_permission_is_kept() -> None:
    permission = "You are free to share. " * 40
    assert of(f"<p>{permission}</p><p>Name us.</p>").words.endswith("free to share. Name us.")
    assert len(of(f"<p>{permission * 3}</p>").words) <= LONGEST


def test_statements_one_by_one_with_the_address_that_each_names() -> None:
    stated = f'<p>Old.</p><p>New: <ref target="{BY}">CC BY</ref>.</p><licence target="l.xml"/>'
    found = statements(etree.fromstring(f"<availability {NS}>{stated}</availability>"))
    assert list(found) == [("Old.", ""), ("New: CC BY.", BY), ("l.xml", "")]
