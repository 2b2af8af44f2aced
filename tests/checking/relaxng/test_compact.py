"""The compact syntax: what a schema says there is said by the tree as well; trang is the judge where it is there."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from edition.checking.relaxng.compact import CompactSyntaxError, read_compact

RNG = "{http://relaxng.org/ns/structure/1.0}"
TRANG = shutil.which("trang")
SCHEMAS = Path(os.environ.get("EDITION_SCHEMAS", Path(__file__).resolve().parents[4] / "shared" / "schemas"))


def read(text: str) -> str:
    """The tree of a schema as XML, without the declaration of its own namespace."""
    return etree.tostring(read_compact(text), encoding="unicode").replace(f' xmlns="{RNG[1:-1]}"', "")


def refused(text: str) -> tuple[int, int, str]:
    with pytest.raises(CompactSyntaxError) as caught:
        read_compact(text)
    return caught.value.line, caught.value.column, caught.value.message


# --------------------------------------------------------------------------------------------------------- what it says


@pytest.mark.parametrize(
    ("compact", "xml"),
    [
        ("element p { text }", '<element name="p"><text/></element>'),
        ("start = p", '<grammar><start><ref name="p"/></start></grammar>'),
        ("p |= empty", '<grammar><define name="p" combine="choice"><empty/></define></grammar>'),
        ("p &= notAllowed", '<grammar><define name="p" combine="interleave"><notAllowed/></define></grammar>'),
        (r"\start = empty", '<grammar><define name="start"><empty/></define></grammar>'),
        ("div { p = empty }", '<grammar><div><define name="p"><empty/></define></div></grammar>'),
        ("p = q, r", '<grammar><define name="p"><group><ref name="q"/><ref name="r"/></group></define></grammar>'),
        ("list { a & b }", '<list><interleave><ref name="a"/><ref name="b"/></interleave></list>'),
        ("mixed { (a | b)+ }", '<mixed><oneOrMore><choice><ref name="a"/><ref name="b"/></choice></oneOrMore></mixed>'),
        ("grammar { start = parent a }", '<grammar><start><parentRef name="a"/></start></grammar>'),
        ('external "a.rnc"', '<externalRef href="a.rnc"/>'),
        ("attribute date { string }", '<attribute name="date"><data type="string"/></attribute>'),
        ('"a" ~ """b\n"c""" ~ \'d\'', '<value>ab\n"cd</value>'),
        (r'"a\x{A}\xx{00e9}"', "<value>a\né</value>"),
        (r"element \x{66}oo { text }", '<element name="foo"><text/></element>'),
        (
            "# nothing\n## told\n[ a [ b = 'c' ] ] element p { text >> d [ 'e' ] }",
            '<element name="p"><text/></element>',
        ),
        ("a [ 'told' ] start = empty", "<grammar><start><empty/></start></grammar>"),
    ],
)
def test_what_is_said_in_words_is_said_by_elements(compact: str, xml: str) -> None:
    assert read(compact) == xml


def test_data_have_a_library_parameters_and_exceptions() -> None:
    tree = read_compact('datatypes d = "lib"\nelement p { d:int { min = "1" } - (d:int "5" | "6") }')
    (data,) = tree
    assert dict(data.attrib) == {"type": "int", "datatypeLibrary": "lib"}
    parameter, exception = data
    assert (parameter.get("name"), parameter.text) == ("min", "1")
    assert [(v.get("type"), v.get("datatypeLibrary"), v.text) for v in exception[0]] == [
        ("int", "lib", "5"),
        (None, None, "6"),
    ]


def test_xsd_is_known_without_being_declared() -> None:
    assert read_compact("xsd:date").get("datatypeLibrary") == "http://www.w3.org/2001/XMLSchema-datatypes"


def test_elements_are_in_the_default_namespace_and_attributes_in_none() -> None:
    tree = read_compact('default namespace = "tei"\nelement p { attribute n { text }, attribute xml:id { text } }')
    assert tree.get("ns") == "tei"
    plain, prefixed = tree[0]
    assert (plain.get("name"), plain.get("ns")) == ("n", None)
    assert (prefixed.get("name"), prefixed.get("ns")) == ("id", "http://www.w3.org/XML/1998/namespace")


def test_a_namespace_does_not_reach_names_within_that_inherit_another() -> None:
    tree = read_compact('namespace t = "tei"\nelement t:p { element q { text } }')
    name, inner = tree
    assert tree.get("ns") is None
    assert (name.text, name.get("ns")) == ("p", "tei")
    assert (inner.get("name"), inner.get("ns")) == ("q", None)


