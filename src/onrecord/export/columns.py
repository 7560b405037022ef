"""The columns of every table that leaves the house: one schema a kind, for CSV, Parquet and Arrow alike.

An empty cell is unknown, never 0. A list is a list in Parquet and Arrow, and joined by `; ` in CSV.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING, Any, Literal

from onrecord.errors import GuardError, UsageError

if TYPE_CHECKING:
    import pyarrow  # type: ignore[import-untyped]

ColumnType = Literal["text", "texts", "whole", "number", "day", "flag"]
TABLE_VERSION = 1
"""Of all schemas together; columns may be added, never renamed."""


@dataclass(frozen=True, slots=True)
class Column:
    """`text`; `texts`: a list; `whole` (64 bit) or real `number`; `day`: a calendar day; `flag`: true or false. Each may be empty.
    `values`: the only ones that there are."""

    name: str
    type: ColumnType
    note: str
    values: tuple[str | int, ...] = ()


def _columns(type: ColumnType, /, **notes: str) -> tuple[Column, ...]:
    return tuple(Column(name, type, note) for name, note in notes.items())


_ID = _columns("text", id="the id that the record knows it by")
_SOURCE = (
    *_columns(
        "text", document="id of the report", label="what a person would call the report", url="address of the report",
        publisher="who published it", published="when it came out, ISO 8601, an interval as first/last",
        published_basis="how that is known: metadata, text, file, user, unknown",
        sentence="the sentence or sentences that say it, on one line",
    ),
    *_columns("whole", start="where they begin in the report's text, in Unicode code points", end="where they end"),
)  # fmt: skip
_MENTION = (
    *_columns("text", document="id of the report", label="what a person would call the report", url="address of the report",
              text="the words of the report"),
    *_columns("whole", start="where they begin, in Unicode code points", end="where they end"),
)  # fmt: skip
_REVIEW = _columns("text", review="what a person decided of it: accepted or corrected; empty: nobody has looked")
_DAYS = _columns("day", first="the first day on which it may have been", last="the last")
_SPOT = _columns("number", lat="degrees north (WGS 84)", lon="degrees east", radius_km="how far the true spot may lie from there")
_DOCUMENTS = (
    *_ID,
    *_columns(
        "text", sha256="SHA-256 of its text in UTF-8", title="its headline", url="its address", publisher="who published it",
        published="when it came out, ISO 8601, an interval as first/last", published_basis="metadata, text, file, user, unknown",
        language="ISO 639-1", voice="id of the story that it tells, shared by its copies",
    ),
    *_columns("whole", characters="length of its text in Unicode code points"),
)  # fmt: skip
_TIMES = (
    *_ID, *_MENTION,
    *_columns("text", first="ISO 8601 day or moment, the earliest", last="the latest", precision="minute to decade, or range",
              basis="how it was placed in the calendar"),
)  # fmt: skip
_PLACES = (
    *_ID, *_MENTION,
    *_columns("text", canonical="its usual name", country="ISO 3166-1 alpha-2"),
    *_SPOT[:2],
    *_columns("text", place_kind="city, region, country, sea, river, facility, other", precision="how finely it was placed"),
    *_SPOT[2:],
    *_columns("whole", geonames="id in GeoNames"),
    *_columns("text", relation="the wording that sets what happened apart from it"),
)  # fmt: skip
_ENTITIES = (
    *_ID, *_MENTION,
    *_columns("text", canonical="the fullest name that the report gives", type="person, group, organisation, weapon, facility, other",
              role="title or office", affiliation="country or body"),
)  # fmt: skip
_STATEMENTS = (
    *_ID,
    *_columns("text", speaker_name="who says it; empty where the report does not say", speaker="the words for the speaker",
              cue="the verb or phrase of saying", stance="asserts, denies, …", manner="direct, indirect, mixed",
              content="what is said, in the report's words"),
    *_columns("texts", hedges="words that hold back", about="ids of what a denial denies"),
    *_REVIEW,
    *_SOURCE,
)  # fmt: skip
_FIGURES = (
    *_ID,
    *_columns("text", text="the count as worded"),
    *_columns("number", value="the number in the wording", lower="the least that the wording allows", upper="the most"),
    *_columns("text", bound="exact, at_least, more_than, about, nearly, up_to, less_than, range, vague", measure="what befell them",
              population="who or what is counted", unit="% for shares; of money and areas theirs", party="whose people or things",
              speaker_name="who gives the number; empty: the report itself", statement="id of the statement that holds it",
              scope="incident, or cumulative for a running total"),
    *_columns("day", as_of="the day as of which it counts", since="the day from which it counts"),
    *_columns("text", place="where", event="id of the event", part_of="id of the count that holds this one",
              incident="id of the incident", voice="whose word it is: the outlet credited, else the story's"),
    *_columns("flag", stands="whether it still stands among the counts of its thing"),
    *_columns("text", ended="why it stands no longer"),
    *_columns("texts", revises="ids of the counts that it revises", revised_by="ids of those that revise it",
              contradicts="ids of those that cannot hold beside it", same="ids of those that say the same"),
    *_REVIEW,
    *_SOURCE,
)  # fmt: skip
_EVENTS = (
    *_ID,
    *_columns("text", type="ASSAULT, CONTROL, …", mode="how", acled="sub-event type of ACLED", plover="type of PLOVER",
              trigger="the word that tells of it", modality="actual, denied, planned, possible, demanded"),
    *_DAYS,
    *_columns("text", when="both days as one, ISO 8601", precision="minute to decade, or range", basis="how the days belong to it"),
    *_columns("texts", actors="who did it", targets="to whom", instruments="with what", places="where it happened",
              origins="where it came from", scene="words for where, that are no place of the record"),
    *_SPOT,
    *_columns("texts", attributed_to="ids of the statements that tell of it; none: the report in its own voice"),
    *_columns("text", incident="id of the incident"),
    *_REVIEW,
    *_SOURCE,
)  # fmt: skip
_INCIDENTS = (
    *_ID,
    *_columns("text", type="ASSAULT, CONTROL, …", mode="how", status="reported, corroborated, disputed, denied, retracted",
              modality="actual, denied, planned, possible, demanded"),
    *_columns("flag", summary="whether it tells of several happenings as one"),
    *_DAYS,
    *_columns("text", when="both days as one, ISO 8601", precision="minute to decade, or range"),
    *_columns("texts", places="where it happened", country="ISO 3166-1 alpha-2 of those"),
    *_SPOT,
    *_columns("texts", actors="who did it", targets="to whom", instruments="with what"),
    *(
        column for measure in ("killed", "wounded", "displaced")
        for column in _columns("number", **{
            measure: f"how many {measure}, as the policy picks it; empty: no number, or counts of several things",
            f"{measure}_low": "the lowest claim that stands", f"{measure}_high": "the highest",
        })
    ),
    *_columns("text", policy="by which policy, with its version"),
    *_columns("whole", voices="how many independent voices tell it"),
    *_columns("texts", speakers="whose word it is in every telling", denied_by="who denies it", reports="ids of the reports",
              events="ids of the tellings", parts="ids of the incidents that a summary holds",
              why="why it is one, and why it has its status"),
    *_columns("text", sentence="the sentence of its first telling"),
    *_columns("texts", urls="addresses of the reports"),
)  # fmt: skip
_VOICES = (
    *_ID, *_columns("text", outlet="agency or paper whose word it is"),
    *_columns("texts", documents="ids of the reports, the first told first"),
)  # fmt: skip
_RELATIONS = _columns("text", a="id", type="how a stands to b: same, revision, contradicts, denies, …", b="id", why="in words")
_ACTORS = (
    *_ID, *_columns("text", canonical="usual name", type="person, group, organisation, …", country="ISO 3166-1 alpha-2"),
    *_columns("texts", names="the spellings met"),
)  # fmt: skip
_JUDGEMENTS = (
    *_ID, *_columns("text", at="when, UTC", by="who", verdict="what was decided", undoes="id of the judgement taken back", note="why"),
    *_columns("texts", left="ids", right="ids"),
    *_columns("text", changes="of a correction: field and value, as JSON", reliability="of a source, A to F"),
    *_columns("whole", credibility="of what is said, 1 to 6"),
)  # fmt: skip

COLUMNS: dict[str, tuple[Column, ...]] = {
    "figures": _FIGURES, "statements": _STATEMENTS, "events": _EVENTS, "places": _PLACES, "incidents": _INCIDENTS, "documents": _DOCUMENTS,
    "times": _TIMES, "entities": _ENTITIES, "voices": _VOICES, "relations": _RELATIONS, "actors": _ACTORS, "judgements": _JUDGEMENTS,
}  # fmt: skip
"""Kind (in the plural) → its columns, in order."""


def columns(kind: str) -> tuple[Column, ...]:
    """The columns of a kind. Raises UsageError, listing the kinds, for another."""
    if kind not in COLUMNS:
        raise UsageError(f"no table of {kind!r}", hint=f"There are: {', '.join(COLUMNS)}.")
    return COLUMNS[kind]


_IS: dict[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str),
    "texts": lambda value: isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value),
    "whole": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value),
    "day": lambda value: isinstance(value, date),
    "flag": lambda value: isinstance(value, bool),
}


def faults(row: Mapping[str, Any], schema: tuple[Column, ...]) -> list[str]:
    """Where a row does not keep to its columns, in words; None keeps to all of them."""
    found = [f"{name}: no such column" for name in row.keys() - {column.name for column in schema}]
    for column in schema:
        value = row.get(column.name)
        if value is None:
            continue
        if not _IS[column.type](value):
            found.append(f"{column.name}: {value!r:.60} is no {column.type}")
        elif column.values and value not in column.values:
            found.append(f"{column.name}: {value!r:.60} is none of its values")
    return found


def checked(rows: Iterable[Mapping[str, Any]], schema: tuple[Column, ...]) -> Iterator[Mapping[str, Any]]:
    """The same rows. Raises GuardError for the first that does not keep to its columns: it is never written, and nothing after it."""
    for row in rows:
        if found := faults(row, schema):
            first = next(iter(row.values()), None)
            raise GuardError(f"a row does not keep to its columns: {'; '.join(found[:3])}", source=str(first))
        yield row


def arrow_schema(columns: tuple[Column, ...], *, kind: str) -> pyarrow.Schema:
    """The columns as Arrow types them; `onrecord.kind` and `onrecord.table_version` stand in the schema's metadata."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise UsageError("Arrow and Parquet need pyarrow", hint="pip install 'onrecord[tables]'") from error

    types = {
        "text": pa.string(), "texts": pa.list_(pa.string()), "whole": pa.int64(), "number": pa.float64(), "day": pa.date32(),
        "flag": pa.bool_(),
    }  # fmt: skip
    fields = [pa.field(column.name, types[column.type], metadata={"note": column.note}) for column in columns]
    return pa.schema(fields, metadata={"onrecord.kind": kind, "onrecord.table_version": str(TABLE_VERSION)})
