"""What is told of a draft when it is made: what was found, what was repaired, what to look at."""

from __future__ import annotations

from edition.encoding.drafting.drafting import Draft
from edition.encoding.drafting.repairs import sentences

_COUNTED = (
    ("div", "division", "divisions"),
    ("p", "paragraph", "paragraphs"),
    ("list", "list", "lists"),
    ("sp", "speech", "speeches"),
    ("stage", "stage direction", "stage directions"),
    ("l", "line of verse", "lines of verse"),
    ("quote", "quotation", "quotations"),
    ("table", "table", "tables"),
    ("note", "note", "notes"),
    ("pb", "page break", "page breaks"),
    ("figure", "picture", "pictures"),
)
"""TABLE of elements that are counted, and what one and several are called."""


def summary(draft: Draft) -> list[str]:
    """Lines of a summary, without the title."""
    facts = draft.facts
    known = [words for words in (facts.author, facts.date or facts.when, facts.lang) if words]
    found = ["; ".join((*known, _counts(draft)))]
    found += [sentence for part, sentence in sentences(draft.entries) if part != "segmentation"]
    found += [f"look at: {remark}" for remark in draft.remarks]
    account = draft.account
    found.append(
        f"characters: {account.total:,} in the source = {account.kept:,} kept + {account.told:,} in the log"
        f" + {account.laid_out:,} white space between blocks"
    )
    return found


def _counts(draft: Draft) -> str:
    counted = [(draft.blocks.get(name, 0), one, many) for name, one, many in _COUNTED]
    return ", ".join(f"{number:,} {one if number == 1 else many}" for number, one, many in counted if number)
