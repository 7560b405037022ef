"""`judge` and `fuse`: say what is one happening and what is not, take it back, and make anew what is derived across reports."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import DEFAULT_CASE, AsJson, CasePath

if TYPE_CHECKING:
    from onrecord.model.vocabulary import Verdict

judge = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

Ids = Annotated[list[str], typer.Argument(help="Ids of incidents, events or reports.", metavar="ID...")]
By = Annotated[str | None, typer.Option("--by", envvar="ONRECORD_BY", help="Who judges so; by default the user of this machine.")]
Note = Annotated[str | None, typer.Option("--note", help="Why.")]


@judge.command()
def same(ids: Ids, *, case: CasePath = DEFAULT_CASE, by: By = None, note: Note = None, json: AsJson = False) -> None:
    """These are one happening (or, of reports, one story).

    An incident stands for all of its events. The judgement wins over the machine, and can be undone.
    """
    _judge(case, json, "same", left=ids, by=by, note=note)


@judge.command()
def different(
    ids: Ids, *, other: Annotated[list[str], typer.Option("--from", help="What they are not; may be given again.", metavar="ID")],
    case: CasePath = DEFAULT_CASE, by: By = None, note: Note = None, json: AsJson = False,
) -> None:  # fmt: skip
    """These are not what stands behind --from.

    To split an incident, name the events that do not belong to it, and behind --from one that does or all that do.
    """
    _judge(case, json, "different", left=ids, right=other, by=by, note=note)


@judge.command()
def undo(
    judgement: Annotated[str, typer.Argument(help="The judgement's id.")],
    *, case: CasePath = DEFAULT_CASE, by: By = None, note: Note = None, json: AsJson = False,
) -> None:  # fmt: skip
    """A judgement holds no longer.

    It stays on record, and the record is again what it was without it. An undoing is a judgement too, and can be undone.
    """
    _judge(case, json, "undo", undoes=judgement, by=by, note=note)


def _judge(
    case: Path, json: bool, verdict: Verdict, *, left: Sequence[str] = (), right: Sequence[str] = (), undoes: str | None = None,
    by: str | None, note: str | None,
) -> None:  # fmt: skip
    from onrecord.case import Case
    from onrecord.cli.terminal import as_json, clean, out

    with Case(case, create=False) as opened:
        made = opened.judge(verdict, left, right, undoes=undoes, by=by, note=note)
    if json:
        as_json(made)
    else:
        out.print(f"{made.id}: {verdict}, by {clean(made.by)}. `onrecord judge undo {made.id}` takes it back.", soft_wrap=True)


def judgements(*, case: CasePath = DEFAULT_CASE, json: AsJson = False) -> None:
    """What people decided, and what was undone.

    Each with who said so and when. None is ever deleted.
    """
    from onrecord.case import Case
    from onrecord.cli.terminal import Entry, as_json, listing
    from onrecord.fuse.grouping import undone

    with Case(case, create=False) as opened:
        said = opened.judgements()
    if json:
        return as_json(said)
    gone = undone(said)
    rows = []
    for made in said:
        what = f"{', '.join(made.left)} not {', '.join(made.right)}" if made.right else ", ".join(made.left) or made.undoes or ""
        rows.append(
            Entry(made.id, f"{made.verdict}{' (undone)' if made.id in gone else ''}: {what}", (made.note or "",), f"{made.by} · {made.at}")
        )
    return listing("Judgements", rows)


def fuse(
    *, case: CasePath = DEFAULT_CASE,
    again: Annotated[bool, typer.Option("--again", help="Forget what was derived, and derive all of it anew.")] = False,
) -> None:  # fmt: skip
    """Find out what is told across reports.

    Which reports are one voice, and which events one happening. `add` does so at its end; this goes on where an
    interrupted run stopped.
    """
    from onrecord.case import Case
    from onrecord.cli.reading import progress
    from onrecord.cli.terminal import clean, out

    with Case(case, create=False) as opened, progress("across reports") as told:
        taken = opened.fuse(again=again, on_progress=told)
    out.print(f"{taken} reports taken in; {clean(case)} is up to date", soft_wrap=True)
