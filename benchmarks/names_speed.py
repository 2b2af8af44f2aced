"""A text of a megabyte and a register of 50,000 entries, invented: what the names of the one in the other take."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

from edition.encoding.tagging.finding import Finder
from edition.encoding.tagging.flows import flows
from edition.encoding.tagging.lexicon import read_lexicon

ENTRIES, SIZE = 50_000, 1_000_000
_ONSETS, _RHYMES = (
    "b br d f g gr h k kl l m n p r s st t tr v w".split(),
    "a an ar e el en er i in o on or u um us".split(),
)
_SMALL = "the of and to in a was had for with his it by that on as at were is from which be".split()
_FILE = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><{0}>{1}</{0}></TEI>'


def timed() -> dict[str, float]:
    """Seconds of CPU for each step, by its name, and how much was proposed."""
    chance = random.Random(8)  # noqa: S311 - dice that fall as their number says
    names = [_name(chance) for _ in range(ENTRIES)]
    register, source = _FILE.format("standOff", _register(names)).encode(), _FILE.format("text", _text(chance, names))
    begun = time.process_time()
    lexicon = read_lexicon([("register.xml", register)])
    read = time.process_time()
    finder = Finder(lexicon)
    built = time.process_time()
    passages = flows(source)
    scanned = time.process_time()
    found = sum(1 for one in finder.propose(passages) if one.pointers)
    done = time.process_time()
    return {
        "register": read - begun,
        "matcher": built - read,
        "source": scanned - built,
        "finding": done - scanned,
        "found": found,
        "size": len(source.encode()),
    }


def _name(chance: random.Random) -> tuple[str, str]:
    return _word(chance).title(), _word(chance, 3).title()


def _word(chance: random.Random, most: int = 2) -> str:
    return "".join(
        chance.choice(_ONSETS) + chance.choice(_RHYMES) for _ in range(chance.randint(2, most) if most > 2 else 2)
    )


def _register(names: list[tuple[str, str]]) -> str:
    persons = "".join(
        f'<person xml:id="p{n}"><persName><forename>{forename}</forename> <surname>{surname}</surname></persName></person>'
        for n, (forename, surname) in enumerate(names)
    )
    return f"<listPerson>{persons}</listPerson>"


def _text(chance: random.Random, names: list[tuple[str, str]]) -> str:
    """Paragraphs of 80 words: half of them small ones, one in twenty a name in whole or its surname."""
    written, size = [], 0
    while size < SIZE:
        paragraph = f"<p>{' '.join(_running(chance, names))}.</p>"
        written.append(paragraph)
        size += len(paragraph)
    return "<body>" + "".join(written) + "</body>"


def _running(chance: random.Random, names: list[tuple[str, str]]) -> Iterator[str]:
    for _ in range(80):
        kind = chance.random()
        if kind < 0.05:
            name = chance.choice(names)
            yield " ".join(name if kind < 0.03 else name[1:])
        else:
            yield chance.choice(_SMALL) if kind < 0.5 else _word(chance, 3)
