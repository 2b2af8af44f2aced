"""Count one collection for the independent figures."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from definitions import DEFINITIONS
from lxml import etree
from reading import WHITE, all_tei, elements, include, load, name, names_above, xml_id
from streams import Place, entries, is_rejected, item_with_words, places, readings, running_words, shown

NAMES = {"persName", "orgName", "placeName", "geogName", "eventName", "objectName", "name", "rs"}
POINTED = {"title", "author", "editor", "country", "region", "settlement", "district"}
KINDS = {"person": "person", "personGrp": "person", "org": "organization", "place": "place", "event": "event"}
SESSION_TYPES = {"session", "sitting", "meeting", "sitzung", "panel"}
DIVISIONS = {"div", *(f"div{n}" for n in range(1, 8))}
NOT_QUOTED = {"foreign", "distinct", "term", "emph", "mentioned"}
VISIBLE = {"pb", "graphic", "figure", "media", "gap"}


@dataclass(slots=True)
class Figures:
    """The growing figures of one collection: plain ones under "", groups under their name."""

    groups: dict[str, Counter[str]] = field(default_factory=dict)
    entry_ids: set[str] = field(default_factory=set)
    seen: set[tuple[str, str]] = field(default_factory=set)

    def add(self, key: str, number: int = 1) -> None:
        group, _, member = key.rpartition(".")
        self.groups.setdefault(group, Counter())[member] += number

    def result(self) -> dict[str, Any]:
        """Plain figures, then groups; defined ones in the order of their definitions, zeros included."""
        for key in DEFINITIONS:
            self.add(key, 0)
        plain = {key: self.groups[""][key] for key in DEFINITIONS if "." not in key}
        return plain | {group: in_order(group, counter) for group, counter in self.groups.items() if group}


def in_order(group: str, counter: Counter[str]) -> dict[str, int]:
    defined = [key.partition(".")[2] for key in DEFINITIONS if key.startswith(group + ".")]
    return {member: counter[member] for member in [*defined, *sorted(set(counter) - set(defined))]}


def counted(folder: Path) -> dict[str, Any]:
    """All figures of one folder: `count` and `names`."""
    corpus, figures = load(folder), Figures()
    for root in corpus.documents.values():
        count_entries(root, figures)
    for path, root in corpus.documents.items():
        include(root, folder / path, folder)
        count_document(root, figures)
    figures.add("malformed", len(corpus.malformed))
    figures.add("not_tei", len(corpus.left_aside))
    return {"count": figures.result(), "names": {"malformed": corpus.malformed, "not_tei": corpus.left_aside}}


# Entries


def count_entries(root: Any, figures: Figures) -> None:
    """Entries of one file as it stands, before XInclude, by kind; distinct ids by kind as well."""
    for entry in entries(root):
        kind = kind_of(entry)
        figures.add(f"entries.{kind}")
        if xml_id(entry):
            figures.add(f"entry_ids.{kind}", (kind, xml_id(entry)) not in figures.seen)
            figures.seen.add((kind, xml_id(entry)))
            figures.entry_ids.add(xml_id(entry))


def kind_of(entry: Any) -> str:
    if name(entry) == "event" and is_session(entry):
        return "session"
    return KINDS.get(name(entry), "work")


def is_session(event: Any) -> bool:
    values = [event.get("type", ""), event.get("subtype", "")]
    values += [token.removeprefix("#") for token in event.get("ana", "").split()]
    return any(value.strip(WHITE).casefold() in SESSION_TYPES for value in values)


# Documents and texts


def count_document(root: Any, figures: Figures) -> None:
    """Every TEI of one file, XInclude done: its sort, and what a text holds."""
    ids = {xml_id(element) for element in elements(root)}
    all_of_them = list(all_tei(root))
    figures.add("registers", not all_of_them)
    for tei in all_of_them:
        sort = sort_of(tei)
        figures.add(sort)
        if sort == "texts":
            Text(tei, ids, figures).count()


def sort_of(tei: Any) -> str:
    """texts, collections, registers or headers: the figure that a TEI or teiCorpus counts in."""
    if name(tei).startswith("teiCorpus"):
        return "collections"
    if any(has_content(place) for top in own_texts(tei) for place in places(top)):
        return "texts"
    if any(name(child) in {"TEI", "teiCorpus"} for child in tei):
        return "collections"
    return "registers" if any(True for _ in entries(tei)) else "headers"


def own_texts(tei: Any) -> list[Any]:
    return [child for child in tei if name(child) in {"text", "sourceDoc"}]


def has_content(place: Place) -> bool:
    """Whether a node makes a page worth while: outside registers, a visible element or running text not in `head`."""
    if place.in_register or name(place.element) in VISIBLE:
        return not place.in_register
    titled = "head" in {name(place.element)} | names_above(place.element)
    return not titled and bool(visible(own_characters(place.element)))


def in_header(tei: Any) -> list[Any]:
    return [element for header in tei if name(header) == "teiHeader" for element in elements(header)]


def visible(text: str) -> int:
    """Number of code points that are not XML white space."""
    return len(text.translate(dict.fromkeys(map(ord, WHITE))))


def own_characters(node: Any) -> str:
    """The characters directly in a node; an entity left over is its own name, `&mdash;`."""
    start = node.text if isinstance(node.tag, str) or node.tag is etree.Entity else None
    return (start or "") + "".join(child.tail or "" for child in node)


class Text:
    """One text on its way through the counters."""

    def __init__(self, tei: Any, ids: set[str], figures: Figures) -> None:
        self.tei, self.ids, self.figures = tei, ids, figures
        self.mentions: set[Any] = set()

    def count(self) -> None:
        for top in own_texts(self.tei):
            for place in places(top):
                self.count_characters(place)
                if name(place.element) and not place.in_register:
                    self.count_element(place)
        meetings = [e for e in in_header(self.tei) if name(e) == "meeting" and name(e.getparent()) == "titleStmt"]
        self.figures.add("meetings", len(meetings))
        self.figures.add("texts_with_meeting", bool(meetings))

    def count_characters(self, place: Place) -> None:
        number = visible(own_characters(place.element))
        self.figures.add(f"characters.{place.inside}", number)
        self.figures.add("unresolved_entities", place.element.tag is etree.Entity)

    def count_element(self, place: Place) -> None:
        element = place.element
        self.count_mention(place)
        if name(element) in {"u", "sp"}:
            self.figures.add(f"turns.{name(element)}")
            self.figures.add("turns.nested", bool(names_above(element) & {"u", "sp"}))
        if class_of(element):
            self.figures.add(f"quotations.{class_of(element)}")
        division = element.get("type", "").strip(WHITE).casefold()
        is_division = name(element) in DIVISIONS and division in SESSION_TYPES | {"debatesection"}
        self.figures.add("session_divisions", is_division)
        self.figures.add("notes", name(element) in {"note", "witDetail"})
        self.figures.add("rejected_forms", is_rejected(element))
        if name(element) == "app":
            self.count_apparatus(element)

    def count_apparatus(self, app: Any) -> None:
        lemma, both = shown(app), list(readings(app))
        self.figures.add("apparatus.entries")
        self.figures.add("apparatus.shown_lem", lemma is not None and name(lemma) == "lem")
        self.figures.add("apparatus.shown_rdg", lemma is not None and name(lemma) == "rdg")
        rejected = sum(name(reading) == "rdg" and reading is not lemma for reading in both)
        self.figures.add("apparatus.readings", rejected)
        self.figures.add("apparatus.without_reading", not rejected)

    def count_mention(self, place: Place) -> None:
        """A name element that counts: its element, stream, nesting and pointers."""
        element = place.element
        value, attribute = pointer(element)
        inner = any(ancestor in self.mentions for ancestor in element.iterancestors())
        if name(element) not in NAMES | POINTED or (not value and (name(element) in POINTED or inner)):
            return
        self.mentions.add(element)
        self.figures.add("mentions")
        self.figures.add("mentions_in_a_mention", inner)
        words_in = place.around if visible(running_words(element)) else item_with_words(element)
        self.figures.add("empty_mentions", not words_in)
        self.figures.add(f"mentions_by_element.{name(element)}")
        self.figures.add(f"mentions_by_stream.{words_in or place.around}")
        if value:
            self.count_pointers(value, attribute)
        self.count_corresp(element, value)

    def count_corresp(self, element: Any, value: str) -> None:
        reached = [t for t in element.get("corresp", "").split() if t.rpartition("#")[2] in self.figures.entry_ids]
        self.figures.add("pointers.by_corresp", not value and name(element) in NAMES and bool(reached))

    def count_pointers(self, value: str, attribute: str) -> None:
        tokens = value.split()
        self.figures.add("pointers.mentions")
        if not any(self.is_pointer(token, len(tokens), attribute) for token in tokens):
            self.figures.add("pointers.literal")
            return
        self.figures.add(f"pointers.{attribute}_tokens", len(tokens))
        self.figures.add("pointers.mentions_with_several", len(tokens) > 1)
        self.figures.add("pointers.pairs", len(set(tokens)))
        local = [token[1:] for token in tokens if token.startswith("#")]
        self.figures.add("pointers.hash_tokens", len(local))
        self.figures.add("pointers.hash_dangling", sum(not self.is_known(i) for i in local))

    def is_known(self, target: str) -> bool:
        return target in self.figures.entry_ids or target in self.ids

    def is_pointer(self, token: str, tokens: int, attribute: str) -> bool:
        """Whether one token looks like a pointer rather than a word of a name."""
        if token.startswith("#") or "/" in token or token.endswith(".xml") or ".xml#" in token:
            return True
        if token.partition(":")[2] or token in self.figures.entry_ids:
            return True
        marked = attribute == "key" or "_" in token or any(character.isdigit() for character in token)
        return tokens == 1 and marked


def pointer(element: Any) -> tuple[str, str]:
    """The value of @ref, else @key, and which of the two; empty where there is none."""
    for attribute in ("ref", "key"):
        value = element.get(attribute, "").strip(WHITE)
        if value:
            return value, attribute
    return "", ""


def class_of(element: Any) -> str:
    """The class of a quotation element, empty for any other."""
    kind = element.get("type", "").strip(WHITE).casefold()
    if name(element) == "said":
        return "thought" if element.get("aloud") == "false" else "speech"
    if name(element) == "q" and kind not in NOT_QUOTED:
        return {"spoken": "speech", "thought": "thought", "written": "quotation"}.get(kind, "unclassified")
    return {"quote": "quotation", "soCalled": "scare"}.get(name(element), "")
