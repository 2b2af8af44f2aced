# ruff: noqa: E501 - a fault is one line
"""Faults against the rules of the TEI, planted one by one: each line is markup that breaks one rule or some, or just keeps it."""

from __future__ import annotations

from collections.abc import Iterator

BEHAVIOURS = (
    "alternate anchor block body break cell cit document figure glyph graphic heading index inline link list listItem metadata"
    " note paragraph row section table text title"
).split()

FAULTS = r"""
<p generatedBy="human">a</p>
<post><p generatedBy="human">a</p></post>
<date when="1914" notBefore="1913">a</date>
<date when="1914" from="1913" to="1915">a</date>
<date from="1914" notBefore="1913">a</date>
<date to="1914" notAfter="1915">a</date>
<date from="1914" to="1915">a</date>
<classRef key="a" source="a b"/>
<schemaSpec ident="x" source="a  b   c"/>
<moduleRef key="x" source=" one "/>
<quote source="a b">a</quote>
<measure unit="cm" unitRef="#cm">a</measure>
<measure unitRef="#cm">a</measure>
<name subtype="x">a</name>
<name subtype="x" type="y">a</name>
<p targetLang="de">a</p>
<schemaSpec ident="x" targetLang="de"/>
<ref target="#a" targetLang="de">a</ref>
<p><delSpan spanTo="#there"/>a<anchor xml:id="there"/></p>
<p><anchor xml:id="there"/>a<delSpan spanTo="#there"/></p>
<p><delSpan spanTo="#nowhere"/>a</p>
<p><addSpan spanTo="#there"/>a</p><p xml:id="there">b</p>
<p xml:id="here">a<damageSpan spanTo="#here"/></p>
<p><delSpan xml:id="self" spanTo="#self"/></p>
<classDecl schemeVersion="2"/>
<classDecl scheme="free" schemeVersion="2"/>
<classDecl scheme="css" schemeVersion="2"/>
<date calendar="#julian"> </date>
<date calendar="#julian"><!-- c --></date>
<date calendar="#julian">a</date>
<p>a<p>b</p></p>
<ab>a<p>b</p></ab>
<p><note><p>a</p></note></p>
<p><seg><p>a</p></seg></p>
<p><floatingText><body><p>a</p></body></floatingText></p>
<l><p>a</p></l>
<lg><l>a</l><p>b</p></lg>
<l><note><p>a</p></note></l>
<l><figure><p>a</p></figure></l>
<l><seg><p>a</p></seg></l>
<elementSpec ident="x"><desc type="deprecationInfo">a</desc></elementSpec>
<elementSpec ident="x" validUntil="2099-01-01"><desc type="deprecationInfo">a</desc></elementSpec>
<ruby><rb>a</rb><rt target="#a" from="#b" to="#c">b</rt></ruby>
<ruby><rb>a</rb><rt from="#b">b</rt></ruby>
<ruby><rb>a</rb><rt to="#b">b</rt></ruby>
<ruby><rb>a</rb><rt from="#b" to="#c">b</rt></ruby>
<ruby><rb>a</rb><rt target="#b" to="#c">b</rt></ruby>
<ptr target="#a" cRef="b"/>
<ptr target="#a"/>
<ref target="#a" cRef="b">a</ref>
<ref cRef="b">a</ref>
<list type="gloss"><item>a</item></list>
<list type="gloss"><label>a</label><item>b</item></list>
<list type="simple"><item>a</item></list>
<relatedItem target="#a"><bibl>a</bibl></relatedItem>
<relatedItem/>
<relatedItem>text only</relatedItem>
<relatedItem><bibl>a</bibl></relatedItem>
<l>a<l>b</l></l>
<l>a<note><l>b</l></note></l>
<l>a<note><l>b</l></note><l>c</l></l>
<l>a<note>see <quote><l>same</l></quote></note><seg><l>same</l></seg></l>
<lg><head>a</head></lg>
<lg><gap/></lg>
<lg><lg><head>a</head></lg></lg>
<l>a<lg><l>b</l></lg></l>
<l>a<note><lg><l>b</l></lg></note></l>
<quotation/>
<quotation marks="all"/>
<quotation><p>a</p></quotation>
<quotation><ab>a</ab></quotation>
<citeStructure match="div" use="@n"/>
<citeStructure match="//div" use="@n"><citeStructure match="//p" use="@n"/></citeStructure>
<citeStructure match="/div" use="@n"><citeStructure match="p" use="@n"/></citeStructure>
<l><div><p>a</p></div></l>
<lg><l>a</l><div><ab>a</ab></div></lg>
<p><div><head>a</head></div></p>
<ab><div><head>a</head></div></ab>
<p><floatingText><body><div><p>a</p></div></body></floatingText></p>
<u><shift feature="tempo"/></u>
<u><shift feature="tempo" new="a"/></u>
<s>a<s>b</s></s>
<s>a<seg><s>b</s></seg></s>
<span from="#a" target="#b">a</span>
<span to="#a" target="#b">a</span>
<span to="#a">a</span>
<span from="#a b">a</span>
<span from="#a" to=" #b   #c ">a</span>
<span from=" #a ">a</span>
<msDesc><msContents/><msContents/></msDesc>
<msDesc><physDesc/><history/><physDesc/><physDesc/></msDesc>
<msDesc><additional/><history/></msDesc>
<p><catchwords>a</catchwords></p>
<msDesc><physDesc><p><catchwords>a</catchwords></p></physDesc></msDesc>
<dimensions><width>1</width><width>2</width></dimensions>
<dimensions><height>1</height><height>2</height><depth>1</depth><depth>1</depth><depth>1</depth></dimensions>
<dimensions><height>1</height><width>2</width><depth>1</depth></dimensions>
<p><secFol>a</secFol></p>
<msDesc><physDesc><p><secFol>a</secFol></p></physDesc></msDesc>
<p><signatures>a</signatures></p>
<egXML xmlns="http://www.tei-c.org/ns/Examples"><signatures xmlns="http://www.tei-c.org/ns/1.0">a</signatures></egXML>
<msDesc><msIdentifier> </msIdentifier></msDesc>
<msDesc><msIdentifier><idno>a</idno></msIdentifier></msDesc>
<msDesc><msPart><msIdentifier/></msPart></msDesc>
<msDesc><msIdentifier><settlement>a</settlement></msIdentifier></msDesc>
<facsimile><surface><zone>words</zone></surface></facsimile>
<facsimile><surface><zone> <line>words</line> </zone></surface></facsimile>
<sourceDoc><surface><zone>words</zone></surface></sourceDoc>
<facsimile><surface><zone><graphic url="a"/>x<line/></zone></surface></facsimile>
<path points="0,0 1,1 0,0"/>
<path points=" 0.0,00  1,1  0,0.00 "/>
<path points="0,0 1,1"/>
<path points="0.1,1e2 5,5 0.10,100"/>
<p><addSpan/>a</p>
<p><damageSpan/>a</p>
<p><delSpan/>a</p>
<p><subst><add>a</add></subst></p>
<p><subst><del>a</del></subst></p>
<p><subst><add>a</add><del>b</del></subst></p>
<p><subst><add>a</add><surplus>b</surplus></subst></p>
<app><rdgGrp><lem>a</lem><lem>b</lem></rdgGrp></app>
<app><rdgGrp><lem>a</lem><rdg>b</rdg></rdgGrp></app>
<variantEncoding location="external" method="parallel-segmentation"/>
<variantEncoding location="internal" method="parallel-segmentation"/>
<relation active="#a" passive="#b"/>
<relation name="x" active="#a" mutual="#b"/>
<relation name="x" passive="#b"/>
<relation ref="#x" mutual="#a #b"/>
<link target="#a"/>
<link target=" #a "/>
<link target="#a #b"/>
<l><ab>a</ab></l>
<lg><l>a</l><ab>a</ab></lg>
<l><note><ab>a</ab></note></l>
<l><figure><ab>a</ab></figure></l>
<join target="#a"/>
<join/>
<join target="#a #b"/>
<standOff><standOff><listPerson/></standOff></standOff>
<standOff><standOff type="x"><listPerson/></standOff></standOff>
<elementRef key="x" minOccurs="3" maxOccurs="2"/>
<elementRef key="x" minOccurs="3" maxOccurs="unbounded"/>
<elementRef key="x" minOccurs="3" maxOccurs=" 10 "/>
<elementRef key="x" minOccurs="10" maxOccurs="9"/>
<elementRef key="x" minOccurs="2"/>
<elementRef key="x" minOccurs="1"/>
<elementSpec ident="x" module="core"/>
<schemaSpec ident="s"><moduleRef key="tei"/><elementSpec ident="x" module="core"/></schemaSpec>
<schemaSpec ident="s"><moduleRef key="core"/><classSpec ident="x" module="core"/></schemaSpec>
<schemaSpec ident="s"><moduleSpec ident="mine"/><macroSpec ident="x" module="mine"/><macroSpec ident="y" module="yours"/></schemaSpec>
<elementSpec ident="x" validUntil="2001-01-01"/>
<classSpec ident="k"><attDef validUntil="2002-02-02"><desc type="deprecationInfo">a</desc></attDef></classSpec>
<elementSpec ident="x" validUntil="2999-01-01"><desc type="deprecationInfo">a</desc></elementSpec>
<valList validUntil="2999-01-01"/>
<specGrp><elementRef key="x" minOccurs="0"/></specGrp>
<schemaSpec ident="s"><elementRef key="x" maxOccurs="2"/></schemaSpec>
<content><elementRef key="x" source="a"/></content>
<content><sequence><elementRef key="x" source="a"/><elementRef key="y"/></sequence></content>
<moduleRef key="a"><content/></moduleRef>
<moduleRef url="a"><content/></moduleRef>
<schemaSpec ident="s"><moduleRef url="a" prefix="x"/><moduleRef url="b" prefix="x"/></schemaSpec>
<schemaSpec ident="s"><moduleRef url="a" prefix="x"/><moduleRef url="b" prefix="y"/></schemaSpec>
<moduleRef key="a" except="b" include="c"/>
<moduleRef key="a" include="c"/>
<elementSpec ident="x" mode="delete"><desc>a</desc></elementSpec>
<elementSpec ident="x" mode="delete"/>
<elementSpec ident="x" mode="change"/>
<elementSpec ident="x" mode="add"/>
<elementSpec mode="replace" ident="x" ns="y"/>
<elementSpec ident="x" mode="change"><desc>a</desc></elementSpec>
<dataSpec ident="d"><content><anyElement/></content></dataSpec>
<dataSpec ident="d"><content><alternate><classRef key="a"/><elementRef key="b"/></alternate></content></dataSpec>
<dataSpec ident="d"><content><dataRef name="token"/></content></dataSpec>
<elementSpec ident="x"><listRef><listRef><ptr target="#a"/></listRef></listRef></elementSpec>
<elementSpec ident="x"><listRef><ptr/></listRef></elementSpec>
<schemaSpec ident="x"><listRef><ptr target="#a #b"/><ref target="#c">a</ref><ref>b</ref></listRef></schemaSpec>
<specGrp><listRef><ref target=" #a">a</ref></listRef></specGrp>
<model behaviour="inline"/><model behaviour="block"/>
<model behaviour="inline" output="web"/><model behaviour="block" output="print"/>
<model behaviour="inline" predicate="a"/><model behaviour="block" predicate=" a "/>
<model behaviour="inline" predicate="a"/><model behaviour="block" predicate="b"/>
<modelSequence><model behaviour="inline" output="web"/></modelSequence>
<modelSequence><model behaviour="inline"/><model behaviour="inline"/></modelSequence>
<content><sequence><elementRef key="a"/></sequence></content>
<content><sequence><elementRef key="a"/><textNode/></sequence></content>
<content><alternate><elementRef key="a"/></alternate></content>
<content><alternate/></content>
<constraintSpec ident="c" scheme="schematron" mode="delete"><desc>a</desc></constraintSpec>
<constraintSpec ident="c" mode="delete"/>
<constraintSpec ident="c" scheme="schematron" mode="change"/>
<constraintSpec ident="c" scheme="schematron" mode="add"/>
<constraintSpec ident="c" scheme="schematron" mode="replace"><desc>a</desc></constraintSpec>
<constraintSpec ident="c" scheme="schematron"><constraint><assert xmlns="http://www.ascc.net/xml/schematron" test="a"/></constraint></constraintSpec>
<constraintSpec ident="c" scheme="isoschematron"><constraint><s:assert xmlns:s="http://purl.oclc.org/dsdl/schematron" test="a"/></constraint></constraintSpec>
<constraintSpec ident="c"><constraint><s:assert xmlns:s="http://purl.oclc.org/dsdl/schematron" test="a"/></constraint></constraintSpec>
<constraintSpec ident="c" scheme="schematron"><constraint><s:rule xmlns:s="http://purl.oclc.org/dsdl/schematron" context="b"><s:assert test="a"/></s:rule></constraint></constraintSpec>
<constraintSpec ident="c" scheme="schematron"><constraint><s:rule xmlns:s="http://purl.oclc.org/dsdl/schematron"><s:report test="a"/></s:rule></constraint></constraintSpec>
<constraintSpec ident="c" scheme="schematron"/><constraintSpec ident=" c " scheme="schematron"/>
<constraintSpec ident="c" scheme="schematron"/><constraintSpec ident="d" scheme="schematron"/>
<constraintSpec ident="c" mode="replace"><constraint/></constraintSpec>
<elementSpec ident="x"><attList><attDef ident="a"/></attList></elementSpec>
<elementSpec ident="x"><attList><attDef ident="a"><datatype/></attDef><attDef ident="b" mode="delete"/></attList></elementSpec>
<elementSpec ident="x"><attList><attDef ident="a"><valList type="open"/></attDef></attList></elementSpec>
<attDef ident="a" usage="req"><datatype/><defaultVal>x</defaultVal></attDef>
<attDef ident="a" usage="opt"><datatype/><defaultVal>x</defaultVal></attDef>
<attDef ident="a"><datatype maxOccurs="2"/><defaultVal>x y</defaultVal><valList type="closed"><valItem ident="z"/></valList></attDef>
<attDef ident="a"><datatype maxOccurs="2"/><defaultVal>x z</defaultVal><valList type="closed"><valItem ident="z"/></valList></attDef>
<attDef ident="a"><datatype/><defaultVal>x</defaultVal><valList type="closed"><valItem ident="z"/></valList></attDef>
<attDef ident="a"><datatype maxOccurs="1"/><defaultVal>x</defaultVal><valList type="closed"><valItem ident="z"/></valList></attDef>
<attDef ident="a"><datatype maxOccurs="01"/><defaultVal>z</defaultVal><valList type="closed"><valItem ident="z"/></valList></attDef>
<dataRef key="k"><dataFacet name="maxLength" value="2"/></dataRef>
<dataRef name="token" restriction="a"><dataFacet name="maxLength" value="2"/></dataRef>
<dataRef key="k" restriction="a"/>
<dataRef name="token" restriction="a"/>
<superEntry><entry/></superEntry>
<content><sequence><x xmlns="urn:stranger"/><textNode/></sequence></content>
<datatype><x xmlns="urn:stranger"/></datatype>
<TEI><schemaSpec ident="s"><constraintDecl scheme="a"/><constraintDecl scheme="a"/></schemaSpec></TEI>
<TEI><constraintDecl scheme="a"/><constraintDecl scheme="b"/></TEI>
<p from="1914" notBefore="1913" to="1915" notAfter="1916" when="1914">a</p>
<name subtype="x" unitRef="a" unit="b" targetLang="en">a</name>
<lg><l>a<l>b<l>c</l></l></l><p>d<p>e</p></p></lg>
<l><lg><lg><l>a</l></lg></lg></l>
<dimensions><width/><width/><height/><height/><depth/><depth/></dimensions>
<span from="#a b" to="#c d" target="#e">a</span>
<relation active="#a" mutual="#b" passive="#c"/>
<relation passive="#c"/>
<p><subst/><join/><link target=""/><addSpan/><delSpan/><damageSpan/></p>
<s>a<s>b<s>c</s></s></s>
<ab><p>a</p><p>b</p><p>c</p></ab>
<msDesc><msContents/><msContents/><msContents/><physDesc/><physDesc/><history/><history/></msDesc>
<entry><re>a</re></entry>
""".strip().split("\n")


def faults() -> Iterator[str]:
    """The markup of each fault, without what stands around it."""
    yield from FAULTS
    for behaviour in BEHAVIOURS:
        yield f'<elementSpec ident="e"><model behaviour="{behaviour}"><param name="zzz" value="a"/></model></elementSpec>'
        yield f'<model behaviour="{behaviour}"><param name="content" value="a"/></model>'


def document(fault: str) -> bytes:
    """A text around a fault."""
    head = "<teiHeader><fileDesc><titleStmt><title>a</title></titleStmt></fileDesc></teiHeader>"
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{head}<text><body>{fault}</body></text></TEI>'.encode()
