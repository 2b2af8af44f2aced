"""What scripts do that a browser refuses from disk, or that would leave the site: found by reading them, not by running them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_CODE = re.compile(r"/\*.*?\*/|//[^\n]*|`(?:\\.|[^`\\])*`|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.DOTALL)
_REFUSED = {
    r"\bfetch\s*\(": "fetch()",
    r"\bXMLHttpRequest\b": "XMLHttpRequest",
    r"\bWebSocket\s*\(": "a WebSocket",
    r"\bEventSource\s*\(": "an EventSource",
    r"\bsendBeacon\s*\(": "sendBeacon()",
    r"\bimportScripts\s*\(": "importScripts()",
    r"\bimport\s*\(": "import()",
    r"^\s*import\b(?!\s*\()": "import",
    r"^\s*export\b": "export",
    r"\bnew\s+(?:Shared)?Worker\s*\(": "a Worker",
    r"\bserviceWorker\b": "a service worker",
}
_UNSAFE = {
    r"\beval\s*\(": "eval()",
    r"\bnew\s+Function\s*\(": "new Function()",
    r"\bdocument\.write(?:ln)?\s*\(": "document.write()",
}
_ADDRESS = re.compile(r"[\"'`](?:https?:)?//(?!www\.w3\.org/)[\w\-.]+")
_DATA = re.compile(r"[\w.$\s\"'\[\]=-]*\((?P<value>.*)\)\s*;?\s*\Z", re.DOTALL)


def findings(text: str) -> Iterator[tuple[str, str, int]]:
    """Slug, words and place (in characters) of what a script does; a file of data, one call, does nothing."""
    if _is_data(text):
        return
    code = _CODE.sub(lambda match: match[0][0] + " " * (len(match[0]) - 2) + match[0][-1], text) if text else ""
    code = re.sub(r"/ *[/\n]", lambda match: " " * len(match[0]), code)
    for pattern, name in _REFUSED.items():
        for match in re.finditer(pattern, code, re.MULTILINE):
            yield "site-disk", f"the script uses {name}, which browsers refuse to pages from disk", match.start()
    for pattern, name in _UNSAFE.items():
        for match in re.finditer(pattern, code):
            yield "site-policy", f"the script uses {name}, which the policy of the pages forbids", match.start()
    for match in _CODE.finditer(text):
        if match[0][0] != "/" and (found := _ADDRESS.match(match[0])):
            yield "site-request", f"the script names an address elsewhere: {found[0][1:]}", match.start()


def _is_data(text: str) -> bool:
    found = _DATA.match(text)
    try:
        return found is not None and json.loads(f"[{found['value']}]") is not None
    except (ValueError, RecursionError):
        return False