def test_names_may_be_all_but_some() -> None:
    assert read('namespace t = "tei"\nelement * - (t:* | p) { text }').endswith(
        '<anyName><except><choice><nsName ns="tei"/><name>p</name></choice></except></anyName><text/></element>'
    )


def test_what_is_brought_in_inherits_the_default_namespace_or_the_one_named() -> None:
    tree = read_compact(
        'default namespace = "a"\nnamespace b = "b"\ninclude "c.rnc" { p = empty }\ninclude "d.rnc" inherit = b'
    )
    first, second = tree
    assert (first.get("href"), first.get("ns"), first[0].get("name")) == ("c.rnc", "a", "p")
    assert (second.get("href"), second.get("ns")) == ("d.rnc", "b")


def test_values_that_are_qualified_names_know_their_prefixes() -> None:
    tree = read_compact('namespace t = "tei"\nelement p { xsd:QName "t:p" }')
    assert tree[0].nsmap["t"] == "tei"


def test_any_words_may_be_a_namespace() -> None:
    tree = read_compact('namespace t = "a b"\nelement t:p { text } >> t:a [ t:b = "c" ]')
    assert tree[0].get("ns") == "a b"


def test_elements_have_the_lines_of_the_text_and_the_tree_its_address() -> None:
    tree = read_compact("start =\r\n  p\rp =\n\n  empty", "schemas/a.rnc")
    assert [(etree.QName(e).localname, e.sourceline) for e in tree.iter()] == [
        ("grammar", 1), ("start", 1), ("ref", 2), ("define", 3), ("empty", 5),
    ]  # fmt: skip
    assert tree.base == "schemas/a.rnc"


def test_rules_of_schematron_are_kept() -> None:
    tree = read_compact(
        'namespace sch = "http://purl.oclc.org/dsdl/schematron"\n'
        'p = element p { text } >> sch:pattern [ sch:rule [ context = "p" "a" sch:assert [ test = "@n" ] "b" ] ]'
    )
    (rule,) = tree.iter("{*}rule")
    assert (rule.get("context"), rule.text, rule[0].get("test"), rule[0].tail) == ("p", "a", "@n", "b")
    assert rule.getparent().getparent() is tree


# --------------------------------------------------------------------------------------------------------- what is wrong


@pytest.mark.parametrize(
    ("compact", "line", "column", "words"),
    [
        ("", 1, 1, "a pattern is missing"),
        ("element p { }", 1, 13, "a pattern is missing"),
        ("element p { text", 1, 17, "the schema ends here"),
        ("start = a, b | c", 1, 14, "“,” and “|” may not be mixed"),
        ("start = a?*", 1, 11, "a definition is missing"),
        ("element p { text } q", 1, 20, "nothing may follow"),
        ("\n  element t:p { text }", 2, 11, "nothing says what the prefix “t” means"),
        ("start = element * - a | b { text }", 1, 23, "parentheses are missing"),
        ('start = xsd:string - "a" | "b"', 1, 26, "parentheses are missing"),
        ('start = xsd:string - "a"*', 1, 25, "parentheses are missing"),
        ("start = x:string", 1, 9, "nothing says what the prefix “x” means"),
        ('start = "a\nb"', 1, 9, "not closed"),
        ("start = $", 1, 9, "“$” means nothing here"),
        (r'start = "\x{0}"', 1, 10, "is no character of XML"),
        (r'start = "\x{FFFFFFFFFFFFFFFFFFFFFF}"', 1, 10, "is no character of XML"),
        (r"start = \x{g}", 1, 9, "a hexadecimal number"),
        ("start =\n \x0c", 2, 2, "U+000C"),
        (r'start = "\x{61}\x{62}" $', 1, 24, "“$”"),
        ('namespace xmlns = "a"', 1, 11, "cannot be declared"),
        ('namespace xml = "a" empty', 1, 17, "belong together"),
        ("text = empty", 1, 6, "nothing may follow"),
        ("include 'a' { include 'b' }", 1, 15, "a definition is missing"),
        ("[ a [ ] start = empty", 1, 17, "missing"),
    ],
)
def test_a_fault_is_told_in_words_and_at_its_place(compact: str, line: int, column: int, words: str) -> None:
    where_line, where_column, message = refused(compact)
    assert (where_line, where_column) == (line, column), message
    assert words in message


@pytest.mark.parametrize("opening", ["(", "element a { ", "list { ", "grammar { start = ", "element (", "xsd:int - ("])
def test_brackets_without_end_are_a_fault_and_no_crash(opening: str) -> None:
    _, _, message = refused(opening * 100_000)
    assert "nested more than" in message or "missing" in message


@pytest.mark.parametrize("opening", ["div { ", "[ a ", "a [ "])
def test_components_and_annotations_without_end_are_a_fault_too(opening: str) -> None:
    assert refused(opening * 100_000)


