"""TABLES of what generated texts are made of: words, ids, pointers, attributes, names of elements; the simplest first."""

from __future__ import annotations

from edition import elements
from edition.tei import PREFIX

WORDS = (
    "a", "b ", " c", " ", "\n  ", "word", "Ada", "London", ".", "word word", "x-", "\u00ad", "“x”", "’", "\u00a0", "\u202f",
    "\u00e9", "e\u0301", "a\u0301\u0327\u0323", "\u1e9b\u0323", "\u0301", "\u1112\u1161\u11ab", "ﬁ", "İ", "ß", "\u017f",
    "\u05d0\u05d1", "\u0627\u0644\u0643\u062a\u0627\u0628", "\u202ea\u202c", "\u2067b\u2069", "\u200b", "\u200d", "\u200c",
    "\ufeff", "\u2060", "\u2028", "\u2029", "&#x85;", "\ud7ff", "\ue000", "\ufdd0", "\ufffd", "\U0001f469\u200d\U0001f4bb",
    "\U00010000", "\U0010fffd", "\U000e0041", "=1+1", "@x", "'", '"', "&amp;", "&lt;", "&gt;", "&lt;b>x&lt;/b>", "]]&gt;",
    "&#13;", "&#9;", "&#10;", "\r\n", "\r", "\t", "&amp;amp;", "<![CDATA[<x>&y;]]>", "<![CDATA[]]>", "<!-- note -->", "<!---->",
    "<?pi some?>", "<?xml-model href='x'?>", "\x7f", "\x80", "\x9f", "{{x}}", "${x}", "%s", "\\", "0", "۳", "-", "--", "|",
    "a" * 90, "\u0300" * 40,
)  # fmt: skip

IDS = (
    "a1", "b2", "c3", "d4", "ada", "bob", "london", "A", "B", "s1", "ui-main", "ui-notes-1", "_ui-x", "é", "e\u0301", "a1.2", "1x",
    "a b", " a1", "a1 ", "x:y", "", "-", "#a1", "%41", "'q'", "&lt;b&gt;", "pabcdefghij", "con", "index", "a/b", "..", "\u05d0",
    "\U00010400", "&#10;n", "toc", "x" * 120,
)  # fmt: skip

POINTERS = (
    "#a1", "#b2", "#c3", "#d4", "#ada", "#bob", "#london", "#A", "#B", "#s1", "#nowhere", "#ada #bob", "#ada #nowhere", "ada", "Ada Lovelace",
    "register.xml#ada", "register.xml#none", "none.xml#ada", "text.xml#a1", "./text.xml#b2", "part.xml#pp", "../text.xml#a1", "register.xml",
    "text.xml", "register.xml#", "#", "", " ", "per:ada", "per:none", "loc:1", "bad:1", "none:x", "https://a.example/1", "https://a.example/2 #ada",
    "http://a.example/a%20b", "https://[x", "javascript:alert(1)", "JaVa\tscript:x", "data:text/html,x", "mailto:a@a.example", "//a.example/x",
    "urn:x:1", "Walt:", ":x", "pmb12", "Q42", "#a b", "#é", "#%C3%A9", "#ui-main", "#1x", "#a1.2", "#xpath(//p[1])", "#range(left(a1),right(b2))",
    "..", "/", "a\\b", "\u202e#a1", "#a1\u00a0#b2", "-", "[nn]", "#\u05d0", "?x", "text.xml?x#a1", "#a1#b2", "#" + "x" * 300, "https://a.example/" + "y" * 300,
)  # fmt: skip

ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "xml:id": IDS,
    "ref": POINTERS,
    "key": POINTERS,
    "corresp": POINTERS,
    "who": POINTERS,
    "type": ("person", "spoken", "thought", "written", "emph", "session", "sitting", "Sitzung", "x y", "", "place", "lit_work", "register", "ordered", "gloss", "note", "edition", "translation"),
    "n": ("1", "2", "", "iv", "a b", "12345", "<", "=x", "\u0663", "*"),
    "rend": ("italic", "bold", "color:red", "sup", "x;y:z", "", "look-x ui-y", "italic bold center"),
    "rendition": ("#r1", "#a1", "#", "simple:bold"),
    "xml:lang": ("en", "de", "ar", "he", "", "x", "en-GB", "grc", "-", "iw", "zh-Hant-TW", "12", "a b"),
    "next": POINTERS[:14],
    "prev": POINTERS[:14],
    "part": ("I", "M", "F", "N", "Y", "?"),
    "break": ("no", "yes", "maybe", ""),
    "join": ("left", "right", "both", "overlap", "no"),
    "wit": ("#A", "#B", "#A #B", "A", "", "#Z", "#A  #A", "text.xml#A", "https://a.example/w", "Α", "#"),
    "exclude": ("#a1", ""),
    "source": POINTERS,
    "resp": POINTERS,
    "cert": ("low", "high", "?"),
    "toWhom": POINTERS,
    "direct": ("false", "true", "x"),
    "aloud": ("false", "true"),
    "target": POINTERS,
    "url": ("a.png", "none.png", "https://a.example/a.jpg", "javascript:x", "../a.png", "a.svg", "", "#a1", "a.png ", "b%20c.png"),
    "facs": ("a.png", "#f1", "none.jpg", "https://a.example/a.jpg", "javascript:x", "", "#none", "a.png #a1"),
    "ulx": ("0", "10", "x", "1e999"),
    "lrx": ("100", "5", "-1"),
    "ana": POINTERS,
    "decls": POINTERS,
    "force": ("weak", "strong", ""),
    "when": ("1818-09-30", "1818", "", "x", "-0044-03-15", "1818-13-45"),
    "from": ("1818-09-30", "1900", "x"),
    "to": ("1818-10-01", "x"),
    "role": ("label", "speaker", "data", ""),
    "cols": ("2", "0", "-1", "x", "99999999999", "1.5"),
    "rows": ("2", "0", "x", "1000000"),
    "place": ("above", "foot", "margin", "end", "inline"),
    "reason": ("lost", ""),
    "quantity": ("1", "x", "10000"),
    "unit": ("line", "chars"),
    "spanTo": POINTERS[:10],
    "sameAs": POINTERS[:14],
    "copyOf": POINTERS[:14],
    "points": ("0,0 1,1", "x", "0,0 9,0 9,9", "0,0 1,nan 2,2"),
    "level": ("a", "m"),
    "xml:space": ("preserve", "default"),
    "xml:base": ("https://evil.example/", "../x/", "javascript:"),
    "onclick": ("alert(1)",),
    "style": ("color:red",),
    "class": ("gen", "stream text"),
    "id": IDS,
    "lang": ("en",),
    "e:href": ("https://a.example/", "javascript:x"),
    "e:block": ("1", "2", "x"),
    "e:id": ("a1",),
    "f:x": ("y",),
}
"""Attributes and values, some of which only nonsense would write; any of them may stand on any element."""

