"""Schemas, sidecars and snapshots: what is written keeps to them, and what was changed does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.case import Case
from onrecord.errors import GuardError
from onrecord.export import FORMATS
from onrecord.export.check import CHECKS, check
from onrecord.export.columns import COLUMNS, checked, faults
from onrecord.export.schema import checker, record_schema, schema
from onrecord.exporting import take
from onrecord.fuse.counts import policy
from onrecord.fuse.incidents import incidents
from onrecord.model.filter import Filter
from tests.export.reports import REPORTS
from tests.extras import each, why_missing


@pytest.fixture
def exported(tmp_path: Path) -> Iterator[Any]:
    """Writes a format of the reports to a file with its sidecar."""
    with Case(tmp_path / "case.db") as case:
        case.add(*(one.document for one in REPORTS))

        def write(format: str, kind: str | None = None) -> Path:
            path = tmp_path / f"out{FORMATS[format].suffix}"
            made = take(case, format=format, kind=kind)
            path.write_bytes(b"".join(made.pieces()))
            path.with_name(f"{path.name}.meta.json").write_text(json.dumps(made.sidecar()), encoding="utf-8")
            return path

        yield write


@pytest.mark.parametrize("format", each(CHECKS))
def test_every_format_keeps_to_its_schema(exported: Any, format: str) -> None:
    for kind in FORMATS[format].kinds or (None,):
        assert list(check(exported(format, kind), format, kind)) == []


def test_every_format_can_be_checked_but_the_feed() -> None:
    assert set(FORMATS) - set(CHECKS) == {"atom"}


@pytest.mark.parametrize(
    ("format", "old", "new"),
    [
        ("jsonl", b'"stance":"denies"', b'"stance":"swears"'),
        ("csv", b",killed,", b",slain,"),
        ("geojson", b'"type":"Point"', b'"type":"Pint"'),
        ("acled", b"Explosions/Remote violence", b"Explosions"),
        ("ucdp", b"UCDP-shaped, not UCDP data", b"Clear"),
        ("plover", b'"quad_code":4', b'"quad_code":5'),
        pytest.param(
            "ftm", b'"schema":"Event"', b'"schema":"Evnt"',
            marks=pytest.mark.skipif((why := why_missing("ftm")) is not None, reason=why or ""),
        ),
        ("claims", b'"@type":"Claim"', b'"@type":"ClaimReview"'),
        ("hxl", b"#geo+lat", b"#geo+long"),
        ("annotations", b'"exact"', b'"exactly"'),
        ("csv", b"the governor", b"the mayor"),
    ],
)  # fmt: skip
def test_file_that_was_changed_does_not_pass(exported: Any, format: str, old: bytes, new: bytes) -> None:
    path = exported(format)
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new))
    found = list(check(path, format))
    assert any("SHA-256" in fault.message for fault in found)
    assert old == b"the governor" or len(found) > 1 or old == b",killed,"


def test_row_that_breaks_its_columns_is_an_error_and_no_silent_skip() -> None:
    good = {"id": "F1", "value": 3.0, "first": None}
    assert faults({"id": "F1", "lat": None}, COLUMNS["places"]) == []
    assert faults({"id": 1, "rumour": "x"}, COLUMNS["places"]) == ["rumour: no such column", "id: 1 is no text"]
    with pytest.raises(GuardError, match="no number"):
        list(checked([good | {"value": "many", "first": None}], (*COLUMNS["figures"][:3], *COLUMNS["incidents"][6:7])))


def test_schema_of_the_record_is_what_the_model_gives() -> None:
    """If this fails, the model has changed: write `record_schema()` to src/onrecord/export/schemas/record.json."""
    assert schema("record") == record_schema()


def test_sidecar_keeps_to_its_schema_and_tells_what_was_left_out(tmp_path: Path) -> None:
    with Case(tmp_path / "case.db") as case:
        case.add(*(one.document for one in REPORTS))
        made = take(case, Filter.of(place="Orikhiv"), format="acled", by=policy("highest"))
        size = len(b"".join(made.pieces()))
        told = made.sidecar()
    assert list(checker("meta")(told)) == []
    assert (told["bytes"], told["policy"], told["filter"], told["shaped"]) == (
        size,
        "highest@1",
        {"place": "Orikhiv"},
        "ACLED-shaped, not ACLED data",
    )
    assert sum(told["left_out"].values()) >= 1
    assert "GeoNames" in told["licence"]
    assert "publishers'" in told["licence"]


def test_snapshot_changes_with_the_record_alone(tmp_path: Path) -> None:
    with Case(tmp_path / "one.db") as one, Case(tmp_path / "other.db") as other:
        one.add(REPORTS[0].document)
        before = one.store.snapshot()
        one.add(REPORTS[1].document)
        other.add(*(made.document for made in reversed(REPORTS)))
        assert before != one.store.snapshot() == other.store.snapshot()
        one.judge("same", [incidents(one.record())[0].id, incidents(one.record())[1].id], by="reader")
        assert one.store.snapshot() != other.store.snapshot()


def test_parquet_is_typed_and_says_its_version(exported: Any) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    table = pq.read_table(exported("parquet", "events"))
    assert table.schema.metadata[b"onrecord.kind"] == b"events"
    assert str(table.schema.field("first").type) == "date32[day]"
    assert str(table.schema.field("actors").type).startswith("list<")
    assert {row["trigger"] for row in table.to_pylist()} >= {"shelling"}
