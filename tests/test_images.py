"""Pictures on other hosts: which may be loaded, and at which address."""

from __future__ import annotations

import pytest

from edition.errors import SettingsError
from edition.images import Images, sized, stated, whole

SERVICE = "https://iiif.example/amp/amp_0227"
REQUEST = f"{SERVICE}/full/full/0/default.jpg"


class TestHosts:
    def test_by_itself_nothing_is_loaded(self) -> None:
        assert not Images().may_load("https://a.example/a.jpg")
        assert Images().policy == ""

    def test_named_hosts_alone(self) -> None:
        images = stated("edition.toml", {"hosts": ["A.example", "b.example:8080", "a.example"]})
        assert images.policy == " https://a.example https://b.example:8080"
        assert images.may_load("https://a.example/a.jpg?b=c;d=1")
        assert images.may_load("https://b.example:8080/a.jpg")

    @pytest.mark.parametrize(
        "address",
        [
            "http://a.example/a.jpg",
            "https://a.example.org/a.jpg",
            "https://b.a.example/a.jpg",
            "https://a.example:444/a.jpg",
            "https://a.example@b.example/a.jpg",
            "https://b.example/https://a.example/",
            "//a.example/a.jpg",
            "https://a.example\\@b.example/a.jpg",
            'https://a.example/a".jpg',
            "https://a.example/a b.jpg",
            "javascript:https://a.example/",
            "a.jpg",
            "",
        ],
    )
    def test_nothing_else(self, address: str) -> None:
        assert not Images(("a.example",)).may_load(address)

    @pytest.mark.parametrize(
        "host",
        [
            "*",
            "*.example.org",
            "https://a.example",
            "a.example/b",
            "a.example; script-src *",
            "'self'",
            "a",
            "a.example ",
            "",
            "a..example",
        ],
    )
    def test_what_is_no_host_stops_the_build(self, host: str) -> None:
        with pytest.raises(SettingsError, match="no name of a host"):
            stated("edition.toml", {"hosts": [host]})

    def test_other_mistakes_are_named(self) -> None:
        with pytest.raises(SettingsError, match=r"images\.host”") as raised:
            stated("edition.toml", {"host": ["a.example"]})
        assert "hosts" in raised.value.hint
        with pytest.raises(SettingsError, match="list of names"):
            stated("edition.toml", {"hosts": 3})


class TestAddresses:
    @pytest.mark.parametrize("address", [SERVICE, f"{SERVICE}/", f"{SERVICE}/info.json"])
    def test_of_a_service(self, address: str) -> None:
        assert sized(address, 800) == f"{SERVICE}/full/800,/0/default.jpg"
        assert whole(address) == f"{SERVICE}/full/max/0/default.jpg"

    def test_of_a_request_the_size_alone_is_another(self) -> None:
        assert sized(REQUEST, 200) == f"{SERVICE}/full/200,/0/default.jpg"
        assert sized(f"{SERVICE}/10,20,300,400/max/90/gray.tif", 200) == f"{SERVICE}/10,20,300,400/200,/90/gray.jpg"
        assert whole(REQUEST) == REQUEST

    def test_nothing_is_asked_for_larger_than_it_is(self) -> None:
        assert sized(SERVICE, 800, 640) == f"{SERVICE}/full/max/0/default.jpg"
        assert sized(SERVICE, 800, 5226) == f"{SERVICE}/full/800,/0/default.jpg"

    @pytest.mark.parametrize(
        "address",
        ["https://a.example/1.jpg", "https://a.example/image?id=a;seq=281", "https://a.example", "https://a.example/"],
    )
    def test_any_other_picture_is_at_its_address(self, address: str) -> None:
        assert sized(address, 200) == whole(address) == address
