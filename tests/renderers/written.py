"""TEI as hypothesis writes it: elements that real texts have, in places where they have them and where they do not."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(["a", " b", "c ", "\n", "&lt;", "&amp;", "\u00a0", "\u00e9", "“x”"])
EMPTY = (
    "lb",
    "lb break='no'",
    "pb n='1'",
    "pb facs='a.jpg'",
    "cb",
    "gap",
    "gap reason='lost'",
    "ptr target='https://a.example'",
    "graphic url='a.jpg'",
    "graphic url='https://a.example/b.jpg'",
    "milestone n='3'",
    "caesura",
    "pause",
    "anchor xml:id='x'",
)
NAMES = (
    "p",
    "ab",
    "hi rend='sup'",
    "emph",
    "list",
    "list type='ordered'",
    "item",
    "label",
    "table",
    "row",
    "row role='label'",
    "cell cols='2'",
    "note",
    "del",
    "add place='above'",
    "head",
    "div type='x y'",
    "lg",
    "l n='5'",
    "sp",
    "speaker",
    "stage",
    "u who='#ada'",
    "q",
    "quote",
    "cit",
    "said",
    "name ref='#ada'",
    "name ref='#ada #bob'",
    "ref target='#x'",
    "ref target='https://a.example'",
    "fw",
    "figure",
    "figDesc",
    "app",
    "lem",
    "rdg wit='#A'",
    "choice",
    "sic",
    "corr",
    "supplied",
    "unclear xml:lang='ar'",
    "ptr",
    "graphic",
    "caesura",
    "pb",
    "lb",
    "gap",
    "listPerson",
    "person",
    "foo",
    "floatingText",
)

mixed = st.recursive(
    WORDS | st.sampled_from([f"<{name}/>" for name in EMPTY if "xml:id" not in name]),
    lambda inner: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name.split()[0]}>",
        st.sampled_from(NAMES),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)
bodies = st.lists(mixed, max_size=4).map("".join)
"""The content of a ``body``: well-formed, and seldom valid."""
