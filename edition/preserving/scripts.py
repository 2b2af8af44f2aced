"""What scripts do that a browser refuses from disk, or that would leave the site: found by reading them, not by running them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from edition.preserving.javascript import Script

_REFUSED = {
    r"\bfetch\s*\(": "fetch()",
    r"\bXMLHttpRequest\b": "XMLHttpRequest",
    r"\bWebSocket\s*\(": "a WebSocket",
    r"\bEventSource\s*\(": "an EventSource",
    r"\bsendBeacon\s*\(": "sendBeacon()",
    r"\bimportScripts\s*\(": "importScripts()",
    r"\bimport\s*\(": "import()",
    r"^[^\S\n]*import\b(?!\s*\()": "import",
    r"^[^\S\n]*export\b": "export",
    r"\bnew\s+(?:Shared)?Worker\s*\(": "a Worker",
    r"\bserviceWorker\b": "a service worker",
}
_UNSAFE = {
    r"\beval\s*\(": "eval()",
    r"\bnew\s+Function\s*\(": "new Function()",
    r"\bdocument\.write(?:ln)?\s*\(": "document.write()",
}
_BY_NAME = re.compile(
    r"([\"'`])(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|Worker|SharedWorker|eval|Function)\1"
)
"""The same, asked for by a name in brackets: ``window["fetch"]``."""
_ADDRESS = re.compile(r"[\"'`](?:https?:)?//(?!www\.w3\.org/)[\w\-.]+")
_CALL = re.compile(r"\s*(?P<callee>[\w$]+(?:\.[\w$]+)*+)\s*\((?P<value>.*)\)\s*;?\s*\Z", re.DOTALL)
_OURS = frozenset(("editionSearch", "names"))
"""Functions that take the data of our pages: they load nothing."""
_BROWSERS = frozenset(
    "window self globalThis top parent frames opener document location navigator history open close print fetch eval import require"
    " setTimeout setInterval setImmediate queueMicrotask importScripts postMessage Function Worker CSS caches cookieStore".split()
)
"""Names that browsers give: what is called by them does something."""


def findings(text: str) -> Iterator[tuple[str, str, int]]:
    """Slug, words and place (in characters) of what a script does; a file of data, one call, does nothing."""
    data = _data(text)
    if data in _OURS:
        return
    script = Script(text)
    for pattern, name in _REFUSED.items():
        for match in re.finditer(pattern, script.code, re.MULTILINE):
            yield "site-disk", f"the script uses {name}, which browsers refuse to pages from disk", match.start()
    for pattern, name in _UNSAFE.items():
        for match in re.finditer(pattern, script.code):
            yield "site-policy", f"the script uses {name}, which the policy of the pages forbids", match.start()
    for words, at in script.literals:
        if (found := _ADDRESS.match(words)) and not data:
            yield "site-request", f"the script names an address elsewhere: {found[0][1:]}", at
        if (named := _BY_NAME.fullmatch(words)) and _is_in_brackets(script.code, at, at + len(words)):
            yield "site-disk", f"the script uses {named[2]} by its name, which may not work from disk", at


def _is_in_brackets(code: str, start: int, end: int) -> bool:
    """Whether a literal alone names a member: ``a["b"]``, not the list ``["b"]``."""
    before, after = code[max(0, start - 20) : start], code[end : end + 20]
    return re.search(r"[\w$)\]]\s*\[\s*\Z", before) is not None and after.lstrip().startswith("]")


def _data(text: str) -> str:
    """The function that a file of data calls, of ours or the project's own; '' where the file is something else.

    What is handed to a function of the project's own is a list or an object (JSON): an address in it is a word among others,
    an address alone may well be one to load.
    """
    found = _CALL.match(text)
    if found is None or found["callee"].partition(".")[0] in _BROWSERS:
        return ""
    try:
        values = json.loads(f"[{found['value']}]")
    except (ValueError, RecursionError):
        return ""
    is_data = bool(values) and all(isinstance(value, list | dict) for value in values)
    return found["callee"] if found["callee"] in _OURS or is_data else ""
