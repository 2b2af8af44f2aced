"""Stylesheets to HTML, and the guard that no stylesheet loses a letter (DESIGN, section 3).

A project's own ``xslt/`` comes before ours, stylesheet by stylesheet. Stylesheets read nothing but one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from edition.errors import SettingsError

ENTRY, PASS_THROUGH = "edition.xsl", "pass-through.xsl"
_OURS = "ours:"
_GENERATED = etree.XPath("//*[contains(concat(' ', @class, ' '), ' gen ')]")
_ESCAPING = etree.XPath("//@disable-output-escaping[. != 'no']")


class _Shelf(etree.Resolver):  # type: ignore[misc]  # lxml has no types
    """Finds imported stylesheets by their file names alone; ``ours:name.xsl`` is ours where a project has its own."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__()
        self._folders = folders

    def resolve(self, address: str, _public: Any, context: Any) -> Any:
        name = address.rpartition("/")[2]
        folders = self._folders[-1:] if name.startswith(_OURS) else self._folders
        return self.resolve_string(_read(name.removeprefix(_OURS), folders), context, base_url=name)


def _read(name: str, folders: tuple[Path, ...]) -> bytes:
    for folder in folders:
        path = folder / name
        if path.is_file():
            return path.read_bytes()
    raise SettingsError(f"there is no stylesheet {name} in {folders[0]}", "stylesheets import one another by file name")


@lru_cache(maxsize=8)
def stylesheet(name: str, folders: tuple[Path, ...]) -> Any:
    """A compiled stylesheet from the first folder that has it. ``SettingsError`` says what is wrong with a project's own."""
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
    parser.resolvers.add(_Shelf(folders))
    try:
        tree = etree.fromstring(_read(name, folders), parser, base_url=name)
        if _ESCAPING(tree):
            raise SettingsError(
                f"{name}: disable-output-escaping would let markup of a text into the page", "remove it"
            )
        return etree.XSLT(tree, access_control=etree.XSLTAccessControl.DENY_ALL)
    except (etree.XSLTParseError, etree.XMLSyntaxError) as error:
        raise SettingsError(f"the stylesheet {name} cannot be used: {error}", "mend it, or remove it") from error


def transformed(page: Any, name: str, folders: tuple[Path, ...]) -> list[tuple[str, str]] | None:
    """(HTML, its words without white space and without what is generated) of each stream; None where there are too few or many."""
    try:
        result = stylesheet(name, folders)(page).getroot()
    except etree.XSLTApplyError:
        return None
    if result is None or len(result) != len(page.findall("{*}stream")):
        return None
    html = [_inner(stream) for stream in result]
    return list(zip(html, _words(result), strict=True))


def _inner(stream: Any) -> str:
    whole: str = etree.tostring(stream, method="html", encoding="unicode", with_tail=False)
    return whole[whole.index(">") + 1 : whole.rindex("</")]


def _words(result: Any) -> Iterator[str]:
    for generated in _GENERATED(result):
        _empty(generated)
    for stream in result:
        yield dense(etree.tostring(stream, method="text", encoding="unicode", with_tail=False))


def _empty(element: Any) -> None:
    element.text = None
    del element[:]


def dense(text: str) -> str:
    """Text without white space, as XML knows it."""
    return text.replace(" ", "").replace("\n", "").replace("\t", "").replace("\r", "")
