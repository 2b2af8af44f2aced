"""The interface speaks the language that is asked for, wholly, and a project may say it otherwise."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from edition.renderers.html import words
from edition.renderers.html.frame import Frame
from edition.renderers.html.words import catalogue, languages, places, speak, spoken, spoken_direction, words_of

from edition.errors import SettingsError

HTML = Path(str(files("edition.renderers.html")))
OTHERS = [language for language in languages() if language != words.LANGUAGE]


def stated(language: str) -> dict[str, str]:
    """Every key of a catalogue as it stands in its file, ``section.key``, with its words."""
    content = tomllib.loads((HTML / "words" / f"{language}.toml").read_text(encoding="utf-8"))
    return {f"{section}.{key}": said for section, keys in content.items() for key, said in keys.items()}


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    words_of.cache_clear()
    speak("")


class TestCatalogues:
    def test_there_is_german(self) -> None:
        assert languages() == ["de", "en"]

    @pytest.mark.parametrize("language", OTHERS)
    def test_every_word_has_its_counterpart(self, language: str) -> None:
        english, other = stated("en"), stated(language)
        missing = "\n".join(f'{key} = "{english[key]}"' for key in english if key not in other)
        assert not missing, f"{language}.toml lacks:\n{missing}"
        assert not set(other) - set(english), f"{language}.toml has what English has not: {set(other) - set(english)}"

    @pytest.mark.parametrize("language", OTHERS)
    def test_as_much_is_filled_in(self, language: str) -> None:
        english, other = stated("en"), stated(language)
        assert {
            key: said for key, said in other.items() if key in english and places(said) != places(english[key])
        } == {}

    @pytest.mark.parametrize("language", OTHERS)
    def test_sections_are_in_the_same_order(self, language: str) -> None:
        order = [key for key in stated("en") if key in stated(language)]
        assert [key for key in stated(language) if key in order] == order

    @pytest.mark.parametrize(
        ("said", "number"), [("no place", 0), ("{} of {}", 2), ("{0}", -1), ("{name}", -1), ("{", -1), ("{{}}", 0)]
    )
    def test_places_are_counted(self, said: str, number: int) -> None:
        assert places(said) == number


class TestSpeaking:
    def test_pages_speak_it(self) -> None:
        speak("de")
        page = Frame("Briefe").page("", "Über", "<p>…</p>").decode()
        assert '<html lang="de">' in page
        assert 'lang="de" dir="ltr">Zum Inhalt</a>' in page
        assert ">Personen</a>" in page

    def test_what_is_asked_later_is_in_the_language_of_then(self) -> None:
        speak("de")
        assert catalogue()["page"]["start"] == "Start"
        assert (spoken(), catalogue()["page"]["next"]) == ("de", "Nächster Text")
        speak("")
        assert (spoken(), catalogue()["page"]["next"]) == ("en", "Next text")

    def test_a_language_that_nobody_knows(self) -> None:
        with pytest.raises(SettingsError, match="no words in “tlh”") as refused:
            speak("tlh")
        assert refused.value.hint.startswith("there are de, en; words/tlh.toml")

    def test_no_page_asks_for_english_alone(self) -> None:
        asking = {
            p.name for p in HTML.glob("*.py") if re.search(r"import .*\bLANGUAGE\b", p.read_text(encoding="utf-8"))
        }
        assert asking <= {"sandbox.py"}

    def test_templates_follow_its_direction(self) -> None:
        fixed = {
            p.name for p in HTML.glob("templates/*.html") if 'language }}" dir="ltr"' in p.read_text(encoding="utf-8")
        }
        assert fixed == set()


class TestOwnWords:
    def own(self, folder: Path, content: str, name: str = "de.toml") -> Path:
        (folder / "words").mkdir(exist_ok=True)
        (folder / "words" / name).write_text(content, encoding="utf-8")
        return folder

    def test_they_come_first_and_the_rest_is_ours(self, tmp_path: Path) -> None:
        speak("de", self.own(tmp_path, '[page]\nquotations = "Zitate und Reden"'))
        assert catalogue()["page"]["quotations"] == "Zitate und Reden"
        assert catalogue()["page"]["turns"] == "Redebeiträge"

    def test_a_language_of_their_own_lacks_nothing(self, tmp_path: Path) -> None:
        speak("la", self.own(tmp_path, '[kinds]\nperson = "Personae"', "la.toml"))
        assert catalogue()["kinds"]["person"] == "Personae"
        assert catalogue()["page"]["next"] == "Next text"

    def test_one_that_runs_from_right_to_left(self, tmp_path: Path) -> None:
        speak("he", self.own(tmp_path, '[page]\nskip = "לתוכן"', "he.toml"))
        assert spoken_direction() == "rtl"
        page = Frame("", tmp_path).page("", "t", "").decode()
        assert '<html lang="he" dir="rtl">' in page
        assert '<nav class="site" lang="he" dir="rtl"' in page
        assert '<html lang="fr">' in Frame("", tmp_path).page("", "t", "", "fr").decode()

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            ("[page", "is not valid TOML"),
            ('[pages]\nnext = "Weiter"', "nothing in the interface that is called “pages”"),
            ('[page]\nnexxt = "Weiter"', "called “nexxt”"),
            ("[page]\nnext = 1", "must be plain words"),
            ('[page]\nnext = "<b>Weiter</b>"', "must be plain words"),
            ('[page]\npage-of = "Seite {}"', "“page.page-of” must have {} 2 times"),
            ('[page]\nnext = "Weiter {}"', "must have {} 0 times"),
        ],
    )
    def test_what_is_wrong_with_them_is_named(self, tmp_path: Path, content: str, why: str) -> None:
        with pytest.raises(SettingsError) as refused:
            speak("de", self.own(tmp_path, content))
        assert why in refused.value.message
        assert refused.value.message.startswith("words/de.toml")

    def test_nothing_outside_is_read(self, tmp_path: Path) -> None:
        (tmp_path / "secret.toml").write_text("[page]", encoding="utf-8")
        self.own(tmp_path, "").joinpath("words", "fr.toml").symlink_to(tmp_path.parent / "elsewhere.toml")
        with pytest.raises(SettingsError):
            speak("../secret", tmp_path)
        with pytest.raises(SettingsError, match="leads out"):
            speak("fr", tmp_path)
