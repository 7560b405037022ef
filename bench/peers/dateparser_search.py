"""dateparser's search: {text, written} → [[start, end, TIMEX3 value], …]."""

import json
import sys
import warnings
from datetime import datetime
from typing import Any

warnings.filterwarnings("ignore")

from dateparser.date import DateDataParser  # noqa: E402
from dateparser.search import search_dates  # noqa: E402

FORMS = {"year": "%Y", "month": "%Y-%m"}


def answer(request: dict[str, Any]) -> list[list[Any]]:
    settings = {"RELATIVE_BASE": datetime.fromisoformat(request["written"]), "PREFER_DATES_FROM": "past"}
    parser = DateDataParser(languages=["en"], settings=settings)
    found, at = [], 0
    for words, moment in search_dates(request["text"], languages=["en"], settings=settings) or []:
        start = request["text"].find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append([start, at, moment.strftime(FORMS.get(parser.get_date_data(words).period, "%Y-%m-%d"))])
    return found


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
