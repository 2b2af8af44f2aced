"""What stops a command: a broken environment or a wrong call, never a finding in a text (those are problems)."""

from __future__ import annotations


class EditionError(Exception):
    """Something that could not be done. ``exit_code`` is what the command ends with; ``hint`` what to do about it."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class SourceError(EditionError):
    """The source is missing, unreadable, or no source at all."""


class SourceChanged(SourceError):
    """A file became another one while it was worked with: whoever begins again will meet one state of it."""


class OutputError(EditionError):
    """The output folder cannot be used or written."""


class SettingsError(EditionError):
    """``edition.toml`` cannot be used: the message names the key."""
