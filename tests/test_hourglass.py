"""A limit to the time and memory of other people's code, one within the other."""

from __future__ import annotations

import time

import pytest

from edition.hourglass import TooLong, at_most, room, within


def endless() -> None:
    while True:
        pass


def test_each_limit_holds_within_another() -> None:
    def inner() -> str:
        with pytest.raises(TooLong):
            at_most(0.1, endless)
        return "went on"

    assert within(5, inner) == "went on"


def test_the_outer_limit_is_not_taken_for_the_inner_one() -> None:
    told: list[str] = []

    def inner() -> None:
        try:
            at_most(50, endless)
        except TooLong:
            told.append("wrong")

    began = time.process_time()
    with pytest.raises(TooLong):
        within(0.2, inner)
    assert (told, time.process_time() - began < 1) == ([], True)


def test_what_catches_everything_does_not_catch_the_end() -> None:
    def stubborn() -> None:
        while True:
            try:
                endless()
            except Exception:  # noqa: BLE001, S110 - as a stranger's code might
                pass

    with pytest.raises(TooLong):
        within(0.2, stubborn)


def test_memory_has_a_bound() -> None:
    with room(200_000_000), pytest.raises(MemoryError):
        bytearray(400_000_000)
    assert len(bytearray(400_000_000)) == 400_000_000
