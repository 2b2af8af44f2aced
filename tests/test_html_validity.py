"""Pages as a validator sees them: the Nu Html Checker over the sample edition and over pages of every real collection.

The environment variable EDITION_VNU names its ``vnu.jar`` (npm has it as ``vnu-jar``); it needs Java, and no network.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from edition.renderers import html
from edition.renderers.html.paging import Limits

from edition.building.engine import Order, build
from tests.promises.building import OURS, Builds, Subject, collections

VARIABLE = "EDITION_VNU"
JAR = os.environ.get(VARIABLE, "")
PAGES = 5
"""Pages of a collection that are judged, the largest first, beside the indexes."""
OF_THE_SOURCE = re.compile(
    r"The language subtag|Bad (script|region|variant) subtag"  # a language that nobody has registered
    r"|Forbidden code point U\+00[89]"  # a letter that XML allows and HTML does not
)
"""What a text itself says wrongly: pages hand it on."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not Path(JAR).is_file() or shutil.which("java") is None,
        reason=f"no validator here: {VARIABLE} names no vnu.jar, or there is no Java",
    ),
]


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    return Builds(tmp_path_factory.mktemp("validity"))


def judged(pages: Iterable[Path]) -> list[dict[str, Any]]:
    """The errors that the validator finds in pages, without those that stand in the source."""
    command = ["java", "-jar", JAR, "--format", "json", "--errors-only", "--exit-zero-always", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=600, check=False)
    found: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return [message for message in found if not OF_THE_SOURCE.search(message["message"])]


def described(messages: list[dict[str, Any]]) -> list[str]:
    return [f"{Path(m['url']).name}: {m['message']} in {m.get('extract', '')!r}" for m in messages[:20]]


def some_pages(site: Path) -> list[Path]:
    """The largest texts, and one page of each other folder."""
    texts = sorted((site / "texts").rglob("*.html"), key=lambda page: -page.stat().st_size)[:PAGES]
    others = [
        next(iter(sorted(folder.glob("*.html"))), None) for folder in (site, *sorted(site.iterdir())) if folder.is_dir()
    ]
    return [*texts, *(page for page in others if page is not None and page.parent.name != "texts")]


def test_it_notices_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text('<!DOCTYPE html><html lang="en"><title>a</title><p><ul><p>b</p></ul>', encoding="utf-8")
    assert judged([page])


@pytest.mark.parametrize("name", ["texts", "fixtures"])
def test_every_page_of_our_own_is_valid(name: str, builds: Builds) -> None:
    subject = builds.subject(name)
    assert subject.is_built, subject.messages
    assert described(judged(sorted(subject.output.rglob("*.html")))) == []


def test_and_so_is_every_page_that_only_a_large_edition_has(builds: Builds, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html, "Pages", partial(html.Pages, limits=Limits(lines=3, entries=2)))
        build(Order(builds.source("texts"), tmp_path / "site", jobs=1))
    pages = sorted((tmp_path / "site").rglob("*~*.html"))
    assert len(pages) > 100
    assert described(judged(pages)) == []


@pytest.mark.corpora
@pytest.mark.skipif(not set(collections()) - set(OURS), reason="no real collections here")
@pytest.mark.parametrize("name", sorted(set(collections()) - set(OURS)))
def test_pages_of_real_collections_are_valid(name: str, builds: Builds) -> None:
    subject: Subject = builds.subject(name)
    assert subject.is_built, subject.messages
    assert described(judged(some_pages(subject.output))) == []
