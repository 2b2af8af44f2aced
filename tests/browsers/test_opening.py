"""Pages opened from disk, in both browsers: nothing fails, nothing is asked of others, nothing is complained of."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.browsers.driving import Browsers
from tests.browsers.pages import by_kind, some


@pytest.mark.parametrize("kind", ["chromium", "firefox"])
def test_every_kind_of_page_opens_from_disk_in_silence(browsers: Browsers, site: Path, kind: str) -> None:
    with browsers.desk(kind, site) as desk:
        said = {page: complaints for page in some(site, 2) if (complaints := desk.open(page))}
    assert said == {}


@pytest.mark.slow
def test_so_does_every_single_page_of_the_sample(browsers: Browsers, sample: Path) -> None:
    pages = [page for pages in by_kind(sample).values() for page in pages]
    assert len(pages) > 90
    with browsers.desk("chromium", sample) as desk:
        said = {page: complaints for page in pages if (complaints := desk.open(page))}
    assert said == {}


BAD = {
    "a picture that is not there": '<img src="gone.png" alt="">',
    "a picture of another host": '<img src="http://127.0.0.1:1/a.png" alt="">',
    "a script in the page": "<script>1</script>",
    "a script that fails": '<script src="fails.js"></script>',
}


@pytest.mark.parametrize("kind", ["chromium", "firefox"])
@pytest.mark.parametrize("what", BAD)
def test_a_complaint_would_be_seen(browsers: Browsers, sample: Path, tmp_path: Path, what: str, kind: str) -> None:
    page = (sample / "about.html").read_text(encoding="utf-8")
    shutil.copytree(sample / "static", tmp_path / "static")
    (tmp_path / "index.html").write_text(page.replace("</main>", f"{BAD[what]}</main>"), encoding="utf-8")
    (tmp_path / "fails.js").write_text("nothing.like.this();", encoding="utf-8")
    with browsers.desk(kind, tmp_path) as desk:
        assert desk.open("index.html")
