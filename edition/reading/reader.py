"""From a parsed file to its texts, read: the one place where all that a text holds is brought together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from edition.context import Context
from edition.model import Reading, Text, TextInfo
from edition.reading.anchors import Anchors, check_ids
from edition.reading.apparatus import Variants
from edition.reading.belonging import sessions_of
from edition.reading.bibliographies import bibliography
from edition.reading.chains import Chains
from edition.reading.describing import described
from edition.reading.facsimiles import facsimile_of
from edition.reading.header import occasion
from edition.reading.naming import Naming, mention_elements
from edition.reading.parsing import Document
from edition.reading.pictures import report_missing
from edition.reading.pointing import Pointers, Resolved
from edition.reading.references import referenced
from edition.reading.registers import COLLECTED
from edition.reading.sessions import Sessions
from edition.reading.speaking import Speaking
from edition.reading.tradition import tradition_of, woven
from edition.reading.view import reading_view
from edition.reading.walk import Walk
from edition.tei import own


def headed(root: Any) -> list[Any]:
    """Every ``TEI`` and ``teiCorpus`` of a file in document order, nested ones included."""
    return list(root.iter(*COLLECTED))


def contents(tei: Any) -> list[Any]:
    """The ``text`` and ``sourceDoc`` that are a TEI's own."""
    return own(tei, "text") + own(tei, "sourceDoc")


def read_document(document: Document, infos: Sequence[TextInfo], context: Context) -> Iterator[Reading]:
    """The texts of a file, one at a time. ``infos`` say what the survey knows of them, by their position in the file."""
    ids = check_ids(document)
    report_missing(document, context)
    chains = Chains(document, ids)
    by_position = {info.position: info for info in infos}
    for position, element in enumerate(headed(document.root), 1):
        info = by_position.get(position)
        if info is not None and info.kind == "text":
            yield _read(document, element, info, context, ids, chains)
            document.problems = []


def _read(
    document: Document, tei: Any, info: TextInfo, context: Context, ids: dict[str, Any], chains: Chains
) -> Reading:
    inside = tuple(contents(tei))
    variants = Variants(document, tei, inside, ids, context)
    view = reading_view(inside, variants.editors)
    walk = Walk(view)
    anchors = Anchors(view, walk, document, context.project.releases.of(info.id))
    pointers = Pointers(context, document.path, ids)

    def report(resolved: Resolved, element: Any, attribute: str) -> None:
        for finding in resolved.findings:
            document.problem(finding.slug, finding.message, element, attribute, finding.hint, finding.severity)

    claimed = sessions_of(context.parts(document.path), walk, ids)
    sessions = Sessions(view, anchors, pointers, info, occasion(tei), claimed)
    speaking = Speaking(walk, anchors, pointers, report, sessions.of)
    naming = Naming(anchors, pointers, context, report)
    mentions = [(naming.mention(chain), chain) for chain in chains.of(mention_elements(view))]
    text = Text(
        info=info,
        streams=walk.texts,
        passages=referenced(anchors.passages, [record.element for record in walk.passages], tei),
        mentions=tuple(mention for mention, _ in mentions),
        quotations=speaking.quotations(chains),
        turns=speaking.turns(),
        sessions=tuple(sessions.found),
        apparatus=variants.entries(view, walk, anchors),
        problems=tuple(document.problems),
        facts=described(tei),
        bibliography=bibliography(tei, pointers),
    )
    tradition = tradition_of(variants, view, walk, text.apparatus)
    return Reading(
        text=text,
        contents=view.contents,
        items=view.items,
        aside=view.aside,
        anchors=anchors.of,
        passages={record.element for record in walk.passages},
        speakers=speaking.speakers,
        targets={element: mention.targets for mention, chain in mentions for element in chain if mention.targets},
        source=document.sources[0].data,
        sha256=document.sha256,
        active=document.active,
        facsimile=facsimile_of(tei, view, document.path, context.prefixes(document.path)),
        tradition=tradition,
        woven=partial(woven, view) if tradition else None,
        sessions=sessions.of_passages(walk.passages),
        forms=tuple(walk.forms()),
    )
