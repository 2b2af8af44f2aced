"""What encoded texts teach: spellings, what is not marked, and habits."""

from edition.encoding.tagging.finding import Finder
from edition.encoding.tagging.lexicon import Lexicon, read_lexicon
from tests.encoding.tagging.naming import register, tei, told


def learnt(*bodies: str, lang: str = "en") -> Lexicon:
    """The lexicon of an edition with these encoded texts."""
    texts = [(f"{n}.xml", tei(f"<p>{body}</p>", lang).encode()) for n, body in enumerate(bodies)]
    return read_lexicon([("registers.xml", register()), *texts])


WREN = '<persName ref="registers.xml#wren">{}</persName>'


def test_a_spelling_is_learnt() -> None:
    assert told("They saw Adi there.") == []
    taught = Finder(learnt(f"They saw {WREN.format('Adi')} there."))
    assert told("They saw Adi there.", finder=taught) == []
    taught = Finder(learnt(f"They saw {WREN.format('Adi')} there, and {WREN.format('Adi')} saw them."))
    assert told("They saw Adi there.", finder=taught) == ["Adi = wren (medium)"]


def test_a_spelling_that_is_mostly_unmarked_is_not() -> None:
    taught = Finder(learnt(f"They saw {WREN.format('Adi')}, Adi and Adi there, and {WREN.format('Adi')} too."))
    assert told("They saw Adi there.", finder=taught) == []


def test_what_is_never_marked_is_declined() -> None:
    assert told("It was Marlow there.") == ["Marlow = marlow (medium)"]
    taught = Finder(learnt(f"He drank Marlow with {WREN.format('Wren')} and drank Marlow again."))
    assert told("It was Marlow there.", finder=taught) == []


def test_elements_and_types_are_those_of_the_edition() -> None:
    lexicon = learnt('They saw <rs type="person" key="wren">Wren</rs> there.')
    assert lexicon.habits.element("person") == ("rs", "person", "key")
    assert lexicon.habits.element("place") == ("placeName", "", "ref")


def test_titles_are_inside_where_they_are_mostly() -> None:
    taught = Finder(learnt(f"They saw {WREN.format('Mrs Wren')} there."))
    assert told("They saw Mrs. Adela Wren there.", finder=taught) == ["Mrs. Adela Wren = wren (high)"]
    assert told("They saw Mrs. Adela Wren there.") == ["Adela Wren = wren (high)"]


def test_each_title_is_inside_or_outside_as_it_mostly_is() -> None:
    taught = Finder(learnt("".join(f"Monsieur le {WREN.format('Prince de Wren')} kam. " for _ in range(3)), lang="fr"))
    body = "Puis Monsieur le Prince de Marlow parla avec Monsieur Marlow."
    assert told(f"<p>Tobias Marlow</p><p>{body}</p>", "fr", taught)[1:] == [
        "Prince de Marlow = marlow (high)",
        "Marlow = marlow (high)",
    ]


def test_titles_alone_are_nobody_s_spelling() -> None:
    taught = Finder(learnt(f"They saw {WREN.format('Mr Baron')} and {WREN.format('Mr Baron')} there."))
    assert told("They saw Mr Baron there.", finder=taught) == []


def test_quotation_marks_are_inside_where_they_are_mostly() -> None:
    taught = Finder(learnt('They read <title ref="registers.xml#lamps">“The Book of Lamps”</title> there.'))
    assert told("They read “The Book of Lamps” there.", finder=taught) == ["“The Book of Lamps” = lamps (high)"]


def test_names_inside_of_compounds_where_they_are_marked() -> None:
    place = '<placeName ref="registers.xml#saltmere">Salzmoor</placeName>'
    taught = Finder(learnt(f"Die {place}krise und das {place}fest kamen.", lang="de"))
    assert told("Das war der Salzmoorbote.", "de", finder=taught) == ["Salzmoor = saltmere (medium)"]
    assert told("Das war der Salzmoorbote.", "de") == []


def test_names_that_are_all_of_a_passage_are_left_out_where_they_mostly_are() -> None:
    signed = "</p><p>Tobias Marlow</p><p>"
    taught = Finder(learnt(f"So said {WREN.format('Adela Wren')}.{signed}{signed}{signed}It rained."))
    body = "<p>So said Tobias Marlow.</p><p>Tobias Marlow.</p><p>Ann Crane.</p>"
    assert told(body, finder=taught) == ["Tobias Marlow = marlow (high)"]
    assert told(body)[1:] == ["Tobias Marlow = marlow (high)"]
