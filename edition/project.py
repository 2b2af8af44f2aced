"""``edition.toml`` to a project, and the shelves of stylesheets, templates and schemas (the project's own come first)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from edition import HOUSE, aligning, images, imprint, releases, spelling
from edition.aligning import Parallels
from edition.declarations import Declarations, declared
from edition.errors import SettingsError
from edition.images import Images
from edition.imprint import Imprint
from edition.kinds import BY_NAME
from edition.limits import Limits, stated
from edition.releases import Releases

SETTINGS = "edition.toml"
OWN, PAGEFIND = "own", "pagefind"
SEARCHES = (OWN, PAGEFIND)
"""What may answer questions on the search page: our own script, or that of Pagefind, which needs a web server."""
_LARGEST = 1_000_000
"""Bytes of settings."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_YEAR_OR_DAY = re.compile(r"-?\d{4,}(-\d\d(-\d\d)?)?")


UNVERSIONED = "0"
"""The version of an edition that says none: rows have it, citations do not."""


@dataclass(frozen=True, slots=True)
class Project:
    """The settings of an edition; every one has a default. ``types`` gives kinds to values of ``@type`` on names.

    ``ui_language`` is that of the interface ('': English). ``problems`` says of sorts of problems whether they are looked for, and
    how grave they are: :mod:`edition.checking.choosing`.
    ``limits`` say how much texts may ask for, ``images`` from which hosts pages may load pictures, ``parallel`` which texts stand
    side by side, ``imprint`` by whom, where and when the edition is published. ``collate`` is for the command of that name
    (:mod:`edition.collating.settings`).
    ``search`` is one of :data:`SEARCHES`; the fingerprint of the edition does not depend on it.
    ``releases`` are ids that pages keep (``anchors.csv`` beside the settings).
    ``folder`` and ``untrusted`` are no settings: where the edition's own shelves stand,
    and whether nobody vouches for what stands there.
    """

    title: str = ""
    description: str = ""
    editors: str = ""
    edition_version: str = UNVERSIONED
    base_url: str = ""
    base_witness: str = ""
    allow_restricted: bool = False
    types: dict[str, str] = field(default_factory=dict)
    schema: tuple[str, ...] = ()
    span: tuple[str, ...] = ()
    problems: dict[str, str] = field(default_factory=dict, repr=False)
    limits: Limits = field(default_factory=Limits)
    apparatus: Declarations = field(default_factory=Declarations)
    collate: dict[str, Any] = field(default_factory=dict, repr=False)
    images: Images = field(default_factory=Images)
    imprint: Imprint = field(default_factory=Imprint)
    releases: Releases = field(default_factory=Releases)
    parallel: Parallels = field(default_factory=Parallels)
    ui_language: str = ""
    search: str = field(default=OWN, repr=False)
    folder: Path | None = field(default=None, compare=False, repr=False)
    untrusted: bool = field(default=False, compare=False)

    @property
    def is_hosted(self) -> bool:
        """Whether its search needs a web server."""
        return self.search != OWN


_TABLES = {
    Limits: stated,
    Declarations: declared,
    Images: images.stated,
    Imprint: imprint.stated,
    Parallels: aligning.stated,
}
"""Tables with a module of their own, which says what may stand in them."""
_NO_SETTINGS = frozenset(("folder", "untrusted", "releases"))
_MEANT = {
    str: "a text in quotation marks",
    bool: "true or false",
    dict: "a table",
    Limits: "a table",
    Declarations: "a table",
    Images: "a table",
    Imprint: "a table",
    Parallels: "a table",
    tuple: "a text in quotation marks, or a list of them",
}


def load(source: Path, untrusted: bool = False) -> Project:
    """The project of a source: of ``edition.toml`` in a folder, or beside a file. Raises ``SettingsError`` naming the key.

    Of a project that nobody vouches for the limits are at most the usual ones, no pictures are loaded from elsewhere, and no
    other program is started.
    """
    project = _loaded(source)
    if not untrusted:
        return project
    return replace(project, untrusted=True, limits=project.limits.lowered(), images=Images(), search=OWN)


def _loaded(source: Path) -> Project:
    near = source if source.is_dir() else source.parent
    folder, path = near.resolve(), near / SETTINGS
    if path.exists() and not path.is_file():
        raise SettingsError(f"{path} is no regular file", "remove it, or give it another name")
    try:
        if path.is_file() and path.stat().st_size > _LARGEST:
            raise SettingsError(f"{path} is larger than {_LARGEST:,} bytes", "write less into it")
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Project(folder=folder, releases=releases.read(folder))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not UTF-8, as TOML must be", "save it as UTF-8") from error
    try:
        stated = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        why = error if isinstance(error, tomllib.TOMLDecodeError) else "a number or a table in it has no end"
        raise SettingsError(f"{path} is not valid TOML: {why}", "mend the line, then build again") from error
    settings = {key: _checked(path, key, value) for key, value in stated.items()}
    if base := settings.get("base_url"):
        settings["base_url"] = f"{base.rstrip('/')}/"
    return Project(**settings, folder=folder, releases=releases.read(folder))


