"""A schema from its files: ``.sch``, and rules inside RELAX NG and XML Schema (ISO/IEC 19757-3:2020, clauses 5 and 6)."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from lxml import etree

from edition import spelling
from edition.checking.namespaces import RELAX_NG, SCHEMATRON, XML_SCHEMA
from edition.checking.schematron import abstract
from edition.checking.schematron.files import Files, local
from edition.checking.schematron.model import (
    BINDINGS,
    Assertion,
    Inserted,
    Let,
    Parts,
    Pattern,
    Rule,
    Schema,
)
from edition.checking.schematron.saxon import XSL, is_allowed
from edition.errors import SettingsError
from edition.tei import ID

_RELAXNG, _XSD = f"{{{RELAX_NG}}}", f"{{{XML_SCHEMA}}}"
_SQF = "{http://www.schematron-quickfix.com/validator/process}"
_BRINGS_IN = {
    **{f"{_RELAXNG}{name}": "href" for name in ("include", "externalRef")},
    **{f"{_XSD}{name}": "schemaLocation" for name in ("include", "import", "redefine", "override")},
}


def read(path: Path, phase: str = "") -> Schema:
    """The schema of a file in one phase. Raises ``SettingsError`` where it cannot be used."""
    reader = _Reader(path)
    return reader.schema(phase)


class _Reader:
    def __init__(self, path: Path) -> None:
        self.files = Files(path)
        self.path = self.files.shown(path)
        root = self.files.read(path)
        self.roots = [root]
        if local(root) != "schema":
            self._bring_in(root, path, {path.resolve()})
        for found in self.roots:
            self.files.include(found)
        self.elements = [e for found in self.roots for e in found.iter(*(f"{{{uri}}}*" for uri in SCHEMATRON))]
        self.own = next((e for e in self.elements if local(e) == "schema"), None)
        if not any(local(e) in ("pattern", "rule", "group", "assert", "report") for e in self.elements):
            raise SettingsError(
                f"{self.path} holds no rules of Schematron", "name a .sch, or a schema that holds rules"
            )

    def _bring_in(self, root: Any, near: Path, seen: set[Path]) -> None:
        """Further files of a grammar, as far as they are here: what is missing is the business of the grammar."""
        for element in root.iter(*_BRINGS_IN):
            href = element.get(_BRINGS_IN[element.tag])
            try:
                path = Path(os.path.realpath(self.files.beside(near, href or "")[0]))
            except SettingsError:
                continue
            if href and path not in seen and os.path.isfile(path):  # noqa: PTH113 - as in Files
                seen.add(path)
                self.roots.append(self.files.read(path))
                self._bring_in(self.roots[-1], path, seen)

    def _all(self, *names: str) -> list[Any]:
        return [e for e in self.elements if local(e) in names]

    def schema(self, phase: str) -> Schema:
        """Everything that stands in the files, in the phase that is asked for."""
        own = {} if self.own is None else dict(self.own.attrib)
        active, lets = self._phase(phase or own.get("defaultPhase", ""))
        xslt = [] if self.own is None else list(self.own.iterchildren(f"{{{XSL}}}*"))
        patterns = abstract.patterns(self.files, self._all("pattern", "group"), self._loose())
        expand = abstract.Rules(self.files, self._all("rule"))
        return Schema(
            path=self.path,
            title=next((_words(e) for e in self._all("title") if local(e.getparent()) in ("schema", "")), ""),
            version=own.get("schemaVersion", ""),
            binding=self._binding(own.get("queryBinding", "xslt" if self.own is not None else "xslt2")),
            namespaces={e.get("prefix", ""): e.get("uri", "") for e in reversed(self._all("ns"))},
            lets=(*self._lets(e for e in self._all("let") if local(e.getparent()) in ("schema", "")), *lets),
            patterns=(
                *(self._pattern(e, expand) for e in patterns if active is None or _id(e) in active),
                *(self._of_grammar(e) for e in self._bare() if active is None),
            ),
            diagnostics={_id(e): self._parts(e) for e in self._all("diagnostic")},
            declarations=tuple(etree.tostring(e, encoding="unicode", with_tail=False) for e in xslt if is_allowed(e)),
            strangers=tuple(e.tag for e in xslt if not is_allowed(e)),
            phases=tuple(_id(e) for e in self._all("phase")),
        )

    def _binding(self, stated: str) -> str:
        binding = stated.strip().lower()
        if binding not in BINDINGS:
            hint = "known are " + ", ".join(BINDINGS)
            raise SettingsError(f"{self.path}: rules in the query language {stated} cannot be run", hint)
        return binding

    def _phase(self, asked: str) -> tuple[set[str] | None, tuple[Let, ...]]:
        """The ids of active patterns (None: all of them) and the variables of a phase."""
        if asked == "#DEFAULT":
            asked = "" if self.own is None else self.own.get("defaultPhase", "")
        if asked in ("", "#ALL"):
            return None, ()
        phases = {_id(e): e for e in self._all("phase")}
        if asked not in phases:
            known = "phases: " + (", ".join(phases) or "none")
            raise SettingsError(f"{self.path} has no phase {asked}", spelling.hint(asked, phases, known))
        active = {name for e in phases[asked] if local(e) == "active" for name in e.get("pattern", "").split()}
        unknown = sorted(active - {_id(e) for e in self._all("pattern", "group")})
        if unknown:
            raise SettingsError(f"{self.path}: the phase {asked} activates {unknown[0]}, and no pattern has that id")
        return active, self._lets(phases[asked])

    def _loose(self) -> list[Any]:
        """Rules that stand in a grammar without a pattern around them; each is one of its own."""
        return [e for e in self._all("rule") if local(e.getparent()) not in ("pattern", "group", "rules")]

    def _bare(self) -> list[Any]:
        """Tests that stand in an element of a grammar without a rule: they are about that element."""
        return [e for e in self._all("assert", "report") if local(e.getparent()) not in ("rule", "pattern", "group")]

    def _of_grammar(self, element: Any) -> Pattern:
        place, _ = self.files.spots[element].place()
        around = next((up for up in element.iterancestors(f"{_RELAXNG}element") if up.get("name")), None)
        if around is None:
            where = f"{place.path}:{place.line}"
            raise SettingsError(
                f"{where}: this test stands in no rule, so it is about no element", "put a rule around it"
            )
        prefix, _, name = around.get("name").strip().rpartition(":")
        stated = next((up.get("ns") for up in (around, *around.iterancestors()) if up.get("ns") is not None), "")
        uri = around.nsmap.get(prefix, "") if prefix else stated
        spot = self.files.spots[element]
        rule = Rule(f"Q{{{uri}}}{name}", (), (self._assertion(element, element.getparent()),), spot, _id(element))
        return Pattern(_id(element), (), (rule,), spot)

    def _pattern(self, element: Any, expand: abstract.Rules) -> Pattern:
        rules = [e for e in ([element] if local(element) == "rule" else element) if local(e) == "rule"]
        return Pattern(
            id=_id(element),
            lets=() if local(element) == "rule" else self._lets(element),
            rules=tuple(self._rule(e, expand) for e in rules if e.get("abstract") != "true"),
            spot=self.files.spots[element],
            documents=element.get("documents", ""),
            every=local(element) == "group",
        )

    def _rule(self, element: Any, expand: abstract.Rules) -> Rule:
        context = element.get("context", "").strip()
        spot = self.files.spots[element]
        if not context:
            place, _ = spot.place()
            raise SettingsError(f"{place.path}:{place.line}: this rule has no context, so nothing is checked by it")
        parts = expand.parts(element)
        return Rule(
            context=context,
            lets=self._lets(parts),
            assertions=tuple(self._assertion(e, element) for e in parts if local(e) in ("assert", "report")),
            spot=spot,
            id=_id(element),
            role=_role(element),
        )

    def _assertion(self, element: Any, rule: Any) -> Assertion:
        fixes = set(element.get(f"{_SQF}fix", "").split())
        return Assertion(
            report=local(element) == "report",
            test=element.get("test", "").strip(),
            parts=self._parts(element),
            spot=self.files.spots[element],
            id=_id(element),
            role=_role(element),
            diagnostics=tuple(element.get("diagnostics", "").split()),
            see=element.get("see", ""),
            fixes=tuple(self._fix(rule, name) for name in sorted(fixes)),
        )

    def _fix(self, rule: Any, name: str) -> str:
        known = [e for e in rule.getroottree().getroot().iter(f"{_SQF}fix", f"{_SQF}group") if e.get("id") == name]
        titles = [e for found in known for e in found.iter(f"{_SQF}title")]
        return _words(titles[0]) if titles else name

    def _lets(self, elements: Any) -> tuple[Let, ...]:
        return tuple(
            Let(e.get("name", "").strip(), e.get("value"), self.files.spots[e], e.get("as", ""))
            for e in elements
            if local(e) == "let"
        )

    def _parts(self, element: Any) -> Parts:
        """The words of a text, and what is put in between."""
        found: list[str | Inserted] = [element.text or ""]
        for child in element:
            if local(child) in ("value-of", "name"):
                select = child.get("select" if local(child) == "value-of" else "path", "")
                found.append(Inserted(local(child), select.strip(), self.files.spots[child]))
            elif local(child) or not str(child.tag).startswith(_SQF):
                found.extend(self._parts(child))
            found.append(child.tail or "")
        return tuple(found)


def _id(element: Any) -> str:
    return str(element.get("id") or element.get(ID) or "")


def _role(element: Any) -> str:
    """What tells the severity: the three attributes, the strongest first."""
    return " ".join(element.get(name, "") for name in ("severity", "role", "flag")).strip()


def _words(element: Any) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()
