"""The simplest reader of tolls: a number is of the word for killed or wounded that stands nearest to it, at most so many words away.

JSON Lines {"text"} in; for each a line [[measure, value], …] out. Plain Python.
"""

import json
import re
import sys

REACH = 6
SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
)
NUMBERS = {word: value for value, word in enumerate(SMALL.split(), 1)} | {"dozens": 24, "scores": 40, "hundreds": 200}
WORDS = (
    ("killed", re.compile(r"kill(?:s|ed|ing)?|dead|die[sd]?|deaths?")),
    ("wounded", re.compile(r"(?:wound|injur)(?:s|es|ed|ing|e|ies|y)?")),
)


def tolls(text: str) -> list[tuple[str, int]]:
    words = re.findall(r"\d[\d,]*|\w+", text.lower())
    said = [(at, measure) for at, word in enumerate(words) for measure, form in WORDS if form.fullmatch(word)]
    found = []
    for at, word in enumerate(words):
        value = int(word.replace(",", "")) if word[0].isdigit() and word.replace(",", "").isdigit() else NUMBERS.get(word)
        near = min(said, key=lambda one: abs(one[0] - at), default=None)
        if value is not None and near is not None and abs(near[0] - at) <= REACH:
            found.append((near[1], value))
    return found


for line in sys.stdin:
    print(json.dumps(tolls(json.loads(line)["text"])))
