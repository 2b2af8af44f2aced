"""Damages to a built site, each with the check that must notice it. They change files of a copy only."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from tests.promises import checks, checks_pages
from tests.promises.checks_pages import POLICY
from tests.promises.oracle import Source, squeeze
from tests.promises.site import Row, Site, split_url

Damage = Callable[[Path], None]
Check = Callable[[Site, Source], list[str]]


def copy_of(site: Path, place: Path) -> Path:
    """A copy that costs nothing: links, which :func:`_rewrite` breaks where a mutant writes."""
    shutil.copytree(site, place, copy_function=os.link)
    return place


def _rewrite(file: Path, content: str) -> None:
    file.unlink(missing_ok=True)
    file.write_bytes(content.encode())


def _in_text(change: Callable[[str, Path], str]) -> Damage:
    """Change the longest plain text of a site; the file comes along for what stands beside it."""

    def damage(root: Path) -> None:
        texts = [row["id"] for row in Site(root).texts]
        file = max((root / "texts" / f"{id_}.txt" for id_ in texts), key=lambda f: f.stat().st_size)
        _rewrite(file, change(file.read_bytes().decode(), file))

    return damage


def _middle(content: str) -> int:
    """Where a word's second letter stands, halfway through."""
    match = re.compile(r"\w\w").search(content, len(content) // 2) or re.search(r"\w\w", content)
    assert match is not None
    return match.start() + 1


def _drop(content: str, _: Path) -> str:
    at = _middle(content)
    return content[:at] + content[at + 1 :]


def _swap_letters(content: str, _: Path) -> str:
    at = next(n for n in range(len(content)) if content[n : n + 2].isalpha() and content[n] != content[n + 1])
    return content[:at] + content[at + 1] + content[at] + content[at + 2 :]


def _glue(content: str, file: Path) -> str:
    """A rejected form gets into the running text."""
    variants = Site(file.parents[1]).stream(file.stem, "variants") or "variant\n"
    at = _middle(content)
    return content[:at] + variants.split("\n")[0] + content[at:]


def _to_notes(content: str, file: Path) -> str:
    """A character leaves the text for the notes: none is lost, and the stream is wrong."""
    notes = file.with_name(f"{file.stem}.notes.txt")
    _rewrite(notes, (notes.read_bytes().decode() if notes.exists() else "") + content[0] + "\n")
    return content[1:]


def _in_table(name: str, change: Callable[[list[Row]], None]) -> Damage:
    """Change the raw rows of a table."""

    def damage(root: Path) -> None:
        file = root / "data" / f"{name}.csv"
        with file.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            columns, rows = list(reader.fieldnames or []), list(reader)
        change(rows)
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, columns)
        writer.writeheader()
        writer.writerows(rows)
        _rewrite(file, out.getvalue())

    return damage


def _shift(rows: list[Row]) -> None:
    """One offset further: the slice has another first letter."""
    row = next(r for r in rows if len(r["surface"]) > 1)
    row["start"] = str(int(row["start"]) + 1)


def _shift_lemma(rows: list[Row]) -> None:
    row = next(r for r in rows if r["lemma"])
    row["start"], row["end"] = str(int(row["start"]) + 1), str(int(row["end"]) + 1)


def _swap_surfaces(rows: list[Row]) -> None:
    one = rows[0]
    two = next(r for r in rows if r["surface"] != one["surface"])
    for column in ("surface", "whole"):
        one[column], two[column] = two[column], one[column]


def _other_stream(rows: list[Row]) -> None:
    row = next(r for r in rows if r["surface"])
    row["stream"] = "notes" if row["stream"] == "text" else "text"


def _set(column: str, value: str, which: int = 0) -> Callable[[list[Row]], None]:
    def change(rows: list[Row]) -> None:
        rows[which][column] = value

    return change


def _cut_first(rows: list[Row]) -> None:
    del rows[0]


