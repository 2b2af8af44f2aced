"""Read a corpus folder for the independent figures: files, trees, XInclude.

Imports nothing of the toolkit, so that the figures are a second opinion on it. Rules: XML 1.0, XInclude 1.1.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

SUFFIXES = {".xml", ".tei", ".p4", ".p5"}
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XINCLUDE = "{http://www.w3.org/2001/XInclude}include"
WHITE = " \t\r\n"
ROOTS = {"TEI", "TEI.2", "teiCorpus", "teiCorpus.2"}
LISTS = {
    "listPerson": {"person", "personGrp", "org"},
    "listOrg": {"org"},
    "listPlace": {"place"},
    "listEvent": {"event"},
    "listBibl": {"bibl", "biblStruct"},
}


class Nothing(etree.Resolver):  # type: ignore[misc]  # lxml has no stubs
    """Answers every external DTD or entity with an empty string: no network, no file."""

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:
        return self.resolve_string("", context)


@dataclass(slots=True)
class Corpus:
    """One collection: its well-formed documents and the names of the files without one."""

    documents: dict[str, Any] = field(default_factory=dict)
    malformed: list[str] = field(default_factory=list)
    left_aside: list[str] = field(default_factory=list)


def load(folder: Path) -> Corpus:
    """Every candidate file of the folder, by its path relative to the folder, in order of path."""
    corpus = Corpus()
    for path in candidates(folder):
        add(corpus, path.relative_to(folder).as_posix(), parsed(path))
    return corpus


def add(corpus: Corpus, path: str, root: Any) -> None:
    """Put one parsed file (None: not well-formed) on its pile."""
    if root is None:
        corpus.malformed.append(path)
    elif first_tei(root) is None and name(root) not in {*LISTS, "standOff"}:
        corpus.left_aside.append(path)
    else:
        corpus.documents[path] = root


def candidates(folder: Path) -> list[Path]:
    """Files named *.xml, *.tei, *.p4 or *.p5 (any case) with no hidden or backup name on their way."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.suffix.lower() in SUFFIXES)
    return sorted(path for path in found if not any(hidden(part) for part in path.relative_to(folder).parts))


def hidden(part: str) -> bool:
    return part.startswith(".") or part.endswith(("~", ".bak"))


def parsed(path: Path) -> Any:
    """The root element, in the TEI namespace even where the source (P4) has none; None if not well-formed."""
    for entities in ("internal", False):
        parser = etree.XMLParser(
            huge_tree=True, collect_ids=False, no_network=True, load_dtd=False, resolve_entities=entities
        )
        parser.resolvers.add(Nothing())
        try:
            return namespaced(etree.fromstring(path.read_bytes(), parser))
        except etree.XMLSyntaxError:
            continue
    return None


def namespaced(root: Any) -> Any:
    """Where the outermost TEI stands in no namespace: its document's bare names become TEI names, `id` `xml:id`."""
    outermost = next((e for e in elements(root) if e.tag in ROOTS or name(e) in ROOTS), None)
    if outermost is not None and name(outermost) == "":
        for element in elements(root):
            baptize(element)
    return root


def baptize(element: Any) -> None:
    if not element.tag.startswith("{"):
        element.tag = TEI + element.tag.removesuffix(".2")
        if element.get("id") and not element.get(XML_ID):
            element.set(XML_ID, element.get("id"))


def elements(top: Any) -> Iterator[Any]:
    """Top and every element below it, in document order."""
    yield from top.iter("*")


def name(element: Any) -> str:
    """Local name of a TEI element; empty for other namespaces, comments, instructions, entities."""
    tag = element.tag
    return tag[len(TEI) :] if isinstance(tag, str) and tag.startswith(TEI) else ""


def xml_id(element: Any) -> str:
    return str(element.get(XML_ID, "")).strip(WHITE)


def names_above(element: Any) -> set[str]:
    return {name(ancestor) for ancestor in element.iterancestors()}


def first_tei(root: Any) -> Any:
    return next(all_tei(root), None)


def all_tei(root: Any) -> Iterator[Any]:
    """Every TEI and teiCorpus that is no example."""
    for element in root.iter(TEI + "TEI", TEI + "TEI.2", TEI + "teiCorpus", TEI + "teiCorpus.2"):
        if not any(str(a.tag).endswith("}egXML") for a in element.iterancestors()):
            yield element


# XInclude


def include(root: Any, path: Path, folder: Path, depth: int = 0) -> None:
    """Put the targets of XInclude in place; what is missing, broken, outside or a whole TEI stays an empty element."""
    for element in list(root.iter(XINCLUDE)):
        target = included(element, path, folder, depth)
        if target is None or name(target) in ROOTS:
            del element[:]
        elif element.getparent() is not None:
            target.tail = element.tail
            element.getparent().replace(element, target)


def included(element: Any, path: Path, folder: Path, depth: int) -> Any:
    """The element that one xi:include means, else None."""
    target = (path.parent / (element.get("href") or "")).resolve()
    if depth > 8 or not target.is_file() or not target.is_relative_to(folder.resolve()):
        return None
    root = parsed(target)
    if root is not None:
        include(root, target, folder, depth + 1)
    return root if root is None else pointed(root, element.get("xpointer") or "")


def pointed(root: Any, pointer: str) -> Any:
    """What an xpointer means: nothing given (the root), a bare id, or `element(id/1/2)`."""
    start, *steps = pointer.removeprefix("element(").removesuffix(")").split("/")
    here = next((e for e in elements(root) if xml_id(e) == start), None) if start else root
    for step in steps if start else steps[1:]:
        children = [] if here is None else here.findall("*")
        here = children[int(step) - 1] if int(step) <= len(children) else None
    return here
