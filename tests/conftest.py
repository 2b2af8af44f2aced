"""For all tests: how hypothesis works here."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("edition", deadline=None)  # a busy machine is no failure
settings.load_profile("edition")