OWN_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys("persName orgName placeName geogName eventName objectName".split(), ("ref", "key", "next", "prev", "xml:id", "type", "corresp", "cert")),
    **dict.fromkeys("name rs title author editor country region settlement district".split(), ("ref", "type", "key", "xml:id", "next", "prev")),
    **dict.fromkeys("lem rdg".split(), ("wit", "type", "exclude", "source", "resp", "xml:id")),
    **dict.fromkeys("lb pb cb gb".split(), ("break", "n", "facs", "xml:id")),
    **dict.fromkeys("q said quote soCalled".split(), ("who", "type", "toWhom", "direct", "aloud", "source", "next", "prev", "xml:id", "rend")),
    **dict.fromkeys("u sp".split(), ("who", "toWhom", "n", "xml:id", "corresp")),
    **dict.fromkeys("ref ptr".split(), ("target", "type")),
    **dict.fromkeys("w pc".split(), ("join", "force", "part")),
    **dict.fromkeys("div div1 floatingText text body".split(), ("type", "xml:id", "corresp", "ana", "decls", "n", "xml:lang")),
    **dict.fromkeys("row cell".split(), ("role", "cols", "rows")),
    **dict.fromkeys("person org place event bibl biblStruct witness".split(), ("xml:id", "sameAs", "corresp", "type", "n", "ana")),
    **dict.fromkeys("date docDate".split(), ("when", "from", "to")),
    **dict.fromkeys("join link span alt".split(), ("target", "type", "from", "to", "ana")),
    **dict.fromkeys("delSpan addSpan damageSpan".split(), ("spanTo",)),
    "graphic": ("url",),
    "media": ("url",),
    "note": ("n", "place", "type", "target", "xml:id", "resp"),
    "p": ("xml:id", "n", "rend"),
    "seg": ("xml:id", "part"),
    "list": ("type", "rend"),
    "rdgGrp": ("type",),
    "anchor": ("xml:id",),
}  # fmt: skip
"""Attributes that an element of this name is for."""


def _names(*groups: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted({tag.removeprefix(PREFIX) for group in groups for tag in group}))


