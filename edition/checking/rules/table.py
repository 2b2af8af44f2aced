"""TABLE of the rules that no grammar can say: which module looks for which problems, and what only the reading of a text finds."""

from __future__ import annotations

import importlib
from typing import Any, NamedTuple

from edition.checking.slugs import SLUGS


class Rule(NamedTuple):
    """A module of this folder and the slugs that it looks for, with blanks between.

    A *file rule* has ``check(sheet)``, which gives problems. An *edition rule* has ``collect(sheet)``, which gives what is to
    be known of one file (None: nothing) in the type that it states, and ``judge(whole)``, which gives problems when all is
    known.
    ``facts`` are the modules whose collected values it looks at, where those are not its own.
    """

    module: str
    slugs: str
    facts: str = ""

    def is_wanted(self, wanted: frozenset[str]) -> bool:
        """Whether it looks for anything that is asked for."""
        return not wanted.isdisjoint(self.slugs.split())


FILE_RULES: tuple[Rule, ...] = (
    Rule("ids", "duplicate-id odd-id reserved-id"),
    Rule("dates", "impossible-date date-order event-outside date-differs"),
    Rule("characters", "private-use lost-character invisible-character garbled-characters"),
    Rule("normal_form", "not-nfc"),
    Rule("languages", "language-tag language-undeclared"),
    Rule("scripts", "script-differs"),
    Rule("apparatus", "reading-without-witness witness-twice"),
    Rule("segmentation", "witness-left-out"),
    Rule("changes", "substitution-incomplete nothing-undone span-without-end"),
    Rule("quotations", "said-without-speaker"),
    Rule("quotation_marks", "quotation-marks"),
    Rule("zones", "zone-misplaced"),
    Rule("identifiers", "identifier-form"),
)
EDITION_RULES: tuple[Rule, ...] = (
    Rule("reckoning", "date-outside-edition unknown-calendar"),
    Rule("sigla", "undeclared-siglum witness-not-cited"),
    Rule("proving", "witness-differs"),
    Rule(
        "references",
        "dangling-pointer missing-hash missing-file undeclared-prefix empty-pointer wrong-target circular-pointer"
        " pointer-pattern name-in-pointer broken-chain ambiguous-pointer ambiguous-id",
    ),
    Rule("outliers", "unlike-its-siblings"),
    Rule("sessions", "session-without-date session-without-people session-outside sessions-overlap"),
    Rule("gone", "id-gone", "references"),
    Rule("registers", "name-twice identifier-twice identifier-doubled entry-unused", "registers references"),
    Rule("media", "picture-missing media-unused"),
    Rule("parallels", "passage-without-counterpart parallel-text-missing"),
)

READ = frozenset(
    "broken-chain anchor-not-unique anchor-lost app-without-lemma dangling-pointer ambiguous-pointer name-in-pointer active-source"
    " picture-missing undeclared-siglum dangling-entry entry-without-words lemma-not-in-base ambiguous-lemma reversed-entry"
    " encoding-contradicted empty-entry overlapping-entries unpaired-lacuna silent-witness".split()
)
"""What the reading of texts finds; where a rule looks for it too, the rule is believed and the reading is not asked."""

_NAMED = frozenset(("text-id-collision", "entry-id-collision"))
"""What is found when texts and entities get their ids."""

ALWAYS = frozenset(slug.name for slug in SLUGS if slug.family == "files" and slug.severity == "error")
"""Told whatever is selected: where a file cannot be read, nothing else about it is known."""

USUAL = frozenset(slug.name for slug in SLUGS if slug.on)


def loaded(module: str) -> Any:
    """A module of this folder, imported when it is needed."""
    return importlib.import_module(f"edition.checking.rules.{module}")


def ruled() -> frozenset[str]:
    """The slugs that some rule looks for."""
    return frozenset(slug for rule in (*FILE_RULES, *EDITION_RULES) for slug in rule.slugs.split())


def collectors(wanted: frozenset[str]) -> tuple[str, ...]:
    """The modules whose facts of every file are wanted, each once."""
    rules = (rule for rule in EDITION_RULES if rule.is_wanted(wanted))
    return tuple(dict.fromkeys(name for rule in rules for name in (rule.facts or rule.module).split()))


def read_for(wanted: frozenset[str]) -> frozenset[str]:
    """What of it only the reading of texts can find."""
    return (wanted & READ) - ruled()


def needs_entries(wanted: frozenset[str]) -> bool:
    """Whether the entries of registers must be known to find it, apart from rules, which ask for them where they need them."""
    return bool(read_for(wanted)) or not wanted.isdisjoint(_NAMED)
