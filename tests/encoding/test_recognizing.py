"""Names that a model recognizes: proposed where nothing else is, with the model as evidence, and never pointing to anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.encoding.proposing import Proposers
from edition.encoding.recognizing import Entity, Spacy, recognized
from edition.encoding.tagging.evidence import Setting
from edition.encoding.tagging.flows import flows
from edition.encoding.tagging.habits import Habits
from edition.encoding.tagging.lexicon import Lexicon
from edition.encoding.tagging.proposals import Proposal
from edition.errors import EditionError
from tests.encoding.texts import tei

try:
    import spacy
except ImportError:
    spacy = None  # type: ignore[assignment,unused-ignore]


@dataclass
class Words:
    """A stand-in for a model: it recognizes these words wherever they stand."""

    labels: dict[str, str]
    name: str = "xx_words 1.0"

    def entities(self, words: str) -> Iterator[Entity]:
        places = ((words.find(word), word, label) for word, label in self.labels.items())
        yield from sorted(Entity(at, at + len(word), label) for at, word, label in places if at >= 0)


def told(body: str, labels: dict[str, str], *others: Proposal, habits: Habits | None = None) -> list[tuple[str, str]]:
    found = flows(tei(body))
    proposals = recognized(found, Words(labels), others, habits or Habits(), "en")
    return [(found[one.passage].text[one.start : one.end], one.element) for one in proposals]


def test_a_name_on_no_list_is_proposed_and_nothing_more() -> None:
    (found,) = recognized(flows(tei("<p>then wren spoke</p>")), Words({"wren": "PERSON"}), (), Habits())
    assert (found.what, found.element, found.rule, found.certainty) == ("entry", "persName", "spacy", "low")
    assert (found.pointers, found.candidates) == ((), ())
    assert found.evidence == "the model xx_words 1.0 says PERSON"


@pytest.mark.parametrize(
    ("label", "element"),
    [("PER", "persName"), ("ORG", "orgName"), ("GPE", "placeName"), ("EVENT", "eventName"), ("WORK_OF_ART", "title"),
     ("MISC", "name")],
)  # fmt: skip
def test_what_a_label_means(label: str, element: str) -> None:
    assert told("<p>then wren spoke</p>", {"wren": label}) == [("wren", element)]


@pytest.mark.parametrize("label", ["DATE", "MONEY", "CARDINAL", "", "person"])
def test_what_is_no_name_is_not_proposed(label: str) -> None:
    assert told("<p>then wren spoke</p>", {"wren": label}) == []


def test_names_are_written_as_the_edition_writes_them() -> None:
    habits = Habits({"person": ("rs", "person", "key")})
    (found,) = recognized(flows(tei("<p>then wren spoke</p>")), Words({"wren": "PERSON"}), (), habits)
    assert (found.element, found.type, found.attribute) == ("rs", "person", "key")


@pytest.mark.parametrize("words", ["“wren”", "wren’s", "wren's ", " wren,"])
def test_marks_at_its_ends_are_not_of_a_name(words: str) -> None:
    assert told(f"<p>then {words} lamp</p>", {words: "PERSON"}) == [("wren", "persName")]


def test_where_something_is_proposed_it_is_silent() -> None:
    name = Proposal("name", 0, 0, 8, "persName", "whole-name", "high", ("lee",))
    said = Proposal("quotation", 0, 0, 21, "said", "speech", "high")
    body, labels = "<p>Ann Pell saw the wren</p>", {"Pell": "PERSON", "wren": "PERSON"}
    assert told(body, labels, name) == [("wren", "persName")]
    assert told(body, labels, said) == [("Pell", "persName"), ("wren", "persName")]
    assert told(body, {"Pell": "PERSON"}, Proposal("quotation", 0, 4, 8, "q", "unclassified", "low")) == []


def test_where_a_name_is_marked_or_can_be_none_it_is_silent() -> None:
    body = "<p>then <persName>wren</persName> and <date>pell</date> spoke</p><p><code>quill</code></p>"
    assert told(body, dict.fromkeys(("wren", "pell", "quill"), "PERSON")) == []


def test_it_comes_after_all_others_and_with_names_alone() -> None:
    body = '<p xml:lang="en">Then Ann Lee and wren said: “It is dark.”</p>'
    model = Words({"Ann": "PERSON", "wren": "PERSON", "dark": "LOC"})

    def proposed(recognizer: Words | None, only: Sequence[str] = ()) -> list[Proposal]:
        return list(Proposers(Lexicon(), recognizer).propose(flows(tei(body)), Setting(), only))

    assert {one.rule for one in proposed(model) if one not in proposed(None)} == {"spacy"}
    assert [one for one in proposed(model) if one.rule != "spacy"] == proposed(None)
    assert not [one for one in proposed(model, ("quotations",)) if one.rule == "spacy"]


@given(st.lists(st.tuples(st.integers(-5, 30), st.integers(-5, 30), st.sampled_from(["PERSON", "DATE"])), max_size=6))
def test_whatever_a_model_says_nothing_overlaps_and_nothing_is_outside(found: list[tuple[int, int, str]]) -> None:
    class Wild:
        name = "wild"

        def entities(self, words: str) -> list[Entity]:
            return [Entity(*one) for one in found]

    (flow,) = flows(tei("<p>Ann “Lee’s”, and wren.</p>"))
    other = Proposal("name", 0, 0, 3, "persName", "one-word", "high")
    after = 3
    for one in recognized([flow], Wild(), [other], Habits()):
        assert after <= one.start < one.end <= len(flow.text)
        after = one.end


def model(folder: Path) -> str:
    """A model of rules, saved to a folder: no download, and no chance in it."""
    made = spacy.blank("en")
    ruler = made.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "wren"}, {"label": "DATE", "pattern": "today"}])
    made.meta.update(name="birds", version="1.2.3")
    made.to_disk(folder / "model")
    return str(folder / "model")


@pytest.mark.skipif(spacy is None, reason="spaCy is not installed")
def test_a_real_model_is_asked(tmp_path: Path) -> None:
    real = Spacy(model(tmp_path))
    assert real.name == "en_birds 1.2.3"
    assert list(real.entities("then wren spoke today")) == [(5, 9, "PERSON"), (16, 21, "DATE")]
    (found,) = recognized(flows(tei("<p>then\nwren spoke today</p>")), real, (), Habits())
    assert found.evidence == "the model en_birds 1.2.3 says PERSON"


@pytest.mark.skipif(spacy is None, reason="spaCy is not installed")
def test_a_passage_that_is_longer_than_a_model_takes_has_nothing(tmp_path: Path) -> None:
    assert list(Spacy(model(tmp_path)).entities("wren " * 250_000)) == []


@pytest.mark.skipif(spacy is None, reason="spaCy is not installed")
@pytest.mark.parametrize("name", ["no_such_model", "/", "", "."])
def test_a_model_that_is_none_is_told(name: str) -> None:
    with pytest.raises(EditionError, match="spaCy has no model") as told:
        Spacy(name)
    assert "download" in told.value.hint


@pytest.mark.skipif(spacy is not None, reason="spaCy is installed")
def test_without_spacy_it_says_what_to_install() -> None:
    with pytest.raises(EditionError, match="not installed") as told:
        Spacy("en_core_web_sm")
    assert (told.value.exit_code, "pip install 'tei-edition[spacy]'" in told.value.hint) == (2, True)


def test_a_stand_in_at_the_boundary(monkeypatch: pytest.MonkeyPatch) -> None:
    class Span:
        start_char, end_char, label_ = 5, 9, "PERSON"

    class Doc:
        ents = (Span(),)

    class Model:
        meta = {"lang": "xx", "name": "birds", "version": "2"}  # noqa: RUF012 - as spaCy has it
        max_length = 100

        def __call__(self, words: str) -> Doc:
            if "!" in words:
                raise ValueError("[E999] no\nand more")
            return Doc()

    class Module:
        @staticmethod
        def load(model: str) -> Model:
            if model != "birds":
                raise OSError("[E050] Can't find it.\nand more")
            return Model()

    monkeypatch.setitem(__import__("sys").modules, "spacy", Module)
    found = Spacy("birds")
    assert (found.name, list(found.entities("then wren spoke"))) == ("xx_birds 2", [(5, 9, "PERSON")])
    assert list(found.entities("a" * 101)) == []
    with pytest.raises(EditionError, match=r"has failed: \[E999\] no$"):
        list(found.entities("!"))
    with pytest.raises(EditionError, match=r"spaCy has no model “fish”: \[E050\] Can't find it.$"):
        Spacy("fish")
