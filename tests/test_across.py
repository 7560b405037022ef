"""What a careful analyst would say of several reports on one war: which tell of the same, who copies whom, where they part."""

from __future__ import annotations

from random import Random

import pytest

from onrecord.fuse import Record
from onrecord.fuse.disputes import relations
from onrecord.fuse.incidents import incidents
from onrecord.model import Event, Statement
from tests.across import Report, are_one, between, event, facts_of, figure, from_to, happening, record, statement, told_of
from tests.five_wars import (
    CORRECTED,
    DENIED,
    DRONE,
    GROWN,
    KHAN_YOUNIS,
    KHAN_YOUNIS_TOO,
    MARKET,
    SHELLED,
    SHELLED_AGAIN,
    SIGNED,
    SIGNED_TOO,
    TANKER,
    VILLAGE,
    WARS,
    WEEK,
)


@pytest.fixture(scope="module")
def across() -> dict[str, Record]:
    """All wars in one record, by name apart too."""
    return {name: record(reports) for name, reports in WARS.items()} | {
        "all": record(report for reports in WARS.values() for report in reports)
    }


# Voices


def test_retitled_and_shortened_story_is_one_voice_with_its_origin(across: dict[str, Record]) -> None:
    voices = across["all"].voices
    story, copy = SHELLED.document.id, SHELLED_AGAIN.document.id
    assert set(voices[story].documents) == {story, copy}


def test_stories_in_words_of_their_own_are_voices_of_their_own(across: dict[str, Record]) -> None:
    voices = across["all"].voices
    apart = [report for reports in WARS.values() for report in reports if report not in (SHELLED, SHELLED_AGAIN, VILLAGE, CORRECTED)]
    assert all(voices[report.document.id].documents == (report.document.id,) for report in apart)


# Incidents


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((SHELLED, "hit the South Hospital"), (SHELLED_AGAIN, "hit the South Hospital")),
        ((SHELLED, "hit the South Hospital"), (GROWN, "hit the South Hospital")),
        ((KHAN_YOUNIS, "house in Khan Younis"), (KHAN_YOUNIS_TOO, "bombed a house")),
        ((SIGNED, "signed a truce"), (SIGNED_TOO, "The truce")),
        ((SHELLED, "hit the South Hospital"), (DENIED, "shelled the South Hospital")),
    ],
)
def test_tellings_of_one_happening_are_one_incident(across: dict[str, Record], one: tuple[Report, str], other: tuple[Report, str]) -> None:
    assert are_one(across["all"], event(*one), event(*other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((SHELLED, "hit the South Hospital"), (MARKET, "market in El Fasher")),  # the same town, another day and target
        ((KHAN_YOUNIS, "house in Khan Younis"), (WEEK, "this week")),  # a week's strikes are not one of them
        ((DRONE, "on Mekelle"), (SIGNED, "signed a truce")),
    ],
)
def test_happenings_that_only_resemble_each_other_are_kept_apart(
    across: dict[str, Record], one: tuple[Report, str], other: tuple[Report, str]
) -> None:
    assert not are_one(across["all"], event(*one), event(*other))


@pytest.mark.parametrize(
    ("report", "trigger", "status"),
    [
        (SHELLED, "hit the South Hospital", "disputed"),  # asserted by the ministry, denied by the RSF
        (MARKET, "market in El Fasher", "reported"),
        (KHAN_YOUNIS, "house in Khan Younis", "corroborated"),  # medics in one report, a doctor in another
    ],
)
def test_status_of_an_incident_is_by_independent_voices_and_denials(
    across: dict[str, Record], report: Report, trigger: str, status: str
) -> None:
    assert told_of(across["all"], event(report, trigger)).status == status


def test_copy_does_not_corroborate() -> None:
    made = record((SHELLED, SHELLED_AGAIN))
    assert told_of(made, event(SHELLED, "hit the South Hospital")).status == "reported"


# Denials


def denies(made: Record, denial: Statement, accusation: Statement, told: Event) -> bool:
    """Whether a denial stands against an accusation or a telling in another report, or against what both tell of."""
    against = {found.b for found in relations(made) if found.a == denial.id and found.type == "denies"}
    return bool(against & {accusation.id, told.id, happening(made, told).id})


