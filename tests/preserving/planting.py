"""TABLE of faults that are planted in a built site, with the problem that each of them is; and how a site is changed."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from edition.building.manifest import Manifest, Written, manifest_bytes, read_manifest


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
