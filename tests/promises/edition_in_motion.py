"""An edition made to be changed: whatever one file can have to do with another stands in it once."""

from __future__ import annotations

from pathlib import Path

_TEI = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"'
_HEAD = "<teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt>{}</fileDesc>{}</teiHeader>"


def tei(title: str, body: str, file: str = "", header: str = "", attributes: str = "") -> str:
    """A TEI of a title and a body; ``file`` and ``header`` are more of its ``fileDesc`` and of its header."""
    head = _HEAD.format(title, file, header)
    return f"<TEI {_TEI} {attributes}>{head}\n<text><body>\n{body}\n</body></text></TEI>\n"


def register(kind: str, entries: str) -> str:
    """A register as a file of its own."""
    return f"<{kind} {_TEI}>\n{entries}\n</{kind}>\n"


_WITNESSES = (
    '<sourceDesc><listWit><witness xml:id="A">A</witness><witness xml:id="B">B</witness></listWit></sourceDesc>'
)
_PREFIXES = (
    '<encodingDesc><listPrefixDef><prefixDef ident="psn" matchPattern="([a-z]+)" replacementPattern="people.xml#$1"/>'
    "</listPrefixDef></encodingDesc>"
)
_HELD_BACK = '<publicationStmt><availability status="restricted"><p>Not yet.</p></availability></publicationStmt>'
_SCHEMA = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="any"/></start>
<define name="any"><element><anyName><except><name ns="http://www.tei-c.org/ns/1.0">{}</name></except></anyName>
<zeroOrMore><choice><attribute><anyName/></attribute><text/><ref name="any"/></choice></zeroOrMore></element></define></grammar>
"""

FILES = {
    "edition.toml": 'title = "In motion"\nbase_witness = "A"\n[parallel]\ntexts = ["poem", "letter10", "nowhere"]\n',
    "letter2.xml": tei(
        "Letter",
        '<p xml:id="p1">Dear <persName ref="people.xml#ada">Ada</persName>, ask <persName ref="psn:bob">Bob</persName> or'
        ' <persName ref="https://d-nb.info/gnd/1">him</persName>, <name>Cleo</name> and <persName>Ada</persName>.</p>'
        '<p xml:id="p2"><persName xml:id="m1" next="#m2" ref="#ada">Ada</persName>, that is'
        ' <persName xml:id="m2" prev="#m1">Lovelace</persName>, saw <ref target="poem.xml#l1">the poem</ref>.</p>',
    ),
    "letter10.xml": tei(
        "Letter",
        '<p>From <placeName ref="#vienna">Vienna</placeName> with <persName ref="#nobody">Nobody</persName> and'
        ' <persName ref="#eve">Eve</persName>. <said who="#eve">Come</said>, she wrote to <persName key="zoe">Zoe</persName>.</p>',
        header='<profileDesc><creation><date when="1815-03"/></creation></profileDesc>',
    ),
    "poem.xml": tei(
        "Poem",
        '<lg><l xml:id="l1">A <app><lem wit="#A">grey</lem><rdg wit="#B #Z">gray</rdg></app> cat</l>'
        '<l><app><rdg wit="#A">came</rdg><rdg wit="#B">went</rdg></app> for <persName ref="#ada">Ada</persName></l></lg>',
        _WITNESSES,
    ),
    "book.xml": tei(
        "Book",
        '<xi:include href="parts/one.xml"/><xi:include href="parts/two.xml" xpointer="second"/>'
        '<p><xi:include href="parts/note.txt" parse="text"/></p>'
        '<p><xi:include href="parts/missing.xml"><xi:fallback>There is no such part.</xi:fallback></xi:include></p>'
        '<figure><graphic url="pictures/a.png"/></figure><figure><graphic url="pictures/b.svg"/></figure>',
    ),
    "parts/one.xml": f'<div {_TEI}><head>One</head><p xml:id="one">Here is <persName ref="#bob">Bob</persName>.</p></div>',
    "parts/two.xml": f'<div {_TEI}><p>first</p><p xml:id="second">And <placeName ref="#vienna">Vienna</placeName>.</p></div>',
    "parts/note.txt": "A note in plain letters.",
    "pictures/a.png": "\x89PNG one",
    "pictures/b.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
    "corpus.xml": f"<teiCorpus {_TEI}>{_HEAD.format('Corpus', '', '')}\n"
    + tei("First of the corpus", '<p>About <persName ref="#bob">Bob</persName>.</p>')
    + tei("Second of the corpus", '<p>About <persName ref="#eve">her</persName>.</p>', attributes='xml:id="other"')
    + '<xi:include href="poem.xml"/></teiCorpus>\n',
    "group.xml": f"<TEI {_TEI}>{_HEAD.format('Group', '', '')}<text><group><text><body><p>one</p></body></text>"
    '<text><body><p>two of <persName ref="#ada">her</persName></p></body></text></group></text></TEI>\n',
    "congress.xml": tei(
        "Congress",
        '<div type="session" xml:id="morning"><head>Morning, <date when="1815-01-05">5 January</date></head>'
        '<u who="#ada">Good morning.</u><div type="session" xml:id="late"><head>Late</head>'
        '<u who="#bob">Good <said who="#eve">day</said>.</u></div></div>'
        '<div corresp="#sitting"><p>All agreed, <said who="#ada">said Ada</said>; see <eventName ref="#sitting">it</eventName>.</p>'
        '<sp who="#nobody"><speaker>Nobody</speaker><p>No.</p></sp></div>',
    ),
    "sheet.xml": tei(
        "Sheet",
        '<div type="edition" xml:lang="grc"><pb n="1" facs="#front"/>'
        '<ab n="1" facs="#words">α <persName ref="#ada">Ἄδα</persName></ab>'
        '<pb n="2" facs="https://a.example/iiif/2"/><ab n="2">β</ab></div>'
        '<div type="translation" xml:lang="en"><p n="1">A, Ada</p><p n="2" corresp="poem.xml#l1">B</p></div>',
    ).replace(
        "<text>",
        '<facsimile><surface xml:id="front" ulx="0" uly="0" lrx="9" lry="9"><graphic url="pictures/a.png"/>'
        '<zone xml:id="words" ulx="1" uly="1" lrx="3" lry="3"/></surface></facsimile><text>',
    ),
    "held/letter2.xml": tei("Held back", '<p>Secret of <persName ref="#ada">Ada</persName>.</p>', _HELD_BACK),
    "people.xml": register(
        "listPerson",
        '<person xml:id="ada"><persName>Ada</persName><idno type="GND">1</idno></person>\n'
        '<person xml:id="bob"><persName>Bob</persName><idno>https://d-nb.info/gnd/1</idno></person>',
    ),
    "more/people.xml": register(
        "listPerson",
        '<person xml:id="eve"><persName>Eve</persName><note>A friend.</note></person>\n'
        '<person xml:id="ada"><persName>Ada</persName><idno type="GND">1</idno><birth when="1815"/></person>',
    ),
    "rest.xml": tei(
        "Registers",
        "",
        header=_PREFIXES,
    ).replace(
        "<text>",
        '<standOff><listPlace><place xml:id="vienna"><placeName>Vienna</placeName></place></listPlace>\n'
        '<listEvent><event xml:id="days" type="congress"><label>Days</label><listEvent><event xml:id="sitting" type="session"'
        ' when="1815-01-06"><label>Sitting</label><listPerson><person corresp="#bob"/></listPerson></event></listEvent></event>'
        "</listEvent></standOff><text>",
    ),
    "checked.xml": '<?xml-model href="schema/own.rng" type="application/xml"?>\n'
    + tei("Checked", "<p>A <hi>word</hi> and <ab>one</ab>.</p>"),
    "schema/own.rng": _SCHEMA.format("ab"),
    "other.xml": "<html><body>no TEI</body></html>",
}
"""Path -> content."""


def write(folder: Path) -> Path:
    """Write the edition into a folder."""
    for path, content in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8", newline="")
    return folder


def schema_against(element: str) -> str:
    """A schema that knows every element but one."""
    return _SCHEMA.format(element)
