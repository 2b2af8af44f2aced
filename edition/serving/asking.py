"""What a request to the preview may ask for: a file of the site, by a plain path; nothing else is looked for on the disk."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote_to_bytes

from edition.building.claims import check_path

OURS = "~preview/"
"""What the preview adds stands below this path. No page of a site can: ``~`` stands in no name."""
_LOCAL = ("127.0.0.1", "localhost", "[::1]")
_LONGEST = 4000
_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "bib": "text/plain; charset=utf-8",
    "ris": "text/plain; charset=utf-8",
    "cff": "text/plain; charset=utf-8",
    "md": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "xml": "application/xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "ico": "image/x-icon",
    "pdf": "application/pdf",
    "woff2": "font/woff2",
    "woff": "font/woff",
    "ttf": "font/ttf",
    "otf": "font/otf",
}
"""TABLE of media types by the ending of a name; whatever else there is, no browser is told to show."""
_HOST = re.compile(r"(?P<name>\[[0-9a-f:]+\]|[^:\[\]]+)(?::(?P<port>\d{1,5}))?")


def is_ours(host: str, port: int) -> bool:
    """Whether a ``Host`` is a name of this computer, with this port: a page of somebody else's may call itself otherwise.

    Without that, an address whose name leads to 127.0.0.1 for a moment could read what is previewed (DNS rebinding).
    """
    found = _HOST.fullmatch(host.strip().lower())
    return bool(found) and found["name"] in _LOCAL and int(found["port"] or 80) == port  # type: ignore[index]


def path_asked(target: str) -> str | None:
    """The path from the site's root that the target of a request names, '' for the root itself; None where it is none.

    A path that ends in ``/`` means the ``index.html`` there.
    """
    if not target.startswith("/") or len(target) > _LONGEST:
        return None
    try:
        path = unquote_to_bytes(re.split("[?#]", target, maxsplit=1)[0]).decode("utf-8")[1:]
    except UnicodeDecodeError:
        return None
    if not path or path.endswith("/"):
        path += "index.html"
    return path if is_plain(path) else None


def is_plain(path: str) -> bool:
    """Whether a path is made of plain names, none of them hidden: no ``..``, no backslash, colon or control character."""
    try:
        check_path(path)
    except ValueError:
        return False
    return not any(name.startswith(".") for name in path.split("/"))


def address_of(path: str) -> str:
    """The target by which a path is asked for."""
    return "/" + quote(path)


def media_type(path: str) -> str:
    """What the file of a path is, as browsers call it (RFC 9110, section 8.3)."""
    return _TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")