def test_denial_in_another_report_stands_against_the_accusation(across: dict[str, Record]) -> None:
    denial, accusation = statement(DENIED, "shelled the South Hospital", "denies"), statement(SHELLED, "shelling the hospital", "accuses")
    assert denies(across["all"], denial, accusation, event(SHELLED, "hit the South Hospital"))


def test_denial_of_one_attack_is_not_set_against_another(across: dict[str, Record]) -> None:
    denial = statement(DENIED, "shelled the South Hospital", "denies")
    denied = {found.b for found in relations(across["all"]) if found.a == denial.id and found.type == "denies"}
    others = {fact.id for report in (MARKET, KHAN_YOUNIS, DRONE, TANKER, VILLAGE) for fact in facts_of(report)}
    assert not denied & others


# Counts


def test_higher_count_by_the_same_speaker_is_a_revision(across: dict[str, Record]) -> None:
    nine, fourteen = figure(SHELLED, "nine people"), figure(GROWN, "Fourteen people")
    assert from_to(relations(across["all"]), fourteen.id, nine.id) == {"revision"}


def test_correction_supersedes_the_count_that_it_corrects(across: dict[str, Record]) -> None:
    old, new = figure(VILLAGE, "168 people"), figure(CORRECTED, "165 people")
    assert between(relations(across["all"]), old.id, new.id) & {"supersedes", "revision"}
    assert "contradicts" not in between(relations(across["all"]), old.id, new.id)


def test_same_count_from_two_sources_agrees(across: dict[str, Record]) -> None:
    twelve, at_least = figure(KHAN_YOUNIS, "12 people"), figure(KHAN_YOUNIS_TOO, "at least 12 people")
    assert "contradicts" not in between(relations(across["all"]), twelve.id, at_least.id)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((KHAN_YOUNIS, "12 people"), (WEEK, "more than 150 people")),  # one strike, a week of them
        ((WEEK, "more than 150 people"), (WEEK, "More than 24,000 people")),  # a week, the war
        ((DRONE, "three people"), (SIGNED, "Up to 600,000 people")),
        ((SHELLED, "nine people"), (MARKET, "11 people")),
    ],
)
def test_counts_of_different_things_never_contradict(across: dict[str, Record], one: tuple[Report, str], other: tuple[Report, str]) -> None:
    assert not between(relations(across["all"]), figure(*one).id, figure(*other).id) & {"contradicts", "revision", "same"}


def test_no_count_contradicts_anything_in_a_war_where_nobody_parts(across: dict[str, Record]) -> None:
    for name in ("Sudan", "Gaza", "Ethiopia", "Yemen"):
        figures = {found.id for found in across[name].figures()}
        assert not [found for found in relations(across[name]) if found.type == "contradicts" and {found.a, found.b} <= figures]


# All of it


def shape(made: Record) -> object:
    """What a reader sees of how reports belong together."""
    return (
        sorted(tuple(sorted(voice.documents)) for voice in made.groups.voices),
        sorted(tuple(sorted(found.events)) for found in made.groups.happenings),
        sorted((found.a, found.type, found.b, found.why) for found in relations(made)),
        sorted((found.id, found.status) for found in incidents(made)),
    )


@pytest.mark.parametrize("seed", range(4))
def test_record_is_the_same_in_whatever_order_reports_come(across: dict[str, Record], seed: int) -> None:
    reports = [report for wars in WARS.values() for report in wars]
    Random(seed).shuffle(reports)
    assert shape(record(reports)) == shape(across["all"])


@pytest.mark.parametrize("name", WARS)
def test_reports_on_other_wars_change_nothing(across: dict[str, Record], name: str) -> None:
    mine = {report.document.id for report in WARS[name]}
    everything = across["all"]
    together = sorted(tuple(sorted(h.events)) for h in everything.groups.happenings if everything.facts[h.events[0]].document in mine)
    assert together == sorted(tuple(sorted(h.events)) for h in across[name].groups.happenings)


def test_nothing_of_one_war_is_set_beside_anything_of_another(across: dict[str, Record]) -> None:
    made = across["all"]
    war_of = {report.document.id: name for name, reports in WARS.items() for report in reports}
    for found in relations(made):
        ends = [made.facts[key].document if key in made.facts else key for key in (found.a, found.b)]
        assert len({war_of[end] for end in ends if end in war_of}) <= 1
