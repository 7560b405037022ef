"""The floor that every system must beat: capitalised phrases that the gazetteer knows, each the most peopled place of its name.

{text} → [[start, end, latitude, longitude], …]; countries and regions before towns, peoples' adjectives are their countries. Left out are
towns of fewer than 15,000 people, and names that are more often a person's or an ordinary word. Runs where onrecord is installed.
"""

import json
import re
import sys

from onrecord.knowledge.countries import by_demonym
from onrecord.knowledge.gazetteer import find
from onrecord.knowledge.tables import rows

WORD = re.compile(r"[^\W\d_]+(?:[-'’](?!s\b)[^\W\d_]+)*\.?")
LONGEST = 4
LEAST = 15_000
DOUBTFUL = {row["name"] for row in rows("doubtful_names.tsv")}


def where(name: str) -> tuple[float, float] | None:
    people = by_demonym(name)
    entries = [entry for entry in find(name) if entry.kind != "city" or entry.population >= LEAST]
    if people and not (entries and entries[0].kind == "country"):
        return people[0].lat, people[0].lon
    if not entries or name in DOUBTFUL:
        return None
    best = entries[0] if entries[0].kind != "city" else max(entries, key=lambda entry: entry.population)
    return best.lat, best.lon


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
            if (point := where(name)) is not None:
                found.append([start, end, *point])
                taken = last - at + 1
                break
        at += taken
    return found


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line)["text"])), flush=True)
