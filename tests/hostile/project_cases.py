"""Cases of what stands around texts: the folder, the settings, and schemas."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from tests.hostile.cases import Case, link, lone, pipe, tei

WELL = tei("<p>x</p>")


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
ALONE = [*FOLDERS, *SETTINGS, *SCHEMAS]
