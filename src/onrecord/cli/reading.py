"""`extract` and `add`: reports in, facts out."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import DEFAULT_CASE, AsJson, CasePath, PublishedAt, Sources

if TYPE_CHECKING:
    from rich.progress import Progress


class Format(StrEnum):
    jsonl = "jsonl"


def extract(
    files: Sources,
    *,
    format: Annotated[Format, typer.Option("--format", help="jsonl: the record format, one object a line.")] = Format.jsonl,
    published: PublishedAt = None,
) -> None:
    """Print the facts of reports without keeping them: each report's line, then its facts'.

    An input that fails gets one line on standard error; the others are still printed, and the exit code is 1.
    """
    from onrecord.cli.terminal import complain
    from onrecord.export import lines
    from onrecord.pipeline import extract_document
    from onrecord.read import Failure, read

    failed = False
    for name in files:
        for item in read(name, published=published):
            if isinstance(item, Failure):
                complain(item.error)
                failed = True
                continue
            extraction = extract_document(item)
            for text in lines([(extraction.document, extraction.facts)]):
                sys.stdout.write(text + "\n")
            sys.stdout.flush()
    raise typer.Exit(int(failed))


def add(
    files: Sources,
    *,
    case: CasePath = DEFAULT_CASE,
    published: PublishedAt = None,
    json: AsJson = False,
) -> None:
    """Read reports into the case. A report that it holds already changes nothing; an interrupted run continues where it stopped."""
    from onrecord.case import Case
    from onrecord.cli.terminal import as_json, complain, out

    with Case(case) as opened, _progress() as progress:
        task = progress.add_task("reading", total=None)
        run = opened.add(
            *files, published=published, on_progress=lambda done: progress.update(task, completed=done.count, description=done.label)
        )
    for failure in run.failures:
        complain(failure.error)
    if json:
        as_json(run.to_json())
    else:
        out.print(f"{run.added} added, {run.known} known already, {run.failed} failed; {run.facts} facts in {case}", soft_wrap=True)
    raise typer.Exit(int(bool(run.failed)))


def _progress() -> Progress:
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from onrecord.cli.terminal import err

    return Progress(
        TextColumn("{task.completed} read"), BarColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False),
        console=err, transient=True,
    )  # fmt: skip