NAMES = _names(elements.NAMES, elements.NAMES_WITH_POINTER)
QUOTED = _names(elements.QUOTATIONS)
BLOCKS = _names(elements.BLOCKS, elements.PASSAGES, elements.TURNS)
EMPTY = (*_names(elements.BREAKS, elements.SPACES, elements.VISIBLE), "milestone", "anchor", "caesura", "ptr", "pause", "handShift", "delSpan", "join", "link", "kinesic")
INLINE = tuple(
    "hi emph seg foreign term ref choice sic corr orig reg abbr expan am ex subst add del restore supplied unclear surplus w pc date"
    " num gi mentioned gloss cit g c metamark mod retrace secl space s cl phr m span alt index fw figDesc binaryObject witStart witEnd"
    " lacunaStart lacunaEnd surname forename roleName addName genName nameLink persName idno desc formula egXML code vocal incident writing shift".split()
)  # fmt: skip
ASIDE = _names(elements.NOTES, elements.FIGURES, elements.FURNITURE)
REGISTERS = _names(elements.REGISTERS)
ENTRIES = tuple("person personGrp org place event bibl biblStruct object witness relation listPerson listRelation item".split())
STRANGE = (
    "foo", "TEI", "teiHeader", "text", "body", "teiCorpus", "facsimile", "standOff", "egXML", "script", "style", "div-x", "html", "f:script",
    "f:p", "e:stream", "e:page", "e:mark", "e:link", "h:script", "svg:svg", "n:x", "p.x", "日本",
)  # fmt: skip

NAMESPACES = (
    'xmlns:e="urn:edition:annotated" xmlns:f="urn:foreign" xmlns:h="http://www.w3.org/1999/xhtml"'
    ' xmlns:svg="http://www.w3.org/2000/svg" xmlns:n="urn:n" xmlns:xi="http://www.w3.org/2001/XInclude"'
)
PAIRS = (("sic", "corr"), ("orig", "reg"), ("abbr", "expan"), ("am", "ex"), ("corr", "corr"), ("seg", "hi", "note"), ("unclear",), ())
DECLARATIONS = ("", '<?xml version="1.0" encoding="UTF-8"?>\n', "<?xml version='1.0'?><?xml-model href='x.rng'?>\n<!-- first -->\n")
DOCTYPES = (
    "", "", "", "", "",
    '<!DOCTYPE TEI [<!ENTITY ent "value &#38;amp; more"><!ENTITY el "&lt;hi>in&lt;/hi>"><!ENTITY deep "&ent;&ent;">]>\n',
    '<!DOCTYPE TEI SYSTEM "none.dtd" [<!ENTITY ent "v"><!ENTITY el "w"><!ENTITY deep "x"><!ATTLIST p n CDATA "9">]>\n',
    '<!DOCTYPE TEI.2 PUBLIC "-//TEI//DTD TEI Lite//EN" "none.dtd">\n',
    '<!DOCTYPE TEI [<!ENTITY % out SYSTEM "none.ent">%out;<!ENTITY ent "v"><!ENTITY el "w">]>\n',
)  # fmt: skip
ENTITIES = ("&ent;", "&el;", "&deep;")
_STATED = "<titleStmt><title>A letter</title><author ref='#ada'>Ada</author></titleStmt><publicationStmt><p/></publicationStmt>"
_MEETING = (
    "<fileDesc><titleStmt><title type='main'>T</title><meeting ref='#s1'>Sitting <date when='1818-09-30'>30</date></meeting></titleStmt>"
    "<publicationStmt><availability status='restricted'><licence target='https://a.example/l'>no</licence></availability><date when='1900'/>"
    "</publicationStmt><sourceDesc><listWit><witness xml:id='A' n='a'>Ms A</witness><listWit><witness xml:id='B'><abbr>B</abbr></witness></listWit>"
    "</listWit></sourceDesc></fileDesc><encodingDesc><tagsDecl><rendition xml:id='r1'>font-style:italic</rendition></tagsDecl><listPrefixDef>"
    "<prefixDef ident='per' matchPattern='(.+)' replacementPattern='register.xml#$1'/><prefixDef ident='loc' matchPattern='([0-9]+)'"
    " replacementPattern='https://a.example/$1'/><prefixDef ident='bad' matchPattern='(a+)+(' replacementPattern='$9\\'/></listPrefixDef></encodingDesc>"
    "<profileDesc><langUsage><language ident='la'>Latin</language></langUsage><settingDesc><place xml:id='london'><placeName>London</placeName></place>"
    "</settingDesc><particDesc><listPerson><person xml:id='ada'><persName>Ada</persName></person><person sameAs='#bob'/></listPerson></particDesc>"
    "<correspDesc><correspAction type='sent'><persName>Ada</persName><date when='1818'/></correspAction></correspDesc></profileDesc>"
)
HEADERS = (f"<fileDesc>{_STATED}<sourceDesc><p>s</p></sourceDesc></fileDesc>", "", _MEETING)
INCLUSIONS = (
    '<xi:include href="part.xml"/>', '<xi:include href="part.xml" xpointer="pp"/>', '<xi:include href="part.xml" xpointer="element(pp/1)"/>',
    '<xi:include href="part.xml" xpointer="none"><xi:fallback>f<p>g</p>h</xi:fallback></xi:include>', '<xi:include href="words.txt" parse="text"/>',
    '<xi:include href="none.xml"><xi:fallback>f <hi>g</hi></xi:fallback></xi:include>', '<xi:include href="none.xml"/>', '<xi:include href="text.xml"/>',
    '<xi:include href="register.xml"/>', '<xi:include href="other.xml"/>', '<xi:include href="../x.xml"/>', '<xi:include/>', '<xi:include href="round.xml"/>',
    '<xi:include href="broken.xml"><xi:fallback>z</xi:fallback></xi:include>', '<xi:include href="part.xml" xpointer="element(/1/2)"/>',
    '<xi:fallback>stray</xi:fallback>', '<xi:include href="text.xml" xpointer="a1"/>',
    '<xi:include href="other.xml" xpointer="other"/>', '<xi:include href="other.xml" xpointer="o1"/>',
)  # fmt: skip
COMPANIONS: dict[str, str] = {
    "part.xml": '<div xmlns="http://www.tei-c.org/ns/1.0"><head>Part</head><p xml:id="pp">first <name ref="#ada">A</name><note>n</note></p><p>second</p></div>',
    "words.txt": "plain <words> & more",
    "register.xml": (
        '<standOff xmlns="http://www.tei-c.org/ns/1.0"><listPerson><person xml:id="ada"><persName>Ada Lovelace</persName>'
        '<idno type="URL">https://a.example/1</idno></person><person xml:id="bob"><persName>Bob</persName></person></listPerson>'
        '<listPlace><place xml:id="london"><placeName>London</placeName></place></listPlace>'
        '<listEvent><event xml:id="s1" type="session" when="1818-09-30"><label>Session</label></event></listEvent></standOff>'
    ),
    "other.xml": '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="other"><teiHeader/><text><body><p xml:id="o1">other</p></body></text></TEI>',
    "round.xml": '<div xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"><p>r</p><xi:include href="round.xml"/><xi:include href="text.xml"/></div>',
    "broken.xml": "<div><p>",
}
"""Files that stand beside every generated text, which includes them and points into them."""

