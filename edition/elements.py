"""TABLE of element roles: what an element of the TEI is to a reader of the text."""

from __future__ import annotations

from edition.kinds import KINDS
from edition.tei import tag, tags

PASSAGES = tags(
    "p ab head l item cell note stage speaker label byline signed salute dateline trailer argument figDesc bibl"
    " titlePart docAuthor docDate docImprint witDetail fw castItem line"
)
"""The smallest citable units; an element that holds text and has none of them above it is one as well."""

BLOCKS = tags(
    "p ab head l lg list item table row cell sp speaker u div div1 div2 div3 div4 div5 div6 div7 floatingText body front back"
    " text group titlePage docTitle titlePart byline docAuthor docDate docImprint epigraph argument opener closer postscript"
    " salute signed dateline trailer address addrLine castList castGroup castItem figure listBibl biblStruct line zone surface"
    " surfaceGrp sourceDoc set prologue epilogue performance entry div0 lg1 lg2 lg3 lg4 lg5"
)
"""Elements that stand on lines of their own even inside a passage; outside passages every element does."""

BREAKS = tags("lb pb cb gb")
SPACES = tags("space")
NOTES = tags("note witDetail")
FIGURES = tags("figDesc")
FURNITURE = tags("fw index binaryObject")
BIBLIOGRAPHY = tag("listBibl")
LISTS = tags(" ".join(kind.register for kind in KINDS)) - {BIBLIOGRAPHY}
WITNESS_LIST = tag("listWit")
WITNESS_LISTS = frozenset({WITNESS_LIST})
REGISTERS = LISTS | {BIBLIOGRAPHY} | WITNESS_LISTS

ENTRIES = {
    **{tag(kind.register): tags(kind.entries) for kind in KINDS if kind.register},
    tag("listPerson"): tags("person personGrp org"),
    tag("particDesc"): tags("person personGrp org"),
    tag("settingDesc"): tags("place"),
    tag("event"): tags("event"),
    tag("standOff"): tags(" ".join(kind.entries for kind in KINDS if kind.register != "listBibl")),
}
"""By the element that holds them: which children are entries of a register."""

PREFERRED = (tag("corr"), tag("reg"), tag("expan"), tag("ex"))
"""What the reading view takes of a ``choice``, best first; else its first child."""

CHOSEN = frozenset(PREFERRED[:3])
"""Those of them that are a whole form: corrected, regularized, expanded."""

ELEMENT_ONLY = tags("choice app subst rdgGrp listApp")
"""White space directly in these is layout of the source, not text."""

NAMES = tags(" ".join(kind.names for kind in KINDS))
NAMES_WITH_POINTER = tags(" ".join(kind.pointed for kind in KINDS))
QUOTATIONS = tags("said q quote soCalled")
TURNS = tags("u sp")
DIVISIONS = tags("div div0 div1 div2 div3 div4 div5 div6 div7")
NO_QUOTATION = frozenset("foreign distinct term emph mentioned".split())
VISIBLE = tags("pb graphic figure media gap")
"""What makes a text of a TEI that has no words."""
RIGHT_TO_LEFT = frozenset("ar arc arz dv fa he heb ara iw ku-arab ota per pes ps syc syr syriac ur yi urd".split())
