"""Cases of what is made of texts: pages, tables, names of files."""

from __future__ import annotations

from tests.hostile.cases import SVG, XHTML, Case, register, tei, texts


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


RUNNING = {
    "javascript": "javascript:alert(1)",
    "capitals": " JaVaScRiPt:alert(1)",
    "broken": "&#9;java&#10;script:alert(1)",
    "data": "data:text/html,&lt;script>alert(1)&lt;/script>",
    "vbscript": "vbscript:msgbox(1)",
    "blob": "blob:https://evil.example/x",
    "file": "file:///etc/passwd",
    "host": "//evil.example/x",
    "backslashes": "\\\\evil.example/x",
    "view-source": "view-source:javascript:alert(1)",
    "quotes": "https://good.example/&quot; onclick=&quot;alert(1)",
}
"""Addresses, as they are written in an attribute."""


def pointing(address: str) -> str:
    return f"""<p facs="{address}"><ref target="{address}">a</ref><ptr target="{address}"/><ref target="#x {address}">b</ref>
<graphic url="{address}"/><media url="{address}" mimeType="text/html"/><persName ref="{address}">c</persName><pb facs="{address}" n="1"/>
<said who="{address}" toWhom="{address}">d</said><quote source="{address}">e</quote><note target="{address}">f</note>
<rs key="{address}">g</rs><figure corresp="{address}"><figDesc>h</figDesc></figure></p>"""