def _in_page(change: Callable[[str, str], str]) -> Damage:
    """Change the page of the first mention; the change knows its id."""

    def damage(root: Path) -> None:
        path, fragment = split_url(Site(root).data("mentions")[0]["url"])
        content = (root / path).read_bytes().decode()
        changed = change(content, fragment)
        assert changed != content
        _rewrite(root / path, changed)

    return damage


def _drop_in_page(content: str, _: str) -> str:
    def drop(node: etree._Element) -> bool:
        for child in node:
            if "gen" not in child.get("class", "").split() and drop(child):
                return True
        if not squeeze(node.text or ""):
            return False
        node.text = node.text.strip()[1:]
        return True

    root = etree.fromstring(content.encode(), etree.HTMLParser(encoding="utf-8"))
    assert drop(next(e for e in root.iter("article") if "text" in e.get("class", "").split()))
    return str(etree.tostring(root, method="html", encoding="unicode"))


def _without_id(content: str, fragment: str) -> str:
    return re.sub(rf' id="{re.escape(fragment)}"', "", content)


def _twice_id(content: str, fragment: str) -> str:
    return content.replace("</main>", f'<span id="{fragment}"></span></main>').replace(
        "</article>", f'<i id="{fragment}"></i></article>', 1
    )


def _before_end(markup: str) -> Callable[[str, str], str]:
    return lambda content, _: content.replace("</article>", markup + "</article>", 1)


def _in_passages(change: Callable[[list[str]], None]) -> Damage:
    def damage(root: Path) -> None:
        file = root / "data" / "passages.jsonl"
        lines = file.read_bytes().decode().split("\n")
        change(lines)
        _rewrite(file, "\n".join(lines))

    return damage


def _lose_passage(lines: list[str]) -> None:
    del lines[0]


def _rename_passage(lines: list[str]) -> None:
    passage = json.loads(lines[0])
    lines[0] = json.dumps(passage | {"id": "paaaaaaaaaa"})


def _overlap(lines: list[str]) -> None:
    """A passage that reaches into the next one."""
    passage = json.loads(lines[0])
    lines[0] = json.dumps(passage | {"end": passage["end"] + 3})


def _forget_problems(root: Path) -> None:
    _rewrite(root / "data" / "problems.json", "[]")


def _fetch_in_style(root: Path) -> None:
    file = next(root.rglob("*.css"))
    _rewrite(file, file.read_bytes().decode() + "@import url(https://example.org/x.css);\n")


def _rename_column(root: Path) -> None:
    file = root / "data" / "mentions.csv"
    _rewrite(file, file.read_bytes().decode().replace("surface", "word", 1))


def _without_policy(content: str, _: str) -> str:
    return content.replace(POLICY, "").replace(POLICY.replace("'", "&#39;"), "")


