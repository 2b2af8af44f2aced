"""Expressions made by chance mean what libxml2 (XPath 1.0) and SaxonC (3.1) say they mean."""

from __future__ import annotations

import math
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from lxml import etree

from edition.checking.schematron.xpath import nodes
from edition.checking.schematron.xpath.expressions import Language, compiled
from edition.checking.schematron.xpath.values import DynamicError
from edition.checking.schematron.xpath.world import World
from tests.checking.schematron.expressions_made import PREFIXES, Maker, tree

EACH = 400


def own(text: str, version: int, root: Any, node: Any) -> list[Any] | None:
    """The value here, as plain things; None where it cannot be evaluated."""
    made = compiled(text, Language(version, PREFIXES), frozenset())
    assert made.by == "own"
    world = World(root)
    world.current = node
    try:
        value = made.items(node, world)
    except DynamicError:
        return None
    try:
        assert made.truth(node, World(root)) == bool(made.truth(node, World(root)))
    except DynamicError:
        pass
    return [plain(item) for item in value]


def plain(item: Any) -> Any:
    """A node by its path, a number to nine digits, all else as it is."""
    if nodes.is_node(item):
        return path(item)
    if isinstance(item, bool):
        return str(item).lower()
    return f"{float(item):.9g}" if isinstance(item, int | float | Decimal) else str(item)


def path(node: Any) -> str:
    """The path of a node as ``path()`` of XPath 3.1 writes it."""
    if isinstance(node, nodes.Tree):
        return "/"
    if isinstance(node, nodes.Attribute):
        return f"{path(node.parent)}/@{node.name}"
    above = nodes.parent(node)
    if isinstance(node, nodes.Text):
        texts = [n for n in nodes.children(above) if isinstance(n, nodes.Text)]
        return f"{path(above)}/text()[{texts.index(node) + 1}]"
    uri, _, local = node.tag.rpartition("}")
    number = 1 + sum(1 for _ in node.itersiblings(node.tag, preceding=True))
    return f"{'' if isinstance(above, nodes.Tree) else path(above)}/Q{{{uri[1:]}}}{local}[{number}]"


def libxml2(text: str, node: Any) -> list[Any]:
    value = etree.XPath(text, namespaces=PREFIXES)(node)
    if not isinstance(value, list):
        return [plain(value)]
    return [plain(_node(item)) for item in value]


def _node(item: Any) -> Any:
    if not isinstance(item, str):
        return item
    owner = item.getparent()  # type: ignore[attr-defined]
    if item.is_attribute:  # type: ignore[attr-defined]
        return nodes.Attribute(owner, item.attrname)  # type: ignore[attr-defined]
    return nodes.Text(owner, item.is_tail)  # type: ignore[attr-defined]


def with_following_attribute(text: str) -> bool:
    """Whether ``following`` may begin at an attribute, where libxml2 leaves out what is in the attribute's element."""
    return "following::" in text and "@" in text


@pytest.mark.parametrize("seed", range(5))
def test_xpath_1_means_what_libxml2_says(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - the same again from the same seed
    maker = Maker(chance, later=False)
    for _ in range(EACH):
        root = tree(chance)
        node, text = chance.choice(list(root.iter("*"))), maker.expression()
        if with_following_attribute(text):
            continue
        here = own(text, 1, root, node)
        assert [item for item in here or [] if item != "/"] == libxml2(text, node), text  # lxml drops the document node


@pytest.fixture(scope="module")
def saxon() -> Any:
    return pytest.importorskip("saxonche").PySaxonProcessor(license=False)


def by_saxon(saxon: Any, text: str, root: Any, node: Any) -> list[Any] | None:
    asked = saxon.new_xpath_processor()
    for prefix, uri in PREFIXES.items():
        asked.declare_namespace(prefix, uri)
    asked.set_context(xdm_item=saxon.parse_xml(xml_text=etree.tostring(root, encoding="unicode")))
    number = list(root.iter("*")).index(node) + 1
    shown = "if ($r instance of node()) then path($r) else if (NUMBER) then concat('#', $r) else string($r)"
    numeric = shown.replace("NUMBER", "$r instance of xs:double or $r instance of xs:decimal")
    try:
        value = asked.evaluate(f"(//*)[{number}]/(for $r in ({text}) return {numeric})")
    except Exception as error:  # noqa: BLE001 - saxonche's own, which is imported in the fixture
        return None if type(error).__name__ == "PySaxonApiError" else pytest.fail(str(error))
    said = [] if value is None else [value.item_at(n).get_string_value() for n in range(value.size)]
    return [_number(item[1:]) if item.startswith("#") else item for item in said]


def _number(text: str) -> str:
    value = float(text.replace("INF", "inf"))
    return f"{value:.9g}" if not math.isnan(value) else "nan"


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_xpath_3_means_what_saxon_says(seed: int, saxon: Any) -> None:
    chance = Random(100 + seed)  # noqa: S311 - the same again from the same seed
    maker, compared, refused = Maker(chance, later=True), 0, 0
    for _ in range(EACH):
        root = tree(chance)
        node, text = chance.choice(list(root.iter("*"))), maker.expression()
        here, there = own(text, 3, root, node), by_saxon(saxon, text, root, node)
        if here is not None and there is not None:
            compared += 1
            assert here == there, text
        refused += here is None and there is not None
    assert compared > EACH * 3 // 4
    assert refused < EACH // 20  # either side of `and` may be asked first (XPath 3.1, section 2.3.4)


@pytest.mark.parametrize("seed", range(5))
def test_a_table_finds_what_a_walk_finds(seed: int) -> None:
    chance = Random(200 + seed)  # noqa: S311 - the same again from the same seed
    for _ in range(8):
        root = tree(chance)
        node = chance.choice(list(root.iter("*")))
        for axis in ("following", "preceding", "descendant", "descendant-or-self", "/descendant"):
            for key in ("@x", "string(@x)", ".", "t:a"):
                same = f"{key} = current()/@y"
                quick, slow = (f"{axis}::*[{test}]" for test in (same, f"{same} and true()"))
                assert own(quick, 2, root, node) == own(slow, 2, root, node), quick
