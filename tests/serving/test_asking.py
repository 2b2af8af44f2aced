"""Only files of the site can be asked for, and only by this computer's own names."""

from __future__ import annotations

import pytest

from edition.serving.asking import address_of, is_ours, is_plain, media_type, path_asked


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/texts/letter.html?x=1#y", "texts/letter.html"),
        ("/persons/", "persons/index.html"),
        ("/texts/%C3%BCbung%20a.html", "texts/übung a.html"),
        ("/persons/ada~2.html", "persons/ada~2.html"),
        ("/%7Epreview/preview.js", "~preview/preview.js"),
        ("/texts/%252e%252e", "texts/%2e%2e"),
    ],
)
def test_a_plain_path_is_one(target: str, path: str) -> None:
    assert path_asked(target) == path


@pytest.mark.parametrize(
    "target",
    [
        "",
        "index.html",
        "*",
        "http://127.0.0.1/index.html",
        "//etc/passwd",
        "/../edition.toml",
        "/texts/../../edition.toml",
        "/%2e%2e/edition.toml",
        "/..%2fedition.toml",
        "/texts/%2e%2e%2f%2e%2e%2fedition.toml",
        "/..\\edition.toml",
        "/%5c..%5cedition.toml",
        "/a%00.html",
        "/a%0d%0aX: y",
        "/./index.html",
        "/texts//letter.html",
        "/c:/windows",
        "/%ff.html",
        "/.edition-site.json",
        "/texts/.hidden",
        "/" + "a" * 5000,
    ],
)
def test_whatever_else_is_none(target: str) -> None:
    assert path_asked(target) is None


@pytest.mark.parametrize("path", ["index.html", "texts/ü b.html", "texts/a/W~1.html"])
def test_addresses_come_back(path: str) -> None:
    assert path_asked(address_of(path)) == path
    assert is_plain(path)


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"])
def test_names_of_this_computer(host: str) -> None:
    assert is_ours(host, 8000)


@pytest.mark.parametrize(
    "host",
    ["", "127.0.0.1", "127.0.0.1:8001", "example.org:8000", "127.0.0.1.example.org:8000", "0.0.0.0:8000", "[::2]:8000",
     "localhost:8000@example.org", "2130706433:8000", "localhost:", "127.0.0.1:8000, example.org"],
)  # fmt: skip
def test_other_names(host: str) -> None:
    assert not is_ours(host, 8000)


def test_without_a_port_it_is_80() -> None:
    assert is_ours("localhost", 80)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("static/style.CSS", "text/css; charset=utf-8"),
        ("data/persons.csv", "text/csv; charset=utf-8"),
        ("texts/a.xml.txt", "text/plain; charset=utf-8"),
        ("data/x.parquet", "application/octet-stream"),
        ("html", "text/html; charset=utf-8"),
    ],
)
def test_media_types(path: str, kind: str) -> None:
    assert media_type(path) == kind
