"""Sources and sites at addresses of stores (``s3://…``, ``gs://…``, ``memory://…``), by fsspec.

A source is brought into a folder, and there only what has changed is brought again. A site is made in a folder, and what has
changed of it is sent. A store knows no swap: while files are sent, readers may meet old ones and new ones.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from edition.building.claims import MARKER
from edition.building.manifest import Manifest, Written, manifest_bytes, read_manifest
from edition.building.sources import LIMIT
from edition.errors import EditionError, OutputError, SettingsError, SourceError

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+(::|://)")
_LEDGER = ".edition-brought.json"
"""What is known of the files that were brought: it stands among them, and is no text."""
_SEEN = ("size", "ETag", "etag", "md5Hash", "checksum", "LastModified", "mtime", "created", "generation")
_PIECE = 500
"""Files that are sent at once."""


def is_address(place: str) -> bool:
    """Whether a place is no path of this machine."""
    return bool(_ADDRESS.match(place))


@contextmanager
def near(source: str, output: str, cache: Path | None) -> Iterator[tuple[Path, Path, Path | None]]:
    """The folders that a build is to read, to write, and to keep, for places that may be addresses; then the site is sent.

    What is brought stands in ``cache`` and stays there for the next time; without one it is gone afterwards.
    """
    if not is_address(source) and not is_address(output):
        yield Path(source), Path(output), cache
        return
    with nullcontext(cache) if cache else TemporaryDirectory(prefix="edition-afar-") as folder:
        read, written = (_near(place, Path(folder), what) for place, what in ((source, "source"), (output, "site")))
        if is_address(output):
            _store(output)  # or it would be said after all the work
        if is_address(source):
            bring(source, read)
        yield read, written, Path(folder) / "cache"
        if is_address(output) and written.exists():
            send(written, output)


def _near(place: str, folder: Path, what: str) -> Path:
    """A path as it is; for an address a folder, which has the last name of the address."""
    if not is_address(place):
        return Path(place)
    name = "".join(
        letter if letter.isalnum() or letter in "-_." else "-" for letter in place.rstrip("/").rpartition("/")[2]
    )
    return folder / "afar" / hashlib.sha256(place.encode()).hexdigest()[:16] / what / (name.lstrip(".") or what)


def bring(address: str, folder: Path) -> None:
    """Bring the visible files of a source into a folder; what went there is taken away. Raises ``SourceError``.

    A file above the limit is not brought: one without content and of its size stands for it, and is told as too large.
    """
    store, root = _store(address)
    with _in_words(SourceError, f"{address} cannot be read"):
        found = {path: _state(facts) for path, facts in _listing(store, root)}
    if not found:
        raise SourceError(f"there is nothing at {address}", "name the address of the folder that holds your TEI files")
    known = _known(folder)
    for path in known.keys() - found.keys():
        (folder / path).unlink(missing_ok=True)
    for path, state in found.items():
        if known.get(path) != state or not (folder / path).exists():
            with _in_words(SourceError, f"{address} cannot be read"):
                _bring_one(store, f"{root}/{path}", folder / path, state)
    (folder / _LEDGER).write_text(json.dumps(found), encoding="utf-8")


def _listing(store: Any, root: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Visible files below a root, by paths relative to it. A name that leads out of it is no file of it."""
    for whole, facts in sorted(store.find(root, detail=True).items()):
        path = whole.removeprefix(root).lstrip("/") if whole != root else posixpath.basename(whole)
        parts = path.split("/")
        if path and not any(part in ("", "..") or part.startswith(".") for part in parts) and "\\" not in path:
            yield path, facts


def _state(facts: dict[str, Any]) -> list[str]:
    """What a store says of a file that would change with it."""
    return [f"{key} {facts[key]}" for key in _SEEN if facts.get(key) is not None]


def _known(folder: Path) -> dict[str, list[str]]:
    try:
        known = json.loads((folder / _LEDGER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _bring_one(store: Any, source: str, target: Path, state: list[str]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    size = next((int(word.partition(" ")[2]) for word in state if word.startswith("size ")), 0)
    if size > LIMIT:
        with target.open("wb") as file:
            file.truncate(size)
    else:
        store.get_file(source, str(target))


def send(site: Path, address: str) -> bool:
    """Make a store hold exactly the files of a site, and what is not ours there; False where it did. ``OutputError``.

    First the manifest says what is about to change, then that is sent, what went is taken away, and the new manifest comes
    last: whatever is cut off, the next time it is made good.
    """
    store, root = _store(address)
    new = read_manifest(str(site))
    if new is None:
        raise OutputError(f"{site} is no site")
    with _in_words(OutputError, f"{address} cannot be written"):
        old = _there(store, root, address, site)
        gone = [file.path for file in old.values() if file.path not in new]
        changed = [file for file in new.values() if old.get(file.path) != file]
        if not gone and not changed:
            return False
        _write(store, f"{root}/{MARKER}", _under_way(old, changed, gone))
        _send_all(store, root, site, changed)
        for path in gone:
            _remove(store, f"{root}/{path}")
        _write(store, f"{root}/{MARKER}", new)
    return True


def _there(store: Any, root: str, address: str, site: Path) -> Manifest:
    """What the manifest in the store lists. ``OutputError``: something that is not ours stands there."""
    copy = site.parent / "there"
    copy.mkdir(exist_ok=True)
    try:
        store.get_file(f"{root}/{MARKER}", str(copy / MARKER))
    except FileNotFoundError:
        if _is_taken(store, root):
            raise OutputError(
                f"{address} is not empty and is no site of ours", "name another address, or empty that one"
            ) from None
        return Manifest()
    return read_manifest(str(copy)) or Manifest()


def _is_taken(store: Any, root: str) -> bool:
    try:
        return bool(store.ls(root, detail=False))
    except FileNotFoundError:
        return False


def _under_way(old: Manifest, changed: list[Written], gone: list[str]) -> Manifest:
    """The old manifest, but of files that are about to change nothing is known."""
    touched = {file.path for file in changed} | set(gone)
    kept = (file for file in old.values() if file.path not in touched)
    return Manifest([*kept, *(Written(path, 0, "") for path in touched)])


def _write(store: Any, path: str, files: Manifest) -> None:
    store.pipe_file(path, b"".join(manifest_bytes(files)))


def _send_all(store: Any, root: str, site: Path, files: list[Written]) -> None:
    remaining = iter(files)
    while some := list(islice(remaining, _PIECE)):
        store.put([str(site / file.path) for file in some], [f"{root}/{file.path}" for file in some])


def _remove(store: Any, path: str) -> None:
    try:
        store.rm_file(path)
    except FileNotFoundError:
        pass


def _store(address: str) -> tuple[Any, str]:
    """A store and the path within it. ``SettingsError``: what is needed for it is not installed."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - the extra “cluster”
    except ImportError as error:
        hint = "pip install 'tei-edition[cluster]'"
        raise SettingsError(f"{address} needs fsspec, which is not installed", hint) from error
    options = {"auto_mkdir": True} if address.startswith(("file:", "local:")) else {}
    try:
        store, root = url_to_fs(address, **options)
    except Exception as error:
        raise SettingsError(
            f"there is no way to {address}: {error}", "install what is named, or check the address"
        ) from error
    return store, root.rstrip("/")


@contextmanager
def _in_words(kind: type[EditionError], what: str) -> Iterator[None]:
    """Whatever a store raises is told: each has exceptions of its own."""
    try:
        yield
    except EditionError:
        raise
    except Exception as error:
        raise kind(f"{what}: {str(error) or type(error).__name__}") from error
