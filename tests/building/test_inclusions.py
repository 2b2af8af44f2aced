"""What a text includes counts as its own: the site after a change of it is the one that a clean build makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.building.engine import Order, build
from tests.building.sample import tei, write
from tests.promises.trees import check_same

XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
PART = '<div xmlns="http://www.tei-c.org/ns/1.0"><p>part</p></div>'
WITH_ID = PART.replace("<p>", '<p xml:id="x">')
FALLBACK = "<xi:fallback><p>f</p></xi:fallback>"


def including(stated: str, fallback: str = "") -> str:
    return tei(f"<p>a</p><xi:include {XI} {stated}>{fallback}</xi:include>")


CHANGES: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "a part comes": (including('href="p.xml"'), {}, {"p.xml": PART}),
    "a part takes the place of a fallback": (including('href="p.xml"', FALLBACK), {}, {"p.xml": PART}),
    "a text comes": (including('href="t.xml"'), {}, {"t.xml": tei("<p>t</p>")}),
    "a text becomes a part": (including('href="t.xml"'), {"t.xml": tei("<p>t</p>")}, {"t.xml": PART}),
    "words change": (including('href="w.txt" parse="text"'), {"w.txt": "w"}, {"w.txt": "v"}),
    "words take the place of a fallback": (including('href="w.txt" parse="text"', FALLBACK), {}, {"w.txt": "w"}),
    "a broken part is mended": (including('href="p.xml"'), {"p.xml": "<div>"}, {"p.xml": PART}),
    "an id comes": (including('href="p.xml" xpointer="x"', FALLBACK), {"p.xml": PART}, {"p.xml": WITH_ID}),
    "a part goes": (including('href="p.xml"'), {"p.xml": PART}, {"p.xml": ""}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_it_is_noticed(change: str, tmp_path: Path) -> None:
    text, before, after = CHANGES[change]
    source, site = tmp_path / "source", tmp_path / "site"
    source.mkdir()
    write(source, {"a.xml": text, **before})
    build(Order(source, site, jobs=1, cache=tmp_path / "cache"))
    write(source, {path: content for path, content in after.items() if content})
    for path in (path for path, content in after.items() if not content):
        (source / path).unlink()
    assert build(Order(source, site, jobs=1, cache=tmp_path / "cache")).published
    build(Order(source, tmp_path / "clean", jobs=1, cache=tmp_path / "other"))
    assert check_same(site, tmp_path / "clean") == []
