"""Small texts with an apparatus: the header declares witnesses A, B and C."""

from __future__ import annotations

from typing import Any

from lxml import etree

from edition.apparatus.attesting import Attesting
from edition.apparatus.entries import APP, declared_method
from edition.apparatus.settling import Settled, settle
from edition.apparatus.witnesses import Witnesses, declared
from edition.tei import ID, TEI, tag

WITNESSES = '<listWit><witness xml:id="A"/><witness xml:id="B"/><witness xml:id="C"/></listWit>'


def tei(body: str, back: str = "", method: str = "", witnesses: str = WITNESSES) -> Any:
    """A TEI with this body, entries of an apparatus in its back, and what variantEncoding says."""
    encoding = (
        f'<encodingDesc><variantEncoding method="{method}" location="external"/></encodingDesc>' if method else ""
    )
    lists = f"<back><listApp>{back}</listApp></back>" if back else ""
    header = f"<teiHeader><fileDesc><sourceDesc>{witnesses}</sourceDesc></fileDesc>{encoding}</teiHeader>"
    return etree.fromstring(f'<TEI xmlns="{TEI}">{header}<text><body>{body}</body>{lists}</text></TEI>')


def settled(root: Any) -> Settled:
    """What becomes of its entries, in place."""
    ids = {element.get(ID): element for element in root.iter("*") if element.get(ID)}
    return settle(root, (root.find(tag("text")),), ids, "a.xml", declared_method(root)[0])


def attesting(root: Any, negative: bool | None = None, base: str = "", **hands: str) -> Attesting:
    """Who has what, once its entries are settled."""
    return Attesting((root.find(tag("text")),), Witnesses(declared(root), hands), negative, base)


def apps(root: Any) -> list[Any]:
    return list(root.iter(APP))


def written(root: Any) -> str:
    """Its body as it is written, without namespaces; further pieces of lemmas are ``more``."""
    text = etree.tostring(root.find(f".//{tag('body')}"), encoding="unicode", with_tail=False)
    for declaration in (f' xmlns="{TEI}"', ' xmlns:ns0="urn:edition:apparatus"'):
        text = text.replace(declaration, "")
    return text.replace("ns0:lem", "more").removeprefix("<body>").removesuffix("</body>")
