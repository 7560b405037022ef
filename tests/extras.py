"""Formats whose library is an extra: where it cannot be imported (FollowTheMoney needs ICU), tests leave that one out and say so."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

import pytest

LIBRARIES = {"ftm": "followthemoney", "parquet": "pyarrow"}


def why_missing(format: str) -> str | None:
    """Why a format cannot be written here; None where it can."""
    try:
        import_module(LIBRARIES.get(format, "onrecord"))
    except ImportError as error:
        return f"{format} is not tried: {LIBRARIES[format]} cannot be imported ({error})"
    return None


def at_hand(names: Iterable[str]) -> list[str]:
    """Those that can be written here; the test of `tests/export/test_extras.py` says which cannot."""
    return [name for name in names if why_missing(name) is None]


def each(names: Iterable[str]) -> list[Any]:
    """Parameters of a test, skipped with the reason where they cannot be written here."""
    return [pytest.param(name, marks=pytest.mark.skipif((why := why_missing(name)) is not None, reason=why or "")) for name in names]
