"""Fragments that are one thing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.reading import reader
from edition.reading.chains import Chains
from edition.reading.parsing import Document, parse
from tests.reading.sample import FakeContext, all_of, document, ids_of, info, slugs, tei


def chained(body: str) -> tuple[list[str], Document]:
    """The chains of the names in a body, by the words of their fragments."""
    source = document(body)
    chains = Chains(source, ids_of(source)).of(all_of(source.root, "name"))
    return ["+".join(e.text or "" for e in chain) for chain in chains], source


@pytest.mark.parametrize(
    ("body", "chains"),
    [
        ("<name>a</name><name>b</name>", ["a", "b"]),
        ('<name xml:id="a" next="#b">a</name><name xml:id="b">b</name>', ["a+b"]),
        ('<name xml:id="a">a</name><name xml:id="b" prev="#a">b</name>', ["a+b"]),
        ('<name xml:id="a" next="#b">a</name><name xml:id="b" prev="#a">b</name>', ["a+b"]),
        ('<name xml:id="a">a</name><name>x</name><name prev=" #a ">b</name>', ["a+b", "x"]),
        ('<name next="#c">a</name><name xml:id="b">b</name><name xml:id="c" next="#b">c</name>', ["a+b+c"]),
        ('<name xml:id="a">a</name><name xml:id="b">b</name><join target="#b #a"/>', ["a+b"]),
        ('<name xml:id="a">a</name><name xml:id="b">b</name><join target="#b #c"/>', ["a", "b"]),
    ],
)
def test_what_is_joined(body: str, chains: list[str]) -> None:
    found, source = chained(body)
    assert found == chains
    assert slugs(source) == []


@pytest.mark.parametrize(
    ("body", "chains", "message"),
    [
        ('<name next="#x">a</name>', ["a"], "@next points to #x, which does not exist in this file"),
        (
            '<p xml:id="p"><name prev="#p">a</name></p>',
            ["a"],
            "@prev points to #p, which is no fragment of the same kind",
        ),
        (
            '<name xml:id="a" next="#b">a</name><name xml:id="b" prev="#c">b</name><name xml:id="c" next="#b">c</name>',
            ["a+b+c"],
            "@next points to #b, which points back to #c and not here",
        ),
    ],
)
def test_what_is_broken(body: str, chains: list[str], message: str) -> None:
    found, source = chained(body)
    assert found == chains
    assert [problem.message for problem in source.problems] == [message]
    assert slugs(source) == ["broken-chain"]


def test_one_that_points_to_itself_is_alone() -> None:
    assert chained('<name xml:id="a" next="#a">a</name>')[0] == ["a"]


@settings(max_examples=80)
@given(st.lists(st.integers(0, 6), min_size=1, max_size=6))
def test_every_fragment_is_in_one_chain_and_they_are_in_order(following: list[int]) -> None:
    names = [f'<name xml:id="n{n}" next="#n{to}">{n}</name>' for n, to in enumerate(following)]
    chains, _ = chained("".join(names))
    parts = [[int(part) for part in chain.split("+")] for chain in chains]
    assert sorted(n for chain in parts for n in chain) == list(range(len(following)))
    assert all(chain == sorted(chain) for chain in parts)
    assert [chain[0] for chain in parts] == sorted(chain[0] for chain in parts)
    home = {n: tuple(chain) for chain in parts for n in chain}
    assert all(home[n] == home[to] for n, to in enumerate(following) if to < len(following))


def test_joins_are_looked_for_once_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Chains] = []
    monkeypatch.setattr(reader, "Chains", lambda *given: made.append(Chains(*given)) or made[-1])
    names = '<name xml:id="{0}a">x</name><name xml:id="{0}b">y</name><join target="#{0}b #gone #{0}a"/><join/>'
    texts = "".join(tei(names.format(n)) for n in "pq")
    source = parse("a.xml", f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{texts}</teiCorpus>'.encode())
    infos = [info("p", path="a.xml", position=2), info("q", path="a.xml", position=3)]
    found = [reading.text.mentions for reading in reader.read_document(source, infos, FakeContext())]
    assert [[m.id for m in mentions] for mentions in found] == [["pa"], ["qa"]]
    assert len(made) == 1


def test_long_chains_take_no_time() -> None:
    names = "".join(f'<name xml:id="n{n}" prev="#n{n - 1}"/>' for n in range(1, 20_000))
    chains, _ = chained('<name xml:id="n0"/>' + names)
    assert len(chains) == 1
