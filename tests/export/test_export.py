from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import MalformedInput, UsageError
from onrecord.export import Wanted, export, parse
from onrecord.export.csv import COLUMNS, safe
from onrecord.export.geojson import features
from onrecord.fuse import Record
from onrecord.fuse.counts import policy
from onrecord.model import Fact, Incident, Relation, Voice
from tests.wars import event, figure, place, record, report, sudan, wars

KINDS = ("figures", "statements", "events", "places")


def text(made: Record, format: str, kind: str | None = None) -> str:
    return "".join(export(made, format=format, kind=kind))


def table(made: Record, kind: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(made, "csv", kind), newline="")))


ACROSS = ("voice", "incident", "relation", "actor", "judgement")


def test_jsonl_reads_back_to_the_same_record() -> None:
    items = [parse(line) for line in text(record(), "jsonl").splitlines()]
    made = {item.id: item for item in items if not isinstance(item, Relation) and item.kind not in ACROSS}
    voiced = {key: one.model_copy(update={"voice": record().voices[key].id}) for key, one in record().documents.items()}
    assert made == {**voiced, **record().facts}


def test_jsonl_has_each_document_before_its_facts_and_what_is_told_across_them_behind() -> None:
    known: set[str] = set()
    kinds = [json.loads(line)["kind"] for line in text(record(), "jsonl").splitlines()]
    first = min(at for at, kind in enumerate(kinds) if kind in ACROSS)
    assert set(kinds[first:]) <= set(ACROSS)
    for line in text(record(), "jsonl").splitlines()[:first]:
        item = json.loads(line)
        if item["kind"] == "document":
            known.add(item["id"])
        else:
            assert item["document"] in known


def test_jsonl_across_reports_holds_each_event_in_one_incident_and_each_report_in_one_voice() -> None:
    items = [parse(line) for line in text(record(), "jsonl").splitlines()]
    told = [event for item in items if isinstance(item, Incident) for event in item.events]
    assert sorted(told) == sorted(event.id for event in record().events())
    assert sorted(name for item in items if isinstance(item, Voice) for name in item.documents) == sorted(record().documents)


def test_jsonl_of_incidents_holds_documents_and_incidents() -> None:
    for kind in ("incidents", "incident"):
        assert {parse(line).kind for line in text(record(), "jsonl", kind).splitlines()} == {"document", "incident"}


def test_jsonl_of_one_kind_holds_documents_and_that_kind() -> None:
    for kind in ("figures", "figure"):
        kinds = [parse(line).kind for line in text(record(), "jsonl", kind).splitlines()]
        assert (kinds.count("document"), kinds.count("figure"), len(kinds)) == (3, 4, 7)


@pytest.mark.parametrize("line", ["", "{}", '{"kind":"rumour"}', '{"kind":"time","id":"T1"}', "{broken", "[]"])
def test_line_that_is_none_of_the_format_is_malformed(line: str) -> None:
    with pytest.raises(MalformedInput):
        parse(line)


@given(st.text(alphabet=st.characters(), max_size=30))
def test_jsonl_is_one_printable_line_whatever_the_text(words: str) -> None:
    written = text(Record.of([(report(f"Shelling {words}"), [])]), "jsonl", "events")
    assert written.count("\n") == 1
    assert len(written.splitlines()) == 1
    written.encode("utf-8")
    assert not any(mark in written for mark in ("\x1b", "\x9b", "\u202e", "\u2028", "\x7f"))
    assert json.loads(written)["text"] == f"Shelling {words}"


@pytest.mark.parametrize("kind", KINDS)
def test_csv_has_its_header_even_when_there_is_nothing(kind: str) -> None:
    assert text(Record(), "csv", kind) == ",".join(COLUMNS[kind]) + "\r\n"
    rows = table(record(), kind)
    assert rows
    assert list(rows[0]) == list(COLUMNS[kind])


def test_csv_of_figures_leaves_unknown_cells_empty() -> None:
    rows = {row["text"]: row for row in table(record(), "figures")}
    killed = rows["23 people"]
    assert (killed["value"], killed["lower"], killed["as_of"], killed["speaker_name"]) == ("23", "23", "2024-06-14", "Nyala hospital")
    dozens = rows["Dozens of fighters"]
    assert (dozens["upper"], dozens["as_of"], dozens["speaker_name"], dozens["published"]) == ("", "", "", "")
    assert killed["sentence"].startswith("The Nyala hospital said")
    assert all(row["document"] and row["label"] for row in rows.values())


def test_csv_of_events_gives_a_scene_only_where_one_is_located() -> None:
    rows = {row["trigger"]: row for row in table(record(), "events")}
    assert (rows["shells hit"]["lat"], rows["shells hit"]["lon"], rows["shells hit"]["radius_km"]) == ("12.05", "24.88", "6.0")
    assert (rows["shot down"]["lat"], rows["shot down"]["places"]) == ("", "Vilne")
    assert rows["attack"]["modality"] == "planned"


