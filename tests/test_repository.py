"""Rules about the files of the repository: none knows a machine, locks hold what is asked for, and tests are no package."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def tracked() -> list[Path]:
    """Files that git tracks or would track; in an sdist, all files."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(listing, cwd=ROOT, capture_output=True, check=False)
    if done.returncode != 0:
        pytest.skip("no git checkout")
    return [ROOT / name for name in done.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


# The slash is apart, so that this line does not hold what it forbids.
MACHINE = re.compile(r"(?<![\w.})/:-])/" + r"(root|work|home|Users|tmp)/\w")
ADDRESS = re.compile(rb"https?://", re.IGNORECASE)


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    found = {}
    for path in tracked():
        lines = path.read_bytes().decode("utf-8", "replace").splitlines()
        hits = [n for n, line in enumerate(lines, 1) if MACHINE.search(line)]
        if hits:
            found[str(path.relative_to(ROOT))] = hits
    assert found == {}


LOCKS = sorted(ROOT.glob("requirements*.lock"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lock_files_name_versions_and_hashes_and_no_address(lock: Path) -> None:
    content = lock.read_bytes()
    assert not ADDRESS.search(content)
    entries = re.split(r"(?m)^(?=[a-z0-9])", content.decode("utf-8"))[1:]
    assert entries
    assert [e for e in entries if not re.match(r"[a-z0-9._-]+==\S+ .*\\\n", e) or "--hash=sha256:" not in e] == []


def test_lock_files_hold_what_pyproject_asks_for() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    groups = project["optional-dependencies"]
    del groups["spacy"]  # 300 MB, for those who ask for it: docs/architecture.md
    where_they_can = [*groups.pop("browsers"), *groups.pop("pagefind")]
    locks = {"requirements.lock": project["dependencies"], "requirements-browsers.lock": where_they_can}
    locks["requirements-test.lock"] = [name for group in groups.values() for name in group]
    for lock, wanted in locks.items():
        held = set(re.findall(r"(?m)^([a-z0-9._-]+)==", (ROOT / lock).read_text(encoding="utf-8")))
        assert {re.split(r"[<>=]", name)[0].lower() for name in wanted} <= held
    assert len(re.findall(r"(?m)^[a-z0-9]", (ROOT / "requirements.lock").read_text(encoding="utf-8"))) <= 6


def test_tests_are_no_package() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []
