"""What is told of a draft when it is made: what was found, what was repaired, what to look at."""

from __future__ import annotations

from edition.encoding.drafting.drafting import Draft
from edition.encoding.drafting.repairs import sentences

_COUNTED = (
    ("div", "division"),
    ("p", "paragraph"),
    ("list", "list"),
    ("l", "line of verse", "lines of verse"),
    ("quote", "quotation"),
    ("table", "table"),
    ("note", "note"),
    ("pb", "page break"),
    ("figure", "picture"),
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
    counted = [(draft.blocks.get(name, 0), *words) for name, *words in _COUNTED]
    return ", ".join(f"{n:,} {w[0] if n == 1 else w[-1] if len(w) > 1 else w[0] + 's'}" for n, *w in counted if n)