ENCODINGS = (
    "utf-8", "utf-16", "utf-16-le", "latin-1", "windows-1252", "us-ascii", "utf-7", "x-klingon", "iso-8859-15", "shift_jis", "utf-32",
    "UTF8", "", "utf-8-sig", "ebcdic-cp-us", "ucs-2", "idna",
)  # fmt: skip
BYTES = (
    b"a", b" ", b"<", b">", b"&", b"\0", b"\x01", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbf\xbe", b"\xef\xbb\xbf", b"]]>", b"<!--", b"-->", b"--",
    b"<![CDATA[", b"<?", b"?>", b"&amp;", b"&#0;", b"&#xD800;", b"&#x10FFFF;", b"&#xFFFE;", b"&nbsp;", b"&x;", b"</", b"/>", b"<p>", b"</p>", b'"', b"'",
    b" xml:id='a' xml:id='b'", b" xmlns=''", b"<!DOCTYPE TEI [", b"]>", b"\r", b"\r\n", b"\t", b"\x85", b"\xe2\x80\xae", b"\xf0\x9f\x98\x80", b" a:b='c'",
)  # fmt: skip

FILES = (
    "text.xml", "a.xml", "b.xml", "letters/a.xml", "letters/c.tei", "other.xml", "é.xml", "e\u0301.xml", "A b.xml", "con.xml", "index.xml", "x.y.xml",
    "a.notes.xml", "deep/er/1.xml", "10.xml", "2.xml", "letters/register.xml",
)  # fmt: skip
SETTINGS = (
    "", 'title = "Letters"\nbase_witness = "B"\n', 'title = "L & <b>"\nallow_restricted = true\n',
    'edition_version = "2.0"\n[types]\nemph = "person"\n"x y" = "work"\n', 'editors = "A, B"\n[problems]\ndangling-pointer = "off"\n',
    'title = "Briefe"\nbase_witness = "A"\nedition_version = "3"\n',
)  # fmt: skip
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
)
GOOD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>{}</p></body></text></TEI>'
CHANGES = (
    ("Ada Lovelace", "Ada King"), ("Ada King", "Ada, Countess"), ('<person xml:id="bob"><persName>Bob</persName></person>', ""),
    ('xml:id="london"', 'xml:id="b2"'), ("</listPerson>", '<person xml:id="c3"><persName>C</persName></person></listPerson>'), ('type="session"', ""),
    ("https://a.example/1", "https://a.example/2"),
)  # fmt: skip
"""What changes in the register between two builds."""
