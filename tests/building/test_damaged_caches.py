"""A cache that is damaged is not believed: the site is as a clean build makes it. One that was forged leads to no traceback."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from edition.building import sealing
from edition.building.sheets import BESIDE
from edition.building.workroom import FILES
from edition.errors import EditionError
from tests.building.harming import ROOM, Desk

SEED = 5
VARIANTS = 100


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    (tmp_path / "desk").mkdir()
    return Desk(tmp_path / "desk")


def files(desk: Desk) -> list[Path]:
    return [path for name in FILES for path in desk.cache.glob(f"builds/*/{name}")]


def damage(path: Path, chance: random.Random) -> str:
    """Some bytes become others, the file breaks off, or a piece of it is lost or comes twice."""
    content = bytearray(path.read_bytes())
    way, at = chance.randrange(4), chance.randrange(len(content))
    if way == 0:
        for _ in range(chance.choice((1, 1, 1, 8, 64))):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    elif way == 1:
        del content[at:]
    else:
        content[at : at + 4096 * (way - 2)] = content[at : at + 4096]
        content[at : at + 512] = bytes(512)
    path.write_bytes(content)
    return f"way {way} at {at} of {path.name}"


def assert_not_believed(desk: Desk, what: str, name: str) -> None:
    desk.turn(name)
    desk.build()
    assert desk.published() == desk.clean[name], what
    assert sorted(path.name for path in desk.cache.glob("builds/*/*")) == ROOM, what


@pytest.mark.parametrize("variants", [range(12), pytest.param(range(12, VARIANTS), marks=pytest.mark.slow)])
def test_a_damaged_file_is_not_believed(desk: Desk, variants: range) -> None:
    for n in variants:
        desk.restore()
        chance = random.Random(SEED + n)  # noqa: S311 - for the choice of bytes
        what = damage(files(desk)[n % 2], chance)
        assert_not_believed(desk, what, "old" if n % 4 > 1 else "new")


def test_a_letter_that_has_become_another_is_noticed(desk: Desk) -> None:
    """SQLite itself does not see it: it stands in a cell of text."""
    desk.restore()
    catalog, _ = files(desk)
    content = catalog.read_bytes()
    assert content.count(b"What is kept") > 1
    catalog.write_bytes(content.replace(b"What is kept", b"What is lost"))
    with closing(sqlite3.connect(catalog)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert_not_believed(desk, "a letter", "old")


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.executescript("CREATE TABLE a (b); INSERT INTO a VALUES (1);")


def unsealed(path: Path) -> None:
    path.with_name(path.name + sealing.END).unlink()


def other_seal(path: Path) -> None:
    path.with_name(path.name + sealing.END).write_bytes(b"\xff" * 1000)


def gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("change", [emptied, foreign, unsealed, other_seal, gone])
@pytest.mark.parametrize("number", [0, 1])
def test_what_is_not_ours_is_made_anew(desk: Desk, change: Callable[[Path], None], number: int) -> None:
    for name in ("new", "old"):
        desk.restore()
        change(files(desk)[number])
        assert_not_believed(desk, change.__name__, name)


@pytest.mark.parametrize("number", [0, 1])
def test_a_file_beside_one_of_another_time(desk: Desk, number: int) -> None:
    """One of the two was brought back from a copy: each says what it was made of."""
    desk.restore()
    older = desk.folder.parent / "older"
    shutil.copytree(files(desk)[0].parent, older)
    for name in ("new", "old", "new"):
        assert_not_believed(desk, "built on", name)
        for end in ("", sealing.END):
            target = files(desk)[number]
            shutil.copy2(older / f"{target.name}{end}", target.with_name(target.name + end))
        assert_not_believed(desk, f"with an older {FILES[number]}", name)
        assert_not_believed(desk, "and on", "old" if name == "new" else "new")


def test_a_link_or_a_folder_in_its_place_is_left_alone(desk: Desk) -> None:
    """A cache that was asked for by name is refused; else there is none for this build."""
    desk.restore()
    catalog, index = files(desk)
    outside = desk.folder.parent / "outside"
    outside.write_bytes(b"mine")
    catalog.unlink()
    catalog.symlink_to(outside)
    index.unlink()
    index.mkdir()
    with pytest.raises(EditionError, match="cannot hold the cache"):
        desk.build()
    assert outside.read_bytes() == b"mine"
    assert desk.published() == desk.clean["old"]


FORGED = (
    (1, "UPDATE artifacts SET path = '../../outside' WHERE path = 'texts/kept.html'"),
    (1, "UPDATE artifacts SET path = '/etc/passwd' WHERE path = 'texts/kept.html'"),
    (1, "UPDATE artifacts SET size = 'much', mtime = 'never'"),
    (1, "UPDATE artifacts SET path = x'00ff'"),
    (1, "UPDATE artifacts SET sha256 = NULL, stamp = 5"),
    (1, "UPDATE results SET asked = 'abc'"),
    (1, "UPDATE results SET asked = x'0102'"),
    (1, "UPDATE results SET rank = NULL, texts = 'many', key = 1"),
    (1, "UPDATE results SET rank = 9223372036854775807"),
    (1, "UPDATE questions SET question = 'not JSON'"),
    (1, "UPDATE questions SET question = '[\"shelf\", 1, 2, 3]'"),
    (1, "UPDATE questions SET answer = 7"),
    (1, "UPDATE made SET stamp = NULL, text = x'ff'"),
    (1, "UPDATE mentions SET url = NULL, entity = x'ff'"),
    (1, "DELETE FROM pieces"),
    (1, "UPDATE pieces SET artifact = '../x'"),
    (1, "DROP TABLE later_entities"),
    (1, "UPDATE later_entities SET page = '../../../x.html', kind = 'person'"),
    (1, "UPDATE notes SET value = 'x' WHERE key IN ('generation', 'state')"),
    (0, "UPDATE notes SET value = 'x' WHERE key = 'generation'"),
    (0, "UPDATE surveyed SET value = '{}'"),
    (0, "UPDATE surveyed SET value = '[1]'"),
    (0, 'UPDATE files SET depends = \'[[["../../x", "y"]], ["/etc/passwd"], [], ["../z.xml"], true]\''),
    (0, "UPDATE files SET depends = 'null'"),
    (0, "UPDATE texts SET id = '../../x', path = '../../y'"),
    (0, "UPDATE texts SET ord = -ord, position = 'first'"),
    (0, "UPDATE ranks SET rank = 0"),
    (0, "DELETE FROM ranks"),
    (0, "UPDATE entries SET value = '', n = n + 5"),
    (0, "UPDATE entities SET page = '../../../x', entity = 1"),
    (0, "INSERT INTO media VALUES ('../../etc/passwd', 'kept.xml')"),
    (0, "INSERT INTO prefixes VALUES ('kept.xml', '[]')"),
    (0, "INSERT INTO collisions VALUES ('text', 1, '../../x', 'n', NULL)"),
    (0, "INSERT INTO found (file, n, path, line, slug) VALUES ('', 0, '../x', 'no', 7)"),
)
"""Which file, and what somebody has changed in it, who has made its seal anew."""


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize(("number", "words"), FORGED)
def test_a_forged_cache_is_no_traceback(desk: Desk, number: int, words: str) -> None:
    """A cache is trusted as a folder of one's own is; but nothing is written elsewhere, and all is told in words."""
    desk.restore()
    path = files(desk)[number]
    with closing(sqlite3.connect(path)) as db:
        try:
            db.execute(words)
        except sqlite3.IntegrityError:
            pytest.skip("this cannot be said of such a table")
        db.commit()
    sealing.seal(str(path))
    there = sorted(path.name for path in desk.folder.parent.iterdir())
    for name in ("new", "old"):
        desk.turn(name)
        try:
            desk.build()
        except EditionError as error:
            assert error.message  # noqa: PT017 - what else is raised is a failure of this test
    assert sorted(path.name for path in desk.folder.parent.iterdir()) == there
    for path in files(desk):
        for end in BESIDE:
            path.with_name(path.name + end).unlink(missing_ok=True)
    assert_not_believed(desk, "without the forged file", "new")
