"""`extract` and `add`: reports in, facts out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import DEFAULT_CASE, AsJson, CasePath, PublishedAt, Sources, Workers

if TYPE_CHECKING:
    from rich.progress import Progress


class Format(StrEnum):
    jsonl = "jsonl"


def extract(
    files: Sources,
    *,
    format: Annotated[Format, typer.Option("--format", help="jsonl: the record format, one object a line.")] = Format.jsonl,
    json: Annotated[bool, typer.Option("--json", help="The same as --format jsonl.")] = False,
    published: PublishedAt = None,
    workers: Workers = 1,
) -> None:
    """Print the facts of reports, without keeping them.

    Each report gives its own line, then one for each of its facts.
    An input that fails gets one line on standard error; the others are still printed, and the exit code is 1.
    """
    from onrecord.cli.terminal import complain
    from onrecord.export import lines
    from onrecord.pipeline import Extraction
    from onrecord.read import read
    from onrecord.scale import Known, extract_all

    failed = False
    items = (item for name in files for item in read(name, published=published))
    for found in extract_all(items, workers=workers):
        if isinstance(found, Extraction):
            sys.stdout.writelines(f"{text}\n" for text in lines([(found.document, found.facts)]))
            sys.stdout.flush()
        elif not isinstance(found, Known):
            complain(found.error)
            failed = True
    raise typer.Exit(int(failed))


def add(
    files: Sources,
    *,
    case: CasePath = DEFAULT_CASE,
    published: PublishedAt = None,
    again: Annotated[bool, typer.Option("--again", help="Read known reports again; what comes out differently is added.")] = False,
    workers: Workers = 1,
    json: AsJson = False,
) -> None:
    """Read reports into the case.

    A report that it holds already changes nothing. An interrupted run is taken up by the same command.
    """
    from onrecord.case import Case
    from onrecord.cli.terminal import as_json, clean, complain, out

    with Case(case) as opened, _bars() as bars:
        task = bars.add_task("reading", total=None)
        run = opened.add(
            *files, published=published, again=again, workers=workers,
            on_progress=lambda done: bars.update(task, completed=done.count, description=clean(done.label)),
            on_fused=lambda done: bars.update(task, completed=done, description="across reports"),
        )  # fmt: skip
    for failure in run.failures:
        complain(failure.error)
    if json:
        as_json(run.to_json())
    else:
        out.print(f"{run.added} added, {run.known} known already, {run.failed} failed; {run.facts} facts in {clean(case)}", soft_wrap=True)
    raise typer.Exit(int(bool(run.failed)))


@contextmanager
def progress(description: str) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal's standard error; what is given back tells it how many reports are done."""
    with _bars() as bars:
        task = bars.add_task(description, total=None)
        yield lambda done: bars.update(task, completed=done)


def _bars() -> Progress:
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from onrecord.cli.terminal import err

    return Progress(
        TextColumn("{task.completed} read"), BarColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False),
        console=err, transient=True, disable=not err.is_terminal,
    )  # fmt: skip
