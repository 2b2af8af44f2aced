"""What was collected of each file comes back by module, in the order of the paths."""

from contextlib import closing
from pathlib import Path

from edition.building.collecting import Collected
from edition.building.surveying import FileFacts


def test_values_come_back_by_module_and_path(tmp_path: Path) -> None:
    with closing(Collected(["ids", "dates"], tmp_path)) as collected:
        for path in ("b.xml", "a.xml"):
            collected.keep(FileFacts(path, "", 0, "tei", collected={"ids": [path], "dates": 1}))
        collected.keep(FileFacts("c.xml", "", 0, "tei"))
        assert list(collected.of("ids")) == [("a.xml", ["a.xml"]), ("b.xml", ["b.xml"])]
        assert list(collected.of("dates")) == [("a.xml", 1), ("b.xml", 1)]


def test_nothing_of_it_stays(tmp_path: Path) -> None:
    with closing(Collected(["ids"], tmp_path / "cache")):
        pass
    assert list((tmp_path / "cache").iterdir()) == []
