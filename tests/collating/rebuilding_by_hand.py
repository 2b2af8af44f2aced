"""A small reader of results of ``edition collate``, written for the tests alone: it shares no line with the program.

What it knows is what ``docs/collating.md`` says to those who read such a file.
"""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
LAYOUT = {
    TEI + name for name in "body div lg list table row sp listBibl cit figure floatingText text group castList".split()
}
BLOCKS = {
    TEI + name
    for name in (
        "p ab l lg head div sp list table item row cell speaker u argument epigraph closer opener trailer postscript"
    ).split()
}


def body_of(data: bytes) -> Any:
    """The body of a file, comments left out."""
    root = etree.fromstring(data, etree.XMLParser(remove_comments=True, remove_pis=True, huge_tree=True))
    return next(root.iter(TEI + "body"))


def sigla_of(data: bytes) -> list[str]:
    return [w.get(XML_ID) for w in etree.fromstring(data).iter(TEI + "witness")]


def canonical(body: Any) -> str:
    """A body as a string in which white space between blocks is left out."""
    body = copy.deepcopy(body)
    for element in list(body.iter("*")):
        texts = [element.text, *(child.tail for child in element)]
        blocks = element.tag in LAYOUT or any(child.tag in BLOCKS for child in element)
        if blocks and all(not (text or "").strip(" \t\r\n") for text in texts):
            element.text = None
            for child in element:
                child.tail = None
    body.tail = None
    return etree.tostring(body, method="c14n").decode()


def witness(data: bytes, siglum: str) -> str:
    """The body of one witness, canonical."""
    body = body_of(data)
    sigla = sigla_of(data)
    for app in reversed(list(body.iter(TEI + "app"))):
        choose(app, siglum)
    for own in [d for d in body.iter(TEI + "div") if d.get("type") == "collation"]:
        unwrap(own)
    layout_away(body)
    boundaries(body)
    for element in body.iter("*"):
        for name, value in element.attrib.items():
            element.set(name, bare(name, value, sigla))
    return canonical(body)


def choose(app: Any, siglum: str) -> None:
    """Put in the place of an entry what the witness reads; marks of tags stay, as elements of our own."""
    reading = next((r for r in app if f"#{siglum}" in r.get("wit").split()), None)
    sort = app.get("subtype") if app.get("type") == "markup" else None
    if sort in ("break", "start", "end", "join", "absent", "tag"):
        app.tag = "mark"
        app.set("has", "yes" if reading is not None and len(reading) else "no")
        blank = (reading.text or "") if reading is not None else ""
        carrier = reading[0] if reading is not None and len(reading) else None
        for child in list(app):
            app.remove(child)
        app.set("blank", blank)
        app.text = None
        if carrier is not None:
            app.append(carrier)
            carrier.tail = None
        return
    app.text = None
    for child in list(app):
        if child is not reading:
            app.remove(child)
    if reading is not None:
        reading.tail = None
        unwrap(reading)
    unwrap(app)


def unwrap(element: Any) -> None:
    """Leave out the tags of an element."""
    parent, at = element.getparent(), element.getparent().index(element)
    put_text(parent, at, element.text)
    at = parent.index(element)
    for child in list(element):
        parent.insert(parent.index(element), child)
    tail, element.tail = element.tail, None
    at = parent.index(element)
    parent.remove(element)
    put_text(parent, at, tail)


def put_text(parent: Any, at: int, text: str | None) -> None:
    if not text:
        return
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def layout_away(body: Any) -> None:
    for element in body.iter("*"):
        texts = [element.text, *(child.tail for child in element)]
        if element.tag in LAYOUT and all(not (text or "").strip(" \t\r\n") for text in texts):
            element.text = None
            for child in element:
                child.tail = None


def boundaries(body: Any) -> None:
    """Write the body as a string of tags, then mend the tags where marks say so, then read it again."""
    pieces: list[str] = []
    opened(body, pieces)
    made = etree.fromstring("".join(pieces), etree.XMLParser(huge_tree=True))
    body.text = made.text
    for child in list(body):
        body.remove(child)
    body.attrib.clear()
    for name, value in made.attrib.items():
        body.set(name, value)
    for child in list(made):
        body.append(child)


def start(name: str, attributes: Any) -> str:
    empty = etree.Element(name, dict(attributes), nsmap={None: TEI[1:-1]})
    written = etree.tostring(empty).decode()
    return written[: written.rindex("/>")] + ">"


def end(name: str) -> str:
    known = name.startswith(TEI)
    return f"</{'' if known else 'ns0:'}{etree.QName(name).localname}>"


def carried(carrier: Any) -> tuple[str, dict[str, str]]:
    attributes = dict(carrier.attrib)
    if carrier.tag == TEI + "milestone":
        return TEI + attributes.pop("unit"), attributes
    return carrier.tag, attributes


def opened(element: Any, pieces: list[str]) -> None:
    marks, children = [], list(element)
    first = element.text or ""
    while (
        children and not first and children[0].tag == "mark" and children[0].get("subtype") in ("join", "absent", "tag")
    ):
        marks.append(children.pop(0))
        first = marks[-1].tail or ""
    name, attributes = element.tag, element.attrib
    for mark in (m for m in marks if m.get("subtype") == "tag" and len(m)):
        name, attributes = carried(mark[0])
    lacking = {mark.get("subtype"): mark for mark in marks if mark.get("has") == "no"}
    closing = end(name)
    if "join" in lacking:
        last = max(n for n, piece in enumerate(pieces) if piece)
        closing, pieces[last] = pieces[last], escaped(lacking["join"].get("blank"))
    elif "absent" in lacking:
        closing = ""
    else:
        pieces.append(start(name, attributes))
    pieces.append(escaped(first))
    for child in children:
        inside(child, pieces)
    pieces.append(closing)


def inside(child: Any, pieces: list[str]) -> None:
    if child.tag != "mark":
        opened(child, pieces)
    elif len(child):
        name, attributes = carried(child[0])
        sort = child.get("subtype")
        pieces.append(end(name) if sort in ("break", "end") else "")
        pieces.append(start(name, attributes) if sort in ("break", "start") else "")
    else:
        pieces.append(escaped(child.get("blank")))
    pieces.append(escaped(child.tail or ""))


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def bare(name: str, value: str, sigla: list[str]) -> str:
    for siglum in sigla:
        if name == XML_ID and value.startswith(f"{siglum}.."):
            return value[len(siglum) + 2 :]
        if name != XML_ID:
            value = " ".join(
                f"#{v[len(siglum) + 3 :]}" if v.startswith(f"#{siglum}..") else v for v in value.split(" ")
            )
    return value


def identifiers(data: bytes) -> list[str]:
    """All values of ``xml:id`` in the body."""
    return [value for e in body_of(data).iter("*") if (value := e.get(XML_ID))]
