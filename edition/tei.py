"""Names of the TEI: namespaces, tags, identifiers, pointers and addresses (TEI P5, chapters 1 and 16)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from typing import Any

from lxml import etree

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
XI = "http://www.w3.org/2001/XInclude"

ID = f"{{{XML}}}id"
LANG = f"{{{XML}}}lang"
INCLUDE = f"{{{XI}}}include"
PREFIX = f"{{{TEI}}}"
_SINCE = tuple(f"{a}{form}" for a in ("when", "from", "notBefore") for form in ("", "-iso", "-custom"))
_UNTIL = tuple(f"{a}{form}" for a in ("to", "notAfter") for form in ("", "-iso", "-custom"))
SPACE = " \t\r\n"
"""White space as XML knows it: a no-break space is a letter that the scholar put there."""

_RUNS = re.compile("[ \t\r\n]+")
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.\-]*:")
_LONGEST = 200
_GROUP = re.compile(r"\$(?P<number>\d)|\\")
_SINGLE = re.compile(r"\\.|\[\^?(?:\\.|(?!--|&&|~~|\|\|)[^\\\[\]])+\]")
_RISKY = re.compile(r"[\\\[\]]|\)[*+{]|\(\?(?!:)")
_CHOICE = re.compile(r"[*+?|]|\{\d+,")
_ACTIVE = re.compile(r"^(https?|mailto):", re.IGNORECASE)


identified = etree.XPath("descendant-or-self::*[@xml:id]")
"""The elements in an element, itself included, that have an ``xml:id``, in document order."""

all_ids = etree.XPath("descendant-or-self::*/@xml:id", smart_strings=False)
"""The ``xml:id`` of these, as written."""


def tag(name: str) -> str:
    """The tag of a TEI element, as lxml writes it."""
    return PREFIX + name


def tags(names: str) -> frozenset[str]:
    """The tags of TEI elements, from their names with blanks between."""
    return frozenset(map(tag, names.split()))


def local(element: Any) -> str:
    """The local name of an element."""
    name: str = element.tag
    return name[name.rfind("}") + 1 :]


def fold(text: str) -> str:
    """White space folded to single blanks, none at the ends."""
    if text.isascii():
        return " ".join(text.split())  # in XML, ASCII has no white space but its own four
    return " ".join(filter(None, text.replace("\n", " ").replace("\t", " ").replace("\r", " ").split(" ")))


def split_list(text: str) -> list[str]:
    """The values of a list: white space of XML stands between them, not every blank of Unicode."""
    return text.split() if text.isascii() else [value for value in _RUNS.split(text) if value]


def nfc(text: str) -> str:
    """Text in normal form C (UAX 15); as it is where thousands of marks sit on one letter: they would take their square of time."""
    return text if piled_up(text) else unicodedata.normalize("NFC", text)


def piled_up(text: str) -> bool:
    """Whether more marks sit on one letter than anybody writes."""
    if len(text) < _PILE or text.isascii():
        return False
    runs = (found[0] for found in _LONG_RUN.finditer(text))
    return any(
        marks and sum(1 for _ in pile) > _PILE
        for run in runs
        for marks, pile in groupby(run, lambda letter: unicodedata.combining(letter) > 0)
    )


def squeeze(text: str) -> str:
    """Text without white space, in NFC: what a passage is recognised by."""
    return nfc(_RUNS.sub("", text))


def words(element: Any) -> str:
    """All text in an element, folded."""
    inside = (
        etree.tostring(element, method="text", encoding="unicode", with_tail=False) if len(element) else element.text
    )
    return fold(inside) if inside else ""


def is_white(text: str | None) -> bool:
    """Whether there is no character but XML white space."""
    return not text or not text.strip(SPACE)


_PILE = 1_000
_LONG_RUN = re.compile(f"[^\x00-\x7f]{{{_PILE},}}")
"""Where so many marks may stand: the letters of ASCII are none."""


@lru_cache(maxsize=4096)
def sort_key(name: str) -> str:
    """The one order of names: case-folded NFKD, whatever the locale."""
    return (name if piled_up(name) else unicodedata.normalize("NFKD", name)).casefold()


@lru_cache(maxsize=4096)
def address_key(address: str) -> str:
    """An address in the form in which two are compared: without scheme, ``www.`` and trailing slash, host in lower case."""
    bare = re.sub(r"^https?://(www\.)?", "", address.strip(), flags=re.IGNORECASE)
    host, slash, path = bare.partition("/")
    return f"{host.lower()}{slash}{path}".rstrip("/#")


def has_scheme(token: str) -> bool:
    """Whether a pointer begins with a scheme (``https:``, ``gnd:``), so that it leads out of the edition."""
    return bool(_SCHEME.match(token))


def is_safe_link(address: str) -> bool:
    """Whether a page may link there: http, https, mailto; nothing that a browser would run."""
    return bool(_ACTIVE.match(address.strip()))


def split_pointer(token: str) -> tuple[str, str]:
    """``file.xml#id`` -> (``file.xml``, ``id``); ``#id`` -> ('', ``id``); without ``#`` the id is ''."""
    path, _, identifier = token.partition("#")
    return path, identifier


