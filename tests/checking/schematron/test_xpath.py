"""Single expressions: what they are worth, how they fail, what is not read."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from edition.checking.schematron.xpath.expressions import Compiled, Language, NotRun, compiled
from edition.checking.schematron.xpath.nodes import Attribute, Tree
from edition.checking.schematron.xpath.syntax import XPathSyntaxError
from edition.checking.schematron.xpath.values import DynamicError, text_of
from edition.checking.schematron.xpath.world import TooMuch, World

PREFIXES = {"t": "urn:t", "xs": "http://www.w3.org/2001/XMLSchema"}
ROOT = etree.fromstring(
    '<t:text xmlns:t="urn:t"><t:p n="1" xml:id="one">a<t:hi>b</t:hi>c</t:p><t:p n="2"> x  y </t:p><t:p n="10"/></t:text>'
)


def made(text: str, version: int = 3, variables: frozenset[str] = frozenset()) -> Compiled:
    return compiled(text, Language(version, PREFIXES), variables)


def value(text: str, version: int = 3, node: Any = ROOT) -> list[Any]:
    world = World(ROOT)
    world.current = node
    return made(text, version).items(node, world)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("count(t:p)", [3]),
        ("t:p/@n/string()", ["1", "2", "10"]),
        ("t:p[@n > 1]/@n/string()", ["2", "10"]),
        ("t:p[@n gt '1']/@n/string()", ["2", "10"]),
        ("t:p[last()]/@n = 10", [True]),
        ("(//t:p)[2]/normalize-space()", ["x y"]),
        ("string-join(for $p in t:p return $p/@n, '|')", ["1|2|10"]),
        ("some $p in t:p satisfies $p/@n = '10'", [True]),
        ("every $p in t:p satisfies $p/t:hi", [False]),
        ("if (t:p/t:hi) then 'yes' else 'no'", ["yes"]),
        ("let $n := count(t:p) return $n * 2", [6]),
        ("1 to 3", [1, 2, 3]),
        ("(1, 2) = (2, 3)", [True]),
        ("() = 1", [False]),
        ("7 idiv 2, -7 mod 3, 1 div 4", [3, -1, 0.25]),
        ("tokenize(' a b ', '\\s+')", ["", "a", "b", ""]),
        ("tokenize(' a b ')", ["a", "b"]),
        ("matches('1914-06-29', '^\\d{4}(-\\d\\d){2}$')", [True]),
        ("matches('a\n', 'a$')", [False]),
        ("replace('abc', '(b)', '[$1]')", ["a[b]c"]),
        ("'12' castable as xs:integer, '1x' castable as xs:integer, () castable as xs:integer?", [True, False, True]),
        ("xs:integer(t:p[1]/@n) + 1", [2]),
        ("upper-case('ä') || 'b'", ["Äb"]),
        ("'a' => concat('b')", ["ab"]),
        ("distinct-values((1, '1', 1.0))", [1, "1"]),
        ("id('one')/@n/string()", ["1"]),
        ("t:p[1] is //t:p[@n = '1'], t:p[1] << t:p[2]", [True, True]),
        ("count((t:p | t:p[1]) except t:p[2])", [2]),
        ("//@n[. = '2']/../@n/name()", ["n"]),
        ("name(t:p[1]/@xml:id)", ["xml:id"]),
        ("current()/t:p[1]/@n/string()", ["1"]),
        ("(: a (: nested :) note :) 1", [1]),
        ('"say ""yes"""', ['say "yes"']),
        ("Q{urn:t}p[1]/*:hi/string()", ["b"]),
        ("t:p[1]/text()/string()", ["a", "c"]),
        ("(1, 'a', t:p[1]/@n) ! string(.)", ["1", "a", "1"]),
        ("(3 to 5) ! position()", [1, 2, 3]),
        ("round(2.5), round(-2.5), floor(1.7), abs(-3)", [3, -2, 1, 3]),
        ("substring('12345', 1.5, 2.6)", ["234"]),
        ("string(1e6), string(1.0), string(0.1 + 0.2)", ["1.0E6", "1", "0.3"]),
    ],
)
def test_what_an_expression_is_worth(text: str, wanted: list[Any]) -> None:
    assert value(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("string(t:p/@n)", ["1"]),  # of several the first
        ("t:p/@n < 2", [True]),
        ("t:p[2]/@n + '3'", [5.0]),
        ("'a' > 1", [False]),
        ("t:p = true()", [True]),
        ("concat(1 div 0, '|', 1 div 3 > 0)", ["Infinity|true"]),
        ("- t:p[1]/@n", [-1.0]),
        ("number('1e3')", [pytest.approx(float("nan"), nan_ok=True)]),
    ],
)
def test_xpath_1_takes_things_in_its_own_way(text: str, wanted: list[Any]) -> None:
    assert value(text, 1) == wanted


