"""What SaxonC finds in a document, as problems at their places."""

from __future__ import annotations

from collections.abc import Iterator

from edition.checking.schematron.messages import severity
from edition.checking.schematron.model import Schema
from edition.checking.schematron.saxon import Finding, Saxon, SaxonError
from edition.model import Place, Problem
from edition.reading.parsing import Document


def problems(schema: Schema, saxon: Saxon, document: Document) -> Iterator[Problem]:
    """Run the patterns that SaxonC has over a document."""
    elements = list(document.root.iter("*"))
    told: set[tuple[int, int, int]] = set()
    try:
        for finding in saxon.findings(document.root):
            key = finding.pattern, finding.rule, finding.assertion
            if finding.failed and key in told:
                continue
            if finding.failed:
                told.add(key)
            place, line = document.locate(elements[finding.element], finding.attribute)
            yield _failed(schema, finding, place, line) if finding.failed else _found(schema, finding, place, line)
    except SaxonError as error:
        hint = "the rules that need functions or keys of XSLT are not run over this text"
        yield Problem(
            "rule-not-run", "warning", f"rules of {schema.path} fail: {error}", Place(document.path, 1, 1), hint
        )


def _found(schema: Schema, finding: Finding, place: Place, line: str) -> Problem:
    pattern = schema.patterns[finding.pattern]
    rule = pattern.rules[finding.rule]
    assertion = rule.assertions[finding.assertion]
    message, *hints = finding.words
    hint = "; ".join(filter(None, hints or assertion.fixes))
    if assertion.see:
        hint = f"{hint}; see {assertion.see}" if hint else f"see {assertion.see}"
    label = assertion.id or rule.id or pattern.id
    return Problem("schematron", severity(assertion.role, rule.role), message, place, hint, line, label=label)


def _failed(schema: Schema, finding: Finding, place: Place, line: str) -> Problem:
    rule = schema.patterns[finding.pattern].rules[finding.rule]
    name = rule.id or schema.patterns[finding.pattern].id
    message = f"the rule {name} cannot say whether this is right: {' '.join(finding.words)}"
    return Problem("rule-not-run", "warning", message, place, "mend what stands here, or the rule", line, label=name)
