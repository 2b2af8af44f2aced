"""An index of Pagefind is the same twice once it is in order, and says what it said."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence

import pytest

from edition.building.chunks import ENTRY, in_order


def cbor(value: object) -> bytes:
    """Lists, texts, whole numbers from -24, as RFC 8949 writes them."""
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(cbor, value))
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    assert isinstance(value, int)
    return head(0, value) if value >= 0 else head(1, -1 - value)


def head(major: int, number: int) -> bytes:
    if number < 24:
        return bytes([major << 5 | number])
    if number < 256:
        return bytes([major << 5 | 24, number])
    return bytes([major << 5 | 25]) + number.to_bytes(2, "big")


def packed(value: object) -> bytes:
    return gzip.compress(b"pagefind_dcd" + cbor(value), mtime=0)


def index(names: Sequence[str], values: Sequence[str]) -> dict[str, bytes]:
    """An index with filters in this order, each with these values in this order; files have names that say nothing."""
    files, listed = {}, []
    for n, name in enumerate(names):
        hashed = f"en_{n}{'abcdef'[len(values[0]) % 6]}00000"
        files[f"filter/{hashed}.pf_filter"] = packed([name, [[value, [len(value), 300]] for value in values]])
        listed.append([name, hashed])
    files["pagefind.en_0123456789.pf_meta"] = packed(["1.5.2", [["en_aaaaaaa", 12]], [], listed, [], [-1]])
    files[ENTRY] = json.dumps({"version": "1.5.2", "languages": {"en": {"hash": "en_0123456789"}}}).encode()
    files["fragment/en_aaaaaaa.pf_fragment"] = b"as it is"
    return files


VALUES = ["pell␟Pell", "ash␟Ash", "x" * 300, *(f"v{n}" for n in range(30))]


def test_the_order_in_which_filters_fell_leaves_no_trace() -> None:
    one = in_order(index(["person", "place"], VALUES))
    assert one == in_order(index(["place", "person"], VALUES[::-1]))
    assert one["fragment/en_aaaaaaa.pf_fragment"] == b"as it is"


def test_files_are_named_where_they_are_listed() -> None:
    files = in_order(index(["person", "place"], VALUES))
    hashed = json.loads(files[ENTRY])["languages"]["en"]["hash"]
    meta = gzip.decompress(files[f"pagefind.{hashed}.pf_meta"])
    names = [path[7:-10] for path in files if path.endswith(".pf_filter")]
    assert len(names) == 2
    assert all(cbor(name) in meta for name in names)
    assert meta.endswith(cbor([]) + cbor([-1]))


def test_no_value_is_lost() -> None:
    (path,) = (path for path in in_order(index(["person"], VALUES)) if path.endswith(".pf_filter"))
    data = gzip.decompress(in_order(index(["person"], VALUES))[path])
    assert data.startswith(b"pagefind_dcd" + head(4, 2) + cbor("person") + head(4, len(VALUES)))
    assert sorted(data) == sorted(gzip.decompress(packed(["person", [[value, [len(value), 300]] for value in VALUES]])))


@pytest.mark.parametrize(
    "harm",
    [
        {ENTRY: b"{}"},
        {ENTRY: b"[1]"},
        {"filter/en_0.pf_filter": b"no gzip"},
        {"filter/en_0.pf_filter": gzip.compress(b"something else")},
        {"filter/en_0.pf_filter": gzip.compress(b"pagefind_dcd" + cbor("no list"))},
        {"filter/en_0.pf_filter": gzip.compress(b"pagefind_dcd" + head(4, 2))},
    ],
)
def test_what_is_otherwise_is_refused(harm: dict[str, bytes]) -> None:
    with pytest.raises(ValueError, match=r"."):
        in_order(index(["person"], VALUES) | harm)
