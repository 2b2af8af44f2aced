"""Cases of reading: limits, entities, shapes, patterns, encodings."""

from __future__ import annotations

import gzip

from tests.hostile.cases import NAMESPACE, SVG, XHTML, Case, declared, including, tei, texts

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = declared(f'<!ENTITY l0 "laughs">{LAUGHS}')
PARAMETERS = "<!ENTITY % p0 \"<!ENTITY x 'aaaaaaaaaa'>\">" + "".join(
    f'<!ENTITY % p{n} "{f"&#37;p{n - 1};" * 10}">' for n in range(1, 9)
)
LIMITS = """[limits]
text_size = 60_000
depth = 40
elements = 3_000
attributes = 50
attribute_size = 5_000
entity_expansion = 2_000
inclusions = 20
included_elements = 200
"""
HIDDEN = '<?xml version="1.0" encoding="ISO-2022-JP"?>'


def hidden(source: str, word: str) -> bytes:
    """A source in ISO-2022-JP in which a word is written with a sign that means nothing in its middle: no search finds it."""
    half = len(word) // 2
    return (HIDDEN + source).encode().replace(word.encode(), f"{word[:half]}\x1b(B{word[half:]}".encode())


LOWERED = [
    *texts(
        "too-large",
        text_size=tei(f"<p>{'x' * 60_000}</p>"),
        attributes=tei("<p {}>x</p>".format(" ".join(f'a{n}=""' for n in range(51)))),
        attribute_size=tei(f'<p n="{"n" * 5_001}">x</p>'),
        attribute_size_in_utf_16=("\ufeff" + tei(f'<p n="{"n" * 5_001}">x</p>')).encode("utf-16-le"),
    ),
    *texts(
        "too-deep",
        depth=tei("<hi>" * 50 + "x" + "</hi>" * 50),
        depth_of_divisions=tei("<div>" * 50 + "<p>x</p>" + "</div>" * 50),
        depth_of_notes=tei("<p>" + "<note>" * 50 + "x" + "</note>" * 50 + "</p>"),
    ),
    *texts(
        "too-many-elements",
        elements=tei("<w/>" * 3_001 + "<p>x</p>"),
        elements_in_utf_16=("\ufeff" + tei("<w/>" * 3_001)).encode("utf-16-be"),
        elements_with_words=tei("<p>" + "<w>a</w> " * 3_001 + "</p>"),
    ),
    *texts("", attribute_by_default=tei("<p>x</p>", before=declared(f'<!ATTLIST p n CDATA "{"n" * 5_001}">'))),
    *texts(
        "entity-bomb",
        entity_expansion=tei("<p>&x;&x;&x;</p>", before=declared(f'<!ENTITY x "{"x" * 1_000}">')),
        entity_with_elements=tei("<p>&x;&x;&x;</p>", before=declared(f'<!ENTITY x "{"<w/>" * 200}">')),
        entity_in_value=tei('<p n="&x;&x;&x;">x</p>', before=declared(f'<!ENTITY x "{"x" * 1_000}">')),
    ),
    Case("inclusions", {"inclusions.xml": tei(including("p.xml", 30)), "p.xml": f"<p {NAMESPACE}>x</p>"}, "too-large"),
    Case(
        "included-elements",
        {"included-elements.xml": tei(including("p.xml", 10)), "p.xml": f"<p {NAMESPACE}>{'<w/>' * 100}</p>"},
        "too-large",
    ),
    Case(
        "depth-by-inclusion",
        {
            "depth-by-inclusion.xml": tei(including("p.xml", 1, 20)),
            "p.xml": including("q.xml", 1, 20),
            "q.xml": f"<p {NAMESPACE}>x</p>",
        },
        "too-large",
    ),
]
"""Under ``LIMITS``."""

