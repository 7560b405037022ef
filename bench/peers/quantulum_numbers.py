"""quantulum3: {text} → [[low, high], …]. A value with its uncertainty is a range."""

import json
import sys
import warnings

warnings.filterwarnings("ignore")

from quantulum3 import parser  # noqa: E402


def answer(request: dict[str, str]) -> list[list[float]]:
    found = []
    for quantity in parser.parse(request["text"]):
        spread = quantity.uncertainty or 0
        found.append([quantity.value - spread, quantity.value + spread])
    return found


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
