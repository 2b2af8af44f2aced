"""Pictures on other hosts: which a page may load, and at which address (IIIF Image API 2 and 3, or any picture by https).

Nothing is loaded from a host that ``edition.toml`` does not name in ``[images] hosts``; all else is at most a link.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from edition import spelling
from edition.errors import SettingsError

_HOST = re.compile(r"(?=.{1,253}(?::|$))(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}(?::\d{1,5})?")
_ADDRESS = re.compile(r"https://(?P<host>[A-Za-z0-9.-]+(?::\d{1,5})?)(?P<path>/[^\s\"'<>\\^`{|}\x00-\x1f\x7f]*)?")
_REQUEST = re.compile(
    r"(?P<service>.+)/(?P<region>full|square|(?:pct:)?[\d.]+,[\d.]+,[\d.]+,[\d.]+)/(?:full|max|\^?(?:pct:[\d.]+|!?\d*,\d*))"
    r"/(?P<turned>!?[\d.]+/(?:default|color|gray|bitonal|native))\.\w+"
)
_NAMED = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
_HINT = 'as in [images] hosts = ["iiif.example.org"]'


@dataclass(frozen=True, slots=True)
class Images:
    """``hosts``: from which hosts pages may load pictures, by https alone; by itself from none."""

    hosts: tuple[str, ...] = ()

    @property
    def policy(self) -> str:
        """What the hosts are in a page's Content-Security-Policy, each after a blank."""
        return "".join(f" https://{host}" for host in self.hosts)

    def may_load(self, address: str) -> bool:
        """Whether a page may load a picture from there."""
        found = _ADDRESS.fullmatch(address)
        return found is not None and found["host"].lower() in self.hosts


def stated(path: object, table: Mapping[str, Any]) -> Images:
    """The setting that a table states. Raises ``SettingsError`` naming the key."""
    for name in table:
        if name != "hosts":
            hint = spelling.hint(name, ("hosts",), "known settings of images: hosts")
            raise SettingsError(f"{path}: there is no setting “images.{name}”", hint)
    hosts = table.get("hosts", [])
    hosts = [hosts] if isinstance(hosts, str) else hosts
    if not isinstance(hosts, list) or not all(isinstance(host, str) for host in hosts):
        raise SettingsError(f"{path}: “images.hosts” must be a list of names of hosts, not {hosts!r}", _HINT)
    for host in hosts:
        if not _HOST.fullmatch(host.lower()):
            raise SettingsError(f"{path}: “images.hosts” has {host!r}, which is no name of a host alone", _HINT)
    return Images(tuple(dict.fromkeys(host.lower() for host in hosts)))


def sized(address: str, width: int, whole: int = 0) -> str:
    """The address of a picture about so many pixels wide; ``whole`` is the width that it has, 0 where nobody says it.

    Of a service of the IIIF Image API (its address, that of its ``info.json``, or a request to it) the picture is asked for in
    that width (level 1 of the API); any other address is as it is.
    """
    service, region, turned = _parts(address)
    if not service:
        return address
    return f"{service}/{region}/{'max' if 0 < whole <= width else f'{width},'}/{turned}.jpg"


def whole(address: str) -> str:
    """The address of a picture in full; a request to a IIIF service is as it is written."""
    service, region, turned = _parts(address)
    if not service or _REQUEST.fullmatch(address):
        return address
    return f"{service}/{region}/max/{turned}.jpg"


def _parts(address: str) -> tuple[str, str, str]:
    """Service, region, and rotation with quality of a IIIF address; three times '' where it is none."""
    if request := _REQUEST.fullmatch(address):
        return request["service"], request["region"], request["turned"]
    service = address.removesuffix("/info.json").rstrip("/")
    last = service.rpartition("/")[2]
    plain = "?" in address or "#" in address or (service == address and _NAMED.search(last))
    is_service = not plain and service.count("/") > 2
    return (service, "full", "0/default") if is_service else ("", "", "")
