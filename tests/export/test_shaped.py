"""ACLED-shaped, UCDP-shaped and PLOVER-coded: columns, codes, and what has no place there."""

from __future__ import annotations

import json
from typing import Any

import pytest

from onrecord.export import export
from onrecord.export.acled import COLUMNS as ACLED
from onrecord.export.acled import geo_precision, interaction, time_precision
from onrecord.export.codes import country_codes, inter
from onrecord.export.plover import coded, types
from onrecord.export.ucdp import COLUMNS as UCDP
from onrecord.export.ucdp import date_precision, priogrid, type_of_violence, where_precision
from onrecord.fuse import Record
from onrecord.fuse.counts import policy
from onrecord.fuse.incidents import incidents
from onrecord.model import Fact
from onrecord.model.vocabulary import EventType, Stance
from tests.across import Report
from tests.across import record as read_record
from tests.export.reports import read, rows
from tests.wars import event, figure, place, report, statement

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
    assert (row["deaths_civilians"], row["deaths_unknown"], row["type_of_violence"]) == ("4", "", "")
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
    assert type_of_violence(8, 7, aimed=False) is None


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


def _told(text: str, **given: Any) -> tuple[Record, str]:
    """A report of one sentence, of an attack that its first word tells of; the trigger."""
    document = report(text, day="2024-06-15")
    trigger = given.pop("trigger")
    made = event(document, trigger, first="2024-06-14", last="2024-06-14", **given)
    return Record.of([(document, [made])]), made.id


@pytest.mark.parametrize(("text", "trigger", "against"), [
    ("About 20 soldiers were killed.", "killed", ["soldiers"]),
    ("It was then that they were killed.", "killed", []),
    ("A landmine killed three farmers.", "killed", ["farmers"]),
    ("A suicide bomber killed nine civilians.", "killed", ["civilians"]),
])  # fmt: skip
def test_acled_calls_nothing_violence_against_civilians_that_is_not_told_as_such(text: str, trigger: str, against: list[str]) -> None:
    made, _ = _told(text, trigger=trigger, against=against, mode="targeted")
    assert [row["sub_event_type"] for row in rows("acled", made)] == []


def test_acled_attack_on_civilians_is_one() -> None:
    made, _ = _told("Soldiers killed nine civilians.", trigger="killed", by=["Sudanese army"], against=["civilians"], mode="targeted")
    assert [row["sub_event_type"] for row in rows("acled", made)] == ["Attack"]


def test_interaction_is_empty_where_one_side_is_not_told() -> None:
    made, _ = _told("Hamas fired rockets.", trigger="fired", by=["Hamas"], mode="heavy-weapons")
    (row,) = rows("acled", made)
    assert (row["actor1"], row["interaction"]) == ("Hamas", "")


def test_nobody_is_the_doer_where_two_sides_deny_that_it_was_they() -> None:
    text = (
        "An explosion at a clinic in Khan Younis killed 21 people on March 12, 2024, the Gaza Health Ministry said. Hamas said an Israeli"
        " air strike hit the clinic in Khan Younis on March 12. Israel said a misfired rocket of Palestinian Islamic Jihad hit the clinic"
        " in Khan Younis on March 12. Palestinian Islamic Jihad denied it. Israel denied responsibility."
    )
    made = read_record([Report("Example Courier", "2024-03-13", "Blast at clinic", text)])
    for format, doer in (("acled", "actor1"), ("ucdp", "side_a")):
        (row,) = [row for row in rows(format, made) if "Khan Younis" in row.values()]
        assert row[doer] == ""
        assert "who did it is disputed" in "".join(row.values())


def test_words_such_as_dozens_are_no_number() -> None:
    document = report("Shelling of Nyala killed dozens of civilians, doctors said.", day="2024-06-15")
    nyala = place(document, "Nyala", lat=12.05, lon=24.88, country="SD", place_kind="city", radius_km=6.0)
    hit = event(document, "Shelling", against=["civilians"], at=[nyala], mode="heavy-weapons", first="2024-06-14", last="2024-06-14")
    dead = figure(
        document, "dozens of civilians", 24, bound="vague", population="civilians", event=hit.id, scope="incident", speaker_name="doctors"
    )
    made = Record.of([(document, [nyala, hit, dead])])
    assert [row["fatalities"] for row in rows("acled", made)] == [""]
    assert rows("ucdp", made) == []
    assert [row["killed"] for row in rows("csv", made, kind="incidents")] == [""]


def test_a_coup_hands_over_no_territory() -> None:
    document = report("The army seized power on 14 June 2024.", day="2024-06-15")
    coup = event(document, "seized power", first="2024-06-14", last="2024-06-14").model_copy(
        update={"type": "CONTROL", "acled": "Non-violent transfer of territory"}
    )
    assert [row["sub_event_type"] for row in rows("acled", Record.of([(document, [coup])]))] == ["Other"]


def test_note_is_a_sentence_that_says_it_happened() -> None:
    made = read_record([
        Report("One", "2024-06-16", "", "The Rapid Support Forces denied that its fighters killed 30 civilians in Nyala on 14 June 2024."),
        Report("Two", "2024-06-17", "", "Fighters of the Rapid Support Forces killed 30 civilians in Nyala on 14 June 2024, doctors said."),
    ])  # fmt: skip
    for row in rows("acled", made):
        assert row["notes"].startswith("Fighters of")
