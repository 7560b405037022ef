"""Each format over a record put together by hand and over what the whole line reads, as its users open it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from onrecord.case import Case
from onrecord.errors import GuardError, UsageError
from onrecord.export import EXPORTS, FORMATS, export
from onrecord.export import hxl as hxl_format
from onrecord.export.acled import COLUMNS as ACLED
from onrecord.export.acled import geo_precision, interaction, time_precision
from onrecord.export.check import CHECKS, check
from onrecord.export.codes import country_codes, inter
from onrecord.export.columns import COLUMNS, checked, faults
from onrecord.export.marks import AROUND
from onrecord.export.plover import coded, types
from onrecord.export.schema import checker, record_schema, schema
from onrecord.export.ucdp import COLUMNS as UCDP
from onrecord.export.ucdp import date_precision, priogrid, type_of_violence, where_precision
from onrecord.exporting import take
from onrecord.fuse import Record
from onrecord.fuse.counts import policy
from onrecord.fuse.incidents import incidents
from onrecord.model import Fact
from onrecord.model.filter import Filter
from onrecord.model.vocabulary import EventType, Stance
from tests.across import Report
from tests.across import record as read_record
from tests.wars import entity, event, figure, place, report, statement

ACLED_HEADER = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,"
    "inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,"
    "source_scale,notes,fatalities,tags,timestamp"
)
UCDP_HEADER = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,"
    "side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,"
    "source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,"
    "country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,"
    "gwnoa,gwnob"
)
REPORTS = (
    Report(
        "Example Courier", "2024-03-02", "Shelling in Zaporizhzhia region",
        "Russian shelling killed 4 civilians in Orikhiv on 1 March 2024, the governor Ivan Fedorov said. Ukrainian forces struck an oil"
        " depot in Feodosia on the same day, Ukraine's General Staff said. Russia denied shelling Orikhiv.",
    ),
    Report(
        "Example Gazette", "2024-03-03", "Orikhiv toll rises",
        "At least 6 civilians were killed in Russian shelling of Orikhiv on 1 March 2024, the regional prosecutor's office said."
        " Officials plan to evacuate Orikhiv next week.",
    ),
)  # fmt: skip


@cache
def read() -> Record:
    return read_record(REPORTS)


def rows(format: str, made: Record | None = None, **asked: Any) -> list[dict[str, str]]:
    text = "".join(export(made or read(), format=format, **asked))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def things(format: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in "".join(export(read(), format=format)).splitlines()]


def test_acled_header_is_the_31_columns() -> None:
    assert ",".join(column.name for column in ACLED) == ACLED_HEADER
    assert "".join(export(Record(), format="acled")) == ACLED_HEADER + "\r\n"


def test_ucdp_header_is_the_49_columns() -> None:
    assert ",".join(column.name for column in UCDP) == UCDP_HEADER
    assert "".join(export(Record(), format="ucdp")) == UCDP_HEADER + "\r\n"


def test_acled_row_has_the_codes_and_says_that_it_is_not_acleds() -> None:
    row = next(row for row in rows("acled") if row["location"] == "Orikhiv")
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2024-03-01", "2024", "1")
    assert (row["event_type"], row["sub_event_type"]) == ("Explosions/Remote violence", "Shelling/artillery/missile attack")
    assert (row["disorder_type"], row["iso"], row["country"], row["region"]) == ("Political violence", "804", "Ukraine", "Europe")
    assert (row["inter1"], row["inter2"], row["interaction"], row["civilian_targeting"]) == ("8", "7", "78", "Civilian targeting")
    assert "not ACLED data" in row["tags"]
    assert row["event_id_cnty"].startswith("I")
    assert not row["event_id_cnty"][:3].isalpha()


def test_acled_says_who_denies_it() -> None:
    row = next(row for row in rows("acled") if row["location"] == "Orikhiv")
    assert "denied by: Russia" in row["notes"]
    assert "who did it is disputed" in row["notes"]


def test_acled_fatalities_are_the_policys_and_empty_where_nobody_counts() -> None:
    found = {
        name: {row["location"]: row["fatalities"] for row in rows("acled", by=policy(name))} for name in ("lowest-attributed", "highest")
    }
    assert (found["lowest-attributed"]["Orikhiv"], found["highest"]["Orikhiv"]) == ("4", "6")
    assert [row["fatalities"] for row in rows("acled") if row["location"] != "Orikhiv"] in ([], [""])


def test_what_did_not_happen_is_no_row_of_acled_or_ucdp() -> None:
    planned = {incident.id for incident in incidents(read()) if incident.modality != "actual"}
    assert planned
    for format, key in (("acled", "event_id_cnty"), ("ucdp", "id")):
        assert not planned & {row[key] for row in rows(format)}


def test_ucdp_row_has_the_range_of_the_counts_and_who_gave_them() -> None:
    (row,) = rows("ucdp")
    assert (row["best"], row["low"], row["high"]) == ("4", "4", "6")
    assert (row["deaths_civilians"], row["deaths_unknown"], row["type_of_violence"]) == ("4", "", "3")
    assert row["source_original"].split("; ") == ["Ivan Fedorov", "regional prosecutor's office"]
    assert (row["where_prec"], row["date_prec"], row["event_clarity"], row["country_id"]) == ("1", "1", "1", "369")
    assert row["geom_wkt"] == f"POINT ({row['longitude']} {row['latitude']})"
    assert row["code_status"] == "UCDP-shaped, not UCDP data"


def test_clash_of_two_armed_sides_has_each_on_its_side() -> None:
    document = report("The army and the Rapid Support Forces clashed in Nyala, killing 9 civilians, doctors said.", day="2024-06-15")
    nyala = place(document, "Nyala", lat=12.05, lon=24.88, country="SD", place_kind="city", radius_km=6.0)
    clash = event(
        document, "clashed", by=["Sudanese army", "Rapid Support Forces"], against=["civilians"], at=[nyala], mode="firearms",
        first="2024-06-14", last="2024-06-14",
    )  # fmt: skip
    dead = figure(document, "9 civilians", 9, population="civilians", event=clash.id, scope="incident", speaker_name="doctors")
    facts: list[Fact] = [nyala, clash, dead]
    (row,) = rows("acled", Record.of([(document, facts)]))
    assert (row["actor1"], row["inter1"], row["actor2"], row["inter2"]) == ("Rapid Support Forces", "2", "Sudanese army", "1")
    assert (row["event_type"], row["interaction"], row["civilian_targeting"]) == ("Battles", "12", "")


@pytest.mark.parametrize(("days", "code"), [(1, 1), (2, 2), (7, 2), (8, 3), (31, 3), (32, None)])
def test_acled_time_precision(days: int, code: int | None) -> None:
    assert time_precision(days) == code


@pytest.mark.parametrize(("days", "code"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5)])
def test_ucdp_date_precision(days: int, code: int) -> None:
    assert date_precision(days) == code


def test_geo_codes_are_no_finer_than_the_radius() -> None:
    assert [geo_precision("city", 5, off=False), geo_precision("city", 5, off=True), geo_precision("city", 40, off=False)] == [1, 2, 2]
    assert [geo_precision("region", 5, off=False), geo_precision("city", None, off=False)] == [3, 3]
    codes = [where_precision(kind, km, off=off, country="UA") for kind, km, off in (
        ("city", 5, False), ("city", 5, True), ("region", 40, False), ("region", 200, False), ("river", 350, False), ("sea", 300, False),
        ("city", 900, False), (None, None, False))]  # fmt: skip
    assert codes == [1, 2, 3, 4, 5, 7, 5, 6]
    assert where_precision(None, None, off=False, country=None) is None


def test_codes_of_actors_and_countries() -> None:
    told = [("Russian forces", "UA", 8), ("Ukrainian army", "UA", 1), ("Hamas", "PS", 2), ("civilians", "UA", 7), ("protesters", "SD", 6)]
    assert [inter(name, country) for name, country, _ in told] == [code for *_, code in told]
    assert [inter("apartment building", "UA"), inter("Russian forces", None), inter("employees", "SD")] == [None, None, None]
    assert (country_codes("SD").iso, country_codes("SD").gw, country_codes("PS").gw, country_codes(None).iso) == ("729", "625", "", "")
    assert [interaction(8, 7), interaction(1, 2), interaction(None, 7)] == [78, 12, None]
    assert [type_of_violence(1, 2), type_of_violence(2, 2), type_of_violence(8, 7), type_of_violence(None, 2)] == [1, 2, 3, None]


def test_cells_of_prio_grid_count_from_the_south_west() -> None:
    assert [priogrid(-90, -180), priogrid(-89.9, -179.4), priogrid(-89.4, -180), priogrid(90, 180)] == [1, 2, 721, 259_200]


def test_plover_maps_every_type_and_stance_or_says_why_not() -> None:
    from typing import get_args

    for type in get_args(EventType):
        made = coded(type, None)
        assert (made["event"] is None) == (made["why_none"] is not None)
        assert made["event"] in (None, *types())
    assert coded("CONTROL", None)["why_none"]
    assert coded("ASSAULT", "aerial") == {
        "event": "ASSAULT", "mode": "aerial", "quad_code": 4, "quad": "material conflict", "why_none": None,
    }  # fmt: skip
    document = report("They spoke.")
    facts: list[Fact] = [statement(document, "They spoke", speaker="Sudan", stance=stance) for stance in get_args(Stance)]
    made_lines = [json.loads(line) for line in "".join(export(Record.of([(document, facts)]), format="plover")).splitlines()]
    found = {line["modality"]: line["event"] for line in made_lines}
    assert {stance: type for stance, type in found.items() if type} == {
        "accuses": "ACCUSE", "demands": "REQUEST", "asks": "REQUEST", "rejects": "REJECT", "threatens": "THREATEN", "supports": "SUPPORT",
        "promises": "AGREE",
    }  # fmt: skip


def test_annotations_are_found_again_in_their_text() -> None:
    page = json.loads("".join(export(read(), format="annotations")))
    texts = {document.url: document.text for document in read().documents.values()}
    targets = [target for item in page["items"] for target in item["target"]]
    assert len(targets) > 8
    for target in targets:
        text, (quote, position) = texts[target["source"]], target["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert anchored(f"A line set above by the site.\n\n{text}", quote) == position["start"] + len("A line set above by the site.\n\n")


def anchored(text: str, quote: dict[str, str]) -> int:
    """Where a TextQuoteSelector leads in a text that has shifted."""
    whole = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert text.count(whole) == 1
    return text.index(whole) + len(quote["prefix"])


def test_annotations_count_code_points() -> None:
    document = report("😀😀 The army said 5 people died. 😀")
    dead: list[Fact] = [figure(document, "5 people", 5)]
    (item,) = json.loads("".join(export(Record.of([(document, dead)]), format="annotations")))["items"]
    quote, position = item["target"][0]["selector"]
    assert (position["start"], position["end"]) == (17, 25)
    assert len(quote["prefix"]) <= AROUND
    assert quote["prefix"].startswith("😀😀")


def test_claims_are_claims_of_reports_and_never_reviews() -> None:
    text = "".join(export(read(), format="claims"))
    graph = json.loads(text)["@graph"]
    assert "ClaimReview" not in text
    articles = {thing["@id"] for thing in graph if thing["@type"] == "NewsArticle"}
    said = [thing for thing in graph if thing["@type"] == "Claim"]
    assert said
    assert {claim["appearance"]["@id"] for claim in said} <= articles
    assert "Ivan Fedorov" in {claim["author"]["name"] for claim in said if "author" in claim}


def test_hxl_has_its_tags_in_the_second_row() -> None:
    header, tags, *lines = csv.reader(io.StringIO("".join(export(read(), format="hxl")), newline=""))
    assert dict(zip(header, tags, strict=True)) == hxl_format.TAGS
    assert all(tag.startswith("#") for tag in tags)
    orikhiv = next(line for line in lines if "Orikhiv" in line[header.index("place")] and line[header.index("killed")])
    assert [orikhiv[header.index(name)] for name in ("killed", "killed_low", "killed_high")] == ["4", "4", "6"]


def test_ftm_entities_are_the_librarys_and_point_at_each_other() -> None:
    followthemoney = pytest.importorskip("followthemoney")
    found = {thing["id"]: thing for thing in things("ftm")}
    assert {"Article", "Event", "Mention", "Organization"} <= {thing["schema"] for thing in found.values()}
    for thing in found.values():
        assert next(iter(thing)) == "id"
        proxy = followthemoney.model.get_proxy(thing, cleaned=False)
        assert proxy.to_dict()["properties"].keys() == thing["properties"].keys()
        for name in ("document", "resolved", "involved", "proof"):
            assert set(thing["properties"].get(name, ())) <= found.keys()


def test_filter_selects_what_is_written_and_what_it_needs(tmp_path: Path) -> None:
    with Case(tmp_path / "case.db") as case:
        case.add(*(one.document for one in REPORTS))
        whole = taken(case)
        denied = taken(case, stance="denies")
        kinds = [json.loads(line)["kind"] for line in denied]
        assert set(denied) < set(whole) | {line for line in denied if '"kind":"document"' in line}
        assert kinds.count("document") == 1
        ids = {json.loads(line).get("id") for line in denied}
        (said,) = (line for line in map(json.loads, denied) if line["kind"] == "statement" and line["stance"] == "denies")
        assert set(said["about"]) <= ids
        assert [row["stance"] for row in csv.DictReader(io.StringIO("\n".join(taken(case, "csv", "statements", stance="denies"))))] == [
            "denies"
        ]
        places = list(csv.DictReader(io.StringIO("\n".join(taken(case, "csv", "places", place="Feodosia")))))
        assert {row["canonical"] for row in places} == {"Feodosia"}


def taken(case: Case, format: str = "jsonl", kind: str | None = None, **asked: str) -> list[str]:
    return b"".join(take(case, Filter.of(**asked), format=format, kind=kind).pieces()).decode().splitlines()


def test_case_taken_in_parts_is_the_same_as_taken_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Case(tmp_path / "case.db") as case:
        case.add(*(one.document for one in REPORTS))
        names = [name for name, format in FORMATS.items() if name != "atom" and not format.whole_case]
        kinds = [(name, kind) for name in names for kind in (None, *FORMATS[name].kinds)]
        whole = {(name, kind): b"".join(take(case, format=name, kind=kind).pieces()) for name, kind in kinds}
        monkeypatch.setattr("onrecord.exporting.REPORTS_AT_ONCE", 1)
        parts = {(name, kind): b"".join(take(case, format=name, kind=kind).pieces()) for name, kind in kinds}
    assert [made for made in kinds if whole[made] != parts[made]] == []


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


@pytest.mark.parametrize("format", list(CHECKS))
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
        ("ftm", b'"schema":"Event"', b'"schema":"Evnt"'),
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


HOSTILE = ("=1+1", "+1", "-cmd", "@sum", "\tx", "\rx", "＝1", "＋1", "－1", "＠x", '=HYPERLINK("http://192.0.2.1")')


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("format", ["csv", "acled", "ucdp", "hxl"])
def test_no_table_carries_a_formula(words: str, format: str) -> None:
    document = report(f"{words} hit Vilne and killed 5 people.", title=words, day="2024-03-02", url=words)
    vilne = place(document, "Vilne", canonical=words, lat=48.1, lon=37.6, country="UA", place_kind="city", radius_km=2.0)
    hit = event(
        document, "hit", by=[f"{words} Forces"], against=[f"{words} Army"], at=[vilne], first="2024-03-01", last="2024-03-01", mode="drone",
    )  # fmt: skip
    dead = figure(document, "5 people", 5, speaker_name=words, party=words, event=hit.id, scope="incident")
    facts: list[Fact] = [vilne, hit, dead, entity(document, "people", canonical=words)]
    made = Record.of([(document, facts)])
    for kind in FORMATS[format].kinds or (None,):
        lines = list(csv.reader(io.StringIO("".join(export(made, format=format, kind=kind)), newline="")))
        cells = [cell for line in lines[1:] for cell in line]
        assert cells or kind in ("judgements", "relations", "statements", "times")
        assert [cell for cell in cells if cell[:1] in tuple("=+-@＝＋－＠\t\r\n") and not number(cell)] == []


def number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_parquet_is_typed_and_says_its_version(exported: Any) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    table = pq.read_table(exported("parquet", "events"))
    assert table.schema.metadata[b"onrecord.kind"] == b"events"
    assert str(table.schema.field("first").type) == "date32[day]"
    assert str(table.schema.field("actors").type).startswith("list<")
    assert {row["trigger"] for row in table.to_pylist()} >= {"shelling"}


def test_feed_is_taken_as_the_others_are(tmp_path: Path) -> None:
    with Case(tmp_path / "case.db") as case:
        case.add(*(one.document for one in REPORTS))
        feed = b"".join(take(case, Filter.of(kind="figure"), format="atom").pieces())
    assert ElementTree.fromstring(feed).tag == "{http://www.w3.org/2005/Atom}feed"


def test_bundle_cannot_be_narrowed(tmp_path: Path) -> None:
    with Case(tmp_path / "case.db") as case, pytest.raises(UsageError, match="whole case"):
        take(case, Filter.of(place="Orikhiv"), format="bundle")


def test_every_text_format_is_the_same_whatever_the_order_of_reports() -> None:
    other = read_record(reversed(REPORTS))
    assert [name for name in EXPORTS if "".join(export(other, format=name)) != "".join(export(read(), format=name))] == []
