"""A case's facts as tables for notebooks: looked at lazily, narrowed by the one Filter, handed to pandas, polars and Arrow.

The columns are those of the exported tables (export/columns.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from onrecord.errors import UsageError
from onrecord.export.columns import Column, columns
from onrecord.fuse.counts import policy
from onrecord.model import Document, Incident
from onrecord.model.facts import KINDS
from onrecord.model.filter import Filter
from onrecord.report.plain import plain
from onrecord.store import EVERYWHERE, Where

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped]
    import polars
    import pyarrow as pa  # type: ignore[import-untyped]

    from onrecord.case import Case
    from onrecord.fuse import Record

Item = TypeVar("Item")

ALL = Filter()
ROWS_AT_ONCE = 5_000
CARDS = frozenset({"events", "statements", "figures", "incidents", "documents"})
"""The tables that a Filter narrows; places, times and entities are looked up by report."""
SINGULAR = {plural: singular for singular, plural in {**KINDS, "incident": "incidents", "document": "documents"}.items()}


@dataclass(frozen=True)
class Table(Generic[Item]):
    """What a case holds of one kind, in order of report. Nothing is read before it is iterated, counted or handed on; each time anew.

    What a person rejected and reports that a later text corrected are left out. `asked`: what it was narrowed to; `among`: the same in the
    store's own terms, by which what was corrected is iterated where it says so.
    """

    case: Case
    kind: str
    asked: Filter = ALL
    among: Where = EVERYWHERE

    def where(self, **asked: Any) -> Table[Item]:
        """The same table, of what fits these filters as well (docs/reference/filters.md). Raises UsageError for one that there is not."""
        if self.kind not in CARDS and asked.keys() - {"document"}:
            raise UsageError(f"{self.kind} are found by `document` alone", hint=f"{', '.join(sorted(CARDS))} take all filters.")
        if "kind" in asked:
            raise UsageError(f"this table is of {self.kind} alone", hint="Take the table of the other kind.")
        wanted = Filter.of(**{**self.asked.asked(), **asked})
        if self.kind in CARDS:
            return replace(self, asked=wanted)
        return replace(self, asked=wanted, among=replace(self.among, document=wanted.document))

    def __iter__(self) -> Iterator[Item]:
        if self.kind == "incidents":
            return cast("Iterator[Item]", self._incidents())
        if self.kind == "documents":
            return cast("Iterator[Item]", self._documents())
        narrowed = self._fitting() if self.kind in CARDS else None
        if narrowed is None:
            return cast("Iterator[Item]", self.case.facts(SINGULAR[self.kind], self._within()))
        return cast("Iterator[Item]", self._facts(*narrowed))

    def __len__(self) -> int:
        if self.kind in CARDS and self.among == EVERYWHERE:
            return self.case.cards(self._cards(), limit=1).total
        if self.among == EVERYWHERE and not self.case.store.supersedes() and not self.case.judgements():
            return self.case.store.counts()[SINGULAR[self.kind]]
        return sum(1 for _ in iter(self))

    def __bool__(self) -> bool:
        return next(iter(self), None) is not None

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that the frames have, with their types and what they hold."""
        return columns(self.kind)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each as a row of its columns: None is unknown, days are dates, lists are lists."""
        from onrecord.export.rows import rows
        from onrecord.export.wanted import Wanted

        ids, records = self._records()
        return rows(records, self.kind, Wanted(self.kind, policy(), ids))

    def to_batches(self, *, size: int = ROWS_AT_ONCE) -> Iterator[pa.RecordBatch]:
        """Arrow record batches of so many rows, one after the other. Raises UsageError where pyarrow is not installed."""
        from onrecord.export.columns import arrow_schema

        schema = arrow_schema(self.columns, kind=self.kind)
        import pyarrow as pa

        waiting = self.rows()
        while some := list(islice(waiting, size)):
            yield pa.RecordBatch.from_pylist([_writable(row) for row in some], schema=schema)

    def to_arrow(self) -> pa.Table:
        """An Arrow table. Raises UsageError where pyarrow is not installed."""
        from onrecord.export.columns import arrow_schema

        schema = arrow_schema(self.columns, kind=self.kind)
        import pyarrow as pa

        return pa.Table.from_batches(self.to_batches(), schema)

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame of nullable columns: an unknown number is NA and never 0, a day a datetime64. Raises UsageError without pandas."""
        pd = _imported("pandas")
        import pyarrow as pa

        nullable = {
            pa.int64(): pd.Int64Dtype(), pa.float64(): pd.Float64Dtype(), pa.string(): pd.StringDtype(), pa.bool_(): pd.BooleanDtype(),
        }  # fmt: skip
        return cast("pandas.DataFrame", self.to_arrow().to_pandas(types_mapper=nullable.get, date_as_object=False))

    def to_polars(self) -> polars.DataFrame:
        """A polars data frame. Raises UsageError without polars."""
        return cast("polars.DataFrame", _imported("polars").from_arrow(self.to_arrow()))

    def _repr_html_(self) -> str:
        from onrecord.notebook import table_html

        return table_html(self)

    def __repr__(self) -> str:
        asked = "".join(f", {name}={value!r}" for name, value in self.asked.asked().items())
        return f"<{self.kind} of {str(self.case.path)!r}{asked}>"

    def _within(self) -> Where:
        return replace(EVERYWHERE, superseded=False) if self.among == EVERYWHERE else self.among

    def _cards(self) -> Filter:
        return self.asked.model_copy(update={"kind": SINGULAR[self.kind]})

    def _fitting(self) -> tuple[frozenset[str], frozenset[str]] | None:
        """The ids of what fits, and of the reports that it stands in; None where nothing is asked."""
        from onrecord.exporting import fitting

        return fitting(self.case, self._cards(), self.kind, None) if self.asked.asked() else None

    def _records(self) -> tuple[frozenset[str] | None, Iterator[Record]]:
        """The ids that are wanted (None: all), and the record in parts, whole where what is said depends on other reports."""
        from onrecord.export.formats import FORMATS
        from onrecord.exporting import records_of

        ids = reports = None
        if self.kind not in CARDS and self.asked.document is not None:
            reports = frozenset({self.asked.document})
        elif self.among != EVERYWHERE:
            found: list[Any] = list(iter(replace(self, among=replace(self.among, superseded=False))))
            ids, reports = frozenset(fact.id for fact in found), frozenset(fact.document for fact in found)
        elif self.kind in CARDS and (narrowed := self._fitting()) is not None:
            ids, reports = narrowed
        return ids, iter(records_of(self.case, FORMATS["parquet"], self.kind, reports, None))

    def _facts(self, ids: frozenset[str], reports: frozenset[str]) -> Iterator[Any]:
        """Facts by their ids, report by report."""
        for report in sorted(reports):
            for fact in self.case.facts(SINGULAR[self.kind], replace(self._within(), document=report)):
                if fact.id in ids:
                    yield fact

    def _incidents(self) -> Iterator[Incident]:
        from onrecord.fuse.incidents import incidents

        narrowed = self._fitting()
        return (one for one in incidents(self.case.record()) if narrowed is None or one.id in narrowed[0])

    def _documents(self) -> Iterator[Document]:
        gone, narrowed = set(self.case.store.supersedes().values()), self._fitting()
        return (one for one in self.case.store.documents() if one.id not in gone and (narrowed is None or one.id in narrowed[0]))


def _imported(name: str) -> Any:
    """A library that is not installed with onrecord. Raises UsageError that says how to get it."""
    try:
        return import_module(name)
    except ImportError as error:
        raise UsageError(f"{name} is not installed", hint=f"pip install {name} 'onrecord[tables]'") from error


def _writable(row: dict[str, Any]) -> dict[str, Any]:
    """Text without what UTF-8 cannot carry, as in the exported tables."""
    return {name: plain(value) if isinstance(value, str) else _items(value) for name, value in row.items()}


def _items(value: Any) -> Any:
    return [plain(str(item)) for item in value] if isinstance(value, list | tuple) else value
