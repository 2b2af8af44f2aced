"""Whether two forenames are one in two spellings: “Artur” and “Arthur”, “Tekla” and “Thekla”, “Wilh.” and “Wilhelm”."""

from __future__ import annotations

from functools import lru_cache

_SHORTEST = 4


@lru_cache(maxsize=20_000)
def resembles(written: str, name: str, is_shortened: bool) -> bool:
    """Whether a forename (both as keys) is another one, written with a stop after it or not."""
    if is_shortened:
        return name.startswith(written) or _reduced(name).startswith(_reduced(written))
    if written == name:
        return True
    if min(len(written), len(name)) < _SHORTEST:
        return False
    return _reduced(written) == _reduced(name) or (written[:3] == name[:3] and _is_one_change(written, name))


def _reduced(name: str) -> str:
    """Without what spellings differ in: h, doubled letters, c and k, ph and f, i and y."""
    plain = name.replace("ph", "f").replace("th", "t").replace("c", "k").replace("y", "i").replace("tz", "z").replace("w", "v")
    return "".join(one for n, one in enumerate(plain) if one != "h" and (n == 0 or plain[n - 1] != one)).rstrip("e")


def _is_one_change(one: str, other: str) -> bool:
    """Whether one letter more, less or another makes one of the other; the last letter does not count, it tells the sexes apart."""
    if abs(len(one) - len(other)) > 1 or one[-1] != other[-1]:
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[at + 1 :] == other[at:] or one[at:] == other[at + 1 :] or one[at + 1 :] == other[at + 1 :]
