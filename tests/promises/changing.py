"""Changes at random to a folder of TEI, by a seed: what scholars, programs that fetch files, and accidents do."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.promises import edition_in_motion
from tests.promises.building import REPOSITORY

_SETTINGS = (
    'title = "Another title"',
    'title = "A title"',
    'description = "Words"',
    'edition_version = "3"',
    'base_url = "https://example.org/e"',
    'base_witness = "B"',
    'base_witness = "C"',
    "allow_restricted = true",
    'schema = "own.rng"',
    '[types]\nship = "object"',
    '[types]\nnobody = "place"',
    '[problems]\ndangling-pointer = "off"',
    '[problems]\ndangling-pointer = "error"',
    '[parallel]\ntexts = ["poem", "sheet"]\nby = "n"',
    '[images]\nhosts = ["a.example"]',
    "[limits]\ndepth = 9",
    "[limits]\ninclusions = 1",
    "[limits]\nattribute_size = 30",
)
_TEXT = re.compile(r">([^<>]*\w[^<>]*)<")
_POINTER = re.compile(r'\b(?:ref|who|corresp|target|key|wit|href|next|prev|ana|facs)="([^"]+)"')
_ID = re.compile(r'xml:id="([^"]+)"')
_NAME = re.compile(r"<(?:persName|orgName|placeName|title|name|label|head)\b[^>]*>([^<>]*\w[^<>]*)<")
_ATTRIBUTE = re.compile(r'\b(?:type|when|n|place|status|ident|parse|url)="([^"]*)"')


class Changer:
    """Changes a folder; :meth:`change` says what it has done. Nothing is changed but what stands in the folder."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.dice = folder, Random(seed)  # noqa: S311 - dice that fall as their seed says
        self._first = {path: path.read_bytes() for path in self._all()}
        self._can: list[Callable[[], str]] = [
            *[self.words, self.pointer, self.name, self.identifier, self.attribute] * 3,
            *[self.element, self.remove, self.copy, self.move, self.exchange, self.breaks, self.mend] * 2,
            *[self.line_ends, self.same_size, self.settings, self.shelf, self.picture, self.schema, self.stray],
        ]

    def change(self) -> str:
        """One change."""
        while True:
            done = self.dice.choice(self._can)
            if told := done():
                return f"{done.__name__}: {told}"

    def _all(self) -> list[Path]:
        files = (path for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink())
        return sorted(path for path in files if ".edition-cache" not in path.parts)

    def _texts(self) -> list[Path]:
        return [path for path in self._all() if path.suffix in (".xml", ".txt")]

    def _file(self) -> Path:
        return self.dice.choice(self._texts())

    def _put(self, path: Path, content: bytes) -> str:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path.relative_to(self.folder).as_posix()

    def _within(self, pattern: re.Pattern[str], new: Callable[[str, str], str]) -> str:
        """Something that matches, in some file, becomes what is made of it and of another that matches."""
        path = self._file()
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        found = list(pattern.finditer(text))
        if not found:
            return ""
        here, there = self.dice.choice(found), self.dice.choice(found)
        content = text[: here.start(1)] + new(here[1], there[1]) + text[here.end(1) :]
        return self._put(path, content.encode("utf-8", "surrogateescape"))

    def words(self) -> str:
        return self._within(_TEXT, lambda one, _: f"{one} {self.dice.choice(('new', 'newer', 'né'))} ")

    def pointer(self) -> str:
        ids = self._ids()
        return self._within(_POINTER, lambda _, other: self.dice.choice((other, f"#{self.dice.choice(ids)}")))

    def _ids(self) -> list[str]:
        return ["nobody", *_ID.findall(self._file().read_bytes().decode("utf-8", "replace"))]

    def name(self) -> str:
        return self._within(_NAME, lambda one, other: self.dice.choice((f"{one} B.", other, "Ada", "Zoe")))

    def identifier(self) -> str:
        return self._within(_ID, lambda one, _: self.dice.choice((f"{one}x", "ada", "letter2")))

    def attribute(self) -> str:
        return self._within(_ATTRIBUTE, lambda one, other: self.dice.choice((f"{one}1", other, "session", "free")))

    def element(self) -> str:
        """An element that holds only words goes, with them."""
        return self._within(re.compile(r"(<(\w+)\b[^<>]*>[^<>]*</\2>)"), lambda *_: "")

    def remove(self) -> str:
        files = self._texts()
        if len(files) < 6:
            return ""
        path = self.dice.choice(files)
        path.unlink()
        return path.relative_to(self.folder).as_posix()

    def copy(self) -> str:
        path = self._file()
        return self._put(self._beside(path), path.read_bytes())

    def move(self) -> str:
        path = self._file()
        to = self._put(self._beside(path), path.read_bytes())
        path.unlink()
        return f"{path.relative_to(self.folder)} to {to}"

    def _beside(self, path: Path) -> Path:
        """Another name for a file: before or after it, one that collides with it, or with another in another folder."""
        number = self.dice.randint(1, 99)
        names = (f"{number}{path.name}", path.name.upper(), f"{path.stem}.tei", f"{path.stem}{number}{path.suffix}")
        folder = self.dice.choice((path.parent, self.folder / "deep", self.folder))
        return folder / self.dice.choice((*names, path.name, self._file().name))

    def exchange(self) -> str:
        one, other = self._file(), self._file()
        content = one.read_bytes()
        return f"{self._put(one, other.read_bytes())} and {self._put(other, content)}"

    def breaks(self) -> str:
        path = self._file()
        content = path.read_bytes()
        return self._put(path, content[: self.dice.randint(0, len(content))])

    def mend(self) -> str:
        """A file is what it was in the beginning."""
        path = self.dice.choice(sorted(self._first))
        return self._put(path, self._first[path])

    def line_ends(self) -> str:
        path, content = self._file(), b""
        content = path.read_bytes()
        return self._put(path, content.replace(b"\r\n", b"\n") if b"\r" in content else content.replace(b"\n", b"\r\n"))

    def same_size(self) -> str:
        """Another letter, and the file says it is as old and as large as before."""
        path = self._file()
        before, content = path.stat(), path.read_bytes()
        places = [place for place in _TEXT.finditer(content.decode("latin-1")) if place[1][0].isalpha()]
        if not places:
            return ""
        at = self.dice.choice(places).start(1)
        told = self._put(path, content[:at] + (b"Q" if content[at : at + 1] != b"Q" else b"W") + content[at + 1 :])
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        return told

    def settings(self) -> str:
        path = self.folder / "edition.toml"
        if self.dice.random() < 0.2:
            path.unlink(missing_ok=True)
            return "none"
        keys = {line.split()[0]: line for line in self.dice.sample(_SETTINGS, 4)}
        lines = sorted(keys.values(), key=lambda line: line.startswith("["))
        self._put(path, "\n".join(lines).encode())
        return " / ".join(lines)

    def shelf(self) -> str:
        """A stylesheet or a template of the edition's own comes, changes, or goes."""
        ours = self.dice.choice(
            [*sorted((REPOSITORY / "xslt").glob("*.xsl")), *sorted((REPOSITORY / "renderers/html/templates").iterdir())]
        )
        path = self.folder / ("xslt" if ours.suffix == ".xsl" else "templates") / ours.name
        if path.exists() and self.dice.random() < 0.5:
            shutil.rmtree(path.parent)
            return f"no {path.parent.name}/"
        comment = f"<!-- {self.dice.randint(1, 99)} -->\n"
        return self._put(path, ours.read_bytes() + comment.encode())

    def picture(self) -> str:
        path = self.folder / "pictures" / self.dice.choice(("a.png", "b.svg"))
        if path.exists() and self.dice.random() < 0.3:
            path.unlink()
            return f"no {path.name}"
        old = path.stat() if path.exists() else None
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg"><path d="M{self.dice.randint(0, 9)} 0"/></svg>'
        script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
        told = self._put(path, self.dice.choice((drawing, drawing, script)).encode())
        if old:
            os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
        return told

    def schema(self) -> str:
        path = self.folder / "schema" / "own.rng"
        if path.exists() and self.dice.random() < 0.2 and not self._is_named():
            path.unlink()
            return "none"
        return self._put(path, edition_in_motion.schema_against(self.dice.choice(("ab", "hi", "quote"))).encode())

    def _is_named(self) -> bool:
        settings = self.folder / "edition.toml"
        return settings.exists() and "own.rng" in settings.read_text(encoding="utf-8")

    def stray(self) -> str:
        """What is no text comes or goes: a link to nowhere, a FIFO, a part that was missing, a page of another kind."""
        link, fifo, part = self.folder / "link.xml", self.folder / "fifo.xml", self.folder / "parts" / "missing.xml"
        kind = self.dice.choice((link, fifo, part))
        if os.path.lexists(kind):
            kind.unlink()
            return f"no {kind.name}"
        if kind == link:
            link.symlink_to("nowhere.xml")
        elif kind == fifo:
            os.mkfifo(fifo)
        else:
            self._put(part, b'<p xmlns="http://www.tei-c.org/ns/1.0">It is here.</p>')
        return kind.name
