"""TABLE of what can be found wrong: one line a slug, with its family, its severity, and whether it is looked for unasked."""

from __future__ import annotations

from typing import NamedTuple

from edition.model import Severity


class Slug(NamedTuple):
    """A sort of problem: ``family`` is what ``--select`` and ``--ignore`` know it by too; ``on``: without being asked for."""

    name: str
    family: str
    severity: Severity
    on: bool = True


SLUGS = (
    Slug("not-well-formed", "files", "error"),
    Slug("not-tei", "files", "info"),
    Slug("include-missing", "files", "error"),
    Slug("include-outside", "files", "error"),
    Slug("include-loop", "files", "error"),
    Slug("unresolved-entity", "files", "error"),
    Slug("active-source", "files", "warning"),
    Slug("link-outside", "files", "error"),
    Slug("not-a-regular-file", "files", "error"),
    Slug("unreadable", "files", "error"),
    Slug("too-large", "files", "error"),
    Slug("text-crashed", "files", "error"),
    Slug("too-deep", "files", "error"),
    Slug("too-many-elements", "files", "error"),
    Slug("entity-bomb", "files", "error"),
    Slug("too-slow", "files", "error"),
    Slug("text-lost", "files", "error"),
    Slug("suppression-unused", "suppressions", "info"),
    Slug("duplicate-id", "ids", "error"),
    Slug("odd-id", "ids", "warning"),
    Slug("reserved-id", "ids", "warning"),
    Slug("anchor-not-unique", "ids", "info"),
    Slug("ambiguous-id", "ids", "warning"),
    Slug("id-gone", "ids", "warning"),
    Slug("text-id-collision", "ids", "warning"),
    Slug("entry-id-collision", "ids", "warning"),
    Slug("dangling-pointer", "references", "error"),
    Slug("ambiguous-pointer", "references", "warning"),
    Slug("name-in-pointer", "references", "warning"),
    Slug("missing-hash", "references", "error"),
    Slug("missing-file", "references", "warning"),
    Slug("undeclared-prefix", "references", "warning"),
    Slug("empty-pointer", "references", "warning"),
    Slug("wrong-target", "references", "warning"),
    Slug("circular-pointer", "references", "error"),
    Slug("pointer-pattern", "references", "warning"),
    Slug("broken-chain", "references", "error"),
    Slug("picture-missing", "media", "info"),
    Slug("zone-misplaced", "media", "warning"),
    Slug("impossible-date", "dates", "error"),
    Slug("date-order", "dates", "error"),
    Slug("event-outside", "dates", "warning"),
    Slug("date-differs", "dates", "warning"),
    Slug("date-outside-edition", "dates", "warning"),
    Slug("unknown-calendar", "dates", "warning"),
    Slug("said-without-speaker", "quotations", "info", on=False),
    Slug("quotation-marks", "quotations", "info", on=False),
    Slug("session-without-date", "sessions", "info"),
    Slug("session-without-people", "sessions", "info"),
    Slug("session-outside", "sessions", "warning"),
    Slug("sessions-overlap", "sessions", "warning"),
    Slug("unlike-its-siblings", "outliers", "info"),
    Slug("language-tag", "languages", "warning"),
    Slug("language-undeclared", "languages", "info"),
    Slug("script-differs", "languages", "warning"),
    Slug("not-nfc", "unicode", "warning"),
    Slug("private-use", "unicode", "warning"),
    Slug("invisible-character", "unicode", "warning"),
    Slug("lost-character", "unicode", "error"),
    Slug("garbled-characters", "unicode", "warning"),
    Slug("name-twice", "registers", "info"),
    Slug("identifier-twice", "registers", "warning"),
    Slug("entry-unused", "registers", "info", on=False),
    Slug("media-unused", "media", "info"),
    Slug("passage-without-counterpart", "parallels", "info"),
    Slug("parallel-text-missing", "parallels", "warning"),
    Slug("undeclared-siglum", "apparatus", "error"),
    Slug("app-without-lemma", "apparatus", "warning"),
    Slug("reading-without-witness", "apparatus", "warning"),
    Slug("witness-twice", "apparatus", "warning"),
    Slug("witness-not-cited", "apparatus", "info"),
    Slug("witness-left-out", "apparatus", "info", on=False),
    Slug("grammar-element", "grammar", "error"),
    Slug("grammar-attribute", "grammar", "error"),
    Slug("grammar-value", "grammar", "error"),
    Slug("grammar-missing", "grammar", "error"),
    Slug("grammar-text", "grammar", "error"),
    Slug("schema-too-complex", "grammar", "error"),
    Slug("no-schema", "grammar", "info"),
    Slug("schema-not-here", "grammar", "info"),
    Slug("schematron", "schematron", "error"),
    Slug("rule-not-run", "schematron", "warning"),
    Slug("not-p5", "grammar", "info"),
)
BY_NAME = {slug.name: slug for slug in SLUGS}
FAMILIES = tuple(dict.fromkeys(slug.family for slug in SLUGS))
