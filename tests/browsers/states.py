"""TABLE of the states in which pages are judged for accessibility: as they open, and as readers have changed them.

A line is a name, the pages it is about (as in a shell), and what a reader does there. Add yours:

    State("a popup is open", "texts/*.html", lambda page: page.locator("a.tei-persName").first.click()),
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

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


def searched(page: Page) -> None:
    """Results are shown: of the words that begin with the letter of the index of words that has most of them."""
    words = Path(unquote(urlsplit(page.url).path)).parent / "words"
    most = max(words.glob("?.html"), key=lambda path: path.stat().st_size)
    page.locator("#ui-query").fill(f"{most.stem}*")
    page.locator("#ui-query").press("Enter")
    page.locator(".hits mark").first.wait_for()
    page.evaluate("document.querySelectorAll('.facets details').forEach(one => { one.open = true; })")


def filtered(page: Page) -> None:
    """An index that is long enough for a filter shows what it leaves."""
    if page.locator("#ui-filter").is_visible():
        page.locator("#ui-filter").fill("e")


STATES = (
    State("as it opens", "*", lambda page: None),
    State("everything unfolded", "texts/*", unfolded),
    State("every switch turned", "texts/*", switched),
    State("the card of a name is open", "texts/*", asked),
    State("results of a search", "search.html", searched),
    State("an index is filtered", "persons/index.html", filtered),
)

WINDOWS = ((320, "light"), (1280, "dark"))
"""Width in pixels and scheme of the windows in which every state is looked at."""
OTHER_WINDOWS = ((320, "dark"), (1280, "light"))
"""The other two, in which it is where there is time."""
