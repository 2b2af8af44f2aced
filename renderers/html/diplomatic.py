"""The diplomatic view of a text: a page of its own, beside that of the reading view, for texts that have layers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from edition.addresses import further_page, path_of, text_page
from edition.context import Context
from edition.model import Artifact, Problem, Reading

from .body import render
from .frame import Frame
from .hands import Hand
from .languages import direction, html_lang
from .layers import diplomatic, has_layers
from .linking import Addresses
from .signs import ADDITIONS, EDITORS, POINTED, SIGNS
from .transcribing import Layers
from .transforming import DIPLOMATIC
from .words import spoken

_VIEW = "diplomatic"
_LEGEND = {
    **{sign.key: (sign.before, sign.after) for sign in (*ADDITIONS.values(), *SIGNS.values(), *EDITORS.values())},
    **{key: (sign, "") for key, sign in POINTED.items()},
    "gap": ("[…]", ""),
    "space": ("\N{OPEN BOX}", ""),
}
"""What stands before and after words, by the key of the words that explain it, in the order of the legend."""


@dataclass(frozen=True, slots=True)
class Scribe:
    """A line of the list of hands."""

    hand: Hand
    pattern: str
    description: str
    acts: tuple[tuple[str, int], ...]
    person: tuple[str, str] | None


def address_of(reading: Reading) -> str:
    """The address of a text's diplomatic view from the page of its reading view; '' where it has none."""
    return further_page(_beside(reading), _VIEW) if has_layers(reading) else ""


def diplomatic_page(reading: Reading, context: Context, frame: Frame) -> Iterator[Artifact | Problem]:
    """The page, and what came to light in its making; nothing for a text without layers."""
    if not has_layers(reading):
        return
    info = reading.text.info
    layers = Layers(reading, _beside(reading))
    body = render(diplomatic(reading), context, sheet=DIPLOMATIC, shape=layers.shape)
    yield from (replace(problem, message=f"in the diplomatic view, {problem.message}") for problem in body.problems)
    main = frame.render(
        "diplomatic.html",
        info=info,
        dir=direction(info.lang),
        streams=body.streams,
        reading=_beside(reading),
        legend=[(key, *around) for key, around in _LEGEND.items() if key in layers.used],
        scribes=_scribes(reading, context, layers),
    )
    said = [info.title, frame.words["views"][_VIEW], context.project.title]
    page = frame.page("../", " · ".join(filter(None, said)), main, html_lang(info.lang) or spoken(), pictures=True)
    yield Artifact(path_of(further_page(text_page(info.id), _VIEW)), page)


def _beside(reading: Reading) -> str:
    """The page of the reading view as its neighbour in the folder has it."""
    return text_page(reading.text.info.id).rpartition("/")[2]


def _scribes(reading: Reading, context: Context, layers: Layers) -> list[Scribe]:
    """The hands that the page names, each with what it did and who it was."""
    addresses = Addresses(reading, context)
    return [
        Scribe(
            hand, hand.pattern, hand.description, tuple(sorted(hand.acts.items())), _person(hand, context, addresses)
        )
        for hand in layers.hands.used
    ]


def _person(hand: Hand, context: Context, addresses: Addresses) -> tuple[str, str] | None:
    """Who wrote: name and address of the entry that ``@scribeRef`` means."""
    entry = hand.scribe.strip().partition(" ")[0].rpartition("#")[2]
    found = context.entry(entry, addresses.path) if entry else ()
    return (found[0].name or found[0].entity, addresses.of_target(found[0])) if found else None
