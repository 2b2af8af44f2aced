"""The promises about places: every address resolves, pages stand alone, passages cover the text and bear their ids."""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
import unicodedata
from collections import Counter, defaultdict
from typing import Any
from urllib.parse import urljoin

from tests.promises.oracle import STREAMS, Source, squeeze
from tests.promises.site import ENTITY_TABLES, Page, Site, split_url

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
    " base-uri 'none'; form-action 'none'"
)
ROWS = ("mentions", "quotations", "turns", "apparatus")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_REMOTE_STYLE = re.compile(r"@import|url\(\s*[\"']?(?!data:)(?:[a-z]+:)?//", re.IGNORECASE)
_HASHED = re.compile(r"(p[a-z2-7]{10})(\.\d+)?")
_COVERED = STREAMS[:-1]

Passage = dict[str, Any]


def check_fragments(site: Site, _: Source) -> list[str]:
    """Every row's address ends in an id that stands exactly once in a page of the site; entities have their pages."""
    found: list[str] = []
    for name in ROWS:
        for number, row in enumerate(site.data(name), 2):
            found += _unresolved(site, f"{name}.csv, row {number}", row["url"], needs_fragment=True)
    for name in ("texts", *ENTITY_TABLES.values()):
        for number, row in enumerate(site.data(name), 2):
            found += _unresolved(site, f"{name}.csv, row {number}", row["url"], needs_fragment=False)
    for passage in (p for passages in site.passages.values() for p in passages):
        found += _unresolved(
            site, f"passages.jsonl, {passage['text']} {passage['id']}", passage["url"], needs_fragment=True
        )
    return found


def _unresolved(site: Site, place: str, url: str, *, needs_fragment: bool) -> list[str]:
    path, fragment = split_url(url)
    page = site.page(path) if path.endswith(".html") else None
    if page is None:
        return [f"{place}: {url!r}: no such page"]
    if needs_fragment and not fragment:
        return [f"{place}: {url!r}: no fragment"]
    if fragment and page.ids[fragment] != 1:
        return [f"{place}: {url!r}: the id stands {page.ids[fragment]} times in the page"]
    return []


def check_links(site: Site, _: Source) -> list[str]:
    """Every link of every page into the site reaches a file, and an id in it; no id stands twice in a page."""
    found: list[str] = []
    for path, page in site.pages():
        found += [f"{path}: id {id_!r} stands {n} times" for id_, n in page.ids.items() if n > 1]
        for tag, attribute, value in sorted(page.links):
            if not _SCHEME.match(value.strip()):
                found += _broken(site, path, page, value, f"{path}: <{tag} {attribute}={value!r}>")
    return found


def _broken(site: Site, path: str, page: Page, value: str, place: str) -> list[str]:
    target, fragment = split_url(urljoin(path, value) if not value.startswith("#") else path + value)
    if target.startswith(("/", "..")):
        return [f"{place}: leads out of the site"]
    target = posixpath.normpath(target)
    if not (site.root / target).is_file():
        return [f"{place}: no such file"]
    if not fragment or not target.endswith(".html"):
        return []
    there = page if target == path else site.page(target)
    return [] if there is not None and fragment in there.ids else [f"{place}: no such id"]


def check_alone(site: Site, _: Source) -> list[str]:
    """Nothing is fetched from elsewhere, nothing runs in the page, and the policy that says so is on every page."""
    found: list[str] = []
    for path, page in site.pages():
        if page.policies != [POLICY]:
            found.append(f"{path}: policy {page.policies}")
        found += [f"{path}: {what} inline" for what in page.inline]
        found += [f"{path}: <{t} {a}={v!r}> from elsewhere" for t, a, v in sorted(page.links) if _is_foreign(t, a, v)]
    for file in sorted(site.root.rglob("*.css")):
        if _REMOTE_STYLE.search(file.read_text(encoding="utf-8")):
            found.append(f"{file.relative_to(site.root)}: a stylesheet that fetches")
    return found


def _is_foreign(tag: str, attribute: str, value: str) -> bool:
    value = value.strip()
    if not _SCHEME.match(value) or (attribute == "cite" and tag != "a"):
        return False
    if tag == "img" and value.startswith("data:image/"):
        return False
    return tag != "a" or not re.match(r"https?://|mailto:", value, re.IGNORECASE)


def check_html_form(site: Site, _: Source) -> list[str]:
    """A browser builds the tree that was written: no stray end tag, and every element where HTML allows it."""
    return [f"{path}: {finding}" for path, page in site.pages() for finding in page.form]


def check_passages(site: Site, source: Source) -> list[str]:
    """Passages form a tree, and every character of the streams that are cited is in exactly one innermost of them."""
    found: list[str] = []
    for text, passages in site.passages.items():
        ids = Counter(p["id"] for p in passages)
        found += [f"{text}: passage id {id_} stands {n} times" for id_, n in ids.items() if n > 1]
        found += [
            f"{text} {p['id']}: parent {p['parent']!r} is no passage"
            for p in passages
            if p["parent"] and p["parent"] not in ids
        ]
        for stream in _COVERED:
            content = site.stream(text, stream)
            if content is not None:
                own = [p for p in passages if p["stream"] == stream]
                found += [f"{text}, {stream}: {finding}" for finding in _tree(own, content)]
    for name in ROWS:
        found += _cited(site, name, source)
    return found


