"""Tags of languages: whether they are some (BCP 47: RFC 5646), and whether the header knows of them (TEI P5, section 2.4.2)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from edition.checking.rules.language_codes import ENGLISH, MISTAKEN, NAMES, REGIONS, RENAMED, SCRIPTS, SHORT, SHORTER
from edition.checking.rules.sheet import Sheet
from edition.model import Fix, Problem
from edition.spelling import nearest
from edition.tei import LANG, local, tags

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"x(?:-[a-z0-9]{1,8})+|i-[a-z0-9]{2,8}|en-gb-oed|sgn-[a-z]{2}-[a-z]{2}|zh-[a-z-]+|art-lojban|cel-gaulish|no-[a-z]{3}",
    re.IGNORECASE,
)
"""Private ones, and those that were registered before there was a grammar."""
_PRIVATE_REGION = re.compile(r"AA|Q[M-Z]|X[A-Z]|ZZ")
_NO_LANGUAGE = frozenset(("und", "zxx", "mul", "mis", ""))
_IN_TEXT = tags("text sourceDoc facsimile")
_HEADER = tags("teiHeader")


class Fault(NamedTuple):
    """What is wrong with a tag, what to do, and what to write instead, or ''; ``sure``: nothing else can be meant."""

    message: str
    hint: str
    instead: str = ""
    sure: bool = False


def check(sheet: Sheet) -> Iterator[Problem]:
    """Tags that are none, and languages that the header does not name; each told once a file."""
    for value, places in _stated(sheet).items():
        if fault := fault_of(value):
            yield _faulty(sheet, value, places, fault)
    yield from _undeclared(sheet)


def _stated(sheet: Sheet) -> dict[str, list[tuple[Any, str]]]:
    """The tags of a file, each with the elements and attributes (as written) that state it."""
    found: defaultdict[str, list[tuple[Any, str]]] = defaultdict(list)
    for element in sheet.having(LANG):
        found[element.get(LANG)].append((element, "xml:lang"))
    for element in sheet.having("mainLang"):
        found[element.get("mainLang")].append((element, "mainLang"))
    for element in sheet.having("otherLangs"):
        for value in element.get("otherLangs").split():
            found[value].append((element, "otherLangs"))
    for element in sheet.of("language"):
        if element.get("ident"):
            found[element.get("ident")].append((element, "ident"))
    return found


def _faulty(sheet: Sheet, value: str, places: list[tuple[Any, str]], fault: Fault) -> Problem:
    element, attribute = places[0]
    times = f" ({len(places)} times in this file)" if len(places) > 1 else ""
    fixes: tuple[Fix, ...] = ()
    if fault.instead:
        changes = ((one, name, value, fault.instead) for one, name in places)
        fixes = sheet.fix(f"write {fault.instead}", changes, fault.sure)
    return sheet.problem("language-tag", fault.message + times, element, attribute, value, hint=fault.hint, fixes=fixes)


@lru_cache(maxsize=1024)
def fault_of(value: str) -> Fault | None:
    """What is wrong with a tag, or None."""
    if not value or _WHOLE.fullmatch(value):
        return None
    if value.strip() != value or "_" in value:
        return _misspelt(value)
    found = _TAG.fullmatch(value)
    if found is None:
        return Fault(f"“{value}” is no tag of a language", _FORM)
    language, _, rest = value.partition("-")
    return (
        _of_language(language, f"-{rest}" if rest else "")
        or _of_script(value, found["script"])
        or _of_region(value, found["region"])
    )


_FORM = "a tag is the code of a language, then of a script or a country where it matters: de, de-AT, sr-Latn"


def _misspelt(value: str) -> Fault:
    meant = value.strip().replace("_", "-")
    why = "there is white space around it" if value.strip() != value else "its parts are joined by -, not by _"
    is_tag = fault_of(meant) is None
    return Fault(f"“{value}” is no tag of a language: {why}", f"write {meant}", meant if is_tag else "", is_tag)


def _of_language(written: str, rest: str) -> Fault | None:
    code = written.casefold()
    if shorter := SHORTER.get(code):
        message = f"“{written}” is {_named(shorter)}, whose tag has two letters"
        return Fault(message, f"write {shorter}{rest}", shorter + rest, sure=True)
    if renamed := RENAMED.get(code):
        return Fault(
            f"“{written}” is no longer the tag of {_named(renamed)}", f"write {renamed}{rest}", renamed + rest, True
        )
    if len(code) == 2 and code not in SHORT:
        meant = MISTAKEN.get(code, "")
        hint = f"is {meant} ({_named(meant)}) meant?" if meant else _FORM
        return Fault(f"no language has the tag “{written}”", hint, meant + (rest if meant and len(rest) != 3 else ""))
    if len(code) > 3:
        meant = NAMES.get(code, "")
        hint = f"write {meant}" if meant else _FORM
        return Fault(f"no language has the tag “{written}”; tags have two letters, or three", hint, meant, bool(meant))
    return None


def _named(code: str) -> str:
    return ENGLISH.get(code, "the language of that code")


def _of_script(value: str, script: str | None) -> Fault | None:
    if script is None or script.title() in SCRIPTS or "Qaaa" <= script.title() <= "Qabx":
        return None
    near = nearest(script.title(), sorted(SCRIPTS))
    meant = value.replace(script, near) if near else ""
    hint = f"is {near} meant?" if near else "Latn, Grek, Cyrl, Arab, Hebr are some"
    return Fault(f"no script has the code “{script}” (in “{value}”)", hint, meant)


def _of_region(value: str, region: str | None) -> Fault | None:
    code = (region or "").upper()
    if not code or code.isdigit() or code in REGIONS or _PRIVATE_REGION.fullmatch(code):
        return None
    if code == "UK":
        meant = value[: -len(code)] + "GB" if value.endswith(region or "") else ""
        return Fault(f"the United Kingdom has the code GB, not UK (in “{value}”)", f"write {meant}", meant, bool(meant))
    return Fault(
        f"no country has the code “{region}” (in “{value}”)",
        f"write {value.partition('-')[0]} alone, or name the country",
    )


def primary(value: str) -> str:
    """The code of the language in a tag, as short as there is one."""
    code = value.strip().replace("_", "-").partition("-")[0].casefold()
    code = NAMES.get(code, code)
    return SHORTER.get(code) or RENAMED.get(code, code)


def _undeclared(sheet: Sheet) -> Iterator[Problem]:
    """Languages of the text that ``langUsage`` does not list, where it lists some."""
    declared = {
        primary(e.get("ident"))
        for usage in sheet.of("langUsage")
        for e in usage
        if local(e) == "language" and e.get("ident")
    }
    if not declared:
        return
    counts: Counter[str] = Counter()
    first: dict[str, Any] = {}
    for element in sheet.having(LANG):
        code = primary(element.get(LANG))
        if code not in declared and code not in _NO_LANGUAGE and code != "x" and _is_in_text(element):
            counts[code] += 1
            first.setdefault(code, element)
    for code, element in first.items():
        times = f" ({counts[code]} times in this file)" if counts[code] > 1 else ""
        value = element.get(LANG)
        message = f"the text has words in “{value}”, and langUsage in the header does not name that language{times}"
        hint = f'add <language ident="{value}">{ENGLISH.get(code, "…")}</language> to langUsage'
        yield sheet.problem("language-undeclared", message, element, "xml:lang", value, hint=hint)


def _is_in_text(element: Any) -> bool:
    return element.tag in _IN_TEXT or next(element.iterancestors(*_IN_TEXT), None) is not None
