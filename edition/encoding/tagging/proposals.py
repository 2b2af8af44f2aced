"""What is proposed, and what it is proposed from: values that all who propose markup share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

What = Literal["name", "entry", "quotation", "session"]
"""``entry``: a name on no list, which may deserve an entry of its own."""
Certainty = Literal["high", "medium", "low"]
"""As in ``@cert``. High: nobody who knows the register would decide otherwise; low: the scholar must look."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An element proposed around words of one passage.

    ``passage`` is the number of its flow in the text; ``start`` and ``end`` are offsets in its words. ``pointers`` are the keys
    of entries to which ``attribute`` (``ref``, ``who``) shall point, empty where nothing is sure; ``candidates`` the keys among
    which nobody but the scholar can choose. ``type`` is the value of ``@type``. ``rule`` names what proposed it, ``evidence``
    says in words what it saw.

    Of a quotation, ``speaker`` are the words of the text that name who speaks, where he is on no list; pieces of one quotation
    have the same ``chain``, which is empty where it is whole.
    """

    what: What
    passage: int
    start: int
    end: int
    element: str
    rule: str
    certainty: Certainty
    pointers: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    attribute: str = "ref"
    type: str = ""
    evidence: str = ""
    speaker: str = ""
    chain: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which an entry is written.

    ``part`` is ``whole``, ``surname``, ``forename``, ``role`` (“Alderman Pell”), ``acronym`` or ``addition`` (a by-name); and of
    forms that were made: ``short`` (without middle name, subtitle or article, or with initials), ``initials`` (“W. H. A.”),
    ``spelling`` (as encoded texts of the edition write it).
    """

    words: str
    part: str = "whole"
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of a register as far as tagging knows it.

    ``key`` is its id; ``kind`` one of ``edition.kinds``; ``name`` its first name; ``pointer`` what an attribute of the text
    that is tagged shall say; ``sex`` is ``m``, ``f`` or empty, ``guessed`` the same where the register leaves it to the forename.
    """

    key: str
    kind: str
    name: str
    pointer: str
    forms: tuple[Form, ...]
    sex: str = ""
    born: str = ""
    died: str = ""
    guessed: str = ""

    @property
    def likely_sex(self) -> str:
        """The sex, or what the forename tells of it."""
        return self.sex or self.guessed