ENTITIES = [
    *texts(
        "entity-bomb",
        laughs=tei("<p>&l9;</p>", before=BOMB),
        laughs_in_a_value=tei('<p n="&l9;">x</p>', before=BOMB),
        laughs_in_utf_16=("\ufeff" + tei("<p>&l9;</p>", before=BOMB)).encode("utf-16-le"),
        laughs_in_utf_16_without_mark=('<?xml version="1.0"?>' + tei("<p>&l9;</p>", before=BOMB)).encode("utf-16-be"),
        laughs_hidden=hidden(tei("<p>&l9;</p>", before=BOMB), "<!ENTITY"),
        block=tei(f"<p>{'&x;' * 20_000}</p>", before=declared(f'<!ENTITY x "{"x" * 50_000}">')),
        block_hidden=hidden(
            tei(f"<p>{'&x;' * 20_000}</p>", before=declared(f'<!ENTITY x "{"x" * 50_000}">')), "<!ENTITY"
        ),
        defaults=tei("<p/>" * 20_000, before=declared(f'<!ATTLIST p n CDATA "{"x" * 100_000}"><!ENTITY y "">')),
        million=tei(f"<p>{'&x;' * 1_000_000}</p>", before=declared(f'<!ENTITY x "{"x" * 20}">')),
    ),
    *texts(
        "",
        of_itself=tei("<p>a &a; b</p>", before=declared('<!ENTITY a "&b;"><!ENTITY b "&a;">')),
        of_itself_in_a_value=tei('<p n="&a;">a</p>', before=declared('<!ENTITY a "&a;">')),
        parameters=tei("<p>&x;</p>", before=declared(PARAMETERS + "%p8;")),
        notation=tei(
            "<p>a</p>",
            before=declared('<!NOTATION n SYSTEM "file://SECRET"><!ENTITY e SYSTEM "file://SECRET" NDATA n>'),
        ),
        model=tei("<p>x</p>", before=declared(f"<!ELEMENT p {'(' * 100_000}a{')' * 100_000}>")),
        doctypes=tei(f"<!--{'<!DOCTYPE T ' * 20_000}'--><p>&nope;</p>"),
    ),
]

SHAPES = [
    *texts(
        "too-deep",
        levels=tei("<hi>" * 20_000 + "x" + "</hi>" * 20_000),
        unclosed_levels=tei("<hi>" * 5_000 + "x")[:-40],
    ),
    Case("words", {"words.xml": tei("<w/>" * 2_000_001)}, "too-many-elements", slow=True),
    Case("long-value", {"long-value.xml": tei(f'<p n="{"n" * 20_000_001}">x</p>')}, "too-large", slow=True),
    *texts(
        "too-large",
        crowd=tei("<p {}>x</p>".format(" ".join(f'a{n}=""' for n in range(20_000)))),
    ),
    *texts(
        "not-well-formed",
        nothing=b"",
        nul=tei("<p>a\0b</p>"),
        escape=tei("<p>\x1b[31mred</p>"),
        number_of_nul=tei("<p>&#0;&#27;</p>"),
        cut=tei("<p>x</p>")[:-20],
        gzip_bomb=gzip.compress(tei(f"<p>{'x' * 300_000_000}</p>").encode(), 1),
        binary=bytes(range(256)) * 100,
    ),
    *texts(
        "",
        namespaces=tei("<p {}/>".format(" ".join(f'xmlns:a{n}="x"' for n in range(5_000))) + "<p>x</p>"),
        comments=tei("<!-- x -->" * 200_000 + "<p>x</p>"),
        instructions=tei("<?x y?>" * 100_000 + "<p>x</p>"),
        names_within_names=tei("<p>" + '<persName ref="#a">' * 400 + "x" + "</persName>" * 400 + "</p>"),
        quotations_within=tei("<p>" + '<said who="#a">' * 400 + "x" + "</said>" * 400 + "</p>"),
        apparatus_within=tei("<p>" + "<app><lem>" * 150 + "x" + "</lem><rdg>y</rdg></app>" * 150 + "</p>"),
        texts_within_texts=tei("<p>x</p>" + f"<TEI {NAMESPACE}><text><body><p>y</p></body></text></TEI>" * 50),
        marks=tei(f"<p>a{chr(0x301) * 100_000}</p>"),
        pointers=tei('<p><persName ref="{}">x</persName></p>'.format(" ".join(f"#a{n}" for n in range(300)))),
        chain_of_itself=tei('<p><persName xml:id="a" next="#a" prev="#a">x</persName></p>'),
        chain_of_two=tei(
            '<p><persName xml:id="a" next="#b" prev="#b">x</persName><persName xml:id="b" next="#a">y</persName></p>'
        ),
        witness_of_itself=tei(
            '<p><app><lem wit="#A">x</lem></app></p>',
            header='<listWit xml:id="A"><witness xml:id="A"><listWit xml:id="A"/></witness></listWit>',
        ),
        many_ids=tei("".join('<p xml:id="a">x</p>' for _ in range(3_000))),
        alike=tei("<p>x</p>" * 3_000),
        breaks=tei("<p>" + '<lb break="no"/>' * 20_000 + "x</p>"),
        spaces=tei(f"<p>x{' ' * 1_000_000}y</p>"),
    ),
]

