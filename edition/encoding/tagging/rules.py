"""TABLE of the rules by which names are found: what each of them needs, and the certainty that it gives."""

from __future__ import annotations

from dataclasses import dataclass

from edition.encoding.tagging.proposals import Certainty


@dataclass(frozen=True, slots=True)
class Rule:
    """What must be there for a rule, in words, and the most that it is sure of."""

    needs: str
    certainty: Certainty


RULES: dict[str, Rule] = {
    "whole-name": Rule("a name of the register in whole, of two words or more", "high"),
    "one-word": Rule("a name of the register that is one word, with its capital", "high"),
    "short-name": Rule("a name of the register without middle name, article or subtitle, or with initials", "medium"),
    "acronym": Rule("an acronym that the register has, in capitals", "high"),
    "acronym-introduced": Rule("an acronym that stood in brackets after its name, or its name after it", "high"),
    "title-quoted": Rule("the title of a work between quotation marks or in italics", "high"),
    "title-bare": Rule("the title of a work as running words", "medium"),
    "surname-after-name": Rule("a surname whose bearer is named in whole before, in the text or its header", "high"),
    "surname-with-title": Rule("a surname after a title, which one entry has", "medium"),
    "surname": Rule("a surname which one entry has", "medium"),
    "forename-after-name": Rule("a forename or by-name whose bearer is named in whole in the text", "medium"),
    "forename": Rule("a forename that one entry has, and few people do, or that is addressed", "medium"),
    "spelling": Rule("a spelling that encoded texts of the edition give to one entry", "medium"),
    "address": Rule("an address of which a part is a place with its number", "medium"),
    "ambiguous": Rule("words that several entries have, and nothing that decides", "low"),
    "inside-longer": Rule("a name inside a longer one that no register has", "low"),
    "small-letter": Rule("a name of several words, one of which has a small letter and another its capital", "low"),
    "new-name": Rule("words with capitals that no register has, with evidence that they are a name", "low"),
}
"""By the name that the ledger has. A rule may give less: for a common word, an ending, a neighbour with a capital."""
