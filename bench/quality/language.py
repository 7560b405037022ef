"""Score the model, read by the run time, on open dev data: `make language CORPORA=folder`.

Prints every measure of every head beside its target and its floor, 8-bit against full precision where `--full` names the latter,
and whether documents read the same alone and among others. Exits 1 below a floor, on other corpora than those of the floors, and
where neighbours matter. `--pin` makes this run's scores the floors, `--write` keeps them for the model's card.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import time
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Column, Table
from training.corpora import polnear

from bench.quality import floors
from bench.quality.alone import differing
from bench.quality.heads import TASKS, TRAINED_ON
from onrecord.language.encoder import FOLDER, Encoder

TARGETS = {
    "PolNeAR dev source": (0.70, 0.83),
    "PolNeAR dev cue": (0.67, 0.75),
    "PolNeAR dev content": (0.59, 0.73),
    "GUM dev UAS": (0.90, None),
    "GUM dev LAS": (0.86, None),
    "CrossNER politics dev names": (0.80, None),
    "UNER-EWT dev names": (0.80, None),
    "re3d open names": (0.65, None),
}
"""What each must reach, and the aim beyond: the test scores of a BiLSTM-CRF and of BERT with CofeNet (Wang et al. 2022) for PolNeAR."""
_READ_ALONE = 4  # documents
WIDTH = 110


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.quality.language", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--model", type=Path, default=FOLDER, help="folder of the model (default: the one that is shipped)")
    parser.add_argument("--full", type=Path, help="the same network in full precision (full.onnx)")
    parser.add_argument("--only", default="", help="corpora whose name holds this; nothing is held against floors that were not measured")
    parser.add_argument("--write", type=Path, help="JSON file for the scores")
    parser.add_argument("--pin", action="store_true", help="make these scores the floors")
    parser.add_argument("--lower", metavar="REASON", help="why --pin may lower a floor")
    arguments = parser.parse_args()
    if arguments.only and (arguments.pin or arguments.write):
        parser.error("--pin and --write take the scores of all corpora")
    tasks = [task for task in TASKS if arguments.only.lower() in task.name.lower()]
    try:
        files = {task.name: floors.digest(task.paths(arguments.corpora)) for task in tasks}
    except FileNotFoundError as missing:
        print(f"skipped: the corpora are not at {arguments.corpora} ({missing})")
        return 0
    if not (arguments.model / "model.onnx").exists():
        print(f"skipped: no model at {arguments.model}")
        return 0
    console = Console(highlight=False)
    console.width = max(console.width, WIDTH)
    found = {"8 bit": score(tasks, arguments.corpora, arguments.model, console)}
    if arguments.full:
        with TemporaryDirectory() as folder:
            found["full"] = score(tasks, arguments.corpora, in_full(arguments.model, arguments.full, Path(folder)), console)
    texts = [text for _, text, _ in islice(polnear.documents(arguments.corpora, "dev"), _READ_ALONE)]
    neighbours = differing(arguments.model, texts) if texts else []
    known = floors.load("language")
    failed = show(found["8 bit"], found.get("full"), known, console)
    console.print(f"a document reads otherwise {', '.join(neighbours)}" if neighbours else "a document reads the same whatever the batch")
    changed = [name for name in known.changed(files) if name in files]
    if changed:
        console.print(f"[red]not the corpora on which the floors were pinned: {', '.join(changed)}[/red] (--pin pins anew)")
    if arguments.write:
        write(arguments.write, arguments.model, found, independent=not neighbours)
    if arguments.pin:
        floors.save("language", known.pinned(found["8 bit"], files, arguments.lower))
        return int(bool(neighbours))
    return int(failed or bool(changed) or bool(neighbours))


def in_full(model: Path, full: Path, folder: Path) -> Path:
    """A model folder with the network in full precision."""
    for name in ("tokenizer.json", "labels.json"):
        shutil.copyfile(model / name, folder / name)
    (folder / "model.onnx").symlink_to(full.resolve())
    return folder


def score(tasks: list[Any], corpora: Path, model: Path, console: Console) -> dict[str, float]:
    """Each measure by "corpus measure", in the order of the tasks."""
    encoder = Encoder(model)
    scores: dict[str, float] = {}
    with Progress(SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=console, transient=True) as progress:
        for number, task in enumerate(tasks, 1):
            line = progress.add_task(f"{number} of {len(tasks)}: {task.name}", total=None)
            begun = time.perf_counter()
            scores |= {f"{task.name} {name}": value for name, value in task.scores(corpora, encoder).items()}
            progress.remove_task(line)
            console.print(f"[dim]{task.name}: {time.perf_counter() - begun:.0f} s[/dim]")
    return scores


def show(scores: Mapping[str, float], full: Mapping[str, float] | None, known: floors.Floors, console: Console) -> bool:
    """Print each measure beside its target and floor; whether any lies below its floor."""
    table = Table(Column("measure", no_wrap=True), "score", *(("full", "lost") if full else ()), "target", "aim", "", "floor")
    for name, value in scores.items():
        least, aim = TARGETS.get(name, (None, None))
        below = known.below(name, value)
        compared = (f"{full[name]:.3f}", f"{full[name] - value:+.3f}") if full else ()
        reached = "" if least is None else "aim reached" if aim and value >= aim else "pass" if value >= least else "FAIL"
        style = "red" if below else "yellow" if reached == "FAIL" else "green" if reached else "dim" if TRAINED_ON in name else ""
        floor = known.scores.get(name)
        table.add_row(name, f"{value:.3f}", *compared, _number(least), _number(aim), reached, _number(floor, 3), style=style)
    console.print(table)
    return any(known.below(name, value) for name, value in scores.items())


def _number(value: float | None, digits: int = 2) -> str:
    return "" if value is None else f"{value:.{digits}f}"


def write(path: Path, model: Path, found: Mapping[str, Mapping[str, float]], *, independent: bool) -> None:
    """Keep the scores, with the hash of the model that they are of."""
    digest = hashlib.sha256((model / "model.onnx").read_bytes()).hexdigest()
    scores: dict[str, dict[str, float]] = {
        name: {precision: round(scores[name], 4) for precision, scores in found.items()} for name in found["8 bit"]
    }
    for name in scores.keys() & TARGETS.keys():
        scores[name]["target"] = TARGETS[name][0]
    kept = {"model": digest, "independent of neighbours": independent, "scores": scores}
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
