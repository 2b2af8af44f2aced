"""Rules about the structure, held by reading it: who imports whom, how long things are, what must be documented."""

import ast
import importlib
import importlib.util
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import click
import pytest

ROOT = Path(__file__).resolve().parents[1]
CORE = ROOT / "edition"
RENDERERS = ROOT / "renderers"
SHELVES = ("renderers", "schema", "xslt", "texts")

TABLES = {"tei", "kinds", "elements"}
VALUES = TABLES | set(
    "addresses aligning bibliography declarations facsimile hourglass images imprint limits model parts releases sides spelling"
    " spreadsheets trees variation xml_names".split()
)
GROUND = VALUES | {"citing", "context", "index", "project", "rendering"}

# Each room and which others it may import (DESIGN, section 2).
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "tei": set(),
    "kinds": {"tei"},
    "elements": {"tei", "kinds"},
    "addresses": TABLES,
    "spelling": set(),
    "spreadsheets": set(),
    "trees": set(),
    "xml_names": set(),
    "limits": {"spelling"},
    "declarations": {"spelling"},
    "images": {"spelling"},
    "imprint": {"spelling"},
    "bibliography": set(),
    "releases": set(),
    "aligning": {"spelling", "tei"},
    "facsimile": set(),
    "parts": set(),
    "sides": {"tei"},
    "hourglass": set(),
    "model": TABLES | {"addresses", "bibliography", "facsimile", "variation"},
    "variation": {"model"},
    "citing": VALUES | {"project"},
    "context": VALUES | {"project"},
    "index": VALUES | {"citing", "context", "project"},
    "rendering": {"context", "index", "model"},
    "project": VALUES,
    "apparatus": GROUND,
    "reading": GROUND | {"apparatus"},
    "checking": GROUND | {"apparatus", "collating", "reading"},
    "encoding": GROUND | {"apparatus", "reading", "checking", "editing"},
    "collating": GROUND | {"apparatus", "reading"},
    "editing": GROUND | {"apparatus", "reading"},
    "building": GROUND | {"apparatus", "reading", "checking"},
    "preserving": {"building", "model"},
    "beginning": {"project"},
    "serving": GROUND | {"apparatus", "reading", "checking", "building"},
    "reconciling": GROUND | {"apparatus", "reading", "checking", "editing", "encoding", "serving"},
    "cli": GROUND
    | {"apparatus", "reading", "checking", "building", "encoding", "collating", "editing"}
    | {"preserving", "serving", "beginning", "reconciling"},
    "__main__": {"cli"},
}
EVERYBODY = {"errors", ""}  # the package itself gives its version
RENDERERS_MAY_IMPORT = VALUES | {"citing", "context", "index", "rendering"} | EVERYBODY

MODULES = sorted([*CORE.rglob("*.py"), *RENDERERS.rglob("*.py")])


