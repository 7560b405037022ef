"""What taking a case away costs: `python -m bench.speed.exports --case FILE`, a process a format, so that memory is each format's own.

FILE is any case; `python -m bench.speed.serve --case FILE` makes one of generated reports.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from onrecord.case import Case
from onrecord.export import FORMATS
from onrecord.exporting import take

KINDS = {"csv": ("statements", "events", "figures", "incidents"), "parquet": ("events",), "jsonl": (None, "events"), "geojson": ("events",)}
"""Those of each format that are measured; of the others, the only one that there is."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--case", type=Path, required=True)
    parser.add_argument("--one", nargs=2, metavar=("FORMAT", "KIND"), help="measure this alone, as a line of numbers")
    arguments = parser.parse_args()
    if arguments.one is not None:
        name, kind = arguments.one
        sys.stdout.write(measured(arguments.case, name, None if kind == "-" else kind))
        return
    table = Table("format", "kind", "seconds", "MB written", "MB of memory")
    for name in FORMATS:
        for kind in KINDS.get(name, (None,)):
            command = [sys.executable, "-m", "bench.speed.exports", "--case", str(arguments.case), "--one", name, kind or "-"]
            table.add_row(name, kind or "", *subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())
    Console(width=120).print(table)


def measured(path: Path, name: str, kind: str | None) -> str:
    """Seconds, megabytes written, megabytes of memory at most."""
    begun, size = time.perf_counter(), 0
    with Case(path, create=False) as case:
        for piece in take(case, format=name, kind=kind).pieces():
            size += len(piece)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{time.perf_counter() - begun:.1f} {size / 1e6:.1f} {memory:.0f}"


if __name__ == "__main__":
    main()
