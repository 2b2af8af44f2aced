"""A new edition builds at once, tells no problem, and takes nobody's place."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from edition import __version__
from edition.beginning import LANGUAGES, begin
from edition.building.cataloguing import Order
from edition.building.engine import build
from edition.building.validating import validated
from edition.cli.commands import COMMANDS, run
from edition.errors import OutputError
from edition.project import load
from tests.cli.running import write


@pytest.mark.parametrize("language", LANGUAGES)
class TestEachLanguage:
    def test_it_builds_and_is_valid_without_a_problem(self, tmp_path: Path, language: str) -> None:
        begin(tmp_path / "new", language)
        outcome = build(Order(tmp_path / "new", tmp_path / "site", jobs=1))
        assert (outcome.problems, outcome.counts["texts"], outcome.counts["registers"]) == ([], 3, 1)
        assert validated(Order(tmp_path / "new", jobs=1)).problems == ()
        assert f'<html lang="{language}">' in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")

    def test_it_shows_a_bit_of_everything(self, tmp_path: Path, language: str) -> None:
        begin(tmp_path / "new", language)
        build(Order(tmp_path / "new", tmp_path / "site", jobs=1))
        rows = {path.stem: path.read_bytes().count(b"\n") - 1 for path in (tmp_path / "site" / "data").glob("*.csv")}
        for table in ("persons", "organizations", "places", "sessions", "mentions", "quotations", "turns"):
            assert rows[table] > 0, table

    def test_every_setting_that_is_commented_out_is_one(self, tmp_path: Path, language: str) -> None:
        begin(tmp_path, language)
        settings = tmp_path / "edition.toml"
        text = settings.read_text(encoding="utf-8")
        on = re.sub(r"(?m)^# (\[|[a-z_-]+ = )", r"\1", text)
        assert on.count("\n[") == 3
        settings.write_text(on, encoding="utf-8")
        assert load(tmp_path).base_url.startswith("https://example.org/")


def test_languages_differ_in_words_alone(tmp_path: Path) -> None:
    made = {language: begin(tmp_path / language, language) for language in LANGUAGES}
    assert {len(paths) for paths in made.values()} == {12}


def test_the_toolkit_is_pinned(tmp_path: Path) -> None:
    begin(tmp_path, "en")
    assert f"tei-edition=={__version__}\n" in (tmp_path / "requirements.txt").read_text(encoding="utf-8")


def test_the_recipe_does_what_the_script_does(tmp_path: Path) -> None:
    begin(tmp_path, "en")
    script, recipe = (
        tmp_path / "check.sh",
        (tmp_path / ".github" / "workflows" / "edition.yml").read_text(encoding="utf-8"),
    )
    assert "run: sh check.sh" in recipe
    assert "://" not in recipe
    assert script.stat().st_mode & stat.S_IXUSR
    called = re.findall(r"(?m)^edition (\w+)", script.read_text(encoding="utf-8"))
    assert called == ["validate", "build", "check"]
    assert set(called) - {"check"} <= set(COMMANDS)


class TestFolders:
    def test_one_that_holds_something_is_left_alone(self, tmp_path: Path) -> None:
        write(tmp_path, {"mine.xml": "mine"})
        with pytest.raises(OutputError, match=r"is not empty: it holds mine\.xml"):
            begin(tmp_path, "en")
        assert [path.name for path in tmp_path.iterdir()] == ["mine.xml"]

    def test_a_file_is_no_folder(self, tmp_path: Path) -> None:
        write(tmp_path, {"mine.xml": "mine"})
        with pytest.raises(OutputError, match="cannot be used"):
            begin(tmp_path / "mine.xml", "en")

    def test_a_repository_without_files_is_empty(self, tmp_path: Path) -> None:
        write(tmp_path, {".git/config": ""})
        assert "edition.toml" in begin(tmp_path, "en")

    def test_the_command_says_what_it_has_made_and_how_to_go_on(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert run(["init", "letters", "--lang", "de"]) == 0
        out, err = capsys.readouterr()
        assert "letters/texts/brief-1.xml" in out.splitlines()
        assert err == "an edition of three texts: cd letters; edition serve --open\n"
        assert run(["init", "letters"]) == 2
        assert "is not empty" in capsys.readouterr().err
