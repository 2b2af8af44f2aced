"""What axe says of every kind of page (WCAG 2.2 A and AA, best practice), and that nothing is wider than a telephone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browsers.driving import Browsers
from tests.browsers.pages import some_of_a_size
from tests.browsers.states import OTHER_WINDOWS, STATES, WINDOWS, State


@pytest.mark.parametrize(
    ("width", "scheme"), [*WINDOWS, *(pytest.param(*other, marks=pytest.mark.slow) for other in OTHER_WINDOWS)]
)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_axe_finds_nothing(browsers: Browsers, site: Path, state: State, width: int, scheme: str) -> None:
    found = {}
    with browsers.desk("chromium", site, width=width, scheme=scheme) as desk:
        for page in filter(state.suits, some_of_a_size(site)):
            desk.open(page + state.query)
            state.reach(desk.page)
            if wrong := [*desk.violations(), *(f"wider than {width}: {what}" for what in desk.sideways())]:
                found[page] = wrong
    assert found == {}


BAD = {
    "image-alt": '<img src="a.png">',
    "color-contrast": '<p class="faint">Too faint to be read</p>',
    "region": "<p>Beside all landmarks</p>",
    "target-size": '<p class="small"><a href="#a">a</a><a href="#b">b</a></p>',
}


@pytest.mark.parametrize("rule", BAD)
def test_what_is_wrong_would_be_found(browsers: Browsers, sample: Path, tmp_path: Path, rule: str) -> None:
    page = (sample / "about.html").read_text(encoding="utf-8")
    (tmp_path / "static").mkdir()
    style = (sample / "static/style.css").read_text(encoding="utf-8")
    style += ".faint { color: #ccc; background: #fff }\n.small a { display: inline-block; width: 9px; height: 9px }"
    (tmp_path / "static/style.css").write_text(style, encoding="utf-8")
    place = "</body>" if rule == "region" else "</main>"
    (tmp_path / "index.html").write_text(page.replace(place, BAD[rule] + place), encoding="utf-8")
    with browsers.desk("chromium", tmp_path) as desk:
        desk.open("index.html")
        assert any(found.startswith(rule) for found in desk.violations())


def test_something_wider_would_be_found(browsers: Browsers, sample: Path, tmp_path: Path) -> None:
    page = (sample / "about.html").read_text(encoding="utf-8")
    (tmp_path / "index.html").write_text(page.replace("</main>", f"<pre>{'x' * 99}</pre></main>"), encoding="utf-8")
    with browsers.desk("chromium", tmp_path, width=320) as desk:
        desk.open("index.html")
        assert desk.sideways()
