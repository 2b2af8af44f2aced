"""Pages as the preview shows them: those of the site, with a script that hears when they have changed."""

from __future__ import annotations

from html import escape

from edition.serving.asking import OURS

_POLICY = b"default-src 'none';"
_ALLOWED = b"default-src 'none'; connect-src 'self';"
"""The script listens to this server and to no other; a built site has no need for it."""
_HEAD = 4000
"""Bytes in which the policy of a page is looked for."""


def script(path: str, seen: str) -> bytes:
    """The element that is put into a page; ``seen`` is what the page is made of, in few letters."""
    said = f'data-page="{escape(path)}" data-seen="{escape(seen)}"'
    return f'<script src="/{OURS}preview.js" defer {said}></script>'.encode()


def dressed(page: bytes, path: str, seen: str) -> bytes:
    """A page with the script at the end of its head (without a head: at its end), and leave for it to listen."""
    head, rest = page[:_HEAD].replace(_POLICY, _ALLOWED, 1), page[_HEAD:]
    whole, put = head + rest, script(path, seen)
    at = whole.find(b"</head>")
    return whole + put if at < 0 else whole[:at] + put + whole[at:]


def undressed(page: bytes, path: str, seen: str) -> bytes:
    """The page of the site again."""
    return page.replace(script(path, seen), b"", 1).replace(_ALLOWED, _POLICY, 1)


def waiting(path: str, seen: str, words: str) -> bytes:
    """What is shown while there is no site yet, or none of this address."""
    policy = f"{_POLICY.decode()} script-src 'self'; style-src 'self'"
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
    style = f'<link rel="stylesheet" href="/{OURS}preview.css">'
    page = f'<!DOCTYPE html>\n<html lang="en">\n<head>{head}<title>{escape(words)}</title>{style}</head>\n'
    return dressed(
        f'{page}<body class="ui-waiting"><main><p>{escape(words)}</p></main></body>\n</html>\n'.encode(), path, seen
    )