@pytest.mark.parametrize("words", ["=1+1", "+1", "-cmd", "@sum", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x"])
def test_csv_cell_is_never_a_formula(words: str) -> None:
    assert str(safe(words)).startswith("'")
    document = report(f"{words} said 5 people fled.", title=words)
    facts: list[Fact] = [figure(document, "5 people", 5, speaker_name=words, party=words)]
    (row,) = table(Record.of([(document, facts)]), "figures")
    assert row["speaker_name"].startswith("'")
    assert row["party"].startswith("'")
    assert row["label"].startswith("'")


@pytest.mark.parametrize("value", [-5, -1.5, None, 0, "5", "Taiz", "", "a=b"])
def test_csv_cell_that_is_no_formula_stays(value: object) -> None:
    assert safe(value) == value


def test_csv_cell_cannot_steer_a_terminal() -> None:
    assert safe("\x1b[31mred\x9b2J\u202e") == "�[31mred�2J�"


def test_geojson_is_a_collection_of_located_scenes() -> None:
    collection = json.loads(text(record(), "geojson"))
    assert set(collection) == {"type", "features"}
    assert collection["type"] == "FeatureCollection"
    made = {feature["properties"]["trigger"]: feature for feature in collection["features"]}
    assert set(made) == {"shells hit", "clashes"}  # Vilne is on no map; nothing is told of where the depot stands
    nyala = made["shells hit"]
    assert nyala["geometry"] == {"type": "Point", "coordinates": [24.88, 12.05]}  # RFC 7946: longitude first
    assert nyala["properties"]["radius_m"] == 6000
    assert nyala["properties"]["attributed_to"] == "Nyala hospital"
    assert len({feature["id"] for feature in collection["features"]}) == 2
    assert made["clashes"]["properties"]["first"] is None


def test_geojson_of_an_empty_record_is_an_empty_collection() -> None:
    assert json.loads(text(Record(), "geojson")) == {"type": "FeatureCollection", "features": []}


def test_geojson_leaves_out_where_something_came_from() -> None:
    document = report("Missiles launched from Kursk hit Sumy.")
    kursk = place(document, "Kursk", lat=51.7, lon=36.2, country="RU")
    launched = event(document, "hit", at=[kursk])
    origin = launched.places[0].model_copy(update={"role": "origin"})
    made = Record.of([(document, [kursk, launched.model_copy(update={"places": (origin,)})])])
    assert list(features(made, Wanted())) == []


def test_unknown_format_lists_those_that_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        text(record(), "xlsx")
    assert all(name in caught.value.hint for name in ("jsonl", "csv", "geojson"))


@pytest.mark.parametrize("format", ["jsonl", "csv", "geojson"])
def test_unknown_kind_lists_those_that_there_are(format: str) -> None:
    with pytest.raises(UsageError) as caught:
        text(record(), format, "rumours")
    assert "figures" in caught.value.hint


@pytest.mark.parametrize(("format", "kind"), [("geojson", "figures"), ("annotations", "events")])
def test_kind_that_a_format_does_not_hold_is_refused(format: str, kind: str) -> None:
    with pytest.raises(UsageError):
        text(record(), format, kind)


def test_exports_of_one_record_are_the_same_file() -> None:
    for format in ("jsonl", "csv", "geojson"):
        assert text(Record.of(reversed(wars())), format) == text(record(), format)
    assert text(Record.of([sudan()]), "jsonl", "events") in text(record(), "jsonl", "events")


def test_incidents_are_rows_that_name_the_policy_behind_their_counts() -> None:
    rows = {row["sentence"]: row for row in table(record(), "incidents")}
    row = next(row for sentence, row in rows.items() if "23 people were killed" in sentence)
    assert (row["type"], row["when"], row["places"], row["voices"]) == ("ASSAULT", "2024-06-14", "Nyala", "1")
    assert row["policy"] == "lowest-attributed@1"
    assert {row["policy"] for row in rows.values()} == {"lowest-attributed@1"}
    other = list(csv.DictReader(io.StringIO("".join(export(record(), format="csv", kind="incidents", by=policy("highest"))))))
    assert {row["policy"] for row in other} == {"highest@1"}


def test_geojson_of_incidents_has_one_feature_a_happening_with_its_status() -> None:
    made = json.loads(text(record(), "geojson", "incidents"))
    camp = next(one for one in made["features"] if "23 people" in one["properties"]["sentence"])
    assert camp["geometry"] == {"type": "Point", "coordinates": [24.88, 12.05]}
    assert camp["properties"]["radius_m"] == 6000
    assert camp["properties"]["status"] in ("reported", "disputed")
    with pytest.raises(UsageError, match="geojson holds no figures"):
        text(record(), "geojson", "figures")