@pytest.mark.parametrize(
    "text", ["for $x in a return 1", "a eq b", "matches(a, 'b')", "(1, 2)", "if (a) then b else c"]
)
def test_xpath_1_has_not_what_came_later(text: str) -> None:
    with pytest.raises((XPathSyntaxError, NotRun)):
        made(text, 1)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("@n and", "something is missing at the end"),
        ("starts-with(@n, 'a'", ") is missing at the end"),
        ("a[b", "] is missing at the end"),
        ("a b", "an operator is missing"),
        ("'a", "is not closed"),
        ("tie:p", "the prefix tie: of tie:p is not declared"),
        ("(: a", "the comment (: is not closed"),
        ("a § b", "§ means nothing in XPath"),
        ("child:p::x", "there is no axis"),
        ("(" * 500 + "1" + ")" * 500, "levels of parentheses"),
        ("a or " * 6000 + "a", "at most 20,000 are read"),
    ],
)
def test_what_is_no_expression_is_told_where(text: str, says: str) -> None:
    with pytest.raises(XPathSyntaxError) as caught:
        made(text)
    assert says in caught.value.message
    assert 0 <= caught.value.at <= len(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("doc('a.xml')//p", "doc()"),
        ("key('k', @n)", "key()"),
        ("unparsed-text('a.txt')", "unparsed-text()"),
        ("my:f(.)", "my:f"),
        ("frob(.)", "frob()"),
        ("$unknown", "$unknown"),
    ],
)
def test_what_nobody_here_can_run_has_a_reason(text: str, reason: str) -> None:
    with pytest.raises(NotRun) as caught:
        compiled(text, Language(3, {**PREFIXES, "my": "urn:my"}), frozenset())
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("@n + 'a'", "no number"),
        ("xs:integer('x')", "is not an integer"),
        ("string(t:p)", "must be one"),
        ("t:p/@n eq '1'", "must be one"),
        ("1 idiv 0", "cannot be calculated"),
        ("('a', 'b') and true()", "neither true nor false"),
        ("'a' = 1", "cannot be compared"),
        ("1/a", "and here is a value"),
        ("matches('a', '[')", "regular expression"),
    ],
)
def test_what_fails_says_why(text: str, says: str) -> None:
    text = text.replace("@n +", "t:p[1]/@n/string() +")
    with pytest.raises(DynamicError) as caught:
        value(text)
    assert says in caught.value.message


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("'2001-02-29' castable as xs:date", ["false"]),
        ("xs:date('2001-02-28') lt xs:date('2001-03-01')", ["true"]),
        ("deep-equal((1, 2), (1, 2))", ["true"]),
        ("map { 'a' : t:p[2]/normalize-space() }?a", ["x y"]),
        ("string(.) ! normalize-unicode(.)", ["abc x  y "]),
        ("(t:p[1], t:p[1]/@n) ! string-length(string(.)) ! format-integer(., '1')", ["3", "1"]),
    ],
)
def test_the_rest_is_left_to_elementpath(text: str, wanted: list[str]) -> None:
    assert made(text).by == "elementpath"
    world = World(ROOT)
    assert [text_of(item) for item in made(text).items(ROOT, world)] == wanted


def test_elementpath_gives_and_takes_the_same_nodes() -> None:
    world = World(ROOT)
    found = made("(//text(), //@n, //t:hi, /)[normalize-unicode('a')]").items(ROOT, world)
    expected = made("//text(), //@n, //t:hi, /").items(ROOT, world)
    assert found == expected
    for node in expected:
        assert made("name(.) ! normalize-unicode(.)").items(node, world) == made("name(.)").items(node, world)


def test_variables_and_the_current_node_reach_elementpath() -> None:
    world = World(ROOT)
    world.current = ROOT[1]
    world.variables = {"a": [ROOT[0], Attribute(ROOT[1], "n"), "s"], "b": lambda: [Tree(ROOT)]}
    text = "($a, $b/*, current()/@n) ! normalize-unicode(string(.))"
    assert made(text, variables=frozenset("ab")).items(ROOT, world) == ["abc", "2", "s", "abc x  y ", "2"]


@pytest.mark.slow
def test_an_expression_that_never_ends_is_stopped() -> None:
    root = etree.fromstring("<a>" + "<a>" * 200 + "</a>" * 200 + "<b/>" * 3000 + "</a>")
    with pytest.raises(TooMuch):
        made("count(//*[count(following::*[count(following::*) > 1]) > 1])").items(root, _spent(root))
    with pytest.raises(TooMuch):
        made("for $a in 1 to 1000000, $b in 1 to 1000000 return $a").items(root, _spent(root))
    with pytest.raises(TooMuch):
        made("every $a in 1 to 100000000 satisfies normalize-unicode('a')").items(root, _spent(root))


def _spent(root: Any) -> World:
    world = World(root)
    world.left = 200_000
    return world