def test_the_time_grows_with_the_text_alone() -> None:
    def seconds(count: int) -> float:
        text = "start = a\n" + "".join(f'a{n} = element a{n} {{ a?, "\\x{{a}}" }}\n' for n in range(count))
        begin = time.process_time()
        read_compact(text)
        return time.process_time() - begin

    seconds(100)
    assert seconds(8_000) < 16 * seconds(1_000)


# ------------------------------------------------------------------------------------------------------ trang as a judge


def meaning(one: Any, ns: str = "", library: str = "") -> Any:
    """What an element of the XML syntax means, however it is written: with its own namespace and library of datatypes."""
    ns, library = one.get("ns", ns), one.get("datatypeLibrary", library)
    tag = one.tag.removeprefix(RNG)
    parts = [meaning(child, ns, library) for child in one if isinstance(child.tag, str) and child.tag.startswith(RNG)]
    if tag in ("element", "attribute") and (name := one.get("name")):
        parts.insert(0, named(one, name, one.get("ns", "") if tag == "attribute" else ns))
    if tag == "name":
        return named(one, one.text.strip(), ns)
    if tag in ("element", "attribute"):
        parts = [parts[0], *together(parts[1:] or [("text", (), ())])]
    elif tag in ("define", "start", "zeroOrMore", "oneOrMore", "optional", "list", "mixed", "group"):
        parts = together(parts)
    if tag == "except":
        parts = parts if len(parts) == 1 else [("choice", (), tuple(flat("choice", parts)))]
    if tag in ("choice", "interleave", "group", "grammar"):
        parts = list(flat(tag if tag != "grammar" else "div", parts))
        if len(parts) == 1 and tag != "grammar":
            return parts[0]
    return tag, facts(one, tag, ns, library), tuple(parts)


def facts(one: Any, tag: str, ns: str, library: str) -> tuple[Any, ...]:
    said = {key: one.get(key).replace(".rnc", ".rng") for key in ("href", "combine") if one.get(key)}
    if tag in ("ref", "parentRef", "define", "param"):
        said["name"] = one.get("name")
    if tag in ("data", "value"):
        said |= {"type": one.get("type", "token"), "library": library if one.get("type") else ""}
    if tag in ("value", "param"):
        said["text"] = one.text or ""
    if tag in ("nsName", "externalRef", "include") or (tag == "value" and one.get("type") == "QName"):
        said["ns"] = ns
    return tuple(sorted(said.items()))


def named(one: Any, name: str, ns: str) -> Any:
    prefix, colon, local = name.rpartition(":")
    known = {**one.nsmap, "xml": "http://www.w3.org/XML/1998/namespace"}
    return "name", (known[prefix] if colon else ns, local), ()


def together(parts: list[Any]) -> list[Any]:
    parts = list(flat("group", parts))
    return parts if len(parts) == 1 else [("group", (), tuple(parts))]


def flat(tag: str, parts: list[Any]) -> Iterator[Any]:
    for part in parts:
        yield from part[2] if part[0] == tag else (part,)


def judged(compact: Path) -> Any:
    """The tree that trang makes of a schema."""
    made = compact.with_suffix(".rng")
    subprocess.run([str(TRANG), str(compact), str(made)], check=True, capture_output=True)
    return etree.parse(made).getroot()


FIXTURES = sorted((Path(__file__).parent / "compact").glob("*.rnc"))


@pytest.mark.slow
@pytest.mark.skipif(TRANG is None, reason="trang is not here")
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_trang_reads_the_same(path: Path, tmp_path: Path) -> None:
    for fixture in FIXTURES:
        shutil.copy(fixture, tmp_path)
    assert meaning(read_compact(path.read_text(encoding="utf-8"))) == meaning(judged(tmp_path / path.name))


@pytest.mark.slow
@pytest.mark.skipif(TRANG is None, reason="trang is not here")
def test_the_schema_of_the_tei_is_read_as_trang_reads_it(tmp_path: Path) -> None:
    source = SCHEMAS / "tei_all-4.9.0.rng"
    if not source.is_file():
        pytest.skip("the schemas of the TEI are not here")
    compact = tmp_path / "tei.rnc"
    subprocess.run([str(TRANG), str(source), str(compact)], check=True, capture_output=True)
    text = compact.read_text(encoding="utf-8")
    begin = time.process_time()
    tree = read_compact(text)
    assert time.process_time() - begin < 2
    assert meaning(tree) == meaning(judged(compact))
    assert len(list(tree.iter("{http://purl.oclc.org/dsdl/schematron}rule"))) > 80
