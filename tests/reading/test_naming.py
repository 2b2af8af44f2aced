"""Mentions: which elements are one, and what they say."""

from __future__ import annotations

import pytest

from edition.model import Mention, Target
from edition.reading.naming import language, mention_elements
from edition.tei import local
from tests.reading.sample import ADA, BOB, LONDON, FakeContext, document, one, read, tei, viewed

CONTEXT = FakeContext(entries={"ada": (ADA,), "bob": (BOB,), "london": (LONDON,)})


def elements(body: str) -> list[str]:
    return [local(e) for e in mention_elements(viewed(document(body)))]


def mentions(body: str, context: FakeContext = CONTEXT) -> tuple[Mention, ...]:
    return read(body, context).text.mentions


class TestWhatIsOne:
    @pytest.mark.parametrize("name", "persName orgName placeName geogName eventName objectName name rs".split())
    def test_names_always(self, name: str) -> None:
        assert elements(f"<p><{name}>a</{name}></p>") == [name]

    @pytest.mark.parametrize("name", "title author editor country region settlement district".split())
    def test_others_when_they_point(self, name: str) -> None:
        assert elements(f'<p><{name}>a</{name}><{name} ref="">a</{name}></p>') == []
        assert elements(f'<p><{name} ref="#a">a</{name}><{name} key="a">a</{name}></p>') == [name, name]

    @pytest.mark.parametrize(
        ("body", "found"),
        [
            ("<persName>John of <placeName>S.</placeName></persName>", ["persName"]),
            ('<persName>John of <placeName ref="#s">S.</placeName></persName>', ["persName", "placeName"]),
            ("<title>On <persName>Ada</persName></title>", ["persName"]),
            ('<title ref="#t">On <persName>Ada</persName></title>', ["title"]),
            ("<persName><surname>A</surname> <roleName>B</roleName></persName>", ["persName"]),
            ("<persName/>", ["persName"]),
            ("<note><persName>a</persName></note><del><rs>b</rs></del>", ["persName", "rs"]),
        ],
    )
    def test_parts_of_a_name_are_none(self, body: str, found: list[str]) -> None:
        assert elements(f"<p>{body}</p>") == found

    def test_names_in_registers_are_none(self) -> None:
        body = "<p><name>a</name></p><listPerson><person><persName>b</persName></person></listPerson>"
        assert elements(body) == ["name"]

    def test_names_in_a_rejected_list_are_some(self) -> None:
        body = "<listWit/><choice><p/><listBibl><bibl><persName>a</persName></bibl></listBibl></choice>"
        assert elements(body) == ["persName"]


class TestWhatItSays:
    def test_all_of_it(self) -> None:
        body = '<p xml:id="p" xml:lang="en">Dear <persName ref="#ada" type="x" cert="low" resp="#me">Ada</persName></p>'
        (found,) = mentions(body)
        assert (found.id, found.kind, found.form, found.element, found.type) == (
            "p.5-8",
            "person",
            "name",
            "persName",
            "x",
        )
        assert (found.ref, found.targets, found.certainty, found.responsibility) == ("#ada", (ADA,), "low", "#me")
        assert (found.lang, found.fragments[0].surface) == ("en", "Ada")

    @pytest.mark.parametrize(
        ("xml", "kind"),
        [
            ('<rs type="place">a</rs>', "place"),
            ('<rs type="place" ref="#ada">a</rs>', "person"),
            ('<rs type="place" ref="#x1">a</rs>', "place"),
            ("<rs>a</rs>", "other"),
            ('<name role="place">a</name>', "place"),
            ('<rs type="Ship">a</rs>', "work"),
        ],
    )
    def test_its_kind_is_that_of_the_entry_else_its_own(self, xml: str, kind: str) -> None:
        context = FakeContext(entries={"ada": (ADA,)}, types={"ship": "work"})
        assert mentions(f"<p>{xml}</p>", context)[0].kind == kind

    @pytest.mark.parametrize(("name", "form"), [("rs", "description"), ("name", "name"), ("persName", "name")])
    def test_a_description_is_no_name(self, name: str, form: str) -> None:
        assert mentions(f"<p><{name}>a</{name}></p>")[0].form == form


class TestPointers:
    @pytest.mark.parametrize(
        ("attributes", "ref", "targets"),
        [
            ('ref="#ada" key="bob"', "#ada", (ADA,)),
            ('key=" bob " corresp="#ada"', "bob", (BOB,)),
            ('corresp="#ada"', "#ada", (ADA,)),
            ('corresp="#nobody"', "", ()),
            ('ref=" " corresp="#bob"', "#bob", (BOB,)),
            ('ref="#ada #bob"', "#ada #bob", (ADA, BOB)),
            ('key="Walt"', "Walt", (Target("Walt", "person"),)),
            ("", "", ()),
        ],
    )
    def test_ref_before_key_before_what_corresponds(
        self, attributes: str, ref: str, targets: tuple[Target, ...]
    ) -> None:
        (found,) = mentions(f"<p><persName {attributes}>x</persName></p>")
        assert (found.ref, found.targets) == (ref, targets)

    def test_of_a_chain_the_first_that_points(self) -> None:
        body = '<p><persName xml:id="a" next="#b">A</persName> x <persName xml:id="b" ref="#ada" cert="high">L</persName></p>'
        (found,) = mentions(body)
        assert (found.id, found.ref, found.certainty) == ("a", "#ada", "high")
        assert [f.surface for f in found.fragments] == ["A", "L"]

    def test_what_is_wrong_with_one_stands_at_it(self) -> None:
        body = '<p><persName n="ref=1" ref="#x">a</persName></p>'
        (problem,) = read(body).text.problems
        assert problem.slug == "dangling-pointer"
        assert problem.place is not None
        assert tei(body)[problem.place.column - 1 :].startswith('ref="#x"')


@pytest.mark.parametrize(
    ("body", "lang"),
    [
        ('<p xml:lang="de"><name xml:lang="la">a</name></p>', "la"),
        ('<div xml:lang="de"><p><name>a</name></p></div>', "de"),
        ("<p><name>a</name></p>", ""),
    ],
)
def test_the_language_is_that_of_the_nearest_element(body: str, lang: str) -> None:
    assert language(one(document(body).root, "name")) == lang
