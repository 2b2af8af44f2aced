"""Templates: ours, and before them those of a project, which can do nothing but write."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined, TemplateNotFound
from jinja2.exceptions import SecurityError
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment

from edition.addresses import text_page
from edition.errors import SettingsError
from edition.kinds import KINDS

from .escaping import calmed
from .own_files import read
from .words import LANGUAGE, catalogue, spoken_direction

_LONGEST = 1_000_000
"""Characters, items or bits that a multiplication may make in a template of a project that nobody vouches for."""


@lru_cache(maxsize=4)
def environment(folder: Path | None = None, untrusted: bool = False, language: str = LANGUAGE) -> Environment:
    """The templates, everything escaped; those of a project's own ``templates/`` come first, in a sandbox.

    ``language`` is the one that is spoken.
    """
    ours = PackageLoader("edition.renderers.html", "templates")
    settings: dict[str, Any] = {
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "auto_reload": False,
        "finalize": _calmed,
    }
    if not has_own(folder):
        found = Environment(loader=ours, **settings)  # noqa: S701 - autoescape is among the settings
    else:
        loader = ChoiceLoader([_Own(Path(folder or "") / "templates"), ours, PrefixLoader({"ours": ours}, ":")])
        found = (_Bounded if untrusted else ImmutableSandboxedEnvironment)(loader=loader, **settings)
    found.filters.update(text_page=text_page, counted=_counted)
    found.globals.update(KINDS=KINDS, language=language, direction=spoken_direction())
    return found


def has_own(folder: Path | None) -> bool:
    """Whether a project has templates of its own."""
    return folder is not None and (folder / "templates").is_dir()


def _counted(mentions: int, texts: int) -> str:
    """How often, and in how many texts."""
    words = catalogue()["indexes"]
    return words["counts-one"].format(mentions) if texts == 1 else words["counts-many"].format(mentions, texts)


def _calmed(value: Any) -> Any:
    return calmed(value) if type(value) is str else value  # what is markup is calm, or the text itself


class _Own(BaseLoader):
    """A project's own templates: see :func:`edition.renderers.html.own_files.read`."""

    def __init__(self, shelf: Path) -> None:
        self._shelf = shelf

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The characters of a template. Raises ``TemplateNotFound`` and ``SettingsError``."""
        content = read(self._shelf, "/".join(split_template_path(template)))
        if content is None:
            raise TemplateNotFound(template)
        try:
            return content.decode("utf-8"), None, None
        except UnicodeDecodeError as error:
            raise SettingsError(f"the template {template} is not UTF-8", "save it as UTF-8") from error


class _Bounded(ImmutableSandboxedEnvironment):
    """A sandbox in which no single sign can ask for more than there is; what many ask for is bounded by time and memory."""

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """A product, where it is of some size; powers are not reckoned."""
        if operator == "**" or _size(left) * max(_size(right), 1) > _LONGEST:
            raise SecurityError(f"{operator} would make too much")
        return super().call_binop(context, operator, left, right)


def _size(value: Any) -> int:
    """How large a factor is: a number with another one, or how often it repeats a text."""
    if isinstance(value, int):
        return min(abs(value), _LONGEST + 1)
    return len(value) if hasattr(value, "__len__") else 1
