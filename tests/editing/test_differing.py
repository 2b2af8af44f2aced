"""Diffs: what the programs of that name make of them is the changed file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition.editing.differing import unified
from edition.editing.patching import Change, Lines


def diff(old: str, *changes: Change) -> list[str]:
    data = old.encode()
    return list(unified("a.xml", data, Lines(data).applied(changes), changes))


TEXT = "".join(f"<l>{n}</l>\n" for n in range(1, 30))


def at(words: str, new: str) -> Change:
    begin = TEXT.index(words)
    return Change(begin, begin + len(words), new)


def test_one_line() -> None:
    assert diff(TEXT, at("<l>9<", "<l>nine<")) == [
        "--- a/a.xml",
        "+++ b/a.xml",
        "@@ -6,7 +6,7 @@",
        " <l>6</l>",
        " <l>7</l>",
        " <l>8</l>",
        "-<l>9</l>",
        "+<l>nine</l>",
        " <l>10</l>",
        " <l>11</l>",
        " <l>12</l>",
    ]


def test_changes_that_are_near_stand_in_one_hunk() -> None:
    near = diff(TEXT, at("<l>9<", "<l>nine<"), at("<l>16<", "<l>sixteen<"))
    far = diff(TEXT, at("<l>9<", "<l>nine<"), at("<l>17<", "<l>seventeen<"))
    assert sum(line.startswith("@@") for line in near) == 1
    assert [line for line in far if line.startswith("@@")] == ["@@ -6,7 +6,7 @@", "@@ -14,7 +14,7 @@"]


def test_lines_that_come_and_go_move_the_others() -> None:
    found = diff(TEXT, at("<l>2</l>\n", ""), at("<l>20<", "<l>\n20\n<"))
    assert [line for line in found if line.startswith("@@")] == ["@@ -1,5 +1,4 @@", "@@ -17,7 +16,9 @@"]


def test_nothing() -> None:
    assert diff(TEXT) == []


def test_a_file_without_a_line_end() -> None:
    assert diff("<p>a</p>", Change(3, 4, "b"))[-4:] == [
        "-<p>a</p>",
        "\\ No newline at end of file",
        "+<p>b</p>",
        "\\ No newline at end of file",
    ]


lines = st.lists(st.text("ab", max_size=3), min_size=1, max_size=25).map("\n".join)
wanted = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 9), st.text("xy\n", max_size=4)), min_size=1, max_size=5)


@pytest.mark.skipif(not shutil.which("patch"), reason="there is no patch here")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines, wanted)
def test_patch_makes_the_same_of_it(tmp_path: Path, text: str, wanted: list[tuple[int, int, str]]) -> None:
    changes: list[Change] = []
    for begin, length, new in sorted(wanted):
        end = min(begin + length, len(text))
        if begin <= len(text) and (not changes or begin > changes[-1].end) and text[begin:end] != new:
            changes.append(Change(begin, end, new))
    expected = Lines(text.encode()).applied(changes)
    if not changes or not expected or not text:
        return
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    made = "".join(f"{line}\n" for line in diff(text, *changes))
    done = subprocess.run(["patch", "-p1", "-s"], cwd=tmp_path, input=made, capture_output=True, text=True, check=False)
    assert done.returncode == 0, made + done.stdout
    assert (tmp_path / "a.xml").read_bytes() == expected