def _is_item(passage: Passage, content: str) -> bool:
    """Whether a passage may be an item of its stream: it begins a line, or has no words and so no line at all."""
    start, end = passage["start"], passage["end"]
    return passage["stream"] != "text" and (start in (0, end) or content[start - 1] == "\n")


def _tree(passages: list[Passage], content: str) -> list[str]:
    """Spans lie within the stream, in one another or apart; parents hold their children; no character is left over."""
    found: list[str] = []
    covered = bytearray(len(content))
    open_: list[Passage] = []
    for p in sorted(passages, key=lambda p: (p["start"], -p["end"])):
        if not 0 <= p["start"] <= p["end"] <= len(content):
            found.append(f"{p['id']}: span {p['start']}-{p['end']} of {len(content)}")
            continue
        while open_ and open_[-1]["end"] <= p["start"]:
            open_.pop()
        if open_ and p["end"] > open_[-1]["end"]:
            found.append(f"{p['id']} and {open_[-1]['id']} overlap")
        covered[p["start"] : p["end"]] = b"\x01" * (p["end"] - p["start"])
        if p["start"] < p["end"]:
            open_.append(p)
    spans = {p["id"]: p for p in passages}
    for p in passages:
        above = spans.get(p["parent"])
        if _is_item(p, content):  # its parent is the passage in which its mark stands
            continue
        if above is not None and not above["start"] <= p["start"] <= p["end"] <= above["end"]:
            found.append(f"{p['id']}: lies outside its parent {above['id']}")
    left = next((n for n, c in enumerate(content) if not covered[n] and c not in " \n"), None)
    return found if left is None else [*found, f"character {left} ({content[left : left + 20]!r}) is in no passage"]


def _cited(site: Site, name: str, source: Source) -> list[str]:
    """A row's passage is one of its text, and the row begins in it."""
    known = {(text, p["id"]): p for text, passages in site.passages.items() for p in passages}
    found: list[str] = []
    for number, row in enumerate(site.data(name), 2):
        passage = known.get((row["text"], row["passage"]))
        place = f"{name}.csv, row {number}"
        if passage is None:
            found.append(f"{place}: no passage {row['passage']!r} in {row['text']!r}")
        elif row.get("stream") == passage["stream"] and name in ("mentions", "quotations"):
            inside = passage["start"] <= int(row["start"] or -1) <= passage["end"]
            found += [] if inside else [f"{place}: begins outside its passage {row['passage']}"]
    return found


def check_anchor_ids(site: Site, source: Source) -> list[str]:
    """A passage's id is its ``xml:id``, else the hash of its element's name and its own running text."""
    stated = {re.sub(r"[ \t\r\n]+", "_", form) or "_" for id_ in source.ids for form in (id_, id_.strip(" \t\r\n"))}
    found: list[str] = []
    for text, passages in site.passages.items():
        children: dict[str, list[Passage]] = defaultdict(list)
        for p in passages:
            children[p["parent"]].append(p)
        for p in passages:
            content = site.stream(text, p["stream"])
            if content is None:
                continue
            words, match = _own_words(p, children[p["id"]], content), _HASHED.fullmatch(p["id"])
            if match is not None and match[1] == hashed(p["element"], words):
                continue
            if not _is_stated(p["id"], stated):
                found.append(f"{text} {p['id']}: neither an xml:id nor the hash of {p['element']!r}, {words[:40]!r}")
    return found


def _is_stated(id_: str, stated: set[str]) -> bool:
    """Whether some file states this ``xml:id``: a counter makes repeated ones unique, ``_`` stands before ``ui-``."""
    forms = {id_, re.sub(r"\.\d+$", "", id_)}
    return any(form in stated or (form.startswith("_ui-") and form[1:] in stated) for form in forms)


def hashed(element: str, words: str) -> str:
    """The id of a passage without ``xml:id``: ``p`` and ten base-32 characters. ``words``: without white space, NFC."""
    digest = hashlib.sha256(f"{element}\n{words}".encode()).digest()
    return "p" + base64.b32encode(digest).decode("ascii").lower()[:10]


def _own_words(passage: Passage, children: list[Passage], content: str) -> str:
    """A passage's running text without the passages in it."""
    parts, at = [], passage["start"]
    for child in sorted(
        (c for c in children if c["stream"] == passage["stream"] and c["end"] <= passage["end"]),
        key=lambda c: (c["start"], c["end"]),
    ):
        parts.append(content[at : child["start"]])
        at = max(at, child["end"])
    return unicodedata.normalize("NFC", squeeze("".join([*parts, content[at : passage["end"]]])))


ALL_OF_PAGES = (check_fragments, check_links, check_alone, check_html_form, check_passages, check_anchor_ids)
"""The checks of this module, each ``(site, source) -> findings``."""
