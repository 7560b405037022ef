"""Recognizers-Text: {text, written} → [[start, end, TIMEX3 value], …]; of two years or weekdays the last that is not ahead."""

import json
import sys
import warnings
from datetime import datetime
from typing import Any

warnings.filterwarnings("ignore")

from recognizers_date_time import Culture, recognize_datetime  # noqa: E402


def answer(request: dict[str, Any]) -> list[list[Any]]:
    """It looks no further than a line, and its time grows with the square of what it is given."""
    found, at = [], 0
    for line in request["text"].splitlines(keepends=True):
        for item in recognize_datetime(line, Culture.English, reference=datetime.fromisoformat(request["written"])):
            values = (item.resolution or {}).get("values", [])
            if values:
                behind = [v for v in values if begins(v) <= request["written"]]
                found.append([at + item.start, at + item.end + 1, valued(behind[-1] if behind else values[0])])
        at += len(line)
    return found


def begins(value: dict[str, Any]) -> str:
    return str(value.get("start") or value.get("value") or "")


def valued(value: dict[str, Any]) -> str:
    """Its own TIMEX; where that leaves the year or week open, the day or month that it resolves to."""
    timex = str(value["timex"])
    if timex.startswith(("XXXX-W", "T", "(")):
        return begins(value)[:10]
    return timex.replace("XXXX", begins(value)[:4])


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
