"""Schemas from the web, for those who ask for it (``--allow-network``): fetched once, then kept in a folder."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from edition.project import SETTINGS

LARGEST = 20_000_000
"""Bytes of a schema that are fetched at most."""
SECONDS = 20
"""How long a schema may take to come."""
_SCHEMES = ("http", "https")


class NotFetched(Exception):
    """A schema that could not be fetched; says why, in a clause that begins with “which”."""


def cache_folder(edition: Path | None) -> Path:
    """Where fetched schemas are kept: beside ``edition.toml``, else in the user's own folder for such things."""
    if edition is not None and (edition / SETTINGS).is_file() and os.access(edition, os.W_OK):
        return edition / ".edition-cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tei-edition"


def is_address(name: str) -> bool:
    """Whether a name can be fetched: ``http`` and ``https`` alone can."""
    try:
        return urlsplit(name).scheme in _SCHEMES and "//" in name
    except ValueError:
        return False


@lru_cache(maxsize=256)
def fetched(address: str, folder: Path) -> Path | NotFetched:
    """The file with what stands at an address: of an earlier time, or fetched now. What failed is not tried again."""
    kept = folder / "schemas" / _file_name(address)
    if kept.is_file():
        return kept
    try:
        data = _read(address)
        kept.parent.mkdir(parents=True, exist_ok=True)
        _put(kept, data)
    except NotFetched as failure:
        return failure
    except OSError as error:
        return NotFetched(f"which cannot be kept in {folder}: {error.strerror or error}")
    return kept


def _file_name(address: str) -> str:
    """A name that no other address has, and that ends as the address does."""
    last = "".join(c for c in PurePosixPath(urlsplit(address).path).name if c.isascii() and (c.isalnum() or c in ".-_"))
    return f"{hashlib.sha256(address.encode('utf-8', 'replace')).hexdigest()[:16]}-{last[-60:]}"


def _put(path: Path, data: bytes) -> None:
    """Write a file so that others see all of it or nothing."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    os.replace(file.name, path)  # noqa: PTH105 - the same as Path.replace, without a path in between


def _read(address: str) -> bytes:
    from http.client import HTTPException  # noqa: PLC0415 - the network is for those who ask for it
    from urllib.error import HTTPError  # noqa: PLC0415 - as above
    from urllib.request import HTTPRedirectHandler, build_opener  # noqa: PLC0415 - as above

    class Redirects(HTTPRedirectHandler):
        """To other addresses of the web alone: never to a file or another protocol."""

        def redirect_request(self, *call: Any) -> Any:
            if not is_address(str(call[-1])):
                call[1].close()
                raise NotFetched("which leads to an address that is not of the web")
            return super().redirect_request(*call)

    until = time.monotonic() + SECONDS
    try:
        with build_opener(Redirects).open(address, timeout=SECONDS) as answer:
            return _all(answer, until)
    except HTTPError as error:
        error.close()
        raise NotFetched(f"which could not be fetched ({error.code} {error.reason})") from error
    except (OSError, HTTPException, ValueError) as error:
        raise NotFetched(f"which could not be fetched ({getattr(error, 'reason', None) or error})") from error


def _all(answer: Any, until: float) -> bytes:
    parts, size = [], 0
    while part := answer.read1(1 << 16):
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise NotFetched(f"which is larger than {LARGEST // 1_000_000} MB and was not fetched")
        if time.monotonic() > until:
            raise NotFetched(f"which took more than {SECONDS} seconds to come")
    return b"".join(parts)
