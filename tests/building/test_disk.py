from __future__ import annotations

import ast
from pathlib import Path

from edition.building import disk


def test_only_the_seam_touches_the_disk() -> None:
    """The writer and discovery call ``disk.…``; ``os`` serves for constants and for what needs no disk."""
    harmless = {"fspath", "fsencode", "path", "sep", "getpid", "strerror", "DirEntry", "stat_result"}
    harmless |= {"R_OK", "W_OK", "X_OK", "F_OK", "kill", "geteuid", "register_at_fork"}
    folder = Path(disk.__file__).parent
    modules = "discovery sources writing refusing carrying swapping locking manifest claims".split()
    modules += "workroom sheets sealing temporary".split()
    used = {
        f"{name}: os.{node.attr}"
        for name in modules
        for node in ast.walk(ast.parse((folder / f"{name}.py").read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os"
        if node.attr not in harmless
    }
    assert used == set()


def test_the_seam_lists_its_calls() -> None:
    functions = {name for name, value in vars(disk).items() if callable(value) and not name.startswith("_")}
    assert functions - {"in_words", "is_regular"} == set(disk.CALLS)
