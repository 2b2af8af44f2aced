"""What a case is, and the TABLE of all of them: one for everything that item 6 of the work on hostile input names, and more."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Content = str | bytes
NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'
XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
SVG = 'xmlns="http://www.w3.org/2000/svg"'


def tei(body: str, title: str = "A text", attributes: str = "", before: str = "", header: str = "") -> str:
    """A TEI document around a body."""
    stated = f"<teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt></fileDesc>{header}</teiHeader>"
    return f"{before}<TEI {NAMESPACE} {attributes}>{stated}<text><body>{body}</body></text></TEI>\n"


def declared(subset: str, name: str = "TEI") -> str:
    return f"<!DOCTYPE {name} [{subset}]>"


def including(href: str, times: int = 1, depth: int = 0, attributes: str = "") -> str:
    inner = f'<xi:include href="{href}" {attributes}/>' * times
    return f"<div {NAMESPACE} {XI}>{'<hi>' * depth}{inner}{'</hi>' * depth}</div>"


def register(entries: str) -> str:
    """A register of persons."""
    return f"<standOff {NAMESPACE}><listPerson>{entries}</listPerson></standOff>"


@dataclass(frozen=True)
class Case:
    """One hostile input: its files, by path in a folder of its own, and what must come of it.

    ``slug`` is the problem that must be told of it; ``says`` words that must be said where nothing can be built; ``absent`` must not
    stand in the site; ``lay`` puts more into the folder (links, devices). ``alone``: it is built for itself, with ``options``.
    """

    name: str
    files: Mapping[str, Content] = field(default_factory=dict)
    slug: str = ""
    says: str = ""
    absent: tuple[bytes, ...] = ()
    lay: Callable[[Path], None] | None = None
    alone: bool = False
    options: tuple[str, ...] = ()
    seconds: int = 20
    slow: bool = False


GOOD = {"good.xml": tei("<p>Good.</p>", "A good text")}


def texts(slug: str, **sources: Content) -> list[Case]:
    """Cases of one file each, with the same problem."""
    return [
        Case(name.replace("_", "-"), {f"{name.replace('_', '-')}.xml": content}, slug)
        for name, content in sources.items()
    ]


def link(path: str, target: str) -> Callable[[Path], None]:
    def lay(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).symlink_to(target)

    return lay


def pipe(path: str) -> Callable[[Path], None]:
    def lay(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(folder / path)

    return lay


def lone(name: str, files: dict[str, str | bytes] | None = None, **what: object) -> Case:
    """A case that is built for itself, with a good text beside it."""
    return Case(name, {**GOOD, **(files or {})}, alone=True, **what)  # type: ignore[arg-type]


def write(folder: Path, case: Case, secret: str, port: int) -> None:
    """The files of a case; ``SECRET`` and ``PORT`` in them become a file that no text may reach, and a door that nobody may knock at."""
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in case.files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        known = (
            content
            if isinstance(content, bytes)
            else content.replace("SECRET", secret).replace("PORT", str(port)).encode("utf-8")
        )
        place.write_bytes(known)
    if case.lay:
        case.lay(folder)
