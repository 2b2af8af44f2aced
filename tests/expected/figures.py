"""The figures that the toolkit must reach, counted by another hand: `figures.py CORPORA [--collection X] [--write]`.

Prints how the stored figures differ from the counted ones (exit code 1); `--write` stores them, one TOML file a
collection. `[reason]` (why a figure is zero) and `[remark]` are written by hand and kept; a reason for a figure that is
not zero is a difference too. Imports nothing of the toolkit.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from counting import counted
from definitions import DEFINITIONS, GROUPS, NAMES

HERE = Path(__file__).parent


def main() -> int:
    """Compare or write every collection asked for; 1 where a stored figure differs."""
    options = arguments()
    folders = sorted(path for path in options.corpora.iterdir() if path.is_dir())
    chosen = [folder for folder in folders if options.collection in (None, folder.name)]
    if not chosen:
        print("no such collection", file=sys.stderr)
        return 2
    outcomes = [differs(folder, options.write) for folder in chosen]
    return int(any(outcomes))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpora", type=Path, help="the folder of the collections")
    parser.add_argument("--collection", help="only this one")
    parser.add_argument("--write", action="store_true", help="store the figures")
    return parser.parse_args()


def differs(folder: Path, write: bool) -> bool:
    """Whether the stored figures of a collection are not the counted ones; with `write` they become so."""
    file = HERE / f"{folder.name}.toml"
    stored = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    figures = counted(folder)
    if write:
        file.write_text("".join(toml(folder.name, figures, stored)), encoding="utf-8")
        return False
    lines = list(differences(stored.get("count", {}), figures["count"]))
    lines += list(differences(stored.get("names", {}), figures["names"]))
    lines += list(idle_reasons(stored.get("reason", {}), figures["count"]))
    print(f"{folder.name}: {'; '.join(lines) or 'as stored'}")
    return bool(lines)


def differences(stored: dict[str, Any], figures: dict[str, Any], above: str = "") -> Iterator[str]:
    """One line a figure that differs: its dotted key, stored value, counted value."""
    for key in sorted(stored.keys() | figures.keys()):
        old, new = stored.get(key), figures.get(key)
        if isinstance(old, dict) or isinstance(new, dict):
            yield from differences(old or {}, new or {}, f"{above}{key}.")
        elif old != new:
            yield f"{above}{key} stored {old}, counted {new}"


def idle_reasons(reasons: dict[str, str], count: dict[str, Any]) -> Iterator[str]:
    """One line a reason whose figure (or group of figures) does not exist or is not zero."""
    for key in reasons:
        group, _, member = key.rpartition(".")
        value = (count[group] if group else count).get(member)
        if value is None or any(value.values() if isinstance(value, dict) else [value]):
            yield f"{key} has a reason to be zero, counted {value}"


def toml(collection: str, figures: dict[str, Any], stored: dict[str, Any]) -> Iterator[str]:
    """The TOML file of one collection, each figure with its definition."""
    yield "# Written by figures.py; only [reason] and [remark] are by hand.\n"
    yield f"collection = {quoted(collection)}\n\n[count]\n"
    count = figures["count"]
    for key, value in count.items():
        if not isinstance(value, dict):
            yield f"{key} = {value}  # {DEFINITIONS[key]}\n"
    for key, group in count.items():
        if isinstance(group, dict):
            yield from table(key, group)
    yield from lists(figures["names"])
    for by_hand in ("reason", "remark"):
        if stored.get(by_hand):
            yield f"\n[{by_hand}]\n"
            yield from (f"{quoted(key)} = {quoted(text)}\n" for key, text in stored[by_hand].items())


def table(key: str, group: dict[str, int]) -> Iterator[str]:
    """One group of figures; those without a definition of their own (names of elements) stand in the alphabet."""
    yield f"\n[count.{key}]  # {GROUPS[key]}\n"
    for member, value in group.items():
        meaning = DEFINITIONS.get(f"{key}.{member}")
        yield f"{member} = {value}" + (f"  # {meaning}\n" if meaning else "\n")


def lists(names: dict[str, list[str]]) -> Iterator[str]:
    yield "\n[names]\n"
    for key, members in names.items():
        yield f"{key} = [{', '.join(quoted(member) for member in members)}]  # {NAMES[key]}\n"


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
