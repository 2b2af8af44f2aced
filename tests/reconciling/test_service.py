"""What the service answers, by the protocol; and what it says of requests that the protocol does not know."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.reconciling.service import BATCH, Service, Unasked
from tests.reconciling.registers import NAMESPACE, PEOPLE, PLACES, registers

STEIN = f'<listPlace {NAMESPACE}><place xml:id="stein"><placeName>Stein</placeName></place></listPlace>'
SERVICE = Service(
    registers({"a.xml": PEOPLE, "b.xml": PLACES, "c.xml": STEIN}).entries, "Letters", "https://example.org/"
)


def asked(**query: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = SERVICE.queries(json.dumps({"q0": query}))["q0"]["result"]
    return found


def test_the_manifest_has_what_the_protocol_wants() -> None:
    manifest = SERVICE.manifest("http://127.0.0.1:1/")
    assert "0.2" in manifest["versions"]
    assert (manifest["name"], manifest["identifierSpace"]) == ("Registers of Letters", "https://example.org/")
    assert manifest["defaultTypes"] == [{"id": "persons", "name": "Persons"}, {"id": "places", "name": "Places"}]
    entity = manifest["suggest"]["entity"]
    assert entity["service_url"] + entity["service_path"] == "http://127.0.0.1:1/suggest/entity"
    assert manifest["batchSize"] == BATCH


def test_each_query_of_a_batch_has_its_answer() -> None:
    found = SERVICE.queries('{"q0": {"query": "Friedrich Schiller"}, "q1": {"query": "Nobody"}}')
    (schiller,) = found["q0"]["result"]
    assert (schiller["id"], schiller["score"], schiller["match"]) == ("schiller", 100.0, True)
    assert schiller["type"] == [{"id": "persons", "name": "Persons"}]
    assert schiller["description"] == "Poet"
    assert found["q1"] == {"result": []}


@pytest.mark.parametrize("type_", ["places", ["places", "nothing"], [{"id": "places"}], {"id": "places"}])
def test_types_restrict(type_: Any) -> None:
    assert [one["name"] for one in asked(query="Stein", type=type_)] == ["Stein"]


def test_a_type_that_nobody_knows_restricts_nothing() -> None:
    assert [one["id"] for one in asked(query="Weimar", type="Q5")] == ["weimar"]


def test_ids_are_unique_and_can_be_asked_for() -> None:
    found = {one["id"] for one in asked(query="Stein")}
    assert found == {"persons/stein", "places/stein"}
    (one, *_) = asked(query="places/stein")
    assert (one["id"], one["match"]) == ("places/stein", True)


def test_properties_may_be_any_value_of_the_protocol() -> None:
    for value in ("118540238", 118540238, ["x", "118540238"], [{"id": "118540238", "name": "G"}]):
        assert "goethe" in [one["id"] for one in asked(properties=[{"pid": "gnd", "v": value}])]


def test_suggestions() -> None:
    assert [one["id"] for one in SERVICE.suggest("entity", "goe")["result"]] == ["goethe"]
    assert SERVICE.suggest("entity", "goe", 1)["result"] == []
    assert SERVICE.suggest("type", "pla")["result"] == [{"id": "places", "name": "Places"}]
    assert SERVICE.suggest("property", "wiki")["result"] == [{"id": "wikidata", "name": "Wikidata"}]


def test_columns_for_what_was_matched() -> None:
    asked_for = {"ids": ["goethe", "nobody"], "properties": [{"id": "gnd"}, {"id": "dates"}, {"id": "viaf"}]}
    found = SERVICE.extend(json.dumps(asked_for))
    assert [one["id"] for one in found["meta"]] == ["gnd", "dates", "viaf"]
    assert found["rows"]["goethe"] == {"gnd": [{"str": "118540238"}], "dates": [{"str": "1749/1832"}], "viaf": []}
    assert found["rows"]["nobody"] == {"gnd": [], "dates": [], "viaf": []}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", 400),
        ("[", 400),
        ("[" * 100_000, 400),
        ("[]", 400),
        ('{"q0": 1}', 400),
        ('{"q0": {}}', 400),
        ('{"q0": {"query": ""}}', 400),
        ('{"q0": {"query": 5}}', 400),
        ('{"q0": {"query": "x", "limit": 0}}', 400),
        ('{"q0": {"query": "x", "limit": true}}', 400),
        ('{"q0": {"query": "x", "limit": "10"}}', 400),
        ('{"q0": {"query": "x", "properties": 5}}', 400),
        ('{"q0": {"query": "x", "properties": [5]}}', 400),
        (json.dumps({f"q{n}": {"query": "x"} for n in range(501)}), 413),
    ],
)
def test_what_is_not_as_the_protocol_has_it(written: str, code: int) -> None:
    with pytest.raises(Unasked) as error:
        SERVICE.queries(written)
    assert error.value.code == code


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)
FIELDS = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(("query", "type", "limit", "properties", "type_strict"), JSON),
)


@given(
    st.dictionaries(st.text(max_size=5), FIELDS, max_size=3), st.fixed_dictionaries({"ids": JSON, "properties": JSON})
)
def test_any_json_is_answered_or_refused_in_words(batch: dict[str, Any], extension: dict[str, Any]) -> None:
    for ask, value in ((SERVICE.queries, batch), (SERVICE.extend, extension)):
        try:
            found = ask(json.dumps(value))
        except Unasked as reason:
            found = {"message": str(reason)}
        assert json.loads(json.dumps(found, allow_nan=False)) == found
