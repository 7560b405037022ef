"""The model's card, `docs/model-card.md`, from what was learnt (course.json), how it scores (scores.json) and the corpora's licences."""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from string import Template
from typing import Any

from onrecord.language.encoder import FOLDER
from training.encoder import SHA256

HERE = Path(__file__).parent
CARD = HERE.parent / "docs" / "model-card.md"
_WEAKEST = 4


def card(scores: Mapping[str, Any], course: Mapping[str, Any]) -> str:
    """The page. Raises KeyError for a corpus whose licence is not told."""
    measures: Mapping[str, Mapping[str, float]] = scores["scores"]
    known = licences()
    return Template((HERE / "model-card.md").read_text(encoding="utf-8")).substitute(
        model=scores["model"],
        independent="yes" if scores["independent of neighbours"] else "no",
        seed=course["seed"],
        encoder=SHA256["model.safetensors"],
        corpora="\n".join(_corpora(course["corpora"], known)),
        scores="\n".join(_scores(measures)),
        weakest=_joined(f"{name} (.{round(1000 * found['8 bit']):03})" for name, found in weakest(measures)),
    )


def licences(path: Path = HERE / "corpora" / "licences.tsv") -> dict[str, dict[str, str]]:
    """By corpus: name, what of it is taken, licence, what it teaches."""
    with path.open(encoding="utf-8", newline="") as lines:
        next(lines)
        return {row["corpus"]: row for row in csv.DictReader(lines, delimiter="\t")}


def weakest(measures: Mapping[str, Mapping[str, float]]) -> list[tuple[str, Mapping[str, float]]]:
    """The measures of data not trained on that score least."""
    fresh = [item for item in measures.items() if "trained on" not in item[0]]
    return sorted(fresh, key=lambda item: item[1]["8 bit"])[:_WEAKEST]


def _corpora(found: Mapping[str, Mapping[str, float]], known: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    yield "| corpus | taken | words | seen | teaches | licence |"
    yield "|---|---|---|---|---|---|"
    for name, size in found.items():
        told = known[name]
        cells = (told["name"], told["taken"], f"{size['words']:,}", f"{size['passes']:g} ×", told["teaches"], told["licence"])
        yield f"| {' | '.join(cells)} |"


def _scores(measures: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    compared = all("full" in found for found in measures.values())
    yield f"| measure | score |{' full precision | lost |' if compared else ''} target |"
    yield f"|---|---|{'---|---|' if compared else ''}---|"
    for name, found in measures.items():
        lost = f" {_share(found['full'])} | {round(found['full'] - found['8 bit'], 3) or 0:+.3f} |" if compared else ""
        target = _share(found["target"]) if "target" in found else ""
        if target:
            target += ", reached" if found["8 bit"] >= found["target"] else ", **missed**"
        yield f"| {name} | {_share(found['8 bit'])} |{lost} {target} |"


def _share(value: float) -> str:
    return f"{value:.3f}"


def _joined(parts: Iterable[str]) -> str:
    *rest, last = parts
    return f"{', '.join(rest)} and {last}" if rest else last


def shipped(folder: Path = FOLDER) -> str:
    """The card of the model in a folder that holds its course.json and scores.json."""
    scores, course = (json.loads((folder / name).read_text(encoding="utf-8")) for name in ("scores.json", "course.json"))
    return card(scores, course)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.card", description=__doc__)
    parser.add_argument("--model", type=Path, default=FOLDER, help="folder of the model, with its course.json and scores.json")
    CARD.write_text(shipped(parser.parse_args().model), encoding="utf-8")


if __name__ == "__main__":
    main()
