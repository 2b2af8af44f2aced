"""Which problems are looked for and how grave they are: ``--select``, ``--ignore``, and ``[problems]`` of ``edition.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from edition import spelling
from edition.checking.rules.table import ALWAYS
from edition.checking.slugs import BY_NAME, FAMILIES, SLUGS
from edition.errors import EditionError, SettingsError
from edition.model import Problem, Severity
from edition.project import SETTINGS

ALL = "all"
_STATES = ("off", "on", "info", "warning", "error")
_SEVERITIES: dict[str, Severity] = {"info": "info", "warning": "warning", "error": "error"}


@dataclass(frozen=True, slots=True)
class Choice:
    """``wanted`` are the slugs that are looked for and told, ``severities`` those that differ from the table."""

    wanted: frozenset[str]
    severities: Mapping[str, Severity] = field(default_factory=dict)

    def of(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """The problems that are wanted, with the severity that was asked for."""
        for problem in problems:
            if problem.slug in self.wanted or problem.slug not in BY_NAME:
                severity = self.severities.get(problem.slug, problem.severity)
                yield problem if severity == problem.severity else replace(problem, severity=severity)


def choice(settings: Mapping[str, str], select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Choice:
    """What was chosen; the command comes before the settings, and a slug before the family that it is of.

    Names are slugs, families, beginnings of slugs (``include``), or ``all``. What is off by itself must be named, or ``all``.
    ``EditionError``: there is nothing of that name. ``SettingsError``: the same in ``edition.toml``.
    """
    states = _states(settings)
    on = {slug.name for slug in SLUGS if states.get(slug.name, "on" if slug.on else "off") != "off"}
    if select:
        on = {slug for name in select for slug in named(name) if name in (ALL, slug) or slug in on}
    kept = ALWAYS - {slug for slug, state in states.items() if state == "off"}
    ignored = {slug for name in ignore for slug in named(name)}
    severities = {slug: _SEVERITIES[state] for slug, state in states.items() if state in _SEVERITIES}
    return Choice(frozenset(on | kept) - ignored, severities)


def named(name: str) -> frozenset[str]:
    """The slugs that a name means. ``EditionError``: none, with what was perhaps meant."""
    found = slugs_of(name)
    if not found:
        raise EditionError(f"there is no problem and no family of problems “{name}”", meant(name))
    return found


@lru_cache(maxsize=1024)
def slugs_of(name: str) -> frozenset[str]:
    """The slugs that a name means: those of the family, its own, those that begin with it; none for an unknown one."""
    if name == ALL:
        return frozenset(BY_NAME)
    family = frozenset(slug.name for slug in SLUGS if slug.family == name)
    if family or name in BY_NAME:
        return family | ({name} & BY_NAME.keys())
    beginning = f"{name.rstrip('-*')}-"
    return frozenset(slug for slug in BY_NAME if len(beginning) > 1 and slug.startswith(beginning))


@lru_cache(maxsize=1024)
def meant(name: str) -> str:
    """A hint for an unknown name."""
    return spelling.hint(name, (*BY_NAME, *FAMILIES), "edition explain lists them all")


def _states(settings: Mapping[str, str]) -> dict[str, str]:
    """What ``[problems]`` says of each slug; the name that means fewer slugs is the more exact one."""
    known: dict[str, frozenset[str]] = {}
    for name, state in settings.items():
        known[name] = slugs_of(name)
        if not known[name]:
            raise SettingsError(f"{SETTINGS}: in [problems], there is no problem and no family “{name}”", meant(name))
        if state not in _STATES:
            hint = spelling.hint(state, _STATES, f"it is one of: {', '.join(_STATES)}")
            raise SettingsError(f"{SETTINGS}: “problems.{name}” cannot be {state!r}", hint)
    exact_last = sorted(settings, key=lambda name: -len(known[name]))
    return {slug: settings[name] for name in exact_last for slug in known[name]}
