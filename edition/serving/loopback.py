"""The sockets of what serves: this computer alone, on both of its addresses; so many clients, and no more."""

from __future__ import annotations

import errno
import socket
import sys
import threading
from contextlib import suppress
from http.server import ThreadingHTTPServer
from typing import Any

from edition.errors import EditionError
from edition.serving.requests import Answerer

FIRST, NEXT = 8000, 20
"""The port that is tried first, and how many after it, where none was asked for."""
CLIENTS = 200
"""Connections at a time; further ones are closed at once."""
_TAKEN = (errno.EADDRINUSE, errno.EACCES, getattr(errno, "WSAEACCES", errno.EACCES))


class _Server(ThreadingHTTPServer):
    """A server with a thread for each connection, which nobody waits for."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    allow_reuse_address = sys.platform != "win32"  # where it would let two programs have one port

    def __init__(self, address: tuple[Any, ...], family: socket.AddressFamily, handler: type[Answerer]) -> None:
        self.address_family = family
        self._room = threading.BoundedSemaphore(CLIENTS)
        super().__init__(address, handler)

    def server_bind(self) -> None:
        """Without asking what the computer is called, which may take long. The second address is for IPv6 alone."""
        if self.address_family == socket.AF_INET6:
            self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        if self.allow_reuse_address:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = "localhost", int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        """In a thread, where there is room for one more."""
        if not self._room.acquire(blocking=False):
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except BaseException:
            self._room.release()
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """One connection, from beginning to end."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is no error, and there is nobody to be told."""


_LOOK = 1.0
"""Seconds after which a server that nobody asks looks whether it shall end."""


class Loopback:
    """A server, listening, with a handler for each connection. ``port`` is the one that was found.

    Without a port the first one that is free is taken, from ``first`` on.
    """

    def __init__(self, handler: type[Answerer], port: int | None, first: int | None = None) -> None:
        found = _first(handler, port, FIRST if first is None else first)
        self.port = found.server_port
        self._servers = [found]
        with suppress(OSError):  # a computer without IPv6; a browser takes the other address then
            self._servers.append(_Server(("::1", self.port), socket.AF_INET6, handler))
        for server in self._servers:
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": _LOOK}, daemon=True).start()

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self.port}/"

    def close(self) -> None:
        """Take no more requests. Threads that answer one end with the process.

        Who listens is told first, and woken: on a socket that is merely closed it would be woken for ever.
        """
        for server in self._servers:
            telling = threading.Thread(target=server.shutdown, daemon=True)
            telling.start()
            with suppress(OSError):  # where this wakes nobody, it looks soon
                server.socket.shutdown(socket.SHUT_RDWR)
            telling.join()
            server.socket.close()


def _first(handler: type[Answerer], port: int | None, first: int) -> _Server:
    """A server at a port, or at the first one that is free. ``EditionError``: there is none."""
    for tried in range(first, first + NEXT) if port is None else (port,):
        try:
            return _Server(("127.0.0.1", tried), socket.AF_INET, handler)
        except OSError as error:
            if error.errno not in _TAKEN:
                raise EditionError(f"port {tried} cannot be listened to: {error.strerror}") from error
    asked = f"the ports from {first} to {first + NEXT - 1} are" if port is None else f"port {port} is"
    raise EditionError(f"{asked} taken by another program, or not for you", "--port 0 takes one that is free")
