"""TABLE of the index store: the columns of every CSV file (DESIGN, 4.4), and what the store keeps beside them."""

from __future__ import annotations

from edition.kinds import KINDS

_PROVENANCE = "url,citation,edition_version,source_sha256"
_ENTITY = "id,name,sort_name,type,identifiers,mentions,texts,first,last"
_OF_SESSIONS = "start,end,place,part_of,participants,quotations,turns"

COLUMNS: dict[str, tuple[str, ...]] = {
    table: tuple(columns.split(","))
    for table, columns in {
        **{
            kind.folder: f"{_ENTITY},url,{_OF_SESSIONS}" if kind.name == "session" else f"{_ENTITY},url"
            for kind in KINDS
        },
        "mentions": "id,kind,entity,entity_name,target_n,form,ref,surface,whole,element,type,part,stream,text,text_title,passage,"
        f"start,end,before,after,certainty,responsibility,lang,{_PROVENANCE}",
        "quotations": "id,class,direct,speaker,speaker_name,addressee,source,session,surface,whole,part,stream,text,text_title,"
        f"passage,start,end,{_PROVENANCE}",
        "turns": f"id,speaker,speaker_name,addressee,session,words,text,passage,start,end,{_PROVENANCE}",
        "apparatus": "id,text,passage,lemma,lemma_witnesses,reading,witnesses,type,start,end,stream,reading_start,reading_end,"
        f"{_PROVENANCE}",
        "texts": "id,title,path,date,lang,kind,source_sha256,url",
    }.items()
}
"""By the name of the file without ``.csv``."""

STORED = ("mentions", "quotations", "turns", "apparatus")
"""Tables that have their rows from texts, in the order of texts: each text adds its lines, written by itself."""

KEPT = {
    "mentions": "entity kind registered form whole surface before after url text passage",
    "quotations": "id class speaker_name session surface url text",
    "turns": "id words speaker_name session opening url text",
    "apparatus": "id url lemma shown varies lemma_witnesses witnesses text",
    "speakers": "table id text kind entity name registered",
    "sessions": "id name type start end place part_of anchor inferred text",
    "facts": "text key words address",
    "problems": "path line column slug severity message hint source end_line end_column label",
    "involved": "entity kind registered mentions quotations turns lines",
    "named": "entity kind said identifiers n",
}
"""What the store keeps of each text, for pages of the whole edition. ``passage`` is a number that no other passage has.

``involved`` counts what an entity has in a text, and how many lines that takes, ``named`` what it is called there if no
register describes it.
"""

MORE = {
    "mentions": ("registered", "identifiers"),
    "quotations": (),
    "turns": ("stream", "opening"),
    "apparatus": ("shown", "varies"),
}
"""What a row of a text says beside the columns of its table: whether the entity has a register entry, and the like.

``shown`` is a reading with the signs of its editor, ``varies`` says whether the row is that of a reading: an entry without any has
one too.
"""

PROBLEMS = tuple(KEPT["problems"].split())
PASSAGES = ("text", "id", "element", "stream", "start", "end", "parent", "number", "url")

OF_A_TEXT: dict[str, tuple[str, ...]] = {
    **{table: (*COLUMNS[table], *MORE[table]) for table in STORED},
    **{table: tuple(KEPT[table].split()) for table in ("speakers", "sessions", "facts", "problems")},
    "passages": PASSAGES,
}
"""The columns of all rows that a text has."""

NUMBERS = frozenset(
    "n lines passage target_n start end reading_start reading_end words mentions texts quotations turns registered varies line"
    " column end_line end_column".split()
)
"""Columns that hold whole numbers."""

DATES = frozenset(("start", "end"))
"""Of sessions these are dates: a year alone would become a number, and a page of it could not be made."""
