"""File names and fragments from ids: one rule for texts, entities and sigla (DESIGN, 4.3)."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, unquote

from edition.kinds import BY_NAME

_ODD = re.compile(r"[^\w.\-]+")
_PLAIN = re.compile(r"[a-z0-9][a-z0-9._\-]*")
_SAFE = re.compile(r"[A-Za-z0-9._\-]*")
_RESERVED = frozenset(("con", "prn", "aux", "nul", "index", *(f"{p}{n}" for p in ("com", "lpt") for n in range(10))))
_LONGEST = 100


def digest(text: str) -> str:
    """Eight hexadecimal digits that tell two ids apart."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


@lru_cache(maxsize=4096)
def file_name(identifier: str) -> str:
    """An id as a file name without extension: letters, digits, ``.``, ``_``, ``-`` stay; long and reserved ones get a digest."""
    name = _ODD.sub("-", unicodedata.normalize("NFC", identifier)).strip("-.") or "x"
    is_reserved = name.split(".")[0].casefold() in _RESERVED
    if is_reserved or len(name.encode()) > _LONGEST:
        name = name.replace(".", "-", 1) if is_reserved else name  # Windows reserves ``con.x`` as well
        name = f"{name.encode()[: _LONGEST - 20].decode(errors='ignore')}-{digest(identifier)}"
    return name


@lru_cache(maxsize=4096)
def outsider_name(identifier: str) -> str:
    """The file name of an entity that no register describes: told apart from all others without knowing them."""
    name = file_name(identifier)
    return name if name == identifier and _PLAIN.fullmatch(name) else f"{name}-{digest(identifier)}"


def anchor_of(xml_id: str) -> str:
    """The anchor of an element that has this ``xml:id`` (a number follows where several have it): no blanks, no ``ui-``."""
    anchor = "_".join(xml_id.split())
    return f"_{anchor}" if anchor.startswith("ui-") or not anchor else anchor


def fragment(anchor: str) -> str:
    """An id as the fragment of an address (RFC 3986); in the page it stands unescaped."""
    return anchor if _SAFE.fullmatch(anchor) else quote(anchor, safe="!$&'()*+,;=:@/?-._~")


def _quoted(name: str) -> str:
    return name if _SAFE.fullmatch(name) else quote(name)


def path_of(address: str) -> str:
    """The file that an address of ours leads to, as a path from the site's root."""
    if "%" in address or "#" in address:
        return unquote(address.partition("#")[0])
    return address


def text_page(text: str, anchor: str = "") -> str:
    """The address of a text's page, or of a place in it, from the site's root."""
    return f"texts/{_quoted(text)}.html" + (f"#{fragment(anchor)}" if anchor else "")


_OTHER_PAGES = re.compile(r"synopsis|variation|part-\d+", re.IGNORECASE)
"""What else stands in the folder of a text (DESIGN, 4.3)."""


def witness_names(sigla: Iterable[str]) -> dict[str, str]:
    """The file names of the pages of a text's witnesses; sigla that no disk tells apart get a digest, all of them."""
    found = {siglum: file_name(siglum) for siglum in sigla}
    counts = Counter(unicodedata.normalize("NFKC", name).casefold() for name in found.values())
    return {
        siglum: f"{name}-{digest(siglum)}"
        if counts[unicodedata.normalize("NFKC", name).casefold()] > 1 or _OTHER_PAGES.fullmatch(name)
        else name
        for siglum, name in found.items()
    }


def beside_text(text: str, name: str) -> str:
    """The address of a page in the folder of a text, from the folder in which the text's own page stands."""
    return f"{_quoted(text)}/{_quoted(name)}.html"


def entity_page(kind: str, name: str) -> str:
    """The address of an entity's page from the site's root; ``name`` is its file name."""
    return f"{BY_NAME[kind].folder}/{_quoted(name)}.html"


def further_page(address: str, *parts: str | int) -> str:
    """A further page of what stands at an address: ``persons/ada~2.html``. No name holds ``~``, so it is no other's page."""
    return "~".join([address.removesuffix(".html"), *map(str, parts)]) + ".html"


def media_file(path: str) -> str:
    """The place in the site of a picture of the source folder: its own path where no disk could mistake it for another."""
    stem, dot, extension = path.rpartition(".")
    plain = all(_PLAIN.fullmatch(part) for part in path.split("/"))
    return f"media/{path}" if plain else f"media/{file_name(stem)}-{digest(path)}{dot}{file_name(extension).lower()}"
