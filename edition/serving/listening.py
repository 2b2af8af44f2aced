"""The preview, listening."""

from __future__ import annotations

from edition.serving.answering import Answering
from edition.serving.loopback import Loopback
from edition.serving.stage import Stage


class Listening(Loopback):
    """The preview, listening. ``port`` is the one that was found."""

    def __init__(self, stage: Stage, port: int | None) -> None:
        super().__init__(type("Handler", (Answering,), {"stage": stage}), port)
