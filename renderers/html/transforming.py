"""Stylesheets to HTML, and the guard that no stylesheet loses a letter (DESIGN, section 3).

A project's own ``xslt/`` comes before ours, stylesheet by stylesheet. Stylesheets read nothing but one another.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from edition.errors import SettingsError

from .own_files import read

ENTRY, DIPLOMATIC, PASS_THROUGH = "edition.xsl", "diplomatic.xsl", "pass-through.xsl"
_OURS = "ours:"
_TAGS = re.compile(r'<(?:([a-z]++) class="gen[ "][^>]*+>(?:[^<]++|<(?!/?\1[ >]))*+</\1>|[^>]*+>)')
"""In HTML as libxml2 writes it (no ``>`` stands raw in a value): a tag, or an element of generated words whole."""
_UNLIKE = re.compile(r"<(?:!|\?(?!e )|script|style|xmp|iframe|no|plaintext)", re.IGNORECASE)
"""What follows other rules than elements and words; signs between pieces of witnesses are like tags."""
_ESCAPING = etree.XPath("//@disable-output-escaping[. != 'no']")
_DEEPEST = 10_000
"""Templates within templates: at most four for each of the 1,000 levels of elements that a text may have; libxslt's 3,000 are
too few for that. A stylesheet that calls itself without end stops there."""
etree.XSLT.set_global_max_depth(_DEEPEST)


class _Shelf(etree.Resolver):  # type: ignore[misc]  # lxml has no types
    """Finds imported stylesheets by their file names alone; ``ours:name.xsl`` is ours where a project has its own."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__()
        self._folders = folders

    def resolve(self, address: str, _public: Any, context: Any) -> Any:
        name = address.rpartition("/")[2]
        folders = self._folders[-1:] if name.startswith(_OURS) else self._folders
        tree = _read(name.removeprefix(_OURS), folders)
        return self.resolve_string(etree.tostring(tree), context, base_url=name)


def _read(name: str, folders: tuple[Path, ...]) -> Any:
    """The root of a stylesheet: without a DOCTYPE, so that libxslt, which would follow it, reads no other file."""
    found = (_content(folder, name, folder is folders[-1]) for folder in folders)
    content = next((content for content in found if content is not None), None)
    if content is None:
        hint = "stylesheets import one another by file name"
        raise SettingsError(f"there is no stylesheet {name} in {folders[0]}", hint)
    parser = etree.XMLParser(no_network=True, resolve_entities="internal", load_dtd=False)
    try:
        tree = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise SettingsError(f"the stylesheet {name} is not well-formed: {error}", "mend it, or remove it") from error
    if _ESCAPING(tree):
        message = f"the stylesheet {name}: disable-output-escaping would let markup of a text into the page"
        raise SettingsError(message, "remove disable-output-escaping")
    return tree


def _content(folder: Path, name: str, is_ours: bool) -> bytes | None:
    if not is_ours:
        return read(folder, name)
    return (folder / name).read_bytes() if (folder / name).is_file() else None


@lru_cache(maxsize=8)
def stylesheet(name: str, folders: tuple[Path, ...]) -> Any:
    """A compiled stylesheet from the first folder that has it. ``SettingsError`` says what is wrong with a project's own."""
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
    parser.resolvers.add(_Shelf(folders))
    tree = etree.fromstring(etree.tostring(_read(name, folders)), parser, base_url=name)
    try:
        return etree.XSLT(tree, access_control=etree.XSLTAccessControl.DENY_ALL)
    except etree.XSLTParseError as error:
        raise SettingsError(f"the stylesheet {name} cannot be used: {error}", "mend it, or remove it") from error


class Transformed:
    """What a stylesheet made of one stream: its ``html``, and whether all of its words are in it."""

    __slots__ = ("_stream", "html")

    def __init__(self, stream: Any) -> None:
        for item in stream.iter("li"):
            if not len(item) and not item.text:
                item.text = ""  # else libxml2 writes no end tag
        whole: str = etree.tostring(stream, method="html", encoding="unicode", with_tail=False)
        inner = whole.partition(">")[2].rpartition("</")[0]
        self._stream, self.html = (
            stream,
            inner.replace("&#13;", "\n"),
        )  # HTML knows no carriage return: to a browser it ends a line

    def says(self, words: str) -> bool:
        """Whether it has exactly these words, without what is generated, white space apart.

        The HTML alone mostly tells; where it does not, the tree decides.
        """
        return self._is_written(words) or self.words() == dense(words)

    def _is_written(self, words: str) -> bool:
        if _UNLIKE.search(self.html) or "gen" in (self._stream.get("class") or ""):
            return False
        said = dense(_TAGS.sub("", self.html))
        return said == dense(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def words(self) -> str:
        """Its words without white space; what is generated is taken out of the tree."""
        for element in list(self._stream.iter("*")):
            if "gen" in element.get("class", "").split():
                _empty(element)
        return dense(etree.tostring(self._stream, method="text", encoding="unicode", with_tail=False))


def transformed(page: Any, name: str, folders: tuple[Path, ...]) -> list[Transformed] | None:
    """What a stylesheet makes of each stream of an ``e:page``; None where there are too few or too many."""
    try:
        result = stylesheet(name, folders)(page).getroot()
    except etree.XSLTApplyError:
        return None
    if result is None or len(result) != len(page.findall("{*}stream")):
        return None
    if len(folders) > 1:
        etree.cleanup_namespaces(result)  # what a project's own stylesheet declares is nothing to a browser
    return [Transformed(stream) for stream in result]


def _empty(element: Any) -> None:
    element.text = None
    del element[:]


def dense(text: str) -> str:
    """Text without white space, as XML knows it."""
    return text.replace(" ", "").replace("\n", "").replace("\t", "").replace("\r", "")
