"""Options that several commands share."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from onrecord.errors import UsageError
from onrecord.model.filter import Filter

if TYPE_CHECKING:
    from onrecord.fuse import Record
    from onrecord.fuse.as_of import AsOf

CasePath = Annotated[
    Path, typer.Option("--case", envvar="ONRECORD_CASE", help="The case: one file that holds documents and facts.", metavar="FILE")
]
DEFAULT_CASE = Path("onrecord.db")
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a listing.")]
Sources = Annotated[
    list[str], typer.Argument(help="Files or folders of reports (text, HTML, JSON Lines); - for standard input.", metavar="FILES|-")
]
PublishedAt = Annotated[
    str | None,
    typer.Option(
        "--published", help="When the reports came out, over what they say: a day, a moment or an interval A/B (ISO 8601).", metavar="WHEN"
    ),
]
Since = Annotated[str | None, typer.Option("--since", help="Only what ended on this day or later (ISO date).", metavar="DAY")]
Until = Annotated[str | None, typer.Option("--until", help="Only what began on this day or earlier (ISO date).", metavar="DAY")]
PlaceName = Annotated[str | None, typer.Option("--place", help="A part of the place's name.", metavar="NAME")]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Read in so many processes at once.", metavar="N")]
As = Annotated[
    str | None,
    typer.Option(
        "--as-of", help="The record as it stood then: a day (its end) or moment (ISO 8601, UTC unless it says).", metavar="MOMENT"
    ),
]
Ingested = Annotated[bool, typer.Option("--ingested", help="With --as-of: as the case stood then, not by what had been published.")]


def asked(as_of: str | None, *, ingested: bool) -> AsOf | None:
    """The moment that --as-of and --ingested ask for. Raises UsageError for the second without the first."""
    if as_of is None:
        if ingested:
            raise UsageError("--ingested says how --as-of is meant", hint="Give --as-of too.")
        return None
    from onrecord.fuse.as_of import AsOf

    return AsOf.parse(as_of, ingested=ingested)


def filtered(view: Callable[..., None]) -> Callable[..., None]:
    """A command that takes every filter that it has no option of its own for, under the filter's name, and gets them as `wanted`."""
    hints = get_type_hints(view, include_extras=True)
    own = [one.replace(annotation=hints[one.name]) for one in inspect.signature(view).parameters.values() if one.name != "wanted"]
    names = [name for name in Filter.model_fields if name not in {one.name for one in own} and name != "kind"]
    options = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[str | None, _option(name)])
        for name in names
    ]

    @wraps(view)
    def command(*args: Any, **given: Any) -> None:
        asks = {name: given.pop(name) for name in names}
        return view(*args, wanted=Filter.of(**asks), **given)

    signature = inspect.Signature([*own, *options])
    command.__signature__ = signature  # type: ignore[attr-defined]
    command.__annotations__ = {name: one.annotation for name, one in signature.parameters.items()} | {"return": None}
    return command


def _option(name: str) -> Any:
    metavar = {"since": "DAY", "until": "DAY", "box": "S,W,N,E"}.get(name)
    return typer.Option(f"--{name}", help=Filter.model_fields[name].description, metavar=metavar, rich_help_panel="Only what fits")


@dataclass(frozen=True)
class Fitting:
    """What fits: the ids of cards, and of the reports that they stand in. None where nothing is asked, so that everything does."""

    ids: frozenset[str] | None = None
    documents: frozenset[str] | None = None

    @classmethod
    def of(cls, record: Record, wanted: Filter) -> Fitting:
        """What of a record fits a filter."""
        if not wanted.asked():
            return cls()
        from onrecord.browsing import selected

        cards = list(selected(record, wanted))
        return cls(frozenset(card.id for card in cards), frozenset(card.document for card in cards))

    def __contains__(self, key: str | None) -> bool:
        return self.ids is None or key in self.ids

    def any(self, keys: Iterator[str | None]) -> bool:
        """Whether one of them fits."""
        return self.ids is None or any(key in self.ids for key in keys)
