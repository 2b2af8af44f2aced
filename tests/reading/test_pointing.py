"""What a pointer means, whatever conventions an edition follows."""

from __future__ import annotations

import pytest

from edition.model import Target
from edition.reading.pointing import Pointers, Resolved
from tests.reading.sample import ADA, BOB, LONDON, FakeContext, document, ids_of

CONTEXT = FakeContext(
    entries={"ada": (ADA,), "bob": (BOB,), "two": (ADA, BOB)},
    addresses={"geo.example/1": (LONDON,), "gnd:1": (ADA,), "gnd:2": (ADA, LONDON), "12": (ADA,)},
    names={"Ada Lovelace": ADA},
    definitions={"p": (("(.*)", r"reg.xml#\1"),), "g": (("(.*)", r"https://geo.example/\1"),)},
    elsewhere={("r/reg.xml", "x"): "", ("r/reg.xml", "two"): "", ("r/reg.xml", "ada"): "", ("x/reg.xml", "ada"): "reg"},
)
BODY = '<castList><castItem><role xml:id="ham">Hamlet</role></castItem></castList><p xml:id="p1">words</p>'


def resolved(value: str, kind: str = "person", is_key: bool = False) -> Resolved:
    source = document(BODY, path="r/a.xml")
    return Pointers(CONTEXT, source.path, ids_of(source)).resolve(value, kind, is_key)


def slugs(found: Resolved) -> list[str]:
    return [finding.slug for finding in found.findings]


class TestOneTarget:
    @pytest.mark.parametrize(
        ("value", "target"),
        [
            ("#ada", ADA),
            ("ada", ADA),
            ("reg.xml#ada", ADA),
            ("../x/reg.xml#ada", ADA),
            ("p:ada", ADA),
            ("https://geo.example/1", LONDON),
            ("http://www.geo.example/1/", LONDON),
            ("g:1", LONDON),
            ("gnd:1", ADA),
            ("#ham", Target("ham", "person", "Hamlet")),
            ("#p1", Target("p1", "person")),
            ("reg.xml#x", Target("x", "person")),
            ("pmb2121", Target("pmb2121", "person")),
            ("https://d-nb.info/9", Target("https://d-nb.info/9", "person", identifiers=("https://d-nb.info/9",))),
        ],
    )
    def test_however_it_is_reached(self, value: str, target: Target) -> None:
        assert resolved(value) == Resolved((target,))

    def test_nothing_points_to_nothing(self) -> None:
        assert resolved("") == resolved(" \n") == Resolved()

    def test_what_no_register_describes_is_of_the_kind_asked_for(self) -> None:
        assert resolved("#ham", "place").targets[0].kind == "place"
        assert resolved("#ada", "place").targets[0].kind == "person"


class TestSeveral:
    def test_entries_are_several_targets_in_order(self) -> None:
        assert resolved("#bob #ada").targets == (BOB, ADA)
        assert resolved("bob ada").targets == (BOB, ADA)

    def test_ways_to_one_entry_are_one(self) -> None:
        assert resolved("#ada gnd:1 reg.xml#ada").targets == (ADA,)

    def test_an_entry_and_its_addresses_are_one(self) -> None:
        assert resolved("https://x.example/1 #ada").targets == (ADA,)

    def test_addresses_alone_are_one_thing(self) -> None:
        one, two = "https://x.example/1", "https://y.example/2"
        assert resolved(f"{one} {two}").targets == (Target(one, "person", identifiers=(one, two)),)

    def test_what_has_no_entry_is_known_by_addresses_beside_it(self) -> None:
        (found,) = resolved("#ham https://x.example/1").targets
        assert (found.entity, found.identifiers) == ("ham", ("https://x.example/1",))


