"""Settings of an edition, and where its shelves stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition import HOUSE
from edition.errors import SettingsError
from edition.limits import Limits
from edition.project import Project, load, problem_pages, shelf


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "edition.toml"


def test_without_settings_everything_has_a_default(tmp_path: Path) -> None:
    assert load(tmp_path) == Project(edition_version="0")


def test_the_language_of_the_interface_is_a_code(settings: Path) -> None:
    settings.write_text('ui_language = "de"', encoding="utf-8")
    assert load(settings.parent).ui_language == "de"
    settings.write_text('ui_language = "../de"', encoding="utf-8")
    with pytest.raises(SettingsError, match="“ui_language” must be the code of a language"):
        load(settings.parent)


def test_every_setting_is_read(settings: Path) -> None:
    settings.write_text(
        'title = "Letters"\ndescription = "Of a town."\neditors = "A. Grell"\n'
        'edition_version = "1.2"\nbase_url = "https://a.example/x"\nbase_witness = "A"\n'
        'allow_restricted = true\nschema = "a.xsd"\n[types]\nShip = "other"\n',
        encoding="utf-8",
    )
    stated = (
        "Letters",
        "Of a town.",
        "A. Grell",
        "1.2",
        "https://a.example/x/",
        "A",
        True,
        {"ship": "other"},
        ("a.xsd",),
    )
    assert load(settings.parent) == Project(*stated)
    assert load(settings.parent).folder == settings.parent.resolve()


@pytest.mark.parametrize(
    ("stated", "names"), [('"a.rng"', ("a.rng",)), ('["a.rng", "b.sch"]', ("a.rng", "b.sch")), ('""', ()), ("[]", ())]
)
def test_a_schema_is_named_alone_or_in_a_list(settings: Path, stated: str, names: tuple[str, ...]) -> None:
    settings.write_text(f"schema = {stated}", encoding="utf-8")
    assert load(settings.parent).schema == names


def test_the_settings_of_one_file_stand_beside_it(settings: Path) -> None:
    settings.write_text('title = "Letters"', encoding="utf-8")
    (settings.parent / "a.xml").write_bytes(b"<TEI/>")
    assert load(settings.parent / "a.xml").title == "Letters"


@pytest.mark.parametrize("base", ["https://a.example", "https://a.example/", "https://a.example//"])
def test_a_base_address_ends_in_one_slash(settings: Path, base: str) -> None:
    settings.write_text(f'base_url = "{base}"', encoding="utf-8")
    assert load(settings.parent).base_url == "https://a.example/"


def test_a_span_is_two_dates(settings: Path) -> None:
    settings.write_text('span = ["-0044", "1918-11"]', encoding="utf-8")
    assert load(settings.parent).span == ("-0044", "1918-11")


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        ('titel = "x"', "there is no setting “titel”", "did you mean title?"),
        ("zzz = 1", "there is no setting “zzz”", "known keys: allow_restricted, apparatus, base_url, base_witness"),
        ("title = 1", "“title” must be a text in quotation marks, not 1", ""),
        ('allow_restricted = "yes"', "“allow_restricted” must be true or false, not 'yes'", ""),
        ('base_url = "a.example"', "“base_url” must begin with https:// or http://", ""),
        ('[types]\nship = "boat"', "“types.ship” is 'boat', which is no kind", "kinds: person, organization"),
        ("[types]\nship = 1", "“types.ship” is 1, which is no kind", "kinds: "),
        ('span = ["1914"]', "“span” must be two dates, not ['1914']", 'as in span = ["1914", "1918-11-11"]'),
        ('span = ["1914", "peace"]', "“span” must be two dates, not ['1914', 'peace']", ""),
        ('span = "1914"', "“span” must be two dates, not ['1914']", ""),
        ("schema = 1", "“schema” must be a text in quotation marks, or a list of them, not 1", ""),
        ('schema = ["a.rng", 1]', "“schema” must be a text in quotation marks, or a list of them", ""),
        ('schema = ["a.rng", "b\\u0001"]', "“schema” has a control character in it", ""),
        ("title = ", "is not valid TOML: ", "mend the line"),
        ("limits = 3", "“limits” must be a table, not 3", ""),
        ("[limits]\nsecond = 3", "there is no limit “limits.second”", "did you mean seconds?"),
        ("[limits]\nseconds = 0", "“limits.seconds” must be a whole number, 1 or more, not 0", ""),
        ("[limits]\nseconds = true", "“limits.seconds” must be a whole number, 1 or more, not True", ""),
        ("[limits]\nseconds = 1.5", "“limits.seconds” must be a whole number, 1 or more, not 1.5", ""),
        ("[limits]\ndepth = 1001", "“limits.depth” can be 1,000 at most", "divide what is nested so deep"),
    ],
)
def test_what_cannot_be_used_is_named(settings: Path, content: str, message: str, hint: str) -> None:
    settings.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load(settings.parent)
    assert message in caught.value.message
    assert caught.value.message.startswith(str(settings))
    assert caught.value.hint.startswith(hint)


def test_limits_are_raised_and_lowered_but_not_by_whom_nobody_trusts(settings: Path) -> None:
    settings.write_text("[limits]\nseconds = 900\ndepth = 20\n", encoding="utf-8")
    assert load(settings.parent).limits == Limits(seconds=900, depth=20)
    found = load(settings.parent, untrusted=True)
    assert (found.limits, found.untrusted) == (Limits(depth=20), True)


def test_settings_are_utf_8(settings: Path) -> None:
    settings.write_bytes('title = "é"'.encode("latin-1"))
    with pytest.raises(SettingsError, match="is not UTF-8"):
        load(settings.parent)


def test_settings_are_a_file(settings: Path) -> None:
    settings.mkdir()
    with pytest.raises(SettingsError, match="is no regular file"):
        load(settings.parent)


class TestShelves:
    def test_ours_stand_in_the_house(self, tmp_path: Path) -> None:
        assert shelf("schema") == shelf("schema", tmp_path) == (HOUSE / "schema",)

    def test_those_of_a_project_come_first(self, tmp_path: Path) -> None:
        (tmp_path / "xslt").mkdir()
        assert shelf("xslt", tmp_path) == (tmp_path / "xslt", HOUSE / "xslt")

    def test_the_page_of_problems_is_there(self) -> None:
        assert "## dangling-pointer" in problem_pages().read_text(encoding="utf-8")
