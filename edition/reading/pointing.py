"""What a pointer means: values of ``@ref @key @who`` to targets, whatever conventions an edition follows (DESIGN, section 1)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from edition.context import Context
from edition.model import Target
from edition.tei import address_key, expand_prefix, fold, has_scheme, shortened, split_pointer, tags, words

_NAMING = tags("role castItem label name persName roleName")
_ID_LIKE = re.compile(r"[^\W\d_]*[\d_][\w.\-]*")
_BY_ADDRESS_HINT = "point to one of them by its id (#its-xml-id), or let one entry alone have this identifier"
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


_Found = tuple[Target | str | None, Finding | None]
"""What a token means (a str is an address that no entry has), and what is to be said about it."""


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
        tokens = [token for token in fold(value).split(" ") if token]
        if not tokens:
            return Resolved()
        if not self._are_pointers(tokens, is_key):
            return self._literal(" ".join(tokens), kind)
        findings: list[Finding] = []
        inside: list[Target] = []
        outside: list[str] = []
        for token in tokens:
            found, finding = self._token(token, kind)
            findings += [finding] if finding else []
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

    def _token(self, token: str, kind: str) -> _Found:
        """What one token means: a target of the edition, or the address of something outside it."""
        expanded = expand_prefix(token, self._prefixes) if has_scheme(token) else token
        if _leads_out(expanded):
            return self._address(token, expanded, kind)
        path, identifier = split_pointer(expanded)
        if "#" not in expanded:
            return self._key(token, path, kind)
        if not identifier:
            return None, _dangling(f"“{token}” points to nothing")
        return self._in_file(token, path, identifier, kind) if path else self._anywhere(token, identifier, kind)

    def _address(self, token: str, address: str, kind: str) -> _Found:
        """The entry that has this address, as it is written out or as it stands; without one the address itself."""
        entries = self._by_address(address, kind) or self._by_address(token, kind)
        return _first(token, entries, _BY_ADDRESS_HINT) if entries else (address, None)

    def _by_address(self, address: str, kind: str) -> tuple[Target, ...]:
        return self._context.by_address(address_key(address), kind)

    def _key(self, token: str, name: str, kind: str) -> _Found:
        """A bare name: an id, or an identifier of an entry. What neither is may lead out of the edition."""
        found = self._by_id(token, name, kind)
        if found is None and (entries := self._by_address(name, kind)):
            found = _first(token, entries, _BY_ADDRESS_HINT)
        return found or (Target(name, kind), None)

    def _anywhere(self, token: str, name: str, kind: str) -> _Found:
        """``#id``: an entry wherever it stands, or an element of this file."""
        missing = f"“{token}” points nowhere: nothing in the edition has the id {name}"
        return self._by_id(token, name, kind) or (Target(name, kind), _dangling(missing))

    def _by_id(self, token: str, name: str, kind: str) -> _Found | None:
        if entries := self._context.entry(name, self._path):
            return _first(token, entries, "name the file too: file.xml#id")
        return (Target(name, kind, self._name_of(name)), None) if name in self._ids else None

    def _name_of(self, identifier: str) -> str:
        """What an element that is no entry calls itself: a role of a cast list, a label."""
        element = self._ids[identifier]
        return shortened(words(element)) if element.tag in _NAMING else ""

    def _in_file(self, token: str, path: str, identifier: str, kind: str) -> _Found:
        """``file.xml#id``: what has the id there. Where nothing has, the one entry of that id elsewhere, and a finding."""
        file = posixpath.normpath(posixpath.join(posixpath.dirname(self._path), path))
        entries = self._context.entry(identifier, file)
        is_here = file == self._path and identifier in self._ids
        bare = Target(identifier, kind, self._name_of(identifier) if is_here else "")
        target = entries[0] if len(entries) == 1 else bare
        if is_here or self._context.has_id(file, identifier) is not None:
            return target, None
        message = f"“{token}” points nowhere: there is no {identifier} in {path}"
        if target.entry:
            message += f"; the entry of that id elsewhere is taken, {target.name}"
        elif entries:
            message += "; several entries elsewhere have that id, and none is taken"
        return target, _dangling(message)

    def is_session(self, entity: str) -> bool:
        """Whether a register has a session of this id in the edition."""
        found = self._context.entity(entity)
        return found is not None and found.kind == "session"


def _first(token: str, entries: tuple[Target, ...], hint: str) -> _Found:
    """The first of the entries that a token reaches; where there are others, that is said."""
    if len(entries) == 1:
        return entries[0], None
    described = ", ".join(f"{t.name} ({t.entity})" for t in entries[:4])
    message = f"“{token}” could mean several entries: {described}; the first is taken"
    return entries[0], Finding("ambiguous-pointer", "warning", message, hint)


def _dangling(message: str) -> Finding:
    return Finding("dangling-pointer", "error", message, DANGLING_HINT)


def _leads_out(token: str) -> bool:
    """Whether a token is an address: a scheme alone (``Walt:``) is none."""
    return has_scheme(token) and not token.endswith(":")


def _looks_like_pointer(token: str) -> bool:
    return "#" in token or "/" in token or token.lower().endswith(".xml") or _leads_out(token)


def _merge(inside: list[Target], outside: list[str], kind: str) -> tuple[Target, ...]:
    """An entry and its authorities are one target; addresses alone are one thing with several names."""
    if not inside and not outside:
        return ()
    if not inside:
        return (Target(outside[0], kind, identifiers=tuple(outside)),)
    if outside and not inside[0].entry:
        inside[0] = replace(inside[0], identifiers=(*inside[0].identifiers, *outside))
    return tuple(inside)
