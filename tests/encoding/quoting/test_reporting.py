"""What stands before a name without a verb of speech, and verbs that nobody is the subject of."""

from __future__ import annotations

import pytest

from tests.encoding.quoting.quoting import speakers


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Für Wren war das „eine große Freude“."),
        ("fr", "Pour Wren, c’est « une grande joie »."),
        ("en", "For Wren, the day was “a great joy.”"),
    ],
)
def test_for_whom_it_is_so_says_it(lang: str, text: str) -> None:
    assert speakers(text, lang=lang) == ["wren"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Für Wren kaufte man „drei rote Lampen“ in der Stadt."),
        ("fr", "Pour Wren on a chanté « la Marche du soir » toute la nuit."),
        ("es", "Para Wren compraron «tres lámparas rojas»."),
        ("en", "For Wren, who had once lit “the lower lanes,” it was a day of rest."),
    ],
)
def test_what_is_done_for_somebody_is_not_said_by_him(lang: str, text: str) -> None:
    assert "wren" not in speakers(text, lang=lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Wren llegó tarde. Se dice que «la calle está oscura»."),
        ("it", "Wren arrivò tardi. Si dice che «la strada è buia»."),
    ],
)
def test_what_is_said_is_not_said_by_the_last_subject(lang: str, text: str) -> None:
    assert "wren" not in speakers(text, lang=lang)
    assert speakers("Wren llegó tarde. Dice que «la calle está oscura».", lang="es") == ["wren"]
