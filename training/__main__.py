"""`python -m training`: from the corpora to a checkpoint."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch

from training.corpora import (
    cameo,
    crossner,
    event_location,
    gum,
    muc4,
    polnear,
    rams,
    re3d,
    silver,
    silver_events,
    wikievents,
    wikigold,
    wnut,
)
from training.example import Example
from training.train import Course, Trainer

CORPORA: dict[str, Callable[[Path], Iterable[Example]]] = {
    "gum": gum.examples,
    "polnear": polnear.examples,
    "wikigold": wikigold.examples,
    "wnut": wnut.examples,
    "crossner": crossner.examples,
    "re3d": re3d.examples,
    "cameo": cameo.examples,
    "event_location": event_location.examples,
    "wikievents": wikievents.examples,
    "rams": rams.examples,
    "muc4": muc4.examples,
    "silver_names": silver.examples,
    "silver_events": silver_events.examples,
}
FIRST = Course(
    passes={
        "gum": 24.0,
        "polnear": 3.6,
        "wikigold": 6.0,
        "wnut": 2.5,
        "crossner": 8.0,
        "re3d": 8.0,
        "cameo": 3.0,
        "event_location": 1.0,
        "wikievents": 8.0,
        "rams": 3.0,
        "muc4": 1.5,
        "silver_names": 1.5,
        "silver_events": 1.5,
    },
    share=0.68,
)
"""How often each corpus is seen: as often as its task needs and an hour on two cores allows."""
SECOND = Course(
    passes={
        "gum": 3.0,
        "polnear": 1.3,
        "wikigold": 3.0,
        "crossner": 6.0,
        "re3d": 4.0,
        "cameo": 0.5,
        "event_location": 0.15,
        "wikievents": 2.0,
        "rams": 0.5,
        "muc4": 0.3,
        "silver_names": 0.3,
        "silver_events": 0.3,
    },
    rate=5e-5,
    cool=1.0,
    longest=160,
    dropout=0.15,
    block=200,
    seed=20260224,
)
"""Slower, over longer runs, so that what is said in one sentence is found from the next but three; without the web's slang (WNUT)."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the MiniLM checkpoint (model.safetensors, tokenizer.json)")
    parser.add_argument("--work", type=Path, default=Path("build/model"), help="where checkpoints go")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu", help="where torch computes")
    parser.add_argument("--count", action="store_true", help="write course.json, what is learnt from, and stop")
    given = parser.parse_args()
    found: dict[str, Sequence[Example]] = {}
    for name, read in CORPORA.items():
        found[name] = list(read(given.corpora))
        print(f"{name}: {len(found[name])} examples", flush=True)
    given.work.mkdir(parents=True, exist_ok=True)
    (given.work / "course.json").write_text(json.dumps(described(found, (FIRST, SECOND)), indent=1) + "\n", encoding="utf-8")
    if not given.count:
        first = given.work / "first"
        Trainer(found, FIRST, given.encoder, first, given.device).run()
        Trainer(found, SECOND, given.encoder, given.work, given.device, after=first / "checkpoint.pt").run()


def described(found: Mapping[str, Sequence[Example]], courses: Sequence[Course]) -> dict[str, Any]:
    """What the model's card tells of the courses: the seed, and each corpus's examples and words with how often they are seen."""
    corpora = {
        name: {
            "examples": len(examples),
            "words": sum(len(example.words) for example in examples),
            "passes": round(sum(course.passes.get(name, 0) * course.share for course in courses), 2),
        }
        for name, examples in found.items()
    }
    return {"seed": courses[0].seed, "corpora": corpora}


if __name__ == "__main__":
    main()