def _checked(path: Path, key: str, value: Any) -> Any:
    types = {f.name: type(getattr(Project(), f.name)) for f in fields(Project) if f.name not in _NO_SETTINGS}
    if key not in types:
        hint = spelling.hint(key, types, "known keys: " + ", ".join(sorted(types)))
        raise SettingsError(f"{path}: there is no setting “{key}”", hint)
    if types[key] is tuple:
        value = _listed(value)
    if types[key] is Parallels:
        return aligning.stated(path, value)
    sort: Any = dict if types[key] in _TABLES else types[key]
    if not isinstance(value, sort):
        raise SettingsError(f"{path}: “{key}” must be {_MEANT[types[key]]}, not {value!r}")
    if any(ord(letter) < 32 for text in (value if isinstance(value, tuple) else (value,)) for letter in str(text)):
        raise SettingsError(f"{path}: “{key}” has a control character in it")
    if key == "base_url" and value and not value.startswith(("https://", "http://")):
        raise SettingsError(f"{path}: “base_url” must begin with https:// or http://, not {value!r}")
    if key in _CHECKS:
        return _CHECKS[key](path, value)
    if types[key] in _TABLES:
        return _TABLES[types[key]](path, value)
    return value


def checked_language(tag: str, what: str) -> str:
    """A tag of a language (BCP 47), as the name of a catalogue has it. ``SettingsError``: it is none."""
    if tag and not _LANGUAGE.fullmatch(tag):
        raise SettingsError(f"{what} must be the code of a language, as en or de, not {tag!r}")
    return tag


def _checked_words(path: Path, table: dict[str, Any]) -> dict[str, str]:
    for name, value in table.items():
        if not isinstance(value, str):
            raise SettingsError(f"{path}: “problems.{name}” must be a text in quotation marks, not {value!r}")
    return table


def _checked_span(path: Path, span: tuple[str, ...]) -> tuple[str, ...]:
    if len(span) != 2 or not all(_YEAR_OR_DAY.fullmatch(value) for value in span):
        raise SettingsError(
            f"{path}: “span” must be two dates, not {list(span)!r}", 'as in span = ["1914", "1918-11-11"]'
        )
    return span


def _listed(value: Any) -> Any:
    """One text or several as a tuple; anything else as it is."""
    texts = [value] if isinstance(value, str) else value
    return (
        tuple(filter(None, texts))
        if isinstance(texts, list) and all(isinstance(text, str) for text in texts)
        else value
    )


def _checked_types(path: Path, table: dict[str, Any]) -> dict[str, str]:
    for type_, kind in table.items():
        if not isinstance(kind, str) or kind not in BY_NAME:
            raise SettingsError(
                f"{path}: “types.{type_}” is {kind!r}, which is no kind", "kinds: " + ", ".join(BY_NAME)
            )
    return {type_.casefold(): kind for type_, kind in table.items()}


def _checked_language(path: Path, tag: str) -> str:
    return checked_language(tag, f"{path}: “ui_language”")


def _checked_search(path: Path, name: str) -> str:
    if name not in SEARCHES:
        raise SettingsError(f"{path}: “search” must be one of {', '.join(SEARCHES)}, not {name!r}")
    return name


_CHECKS: dict[str, Callable[[Path, Any], Any]] = {
    "ui_language": _checked_language,
    "search": _checked_search,
    "span": _checked_span,
    "problems": _checked_words,
    "types": _checked_types,
}
"""Settings of which more is asked than that they are of the right sort."""


def shelf(name: str, own: Path | None = None) -> tuple[Path, ...]:
    """The folders in which things of a shelf (``schema``, ``xslt``, ``texts``) are looked for, the project's own first."""
    ours = HOUSE / name
    return (own / name, ours) if own is not None and (own / name).is_dir() else (ours,)


def code() -> set[Path]:
    """The files that this program consists of, whatever version it says it is."""
    folders = (Path(__file__).parent, HOUSE / "renderers")
    return {
        file
        for folder in folders
        for file in folder.rglob("*")
        if file.suffix in (".py", ".html", ".toml", ".css", ".js")
    }


def problem_pages() -> Path:
    """The page that explains every problem: ``docs/problems.md`` in a checkout, beside the shelves once installed."""
    page = HOUSE / "docs" / "problems.md"
    return page if page.is_file() else HOUSE / "problems.md"
