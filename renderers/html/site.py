"""What the pages of the reduce step have in common: the index they read, the frame around them, and how they are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any
from urllib.parse import quote

from edition.citing.agreeing import agreed
from edition.citing.record import Record, of_edition
from edition.index import Index
from edition.model import Artifact

from .frame import Frame
from .heads import canonical
from .paging import LIMITS, Limits, Pager, Rows, page_of, pager

Values = Callable[[], Mapping[str, Any]]
"""What a template is given, found out when its page is written."""
ONE = (1, 1)


class Site:
    """The edition as its pages see it. ``counts`` are entities of each kind, known once all have gone by."""

    def __init__(self, index: Index, limits: Limits = LIMITS) -> None:
        self.index, self.limits, self.rows = index, limits, Rows()
        project = index.project
        self.frame = Frame(project.title, project.folder, project.untrusted, project.images.policy)
        self.words = self.frame.words
        self.counts: dict[str, int] = {}

    @cached_property
    def record(self) -> Record:
        """How the edition is cited: from its settings, and from what all headers say alike."""
        return of_edition(self.index.project, agreed(self.index.facts, self.index.counts["texts"]))

    @cached_property
    def lengths(self) -> dict[str, int]:
        """How many lines there are in what, see the index."""
        return self.index.lengths()

    def page(
        self, path: str, template: str, heading: str, values: Values, at: tuple[int, int] = ONE, stamp: str = ""
    ) -> Artifact:
        """A page made from a template, ``at`` its number and that of all. Nothing is done before its content is asked for.

        ``stamp`` is that of all that ``values`` may come of; '' where that cannot be said. A value ``head`` goes into the head,
        a value ``heading`` takes the place of the heading, where that is asked of the index; ``hosted``, see :meth:`Frame.stream`.
        """
        return Artifact(path, self._content(path, template, heading, values, at), stamp)

    def _content(self, path: str, template: str, heading: str, values: Values, at: tuple[int, int]) -> Iterator[bytes]:
        root, project = "../" * path.count("/"), self.index.project
        given = {"root": root, "heading": heading, "project": project, "pager": Pager(), **values()}
        head = given.pop("head", "") or canonical(project.base_url, quote(path))
        hosted = given.pop("hosted", False)
        main = self.frame.generate(template, **given)
        yield from self.frame.stream(root, self.named(given["heading"], at), main, head, hosted=hosted)

    def named(self, heading: str, at: tuple[int, int] = ONE) -> str:
        """The title of a page: what it is about, which page of it, and of which edition."""
        said = heading if at[1] == 1 else f"{heading}, {page_of(at, self.words)}"
        title = self.index.project.title
        return f"{said} · {title}" if title and said != title else said

    def pager(self, address: str, at: tuple[int, int]) -> Pager:
        """Links to the pages around."""
        return pager(address, at, self.words)
