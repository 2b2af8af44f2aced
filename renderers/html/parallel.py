"""Texts side by side: a text and its translation in one file, or several texts that ``edition.toml`` names ([parallel])."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from lxml import etree

from edition.addresses import digest, file_name, fragment, further_page, path_of, text_page
from edition.aligning import Group
from edition.context import Context
from edition.index import Index
from edition.model import Artifact, Reading, TextInfo
from edition.rendering import Piece

from .columns import Column, Columns, parts_of
from .cutting import BEFORE
from .elsewhere import elsewhere
from .escaping import escape, is_right_to_left, plain
from .frame import Frame
from .grafting import E
from .languages import html_lang
from .pieces import in_html
from .site import Site
from .transforming import ENTRY, PASS_THROUGH
from .words import catalogue, spoken

_MOST_NAMED = 3
"""Texts whose ids stand in the address of a page that shows them side by side."""


def own_page(text: str) -> str:
    """The address of the page on which the parts of one text stand side by side."""
    return further_page(text_page(text), "parallel")


def group_page(group: Group) -> str:
    """The address of the page on which a group of texts stands side by side, from the site's root."""
    first, *others = map(file_name, group.texts)
    named = others if len(others) < _MOST_NAMED else [digest("\n".join(group.texts))]
    return further_page(text_page(first), "beside", *named)


def groups_of(text: str, context: Context) -> list[tuple[Group, list[TextInfo]]]:
    """The groups that a text is in, with the texts of each, where there are several of them."""
    found = ((group, [context.text_info(one) for one in group.texts]) for group in context.project.parallel.of(text))
    groups = [(group, [info for info in infos if info is not None]) for group, infos in found]
    return [(group, infos) for group, infos in groups if len(infos) > 1]


def parts(page: Any, reading: Reading, context: Context) -> Columns | None:
    """The columns within a text, if there are an edition and a translation in it."""
    info = reading.text.info
    columns = parts_of(page.find(f"{E}stream"), _title, text_page(info.id), info.path)
    return Columns(columns, context.prefixes) if columns else None


def _title(kind: str, lang: str) -> str:
    """What a part of a text is called."""
    words = catalogue()
    name = words["parallel"]["translation"] if kind == "translation" else words["parallel"]["edition"]
    return f"{name} ({lang})" if lang else name


def own_artifact(
    reading: Reading, columns: Columns, pieces: list[tuple[Any, str]], frame: Frame, title: str
) -> Artifact:
    """``texts/<id>~parallel.html``."""
    info = reading.text.info
    main = _main(frame, columns, pieces, [(info.title, text_page(info.id))])
    return Artifact(
        path_of(own_page(info.id)), frame.page("../", title, main, html_lang(info.lang) or spoken(), pictures=True)
    )


def group_pieces(page: Any, reading: Reading, context: Context) -> Iterator[Piece]:
    """What a text gives to the pages of its groups: the annotated copy of its running text, which is cut when all are there.

    All that the page depends on is in it, what prefixes stand for as well: by it is known whether the page must be made again.
    """
    info, content = reading.text.info, b""
    for group, _ in groups_of(info.id, context):
        if not content:
            content = json.dumps(
                {
                    "id": info.id,
                    "title": info.title,
                    "lang": info.lang,
                    "path": info.path,
                    "prefixes": context.prefixes(info.path),
                    "words": reading.text.streams["text"],
                    "copy": etree.tostring(page.find(f"{E}stream"), encoding="unicode"),
                    "said": etree.tostring(page.find(f"{E}words"), encoding="unicode"),
                },
                sort_keys=True,
            ).encode()
        yield Piece(path_of(group_page(group)), content)


def group_artifacts(site: Site, index: Index, context: Context) -> Iterator[Artifact]:
    """The pages of all groups of which there are several texts."""
    for group in context.project.parallel.groups:
        path = path_of(group_page(group))
        known = [hashlib.sha256(piece).digest() for piece in index.pieces(path)]
        if len(known) > 1:
            stamp = hashlib.sha256(b"".join(known)).hexdigest()[:16]
            yield Artifact(path, _made(site, index, context, group, path), stamp)


def _made(site: Site, index: Index, context: Context, group: Group, path: str) -> Iterator[bytes]:
    """The page of a group; nothing is read before it is asked for."""
    given = {text["id"]: text for text in map(json.loads, index.pieces(path))}
    texts = [given[name] for name in group.texts if name in given]
    streams = [etree.fromstring(text["copy"]) for text in texts]
    prefixes = {text["path"]: text["prefixes"] for text in texts}
    columns = Columns(
        [_column(text, stream) for text, stream in zip(texts, streams, strict=True)], prefixes.__getitem__, group.by
    )
    pieces: list[tuple[Any, str]] = []
    for n, (text, stream) in enumerate(zip(texts, streams, strict=True)):
        pieces += [
            (("column", n) if key == BEFORE else key, html) for key, html in _whole(text, stream, columns, context)
        ]
    titles = [(text["title"], text_page(text["id"])) for text in texts]
    main = _main(site.frame, columns, pieces, titles)
    yield site.frame.page("../", site.named(" · ".join(title for title, _ in titles)), main, pictures=True)


def _column(text: dict[str, Any], stream: Any) -> Column:
    right = "rtl" if is_right_to_left(text["lang"]) else "ltr"
    return Column(stream, text["title"], html_lang(text["lang"]), right, text_page(text["id"]), text["path"])


def _whole(text: dict[str, Any], stream: Any, columns: Columns, context: Context) -> list[tuple[Any, str]]:
    """A text in pieces, by the project's stylesheets or, where they lose something of its parts, by the pass-through.

    Where that does as well, its plain words: once all texts are there, nobody can be told of a problem.
    """
    folders = context.shelf("xslt")
    alone = context.project.untrusted and len(folders) > 1
    for sheet, shelves, apart in ((ENTRY, folders, alone), (PASS_THROUGH, folders[-1:], False)):
        said = etree.fromstring(f'<page xmlns="{E[1:-1]}">{text["said"]}</page>')
        found = in_html(said, columns.pieces(stream), text["words"], sheet, shelves, apart)
        if found is not None:
            return found
    return [(BEFORE, plain(text["words"]))]


def _main(frame: Frame, columns: Columns, pieces: list[tuple[Any, str]], titles: list[tuple[str, str]]) -> str:
    """The page's content. Ids are those of the texts' own pages: here no element has one, and links lead there."""
    lines = list(columns.lines(pieces))
    for line in lines:
        for cell, column in zip(line.cells, columns.columns, strict=True):
            there = column.page.rpartition("/")[2]
            cell.html = elsewhere(cell.html, escape(there))
            cell.anchor = f"{there}#{fragment(cell.anchor)}" if cell.anchor else ""
    return frame.render(
        "parallel.html", titles=titles, columns=columns.columns, lines=lines, elsewhere=columns.elsewhere
    )
