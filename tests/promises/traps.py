"""A collection written on the spot: every promise has something to hold even where no real collection is at hand."""

from __future__ import annotations

from pathlib import Path

_HEAD = "<teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt></fileDesc></teiHeader>"
_P5 = '<TEI xmlns="http://www.tei-c.org/ns/1.0"{}>' + _HEAD + "{}</TEI>"

_LETTER = """<text><front><titlePage><titlePart>A letter</titlePart></titlePage></front><body>
<div type="session" xml:id="s1"><head>First <hi>day</hi></head>
<p>Dear <persName ref="#ada">Ada</persName>, <choice><sic>teh</sic><corr>the</corr></choice> <app><lem
wit="#A">end</lem><rdg
wit="#B">and</rdg><rdg wit="#C"><persName ref="#ada">Ada B.</persName></rdg></app> is near
<note place="foot">See <name>Bob</name>, <note>and <rs ref="#ada">her</rs> too</note>p. 3</note> in Vi<lb
break="no"/>enna<pb n="2"/>
and <placeName ref="#wien">Wien<lb/>(<placeName ref="#inner">Innere Stadt</placeName>)</placeName>.<del>Not
<del>so</del> this.</del></p>
<p>She said: <q>=1+1</q>, <said who="#ada" xml:id="q1" next="#q2">come</said> &#8212; and went &#8212; <said
who="#ada" xml:id="q2"
prev="#q1">home</said>. <rs ref="#ada #bob">both</rs> <rs ref="https://d-nb.info/gnd/1
https://www.wikidata.org/wiki/Q1">he</rs></p>
<p>The same.</p><p>The same.</p><p/>
<sp who="#ada"><speaker>Ada.</speaker><stage>aside</stage><p>I come.</p></sp>
<u who="#bob">No paragraph<seg>but a segment</seg><note>laughs</note></u>
Text directly in the division <odd xmlns="urn:x-odd">kept <b>whole</b></odd>
<figure><graphic url="a.png"/><figDesc>A <persName
ref="#ada">lady</persName></figDesc></figure><fw>catch</fw><persName ref="#ada"/>
<list><item>one <list><item>inner</item></list>
rest</item></list><table><head>T</head><row><cell>1</cell><pb/><cell>2</cell></row></table>
<p><choice><abbr>D<am>.</am>r</abbr><expan>D<ex>octo</ex>r<am>~</am></expan></choice> <app><lem>new
<del>old</del></lem><rdg>other</rdg></app>
<app><rdg wit="#B">first</rdg><rdg wit="#C">second</rdg></app> <restore><del>kept</del></restore> al<pc
force="weak">-</pc>
<lb break="no"/>so <app><lem>a</lem><rdg>b <app><lem>c</lem><rdg>d</rdg></app> e</rdg></app></p>
<quote source="#w">He wrote <q type="spoken">hear <soCalled>hear</soCalled></q> twice.</quote></div>
</body><back><listPerson><person
xml:id="ada"><persName>Ada</persName><idno>https://d-nb.info/gnd/1</idno></person><person xml:id="bob"
><persName>Bob</persName></person></listPerson><listPlace><place
xml:id="wien"><placeName>Wien</placeName></place></listPlace></back></text>"""

_ARABIC = '<text xml:lang="ar"><body><p>كتاب <persName key="زيد">زيد</persName> &amp; e\u0301\u00a0x</p></body></text>'
_PLAIN = "<text><body><p>{}</p></body></text>"
_P4 = """<!DOCTYPE TEI.2 PUBLIC "-//TEI P4//DTD" "http://example.org/tei2.dtd" [
<!ENTITY % x SYSTEM "http://example.org/x.dtd"> %x;
<!ENTITY own "owned"> ]>
<TEI.2><teiHeader/><text><body><p id="p1">P4 &aelig; and <name key="k1">Kay</name></p></body></text></TEI.2>"""

FILES = {
    "letter.xml": _P5.format("", "Letter", _LETTER),
    "arabic.xml": _P5.format("", "كتاب", _ARABIC),
    "one/same.xml": _P5.format("", "One", _PLAIN.format("the one")),
    "two/Same.xml": _P5.format("", "Two", _PLAIN.format("the other")),
    "entity.xml": '<!DOCTYPE TEI [<!ENTITY who "W. &#38;#38; Co.">]>'
    + _P5.format("", "Entity", _PLAIN.format("by &who;\r\n!")),
    "corpus.xml": '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude">'
    + _HEAD.format("All")
    + _P5.format("", "In", _PLAIN.format("inside"))
    + _P5.format(' xml:id="named"', "Named", _PLAIN.format("called by name"))
    + '<xi:include href="one/same.xml"/></teiCorpus>',
    "including.xml": _P5.format(
        ' xmlns:xi="http://www.w3.org/2001/XInclude"',
        "Including",
        '<text><body><p>Here: <xi:include href="part.xml" xpointer="x"/> tail <xi:include'
        ' href="../no.xml"><xi:fallback>back'
        "</xi:fallback></xi:include></p></body></text>",
    ),
    "part.xml": '<div xmlns="http://www.tei-c.org/ns/1.0"><p>out</p><seg xml:id="x">in<note>N</note></seg></div>',
    "twice.xml": _P5.format(
        "", "Twice", '<text><body><p xml:id="a">1</p><p xml:id="a">2</p><p xml:id="b c">3</p></body></text>'
    ),
    "header.xml": _P5.format("", "Header", ""),
    "register.xml": '<listPerson xmlns="http://www.tei-c.org/ns/1.0"><person xml:id="eve">'
    "<persName>Eve</persName></person></listPerson>",
    "bare.xml": "<TEI><teiHeader/>" + _PLAIN.format("no <name>namespace</name>") + "</TEI>",
    "p4.xml": _P4,
    "other.xml": "<html><body>no TEI</body></html>",
    "broken.xml": _P5.format("", "Broken", "<text><body><p>a</body></text>"),
    "empty.xml": "",
}
"""Path -> content."""


def write(folder: Path) -> None:
    """Write the collection into a folder that does not exist."""
    for path, content in FILES.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8", newline="")
    latin = _P5.format("", "Latin", _PLAIN.format("caf\u00e9 &lt;b&gt;"))
    (folder / "latin.xml").write_bytes(('<?xml version="1.0" encoding="ISO-8859-1"?>' + latin).encode("latin-1"))
    (folder / "bom.xml").write_bytes(("\ufeff" + _P5.format("", "Bom", _PLAIN.format("marked"))).encode())
    (folder / "folder.xml").mkdir()
