"""Variables that say their type."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checking.schematron.running import schema, told


@pytest.mark.parametrize(
    ("type_", "value", "test", "said"),
    [
        ("xs:integer", "@n", "$v lt 10", "hit"),
        ("xs:string", "@n", "$v lt '10'", ""),
        ("xs:double?", "@none", "empty($v)", "hit"),
        ("xs:string*", "tokenize('a b', ' ')", "$v = 'b'", "hit"),
        ("element()*", "..", "count($v) = 1", "hit"),
        ("xs:integer", "@rend", "$v", "is not an integer"),
        ("xs:integer", "@none", "$v", "has 0 values"),
        ("element()", "@n/string()", "$v", "is no node"),
        ("xs:integer", "'1'", "$v", "another value"),
    ],
)
def test_a_value_becomes_the_type_that_the_variable_says(
    type_: str, value: str, test: str, said: str, tmp_path: Path
) -> None:
    let = f'<let name="v" value="{value}" as="{type_}"/>'
    made = schema(tmp_path, f'<pattern><rule context="tei:p">{let}<report test="{test}">hit</report></rule></pattern>')
    assert made.unrunnable == []
    messages = [problem.message for problem in told(made, '<p n="9" rend="b">a</p>')]
    assert [said in message for message in messages] == ([True] if said else [])


def test_a_type_that_is_not_known_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edition.checking.schematron.compiling.is_here", lambda: False)
    let = '<let name="v" value="1" as="map(*)"/>'
    made = schema(tmp_path, f'<pattern><rule context="tei:p">{let}<report test="$v">hit</report></rule></pattern>')
    assert "map(*)" in made.unrunnable[0].message
