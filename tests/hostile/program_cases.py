"""Cases of the programs that a project brings along: templates and stylesheets of strangers."""

from __future__ import annotations

from tests.hostile.cases import Case, link, lone, pipe


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
ALONE = [*TEMPLATES, *STYLESHEETS]
