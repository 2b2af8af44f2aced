"""TABLE of the kinds of entries in the log, and what the header of a draft says of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from edition.encoding.drafting.pieces import Entry


class Kind(NamedTuple):
    """A kind of entry: to which part of ``editorialDecl`` it belongs, and what is said there of one and of several."""

    name: str
    part: str
    one: str
    many: str


KINDS = (
    Kind(
        "paragraph-joined",
        "correction",
        "one paragraph that was broken in two was joined",
        "{n} paragraphs that were broken in two were joined",
    ),
    Kind(
        "escape",
        "correction",
        "one backslash that only escaped a character was left out",
        "{n} backslashes that only escaped a character were left out",
    ),
    Kind(
        "character",
        "correction",
        "one character that XML cannot hold was replaced by U+FFFD",
        "{n} characters that XML cannot hold were replaced by U+FFFD",
    ),
    Kind(
        "hyphen",
        "hyphenation",
        "one word divided at a line end was made whole: lb with rend hyphen stands for its hyphen",
        "{n} words divided at line ends were made whole: lb with rend hyphen stands for each hyphen",
    ),
    Kind(
        "hyphen-kept",
        "hyphenation",
        "one hyphen at a line end was taken for one of its word",
        "{n} hyphens at line ends were taken for ones of their words",
    ),
    Kind(
        "line-end",
        "normalization",
        "one line end within a paragraph was folded",
        "{n} line ends within paragraphs were folded",
    ),
    Kind("line-kept", "normalization", "one line end was kept as lb", "{n} line ends were kept as lb"),
    Kind(
        "byte-order-mark",
        "normalization",
        "the byte order mark was left out",
        "{n} byte order marks were left out",
    ),
    Kind(
        "title",
        "segmentation",
        "the headline was recognised by its form",
        "{n} headlines were recognised by their form",
    ),
    Kind(
        "subtitle",
        "segmentation",
        "the subtitle was recognised by its place",
        "{n} subtitles were recognised by their place",
    ),
    Kind(
        "author",
        "segmentation",
        "the byline was recognised by its form",
        "{n} bylines were recognised by their form",
    ),
    Kind("date", "segmentation", "the date was recognised by its form", "{n} dates were recognised by their form"),
    Kind("place", "segmentation", "the place was recognised by its form", "{n} places were recognised by their form"),
    Kind(
        "salute",
        "segmentation",
        "the salutation was recognised by its form",
        "{n} salutations were recognised by their form",
    ),
    Kind(
        "closing",
        "segmentation",
        "the end of the letter was recognised by its form",
        "{n} ends of letters were recognised by their form",
    ),
    Kind(
        "heading",
        "segmentation",
        "one heading was recognised by its form",
        "{n} headings were recognised by their form",
    ),
    Kind("heading-mark", "segmentation", "one mark of a heading became head", "{n} marks of headings became head"),
    Kind("list", "segmentation", "one list was recognised", "{n} lists were recognised"),
    Kind("list-mark", "segmentation", "one bullet became an item", "{n} bullets became items"),
    Kind("verse", "segmentation", "one poem was recognised by its lines", "{n} poems were recognised by their lines"),
    Kind(
        "speech",
        "segmentation",
        "one speech was recognised by the speaker before it",
        "{n} speeches were recognised by the speakers before them",
    ),
    Kind(
        "stage",
        "segmentation",
        "one stage direction was recognised by its form",
        "{n} stage directions were recognised by their form",
    ),
    Kind(
        "quotation-mark",
        "segmentation",
        "one mark of a quoted line became quote",
        "{n} marks of quoted lines became quote",
    ),
    Kind("rule", "segmentation", "one rule became milestone", "{n} rules became milestone"),
    Kind("page", "segmentation", "one page break became pb", "{n} page breaks became pb"),
    Kind(
        "page-number",
        "segmentation",
        "one page number was set apart as fw",
        "{n} page numbers were set apart as fw",
    ),
    Kind(
        "running-title",
        "segmentation",
        "one running title was set apart as fw",
        "{n} running titles were set apart as fw",
    ),
    Kind(
        "boilerplate",
        "segmentation",
        "what is around the text was set apart as a division of its own",
        "what is around the text was set apart, in {n} divisions",
    ),
    Kind("mark", "segmentation", "one mark of Markdown became an element", "{n} marks of Markdown became elements"),
    Kind("table-mark", "segmentation", "one mark of a table became a cell", "{n} marks of tables became cells"),
    Kind("note-mark", "segmentation", "one mark of a note became note", "{n} marks of notes became note"),
    Kind("code-mark", "segmentation", "one mark of lines of code became ab", "{n} marks of lines of code became ab"),
    Kind(
        "link-target",
        "segmentation",
        "one line that says where a link leads became a target",
        "{n} lines that say where links lead became targets",
    ),
    Kind(
        "front-matter",
        "segmentation",
        "one line of front matter went to this header",
        "{n} lines of front matter went to this header",
    ),
    Kind(
        "entity",
        "correction",
        "one entity was written as the character that it means",
        "{n} entities were written as the characters that they mean",
    ),
    Kind("html", "interpretation", "HTML was kept as text, in one place", "HTML was kept as text, in {n} places"),
    Kind(
        "unread",
        "interpretation",
        "one block was not understood as Markdown, and kept as it stands",
        "{n} blocks were not understood as Markdown, and kept as they stand",
    ),
    Kind("insertion", "correction", "one tracked insertion was accepted", "{n} tracked insertions were accepted"),
    Kind("deletion", "correction", "one tracked deletion was accepted", "{n} tracked deletions were accepted"),
    Kind("comment", "correction", "one comment was left out", "{n} comments were left out"),
    Kind(
        "field",
        "normalization",
        "the code of one field was left out, its result kept",
        "the codes of {n} fields were left out, their results kept",
    ),
    Kind(
        "formula",
        "normalization",
        "of one formula the characters were kept",
        "of {n} formulas the characters were kept",
    ),
    Kind(
        "symbol",
        "normalization",
        "one sign of a font was kept by its number",
        "{n} signs of fonts were kept by their numbers",
    ),
    Kind("picture", "normalization", "one picture was not taken out", "{n} pictures were not taken out"),
)
PARTS = ("correction", "normalization", "hyphenation", "segmentation", "interpretation")
NOTHING = {
    "correction": "Nothing was corrected.",
    "normalization": "Spelling and letters are those of the source.",
    "hyphenation": "No word divided at a line end was found.",
    "segmentation": "Paragraphs are those of the source.",
    "interpretation": "",
}


def sentences(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """What was done, in words: by the part of ``editorialDecl``, a sentence for each kind."""
    counts = Counter(entry.kind for entry in entries)
    return [(kind.part, _sentence(kind, counts[kind.name])) for kind in KINDS if counts[kind.name]]


def _sentence(kind: Kind, number: int) -> str:
    words = kind.one if number == 1 else kind.many.format(n=f"{number:,}")
    return f"{words[0].upper()}{words[1:]}."
