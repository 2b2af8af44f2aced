"""What is explained of every problem is true: the source before has it, the source after has not; and the words are plain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from edition.building.engine import Order, build
from edition.building.validating import validated
from edition.checking.explaining import paragraphs
from edition.checking.rules.table import READ, USUAL, ruled
from edition.cli.commands import run
from edition.model import Problem

WHEN_ASKED = {"no-schema", "schema-not-here"} | (ruled() - READ)
"""Problems that ``edition validate`` tells and ``edition build`` does not."""
ON_DISK = {
    "not-convertible",
    "link-outside",
    "not-a-regular-file",
    "unreadable",
    "too-large",
    "too-slow",
    "text-crashed",
    "suppression-unused",
}
"""Problems of the system, which no source can show, and what is told of other problems; tests/building has them."""
OF_COLLATION = {"correction-misfit", "left-out-of-collation"}
"""Problems of what stands beside a collation; tests/collating has them."""
OF_A_SITE = {slug for slug in paragraphs() if slug.startswith("site-")}
"""Problems of a built site; tests/preserving plants each of them."""
OF_MANY = {"unlike-its-siblings", "not-side-by-side"}
"""Problems that show in many or large texts; tests/checking/rules and tests/renderers have them."""

SLUGS = list(paragraphs())
SHELL = (
    '<TEI xmlns:xi="http://www.w3.org/2001/XInclude"><standOff><listPerson>'
    '<person xml:id="wren"><persName>Adela Wren</persName></person></listPerson></standOff>'
    "<text><body>{}</body></text></TEI>"
)
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>An example</title></titleStmt><publicationStmt><p>None.</p></publicationStmt>"
    "<sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>"
)
REGISTERS = ("<listPlace", "<listPerson")


def example(text: str, moment: str) -> dict[str, str]:
    """The files of an example: by ``<!-- file: … -->`` in it, else one, by their paths."""
    lines = text.partition(f"\n{moment}:\n")[2].partition("\nAfter:\n")[0]
    source = re.sub(r"^    ", "", lines.strip("\n"), flags=re.MULTILINE)
    named_files = re.split(r"<!-- file: (.+) -->\n", source)
    return dict(zip(named_files[1::2], named_files[2::2], strict=True)) or {"example.xml": source}


def whole(source: str) -> str:
    """A file as an example means it: a piece of a text stands in a TEI; a TEI knows its namespaces."""
    declared = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"'
    if source.startswith("<xsl:"):
        return source
    if source.startswith(REGISTERS) or "<TEI>" in source or "<TEI " in source:
        return re.sub(r"<(TEI|listPerson|listPlace)(?=[ >])", rf"<\1 {declared}", source, count=1)
    if re.match(r"<(div|recipe|!DOCTYPE)\b", source):
        return source.replace("<div", f"<div {declared}", 1)
    return whole(SHELL.replace(' xmlns:xi="http://www.w3.org/2001/XInclude"', "").format(source))


def severities(files: dict[str, str], folder: Path, slug: str) -> set[str]:
    """The severities of the problems of this slug that files bring; examples of grammar are checked against our schema."""
    source = folder / "source"
    of_grammar = slug.startswith("grammar-")
    for path, text in files.items():
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        written = whole(text) if path.endswith(".xml") else text
        (source / path).write_text(headed(written) if of_grammar else written, encoding="utf-8")
    other = "<TEI><text><body><p>There is always a text.</p></body></text></TEI>"
    (source / "other.xml").write_text(headed(whole(other)) if of_grammar else other, "utf-8")
    if of_grammar:
        (source / "edition.toml").write_text('schema = "tei-edition.xsd"', encoding="utf-8")
    return {problem.severity for problem in told(source, folder / "site", slug) if problem.slug == slug}


def told(source: Path, site: Path, slug: str) -> list[Problem]:
    if slug not in WHEN_ASKED:
        return build(Order(source, site, jobs=1)).problems
    return list(validated(Order(source, jobs=1, wanted=USUAL | {slug})).problems)


def headed(source: str) -> str:
    """A text with a header, as our schema asks for."""
    return re.sub(r"(<TEI [^>]*>)", lambda tag: tag[0] + HEADER, source, count=1)


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if slug not in ON_DISK | OF_COLLATION | OF_MANY | OF_A_SITE])
def test_the_source_before_has_the_problem_and_the_source_after_has_not(slug: str, tmp_path: Path) -> None:
    text = paragraphs()[slug]
    stated = text.removeprefix("Severity: ").partition(".")[0]
    assert severities(example(text, "Before"), tmp_path / "before", slug) == {stated}
    assert severities(example(text, "After"), tmp_path / "after", slug) == set()


@pytest.mark.parametrize("slug", SLUGS)
def test_every_problem_is_explained_in_plain_words(slug: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", slug]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[0] == slug
    assert re.fullmatch(r"Severity: (info|warning|error)\.", lines[2])
    words = [line for line in lines if not line.startswith("    ")]
    assert {line.partition(": ")[0] for line in words} >= {"Why it matters", "What to do", "Before:", "After:"}
    assert not [line for line in words if len(line) > 80 or re.search(r"`|\*|\]\(", line)]
    assert max(map(len, lines)) <= 100


def test_explain_lists_all_problems(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert {line.split()[0] for line in lines if line.startswith("  ")} == set(SLUGS)
    assert not [line for line in lines if len(line) > 100]
