"""Each kind of fault is planted in a built site and found by its name, in its file; the site without it has none."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from edition.building.engine import Order, build
from edition.cli.commands import run
from edition.errors import SourceError
from edition.model import Problem
from edition.preserving import browser, inspecting, validator
from edition.preserving.inspecting import Wish, inspected
from tests.preserving.planting import PLANTED, change, put
from tests.promises.building import OURS, Builds, collections

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("built") / "site"
    build(Order(ROOT / "texts", site, jobs=1))
    return site


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No judge from elsewhere, unless a test asks for it."""
    monkeypatch.setattr(validator, "command", list)


def found(site: Path, *, judge: bool = False) -> list[Problem]:
    return inspected(Wish(site, judge)).problems


def test_the_sample_has_no_fault(built: Path) -> None:
    done = inspected(Wish(built, browser=False))
    assert done.problems == []
    assert done.counts["pages"] > 100
    assert done.counts["rows"] > 500
    assert done.judges == {
        "vnu": "did not run: EDITION_VNU names no vnu.jar (with Java), and there is no vnu on the PATH",
        "browser": "did not run: --no-browser",
    }


@pytest.mark.parametrize("what", PLANTED)
def test_a_fault_is_found(what: str, site: Path) -> None:
    slug, plant = PLANTED[what]
    plant(site)
    assert slug in {one.slug for one in found(site)}


def test_it_is_told_where_it_stands(site: Path) -> None:
    change(site, "texts/letter.html", "</main>", '<p><a href="#nowhere">a</a></p>\n</main>')
    (told,) = found(site)
    lines = (site / "texts/letter.html").read_text(encoding="utf-8").splitlines()
    assert told.place is not None
    assert told.place.path == "texts/letter.html"
    assert "#nowhere" in lines[told.place.line - 1]


def test_names_that_are_one_on_some_disks(site: Path) -> None:
    (site / "media/BROADSIDE.svg").write_bytes(b"<svg/>")
    assert [(one.slug, one.place.path) for one in found(site) if one.place] == [("site-name", "media/broadside.svg")]


def test_links_of_the_file_system_are_no_files(site: Path) -> None:
    (site / "more.html").symlink_to(site / "index.html")
    assert [one.slug for one in found(site)] == ["site-name"]


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="this disk takes no such name")
@pytest.mark.parametrize("name", [b"caf\xe9.txt", b"caf\xe9.html", b"media/\xff\xfe/a.js"])
def test_a_name_that_is_no_utf_8_is_told_with_its_bytes(
    name: bytes, site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = os.path.join(os.fsencode(site), name)  # noqa: PTH118 - pathlib knows no bytes
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - as above
    with open(path, "wb") as file:  # noqa: PTH123 - as above
        file.write(b"a")
    assert run(["check", str(site), "--no-browser", "--seal"]) == 1
    said = capfd.readouterr().err
    assert r"\x" in said
    assert "error[site-name]: the name is no UTF-8" in said


def test_a_file_that_was_changed_or_is_gone(site: Path) -> None:
    path = site / "texts/letter.xml"
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content + b"\n")
    (site / "texts/greeting.xml").unlink()
    told = {one.place.path: one.slug for one in found(site) if one.place and one.slug == "site-changed"}
    assert told == {"texts/greeting.xml": "site-changed", "texts/letter.xml": "site-changed"}


def test_what_a_reader_put_there_is_no_fault(site: Path) -> None:
    (site / "CNAME").write_text("example.org\n", encoding="utf-8")
    (site / ".git").mkdir()
    (site / ".git/config").write_text("x", encoding="utf-8")
    done = inspected(Wish(site, browser=False))
    assert done.problems == []
    assert done.foreign == ["CNAME"]


OTHERS: dict[str, tuple[str, str]] = {
    "extra.html": ("site-request", '<script src="https://example.org/a.js"></script>'),
    "extra.htm": ("site-link", '<a href="gone.html">a</a>'),
    "EXTRA.HTML": ("site-policy", "<p>a</p>"),
    "extra.js": ("site-disk", "let a = () => fetch('a.json');"),
    "extra.mjs": ("site-disk", "export const a = 1;"),
    "extra.css": ("site-request", "@import 'https://example.org/a.css';"),
    "extra.svg": ("site-request", '<svg><image href="https://example.org/a.png"/></svg>'),
}  # fmt: skip


@pytest.mark.parametrize("path", OTHERS)
def test_what_others_put_there_is_judged_where_readers_get_it(path: str, site: Path) -> None:
    slug, content = OTHERS[path]
    (site / path).write_text(content, encoding="utf-8")
    assert slug in {one.slug for one in found(site) if one.place and one.place.path == path}


