"""Registers and texts of a few words, and what is proposed for them, as lines that can be read."""

from __future__ import annotations

from collections.abc import Sequence

from edition.encoding.tagging.evidence import Setting
from edition.encoding.tagging.finding import Finder
from edition.encoding.tagging.flows import flows
from edition.encoding.tagging.lexicon import Lexicon, read_lexicon
from edition.encoding.tagging.proposals import Proposal

REGISTER = """
<listPerson>
  <person xml:id="wren"><persName><forename>Adela</forename> <surname>Wren</surname></persName><sex value="F"/></person>
  <person xml:id="marlow"><persName><forename>Tobias</forename> <surname>Marlow</surname></persName><sex value="M"/></person>
  <person xml:id="otto"><persName><surname>Müller</surname>, <forename>Otto</forename></persName><sex value="M"/></person>
  <person xml:id="erna"><persName><forename>Erna</forename> <surname>Müller</surname></persName><sex value="F"/></person>
  <person xml:id="quill"><persName>Quill, W. H.</persName><birth when="1850"/></person>
  <person xml:id="link">
    <persName><forename>Hugo Emil</forename> <nameLink>von</nameLink> <surname>Link</surname></persName>
  </person>
  <person xml:id="siraj"><persName xml:lang="ar">إبراهيم سراج</persName></person>
  <person xml:id="lu"><persName xml:lang="zh"><surname>魯</surname><forename>迅</forename></persName></person>
</listPerson>
<listOrg>
  <org xml:id="union"><orgName>Lamplighters’ Union of Saltmere</orgName></org>
  <org xml:id="hope"><orgName>Solidarity</orgName></org>
  <org xml:id="campaign"><orgName>Draft Adela</orgName></org>
  <org xml:id="presse"><orgName>Neue Freie Post</orgName></org>
  <org xml:id="gsb"><orgName>Grand Society of Boilers (GSB)</orgName></org>
  <org xml:id="smith"><orgName>Smith &amp; Sons</orgName></org>
</listOrg>
<listPlace>
  <place xml:id="saltmere"><placeName>Saltmere</placeName><placeName xml:lang="de">Salzmoor</placeName></place>
  <place xml:id="cairo"><placeName xml:lang="ar">القاهرة</placeName><placeName>Cairo</placeName></place>
  <place xml:id="washington"><placeName>Washington, D.C.</placeName></place>
  <place xml:id="polten"><placeName>St. Pölten</placeName></place>
</listPlace>
<listEvent><event xml:id="fair"><label>Lamp Fair 1874-05-01</label></event></listEvent>
<listBibl>
  <bibl xml:id="lamps"><title>The Book of Lamps. A Treatise</title></bibl>
  <bibl xml:id="tide"><title>Tide</title></bibl>
</listBibl>
"""


def tei(body: str, lang: str = "en") -> str:
    """A text of these paragraphs."""
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{lang}"><text><body>{body}</body></text></TEI>'


def register(entries: str = REGISTER) -> bytes:
    """A file that holds these entries."""
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>{entries}</standOff></TEI>'.encode()


def lexicon(entries: str = REGISTER) -> Lexicon:
    """What tagging knows of them."""
    return read_lexicon([("registers.xml", register(entries))])


FINDER = Finder(lexicon())


def proposals(body: str, lang: str = "en", finder: Finder = FINDER, setting: Setting | None = None) -> list[Proposal]:
    """What is proposed for paragraphs."""
    return list(finder.propose(flows(tei(body, lang)), setting))


def told(body: str, lang: str = "en", finder: Finder = FINDER, setting: Setting | None = None) -> list[str]:
    """The names on the list as lines: words, what they mean (``?`` before what only the scholar can decide), certainty."""
    source = tei(body if body.startswith("<") else f"<p>{body}</p>", lang)
    passages = flows(source)
    found = [one for one in finder.propose(passages, setting) if one.what == "name"]
    return [_line(passages[one.passage].text[one.start : one.end], one) for one in found]


def new(body: str, lang: str = "en") -> list[str]:
    """The words of the names on no list, with the element for each."""
    passages = flows(tei(f"<p>{body}</p>", lang))
    found = [one for one in Finder(()).propose(passages) if one.what == "entry"]
    return [f"{one.element}: {passages[one.passage].text[one.start : one.end]}" for one in found]


def _line(words: str, one: Proposal) -> str:
    meant: Sequence[str] = one.pointers or [f"?{key}" for key in one.candidates]
    return f"{words} = {' '.join(meant)} ({one.certainty})"
