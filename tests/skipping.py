"""A skip that nobody expects is a failure where everything is said to be there (``EDITION_EVERYTHING``, as in .ci/run).

Elsewhere tests are skipped for want of a browser, a judge or a collection, and ``-rs`` says so; there a skip would hide a fault.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import Any

import pytest

ALWAYS = (
    "root may write everywhere",
    "this cannot be said of such a table",
    "no Saxon here",
    "no disk may be mounted here",
    "this user may not mount a disk",
    "one core",
    "no git checkout",
    "no IPv6 here",
    "spaCy is not installed",
    "spaCy is installed",
)
"""Reasons that may hold although everything is there: of the user, of the machine, and the stylesheets that cannot be had."""


def _told(report: Any) -> None:
    """Make a failure of a skip that is for another reason."""
    if not os.environ.get("EDITION_EVERYTHING") or not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if not any(known in reason for known in ALWAYS):
        report.outcome, report.longrepr = "failed", f"skipped, although everything is here: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    report = yield
    _told(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    report = yield
    _told(report)
    return report
