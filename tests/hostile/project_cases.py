"""Cases of what stands around texts: the folder, the settings, schemas, and stylesheets and templates of strangers."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from tests.hostile.cases import GOOD, Case, tei

WELL = tei("<p>x</p>")


def link(path: str, target: str) -> Callable[[Path], None]:
    def lay(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).symlink_to(target)

    return lay


def pipe(path: str) -> Callable[[Path], None]:
    def lay(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(folder / path)

    return lay


def door(folder: Path) -> None:
    """A socket with the name of a text; its address may be no longer than 100 characters."""
    here = Path.cwd()
    os.chdir(folder)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket.xml")
    os.chdir(here)


def loops(folder: Path) -> None:
    for name, target in (
        ("self.xml", "self.xml"),
        ("one.xml", "two.xml"),
        ("two.xml", "one.xml"),
        ("up", ".."),
        ("here", "."),
        ("deep", "deep/deep"),
    ):
        (folder / name).symlink_to(target)


def odd_names(folder: Path) -> None:
    for name in (
        b"line\nbreak.xml",
        b"esc\x1b[31m.xml",
        b"no-utf-8-\xff.xml",
        b"'quote\".xml",
        b"=1+1.xml",
        b"-rf.xml",
        "rtl\u202elmx.xml".encode(),
    ):
        Path(os.fsdecode(bytes(folder) + b"/" + name)).write_text(WELL, encoding="utf-8")


def lone(name: str, files: dict[str, str | bytes] | None = None, **what: object) -> Case:
    """A case that is built for itself, with a good text beside it."""
    return Case(name, {**GOOD, **(files or {})}, alone=True, **what)  # type: ignore[arg-type]


FOLDERS = [
    lone("link-outside", lay=link("a.xml", "../secret.xml"), slug="link-outside"),
    lone("link-to-a-folder-outside", lay=link("a", ".."), slug="link-outside"),
    lone("link-to-the-root", lay=link("a", "/"), slug="link-outside"),
    lone("link-to-nothing", lay=link("a.xml", "gone.xml"), slug="unreadable"),
    lone("link-to-a-device", lay=link("a.xml", "/dev/zero"), slug="link-outside"),
    lone("link-to-a-process", lay=link("a.xml", "/proc/self/environ"), slug="link-outside"),
    lone("links-in-circles", lay=loops),
    lone("pipe", lay=pipe("a.xml"), slug="not-a-regular-file"),
    lone("socket", lay=door, slug="not-a-regular-file"),
    lone("folder-like-a-text", {"a.xml/b.xml": WELL}),
    lone("picture-outside", {"a.xml": tei('<p>x<graphic url="a.png"/></p>')}, lay=link("a.png", "../secret.txt")),
    lone("picture-that-is-a-pipe", {"a.xml": tei('<p>x<graphic url="a.png"/></p>')}, lay=pipe("a.png")),
    lone(
        "include-of-a-pipe",
        {"a.xml": tei('<p>x<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="b.txt" parse="text"/></p>')},
        lay=pipe("b.txt"),
    ),
    lone(
        "include-by-a-link",
        {"a.xml": tei('<p>x<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="b.txt" parse="text"/></p>')},
        lay=link("b.txt", "../secret.txt"),
        slug="include-missing",
    ),
    lone("odd-names", lay=odd_names, slug="unreadable"),
    lone("deep-folders", {"/".join(["d" * 20] * 60) + "/a.xml": WELL}),
]


def settings(name: str, toml: str | bytes, says: str = "", **what: object) -> Case:
    return lone(name, {"edition.toml": toml}, says=says, **what)


SETTINGS = [
    settings("settings-nested", "a = " + "[" * 100_000, "is not valid TOML"),
    settings("settings-of-numbers", f"span = [{'9' * 100_000}]", "is not valid TOML"),
    settings("settings-too-large", "# " + "x" * 1_100_000, "is larger than"),
    settings("settings-in-utf-16", 'title = "x"'.encode("utf-16"), "is not UTF-8"),
    settings("settings-that-run", 'base_url = "javascript:alert(1)//"', "must begin with"),
    settings(
        "settings-of-markup",
        'title = "</title><script>alert(1)</script>"\ndescription = "<img src=x onerror=alert(1)>"\neditors = "<b>"\nedition_version = "\\"><script>alert(1)</script>"',
    ),
    settings("settings-of-formulas", 'title = "=1+1"\nedition_version = "@SUM(1)"'),
    settings("settings-that-turn", 'title = "A \\u202e B"\neditors = "C \\u2067 D"'),
    settings("settings-with-controls", 'title = "A\\u001b[31mB"', "control character"),
    settings("settings-of-types", '[types]\n"<b>" = "person"\n"(a+)+$" = "place"'),
    settings("settings-of-problems", '[problems]\n"(a+)+$" = "off"', "problem"),
    settings("settings-of-limits", "[limits]\nseconds = 0", "must be a whole number"),
    settings("settings-without-limits", "[limits]\ndepth = 1000000", "can be 1,000 at most"),
    lone("settings-that-are-a-pipe", lay=pipe("edition.toml"), says="is no regular file"),
    lone("settings-that-are-a-device", lay=link("edition.toml", "/dev/zero"), says="is no regular file"),
    lone(
        "limits-raised",
        {
            "edition.toml": "[limits]\nentity_expansion = 1_000_000_000\nattributes = 1_000_000",
            "a.xml": tei("<p>&x;&x;</p>", before=f'<!DOCTYPE TEI [<!ENTITY x "{"x" * 6_000_000}">]>'),
        },
        slug="entity-bomb",
        options=("--untrusted",),
    ),
]

SCH = '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"><ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/><pattern><rule context="tei:p"><assert test="{}">no</assert></rule></pattern></schema>'
XSD = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.tei-c.org/ns/1.0"><xs:element name="TEI"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="{}"/></xs:restriction></xs:simpleType></xs:element></xs:schema>'
RNG = '<element xmlns="http://relaxng.org/ns/structure/1.0" name="TEI" ns="http://www.tei-c.org/ns/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">{}</element>'
LONG = tei(f"<p>{'a' * 40}!</p>")


def schema(name: str, file: str, content: str, **what: object) -> Case:
    return lone(name, {"edition.toml": f'schema = "{file}"', file: content, "a.xml": LONG}, **what)


SCHEMAS = [
    schema("rule-of-groups", "a.sch", SCH.format("matches(., '^(a+)+$')")),
    schema("rule-of-choices", "a.sch", SCH.format("matches(., '^(a|aa)+$')"), slow=True),
    schema(
        "rule-without-end",
        "a.sch",
        SCH.format("count(for $i in 1 to 100000, $j in 1 to 100000 return $i) = 0"),
        slow=True,
    ),
    schema(
        "rule-of-texts",
        "a.sch",
        SCH.format("string-length(string-join(for $i in 1 to 100000000 return 'aaaaaaaaaa', '')) = 0"),
        slow=True,
    ),
    schema(
        "rule-that-reads",
        "a.sch",
        SCH.format(
            "contains(unparsed-text('file://SECRET'), 'hush') or doc('file://SECRET') or environment-variable('HOME')"
        ),
    ),
    schema("schema-of-groups", "a.xsd", XSD.format("(a+)+b"), slow=True),
    schema(
        "schema-of-numbers",
        "a.rng",
        RNG.format('<data type="string"><param name="pattern">(a{1,1000}){1,1000}</param></data>'),
    ),
    schema(
        "schema-of-groups-too",
        "a.rng",
        RNG.format('<data type="string"><param name="pattern">(a|aa)+(b|bb)+((a+)+)+c</param></data>'),
        slow=True,
    ),
    schema(
        "schema-with-a-bomb",
        "a.rng",
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">]>'
        + RNG.format("<value>&g;</value>"),
    ),
    schema("schema-of-secrets", "a.rng", RNG.format('<externalRef href="../secret.txt"/>')),
    schema(
        "schema-of-entities",
        "a.rng",
        '<!DOCTYPE x [<!ENTITY x SYSTEM "file://SECRET">]>' + RNG.format("<value>&x;</value>"),
    ),
    lone("schema-outside", {"edition.toml": 'schema = "../secret.txt"'}, says="secret.txt"),
    lone("schema-that-is-a-pipe", {"edition.toml": 'schema = "a.rng"'}, lay=pipe("a.rng"), says="a.rng"),
    lone("schema-by-a-link", {"edition.toml": 'schema = "a.rng"'}, lay=link("a.rng", "../secret.txt"), says="a.rng"),
    lone(
        "catalog-outside",
        {
            "catalog.xml": '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><uri name="x.rng" uri="../secret.txt"/><nextCatalog catalog="catalog.xml"/></catalog>',
            "a.xml": f'<?xml-model href="x.rng"?>{WELL}',
        },
    ),
]


def template(name: str, content: str | bytes, says: str = "template", file: str = "cite.html", **what: object) -> Case:
    return lone(name, {f"templates/{file}": content}, says=says, options=("--untrusted",), **what)


TEMPLATES = [
    template("template-of-python", "{{ ''.__class__.__mro__[1].__subclasses__() }}", "unsafe"),
    template("template-of-modules", "{{ w.__init__.__globals__ }}{{ self._TemplateReference__context }}", ""),
    template("template-of-formats", "{{ '{0.__class__.__mro__}'.format(1) }}", "unsafe"),
    template("template-of-filters", "{{ ('a'|attr('__class__')) }}{{ w|map(attribute='__class__')|list }}", ""),
    template("template-that-changes", "{{ w.page.clear() }}", "unsafe"),
    template(
        "template-that-counts",
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "takes too long",
        seconds=60,
        slow=True,
    ),
    template("template-that-counts-far", "{% for i in range(10**9) %}{% endfor %}", "template"),
    template("template-that-multiplies", "{{ 'x' * 10000000000 }}", "template"),
    template("template-that-multiplies-lists", "{{ ([0] * 10000000000)|length }}", "template"),
    template("template-of-powers", "{{ 9 ** 9 ** 9 ** 9 }}", "template"),
    template(
        "template-that-doubles",
        "{% set n = namespace(x='x') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}{{ n.x }}",
        "template",
        slow=True,
    ),
    template("template-that-joins", "{{ range(99999)|join('x' * 900000) }}", "template", slow=True),
    template("template-that-pads", "{{ 'x'|center(9000000000) }}{{ '%9000000000d'|format(1) }}", "template", slow=True),
    template(
        "template-that-writes-on", "{% for i in range(99999) %}{{ 'x' * 100000 }}{% endfor %}", "template", slow=True
    ),
    template("template-in-a-circle", "{% include 'cite.html' %}", "template", slow=True),
    template("template-of-macros", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "template", slow=True),
    template("template-upwards", "{% include '../../secret.txt' %}", "template"),
    template("template-of-nothing", "{{ 1 / 0 }}", "template"),
    template("template-in-latin-1", "é".encode("latin-1"), "UTF-8"),
    template("template-that-is-broken", "{% if %}{{", "template"),
    template("template-with-a-script", "<script>alert(1)</script>", "is not published"),
    template("template-with-a-script-of-the-site", '<script src="texts/good.txt"></script>', "is not published"),
    template("template-with-an-event", '<p onclick="alert(1)">x</p>', "is not published"),
    template("template-with-an-address", '<a href="java&#115;cript:alert(1)">x</a>', "is not published"),
    template("template-with-a-frame", '<iframe src="//evil.example"></iframe>', "is not published"),
    template(
        "template-with-a-refresh", '<meta http-equiv="refresh" content="0;url=//evil.example">', "is not published"
    ),
    template("template-with-a-picture", '<img src="https://evil.example/spy.gif">', "is not published"),
    template(
        "template-of-a-frame",
        '<html><head><base href="//evil.example/"></head><body>{{ main }}</body></html>',
        "is not published",
        file="frame.html",
    ),
    template("template-that-unescapes", "{{ '<script>alert(1)</script>'|safe }}", "is not published"),
    lone("template-by-a-link", lay=link("templates/cite.html", "../../secret.txt"), says="leads out of the folder"),
    lone("templates-by-a-link", {"x/y": ""}, lay=link("templates", "../secrets"), says="leads out of the folder"),
    lone("template-that-is-a-pipe", lay=pipe("templates/cite.html"), says="is no regular file"),
]

XSL = '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:exsl="http://exslt.org/common" extension-element-prefixes="exsl"><xsl:import href="ours:edition.xsl"/>{}</xsl:stylesheet>'
P = '<xsl:template match="tei:p">{}<xsl:apply-templates/></xsl:template>'


def stylesheet(name: str, content: str, says: str = "", slug: str = "", **what: object) -> Case:
    return lone(name, {"xslt/edition.xsl": content}, says=says, slug=slug, options=("--untrusted",), **what)


STYLESHEETS = [
    stylesheet(
        "stylesheet-that-reads",
        XSL.format(P.format('<span class="gen"><xsl:value-of select="document(\'../../secret.xml\')"/></span>')),
    ),
    stylesheet(
        "stylesheet-that-fetches",
        XSL.format(P.format("<xsl:value-of select=\"document('http://127.0.0.1:PORT/x')\"/>")),
    ),
    stylesheet(
        "stylesheet-that-writes", XSL.format(P.format('<exsl:document href="../escaped.txt">x</exsl:document>'))
    ),
    stylesheet("stylesheet-that-imports", XSL.format('<xsl:include href="../../secret.xml"/>'), "secret.xml"),
    stylesheet(
        "stylesheet-with-a-bomb",
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">]>'
        + XSL.format(P.format("&g;")),
        "stylesheet",
    ),
    stylesheet(
        "stylesheet-of-entities",
        '<!DOCTYPE x [<!ENTITY x SYSTEM "file://SECRET">]>' + XSL.format(P.format("&x;")),
        "stylesheet",
    ),
    stylesheet(
        "stylesheet-without-end",
        XSL.format(
            '<xsl:template name="m"><xsl:call-template name="m"/></xsl:template>'
            + P.format('<xsl:call-template name="m"/>')
        ),
        slug="text-lost",
    ),
    stylesheet(
        "stylesheet-that-counts",
        XSL.format(
            '<xsl:template name="m"><xsl:param name="n"/><xsl:if test="$n &gt; 0"><xsl:call-template name="m"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template><xsl:call-template name="m"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:if></xsl:template>'
            + P.format('<xsl:call-template name="m"><xsl:with-param name="n" select="60"/></xsl:call-template>')
        ),
        slug="text-lost",
        seconds=60,
        slow=True,
    ),
    stylesheet(
        "stylesheet-that-doubles",
        XSL.format(
            '<xsl:template name="m"><xsl:param name="n"/><xsl:param name="x"/><xsl:choose><xsl:when test="$n &gt; 0"><xsl:call-template name="m"><xsl:with-param name="n" select="$n - 1"/><xsl:with-param name="x" select="concat($x, $x)"/></xsl:call-template></xsl:when><xsl:otherwise><span class="gen"><xsl:value-of select="$x"/></span></xsl:otherwise></xsl:choose></xsl:template>'
            + P.format(
                '<xsl:call-template name="m"><xsl:with-param name="n" select="60"/><xsl:with-param name="x" select="\'xx\'"/></xsl:call-template>'
            )
        ),
        slug="text-lost",
        slow=True,
    ),
    stylesheet("stylesheet-with-a-script", XSL.format(P.format("<script>alert(1)</script>")), slug="text-lost"),
    stylesheet(
        "stylesheet-with-a-script-that-is-marked",
        XSL.format(P.format('<script class="gen">alert(1)</script>')),
        "is not published",
    ),
    stylesheet("stylesheet-with-an-event", XSL.format(P.format('<b onclick="alert(1)"/>')), "is not published"),
    stylesheet(
        "stylesheet-that-does-not-escape",
        XSL.format(P.format('<xsl:value-of disable-output-escaping="yes" select="\'&lt;script>\'"/>')),
        "disable-output-escaping",
    ),
    lone("stylesheet-by-a-link", lay=link("xslt/edition.xsl", "../../secret.xml"), says="leads out of the folder"),
    lone("stylesheet-that-is-a-pipe", lay=pipe("xslt/edition.xsl"), says="is no regular file"),
    lone("stylesheet-that-is-a-device", lay=link("xslt/edition.xsl", "/dev/zero"), says="leads out of the folder"),
]
ALONE = [*FOLDERS, *SETTINGS, *SCHEMAS, *TEMPLATES, *STYLESHEETS]
