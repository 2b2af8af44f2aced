"""``make fuzz``: readings and renderings by the ten thousand, and whole builds; exit code 1 where something was found."""

from __future__ import annotations

import argparse
import faulthandler
import secrets
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.builds import EDITS, BuildFind, Builds
from tests.fuzz.campaign import BATCH, Campaign
from tests.fuzz.examining import Find
from tests.fuzz.excerpts import excerpts


def main() -> int:
    """What was found: 0 nothing, 1 something."""
    asked = _arguments()
    faulthandler.enable()
    print(f"seed {asked.seed}: the same again with FUZZ='--seed {asked.seed}'", flush=True)
    pieces = excerpts(6, 3_000_000)
    print(f"{len(pieces)} excerpts of real and own texts; working in {asked.folder}", flush=True)
    found = _readings(asked, pieces) if asked.readings else 0
    found += _editions(asked, pieces) if asked.builds else 0
    if not found and asked.own_folder:
        shutil.rmtree(asked.folder)
    print(f"{found} found" if found else "nothing found")
    return min(found, 1)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make fuzz FUZZ='...'", description=__doc__)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**9))
    parser.add_argument("--readings", type=int, default=50_000, help="texts that are read and rendered, at least")
    parser.add_argument("--builds", type=int, default=200, help="editions that are built, at least")
    parser.add_argument("--edits", type=int, default=EDITS, help="changes of each edition, each followed by two builds")
    parser.add_argument("--batch", type=int, help="this batch of readings alone")
    parser.add_argument("--edition", type=int, help="this edition alone")
    parser.add_argument("--folder", type=Path, help="where it works (default: a temporary folder)")
    asked = parser.parse_args()
    asked.own_folder = asked.folder is None
    asked.folder = asked.folder or Path(tempfile.mkdtemp(prefix="edition-fuzz-"))
    if asked.batch is not None or asked.edition is not None:
        asked.readings, asked.builds = int(asked.batch is not None), int(asked.edition is not None)
    return asked


def _readings(asked: argparse.Namespace, pieces: list[bytes]) -> int:
    campaign, number, found = Campaign(asked.folder, asked.seed, pieces), asked.batch or 0, 0
    print(f"the input at hand is always in {campaign.at_hand}", flush=True)
    while campaign.counts.texts < asked.readings:
        try:
            campaign.batch(number)
        except Find as find:
            found += 1
            _tell(find, asked, number, found)
        number += 1
        if number % 20 == 0:
            print(_said(campaign), flush=True)
    print(_said(campaign))
    return found


def _said(campaign: Campaign) -> str:
    counts, seconds = campaign.counts, time.process_time()
    return (
        f"{counts.inputs:,} inputs: {counts.texts:,} texts read and rendered, {counts.refused:,} inputs no XML;"
        f" slowest {counts.slowest[0]:.2f} s; {seconds:.0f} s of CPU"
    )


def _tell(find: Find, asked: argparse.Namespace, number: int, found: int) -> None:
    file = asked.folder / f"find-{found}.xml"
    file.write_bytes(find.data)
    print(
        f"\nFOUND {find.kind}: {find.message}\n  smallest input, {len(find.data)} bytes, in {file}:\n  {find.data[:1000]!r}"
    )
    print(f"  again: make fuzz FUZZ='--seed {asked.seed} --batch {number}'   ({BATCH} inputs)\n", flush=True)


def _editions(asked: argparse.Namespace, pieces: list[bytes]) -> int:
    builds, number, found = Builds(asked.folder / "editions", asked.seed, pieces), asked.edition or 0, 0
    while builds.judged < asked.builds and builds.builds < 20 * asked.builds + 20:
        try:
            builds.edition(number, asked.edits)
        except BuildFind as find:
            found += 1
            print(f"\nFOUND {find}\n  it is kept in {builds.folder / str(number)}")
            print(f"  again: make fuzz FUZZ='--seed {asked.seed} --edition {number}'\n", flush=True)
        number += 1
        if number % 20 == 0:
            print(_built(builds), flush=True)
    print(_built(builds))
    return found


def _built(builds: Builds) -> str:
    return (
        f"{builds.judged:,} editions judged, {builds.builds:,} builds, {builds.edits:,} edits followed by an incremental and a"
        f" clean build; {builds.refused:,} builds refused with a message; {time.process_time():.0f} s of CPU"
    )


if __name__ == "__main__":
    sys.exit(main())