def test_a_page_of_others_that_is_like_ours_is_no_fault(site: Path) -> None:
    shutil.copy(site / "about.html", site / "imprint.html")
    done = inspected(Wish(site, browser=False))
    assert (done.problems, done.foreign) == ([], ["imprint.html"])


def test_what_is_too_large_is_named(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = max(path.stat().st_size for path in site.rglob("*.html"))
    monkeypatch.setattr(inspecting, "_LARGEST", size)
    (site / "large.html").write_bytes(b" " * (size + 1))
    done = inspected(Wish(site, browser=False))
    assert "large.html" in done.unread
    assert "about.html" not in done.unread


def test_a_picture_that_the_edition_allows_is_a_warning(site: Path) -> None:
    change(site, "texts/letter.html", "img-src 'self' data:", "img-src 'self' data: https://iiif.example.org")
    change(site, "texts/letter.html", "</main>", '<img src="https://iiif.example.org/a.jpg" alt="A page"></main>')
    assert [(one.slug, one.severity) for one in found(site)] == [("site-elsewhere", "warning")]


@pytest.mark.parametrize(
    "words",
    [
        'search.take({"a": ["https://example.org/", "fetch(1)"]});\n',
        'names(7, ["a"], {"1": ["https://example.org/"]});\n',
        "const a = `fetch(1) ${b / 2} eval(1)`; // fetch(2)\n",
        "const a = /['\"`]/.test(b) ? 'import(c)' : d[`fetch`.length];\n",
        'gallery.show("large", 3);\n',
    ],
)
def test_a_script_of_the_project_that_does_nothing_of_it_is_no_fault(site: Path, words: str) -> None:
    put(site, "static/own.js", words.encode())
    assert found(site) == []


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            "static/more.css",
            b'a { background: url("data:image/png;base64,AAAA"), image-set("../a.png" type("image/png")) }',
        ),
        ("media/a.svg", b'<s:svg xmlns:s="a"><s:linearGradient/><s:rect id="b" fill="url(#b)"/><link>a</link></s:svg>'),
        ("a.xhtml", b""),
    ],
)
def test_what_loads_nothing_from_elsewhere_is_no_fault(path: str, words: bytes, site: Path) -> None:
    (site / "a.png").write_bytes(b"a")
    page = (site / "about.html").read_text(encoding="utf-8")
    xml = re.sub(r"<(meta|link|input|br|hr|img)\b([^>]*)>", r"<\1\2/>", page.replace(" hidden>", ' hidden="">'))
    put(site, path, words or xml.encode())
    assert found(site) == []


@pytest.mark.parametrize(
    "content", [b"", b"<", b"<!--", b"<a " + b"b=" * 9999, b"\xff\xfe\x00", b"<div>" * 3000, b'"' * 9999]
)
def test_any_page_ends_in_a_problem(site: Path, content: bytes) -> None:
    put(site, "about.html", content)
    put(site, "data/works.csv", content)
    put(site, "data/passages.jsonl", content)
    assert found(site)


def test_a_folder_that_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is no built site"):
        inspected(Wish(tmp_path))
    with pytest.raises(SourceError, match="there is no such folder"):
        inspected(Wish(tmp_path / "nowhere"))


@pytest.mark.slow
@pytest.mark.skipif(not browser.program(), reason="NOT TESTED IN A BROWSER: there is no chromium on the PATH")
def test_a_browser_sees_what_scripts_do(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "some_pages", lambda site: ["about.html"])
    assert found(site, judge=True) == []
    put(site, "static/more.js", b"document.querySelector('main h1').remove(); nothing.like.this();")
    change(site, "about.html", "</body>", '<script src="static/more.js"></script></body>')
    assert [one.slug for one in found(site, judge=True)] == ["site-browser", "site-script"]


@pytest.mark.slow
@pytest.mark.skipif(not os.environ.get("EDITION_VNU"), reason="no validator here: EDITION_VNU names no vnu.jar")
def test_the_validator_is_asked(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert found(site) == []
    change(site, "about.html", "</main>", '<p dir="upwards">a</p></main>')
    assert [one.slug for one in found(site)] == ["site-validator"]


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    return Builds(tmp_path_factory.mktemp("collections"))


@pytest.mark.slow
@pytest.mark.corpora
@pytest.mark.skipif(not set(collections()) - set(OURS), reason="no real collections here")
@pytest.mark.parametrize("name", sorted(set(collections()) - {"texts"}))
def test_collections_have_no_fault(name: str, builds: Builds) -> None:
    subject = builds.subject(name)
    assert subject.is_built, subject.messages
    assert [one for one in found(subject.output) if one.severity == "error"][:5] == []