ADDRESSES = [
    Case(f"address-{name}", {f"address-{name}.xml": tei(pointing(address))}) for name, address in RUNNING.items()
]
MARKUP = "&lt;/title>&lt;script>alert(1)&lt;/script>&quot; onload=&quot;alert(1)' onclick='alert(1)"
SHOUT = "&lt;img src=x onerror=alert(1)>"
PAGES = [
    *ADDRESSES,
    *texts(
        "",
        markup_in_titles=tei("<p>x</p>", MARKUP),
        markup_in_headings=tei(f"<div><head>{MARKUP}</head><p>x</p></div><div><head>{SHOUT}</head><p>y</p></div>"),
        markup_in_words=tei(f"<p>{MARKUP}<note>{SHOUT}</note></p>"),
        markup_in_numbers=tei(f'<p n="{MARKUP}">x<note n="{MARKUP}" place="{MARKUP}">y</note><pb n="{MARKUP}"/></p>'),
        markup_in_kinds=tei(
            f'<p type="{MARKUP}"><name type="{MARKUP}">x</name><gap reason="{MARKUP}" unit="{MARKUP}" extent="{MARKUP}"/></p>'
        ),
        markup_in_keys=tei(f'<p><persName key="{MARKUP}">x</persName><rs ref="#{SHOUT}">y</rs></p>'),
        markup_in_languages=tei("<p>x</p>", attributes=f'xml:lang="{MARKUP}"'),
        markup_in_sigla=tei(
            f'<p><app><lem wit="#{MARKUP}">x</lem><rdg wit="#&lt;b>" type="{MARKUP}">y</rdg></app></p>'
        ),
        markup_in_speakers=tei(
            f'<sp who="{MARKUP}"><speaker>{MARKUP}</speaker><p>x</p></sp><p><said who="{MARKUP}">y</said></p>'
        ),
        markup_in_sessions=tei(f'<div type="session" xml:id="s"><head>{MARKUP}</head><p>x</p></div>'),
        markup_in_dates=tei(
            f'<p><date when="{MARKUP}">x</date></p>',
            header=f'<profileDesc><creation><date when="{MARKUP}">{MARKUP}</date></creation></profileDesc>',
        ),
        markup_in_descriptions=tei(f"<figure><figDesc>{MARKUP}</figDesc></figure><p>x</p>"),
        markup_in_sections=tei("<p><![CDATA[<script>alert(1)</script>]]></p>"),
        markup_in_examples=tei(
            '<egXML xmlns="http://www.tei-c.org/ns/Examples"><script>alert(1)</script></egXML><p>x</p>'
        ),
        markup_in_names_of_elements=tei(
            "<p><script>alert(1)</script><iframe src='x'>a</iframe><style>p{}</style><base href='//evil.example'/></p>"
        ),
        styles=tei(
            '<p rend="color: red; background: url(javascript:alert(1))">x <hi rend="a&quot; style=&quot;x:y">y</hi><hi style="position: fixed">z</hi></p>'
        ),
        styles_of_the_header=tei(
            '<p rendition="#r">x</p>',
            header='<encodingDesc><tagsDecl><rendition xml:id="r" scheme="css" selector="*">&lt;/style>&lt;script>alert(1)&lt;/script> x: expression(alert(1)); background: url(//evil.example)</rendition></tagsDecl></encodingDesc>',
        ),
        classes=tei('<p rend="ui-main skip &quot;&gt;&lt;b&gt; gen site">x</p><p rendition="#gen #b\' c">y</p>'),
        base=tei(
            '<div xml:base="https://evil.example/"><p><ref target="other.xml">a</ref><graphic url="spy.gif"/></p></div>',
            attributes='xml:base="javascript:alert(1)"',
        ),
        ids_of_the_page=tei('<p xml:id="ui-main">a</p><p xml:id="ui-p">b <ref target="#ui-main">c</ref></p>'),
        ids_twice=tei('<p xml:id="a">x</p><p xml:id="a">y</p><p xml:id="A">z</p>'),
        ids_of_markup=tei(
            '<p xml:id="&quot;&gt;&lt;script>alert(1)&lt;/script>">x</p><p xml:id="a b&#10;c">y</p><p xml:id="">z</p>'
        ),
        namespace_of_ours=tei(
            '<p xmlns:e="urn:edition:annotated" e:href="javascript:alert(1)" e:src="//evil.example/x" e:id="ui-main" e:class="x">x<e:link href="javascript:alert(1)">y</e:link></p>'
        ),
    ),
    *texts(
        "active-source",
        element_script=tei(f"<p>x<script {XHTML}>alert(1)</script></p>"),
        element_image=tei(f'<p>x<img {XHTML} src="x" onerror="alert(1)"/></p>'),
        element_frame=tei(f'<p>x<iframe {XHTML} srcdoc="&lt;script>alert(1)&lt;/script>"/></p>'),
        element_form=tei(f'<p>x<form {XHTML} action="https://evil.example/"><input name="a"/></form></p>'),
        element_base=tei(f'<p>x<base {XHTML} href="https://evil.example/"/></p>'),
        element_style=tei(f'<p>x<style {XHTML}>@import "https://evil.example/x.css";</style></p>'),
        element_drawing=tei(f'<p>x<svg {SVG} onload="alert(1)"><script>alert(3)</script><foreignObject/></svg></p>'),
    ),
    Case(
        "register-of-markup",
        {
            "register-of-markup.xml": tei('<p><persName ref="#rm">x</persName></p>'),
            "r.xml": register(
                f'<person xml:id="rm" type="{MARKUP}" sex="{MARKUP}"><persName>{MARKUP}</persName><idno type="{MARKUP}">javascript:alert(1)</idno><idno>https://x.example/">&lt;script></idno><note>{MARKUP}<ref target="javascript:alert(1)">x</ref></note></person>'
            ),
        },
    ),
    Case(
        "picture-that-runs",
        {
            "picture-that-runs.xml": tei('<figure><graphic url="x.svg"/></figure><p>a</p>'),
            "x.svg": f"<svg {SVG}><script>alert(1)</script></svg>",
        },
        absent=(b"<script>alert(1)",),
    ),
    Case(
        "picture-that-fetches",
        {
            "picture-that-fetches.xml": tei('<figure><graphic url="x.svg"/></figure><p>a</p>'),
            "x.svg": f'<svg {SVG}><image href="https://evil.example/spy.gif"/></svg>',
        },
        absent=(b"spy.gif",),
    ),
    Case(
        "picture-with-entities",
        {
            "picture-with-entities.xml": tei('<figure><graphic url="x.svg"/></figure><p>a</p>'),
            "x.svg": f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file://SECRET">]><svg {SVG}><text>&x;</text></svg>',
        },
        absent=(b"<!DOCTYPE svg",),
    ),
]

STARTS = {
    "equals": "=1+1",
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(1)",
    "pipe": "=cmd|'/C calc'!A0",
    "quoted": "'=1+1",
    "link": '=HYPERLINK("http://evil.example","x")',
}
"""What a spreadsheet would reckon."""


def sheet(cell: str) -> dict[str, str]:
    """A text and a register in which everything that comes into a table begins with this."""
    said = escaped(cell)
    return {
        "x.xml": tei(
            f'<p><persName key="{said}">{said}</persName><rs type="{said}" key="{said}" cert="{said}" resp="{said}">{said}</rs><said who="{said}" toWhom="{said}">{said}</said><quote source="{said}">{said}</quote><app><lem wit="#{said}">{said}</lem><rdg wit="#{said}" type="{said}">{said}</rdg></app></p><sp who="{said}"><speaker>{said}</speaker><p>{said}</p></sp>',
            said,
        ),
        "r.xml": register(
            f'<person xml:id="{said}"><persName>{said}</persName><idno type="{said}">{said}</idno></person>'
        ),
    }


