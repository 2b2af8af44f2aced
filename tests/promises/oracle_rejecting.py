"""What of a text is not its running text: the rules of places and of rejected forms; nothing of the toolkit is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.promises.oracle_documents import is_element, local

_WHITE = str.maketrans("", "", " \t\r\n")
_REGISTERS = frozenset("listPerson listOrg listPlace listEvent listWit".split())
_OWN_PLACE = {
    **dict.fromkeys(_REGISTERS, "registers"),
    **dict.fromkeys(("note", "witDetail"), "notes"),
    "figDesc": "figures",
    **dict.fromkeys(("fw", "index", "binaryObject"), "furniture"),
}
_BREAKS = frozenset("lb pb cb gb".split())
_PREFERRED = ("corr", "reg", "expan", "ex")
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def own_place(element: Any) -> str:
    name = local(element)
    return "registers" if name == "listBibl" and _is_register(element) else _OWN_PLACE.get(name, "")


def _is_register(list_bibl: Any) -> bool:
    return any(local(c) in ("bibl", "biblStruct") and c.get(_ID) for c in list_bibl)


def is_rejected(element: Any, base: str) -> bool:
    name, parent = local(element), element.getparent()
    if parent is not None and local(parent) == "choice" and element is not _chosen_of_choice(parent):
        return True
    if name == "del":
        return local(parent) != "restore" and not _is_undone(element)
    if name == "add":
        return _is_undone(element)
    if name in ("lem", "rdg"):
        return _is_rejected_reading(element, base)
    if name == "am":
        return _stands_expanded(element, base)
    return name == "pc" and element.get("force") == "weak" and _breaks_word(element)


def _is_undone(change: Any) -> bool:
    """Whether the last step that means a change, or the substitution around it, takes it back (no collection undoes a join)."""
    around = change.getparent() if local(change.getparent()) in ("subst", "mod") else change
    names = {e.get(_ID) for e in (change, around)} - {None}
    steps = list(change.getroottree().iter("{*}undo", "{*}redo")) if names else []
    meant = [outcome for step in steps for name, outcome in _outcomes(step, steps) if name in names]
    return bool(meant) and meant[-1] == "undone"


def _outcomes(step: Any, steps: list[Any]) -> Iterator[tuple[str, str]]:
    """What becomes of each id that a step means; one that means a step means what that one means."""
    for name in step.get("target", "").replace("#", " ").split():
        other = next((e for e in steps if e.get(_ID) == name), None)
        outcome = "undone" if local(step) == "undo" and (other is None or local(other) == "redo") else "done"
        if other is None:
            yield name, outcome
        else:
            yield from ((inner, outcome) for inner, _ in _outcomes(other, steps))


def _chosen_of_choice(choice: Any) -> Any:
    """What is shown of a ``choice``; a note in it is no alternative."""
    children = [child for child in choice if is_element(child) and not own_place(child)]
    for name in _PREFERRED:
        for child in children:
            if local(child) == name:
                return child
    return next(iter(children), None)


def _stands_expanded(mark: Any, base: str) -> bool:
    """Whether an ``am`` stands in an expansion, or in what is shown of a ``choice``, and not in an item within these."""
    for up in mark.iterancestors():
        if local(up) == "expan":
            return True
        if local(up) == "am" or own_place(up) or is_rejected(up, base):
            return False  # within a mark that is shown for the same reasons, or in an item
        if local(up) == "choice":
            return True
    return False


def _is_rejected_reading(element: Any, base: str) -> bool:
    app = next((up for up in element.iterancestors() if local(up) == "app"), None)
    if app is None:
        return False
    return any(local(a) == "listApp" for a in app.iterancestors()) or element is not _chosen_of_app(app, base)


def _chosen_of_app(app: Any, base: str) -> Any:
    forms = list(_forms(app))
    lemmas = [form for form in forms if local(form) == "lem"]
    of_base = [form for form in forms if base and base in _sigla(form)]
    free = [form for form in forms if not form.get("exclude")]
    return next(iter(lemmas + of_base + free), None)


def _sigla(form: Any) -> list[str]:
    """Its witnesses, or those of the group that it stands in: of its own, in ``@wit`` or written after it, none is stated."""
    after, group = form.getnext(), form.getparent()
    stated = form.get("wit", "").split()
    if not stated and local(group) == "rdgGrp" and (after is None or local(after) != "wit"):
        stated = group.get("wit", "").split()
    return [token.rpartition("#")[2] for token in stated]


def _forms(parent: Any) -> Iterator[Any]:
    for child in parent:
        if local(child) in ("lem", "rdg"):
            yield child
        if local(child) != "app":
            yield from _forms(child)


def _breaks_word(mark: Any) -> bool:
    """Whether nothing but white space stands between this hyphen and a break inside the word."""
    between, after = mark.tail or "", mark.getnext()
    while after is not None and not is_element(after):
        between, after = between + (after.tail or ""), after.getnext()
    return (
        after is not None and not between.translate(_WHITE) and local(after) in _BREAKS and after.get("break") == "no"
    )
