"""Each kind of fault is planted in a built site and found by its name, in its file; the site without it has none."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.building.engine import Order, build
from edition.building.manifest import Manifest, Written, manifest_bytes, read_manifest
from edition.cli.commands import run
from edition.errors import SourceError
from edition.model import Problem
from edition.preserving import browser, inspecting, validator
from edition.preserving.inspecting import Wish, inspected
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


def change(site: Path, path: str, old: str, new: str) -> None:
    """Change a file, and the marker with it: the change alone is to be found, not that there is one."""
    content = (site / path).read_bytes().decode("utf-8")
    assert old in content, f"{path} has no {old}"
    put(site, path, content.replace(old, new, 1).encode("utf-8", "surrogateescape"))


def put(site: Path, path: str, content: bytes) -> None:
    (site / path).parent.mkdir(exist_ok=True)
    (site / path).unlink(missing_ok=True)  # of a site a file may be a second name of another's
    (site / path).write_bytes(content)
    renew(site)


def renew(site: Path) -> None:
    """The marker, as if the files had been built as they are."""
    from hashlib import sha256

    listed = read_manifest(str(site))
    assert listed is not None
    paths = {path for path in listed if (site / path).exists()}
    paths |= {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file() and p.name != ".edition-site.json"}
    files = Manifest()
    for path in sorted(paths):
        content = (site / path).read_bytes()
        files.add([Written(path, len(content), sha256(content).hexdigest())])
    (site / ".edition-site.json").write_bytes(b"".join(manifest_bytes(files)))


def in_page(old: str, new: str, path: str = "texts/letter.html") -> Callable[[Path], None]:
    return lambda site: change(site, path, old, new)


def add(words: str) -> Callable[[Path], None]:
    """Something at the end of a page's content."""
    return in_page("</main>", f"{words}</main>")


def script(words: str) -> Callable[[Path], None]:
    return lambda site: put(site, "static/more.js", words.encode())


def drawing(words: str) -> Callable[[Path], None]:
    return lambda site: put(site, "media/more.svg", words.encode())


def style(words: str) -> Callable[[Path], None]:
    return lambda site: put(site, "static/more.css", words.encode())


