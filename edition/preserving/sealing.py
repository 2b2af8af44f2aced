"""The seal: a report for people, one for machines, and the checksums, put into the site by the same one step as a build.

A seal belongs to the files that it was made of. It is listed in the site's marker as ours, so the next build, which makes none,
leaves it out with the old site; nothing of it is ever carried over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape

from edition import __version__
from edition.building.manifest import Manifest, Written
from edition.building.writing import Staging, open_site
from edition.errors import OutputError
from edition.model import Artifact
from edition.preserving.folder import SEAL, SUMS
from edition.preserving.inspecting import Findings
from edition.preserving.sums import lines

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none';"
    " form-action 'none'"
)
_CHECKED = (
    "every link leads to a file that is there, and every fragment to a place in it",
    "every row of the tables leads to its place, and names the very words that stand there",
    "the pages are well-formed, their ids are unique, and what HTML requires is there",
    "nothing is loaded from another host, and each page forbids it by its Content-Security-Policy",
    "everything works from a disk: no address begins at a server, and no script asks for files",
    "no page needs JavaScript for its text",
    "pictures have words for those who do not see them",
    "files are UTF-8, and their names can be kept by any disk",
    "files are those that were built, by their checksums",
)
"""What a seal says was looked at (edition check)."""
_FOREIGN = (
    "Somebody put them beside the edition. Pages, stylesheets, scripts and drawings among them were judged like all others;"
    " of the rest, the names and the checksums alone."
)


def seal(found: Findings) -> bool:
    """Add the seal to the site; False where it has it already. Raises ``OutputError``: the disk refuses, or the site changed."""
    folder = found.site.root
    from pathlib import Path  # noqa: PLC0415 - for the one call

    output = Path(folder)
    with open_site(output, output.absolute().parent) as staging:  # no source: the folder around may hold anything
        kept = [file for file in staging.previous.values() if file.path not in SEAL]
        _refuse_changed(kept, found)
        for file in kept:
            staging.take_over(file.path)
        return staging.finish(Manifest([*kept, *_written(staging, found)]))


def _refuse_changed(kept: list[Written], found: Findings) -> None:
    for file in kept:
        if found.digests.get(file.path) != file.sha256:
            raise OutputError(f"{file.path} is another than it was when it was checked.", "Check the site again.")


def _written(staging: Staging, found: Findings) -> Iterator[Written]:
    digests = {path: digest for path, digest in found.digests.items() if path not in SEAL}
    for path, content in ((SEAL[0], page(found)), (SEAL[1], report(found))):
        written = staging.write(Artifact(path, content))
        digests[path] = written.sha256
        yield written
    yield staging.write(Artifact(SUMS, lines(sorted(digests.items()))))


def report(found: Findings) -> bytes:
    """The report for machines: JSON, without a clock, so that the same site gets the same seal."""
    counts = {"files": sum(path not in SEAL for path in found.digests), **_counts(found)}
    problems = [
        {
            "slug": one.slug,
            "severity": one.severity,
            "message": one.message,
            "path": one.place.path,
            "line": one.place.line,
        }
        for one in found.problems
        if one.place
    ]
    facts = {"format": 1, "tool": {"name": "edition", "version": __version__}, "counts": counts}
    content = {**facts, "checked": list(_CHECKED), "judges": found.judges, "problems": problems, **_apart(found)}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _apart(found: Findings) -> dict[str, list[str]]:
    """What the sentences of the report do not hold of without a word: files of others, and what was too large."""
    return {"foreign": found.foreign, "unread": found.unread}


def _counts(found: Findings) -> dict[str, int]:
    """The counts without those of an older seal."""
    counts = dict(found.counts)
    counts["pages"] -= SEAL[0] in found.site.names
    return {name: counts[name] for name in ("pages", "tables", "rows") if name in counts}


def page(found: Findings) -> bytes:
    """The report for people: ``check.html``."""
    counts = ", ".join(f"{number:,} {name}" for name, number in _counts(found).items())
    told = [f"{one.severity}: {one.place.path if one.place else ''}: {one.message}" for one in found.problems]
    parts = (
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<title>Preservation check</title>",
        *(['<link rel="stylesheet" href="static/style.css">'] if "static/style.css" in found.site.names else []),
        "</head>",
        "<body>",
        '<a class="skip" href="#ui-main">To the content</a>',
        '<nav class="site" aria-label="The edition"><a class="home" href="index.html">The edition</a></nav>',
        '<main id="ui-main">',
        "<h1>Preservation check</h1>",
        f"<p>This site was checked by <code>edition check</code>, version {escape(__version__)}: {counts}.</p>",
        "<h2>What was looked at</h2>",
        _items(_CHECKED),
        "<h2>Other judges</h2>",
        _items(f"{name}: {said}" for name, said in found.judges.items()),
        "<h2>What was found</h2>",
        _items(told) if told else "<p>Nothing that is wrong.</p>",
        *_listed("Files that no build made", _FOREIGN, found.foreign),
        *_listed(
            "Files that nobody looked into", "They are too large; their checksums alone were taken.", found.unread
        ),
        "<h2>Whether the files are still these</h2>",
        f'<p>The checksums of all files stand in <a href="{SUMS}">{SUMS}</a>. In the folder of the site,',
        f"<code>sha256sum --check {SUMS}</code> compares them; so does <code>edition check</code>.</p>",
        "</main>",
        "</body>",
        "</html>\n",
    )
    return "\n".join(parts).encode()


def _listed(title: str, words: str, paths: list[str]) -> tuple[str, ...]:
    return (f"<h2>{title}</h2>", f"<p>{words}</p>", _items(paths)) if paths else ()


def _items(words: Iterator[str] | tuple[str, ...] | list[str]) -> str:
    return "<ul>\n" + "\n".join(f"<li>{escape(one)}</li>" for one in words) + "\n</ul>"
