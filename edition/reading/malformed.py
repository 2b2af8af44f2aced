"""TABLE of what makes a file no XML: what libxml2 says of it, and how a scholar is told (XML 1.0, sections 2 and 3)."""

from __future__ import annotations

import re
from collections.abc import Callable

_Told = Callable[[re.Match[str]], tuple[str, str]]


def _as(message: str, hint: str) -> _Told:
    """Words in which ``{0}`` and ``{1}`` stand for what libxml2 names."""
    return lambda found: (message.format(*found.groups()), hint.format(*found.groups()))


_REASONS: tuple[tuple[str, _Told], ...] = (
    (
        r"Opening and ending tag mismatch: (\S+) line (\d+) and ([^\s,]+)",
        _as(
            "</{2}> stands where <{0}> of line {1} is still open", "write </{0}> first, or correct one of the two names"
        ),
    ),
    (
        r"Premature end of data in tag (\S+) line (\d+)",
        _as("the file ends, and <{0}> of line {1} is still open", "write </{0}>; perhaps the end of the file was lost"),
    ),
    (r"xmlParseEntityRef: no name", _as("an & stands alone", "write &amp; for the sign itself")),
    (
        r"EntityRef: expecting ';'",
        _as("an & begins a name that no ; ends", "write &amp; for the sign itself, or the ; after the name"),
    ),
    (
        r"Entity '(\S+)' not defined",
        _as("the entity &{0}; is declared nowhere", "write the character itself, or its number, as &#8212;"),
    ),
    (
        r"StartTag: invalid element name",
        _as(
            "a < stands here, and no name of an element behind it", "write &lt; for the sign itself, or correct the tag"
        ),
    ),
    (
        r"Extra content at the end of the document",
        _as("something stands behind the end of the root element", "a file has one root element: put all into it"),
    ),
    (
        r"Start tag expected, '<' not found",
        _as("there is no element here", "a file has a root element, and no words before it"),
    ),
    (r"AttValue: \" or ' expected", _as("the value of an attribute has no quotation marks", 'write them: n="1"')),
    (
        r"Unescaped '<' not allowed in attributes values",
        _as(
            "a < stands in the value of an attribute",
            "the quotation mark that ends the value is missing, or write &lt;",
        ),
    ),
    (
        r"attributes construct error",
        _as(
            "the attributes of this tag cannot be told apart", 'between two of them stands a blank, around a value "…"'
        ),
    ),
    (r"Attribute (\S+) redefined", _as("the attribute @{0} stands twice in one tag", "take one of the two out")),
    (
        r"Specification mandates value for attribute (\S+)",
        _as("the attribute @{0} has no value", 'write one: {0}="…"'),
    ),
    (r"Couldn't find end of Start Tag (\S+)", _as("the tag <{0}> does not end", "write the > that ends it")),
    (r"expected '>'", _as("a tag does not end here", "write the > that ends it")),
    (r"Comment not terminated", _as("a comment does not end", "write --> where it should")),
    (r"Double hyphen within comment", _as("-- stands within a comment", "write one hyphen, or a dash")),
    (r"Sequence '\]\]>' not allowed", _as("]]> stands among the words", "write ]]&gt;")),
    (
        r"Namespace prefix (\S+) (?:on|for) (?:\S+ on )?(\S+) is not defined",
        _as("the prefix {0}: is declared nowhere", 'declare it at the root element: xmlns:{0}="…"'),
    ),
    (r"invalid Char value (\d+)", _as("the character number {0} stands here, which XML does not admit", "take it out")),
    (
        r"XML declaration allowed only at the start",
        _as("something stands before <?xml …?>", "take away what stands before it, blanks and empty lines too"),
    ),
    (
        r"(?:Input is not proper|Invalid bytes in|not proper) ",
        _as("the file is not in the encoding that it says, or in UTF-8 if it says none", "save it anew as UTF-8"),
    ),
)
_USUAL = "look at this line and the one before it"
LEFT_OUT = "the file is left out until this is mended"


def told(reason: str) -> tuple[str, str]:
    """What is wrong and what to do; in libxml2's own words where they are of no known sort."""
    for pattern, words in _REASONS:
        if found := re.search(pattern, reason):
            return words(found)
    return re.sub(r", line \d+, column \d+.*", "", reason, flags=re.DOTALL), _USUAL


def ended(reason: str) -> str:
    """The name of the element that ends where another one is open, or ''."""
    found = re.search(r"tag mismatch: \S+ line \d+ and (\S+?)(?:,|$)", reason)
    return found[1] if found else ""
