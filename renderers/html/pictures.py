"""Pictures of the whole edition: who is mentioned with whom, when, and where; below each the same as a table.

They show the most mentioned and say so; what they cost does not grow with the edition, but for the questions to the index.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from edition.index import Entity
from edition.model import Artifact

from .drawing import ages, mapping, network, timeline
from .entity_facts import degrees
from .site import Site

_WHO = ("person", "organization")
_WHEN = ("person", "organization", "place", "event", "work")


class Row(NamedTuple):
    """One row of the table below a picture: whose it is, how often it is mentioned, and what the picture says of it."""

    name: str
    page: str
    mentions: int
    cells: Sequence[tuple[str, str]]
    """(words, address or '')"""


def which(site: Site) -> list[tuple[str, str]]:
    """The pictures in which there is something: the key of its words, and its address from the site's root."""
    lengths = site.lengths
    found = []
    if lengths["who"] > 1:
        found.append(("network", "network.html"))
    if lengths["dated"] > 1:
        found.append(("timeline", "timeline.html"))
    if lengths["located"]:
        found.append(("map", "places/map.html"))
    return found


class PicturePages:
    """Makes the three pages with pictures. They are there in every edition, and linked to where they show something."""

    def __init__(self, site: Site) -> None:
        self._site, self._index, self._words = site, site.index, site.words["pictures"]

    def pages(self) -> Iterator[Artifact]:
        """All of them."""
        stamp = self._index.stamp_of
        yield self._page("network.html", "network", self._network, stamp("entities", "involved"))
        yield self._page("timeline.html", "timeline", self._timeline, stamp("entities", "involved", "texts"))
        yield self._page("places/map.html", "map", self._map, stamp("kind:place"))

    def _page(self, path: str, key: str, values: Any, stamp: str) -> Artifact:
        return self._site.page(path, "picture.html", self._words[key], lambda: self._given(key, values()), stamp=stamp)

    def _given(self, key: str, found: Mapping[str, Any]) -> dict[str, Any]:
        """What the template is given."""
        said = {part: self._words[f"{key}-{part}"] for part in ("lead", "column", "none")}
        return {"picture": "", "rows": (), "said": "", **said, **found}

    def _network(self) -> dict[str, Any]:
        some = self._index.most_mentioned(_WHO, network.NODES)
        ties = list(self._index.together(some))
        tied = sorted({n for a, b, _ in ties for n in (a, b)})
        if not tied:
            return {}
        at = {n: place for place, n in enumerate(tied)}
        shown = [some[n] for n in tied]
        ties = [(at[a], at[b], weight) for a, b, weight in ties]
        drawn = network.strongest(ties)
        who, alone = self._site.lengths["who"], len(some) - len(tied)
        said = self._told("network", (len(shown), who), (len(drawn), len(ties)), (alone,))
        nodes = [network.Node(one.name, one.page, one.mentions, one.kind != "person", one.sort_name) for one in shown]
        picture = network.draw(nodes, drawn, (self._words["network"], said), self._words["tie"])
        rows = [_row(one, _others(n, shown, ties)) for n, one in enumerate(shown)]
        return {"picture": Markup(picture), "said": said, "rows": rows}  # noqa: S704 - numbers, and words that are escaped

    def _timeline(self) -> dict[str, Any]:
        dated = list(self._index.dates())
        on = ages.scale(one.date for one in dated)
        if on is None:
            return {}
        texts, left = ages.stretches(dated, on)
        some = self._index.most_mentioned(_WHEN, timeline.LANES)
        found = [ages.stretches(self._index.dates_of(one), on)[0] for one in some]
        kept = [(one, stretches) for one, stretches in zip(some, found, strict=True) if any(stretches)]
        said = self._told("timeline", (sum(one.texts for one in dated) - left, len(kept)), (left,))
        lanes = [timeline.Lane(one.name, one.page, stretches, one.sort_name) for one, stretches in kept]
        told = (self._words["timeline"], said)
        picture = timeline.of_many(texts, lanes, on, told, self._site.words["page"]["texts"])
        rows = [_row(one, _when(stretches)) for one, stretches in kept]
        whole = [(f"{one.name} ({one.texts})", one.url) for one in texts if one]
        return {"picture": Markup(picture), "said": said, "rows": rows, "whole": whole}  # noqa: S704 - as above

    def _map(self) -> dict[str, Any]:
        some = self._index.located(mapping.PLACES)
        if not some:
            return {}
        said = self._told("map", (len(some), self._site.lengths["located"]))
        found = [tuple(float(part) for part in one.geo.split()) for one in some]
        places = [
            mapping.Site(one.name, one.page.partition("/")[2], one.mentions, north, east)
            for one, (north, east) in zip(some, found, strict=True)
        ]
        told = (self._words["map"], said)
        picture = mapping.draw(places, told)
        if part := mapping.dense(places):
            told = (self._words["map-part"], self._words["map-part-told"].format(len(part)))
            picture += f"<p>{told[0]}</p>" + mapping.draw(part, told, "map-part")
        rows = [_row(one, [(degrees(*at), "")]) for one, at in zip(some, found, strict=True)]
        return {"picture": Markup(picture), "said": said, "rows": rows}  # noqa: S704 - as above

    def _told(self, key: str, *numbers: tuple[int, ...]) -> str:
        """What is shown and what is left out, in words: a sentence for each group of numbers, none where a single one is 0."""
        sentences = (self._words[f"{key}-told-{n}"].format(*some) for n, some in enumerate(numbers, 1) if some != (0,))
        return " ".join(sentences)


def _row(entity: Entity, cells: Sequence[tuple[str, str]]) -> Row:
    return Row(entity.name, entity.page, entity.mentions, cells)


def _others(n: int, shown: Sequence[Entity], ties: Sequence[network.Tie]) -> list[tuple[str, str]]:
    """Those with whom one is mentioned, the most frequent first."""
    found = [(weight, b if a == n else a) for a, b, weight in ties if n in (a, b)]
    ordered = sorted(found, key=lambda one: (-one[0], one[1]))
    return [(f"{shown[other].name} ({weight})", shown[other].page) for weight, other in ordered]


def _when(found: Sequence[ages.Stretch | None]) -> list[tuple[str, str]]:
    return [(f"{one.name} ({one.mentions})", one.url) for one in found if one]
