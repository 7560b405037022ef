"""Where a user's own knowledge lies: conflicts.toml, gazetteer.sqlite."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """$ONRECORD_HOME, else the user's data directory; it need not exist."""
    named = os.environ.get("ONRECORD_HOME")
    if named:
        return Path(named).expanduser()
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "onrecord"
