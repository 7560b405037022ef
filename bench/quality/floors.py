"""Pinned scores: `floors.json` holds the least score of each measure, by part of the benchmark, and the hashes of what was scored.

A floor is lowered with a reason alone, which stays beside it.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

PATH = Path(__file__).parent / "floors.json"
MARGIN = 0.005
"""By how much a score may fall below the one that was pinned: 8-bit sums differ from processor to processor."""


@dataclass(frozen=True)
class Floors:
    """`scores`: the least by measure. `files`: SHA-256 by name of the corpora; empty where none was pinned. `why`: reasons for lowering."""

    scores: Mapping[str, float]
    files: Mapping[str, str] = field(default_factory=dict)
    why: Mapping[str, str] = field(default_factory=dict)

    def below(self, name: str, score: float) -> bool:
        """Whether the measure has a floor and the score lies under it."""
        return name in self.scores and score < self.scores[name]

    def changed(self, files: Mapping[str, str]) -> list[str]:
        """The corpora that are not what the floors were pinned on."""
        return sorted(name for name, digest in self.files.items() if files.get(name) != digest)

    def pinned(self, scores: Mapping[str, float], files: Mapping[str, str], reason: str | None = None) -> Floors:
        """Floors just under `scores`. Raises ValueError if that lowers one and no reason is given."""
        new = {name: math.floor((score - MARGIN) * 1000) / 1000 for name, score in scores.items()}
        lowered = {name for name, floor in new.items() if floor < self.scores.get(name, 0)}
        if lowered and reason is None:
            raise ValueError(f"this lowers the floors of {', '.join(sorted(lowered))}: give the reason")
        return replace(self, scores=new, files=dict(files), why={**self.why, **dict.fromkeys(sorted(lowered), reason or "")})


def load(part: str, path: Path = PATH) -> Floors:
    """The floors of a part; none if it has not been pinned."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")).get(part, {"scores": {}})
    return Floors(**found)


def save(part: str, floors: Floors, path: Path = PATH) -> None:
    """Write the floors of a part; the other parts stay as they are."""
    every = json.loads(path.read_text(encoding="utf-8"))
    every[part] = {name: dict(value) for name, value in vars(floors).items() if value}
    path.write_text(json.dumps(every, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def digest(paths: Iterable[Path]) -> str:
    """One hash of files: of their names and bytes, in the order of the names."""
    found = hashlib.sha256()
    for path in sorted(paths, key=lambda path: path.name):
        found.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()
