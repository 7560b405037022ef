"""Recognizers-Text: {text} → [[low, high], …]: its numbers outside of what it reads as dates and times."""

import json
import re
import sys
import warnings

import emoji

emoji.UNICODE_EMOJI = {"en": {}}  # emoji 2 has dropped it; numbers do without
warnings.filterwarnings("ignore")

from recognizers_date_time import recognize_datetime  # noqa: E402
from recognizers_number import Culture, recognize_number  # noqa: E402

CALENDAR = re.compile(r"datetimeV2\.(?:date|time|datetime)")


def answer(request: dict[str, str]) -> list[list[float]]:
    dates = [(d.start, d.end) for d in recognize_datetime(request["text"], Culture.English) if CALENDAR.match(d.type_name)]
    found = []
    for item in recognize_number(request["text"], Culture.English):
        value = (item.resolution or {}).get("value")
        if value is not None and not any(start <= item.start <= end for start, end in dates):
            found.append([float(value), float(value)])
    return found


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
