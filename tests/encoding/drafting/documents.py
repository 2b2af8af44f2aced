"""Documents of Word made by hand, as small as they can be, for tests: parts of WordprocessingML in an archive."""

from __future__ import annotations

import io
import zipfile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}/relationships" xmlns:m="{_OFFICE}/math"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header": "hdr",
    "footer": "ftr",
}
STYLES = "".join(
    f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'
    for kind, key, name, more in (
        ("paragraph", "Titel", "Title", ""),
        ("paragraph", "berschrift1", "heading 1", ""),
        ("paragraph", "Eigene", "My Heading", '<w:basedOn w:val="berschrift1"/>'),
        ("paragraph", "Zitat", "Quote", ""),
        ("character", "Hervorhebung", "Emphasis", "<w:rPr><w:i/></w:rPr>"),
    )
)
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/></w:lvl></w:abstractNum>'
    for n, kind in enumerate(("bullet", "decimal"))
) + "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(2))


def p(words: str = "", style: str = "", more: str = "", properties: str = "") -> str:
    """A paragraph of one run, or of the runs ``more``."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = r(words) if words else ""
    return f"<w:p><w:pPr>{styled}{properties}</w:pPr>{run}{more}</w:p>"


def r(words: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def item(words: str, number: int = 1, level: int = 0) -> str:
    """A paragraph that is an item of a list."""
    return p(words, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def note(number: int, words: str, kind: str = "footnote") -> str:
    """A note, with the mark that Word puts before its words."""
    return f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>{r(words)}</w:p></w:{kind}>'


def call(number: int, kind: str = "footnote") -> str:
    """The mark of a note in the text."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells with a paragraph each."""
    made = ("".join(f"<w:tc><w:tcPr/>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in made)}</w:tbl>"


def document(body: str, links: tuple[str, ...] = (), **parts: str) -> bytes:
    """A DOCX; ``parts`` by their names (``footnotes``, ``header``), the content of each; ``links`` are ``rId900`` and so on."""
    known = {"styles": STYLES, "numbering": NUMBERING, **parts}
    files = {"word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"}
    types, relations = "", ""
    for number, (name, content) in enumerate(known.items(), 1):
        root = _PARTS[name]
        files[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>"
        types += f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{name}+xml"/>'
        relations += f'<Relationship Id="rId{number}" Type="{_OFFICE}/relationships/{name}" Target="{name}.xml"/>'
    for number, address in enumerate(links, 900):
        kind = f"{_OFFICE}/relationships/hyperlink"
        relations += f'<Relationship Id="rId{number}" Type="{kind}" Target="{address}" TargetMode="External"/>'
    package = "http://schemas.openxmlformats.org/package/2006"
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        f'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"'
        f' ContentType="{_TYPES}.document.main+xml"/>{types}</Types>'
    )
    files["_rels/.rels"] = (
        f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument"'
        ' Target="word/document.xml"/></Relationships>'
    )
    files["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>'
    )
    return archive(
        {name: f'<?xml version="1.0" encoding="UTF-8"?>{content}'.encode() for name, content in files.items()}
    )


def archive(files: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()
