"""`judge` and `fuse`: say what is right, wrong, or one happening, take it back, and make anew what is derived across reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

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


Facts = Annotated[list[str], typer.Argument(help="Ids of facts, as `onrecord show document` gives them; an incident is all its events.",
                                            metavar="ID...")]  # fmt: skip


@judge.command()
def accept(ids: Facts, *, case: CasePath = DEFAULT_CASE, by: By = None, note: Note = None, json: AsJson = False) -> None:
    """These facts were read right.

    To accept one that was corrected is to accept the correction; to accept one that was rejected brings it back.
    """
    _judge(case, json, "accept", left=ids, by=by, note=note)


@judge.command()
def reject(ids: Facts, *, case: CasePath = DEFAULT_CASE, by: By = None, note: Note = None, json: AsJson = False) -> None:
    """These are no facts: the report does not say so.

    They leave every view and export, and what points to them loses the pointer. What the machine read stays, struck out,
    in its report.
    """
    _judge(case, json, "reject", left=ids, by=by, note=note)


@judge.command()
def correct(
    fact: Annotated[str, typer.Argument(help="The fact's id.", metavar="ID")],
    *, settings: Annotated[list[str], typer.Option("--set", metavar="FIELD=VALUE", help=(
        "What it is to say instead, such as value=12 or stance=denies; nothing behind = is unknown. start and end move a name or number "
        "(code points), trigger=120-126 or speaker=80-95 another span. May be given again."))],
    case: CasePath = DEFAULT_CASE, by: By = None, note: Note = None, json: AsJson = False,
) -> None:  # fmt: skip
    """A fact says something else than the machine read.

    Every view takes the correction at once; what the machine read stays beside it.
    """
    from onrecord.cli.corrections import changes

    _judge(case, json, "correct", left=[fact], changes=changes(settings), by=by, note=note)


@judge.command()
def grade(
    ids: Annotated[list[str], typer.Argument(help="Names of publishers or ids of reports; or ids of facts.", metavar="ID...")],
    *, reliability: Annotated[str | None, typer.Option(help="Of a source: A reliable … E unreliable, F cannot be judged.")] = None,
    credibility: Annotated[int | None, typer.Option(min=1, max=6, help=(
        "Of a fact: 1 confirmed by independent sources, 2 probably true … 5 improbable, 6 cannot be judged."))] = None,
    case: CasePath = DEFAULT_CASE, by: By = None, note: Note = None, json: AsJson = False,
) -> None:  # fmt: skip
    """How good a source is, or how credible a fact.

    The Admiralty code keeps the two apart. Ungraded is F and 6; nothing is guessed. 1 needs two independent voices.
    """
    from onrecord.cli.corrections import letter

    _judge(case, json, "grade", left=ids, reliability=letter(reliability), credibility=credibility, by=by, note=note)


@judge.command()
def undo(
    judgement: Annotated[str, typer.Argument(help="The judgement's id.")],
    *, case: CasePath = DEFAULT_CASE, by: By = None, note: Note = None, json: AsJson = False,
) -> None:  # fmt: skip
    """A judgement holds no longer.

    It stays on record, and the record is again what it was without it. An undoing is a judgement too, and can be undone.
    """
    _judge(case, json, "undo", undoes=judgement, by=by, note=note)


def _judge(case: Path, json: bool, verdict: Verdict, **said: Any) -> None:
    from onrecord.case import Case
    from onrecord.cli.terminal import as_json, clean, out

    with Case(case, create=False) as opened:
        made = opened.judge(verdict, **said)
    if json:
        as_json(made)
    else:
        out.print(f"{made.id}: {verdict}, by {clean(made.by)}. `onrecord judge undo {made.id}` takes it back.", soft_wrap=True)


def judgements(*, case: CasePath = DEFAULT_CASE, json: AsJson = False) -> None:
    """What people decided, and what was undone.

    Each with who said so and when. None is ever deleted.
    """
    from onrecord.case import Case
    from onrecord.cli.corrections import told
    from onrecord.cli.terminal import Entry, as_json, listing
    from onrecord.fuse.grouping import undone

    with Case(case, create=False) as opened:
        said = opened.judgements()
    if json:
        return as_json(said)
    gone = undone(said)
    rows = []
    for made in said:
        what = f"{made.verdict}{' (undone)' if made.id in gone else ''}: {told(made)}"
        rows.append(Entry(made.id, what, (made.note or "",), f"{made.by} · {made.at}"))
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
