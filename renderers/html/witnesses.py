"""The pages of a text's witnesses: each read through, all of them side by side, and where and how far they differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from edition.addresses import text_page
from edition.context import Context
from edition.model import Artifact, Place, Problem, Reading
from edition.variation import Tradition, Witness

from .criticism import Criticism
from .frame import Frame
from .languages import direction, html_lang
from .overview import Overview, label
from .weaving import Weave
from .words import spoken

_LOST = "no stylesheet gives every letter of all readings once and in order; no witness can be read through"
_LOST_HINT = "compare your own xslt/ with ours: every template must hand on all that it does not show"
_MOST = 40_000_000
"""Characters of all witnesses of a text that are read through: of the variorum of a thick book, a hundred copies."""
_WIDEST, MOST_COLUMNS = 6_000_000, 64
"""Characters of a synopsis, and its columns: the stylesheet has a rule for each."""
_MOST_WAYS = 48
"""Witnesses that every one of their pages leads to. Of more it leads to the one before and the one after: all of them stand
in the list on the page of the text, and a thousand lists of a thousand would be larger than all the texts."""


class Column(NamedTuple):
    """A witness as a list or a synopsis shows it: its siglum as HTML, and the address of its page."""

    siglum: str
    label: Markup
    address: str
    description: str
    source: str
    depth: int = 0


class Line(NamedTuple):
    """A row of a synopsis: what each column has; one cell where all have the same."""

    cells: tuple[tuple[int, Markup], ...]
    same: bool


class WitnessPages:
    """Makes the pages beside the page of one text."""

    def __init__(self, reading: Reading, context: Context, frame: Frame, criticism: Criticism) -> None:
        self._reading, self._context, self._frame, self._criticism = reading, context, frame, criticism
        self._info, self._words = reading.text.info, frame.words["apparatus"]
        self._tradition: Tradition = criticism.tradition
        size = max(1, len(reading.text.streams["text"]))
        self._through = self._tradition.witnesses[: max(1, _MOST // size)]
        self._columns: dict[str, list[Column]] = {}
        self._is_lost = False
        self._weave = Weave(reading, context, criticism) if self._through else None
        if self._weave is None or not self._weave.pieces:  # a text whose letters no stylesheet keeps
            self._is_lost, self._through = bool(self._through), ()
        criticism.limit(one.siglum for one in self._through)

    def columns(self, root: str = "") -> list[Column]:
        """The witnesses of the text; ``root`` leads from the page to the folder of texts."""
        if root not in self._columns:
            self._columns[root] = [self._column(one, root) for one in self._tradition.witnesses]
        return self._columns[root]

    def _ways(self, siglum: str) -> list[Column]:
        """The witnesses that the page of one of them leads to, or, for '', another page beside the text."""
        found = [one for one in self.columns("../") if one.address]
        if len(found) <= _MOST_WAYS:
            return found
        at = next((n for n, one in enumerate(found) if one.siglum == siglum), None)
        return found[:1] if at is None else found[max(0, at - 1) : at + 2]

    def _column(self, one: Witness, root: str) -> Column:
        address = self._criticism.address(one.siglum)
        return Column(
            one.siglum,
            label(self._criticism, one.siglum),
            root + address if address else "",
            one.description,
            one.address,
            int(bool(one.hand_of)),
        )

    @property
    def told(self) -> str:
        """What is said where not all witnesses are read through."""
        few = 0 < len(self._through) < len(self._tradition.witnesses)
        return self._words["not-made"].format(len(self._through)) if few else ""

    @property
    def has_synopsis(self) -> bool:
        """Whether there are two witnesses that can stand side by side."""
        return len(self._through) > 1

    def pages(self) -> Iterator[Artifact | Problem]:
        """Each witness, the synopsis, the overview; the page of the text must have been made before, they lead to its entries."""
        if self._is_lost:
            yield Problem("text-lost", "error", _LOST, Place(self._info.path, 1, 1), _LOST_HINT)
        if self._weave is not None:
            for one in self._through:
                yield self._page(self._criticism.file(one.siglum), "witness.html", self._of(one, self._weave))
            if self.has_synopsis:
                side_by_side = self._side_by_side(self._weave)
                yield self._page(f"texts/{self._info.id}/synopsis.html", "synopsis.html", side_by_side)
        values = {"overview": Overview(self._reading, self._criticism), "heading": self._words["variation"]}
        yield self._page(f"texts/{self._info.id}/variation.html", "variation.html", values)

    def _page(self, path: str, template: str, values: dict[str, Any]) -> Artifact:
        info = self._info
        given = {"info": info, "text": "../../" + text_page(info.id), "dir": self._direction(), "lang": self._lang()}
        given |= {"witness": None, "lines": None, "overview": None, "has_synopsis": self.has_synopsis}
        given |= values
        ways = self._ways(values["witness"].siglum if "witness" in values else "")
        main = self._frame.render(template, **given, columns=ways, all=self._all(ways), told=self.told)
        edition = self._context.project.title
        title = " · ".join(filter(None, (values["heading"], info.title, edition)))
        return Artifact(path, self._frame.page("../../", title, main, pictures=True))

    def _all(self, ways: list[Column]) -> str:
        """Where all witnesses are listed, if not all are among the ``ways``; else ''."""
        is_whole = len(ways) == len(self._through)
        return "" if is_whole else f"../../{text_page(self._info.id)}#ui-witnesses"

    def _direction(self) -> Markup:
        return direction(self._info.lang)

    def _lang(self) -> str:
        return html_lang(self._info.lang) or spoken()

    def _of(self, one: Witness, weave: Weave) -> dict[str, Any]:
        counts = Overview(self._reading, self._criticism).counts(one.siglum)
        return {
            "heading": self._words["through"].format(one.siglum),
            "witness": self._column(one, "../"),
            "html": weave.page(one.siglum),
            "counts": counts,
        }

    def _side_by_side(self, weave: Weave) -> dict[str, Any]:
        """As many witnesses as one page can hold, those that are hands of others last."""
        ordered = sorted(self._through, key=lambda one: bool(one.hand_of))[:MOST_COLUMNS]
        found: list[dict[int, str]] = []
        size = 0
        for one in ordered:
            rows = weave.rows(one.siglum)
            size += sum(len(html) for n, html in rows.items() if not found or html != found[0].get(n))
            if found and size > _WIDEST:
                break
            found.append(rows)
        few = len(found) < len(self._tradition.witnesses)
        return {
            "heading": self._words["synopsis"],
            "shown": [self._column(one, "../") for one in ordered[: len(found)]],
            "lines": list(_lines(found)),
            "few": self._words["too-wide"].format(len(found)) if few else "",
        }


def _lines(found: list[dict[int, str]]) -> Iterator[Line]:
    for n in sorted({n for rows in found for n in rows}):
        cells = [rows.get(n, "") for rows in found]
        if all(cell == cells[0] for cell in cells):
            if cells[0]:
                yield Line(((0, Markup(cells[0])),), True)  # noqa: S704 - made by our stylesheets
        else:
            yield Line(tuple((at, Markup(cell)) for at, cell in enumerate(cells, 1)), False)  # noqa: S704 - as above