REPEATING = '<encodingDesc><listPrefixDef><prefixDef ident="p" matchPattern="{}" replacementPattern="{}"/></listPrefixDef></encodingDesc>'
RUN = f'<p><persName ref="p:{"a" * 60}!">x</persName></p>'
PATTERNS = texts(
    "",
    pattern_of_groups=tei(RUN, header=REPEATING.format("(a+)+", "#$1")),
    pattern_of_choices=tei(RUN, header=REPEATING.format("(a|aa)+", "#$1")),
    pattern_of_stars=tei(RUN, header=REPEATING.format("a*a*a*a*a*a*a*a*a*a*a*a*a*a*b", "#$1")),
    pattern_of_classes=tei(RUN, header=REPEATING.format(r"([a-z]+)*[0-9]", "#$1")),
    pattern_that_looks_behind=tei(RUN, header=REPEATING.format("(?=(a+)+b)a", "#$1")),
    pattern_of_numbers=tei(RUN, header=REPEATING.format("(a{1,60}){1,60}b", "#$1")),
    pattern_that_is_none=tei(RUN, header=REPEATING.format("(((", "#$1")),
    replacement_of_nothing=tei(RUN, header=REPEATING.format("a*!", r"\g&lt;9>$9\1")),
    replacement_that_runs=tei(RUN, header=REPEATING.format(".*", "javascript:alert(1)")),
)

SCRIPT = f"<p>x<script {XHTML}>alert(1)</script></p>"
ENCODINGS = [
    *texts(
        "active-source",
        script_in_utf_16=("\ufeff" + tei(SCRIPT)).encode("utf-16-le"),
        script_in_utf_16_without_mark=('<?xml version="1.0"?>' + tei(SCRIPT)).encode("utf-16-be"),
        script_in_utf_32=("\ufeff" + tei(SCRIPT)).encode("utf-32-le"),
        script_hidden=hidden(tei(SCRIPT), "www.w3.org"),
        stylesheet_hidden=hidden('<?xml-stylesheet href="x.xsl"?>' + tei("<p>x</p>"), "xml-stylesheet"),
        script_by_an_entity=tei(
            '<p>x<script xmlns="&n;">alert(1)</script></p>',
            before=declared('<!ENTITY n "http://www.w3.org/1999/xhtml">'),
        ),
        drawing=tei(f'<p>x<svg {SVG}><a><set attributeName="href" to="java&#x73;cript:x"/></a></svg></p>'),
        event=tei(f'<p>x<b {XHTML} onclick="alert(1)">y</b></p>'),
        refresh=tei(f'<p>x<meta {XHTML} http-equiv="refresh" content="0;url=https://evil.example"/></p>'),
    ),
    *texts(
        "not-well-formed",
        utf_7=tei("<p>+ADw-script+AD4-</p>", before='<?xml version="1.0" encoding="UTF-7"?>'),
        ebcdic=('<?xml version="1.0" encoding="IBM037"?>' + tei("<p>x</p>")).encode("cp037"),
        unknown=tei("<p>x</p>", before='<?xml version="1.0" encoding="x-klingon"?>'),
        overlong=tei("<p>@</p>").encode().replace(b"@", b"\xc0\xbcscript\xc0\xbe"),
        surrogates=tei("<p>@</p>").encode().replace(b"@", b"\xed\xa0\xbd\xed\xb8\x80"),
        latin_1_that_says_nothing="<p>é</p>".join(tei("@").split("@")).encode("latin-1"),
        utf_16_that_says_utf_8=('<?xml version="1.0" encoding="UTF-8"?>' + tei("<p>x</p>")).encode("utf-16-le")[2:],
    ),
    *texts(
        "",
        utf_16_by_its_name=('<?xml version="1.0" encoding="UTF-16"?>' + tei("<p>x</p>")).encode("ascii"),
        two_marks=("\ufeff\ufeff" + tei("<p>x</p>")).encode(),
        shift_jis=tei("<p>表示</p>", before='<?xml version="1.0" encoding="Shift_JIS"?>').encode("shift_jis"),
        name_of_an_encoding=tei("<p>x</p>", before=f'<?xml version="1.0" encoding="{"x" * 100_000}"?>'),
        version=tei("<p>&#1;&#x9b;</p>", before='<?xml version="1.1"?>'),
    ),
]
TOGETHER = {
    "limits": LOWERED,
    "entities": ENTITIES,
    "shapes": SHAPES,
    "patterns": PATTERNS,
    "encodings": ENCODINGS,
}
