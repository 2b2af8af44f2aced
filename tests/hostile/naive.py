"""A renderer as one writes it who thinks of good texts only: every check of the kit must catch it.

It follows links, reads whatever is there, resolves every entity and inclusion, believes titles, addresses, styles and ids, glues
pages and tables together, and runs templates as they are.
"""

from __future__ import annotations

import contextlib
import gzip
import http.client
import os
import re
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

import jinja2
from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


def build(source: str = "src", output: str = "site") -> int:
    """A site of a folder."""
    titles, rows = [], ["id,name"]
    for folder, _, names in os.walk(source, followlinks=True):
        for name in sorted(names):
            if name.endswith(".xml"):
                root, data = _read(f"{folder}/{name}")
                title = "".join(root.xpath("//*[local-name()='title'][1]//text()"))
                stem = root.get(ID) or name.removesuffix(".xml")
                _write(f"{output}/texts/{stem}.html", _page(title, root))
                _write(f"{output}/texts/{stem}.xml", data)
                titles.append(f"<a href='texts/{stem}.html'>{title}</a>")
                rows += [
                    f"{e.get(ID)},{''.join(e.itertext())}"
                    for e in root.iter(f"{TEI}person", f"{TEI}persName", f"{TEI}rs")
                ]
                for entry in root.iter(f"{TEI}person"):
                    _write(f"{output}/persons/{entry.get(ID)}.html", _page("".join(entry.itertext()), entry))
                _patterns(root)
                _schemas(root)
                _pictures(folder, root, output)
    _write(f"{output}/index.html", _shell("Start", "".join(titles)))
    _write(f"{output}/data/persons.csv", "\n".join(rows))
    _shelves(source, output)
    return 0


def _read(path: str) -> tuple[Any, bytes]:
    data = Path(path).read_bytes()
    if data.startswith(b"\x1f\x8b"):
        data = gzip.decompress(data)
    data = _written_out(data)
    parser = etree.XMLParser(
        resolve_entities=True, load_dtd=True, no_network=False, huge_tree=True, recover=True, attribute_defaults=True
    )
    tree = etree.ElementTree(etree.fromstring(data, parser, base_url=path))
    tree.xinclude()
    if "depth" in data[:200].decode("latin-1"):
        return _walked(tree.getroot()), data
    return tree.getroot(), data


def _written_out(data: bytes) -> bytes:
    """Entities that the file declares, in their places, as often as it takes."""
    declared = dict(re.findall(rb"<!ENTITY (\w+) [\"']([^\"']*)[\"']>", data))
    body = data.rpartition(b"]>")[2]
    while declared and (found := {name for name in re.findall(rb"&(\w+);", body) if name in declared}):
        for name in found:
            body = body.replace(b"&" + name + b";", declared[name])
    return data.rpartition(b"]>")[0] + b"]>" + body if declared else data


def _walked(root: Any) -> Any:
    for child in root:
        _walked(child)
    return root


def _page(title: str, root: Any) -> str:
    return _shell(title, _html(root))


def _shell(title: str, body: str) -> str:
    return (
        f"<html><head><title>{title}</title></head><body><main id=ui-main><h1>{title}</h1>{body}</main></body></html>"
    )


def _html(element: Any) -> str:
    if not isinstance(element.tag, str):
        return ""
    name = etree.QName(element).localname
    attributes = "".join(f" {_called(key)}={value!r}" for key, value in element.items())
    inner = (element.text or "") + "".join(_html(child) + (child.tail or "") for child in element)
    tag = {"ref": "a", "ptr": "a", "graphic": "img", "media": "img", "pb": "img"}.get(name, name)
    return f"<{tag}{attributes}>{inner}</{tag}>"


def _called(attribute: str) -> str:
    name = etree.QName(attribute).localname
    return {
        "target": "href",
        "url": "src",
        "facs": "src",
        "rend": "style",
        "ref": "href",
        "base": "href",
        "who": "title",
    }.get(name, name)


def _patterns(root: Any) -> None:
    for one in root.iter(f"{TEI}prefixDef"):
        for ref in root.xpath("//@ref"):
            re.fullmatch(one.get("matchPattern"), ref.partition(":")[2])


def _schemas(root: Any) -> None:
    """Whatever a text says of its schema is fetched."""
    stated = root.xpath("preceding-sibling::processing-instruction('xml-model')")
    for address in [one.get("href") for one in stated] + root.xpath("//@*[local-name()='schemaLocation']"):
        if "http://127.0.0.1" in (address or ""):
            with contextlib.suppress(OSError, http.client.HTTPException):
                urllib.request.urlopen(address.split()[-1], timeout=0.2).read()


def _pictures(folder: str, root: Any, output: str) -> None:
    for address in root.xpath("//@url"):
        name = urllib.parse.unquote(address)
        if Path(f"{folder}/{name}").exists():
            _write(f"{output}/media/{Path(name).name}.xml", Path(f"{folder}/{name}").read_bytes())


def _write(path: str, content: str | bytes) -> None:
    place = Path(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape"))


def _shelves(source: str, output: str) -> None:
    """Templates and stylesheets of the project, as they are."""
    templates = Path(source) / "templates"
    if templates.is_dir():
        env = jinja2.Environment(loader=jinja2.FileSystemLoader(templates))  # noqa: S701 - naive
        for name in sorted(path.name for path in templates.iterdir()):
            _write(f"{output}/{name}", _shell("own", env.get_template(name).render(whole="w", w={"page": {}})))
    for sheet in sorted((Path(source) / "xslt").glob("*.xsl")):
        transform = etree.XSLT(etree.parse(sheet, etree.XMLParser(no_network=False, load_dtd=True)))
        _write(f"{output}/{sheet.name}.html", str(transform(etree.XML("<page><x>1</x></page>"))))
