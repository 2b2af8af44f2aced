"""Languages by plain evidence; none where there is not enough."""

from __future__ import annotations

import pytest

from edition.encoding.drafting.languages import guessed


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It was said that the lamp had been lit by nobody, and that is what they all believed of it.", "en"),
        (
            "Die Lage ist ernst, und wer es nicht weiß, der hat die Zeitung nicht gelesen, die auf dem Tisch liegt.",
            "de",
        ),
        ("Il y avait dans la rue une lampe que personne n'allumait, et qui pourtant était là tous les soirs.", "fr"),
        (
            "En un lugar de la Mancha, de cuyo nombre no quiero acordarme, no ha mucho tiempo que vivía un hidalgo.",
            "es",
        ),
        ("Nel mezzo del cammin di nostra vita mi ritrovai per una selva oscura che la diritta via era smarrita.", "it"),
        ("Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani, et qui non sunt.", "la"),
        ("قال لي صديقي إنه لا يعرف أحدا في هذه المدينة", "ar"),
        ("گفت که هیچ کس را در این شهر نمی‌شناسد و پدرش", "fa"),
        ("בראשית ברא אלהים את השמים ואת הארץ", "he"),
        ("μῆνιν ἄειδε θεὰ Πηληϊάδεω Ἀχιλῆος", "el"),
        ("Все счастливые семьи похожи друг на друга", "ru"),
        ("Як умру, то поховайте мене на могилі, серед степу широкого на Вкраїні милій, щоб лани", "uk"),
        ("床前明月光，疑是地上霜。", "zh"),
        ("吾輩は猫である。名前はまだ無い。", "ja"),
        ("Tlön Uqbar Orbis", "und"),
        ("12 34", "und"),
        ("", "und"),
    ],
)
def test_languages_are_recognised(text: str, language: str) -> None:
    assert guessed(text) == language
