"""TABLES of where an entry of the apparatus may stand, what a reading may hold, and what a mark of a boundary can carry.

They say in names what our schema says in grammar (``schema/apparatus.xsd``, ``schema/content.xsd``); a test compares each of them.
"""

from __future__ import annotations

from edition.tei import ID, LANG, XML, tags

OWN = "collation"
"""``@type`` of a ``div`` that no witness has: it holds what could not stand there without it."""

NO_ENTRY = tags(
    "choice subst row facsimile graphic listBibl listPerson listOrg listPlace listEvent listWit location "
    "formula geo gap space ptr lb pb cb gb milestone anchor desc figDesc am ex"
)
"""Elements in which no ``app`` may stand: they are the same in all witnesses, or stand whole in a reading."""

TOP = tags("head opener byline dateline argument epigraph salute signed docAuthor docDate meeting")
"""What no reading may hold by itself, but a division may begin with."""

BOTTOM = tags("closer postscript trailer")
NEVER = BOTTOM | tags("item row cell speaker front back body titlePage titlePart docTitle docImprint imprimatur")
"""What no reading may hold; what they stand in does so as a whole."""

FILLED = BOTTOM | tags("item cell speaker")
"""What stands once as well where some witnesses have not got it: a mark in it says so."""
FILLED_BELOW = tags("opener closer postscript sp")
"""Elements in which that holds of all that no reading may hold."""

REGISTERS = tags("listPerson listOrg listPlace listWit")
"""What no reading may hold by itself, but a division may."""

COMMON = tags(
    "div p ab lg l sp u listPerson listOrg listPlace listWit quote said q cit floatingText bibl listBibl list table label stage"
)
NEEDED = {
    **dict.fromkeys(tags("body"), COMMON),
    **dict.fromkeys(tags("lg"), tags("l lg")),
    **dict.fromkeys(tags("sp"), tags("p ab lg l stage")),
    **dict.fromkeys(tags("list"), tags("item")),
    **dict.fromkeys(tags("table"), tags("row")),
}
"""What an element must hold at least one of, beside entries of the apparatus."""

BOUNDARIES = tags("p ab l head lg div")
"""Elements whose boundaries a ``milestone`` can stand for."""

LINES = tags("p ab l head")
"""Blocks of words that may be the same in two witnesses, whatever they are called."""

BY_MILESTONE = BOUNDARIES | NEVER | TOP
"""Elements that a ``milestone`` stands for in a reading; for others an empty one of the same name does."""

CARRIED = frozenset(
    (
        ID,
        LANG,
        f"{{{XML}}}space",
        *"n rend rendition corresp ana next prev sameAs facs resp cert source type subtype".split(),
    )
)
"""Attributes that a ``milestone`` may have, beside its ``unit``."""