def prefix_definitions(root: Any) -> dict[str, tuple[tuple[str, str], ...]]:
    """``prefixDef`` by ``@ident``: (match pattern, replacement) pairs (TEI P5, section 16.2.3).

    Replacements are templates of Python's ``re``: ``$1`` is a group, a backslash is a backslash.
    """
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for one in root.iter(tag("prefixDef")):
        ident, pattern = one.get("ident", ""), one.get("matchPattern", "(.*)")
        replacement = _GROUP.sub(_template, one.get("replacementPattern", "$1"))
        found[ident] = (*found.get(ident, ()), (pattern, replacement))
    return found


def _template(match: re.Match[str]) -> str:
    return rf"\g<{match['number']}>" if match["number"] else r"\\"


def expand_prefix(token: str, definitions: dict[str, tuple[tuple[str, str], ...]]) -> str:
    """A pointer with its private prefix written out; unchanged where no definition fits, or beyond 200 characters."""
    ident, _, rest = token.partition(":")
    for pattern, replacement in definitions.get(ident, ()) if len(token) <= _LONGEST else ():
        try:
            if is_quick(pattern) and (match := re.fullmatch(pattern, rest)):
                return match.expand(replacement)
        except (re.error, IndexError, OverflowError):
            continue
    return token


@lru_cache(maxsize=256)
def is_quick(pattern: str) -> bool:
    """Whether a stranger's pattern is sure to be tried in no time on 200 characters; more careful than it need be.

    Yes, if it has at most 200 characters, repeats no group (the ways to match ``(a+)+`` double with every character), and
    leaves few choices: at most twelve, where ``?`` and ``|`` count as one, ``*``, ``+`` and ``{1,9}`` as four.
    """
    bare = _SINGLE.sub("x", pattern)
    choices = sum(1 if choice in "?|" else 4 for choice in _CHOICE.findall(bare))
    return len(pattern) <= _LONGEST and choices <= 12 and not _RISKY.search(bare)


def own(element: Any, name: str) -> list[Any]:
    """The children of an element that have this TEI name."""
    wanted = PREFIX + name
    return [child for child in element if child.tag == wanted]


def first(element: Any, names: Iterable[str]) -> Any | None:
    """The first descendant that matches the first name that matches at all."""
    for name in names:
        for found in element.iter(PREFIX + name):
            return found
    return None


def when(element: Any | None) -> str:
    """The date that an element's attributes state, in W3C form, or ''."""
    if element is None:
        return ""
    return _stated(element, _SINCE) or _stated(element, _UNTIL)


def until(element: Any) -> str:
    """The end of the span of time that an element's attributes state, or ''."""
    return _stated(element, _UNTIL)


def _stated(element: Any, attributes: tuple[str, ...]) -> str:
    return next((str(value).strip() for a in attributes if (value := element.get(a))), "")


def shortened(text: str, longest: int = 80) -> str:
    """A text cut between words (within one that is longer), with a sign that it is; unchanged when it is short enough."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    return (head.rpartition(" ")[0] or head).rstrip(" ,;:") + "…"


def shortened_inside(text: str, longest: int) -> str:
    """A text of which the first and the last words are left, for it is by its end that one knows it; a short one is unchanged."""
    if len(text) <= longest:
        return text
    end = text[-1 - longest // 3 :]
    return f"{shortened(text, longest - len(end) - 1).removesuffix('…')} … {end.partition(' ')[2] or end[1:]}"