def name_of(path: Path) -> str:
    """The dotted name under which a module of the checkout is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    dotted = parts if parts[0] == "edition" else ("edition", *parts)
    return ".".join(dotted).removesuffix(".__init__")


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports_of(path: Path) -> Iterator[str]:
    """Dotted names that a module imports anywhere in it, relative ones made absolute."""
    package = name_of(path).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def room_of(dotted: str) -> str | None:
    """The room of ``edition`` that a dotted name lies in; '' for the package itself, None for what is not ours."""
    parts = dotted.split(".")
    if parts[0] != "edition":
        return None
    rooms = {path.stem for path in CORE.iterdir()} | set(SHELVES)
    return parts[1] if len(parts) > 1 and parts[1] in rooms else ""


def ids(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", sorted(CORE.rglob("*.py")), ids=ids)
def test_imports_go_in_one_direction(path: Path) -> None:
    room = room_of(name_of(path)) or ""
    allowed = MAY_IMPORT.get(room, set()) | EVERYBODY | {room}
    assert {r for r in map(room_of, imports_of(path)) if r is not None} <= allowed


def test_every_room_has_its_rule() -> None:
    rooms = {path.stem for path in CORE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert rooms - {"__init__", "__pycache__"} <= set(MAY_IMPORT)


@pytest.mark.parametrize("path", sorted(RENDERERS.rglob("*.py")), ids=ids)
def test_renderers_import_the_model_and_no_neighbour(path: Path) -> None:
    own = name_of(path).split(".")[2:3]
    for dotted in imports_of(path):
        room = room_of(dotted)
        if room == "renderers":
            assert dotted.split(".")[2:3] == own, f"{path.name} imports a neighbour: {dotted}"
        elif room is not None:
            assert room in RENDERERS_MAY_IMPORT, f"{path.name} imports {dotted}"


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_shelves_are_never_imported_by_their_short_names(path: Path) -> None:
    assert not {dotted.split(".")[0] for dotted in imports_of(path)} & set(SHELVES)


@pytest.mark.parametrize("path", sorted(CORE.rglob("*.py")), ids=ids)
def test_only_project_looks_into_the_house(path: Path) -> None:
    if path not in (CORE / "__init__.py", CORE / "project.py"):
        assert not re.search(r"\bHOUSE\b", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sorted(CORE.rglob("*.py")), ids=ids)
def test_parsers_are_made_in_one_place(path: Path) -> None:
    if path != CORE / "reading" / "parsers.py":
        assert "XMLParser(" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_modules_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_functions_are_short(path: Path) -> None:
    functions = [n for n in ast.walk(tree_of(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {f.name: f.end_lineno - f.lineno + 1 for f in functions if f.end_lineno and f.end_lineno - f.lineno >= 60}
    assert not long


def test_no_module_takes_the_name_of_a_shelf() -> None:
    assert not {path.stem for path in CORE.iterdir()} & set(SHELVES)


@pytest.mark.parametrize("name", ["utils", "common", "helpers", "misc", "shared", "base"])
def test_no_room_is_a_lumber_room(name: str) -> None:
    assert name not in {path.stem for path in MODULES}


@pytest.mark.parametrize("name", ["edition", "tests", "docs", "benchmarks", "pyproject", "build"])
def test_neighbours_of_the_package_are_no_part_of_it(name: str) -> None:
    assert importlib.util.find_spec(f"edition.{name}") is None


@pytest.mark.parametrize("shelf", SHELVES)
def test_shelves_are_part_of_the_package(shelf: str) -> None:
    spec = importlib.util.find_spec(f"edition.{shelf}")
    assert spec is not None
    assert [Path(place) for place in spec.submodule_search_locations or []] == [ROOT / shelf]


def test_every_renderer_is_found_by_its_entry_point() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        declared = tomllib.load(file)["project"]["entry-points"]["edition.renderers"]
    installed = {point.name: point for point in entry_points(group="edition.renderers")}
    assert set(declared) <= set(installed)
    assert {installed[name].load().name for name in declared} == set(declared)


def test_importing_the_core_imports_no_renderer() -> None:
    core = [name_of(path) for path in sorted(CORE.rglob("*.py")) if path.stem != "__main__"]
    code = f"import sys, {', '.join(core)}; print(*(m for m in sys.modules if m.startswith('edition.renderers')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.split() == []


def commands() -> list[str]:
    """Names of the commands; imported late, so that the other rules hold while the command line does not load."""
    main = importlib.import_module("edition.cli.commands").commands
    return list(main.list_commands(click.Context(main)))


def test_every_command_is_documented() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    assert commands()
    assert [name for name in commands() if f"edition {name}" not in text] == []


def slug_positions() -> dict[str, set[int]]:
    """Of every function and class of ours that takes a ``slug``: its name, and at which positions."""
    found: dict[str, set[int]] = defaultdict(set)
    for node in (node for path in MODULES for node in ast.walk(tree_of(path))):
        if isinstance(node, ast.FunctionDef):
            names = [a.arg for a in node.args.args if a.arg not in ("self", "cls")]
        elif isinstance(node, ast.ClassDef):
            names = [n.target.id for n in node.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)]
        else:
            continue
        if "slug" in names:
            found[node.name].add(names.index("slug"))
    return found


def constants(node: ast.expr) -> Iterator[str]:
    """The strings that an argument may be: itself, or the branches of a condition."""
    if isinstance(node, ast.IfExp):
        yield from (*constants(node.body), *constants(node.orelse))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def slugs_of(path: Path, positions: dict[str, set[int]]) -> Iterator[str]:
    """Slugs that a module gives to problems, by position or as ``slug=``."""
    for node in (n for n in ast.walk(tree_of(path)) if isinstance(n, ast.Call)):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        values = [keyword.value for keyword in node.keywords if keyword.arg == "slug"]
        values += [node.args[n] for n in positions.get(called, ()) if n < len(node.args)]
        yield from (
            slug for value in values for slug in constants(value) if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
        )


def headings() -> list[str]:
    page = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    return [match.strip(" `") for match in re.findall(r"^#{2,} (.+)$", page, flags=re.MULTILINE)]


def test_every_problem_has_its_paragraph() -> None:
    positions = slug_positions()
    slugs = {slug for path in MODULES for slug in slugs_of(path, positions)}
    assert slugs
    assert sorted(slugs - set(headings())) == []


def test_no_problem_has_two_paragraphs() -> None:
    slugs = [heading for heading in headings() if re.fullmatch(r"[a-z0-9-]+", heading)]
    assert len(slugs) == len(set(slugs))
