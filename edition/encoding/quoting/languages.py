"""TABLE of languages: the words by which prose says that somebody speaks. Another language is another value here or beside.

All lists are blank-separated words in lower case; what has several words is written with ``_`` between them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Language:
    """What a language has. ``code`` is that of BCP 47, without region.

    Verbs, by their forms: ``says`` introduce what is said, ``utters`` do so only beside it (went on), ``calls`` give a name
    (labelled it “…”), ``writes`` are of writing, ``inscribed`` as well where no
    person is their subject (the banner read), ``acts`` are those of ``utters`` that say nothing where a quotation follows them
    without a mark between (führte „Die Räuber“ auf), ``put`` stand in “as X put it”, after one of ``as_``.
    ``links`` join the clause that is said (that, how); ``according`` stands before whoever is quoted (according_to),
    ``for_`` does so where a sentence begins with it and a name (für Wren ist), ``theirs`` means a pronoun (``по_её_словам:f``),
    ``thus`` between a quotation and him (so Müller), ``follows`` behind him (Müller zufolge).
    Subjects: ``he``, ``she``, ``they``, ``narrator`` are pronouns, ``who`` relative ones; ``articles``, with possessives and
    numbers, begin a description, ``definite`` are those before what there is once; ``fillers`` stand between subject and verb;
    ``prepositions``; ``joins`` (and, but, though); ``men`` and ``women`` are titles before a name, after ``offices`` the word
    ``of`` belongs to it.
    ``bases`` are forms of verbs that may be nouns as well, and are no verbs behind a single name; ``subordinates`` begin a
    clause that a comma ends (when, although). ``answers`` are nouns of what is said; ``being`` (was) and ``own`` (``his:m``)
    go with them.
    Classes: ``doubt`` (so-called), ``terms`` (the word, the concept), ``works`` (nouns of titles), ``bodies`` and
    ``meetings`` (nouns of names), ``sources`` (what is written and is quoted), ``reads`` (verbs of who quotes or reads it),
    ``finite`` (words that only clauses have). ``male`` and ``female`` are nouns of people (the man, the lady), ``people``
    those of either sex (the stranger).
    ``reported``: verbs in a mood that says that somebody else says it (``sei``). ``drops``: a verb needs no subject; with one of
    ``impersonal`` before it nobody is left out (si dice).
    ``nouns``: all nouns have capitals; ``dashes``: a dash at a paragraph's start begins a speech; ``elides``: an apostrophe
    parts words (l’homme); ``colon``: speech without marks follows a colon.
    """

    code: str
    says: str = ""
    utters: str = ""
    calls: str = ""
    writes: str = ""
    inscribed: str = ""
    acts: str = ""
    links: str = ""
    according: str = ""
    for_: str = ""
    theirs: str = ""
    thus: str = ""
    follows: str = ""
    as_: str = ""
    put: str = ""
    he: str = ""
    she: str = ""
    they: str = ""
    narrator: str = ""
    who: str = ""
    articles: str = ""
    definite: str = ""
    prepositions: str = ""
    joins: str = ""
    fillers: str = ""
    doubt: str = ""
    terms: str = ""
    works: str = ""
    bodies: str = ""
    meetings: str = ""
    sources: str = ""
    reads: str = ""
    offices: str = ""
    men: str = ""
    women: str = ""
    bases: str = ""
    subordinates: str = ""
    answers: str = ""
    being: str = ""
    own: str = ""
    male: str = ""
    female: str = ""
    people: str = ""
    finite: str = ""
    reported: str = ""
    impersonal: str = ""
    drops: bool = False
    nouns: bool = False
    dashes: bool = False
    elides: bool = False
    colon: bool = False

    @cached_property
    def verbs(self) -> dict[str, str]:
        """The list that has it, by each form; of several words the first one stands here too."""
        found: dict[str, str] = {}
        for kind in ("inscribed", "writes", "calls", "utters", "says"):
            for form in getattr(self, kind).split():
                found[form.replace("_", " ")] = kind
        return found

    def has(self, field: str, word: str) -> bool:
        """Whether a word in lower case is on a list."""
        return word in self._sets[field]

    @cached_property
    def _sets(self) -> dict[str, frozenset[str]]:
        return {
            name: frozenset(value.replace("_", " ") for value in getattr(self, name).split())
            for name, kind in self.__annotations__.items()
            if kind == "str"
        }

    @cached_property
    def pronouns(self) -> dict[str, str]:
        """Pronouns that may be subjects: ``m``, ``f``, ``p`` (plural), ``i`` (who tells), by the word."""
        lists = (("p", self.they), ("i", self.narrator), ("f", self.she), ("m", self.he))
        return {word: gender for gender, words in lists for word in words.split()}

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first words of what stands before whoever is quoted."""
        words = self._sets["according"] | self._sets["thus"] | self.by_them.keys()
        return frozenset(one.split()[0] for one in words)

    @cached_property
    def by_them(self) -> dict[str, str]:
        """What means a pronoun by itself, with its gender: “по её словам”."""
        pairs = (one.rpartition(":") for one in self.theirs.split())
        return {words.replace("_", " "): gender for words, _, gender in pairs}

    @cached_property
    def formulas(self) -> frozenset[str]:
        """The single words of what stands before whoever is quoted: “Ansicht” is no name."""
        return frozenset(word for words in self._sets["according"] for word in words.split())

    @cached_property
    def functional(self) -> frozenset[str]:
        """Words that are no names although a sentence may begin with them."""
        lists = "links he she they narrator who articles prepositions joins fillers as_ finite".split()
        return self.openings.union(*(self._sets[name] for name in lists))
