"""The workbench under load: `python -m bench.speed.serve --reports 100000 --case FILE`.

A case of so many generated reports (bench/speed/dense.py, about eleven facts each) is made unless it is there, the real server is started
over it, and clients open overviews, filter, search and look at the map (bench/speed/load.py). Told are the milliseconds until an answer, by
kind: first with every client asking again at once, then with some seconds of thought between, as people do.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import quantiles
from urllib.request import urlopen

from rich.console import Console
from rich.table import Table

from bench.speed.dense import dense
from bench.speed.generated import reports
from bench.speed.load import KINDS, Waits, load
from onrecord.case import Case

TARGET_MS = 300


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--case", type=Path, required=True, help="where it is kept; one that is there is used as it is")
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60, help="of each load")
    parser.add_argument("--think", type=float, nargs="+", default=(0, 2), help="seconds on average between answer and next question")
    arguments = parser.parse_args()
    console = Console(width=150)
    if not arguments.case.exists():
        built(arguments.case, arguments.reports, console)
    console.print(f"{arguments.case}: {arguments.case.stat().st_size / 1e6:,.0f} MB")
    with served(arguments.case) as (server, port):
        begun = time.monotonic()
        with urlopen(f"http://127.0.0.1:{port}/", timeout=600) as first:
            first.read()
        console.print(f"first overview after {time.monotonic() - begun:.1f} s")
        for think in arguments.think:
            before, at = cpu_s(server), time.monotonic()
            waits = asyncio.run(load("127.0.0.1", port, clients=arguments.clients, seconds=arguments.seconds, think=think))
            spent = (cpu_s(server) - before) / (time.monotonic() - at)
            tell(console, waits, f"{arguments.clients} clients, {think:g} s of thought", arguments.seconds, spent, memory_mb(server))


def built(path: Path, number: int, console: Console) -> None:
    """Make the case, and say what that took."""
    begun = time.monotonic()
    with Case(path) as case:
        for one in islice(dense(reports(number)), number):
            case.store.add(one, signature="generated")
        added = time.monotonic() - begun
        console.print(f"{number:,} reports added in {added:,.0f} s")
        case.fuse()
        fused = time.monotonic() - begun - added
        counts = case.store.counts()
        facts = sum(count for kind, count in counts.items() if kind not in ("document", "failure"))
        console.print(f"{facts:,} facts fused, with cards, in {fused:,.0f} s ({1000 * fused / number:.1f} ms a report)")


@contextmanager
def served(case: Path) -> Iterator[tuple[int, int]]:
    """The real server over a case: its process id and port."""
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "serve", "--case", str(case), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        found = re.search(r":(\d+)", line)
        assert found, f"the server said {line!r}"
        try:
            yield server.pid, int(found[1])
        finally:
            server.terminate()


def cpu_s(process: int) -> float:
    """Seconds of processor time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mb(process: int) -> float:
    """The most memory that a process has held."""
    return int(re.findall(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text())[0]) / 1024


def tell(console: Console, waits: Waits, title: str, seconds: float, cores: float, memory: float) -> None:
    table = Table("kind", "answers", "p50, ms", "p95, ms", "slowest, ms", f"p95 ≤ {TARGET_MS}", title=title)
    for kind in KINDS:
        found = sorted(waits.of[kind])
        if len(found) > 1:
            p = quantiles(found, n=100)
            met = "yes" if p[94] <= TARGET_MS else f"misses by {p[94] - TARGET_MS:,.0f}"
            table.add_row(kind, f"{len(found):,}", f"{p[49]:,.0f}", f"{p[94]:,.0f}", f"{found[-1]:,.0f}", met)
    console.print(table)
    every = sum(len(found) for found in waits.of.values())
    console.print(f"{every / seconds:.1f} answers a second, {waits.bytes / max(1, every) / 1000:.0f} kB each; "
                  f"server: {cores:.2f} cores, {memory:,.0f} MB at most; {len(waits.failed)} failed {waits.failed[:3]}")  # fmt: skip


if __name__ == "__main__":
    main()
