"""The floor that every system must beat: capitalised phrases that the gazetteer knows, each the most peopled place of its name.

{text} → [[start, end, latitude, longitude], …]; countries and regions before towns. Runs where onrecord is installed.
"""

import json
import re
import sys

from onrecord.knowledge.gazetteer import find

WORD = re.compile(r"[^\W\d_]+(?:[-'’](?!s\b)[^\W\d_]+)*\.?")
LONGEST = 4


def answer(text: str) -> list[list[float]]:
    words = list(WORD.finditer(text))
    found: list[list[float]] = []
    at = 0
    while at < len(words):
        taken = 1
        for last in range(min(len(words), at + LONGEST) - 1, at - 1, -1):
            if not (words[at].group()[0].isupper() and words[last].group()[0].isupper()):
                continue
            start, end = words[at].start(), words[last].end()
            end -= text[end - 1] == "." and not re.search(r"\.\w+\.$", text[start:end])
            name = text[start:end]
            if len(name) > 2 and (entries := find(name)):
                best = entries[0] if entries[0].kind != "city" else max(entries, key=lambda entry: entry.population)
                found.append([start, end, best.lat, best.lon])
                taken = last - at + 1
                break
        at += taken
    return found


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line)["text"])), flush=True)
