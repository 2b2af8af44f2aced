"""Odd ids and file names: every file of the site has a sound name, and every address leads somewhere."""

from __future__ import annotations

import csv
import json
import unicodedata
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.cli.conftest import Command
from tests.cli.judging import pages
from tests.cli.running import NAMESPACE, tei, tree, write

LONG = "x" * 300
IDS = (
    "con CON Con.x nul aux.b index INDEX ../../x ../../../etc/passwd . .. .hidden -rf ~ a/b a\\b a:b a?b a#b a%20b a%2Fb"
    f" a&b a<b a>b a\"b a'b a*b a|b a;b a,b {LONG} {LONG}y {'é' * 200} é e\u0301 É ß ss SS ﬁ fi İ i I ı \u202egpj.a ab\u200b ab"
    " Ab aB AB static texts data 名前 كتاب 🙂 com1 lpt9.txt a. a.. x.html x.xml.txt x.notes x"
).split()


def folded(path: str) -> str:
    """As a disk sees it that tells neither case nor normalization apart."""
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", path).casefold())


def assert_sound_names(site: Path) -> None:
    paths = [path.relative_to(site).as_posix() for path in site.rglob("*")]
    assert [many for many in Counter(map(folded, paths)).items() if many[1] > 1] == []
    for path in paths:
        name = path.rpartition("/")[2]
        assert name == ".edition-site.json" or not name.startswith((".", "-", "~")), path
        assert not name.endswith((".", " ")), path
        assert len(name.encode()) <= 200, path
        assert not set(name) & set('<>:"/\\|?*\x7f'), path
        assert name.isprintable(), path
        assert name.partition(".")[0].lower() not in ("con", "prn", "aux", "nul", "com1", "lpt9"), path


def rows(site: Path, table: str) -> list[dict[str, str]]:
    with (site / f"data/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def assert_addresses_lead_somewhere(site: Path) -> None:
    """Every address of a table and of a page leads to a file of the site, written as the file system has it."""
    names = set(tree(site))
    for table in ("persons", "texts", "mentions"):
        for row in rows(site, table):
            assert unquote(row["url"].partition("#")[0]) in names, row
    for path, page in pages(site).items():
        for name, value in page.attributes:
            if name == "href" and not urlsplit(value).scheme and not value.startswith("#"):
                target = (site / path).parent / unquote(value.partition("#")[0])
                assert target.is_file(), (path, value)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def test_ids_of_entries_become_sound_file_names(tmp_path: Path, edition: Command) -> None:
    entries = "".join(f'<person xml:id="{escaped(i)}"><persName>N {n}</persName></person>' for n, i in enumerate(IDS))
    names = "".join(f'<p><persName ref="#{escaped(i)}">n</persName></p>' for i in IDS)
    register = f"<standOff {NAMESPACE}><listPerson>{entries}</listPerson></standOff>"
    write(tmp_path / "src", {"a.xml": tei(names), "registers.xml": register})
    assert edition("build", "src").code in (0, 1)
    assert_sound_names(tmp_path / "site")
    assert_addresses_lead_somewhere(tmp_path / "site")
    assert {row["id"].removeprefix("'") for row in rows(tmp_path / "site", "persons")} >= {
        i for i in IDS if i[0] not in "-="
    }
    assert all(int(row["mentions"]) >= 1 for row in rows(tmp_path / "site", "persons"))


def test_ids_without_entries_become_sound_file_names(tmp_path: Path, edition: Command) -> None:
    names = "".join(f'<p><persName key="{escaped(i)}">n</persName><rs ref="#{escaped(i)}">m</rs></p>' for i in IDS)
    register = (
        f'<standOff {NAMESPACE}><listPerson><person xml:id="Ab"><persName>A</persName></person></listPerson></standOff>'
    )
    write(tmp_path / "src", {"a.xml": tei(names), "registers.xml": register})
    assert edition("build", "src").code in (0, 1)
    assert_sound_names(tmp_path / "site")
    assert_addresses_lead_somewhere(tmp_path / "site")


def test_ids_of_texts_become_sound_file_names(tmp_path: Path, edition: Command) -> None:
    files: dict[str, str | bytes] = {
        f"{n}.xml": tei(f"<p>{n}<note>y</note><del>z</del></p>", attributes=f'xml:id="{escaped(i)}"')
        for n, i in enumerate(IDS)
    }
    write(tmp_path / "src", files)
    assert edition("build", "src").code in (0, 1)
    assert_sound_names(tmp_path / "site")
    assert_addresses_lead_somewhere(tmp_path / "site")
    assert sorted(
        p.read_text(encoding="utf-8") for p in (tmp_path / "site/texts").glob("*.txt") if one_of_texts(p)
    ) == sorted(f"{n}\n" for n in range(len(IDS)))


def one_of_texts(path: Path) -> bool:
    return path.name.rpartition(".")[0] in {p.name.removesuffix(".html") for p in path.parent.glob("*.html")}


NAMES = (
    "con a.b A.b a-b a.xml a.notes a.variants a.XML A a a?b#c%20 q'\"<&> é e\u0301 -o a.2 index sub/a sub/A SUB/a sub.a"
    f" {'y' * 240} 🙂 a;b a:b a*b"
).split()


def test_names_of_files_become_sound_file_names(tmp_path: Path, edition: Command) -> None:
    names = [*NAMES, "a b", "a-b.2", "a - b"]
    files: dict[str, str | bytes] = {f"{n}.xml": tei(f"<p>{escaped(n)}<note>y</note></p>") for n in names}
    write(tmp_path / "src", files)
    said = edition("build", "src", "--all")
    assert said.code in (0, 1)
    assert "text-id-collision" in said.err
    assert_sound_names(tmp_path / "site")
    assert_addresses_lead_somewhere(tmp_path / "site")
    on_disk = len([path for path in (tmp_path / "src").rglob("*.xml") if path.is_file()])
    assert json.loads((tmp_path / "site/data/edition.json").read_text(encoding="utf-8"))["counts"]["texts"] == on_disk


def test_odd_ids_in_a_page(tmp_path: Path, edition: Command) -> None:
    """Passages keep their odd ids as anchors, and rows lead to them."""
    odd = [i for i in IDS if i not in (".", "..")]
    body = (
        "".join(f'<p xml:id="{escaped(i)}"><name>n</name></p>' for i in odd) + '<p xml:id="ui-main"><name>n</name></p>'
    )
    write(tmp_path / "src", {"a.xml": tei(body)})
    assert edition("build", "src").code in (0, 1)
    page = pages(tmp_path / "site")["texts/a.html"]
    ids = Counter(value for name, value in page.attributes if name == "id")
    assert [many for many in ids.items() if many[1] > 1] == []
    for row in rows(tmp_path / "site", "mentions"):
        assert unquote(row["url"].partition("#")[2]) in ids
