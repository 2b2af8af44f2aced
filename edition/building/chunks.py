"""The files of an index of Pagefind put in order: it writes values of filters as they fall, and names the files by their bytes.

What is read of them: ``pagefind_dcd`` before CBOR (RFC 8949), compressed by gzip. A filter is its name and its values, each with
the numbers of its documents; the fourth item of ``*.pf_meta`` lists filters and their files; ``pagefind-entry.json`` names that.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from hashlib import sha256

ENTRY = "pagefind-entry.json"
_BEFORE = b"pagefind_dcd"
_FILTERS = 3
"""The place of the list of filters among the items of ``*.pf_meta``."""
_WIDE = {24: 1, 25: 2, 26: 4, 27: 8}
_ARRAY, _TAG = 4, 6


def in_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same index, whose bytes and names depend on its content alone. ``ValueError``: the files are other than described."""
    try:
        return _in_order(files)
    except (OSError, EOFError, LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"no index as it was known: {error}") from error


def _in_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    found = dict(files)
    names: dict[bytes, bytes] = {}
    for path in [path for path in files if path.endswith(".pf_filter")]:
        content = _packed(_sorted_filter(_unpacked(found.pop(path))))
        old = path.rpartition("/")[2].removesuffix(".pf_filter")
        new = _named(old, content)
        names[old.encode()] = new.encode()
        found[path.replace(old, new)] = content
    entry = json.loads(found[ENTRY])
    for language in entry["languages"].values():
        old = language["hash"]
        content = _packed(_sorted_meta(_unpacked(found.pop(f"pagefind.{old}.pf_meta")), names))
        language["hash"] = _named(old, content)
        found[f"pagefind.{language['hash']}.pf_meta"] = content
    found[ENTRY] = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return found


def _named(old: str, content: bytes) -> str:
    """A name as long as the old one: its language, and a hash."""
    language, _, known = old.rpartition("_")
    return f"{language}_{sha256(content).hexdigest()[: len(known)]}"


def _unpacked(content: bytes) -> bytes:
    data = gzip.decompress(content)
    if not data.startswith(_BEFORE):
        raise ValueError("a file does not begin as it should")
    return data.removeprefix(_BEFORE)


def _packed(data: bytes) -> bytes:
    return gzip.compress(_BEFORE + data, mtime=0)


def _sorted_filter(data: bytes) -> bytes:
    """A filter with its values in the order of their bytes."""
    _, values = _items(data, 0)
    return _with_sorted(data, values)


def _sorted_meta(data: bytes, names: Mapping[bytes, bytes]) -> bytes:
    """The facts of an index, with filters in order, by their new names."""
    start, end = _items(data, 0)[_FILTERS]
    filters = data[start:end]
    for old, new in names.items():
        filters = filters.replace(old, new)
    return data[:start] + _with_sorted(filters, (0, len(filters))) + data[end:]


def _with_sorted(data: bytes, array: tuple[int, int]) -> bytes:
    items = [data[start:end] for start, end in _items(data, array[0])]
    size = sum(map(len, items))
    if not items:
        return data
    first = _items(data, array[0])[0][0]
    return data[:first] + b"".join(sorted(items)) + data[first + size :]


def _items(data: bytes, at: int) -> list[tuple[int, int]]:
    """Where the items of an array begin and end."""
    major, number, at = _head(data, at)
    if major != _ARRAY:
        raise ValueError("a list was expected")
    return list(_following(data, at, number))


def _following(data: bytes, at: int, number: int) -> Iterator[tuple[int, int]]:
    for _ in range(number):
        end = _end(data, at)
        yield at, end
        at = end


def _end(data: bytes, at: int) -> int:
    """Where an item ends."""
    wanted = 1
    while wanted:
        major, number, at = _head(data, at)
        wanted -= 1
        if major in (2, 3):
            at += number
        elif major in (_ARRAY, 5, _TAG):
            wanted += {_ARRAY: number, 5: 2 * number, _TAG: 1}[major]
    return at


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """The type of an item, its number, and where it goes on."""
    major, number = data[at] >> 5, data[at] & 31
    if number < 24:
        return major, number, at + 1
    size = _WIDE[number]
    return major, int.from_bytes(data[at + 1 : at + 1 + size], "big"), at + 1 + size
