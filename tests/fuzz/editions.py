"""Small editions at random, and what editors do to them between two builds."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.fuzz.authoring import Author
from tests.fuzz.dice import Dice
from tests.fuzz.judging import is_xml
from tests.fuzz.mutating import mutated
from tests.fuzz.vocabulary import CHANGES, COMPANIONS, FILES, GOOD, PICTURE, SETTINGS
from tests.promises.oracle_documents import NotXml, parse


class Desk:
    """A folder with an edition, written and changed with dice."""

    def __init__(self, folder: Path, dice: Dice, excerpts: Sequence[bytes]) -> None:
        self.folder, self._dice, self._excerpts = folder, dice, excerpts

    def write(self) -> None:
        """Three to eight files of texts, the register, what they include, and some settings."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        for name, content in COMPANIONS.items():
            if name == "register.xml" or self._dice.often(40):
                self._put(name, content.encode())
        for _ in range(3 + self._dice.below(6)):
            self._put(self._dice.one(FILES), self._text())
        self._put("good.xml", GOOD.format("good").encode())
        if self._dice.often(60):
            self._put("a.png", PICTURE)
        self.settings()

    def _put(self, name: str, content: bytes) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    def _text(self) -> bytes:
        data = mutated(self._dice, self._excerpts) if self._dice.often(30) else b""
        return data if data and _is_clear(data) else Author(self._dice, 40).document()

    def _files(self) -> list[Path]:
        return sorted(
            f for f in self.folder.rglob("*") if f.is_file() and f.suffix in (".xml", ".tei") and f.name != "good.xml"
        )

    def edit(self) -> str:
        """One change, or some, as between two builds; what was done."""
        ways: tuple[Callable[[], str], ...] = (
            self.words, self.add, self.remove, self.rename, self.entry, self.settings, self.rewrite, self.picture,
            self.touch, self.exchange, self.companion,
        )  # fmt: skip
        return ", ".join(self._dice.one(ways)() for _ in range(1 + self._dice.below(2)))

    def _one(self) -> Path | None:
        files = self._files()
        return self._dice.one(files) if files else None

    def words(self) -> str:
        """A word more in some text."""
        file = self._one()
        if file is not None:
            data = file.read_bytes()
            at = data.find(b"</", self._dice.below(len(data) + 1))
            file.write_bytes(data[:at] + b"new " + data[at:] if at > 0 else data)
        return f"words {file and file.name}"

    def add(self) -> str:
        """A text more."""
        name = self._dice.one(FILES)
        self._put(name, self._text())
        return f"add {name}"

    def companion(self) -> str:
        """A file that others include comes or goes."""
        name = self._dice.one(tuple(COMPANIONS))
        file = self.folder / name
        if file.exists():
            file.unlink()
        else:
            self._put(name, COMPANIONS[name].encode())
        return f"companion {name}"

    def remove(self) -> str:
        """A file less."""
        file = self._one()
        if file is not None:
            file.unlink()
        return f"remove {file and file.name}"

    def rename(self) -> str:
        """The same bytes under another name."""
        file, name = self._one(), self._dice.one(FILES)
        if file is not None:
            data = file.read_bytes()
            file.unlink()
            self._put(name, data)
        return f"rename {file and file.name} {name}"

    def entry(self) -> str:
        """Another name, another kind, one entry more or less in the register."""
        file = self.folder / "register.xml"
        old = file.read_text(encoding="utf-8") if file.is_file() else COMPANIONS["register.xml"]
        wanted, given = self._dice.one(CHANGES)
        self._put("register.xml", old.replace(wanted, given).encode())
        return f"entry {wanted[:20]}"

    def settings(self) -> str:
        """Another ``edition.toml``, or none."""
        content, file = self._dice.one(SETTINGS), self.folder / "edition.toml"
        file.unlink(missing_ok=True)
        if content:
            self._put("edition.toml", content.encode())
        return f"settings {content[:20]!r}"

    def rewrite(self) -> str:
        """A text becomes another one."""
        file = self._one()
        if file is not None:
            file.write_bytes(self._text())
        return f"rewrite {file and file.name}"

    def picture(self) -> str:
        """A picture comes or goes."""
        file = self.folder / "a.png"
        if file.exists():
            file.unlink()
        else:
            self._put("a.png", PICTURE)
        return "picture"

    def touch(self) -> str:
        """The same bytes, written anew."""
        file = self._one()
        if file is not None:
            file.write_bytes(file.read_bytes())
        return f"touch {file and file.name}"

    def exchange(self) -> str:
        """Two files change places."""
        one, two = self._one(), self._one()
        if one is not None and two is not None:
            first, second = one.read_bytes(), two.read_bytes()
            one.write_bytes(second)
            two.write_bytes(first)
        return "exchange"


def _is_clear(data: bytes) -> bool:
    """Whether the oracle and libxml2 agree on a file: of what is damaged beyond that, only the reading is judged."""
    try:
        parse(data)
    except NotXml:
        return b"<!DOCTYPE" not in data and not is_xml(data)
    except (UnicodeError, LookupError, ValueError):
        return False
    return is_xml(data)
