"""Pages with the script of the preview, and nothing else that is other than in the site."""

from __future__ import annotations

from edition.serving.dressing import dressed, undressed, waiting

PAGE = (
    b"<!DOCTYPE html><html><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\">"
    b"</head><body><p>default-src 'none';</p></body></html>"
)


def test_the_script_may_listen_and_nothing_more() -> None:
    page = dressed(PAGE, 'texts/a"b.html', "0a").decode()
    assert "content=\"default-src 'none'; connect-src 'self'; script-src 'self'\"" in page
    assert (
        '<script src="/~preview/preview.js" defer data-page="texts/a&quot;b.html" data-seen="0a"></script></head>'
        in page
    )
    assert page.endswith("<p>default-src 'none';</p></body></html>")


def test_without_it_the_page_is_that_of_the_site() -> None:
    assert undressed(dressed(PAGE, "a.html", "0"), "a.html", "0") == PAGE


def test_a_page_without_a_head() -> None:
    assert dressed(b"<p>A", "a.html", "0").startswith(b"<p>A<script")


def test_one_that_waits_reloads_too() -> None:
    page = waiting("a.html", "0", "Not yet <b>.").decode()
    assert page.count("connect-src 'self'") == 1
    assert "Not yet &lt;b&gt;." in page
    assert "/~preview/preview.js" in page
