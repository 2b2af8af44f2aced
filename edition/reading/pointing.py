"""What a pointer means: values of ``@ref @key @who`` to targets, whatever conventions an edition follows (DESIGN, section 1)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from edition.context import Context
from edition.model import Target
from edition.tei import address_key, expand_prefix, has_scheme, shortened, split_pointer, tags, words

_NAMING = tags("role castItem label name persName roleName")
_ID_LIKE = re.compile(r"[^\W\d_]*[\d_][\w.\-]*")
DANGLING_HINT = "give the entry this xml:id in a register, or correct the pointer"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be said about a pointer: slug, severity, message, hint."""

    slug: str
    severity: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """The targets of one value, in order, and the findings about it."""

    targets: tuple[Target, ...] = ()
    findings: tuple[Finding, ...] = ()


class Pointers:
    """Resolves the pointers of one text; ``ids`` are the elements of its file by id."""

    def __init__(self, context: Context, path: str, ids: Mapping[str, Any]) -> None:
        self._context, self._path, self._ids = context, path, ids
        self._known: dict[tuple[str, str, bool], Resolved] = {}
        self._prefixes = context.prefixes(path)

    def resolve(self, value: str, kind: str, is_key: bool = False) -> Resolved:
        """The targets of an attribute's value; ``kind`` is what an entity is that no register describes."""
        known = self._known.get((value, kind, is_key))
        if known is None:
            known = self._known[value, kind, is_key] = self._resolve(value, kind, is_key)
        return known

    def _resolve(self, value: str, kind: str, is_key: bool) -> Resolved:
        tokens = value.split()
        if not tokens:
            return Resolved()
        if not self._are_pointers(tokens, is_key):
            return self._literal(" ".join(tokens), kind)
        findings: list[Finding] = []
        inside: list[Target] = []
        outside: list[str] = []
        for token in tokens:
            found = self._token(token, kind, findings)
            if isinstance(found, str):
                outside.append(found)
            elif found is not None and all(found.entity != other.entity for other in inside):
                inside.append(found)
        return Resolved(_merge(inside, outside, kind), tuple(findings))

    def _are_pointers(self, tokens: list[str], is_key: bool) -> bool:
        """Whether a value points: one token looks like it, or each is the id of an entry; otherwise it is a name."""
        if any(_looks_like_pointer(token) for token in tokens):
            return True
        if len(tokens) == 1 and (is_key or _ID_LIKE.fullmatch(tokens[0])):
            return True
        return all(self._context.entry(token, self._path) for token in tokens)

    def _literal(self, name: str, kind: str) -> Resolved:
        found = self._context.by_name(name)
        known = (
            f"and is taken for {found.name} ({found.entity})" if found else "and no entry of a register has that name"
        )
        message = f"“{name}” stands where a pointer should be, {known}"
        finding = Finding("name-in-pointer", "warning", message, "point to an entry of a register: #its-xml-id")
        return Resolved((found or Target(name, kind, name),), (finding,))

    def _token(self, token: str, kind: str, findings: list[Finding]) -> Target | str | None:
        """A target of the edition, or the address of something outside it."""
        expanded = expand_prefix(token, self._prefixes) if has_scheme(token) else token
        if has_scheme(expanded):
            return (
                self._context.by_address(address_key(expanded))
                or self._context.by_address(address_key(token))
                or expanded
            )
        path, identifier = split_pointer(expanded)
        if path and "#" in expanded:
            return self._elsewhere(path, identifier, kind, token, findings)
        name = identifier or path
        if not name:
            findings.append(Finding("dangling-pointer", "error", f"“{token}” points to nothing", DANGLING_HINT))
            return None
        entries = self._context.entry(name, self._path)
        if len(entries) > 1:
            described = ", ".join(f"{t.name} ({t.entity})" for t in entries[:4])
            message = f"“{token}” could mean several entries: {described}; the first is taken"
            findings.append(Finding("ambiguous-pointer", "warning", message, "name the file too: file.xml#id"))
        if entries:
            return entries[0]
        if name in self._ids:
            return Target(name, kind, self._name_of(name))
        if found := self._context.by_address(address_key(name)):
            return found
        if "#" in token:
            message = f"“{token}” points nowhere: nothing in the edition has the id {name}"
            findings.append(Finding("dangling-pointer", "error", message, DANGLING_HINT))
        return Target(name, kind)

    def _name_of(self, identifier: str) -> str:
        """What an element that is no entry calls itself: a role of a cast list, a label."""
        element = self._ids[identifier]
        return shortened(words(element)) if element.tag in _NAMING else ""

    def _elsewhere(self, path: str, identifier: str, kind: str, token: str, findings: list[Finding]) -> Target:
        file = posixpath.normpath(posixpath.join(posixpath.dirname(self._path), path))
        entries = self._context.entry(identifier, file)
        if entries:
            return entries[0]
        if self._context.has_id(file, identifier) is None:
            message = f"“{token}” points nowhere: there is no {identifier} in {path}"
            findings.append(Finding("dangling-pointer", "error", message, DANGLING_HINT))
        return Target(identifier, kind)


def _looks_like_pointer(token: str) -> bool:
    marked = "#" in token or "/" in token or token.lower().endswith(".xml")
    return marked or (has_scheme(token) and not token.endswith(":"))


def _merge(inside: list[Target], outside: list[str], kind: str) -> tuple[Target, ...]:
    """An entry and its authorities are one target; addresses alone are one thing with several names."""
    if not inside and not outside:
        return ()
    if not inside:
        return (Target(outside[0], kind, identifiers=tuple(outside)),)
    if outside and not inside[0].entry:
        inside[0] = replace(inside[0], identifiers=(*inside[0].identifiers, *outside))
    return tuple(inside)