PLANTED: dict[str, tuple[str, Callable[[Path], None]]] = {
    "a link to a page that is not there": ("site-link", in_page("../persons/wren.html", "../persons/wrenn.html")),
    "a link out of the site": ("site-link", add('<a href="../../secret.html">a</a>')),
    "a link in a drawing": ("site-link", lambda s: put(s, "media/a.svg", b'<svg><a href="b.html"/></svg>')),
    "a picture that is not there": ("site-link", add('<img src="gone.png" alt="">')),
    "a stylesheet's picture": ("site-link", style("body { background: url(gone.png) }")),
    "a fragment of another page": ("site-fragment", in_page("#report-dark-1", "#report-dork-1", "persons/wren.html")),
    "a fragment of the same page": ("site-fragment", add('<a href="#nowhere">a</a>')),
    "a row's fragment": ("site-fragment", lambda s: change(s, "data/turns.csv", "#minutes-u-rule", "#minutes-u-role")),
    "a record's fragment": ("site-fragment", lambda s: change(s, "data/passages.jsonl", "e.html#p6q", "e.html#p7q")),
    "an id twice": ("site-html", add('<p id="a">a</p><p id="a">b</p>')),
    "an element that is not closed": ("site-html", add("<div>")),
    "tags that cross": ("site-html", add("<b><i>a</b></i>")),
    "a paragraph in words": ("site-html", add("<span><p>a</p></span>")),
    "a link in a link": ("site-html", add('<a href="#ui-main"><b><a href="#ui-main">a</a></b></a>')),
    "a list's item alone": ("site-html", add("<div><li>a</li></div>")),
    "an ampersand alone": ("site-html", add("<p>a &b c</p>")),
    "a picture without a source": ("site-html", add('<img alt="">')),
    "a label of nothing": ("site-html", add('<label for="none">a</label>')),
    "an attribute twice": ("site-html", add('<p class="a" class="b">a</p>')),
    "no language": ("site-html", in_page('<html lang="en">', "<html>")),
    "no title": ("site-html", in_page("<title>Ines", "<title></title><!-- Ines")),
    "no policy": ("site-policy", in_page("Content-Security-Policy", "X-Policy")),
    "a policy that is too wide": ("site-policy", in_page("script-src 'self'", "script-src 'self' 'unsafe-inline'")),
    "a script in the page": ("site-policy", add("<script>1</script>")),
    "a style in the page": ("site-policy", add('<p style="color: red">a</p>')),
    "an event in the page": ("site-policy", add('<p onclick="a()">a</p>')),
    "eval in a script": ("site-policy", script("eval('1');")),
    "a picture of another host": ("site-request", add('<img src="https://example.org/a.png" alt="">')),
    "a script of another host": ("site-request", add('<script src="//example.org/a.js"></script>')),
    "an import in a stylesheet": ("site-request", style('@import "https://example.org/a.css";')),
    "an import without a blank": ("site-request", style('@import"https://example.org/a.css";')),
    "an import by escapes": ("site-request", style('@\\69mport "\\68 ttps://example.org/a.css";')),
    "a set of pictures": ("site-request", style('a { background: image-set("b.png" 1x, "https://example.org/a" 2x) }')),
    "a stylesheet that is written out": ("site-policy", style("@import url(data:text/css,a);")),
    "a drawing's stylesheet": ("site-request", drawing('<?xml-stylesheet href="https://example.org/a.css"?><svg/>')),
    "a filter's picture": ("site-request", drawing('<svg><feImage href="https://example.org/a.png"/></svg>')),
    "a script under a prefix": ("site-policy", drawing("<s:svg><s:script>alert(1)</s:script></s:svg>")),
    "a link under a prefix": ("site-request", drawing('<svg><image x:href="https://example.org/a.png"/></svg>')),
    "a colour from elsewhere": ("site-request", drawing('<svg><rect fill="url(https://example.org/a.svg#b)"/></svg>')),
    "an address that changes": ("site-disk", drawing('<svg><set attributeName="href" to="javascript:a()"/></svg>')),
    "a colour in a page": ("site-request", add('<svg aria-label="a"><g mask="url(https://example.org/a#b)"/></svg>')),
    "a page under another ending": ("site-policy", lambda s: put(s, "a.htm", b"<script>alert(1)</script>")),
    "a page of XML": ("site-request", lambda s: put(s, "a.xhtml", b'<html><img src="https://example.org/a"/></html>')),
    "a script under another ending": ("site-disk", lambda s: put(s, "static/a.mjs", b"fetch('a')")),
    "a ping": ("site-request", add('<a href="#ui-main" ping="https://example.org/">a</a>')),
    "a form that sends elsewhere": ("site-request", add('<form action="https://example.org/"></form>')),
    "a button that sends elsewhere": ("site-request", add('<button formaction="https://example.org/">a</button>')),
    "a table's ground": ("site-request", add('<table background="https://example.org/a"><tr><td>a</td></tr></table>')),
    "a picture beforehand": (
        "site-request",
        add('<link rel="preload" as="image" href="letter.txt" imagesrcset="letter.txt 1x, https://example.org/a 2x">'),
    ),
    "a script that is written out": ("site-policy", add('<script src="data:text/javascript,alert(1)"></script>')),
    "a policy that allows it": ("site-policy", in_page("script-src 'self'", "script-src 'self' data:")),
    "a policy without base-uri": ("site-policy", in_page("base-uri 'none'; ", "")),
    "a policy without form-action": ("site-policy", in_page("; form-action 'none'", "")),
    "an address in a script": ("site-request", script('const a = "https://example.org/a.json";')),
    "a page that goes elsewhere": ("site-request", in_page("<title>", '<meta http-equiv="refresh" content="0"><title>')),
    "an address of a server": ("site-disk", add('<a href="/index.html">a</a>')),
    "an address of one computer": ("site-disk", add('<a href="file:///home/a.html">a</a>')),
    "a link to a folder": ("site-disk", add('<a href="../persons/">a</a>')),
    "fetch in a script": ("site-disk", script("function load() { return fetch('a.json'); }")),
    "a module": ("site-disk", add('<script type="module" src="../static/facsimile.js"></script>')),
    "an import in a script": ("site-disk", script('import { a } from "./b.js";')),
    "one call that fetches": ("site-disk", script('fetch("https://example.org/x");')),
    "one call that loads a script": ("site-disk", script('importScripts("https://example.org/x.js");')),
    "one call that begins a worker": ("site-disk", script('new Worker("w.js");')),
    "one call by a name": ("site-disk", script('window["fetch"]("x");')),
    "one call that evaluates": ("site-policy", script('eval("1");')),
    "one call that writes": ("site-policy", script('document.write("<b>");')),
    "one call with an address": ("site-request", script('load("https://example.org/x.js");')),
    "fetch in a template": ("site-disk", script("const a = `b${fetch('c')}`;")),
    "fetch in a template in a template": ("site-disk", script("const a = `b${`c${fetch('d')}`}`;")),
    "fetch after a pattern": ("site-disk", script("const a = /`/; fetch('b'); const c = /`/;")),
    "a page of JavaScript": ("site-script", lambda s: put(s, "cite.html", blank(s))),
    "a picture without words": ("site-picture", add('<img src="../media/broadside.svg">')),
    "a drawing without words": ("site-picture", add('<svg viewBox="0 0 1 1"><rect width="1"/></svg>')),
    "a slice that is another": ("site-table", lambda s: change(s, "texts/letter.txt", "Miss Wren", "Miss Wrex")),
    "a cell too few": ("site-table", lambda s: change(s, "data/works.csv", "leigh-2017,", "")),
    "a column that nobody described": ("site-table", lambda s: change(s, "data/texts.csv", "id,title", "id,heading")),
    "JSON that is none": ("site-table", lambda s: put(s, "data/edition.json", b"{")),
    "a line that is no JSON": ("site-table", lambda s: change(s, "data/passages.jsonl", '{"text"', '{text"')),
    "letters of another encoding": ("site-encoding", lambda s: put(s, "texts/letter.variants.txt", b"caf\xe9\n")),
    "a byte order mark": ("site-encoding", lambda s: put(s, "texts/letter.variants.txt", b"\xef\xbb\xbfa\n")),
    "a control character": ("site-encoding", lambda s: put(s, "texts/letter.variants.txt", b"a\x0bb\n")),
    "a name that Windows keeps": ("site-name", lambda s: put(s, "media/aux.svg", b"<svg/>")),
}  # fmt: skip


def blank(site: Path) -> bytes:
    page = (site / "cite.html").read_text(encoding="utf-8")
    begin, end = page.index("<main"), page.index("</main>")
    return f'{page[:begin]}<main id="ui-main"><noscript><p>Switch it on.</p></noscript>{page[end:]}'.encode()


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
