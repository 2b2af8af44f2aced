"""TABLE of the states in which pages are judged for accessibility: as they open, and as readers have changed them.

A line is a name, the pages it is about (as in a shell), and what a reader does there. Add yours:

    State("a popup is open", "texts/*.html", lambda page: page.locator("a.tei-persName").first.click()),
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class State:
    """``reach`` brings a page there; ``pages`` is a pattern of paths (``*`` is any text), to which ``query`` is added."""

    name: str
    pages: str
    reach: Callable[[Page], object]
    query: str = ""

    def suits(self, path: str) -> bool:
        """Whether a page can be in this state."""
        return fnmatchcase(path, self.pages)


def unfolded(page: Page) -> None:
    """Everything that can be opened is open."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")


def switched(page: Page) -> None:
    """Every switch is the other way."""
    for box in page.locator("input[type=checkbox]").all():
        page.locator(f"label[for='{box.get_attribute('id')}']").first.click()


def asked(page: Page) -> None:
    """The card of a name is open, where a text names somebody; where its own page has scripts, one waits for it."""
    names = page.locator(".stream.text a[aria-haspopup]")
    if names.count():
        names.first.click()
        page.locator("#ui-card:popover-open").wait_for()


STATES = (
    State("as it opens", "*", lambda page: None),
    State("everything unfolded", "texts/*", unfolded),
    State("every switch turned", "texts/*", switched),
    State("the card of a name is open", "texts/*", asked),
)
