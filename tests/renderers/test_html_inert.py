"""Whether a page is inert: what a browser would run or fetch is an objection."""

from __future__ import annotations

import pytest
from edition.renderers.html.inert import objection

SOUND = (
    '<!DOCTYPE html>\n<html lang="de"><head><title>a &lt;b> c</title>'
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    '<link rel="stylesheet" href="../static/style.css"><script src="../static/search.js" defer></script></head>'
    '<body><p class=long id="p1">x <a href="https://a.example/?q=1#f">y</a><br/><img src="../media/a.png" alt=""></p></body></html>'
)


def test_a_sound_page_is_inert() -> None:
    assert objection(SOUND) == ""


LIVE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x></SCRIPT>",
    '<script src="../static/../texts/a.txt"></script>',
    '<script src="../static/search.js">alert(1)</script>',
    '<p onclick="alert(1)">',
    '<p style="background: url(//evil.example)">',
    "<img src=x onerror=alert(1)>",
    '<img src="https://evil.example/spy.gif">',
    '<img src="//evil.example/spy.gif">',
    '<img src="\\\\evil.example/spy.gif">',
    '<img src="/&#x5c;evil.example/spy.gif">',
    '<a href="javascript:alert(1)">',
    '<a href=" java&#10;script:alert(1)">',
    '<a href="&#106;avascript:alert(1)">',
    '<a href="data:text/html,x">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<base href="https://evil.example/">',
    "<iframe src=x></iframe>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mi xlink:href=x></mi></math>",
    '<form action="x"><input></form>',
    "<!-- <p> --><p>",
    "<![CDATA[<p>]]>",
    "<?php x ?>",
    '<title><p title="</title><script>alert(1)</script>"></title>',
    "<p/onclick=alert(1)>",
    '<p title="a"onclick="alert(1)">',
    "<p title='a\"' onclick='b'>",
    "<noscript><p>",
    "<template><p></template>",
    "a < b",
    "<p",
]


@pytest.mark.parametrize("live", LIVE)
def test_what_runs_or_is_fetched_is_an_objection(live: str) -> None:
    assert objection(SOUND.replace("x <a", f"{live}<a"))
