"""Tables for notebooks: lazy, narrowed by filters, typed, and the same rows whoever reads them."""

from __future__ import annotations

import datetime
import html
import json
import re
import shutil
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pandas as pd  # type: ignore[import-untyped]
import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from onrecord.case import Case
from onrecord.errors import UsageError
from onrecord.export.columns import COLUMNS
from onrecord.model import Event, Figure, Incident, Place, Span, Statement
from onrecord.store import Where
from onrecord.tables import Table
from tests.cli.conftest import built
from tests.toy import TOY

__all__ = ["built"]

KINDS = ("events", "statements", "figures", "incidents", "reports", "places", "times", "entities")


@pytest.fixture(scope="module")
def case(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with Case(shutil.copy(built, tmp_path_factory.mktemp("tables") / "war.db")) as case:
        yield case


def table(case: Case, kind: str) -> Table[object]:
    found: Table[object] = getattr(case, kind)()
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_table_counts_iterates_and_hands_on_the_same(case: Case, kind: str) -> None:
    shown = table(case, kind)
    ids = [item.id for item in shown]  # type: ignore[attr-defined]
    assert ids
    assert ids == [item.id for item in shown]  # type: ignore[attr-defined]
    assert len(shown) == len(ids)
    arrow = shown.to_arrow()
    assert sorted(arrow["id"].to_pylist()) == sorted(ids)
    assert arrow.schema.names == [column.name for column in COLUMNS[shown.kind]]
    assert shown.to_pandas()["id"].tolist() == arrow["id"].to_pylist() == shown.to_polars()["id"].to_list()


def test_table_narrows_by_the_filters_of_the_house(case: Case) -> None:
    killed = case.figures().where(measure="killed")
    assert 0 < len(killed) < len(case.figures())
    assert {figure.measure for figure in killed} == {"killed"}
    assert len(killed) == len(list(killed)) == killed.to_arrow().num_rows
    ukraine = killed.where(place="Ukraine", since="2023-01-01")
    assert {figure.id for figure in ukraine} < {figure.id for figure in killed}
    assert list(ukraine.to_pandas()["measure"].unique()) == ["killed"]
    assert {event.type for event in case.events().where(type="assault")} == {"ASSAULT"}
    assert {incident.status for incident in case.incidents().where(status="disputed")} == {"disputed"}
    (report,) = islice(case.reports(), 1)
    assert {place.document for place in case.places().where(document=report.id)} == {report.id}
    assert case.places().where(document=report.id).to_arrow().num_rows == len(case.places().where(document=report.id))


@pytest.mark.parametrize(("kind", "asked"), [("events", {"colour": "red"}), ("events", {"type": "PARTY"}), ("places", {"place": "Kyiv"}),
                                             ("figures", {"kind": "event"})])  # fmt: skip
def test_filter_that_there_is_not_is_told(case: Case, kind: str, asked: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        table(case, kind).where(**asked)


def test_columns_are_typed_and_unknown_is_not_zero(case: Case) -> None:
    frame = case.figures().to_pandas()
    assert str(frame["value"].dtype) == "Float64"
    assert str(frame["start"].dtype) == "Int64"
    assert pd.api.types.is_datetime64_any_dtype(frame["as_of"])
    open_ended = frame[frame["bound"] == "at_least"]
    assert open_ended["upper"].isna().all()
    assert not (open_ended["upper"] == 0).any()
    schema = case.events().to_polars().schema
    assert [str(schema[name]) for name in ("first", "lat", "actors")] == ["Date", "Float64", "List(String)"]
    days = [day for day in case.events().to_arrow()["first"].to_pylist() if day is not None]
    assert {type(day) for day in days} == {datetime.date}


def test_batches_are_read_as_they_are_asked_for(case: Case) -> None:
    batches = case.statements().to_batches(size=7)
    first = next(batches)
    assert isinstance(first, pa.RecordBatch)
    assert first.num_rows == 7
    assert 7 + sum(batch.num_rows for batch in batches) == len(case.statements())


def test_store_terms_still_choose(case: Case) -> None:
    some = case.figures(Where(label="killed", since="2023-01-01"))
    assert some
    assert {figure.measure for figure in some} == {"killed"}
    assert sorted(figure.id for figure in some) == sorted(some.to_arrow()["id"].to_pylist())
    assert [figure.id for figure in some.where(place="Ukraine")] == [
        figure.id for figure in case.figures().where(place="Ukraine") if figure.id in {one.id for one in some}
    ]


def test_rejected_and_corrected_facts_are_left_out(tmp_path: Path) -> None:
    with Case(tmp_path / "war.db", using=TOY) as case:
        for toll in (3, 5):
            text = f"Doctors said {toll} people were hurt in Aleppo. Police counted 8 people."
            (tmp_path / "post.jsonl").write_text(json.dumps({"text": text, "url": "https://syria.example/1"}), encoding="utf-8")
            case.add(tmp_path / "post.jsonl")
        figures = case.figures()
        assert [figure.value for figure in figures] == [5, 8]
        case.judge("reject", [next(figure.id for figure in figures if figure.value == 8)])
        assert [figure.value for figure in figures] == [5]
        assert (len(figures), figures.to_pandas()["value"].tolist()) == (1, [5.0])
        assert len(case.reports()) == 1


def test_missing_library_is_named_with_what_installs_it(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pandas", "polars", "pyarrow"):
        monkeypatch.setitem(sys.modules, name, None)
    for ask in ("to_pandas", "to_polars", "to_arrow"):
        with pytest.raises(UsageError) as caught:
            getattr(case.figures(), ask)()
        assert "onrecord[tables]" in caught.value.hint


def test_empty_table_is_a_table(tmp_path: Path) -> None:
    with Case(tmp_path / "war.db") as case:
        assert not case.events()
        assert (len(case.events()), case.events().to_arrow().num_rows, case.events().to_pandas().shape[0]) == (0, 0, 0)
        assert "0 events" in case.events()._repr_html_()


@pytest.mark.parametrize("kind", KINDS)
def test_notebook_shows_a_few_rows(case: Case, kind: str) -> None:
    shown = table(case, kind)._repr_html_()
    assert shown.count("<tr>") == min(len(table(case, kind)), 10) + 1
    assert shown.count("<th ") == len(re.findall("<td", shown.split("</tr>")[1]))


def test_notebook_shows_the_words_in_their_sentence() -> None:
    sentence = "Doctors said at least 11 people were killed in Homs."
    figure = Figure(
        id="F1", document="d1", text="at least 11 people", start=113, end=131, value=11, bound="at_least", measure="killed",
        population="people", speaker_name="doctors", evidence=(Span(text=sentence, start=100, end=100 + len(sentence)),),
    )  # fmt: skip
    shown = figure._repr_html_()
    assert "“Doctors said <mark>at least 11 people</mark> were killed in Homs.”" in shown
    assert "F1 · report d1" in shown


def test_notebook_runs_nothing_that_a_report_says() -> None:
    words = '<script>alert(1)</script><img src=x onerror="alert(2)">\u202e\x1b\ud800'
    span = Span(text=words, start=0, end=len(words))
    facts = (
        Statement(document=words, speaker=span, speaker_name=words, content=(span,), manner="direct", stance="asserts", evidence=(span,)),
        Event(document=words, type="ASSAULT", trigger=span, evidence=(span,)),
        Place(document=words, text=words, start=0, end=len(words), canonical=words),
    )
    for fact in facts:
        shown = fact._repr_html_()
        assert not re.search(r"<(?!/?(?:div|small|strong|mark)\b)", shown)
        assert html.escape("<script>alert(1)</script>") in shown
        assert not {"\u202e", "\x1b", "\ud800"} & set(shown)


def test_case_and_record_show_how_much_they_hold(case: Case) -> None:
    assert "<td" in case._repr_html_()
    shown = case.record()._repr_html_()
    assert re.search(r"published \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d", shown)
    assert isinstance(next(iter(case.incidents())), Incident)
