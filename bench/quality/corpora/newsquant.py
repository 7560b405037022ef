"""NewsQuant: news sentences with every quantity (Almasian, Kazakova, Göldner & Gertz, "CQE", EMNLP 2023).

A quantity has a value (or the two ends of a range), a change and a unit. Dates, ordinals and numbers of names are none; "thousands"
is written as the range 1000-10000, a change "from 2 to 5" as 2-5.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

_VALUE = re.compile(r"(-?\d+(?:\.\d+)?(?:E-?\d+)?)(?:\s*-\s*(\d+(?:\.\d+)?))?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """`low` and `high` are the same but for ranges. `change`: = ~ (about) > < up down."""

    low: float
    high: float
    change: str


@dataclass(frozen=True)
class Sentence:
    text: str
    quantities: tuple[Quantity, ...]


def read(path: Path) -> list[Sentence]:
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [Sentence(row["text"], tuple(_quantity(entry) for entry in row["quantities"])) for row in rows]


def _quantity(entry: dict[str, str]) -> Quantity:
    ends = _VALUE.fullmatch(entry["value"])
    if ends is None:
        raise ValueError(f"no value: {entry['value']!r}")
    low = float(ends[1])
    return Quantity(low, float(ends[2]) if ends[2] else low, entry["change"])