TABLES = [
    *(
        Case(
            f"formula-{name}",
            {path.replace("x.xml", f"formula-{name}.xml"): source for path, source in sheet(cell).items()},
        )
        for name, cell in STARTS.items()
    ),
    *texts(
        "",
        cell_that_ends=tei(
            '<p><persName key="a&quot;,&quot;=1+1&#10;=2+2,b&#13;c">x&quot;,&#13;&#10;=1</persName></p>',
            "A &quot;title&quot;, with&#10;lines",
        ),
        direction_in_a_title=tei("<p>x</p>", "Report \u202egpj.exe"),
        direction_that_stays_open=tei("<p>x</p>", "A \u2066title \u202b\u2067"),
        direction_in_a_name=tei('<p><persName key="a\u202eb">c \u202ed</persName> e</p>'),
        direction_in_a_heading=tei(
            "<div><head>One \u202e two</head><p>x</p></div><div><head>Three</head><p>y</p></div>"
        ),
        control_in_a_title=tei("<p>x</p>", "A\u0085B\u009b31mC\u007fD"),
        unseen_in_an_id=tei(
            '<p xml:id="a\u200bb">x</p><p xml:id="ab">y <persName key="\u200b\u202ec">z</persName></p>'
        ),
        separators=tei("<p>a\u2028b\u2029c\ufeffd</p>", "A\u2028B"),
        tags=tei(f"<p>x{''.join(chr(0xE0000 + ord(c)) for c in 'ignore')}</p>", "T\U000e0041"),
    ),
    Case(
        "direction-in-a-register",
        {
            "direction-in-a-register.xml": tei('<p><persName ref="#dr">x</persName></p>'),
            "r.xml": register('<person xml:id="dr"><persName>Ann \u202egpj.exe</persName></person>'),
        },
    ),
]

IDS = {
    "upwards": "../../escaped", "absolute": "/var/escaped", "backwards": "..\\..\\escaped", "dot": ".", "dots": "..", "hidden": ".htaccess", "reserved": "con", "reserved-too": "LPT9.txt",
    "device": "aux.b", "long": "x" * 400, "long-letters": "é" * 200, "colon": "a:b", "stream": "C:x::$DATA", "question": "a?b#c", "percent": "a%2e%2e%2fb",
    "option": "-rf", "home": "~", "ended": "a. .", "index": "index", "manifest": ".edition-site.json", "style": "static", "star": "a*b|c",
}  # fmt: skip
NAMES = [
    *(
        Case(
            f"id-{name}",
            {
                f"id-{name}.xml": tei(
                    f'<p>x <persName ref="#{escaped(i)}">n</persName></p>', attributes=f'xml:id="{escaped(i)}"'
                ),
                "r.xml": register(f'<person xml:id="{escaped(i)}"><persName>N</persName></person>'),
            },
        )
        for name, i in IDS.items()
    ),
    Case(
        "letter-case",
        {f"{n}.xml": tei("<p>x</p>", attributes=f'xml:id="{i}"') for n, i in enumerate(("same", "SAME", "Same"))},
        "text-id-collision",
    ),
    Case(
        "normal-forms",
        {f"{n}.xml": tei("<p>x</p>", attributes=f'xml:id="{i}"') for n, i in enumerate(("caf\u00e9", "cafe\u0301"))},
        "text-id-collision",
    ),
    Case(
        "foldings",
        {
            f"{n}.xml": tei("<p>x</p>", attributes=f'xml:id="{i}"')
            for n, i in enumerate(("stra\u00dfe", "strasse", "\ufb01n", "fin"))
        },
        "text-id-collision",
    ),
    Case(
        "streams",
        {
            f"{n}.xml": tei("<p>x<note>y</note></p>", attributes=f'xml:id="{i}"')
            for n, i in enumerate(("stream", "stream.notes", "stream.xml"))
        },
        "text-id-collision",
    ),
    Case(
        "entries-that-meet",
        {
            "entries-that-meet.xml": tei("<p>x</p>"),
            "r.xml": register(
                "".join(
                    f'<person xml:id="{i}"><persName>N</persName></person>'
                    for i in ("meet", "MEET", "me/et", "me:et", "me et")
                )
            ),
        },
    ),
    Case(
        "keys-that-meet",
        {
            "keys-that-meet.xml": tei(
                "<p>"
                + "".join(f'<persName key="{i}">n</persName>' for i in ("key", "KEY", "k/ey", "k:ey", "../key"))
                + "</p>"
            )
        },
    ),
    Case(
        "pictures-that-meet",
        {
            "pictures-that-meet.xml": tei(
                '<p>x<graphic url="a.png"/><graphic url="A.png"/><graphic url="a%2epng"/><graphic url="b c.PNG"/></p>'
            ),
            "a.png": b"a",
            "A.png": b"b",
            "b c.PNG": b"c",
        },
    ),
]
TOGETHER = {"pages": PAGES, "tables": TABLES, "names": NAMES}
