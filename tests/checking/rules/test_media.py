"""Pictures: missing ones once a file, forgotten ones beside those that are shown."""

from pathlib import Path

from tests.checking.rules.planting import checked, places, tei

TEXT = tei('<graphic url="pictures/a.png"/>\n<pb facs="pictures/b.jpg"/>')


def picture(folder: Path, name: str) -> None:
    (folder / "pictures").mkdir(exist_ok=True)
    (folder / "pictures" / name).write_bytes(b"")


def test_missing_pictures_are_told_at_the_first(tmp_path: Path) -> None:
    found = checked(tmp_path, "picture-missing", a=TEXT)
    assert places(found) == [("picture-missing", "a.xml", 2, 10, 30)]
    assert "nor is one other" in found[0].message


def test_pictures_that_are_there_are_no_news(tmp_path: Path) -> None:
    for name in ("a.png", "b.jpg"):
        picture(tmp_path, name)
    assert checked(tmp_path, "picture-missing media-unused", a=TEXT) == []


def test_pictures_outside_the_folder_are_not_looked_at(tmp_path: Path) -> None:
    assert checked(tmp_path, "picture-missing", a=tei('<graphic url="../a.png"/>')) == []


def test_a_picture_that_nothing_shows(tmp_path: Path) -> None:
    for name in ("a.png", "b.jpg", "c.png", "notes.txt"):
        picture(tmp_path, name)
    found = checked(tmp_path, "media-unused", a=TEXT)
    assert [p.place and p.place.path for p in found] == ["pictures/c.png"]


def test_folders_of_which_nothing_is_shown_are_none_of_its_business(tmp_path: Path) -> None:
    picture(tmp_path, "logo.png")
    assert checked(tmp_path, "media-unused", a=tei("<p>x</p>")) == []
