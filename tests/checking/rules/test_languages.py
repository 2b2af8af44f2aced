"""Tags of languages, and what the header knows of them."""

from __future__ import annotations

import pytest

from edition.checking.rules.language_codes import SCRIPTS, SHORT, SHORTER
from edition.checking.rules.languages import fault_of
from tests.checking.rules.planted import assert_planted, mended, tei, told

FAULTS = [
    ("en_US", "its parts are joined by -, not by _", "en-US", True),
    (" de", "there is white space around it", "de", True),
    ("lat", "“lat” is Latin, whose tag has two letters", "la", True),
    ("ger-AT", "“ger” is German, whose tag has two letters", "de-AT", True),
    ("zul", "is the language of that code, whose tag has two letters", "zu", True),
    ("iw", "“iw” is no longer the tag of Hebrew", "he", True),
    ("latin", "no language has the tag “latin”", "la", True),
    ("sp", "no language has the tag “sp”", "es", False),
    ("jp", "no language has the tag “jp”", "ja", False),
    ("dk-DK", "no language has the tag “dk”", "da", False),
    ("qq", "no language has the tag “qq”", "", False),
    ("italic", "no language has the tag “italic”", "", False),
    ("sr-Cryl", "no script has the code “Cryl”", "sr-Cyrl", False),
    ("en-UK", "the United Kingdom has the code GB, not UK", "en-GB", True),
    ("en-EN", "no country has the code “EN”", "", False),
    ("en--GB", "“en--GB” is no tag of a language", "", False),
    ("en GB", "“en GB” is no tag of a language", "", False),
    ("e", "“e” is no tag of a language", "", False),
    ("en-x", "“en-x” is no tag of a language", "", False),
]


@pytest.mark.parametrize(("value", "message", "instead", "sure"), FAULTS)
def test_what_is_no_tag_is_told_with_what_is_meant(value: str, message: str, instead: str, sure: bool) -> None:
    source = tei(f'<p>x <foreign xml:lang="⟦{value}⟧">y</foreign></p>')
    (problem,) = assert_planted("language-tag", source)
    assert message in problem.message
    assert [(fix.sure, mended(source, problem)) for fix in problem.fixes] == (
        [(sure, source.replace(f"⟦{value}⟧", instead))] if instead else []
    )


@pytest.mark.parametrize(
    "value",
    "en en-GB de-AT-1996 sr-Latn zh-tw zh-Hant-TW grc xly ar-Latn-x-ijmes x-klingon i-klingon en-GB-oed und zxx mul syr-Syrj"
    " de-CH-1901 sl-rozaj-biske hy-Latn-IT-arevela en-a-bbb-x-a-ccc es-419 fr-Arab-145 EN-us en-x-Scots qaa nb".split(),
)
def test_tags_are_silent(value: str) -> None:
    assert fault_of(value) is None


def test_no_language_at_all_is_a_statement() -> None:
    assert fault_of("") is None


def test_every_attribute_is_read_and_all_of_them_are_mended() -> None:
    header = '<profileDesc><langUsage><language ident="ger">x</language></langUsage></profileDesc>'
    source = tei(
        '<p xml:lang="⟦ger⟧">a <foreign xml:lang="ger">b</foreign> <textLang mainLang="ger" otherLangs="la ger"/></p>',
        header,
    )
    (problem,) = assert_planted("language-tag", source)
    assert "(5 times in this file)" in problem.message
    fixed = mended(source, problem)
    assert fixed.count('"de"') == 4
    assert 'otherLangs="la de"' in fixed


def test_the_tables_are_whole() -> None:
    assert len(SHORT) == 184
    assert {SHORTER[code] for code in ("deu", "ger", "fra", "fre", "gre", "ell")} == {"de", "fr", "el"}
    assert {"Latn", "Grek", "Syrj"} <= SCRIPTS
    assert {len(code) for code in SCRIPTS} == {4}


USAGE = '<profileDesc><langUsage><language ident="de-AT">x</language><language ident="lat">y</language></langUsage></profileDesc>'


def test_a_language_of_the_text_is_named_in_the_header() -> None:
    text = '<p xml:lang="de">a <foreign xml:lang="⟦fr-CA⟧">b</foreign> <foreign xml:lang="fr">c</foreign></p>'
    (problem,) = assert_planted("language-undeclared", tei(text, USAGE))
    assert "“fr-CA”" in problem.message
    assert "(2 times in this file)" in problem.message
    assert problem.severity == "info"


@pytest.mark.parametrize(
    "header",
    [
        "",
        "<profileDesc><langUsage><p>German, and some French.</p></langUsage></profileDesc>",
        '<profileDesc><langUsage><language ident="fr">French</language></langUsage></profileDesc>',
        USAGE.replace("lat", "fra"),
    ],
)
def test_headers_that_list_no_languages_or_this_one_are_silent(header: str) -> None:
    assert told("language-undeclared", tei('<p>a <foreign xml:lang="fr">b</foreign></p>', header)) == []


def test_languages_of_the_header_itself_are_free() -> None:
    titled = '<fileDesc><titleStmt><title xml:lang="fr">Lettres</title></titleStmt></fileDesc>'
    assert told("language-undeclared", tei('<p xml:lang="und">a</p>', titled + USAGE)) == []
