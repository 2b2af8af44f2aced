"""All words of the interface stand in one catalogue, and nothing stands there that nobody shows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from edition.renderers.html import words as module
from edition.renderers.html.words import catalogue
from lxml import etree

from edition.building import queries
from edition.kinds import KINDS
from edition.model import STREAMS
from edition.project import shelf
from edition.reading import describing, particulars

HTML = Path(str(files("edition.renderers.html")))
TEMPLATES = sorted((HTML / "templates").glob("*.html"))
MODULES = sorted(HTML.rglob("*.py"))
STYLESHEETS = sorted(shelf("xslt")[-1].glob("*.xsl"))
CRITICAL = ("criticism.py", "critical_notes.py", "weaving.py", "witness_text.py", "witnesses.py", "overview.py")
SAID = {f"{table}-{number}" for table in ("quotations", "turns") for number in ("one", "many")}
"""How much somebody has said."""
TOLD = {
    f"{key}-{part}" for key in ("network", "timeline", "map") for part in ("lead", "column", "none", "told-1", "told-2")
}
TOLD |= {"network-told-3"}
"""What is said of pictures."""
Key = tuple[str, str]

REJECTED = frozenset("sic orig abbr del add am".split())
"""Elements that label what the running text does not show: a stylesheet asks for them by their names."""
TABLES = {
    "kinds": {kind.name for kind in KINDS},
    "entity": {kind.name for kind in KINDS},
    "streams": set(STREAMS[1:]),
    "text": set(REJECTED),
    "signs": set("surfaceGrp surface zone patch".split()),
    "particulars": {key for keys in particulars._STATED.values() for key in keys},
    "classes": set(queries.CLASSES),
    "indexes": {"by-speaker", "by-class"},
    "index": {"by-name", "by-mentions", "by-first"},
    "pictures": {"network", "timeline", "map"},
}
"""Keys that are asked for by what is at hand."""


def in_templates() -> set[Key]:
    """``w.page.start``, ``w.entity["no-speaker"]``, ``w.about["a" if x == "y" else "b"]``."""
    found: set[Key] = set()
    for template in TEMPLATES:
        text = template.read_text(encoding="utf-8")
        found |= set(re.findall(r"\bw\.(\w+)\.(\w+)", text))
        for section, inner in re.findall(r"\bw\.(\w+)\[([^\]]*)\]", text):
            found |= {(section, key) for key in re.findall(r'(?<!== )"([\w-]+)"', inner)}
    return found


def in_modules() -> set[Key]:
    """``words["page"]["about"]``: two strings that follow one another; then strings asked of one section."""
    found: set[Key] = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Subscript):
                pair = (node.value.slice, node.slice)
                if all(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in pair):
                    found.add((pair[0].value, pair[1].value))  # type: ignore[attr-defined]
    return found


def strings(name: str) -> set[str]:
    """All strings of a module."""
    tree = ast.parse((HTML / name).read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def in_stylesheets() -> set[Key]:
    """``$words/@page``."""
    texts = (path.read_text(encoding="utf-8") for path in STYLESHEETS)
    return {("text", key) for text in texts for key in re.findall(r"\$words/@([\w-]+)", text)}


def asked() -> set[Key]:
    """All that is asked for by its name, or by what is at hand."""
    found = in_templates() | in_modules() | in_stylesheets()
    return found | {(section, key) for section, keys in TABLES.items() for key in keys}


def test_every_word_that_is_asked_for_is_there() -> None:
    words = catalogue()
    assert [key for key in sorted(asked()) if key[1] not in words[key[0]]] == []


@pytest.mark.slow
def test_every_word_is_asked_for() -> None:
    """Sections whose keys are strings of one module are compared with the strings of that module."""
    of_modules = {
        "entity": strings("entities.py") | strings("programme.py") | strings("entity_facts.py") | SAID,
        "index": strings("index_rows.py"),
        "pictures": strings("pictures.py") | TOLD,
        "page": strings("texts.py") | strings("pages.py") | strings("speaking.py") | strings("paging.py"),
        "indexes": strings("frame.py") | strings("lines.py") | strings("programme.py") | strings("sandbox.py"),
        "marks": strings("marks.py") | set(STREAMS),
        "card": strings("cards.py"),
        "switches": strings("texts.py"),
        "signs": strings("signs.py") | strings("transcribing.py") | strings("diplomatic.py"),
        "hands": strings("hands.py"),
        "views": strings("diplomatic.py"),
        "facts": fact_keys(),
        "apparatus": set().union(*map(strings, CRITICAL)),
        "search": of_search("search"),
        "hosted": of_search("hosted"),
    }
    by_name = asked()
    unused = {
        (section, key)
        for section, keys in catalogue().items()
        for key in keys
        if (section, key) not in by_name and key not in of_modules.get(section, set())
    }
    assert sorted(unused) == []


def of_search(section: str) -> set[str]:
    """Keys that the search asks for: as strings of its modules and its scripts, or by their beginning (``is-{element}``)."""
    folder = HTML / "search"
    code = "".join(path.read_text(encoding="utf-8") for path in (*folder.rglob("*.py"), *folder.glob("static/*.js")))
    beginnings = tuple(re.findall(r"[\"`]([a-z]+-)\$?\{", code))
    whole = set(re.findall(r"[\"`]([a-z-]+)[\"`]", code))
    ends = ("-of",) if '{name}-of"' in code else ()
    return {key for key in catalogue()[section] if key in whole or key.startswith(beginnings) or key.endswith(ends)}


def fact_keys() -> set[str]:
    """What a header may say."""
    return set(describing._FACTS)


def test_every_fact_that_a_page_may_state_has_a_word() -> None:
    assert fact_keys() - set(catalogue()["facts"]) == {"declaration"}


def test_no_word_is_empty_or_padded() -> None:
    found = [words for section in catalogue().values() for words in section.values()]
    assert [one for one in found if not one or one != one.strip()] == []


def outside_of_tags(template: str) -> str:
    """What of a template would be read as it stands: neither tags nor expressions; attributes that are read count."""
    read = "".join(re.findall(r'\b(?:aria-label|title|alt|placeholder)="([^"]*)"', template))
    bare = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "", template + read, flags=re.DOTALL)
    return re.sub(r"<[^>]*>", "", bare)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_no_word_of_the_interface_stands_in_a_template(template: Path) -> None:
    found = outside_of_tags(template.read_text(encoding="utf-8"))
    assert re.findall(r"[^\W\d_]+", found) == []


@pytest.mark.parametrize("text", ["<p>None</p>", '<nav aria-label="A–Z">{{ x }}</nav>', "{% if a %}b{% endif %}"])
def test_one_that_did_would_be_seen(text: str) -> None:
    assert re.findall(r"[^\W\d_]+", outside_of_tags(text))


def said_by(stylesheet: Path) -> Iterator[str]:
    """What a stylesheet writes of its own."""
    tree = etree.parse(str(stylesheet))
    yield from (
        text
        for text in tree.xpath("//text()[not(ancestor::xsl:attribute or ancestor::xsl:variable)]", namespaces=XSL)
        if text.strip()
    )
    yield from tree.xpath("//@alt | //@title[not(parent::xsl:*)] | //@aria-label", namespaces=XSL)


XSL = {"xsl": "http://www.w3.org/1999/XSL/Transform"}


@pytest.mark.parametrize("stylesheet", STYLESHEETS, ids=lambda path: path.stem)
def test_nor_in_a_stylesheet(stylesheet: Path) -> None:
    bare = [re.sub(r"\{[^{}]*\}", "", said) for said in said_by(stylesheet)]
    assert [said for said in bare if re.search(r"[^\W\d_]", said)] == []


def test_a_catalogue_of_a_language_is_read_once() -> None:
    assert catalogue() is catalogue()
    assert catalogue() == catalogue(module.LANGUAGE)
