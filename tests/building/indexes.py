"""Small editions, indexed, which several modules ask: one of every kind of line, one with company and sessions, one with chains."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from edition.building.engine import Order, indexed
from edition.building.indexing import StoredIndex
from edition.index import Entity
from tests.building.sample import NAMESPACE, register, tei, titled, write

BASE = "https://e.example/"
SETTINGS = f'title = "Letters"\nedition_version = "1.2"\nbase_url = "{BASE}"\n'
LETTER = (
    '<p xml:id="p1">Dear <persName ref="#ada">Ada</persName>, <said who="#ada">yes</said> and <said>no</said>, says'
    " <persName>Walt</persName>; <persName>Bob</persName> and <persName>Walt</persName>.</p>"
    '<p xml:id="p2">the <app xml:id="x"><lem wit="#A">end</lem><rdg wit="#B">and</rdg></app></p>'
)
MINUTES = (
    '<div type="session" xml:id="d"><u xml:id="u1" who="#ada">One two</u><u xml:id="u2" who="#zoe">Three</u>'
    '<u xml:id="u3">Four</u><p><said who="#zoe">never</said></p></div><p xml:id="same">a</p><p xml:id="same">b</p>'
)
MEMBER = tei("<p>in</p>", attributes='xml:id="in"')
FILES = {
    "edition.toml": SETTINGS,
    "a1.xml": tei(LETTER, titled("Letter", '<profileDesc><creation><date when="1830"/></creation></profileDesc>')),
    "a10.xml": tei(MINUTES, titled("Minutes")),
    "c.xml": f"<teiCorpus {NAMESPACE}><teiHeader>{titled('All')}</teiHeader>{MEMBER}</teiCorpus>",
    "r.xml": register(
        '<person xml:id="ada"><persName>Ada</persName></person><person xml:id="zoe"><persName>Zoe</persName></person>'
    ),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoredIndex]:
    with indexed(Order(write(tmp_path_factory.mktemp("indexing"), FILES), jobs=1)) as found:
        yield found


def entity(index: StoredIndex, identity: str) -> Entity:
    found = index.entity(identity)
    assert found is not None
    return found


NAMES = '<persName ref="#{}">x</persName> '
PEOPLE = "".join(f'<person xml:id="{one}"><persName>{one.title()}</persName></person>' for one in ("ada", "bob", "cy"))


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoredIndex]:
    def said(*names: str) -> str:
        return f"<p>{''.join(NAMES.format(name) for name in names)}</p>"

    events = (
        '<event xml:id="late" type="session" when="1831"><label>Late</label><listPerson><person corresp="#ada"/>'
        '</listPerson></event><event xml:id="early" type="session" when="1830"><label>Early</label></event>'
    )
    spoken = '<div type="x" corresp="#early"><u who="#ada">a</u><p><said who="#bob">b</said></p></div>'
    more = '<div corresp="#late"><p><said who="#cy">c</said></p></div><figure><graphic url="f/a.png"/></figure>'
    rights = (
        "<fileDesc><titleStmt><title>One</title></titleStmt><publicationStmt><availability>"
        '<licence target="https://l.example/">free</licence></availability></publicationStmt></fileDesc>'
    )
    declared = "<encodingDesc><editorialDecl><p>{}</p></editorialDecl></encodingDesc>"
    files = {
        "a.xml": tei(said("ada", "bob", "ada") + said("ada", "bob", "cy") + said("cy"), rights + declared.format("A")),
        "b.xml": tei(said("bob") + spoken + more, rights.replace("One", "Two") + declared.format("B")),
        "r.xml": register(PEOPLE),
        "s.xml": register(events, "listEvent"),
    }
    folder = write(tmp_path_factory.mktemp("company"), files)
    (folder / "f").mkdir()
    (folder / "f/a.png").write_bytes(b"picture")
    with indexed(Order(folder, jobs=1)) as found:
        yield found


@pytest.fixture(scope="module")
def chained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoredIndex]:
    body = (
        '<p><said who="#zoe" xml:id="s1" next="#s2">so</said> she <said xml:id="s2" prev="#s1">long</said>'
        ' <persName ref="#zoe" xml:id="n1" next="#n2">Z</persName> x <persName xml:id="n2" prev="#n1">oe</persName></p>'
    )
    files = {"a.xml": tei(body), "r.xml": register('<person xml:id="zoe"><persName>Zoe</persName></person>')}
    with indexed(Order(write(tmp_path_factory.mktemp("chained"), files), jobs=1)) as found:
        yield found
