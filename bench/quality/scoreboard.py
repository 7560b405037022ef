"""What the benches of times, places and counts share: their command line, peers asked in an environment of their own, and the table."""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Column, Table

from bench.quality import floors

PEERS_PYTHON = Path(__file__).parents[2] / "build" / "peers-env" / "bin" / "python"
"""The environment of the peers (`make peers`): they are no part of what users install."""
PEERS = Path(__file__).parents[1] / "peers"
WIDTH = 150


@dataclass(frozen=True)
class Row:
    """One measure: our score and the peers' between 0 and 1, and what is asked of ours (None: shown for the picture alone)."""

    name: str
    ours: float
    target: float | None = None
    peers: Mapping[str, float] = field(default_factory=dict)
    golds: int = 0


@dataclass(frozen=True)
class Corpus:
    """One corpus of a bench. `files`: what of the data folder is read, as globs; `rows` scores it."""

    name: str
    files: tuple[str, ...]
    rows: Callable[[Path], list[Row]]

    def paths(self, data: Path) -> list[Path]:
        return sorted(path for pattern in self.files for path in data.glob(pattern))


def ask(peer: str, requests: Sequence[Mapping[str, Any]], *, python: Path | None = PEERS_PYTHON) -> list[Any] | None:
    """What a peer (`bench/peers/NAME.py`, JSON Lines in and out, one line a request) answers; None, with a word why, where it cannot run.

    `python` None asks one that needs no environment of its own.
    """
    if python is not None and not python.exists():
        print(f"peer {peer} left out: `make peers` sets up its environment")
        return None
    command = [str(python or "python3"), str(PEERS / f"{peer}.py")]
    given = "".join(json.dumps(request) + "\n" for request in requests)
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode or len(answers) != len(requests):
        why = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        print(f"peer {peer} left out: it answered {len(answers)} of {len(requests)} ({why})")
        return None
    return answers


def run(part: str, about: str, corpora: Sequence[Corpus]) -> int:
    """The command: score the corpora that are there, show them, exit 1 below a floor. `part` names the floors."""
    parser = argparse.ArgumentParser(prog=f"python -m bench.quality.{part}", description=about.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--only", default="", help="corpora whose name holds this")
    parser.add_argument("--pin", action="store_true", help="make these scores the floors")
    parser.add_argument("--lower", metavar="REASON", help="why --pin may lower a floor")
    arguments = parser.parse_args()
    chosen = [corpus for corpus in corpora if arguments.only.lower() in corpus.name.lower()]
    if arguments.pin and arguments.only:
        parser.error("--pin takes the scores of all corpora")
    here = [corpus for corpus in chosen if corpus.paths(arguments.data)]
    for corpus in chosen:
        if corpus not in here:
            print(f"skipped: {corpus.name} needs {', '.join(corpus.files)} in {arguments.data}")
    if not here:
        return 0
    files = {corpus.name: floors.digest(corpus.paths(arguments.data)) for corpus in here}
    rows = [row for corpus in here for row in corpus.rows(arguments.data)]
    known = floors.load(part)
    console = Console(highlight=False)
    console.width = max(console.width, WIDTH)
    failed = show(rows, known, console)
    if changed := [name for name in known.changed(files) if name in files]:
        console.print(f"[red]not the corpora on which the floors were pinned: {', '.join(changed)}[/red] (--pin pins anew)")
    if arguments.pin:
        if len(here) < len(corpora):
            parser.error("--pin takes the scores of all corpora")
        floors.save(part, known.pinned({row.name: row.ours for row in rows}, files, arguments.lower))
        return 0
    return int(failed or bool(changed))


def show(rows: Sequence[Row], known: floors.Floors, console: Console) -> bool:
    """Print each measure beside target, floor and peers; whether any of ours lies below its floor."""
    peers = sorted({name for row in rows for name in row.peers})
    names = ("measure", "onrecord", "asked", "", "floor", *peers, "golds")
    table = Table(*(Column(name, no_wrap=True) for name in names))
    for row in rows:
        below = known.below(row.name, row.ours)
        reached = "" if row.target is None else "pass" if row.ours >= row.target else "FAIL"
        cells = (f"{row.ours:.3f}", _number(row.target, 2), reached, _number(known.scores.get(row.name), 3))
        style = "red" if below else "yellow" if reached == "FAIL" else "green" if reached else ""
        table.add_row(row.name, *cells, *(_number(row.peers.get(name), 3) for name in peers), str(row.golds or ""), style=style)
    console.print(table)
    return any(known.below(row.name, row.ours) for row in rows)


def _number(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:.{digits}f}"


def f1(hits: int, found: int, gold: int) -> float:
    """F1 of so many hits among those found and those there; 0 where there is nothing."""
    return 2 * hits / (found + gold) if found + gold else 0.0