MUTANTS: dict[str, tuple[Damage, Check]] = {
    "one character dropped in a stream": (_in_text(_drop), checks.check_streams),
    "two characters swapped in a stream": (_in_text(_swap_letters), checks.check_streams),
    "a reading glued into the text": (_in_text(_glue), checks.check_streams),
    "a character moved to another stream": (_in_text(_to_notes), checks.check_streams),
    "the last line end lost": (_in_text(lambda content, _: content[:-1]), checks.check_streams),
    "one character dropped in the page": (_in_page(_drop_in_page), checks.check_html_streams),
    "a generated word not marked": (_in_page(_before_end("<i>1</i>")), checks.check_html_streams),
    "one offset shifted": (_in_table("mentions", _shift), checks.check_slices),
    "the surfaces of two rows swapped": (_in_table("mentions", _swap_surfaces), checks.check_slices),
    "a row in the wrong stream": (_in_table("mentions", _other_stream), checks.check_slices),
    "a mention without its whole": (_in_table("mentions", _set("whole", "…")), checks.check_wholes),
    "a row lost": (_in_table("mentions", _cut_first), checks.check_entities),
    "a formula not guarded": (_in_table("mentions", _set("surface", "=1+1")), checks.check_tables),
    "a column renamed": (_rename_column, checks.check_tables),
    "a text not listed": (_in_table("texts", _cut_first), checks.check_texts),
    "a broken file not named": (_forget_problems, checks.check_malformed),
    "an id removed in the page": (_in_page(_without_id), checks_pages.check_fragments),
    "an id twice in the page": (_in_page(_twice_id), checks_pages.check_fragments),
    "an address without fragment": (_in_table("mentions", _set("url", "index.html")), checks_pages.check_fragments),
    "a link to nowhere": (_in_page(_before_end('<a class="gen" href="none.html"></a>')), checks_pages.check_links),
    "a link to no id": (_in_page(_before_end('<a class="gen" href="#none"></a>')), checks_pages.check_links),
    "an image from elsewhere": (
        _in_page(_before_end('<img src="https://example.org/x.png">')),
        checks_pages.check_alone,
    ),
    "a link that runs": (_in_page(_before_end('<a href="javascript:x()"></a>')), checks_pages.check_alone),
    "a style in the page": (_in_page(_before_end('<b style="color:red"></b>')), checks_pages.check_alone),
    "a script in the page": (_in_page(_before_end("<script>1</script>")), checks_pages.check_alone),
    "a script that calls itself data": (
        _in_page(_before_end('<script type="application/ld+json">"</b>"</script>')),
        checks_pages.check_alone,
    ),
    "a handler in the page": (_in_page(_before_end('<b onclick="x()"></b>')), checks_pages.check_alone),
    "a stylesheet that fetches": (_fetch_in_style, checks_pages.check_alone),
    "a page without its policy": (_in_page(_without_policy), checks_pages.check_alone),
    "words in a table, between its cells": (_in_page(_before_end("<table>x</table>")), checks_pages.check_html_form),
    "a paragraph in a paragraph": (_in_page(_before_end("<p>a<p>b</p></p>")), checks_pages.check_html_form),
    "a block in a line": (_in_page(_before_end("<span><div>a</div></span>")), checks_pages.check_html_form),
    "a block in a link in a line": (_in_page(_before_end("<p><a><div></div></a></p>")), checks_pages.check_html_form),
    "a link in a link": (_in_page(_before_end("<a><i><a>b</a></i></a>")), checks_pages.check_html_form),
    "an item outside a list": (_in_page(_before_end("<div><li>a</li></div>")), checks_pages.check_html_form),
    "something in a list that is no item": (_in_page(_before_end("<ul><p>a</p></ul>")), checks_pages.check_html_form),
    "words in a list, between its items": (_in_page(_before_end("<ol>a</ol>")), checks_pages.check_html_form),
    "a list in a paragraph": (_in_page(_before_end("<p>a<ul></ul></p>")), checks_pages.check_html_form),
    "a cell outside a row": (_in_page(_before_end("<table><td>a</td></table>")), checks_pages.check_html_form),
    "a heading in the head of a column": (
        _in_page(_before_end("<table><tr><th><h2>a</h2></th></tr></table>")),
        checks_pages.check_html_form,
    ),
    "an attribute twice": (_in_page(_before_end('<b lang="a" lang="b"></b>')), checks_pages.check_html_form),
    "an element that is not closed": (_in_page(_before_end("<b>")), checks_pages.check_html_form),
    "a passage lost": (_in_passages(_lose_passage), checks_pages.check_passages),
    "two passages that overlap": (_in_passages(_overlap), checks_pages.check_passages),
    "a passage with another id": (_in_passages(_rename_passage), checks_pages.check_anchor_ids),
}
"""What is damaged -> how, and the check that must find it."""


IN_APPARATUS: dict[str, tuple[Damage, Check]] = {
    "a lemma's offsets shifted": (_in_table("apparatus", _shift_lemma), checks.check_slices),
    "a reading replaced": (_in_table("apparatus", _set("reading", "other")), checks.check_slices),
}
"""The same for sites that have an apparatus."""
