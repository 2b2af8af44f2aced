"""Problems that are known already: a file that names them, so that only new ones are told.

A problem is known by its slug, the path of its file and what its line says; so it stays known when lines move, and is told
when its line is changed. Equal ones are counted.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from edition import __version__
from edition.errors import EditionError
from edition.model import Problem

FORMAT = 1
_LARGEST = 100_000_000
"""Bytes of a baseline."""
Key = tuple[str, str, str]
"""Path, slug, and what the line says (what the message says, where there is no line)."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Problems beside a baseline: those that are new, how many were known, and how many known ones are gone."""

    new: tuple[Problem, ...]
    known: int
    gone: int


def compared(problems: Iterable[Problem], known: Counter[Key], relative: Callable[[str], str]) -> Compared:
    """Tell new problems from known ones; of equal ones as many are known as the baseline counts, the first.

    ``relative`` gives a problem's path as the baseline has it.
    """
    left, new, total = Counter(known), [], 0
    for problem in problems:
        key = _key(problem, relative)
        total += 1
        if left[key] > 0:
            left[key] -= 1
        else:
            new.append(problem)
    return Compared(tuple(new), total - len(new), sum(left.values()))


def _key(problem: Problem, relative: Callable[[str], str]) -> Key:
    path = relative(problem.place.path) if problem.place else ""
    return path, problem.slug, problem.source.strip() or problem.message


def written(problems: Iterable[Problem], relative: Callable[[str], str]) -> Iterator[str]:
    """The lines of a baseline: JSON, a problem a line, sorted, so that versions of it are easy to compare."""
    counts = sorted(Counter(_key(problem, relative) for problem in problems).items())
    yield f'{{"format": {FORMAT}, "tool": {{"name": "edition", "version": "{__version__}"}}, "known": ['
    for n, ((path, slug, line), count) in enumerate(counts, 1):
        entry = {"path": path, "slug": slug, "line": line, "count": count}
        yield f" {json.dumps(entry, ensure_ascii=False)}{',' if n < len(counts) else ''}"
    yield "]}"


def load(path: Path) -> Counter[Key]:
    """The known problems of a baseline. ``EditionError``: there is none, or it is none."""
    try:
        if path.exists() and (not path.is_file() or path.stat().st_size > _LARGEST):
            raise _no_baseline(path)
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise EditionError(f"there is no baseline {path}", f"write it: --write-baseline {path}") from error
    except OSError as error:
        raise EditionError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise _no_baseline(path) from error
    return _known(path, content)


def _known(path: Path, content: Any) -> Counter[Key]:
    try:
        if content["format"] != FORMAT:
            raise EditionError(
                f"{path} was written by another version of edition", f"write it: --write-baseline {path}"
            )
        found: Counter[Key] = Counter()
        for entry in content["known"]:
            found[str(entry["path"]), str(entry["slug"]), str(entry["line"])] += int(entry["count"])
    except (TypeError, KeyError, ValueError, OverflowError) as error:
        raise _no_baseline(path) from error
    return found


def _no_baseline(path: Path) -> EditionError:
    return EditionError(f"{path} is no baseline", f"write one: --write-baseline {path}")


def save(path: Path, problems: Iterable[Problem], relative: Callable[[str], str]) -> None:
    """Write a baseline, at once: the old one or the new one. ``EditionError``: it cannot be written."""
    content = "".join(f"{line}\n" for line in written(problems, relative))
    beside: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            beside = Path(file.name)  # a name that nobody has made a link of before
            file.write(content.encode("utf-8", "surrogateescape"))
        beside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_mask())
        beside.replace(path)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise EditionError(f"{path} cannot be written: {error.strerror}") from error


def _mask() -> int:
    """What new files are not allowed."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
