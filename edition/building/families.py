"""Collections and their members: what a text is handed down by the TEI or teiCorpus around it (DESIGN, section 1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edition.building.surveying import Surveyed


class Families:
    """All TEI of an edition, in order, with their ids; asked by number."""

    def __init__(self, texts: Sequence[tuple[str, Surveyed]], names: Sequence[str]) -> None:
        self._texts, self._names = texts, names
        self._numbers = {(path, text.position): n for n, (path, text) in enumerate(texts)}
        self._including = {member: n for n, (_, text) in enumerate(texts) for member in text.includes}
        self._restricted = {path for n, (path, _) in enumerate(texts) if self.is_restricted(n)}
        self._sources: dict[str, str] = {}
        for (path, text), name in zip(texts, names, strict=True):
            if text.kind == "text":
                self._sources.setdefault(path, name)

    def _above(self, n: int) -> Iterator[int]:
        """A TEI and the collections around it, innermost first; a circle of inclusions is gone round once."""
        seen: set[int] = set()
        at: int | None = n
        while at is not None and at not in seen:
            seen.add(at)
            yield at
            path, text = self._texts[at]
            at = self._numbers.get((path, text.parent)) if text.parent else self._including.get(path)

    def parent(self, n: int) -> str:
        """The id of the collection that a TEI is in, or ''."""
        outer = list(self._above(n))[1:2]
        return self._names[outer[0]] if outer else ""

    def date(self, n: int) -> str:
        """Its own date, or that of the nearest collection that has one."""
        return next((date for at in self._above(n) if (date := self._texts[at][1].date)), "")

    def lang(self, n: int) -> str:
        """Its own language, or that of the nearest collection that has one."""
        return next((lang for at in self._above(n) if (lang := self._texts[at][1].lang)), "")

    def is_restricted(self, n: int) -> bool:
        """Whether its own header, or that of a collection around it, says so."""
        return any(self._texts[at][1].restricted for at in self._above(n))

    def is_withheld(self, n: int) -> bool:
        """Whether some text of its file is restricted, so that the file cannot be handed out."""
        return self._texts[n][0] in self._restricted

    def source(self, n: int) -> str:
        """The id of the first text of its file: under that name the file is published."""
        return self._sources.get(self._texts[n][0], self._names[n])
