"""The libraries of the pages, fetched when the package is built: which there are, and whether there are any."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "static" / "vendor"


class Library(NamedTuple):
    name: str
    version: str
    license: str


@cache
def libraries(folder: Path = FOLDER) -> tuple[Library, ...]:
    """All that were copied or are part of what was copied; none where npm was missing when the package was built."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    return tuple(Library(**library) for library in manifest["libraries"])


def vendor_missing() -> bool:
    """Whether pages have to do without: an SVG map, tables instead of charts."""
    return not libraries()
