"""What fusing costs: `make scale`. Cost a report at 1,000, 10,000 and 100,000 reports, peak memory, and one more report at each size.

Reports are generated with their facts (bench/speed/generated.py), so that fusing alone is measured. Each size runs in a process of its own,
whose peak memory is told; it must not grow with the number of reports.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from bench.speed.generated import Made, reports
from onrecord.case import Case

SIZES = (1_000, 10_000, 100_000)
MORE = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--a-day", type=int, default=250, help="reports a day")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one is not None:
        print(json.dumps(measured(arguments.one, arguments.a_day)))
        return
    table = Table(
        "reports", "fuse, ms a report", "of that, the last tenth", "one more, ms", "peak memory, MB", "voices", "incidents", "MB of case"
    )
    for size in arguments.sizes:
        command = [sys.executable, "-m", "bench.speed.across", "--one", str(size), "--a-day", str(arguments.a_day)]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        table.add_row(f"{size:,}", *(f"{value:,.2f}" if isinstance(value, float) else f"{value:,}" for value in told.values()))
    Console(width=130).print(table)


def measured(size: int, a_day: int) -> dict[str, float | int]:
    """The numbers of one size, in this process."""
    made = reports(size + MORE, a_day=a_day)
    laps: list[tuple[int, float]] = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "scale.db"
        with Case(path) as case:
            _fill(case, _first(made, size))
            begun = time.process_time()
            case.fuse(on_progress=lambda done: laps.append((done, time.process_time() - begun)))
            whole = time.process_time() - begun
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            one_more = [_one(case, one) for one in made]
            groups = case.store.counts()["document"], *(_number(case, matter) for matter in ("story", "happening"))
        tenth = next((done, at) for done, at in laps if done >= size * 0.9)
        last = (whole - tenth[1]) / max(1, size - tenth[0])
        return {
            "fuse": 1000 * whole / size, "last": 1000 * last, "one": 1000 * min(one_more), "peak": round(peak), "voices": groups[1],
            "incidents": groups[2], "size": round(path.stat().st_size / 1e6),
        }  # fmt: skip


def _first(made: Iterator[Made], number: int) -> Iterator[Made]:
    for _ in range(number):
        yield next(made)


def _fill(case: Case, made: Iterator[Made]) -> None:
    for one in made:
        case.store.add(one, signature="generated")


def _one(case: Case, one: Made) -> float:
    case.store.add(one, signature="generated")
    begun = time.process_time()
    case.fuse()
    return time.process_time() - begun


def _number(case: Case, matter: str) -> int:
    return sum(1 for _ in case.store.groups(matter))


if __name__ == "__main__":
    main()