class TestLiteralNames:
    def test_of_an_entry(self) -> None:
        found = resolved("Ada Lovelace")
        assert found.targets == (ADA,)
        assert slugs(found) == ["name-in-pointer"]
        assert found.findings[0].severity == "warning"
        assert "Ada Lovelace (ada)" in found.findings[0].message

    def test_of_nobody_known(self) -> None:
        found = resolved("Walt\n Whitman")
        assert found.targets == (Target("Walt Whitman", "person", "Walt Whitman"),)
        assert slugs(found) == ["name-in-pointer"]

    @pytest.mark.parametrize("value", ["Whitman", "Walt:"])
    def test_a_word_is_a_name_but_a_key_when_it_says_so(self, value: str) -> None:
        assert slugs(resolved(value)) == ["name-in-pointer"]
        assert slugs(resolved(value, is_key=True)) == []
        assert resolved(value, is_key=True).targets == (Target(value, "person"),)

    def test_a_name_of_several_words_is_one_even_in_a_key(self) -> None:
        assert slugs(resolved("Walt Whitman", is_key=True)) == ["name-in-pointer"]

    @pytest.mark.parametrize("value", ["a_b", "q42", "1", "x.xml", "a/b"])
    def test_what_looks_like_a_pointer_is_none(self, value: str) -> None:
        assert slugs(resolved(value)) == []


class TestFindings:
    @pytest.mark.parametrize("value", ["#nobody", "reg.xml#nobody", "p:nobody", "#"])
    def test_what_points_nowhere(self, value: str) -> None:
        found = resolved(value)
        assert slugs(found) == ["dangling-pointer"]
        assert value in found.findings[0].message
        assert [target.entity for target in found.targets] == ([] if value == "#" else ["nobody"])

    def test_what_could_mean_several(self) -> None:
        found = resolved("#two")
        assert found.targets == (ADA,)
        assert slugs(found) == ["ambiguous-pointer"]
        assert "Ada Lovelace (ada), Bob (bob)" in found.findings[0].message

    def test_an_identifier_of_several_means_the_one_of_the_kind(self) -> None:
        assert resolved("gnd:2") == Resolved((ADA,))
        assert resolved("gnd:2", "place") == Resolved((LONDON,))
        assert slugs(resolved("gnd:2", "work")) == ["ambiguous-pointer"]

    @pytest.mark.parametrize("value", ["k123", "https://nowhere.example/1"])
    def test_keys_and_addresses_may_lead_out(self, value: str) -> None:
        assert slugs(resolved(value)) == []


def test_one_value_is_looked_up_once() -> None:
    pointers = Pointers(CONTEXT, "a.xml", {})
    assert pointers.resolve("#ada", "person") is pointers.resolve("#ada", "person")
    assert pointers.resolve("x1", "person") != pointers.resolve("x1", "place")


class TestWhatTheTokenSays:
    def test_an_id_is_no_identifier(self) -> None:
        found = resolved("#12")
        assert (found.targets, slugs(found)) == ((Target("12", "person"),), ["dangling-pointer"])
        assert resolved("12") == Resolved((ADA,))

    @pytest.mark.parametrize("value", ["nowhere.xml#bob", "reg.xml#bob", "a.xml#bob"])
    def test_a_file_that_has_no_such_id_is_an_error_but_nothing_is_lost(self, value: str) -> None:
        found = resolved(value)
        assert (found.targets, slugs(found)) == ((BOB,), ["dangling-pointer"])
        assert found.findings[0].severity == "error"
        assert found.findings[0].message.endswith("; the entry of that id elsewhere is taken, Bob")

    def test_of_several_elsewhere_none_is_taken(self) -> None:
        found = resolved("nowhere.xml#two", "place")
        assert (found.targets, slugs(found)) == ((Target("two", "place"),), ["dangling-pointer"])
        assert "several entries elsewhere" in found.findings[0].message
        assert resolved("reg.xml#two", "place") == Resolved((Target("two", "place"),))

    def test_its_own_file_may_be_named(self) -> None:
        assert resolved("a.xml#ham") == resolved("#ham") == Resolved((Target("ham", "person", "Hamlet"),))

    def test_a_file_and_no_id_is_nothing(self) -> None:
        assert (resolved("reg.xml#").targets, slugs(resolved("reg.xml#"))) == ((), ["dangling-pointer"])
