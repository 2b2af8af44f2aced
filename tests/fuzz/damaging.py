"""Changes to the bytes of a file, as disks, mail and careless programs make them."""

from __future__ import annotations

import re

from tests.fuzz.dice import Dice
from tests.fuzz.vocabulary import BYTES, ENCODINGS

_DECLARATION = re.compile(rb"^\s*<\?xml.*?\?>", re.DOTALL)


def damaged(dice: Dice, data: bytes) -> bytes:
    """A file after one accident, or some."""
    ways = (
        _inserted,
        _cut_out,
        _flipped,
        _truncated,
        _doubled,
        _declared,
        _encoded,
        _with_entities,
        _with_other_lines,
        _without_namespace,
    )
    for _ in range(1 + dice.below(3)):
        data = dice.one(ways)(dice, data) or data
    return data


def _inserted(dice: Dice, data: bytes) -> bytes:
    at = dice.below(len(data) + 1)
    return data[:at] + dice.one(BYTES) + data[at:]


def _cut_out(dice: Dice, data: bytes) -> bytes:
    at = dice.below(len(data) + 1)
    return data[:at] + data[at + dice.below(40) :]


def _flipped(dice: Dice, data: bytes) -> bytes:
    if not data:
        return data
    at = dice.below(len(data))
    return data[:at] + bytes((data[at] ^ (1 << dice.below(8)),)) + data[at + 1 :]


def _truncated(dice: Dice, data: bytes) -> bytes:
    return data[: dice.below(len(data) + 1)]


def _doubled(dice: Dice, data: bytes) -> bytes:
    at = dice.below(len(data) + 1)
    return data[:at] + data[max(0, at - dice.below(200)) :]


def _declared(dice: Dice, data: bytes) -> bytes:
    """Another encoding in the declaration than that of the bytes, perhaps."""
    stated = f'<?xml version="{dice.one(("1.0", "1.1", "2"))}" encoding="{dice.one(ENCODINGS)}"?>'.encode()
    return stated + _DECLARATION.sub(b"", data)


def _encoded(dice: Dice, data: bytes) -> bytes:
    """Bytes of another encoding, which is declared most of the time."""
    encoding = dice.one(ENCODINGS)
    try:
        text = _DECLARATION.sub(b"", data).decode()
        stated = "" if dice.often(20) else f'<?xml version="1.0" encoding="{encoding}"?>'
        return (stated + text).encode(encoding, "xmlcharrefreplace")
    except (UnicodeError, LookupError):
        return data


def _with_entities(dice: Dice, data: bytes) -> bytes:
    """A DOCTYPE with entities, some of which are used."""
    if b"<!DOCTYPE" in data:
        return data
    outside = b' SYSTEM "none.dtd"' if dice.often(50) else b""
    doctype = (
        b"<!DOCTYPE TEI%s [<!ENTITY one '1'><!ENTITY two '&one;<hi xmlns=\"http://www.tei-c.org/ns/1.0\">2</hi>'>]>"
        % outside
    )
    bare = _DECLARATION.sub(b"", data)
    for _ in range(dice.below(4)):
        at = bare.find(b"</", dice.below(len(bare) + 1))
        if at > 0:
            bare = bare[:at] + dice.one((b"&one;", b"&two;", b"&three;")) + bare[at:]
    return doctype + bare


def _with_other_lines(dice: Dice, data: bytes) -> bytes:
    return data.replace(b"\n", dice.one((b"\r\n", b"\r", b"\n\n")))


def _without_namespace(dice: Dice, data: bytes) -> bytes:
    return data.replace(b"http://www.tei-c.org/ns/1.0", dice.one((b"", b"http://www.tei-c.org/ns/1.0 ", b"urn:x")))
