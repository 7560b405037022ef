from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.fuse import Record
from onrecord.fuse.actors import actors
from onrecord.fuse.disputes import relations
from onrecord.fuse.incidents import incidents
from onrecord.report.disputes import disputes
from onrecord.report.incidents import happened
from onrecord.report.voices import voices
from tests.fuse.test_actors import named
from tests.fuse.test_disputes import accusation, denial, shelling
from tests.fuse.test_incidents import strike
from tests.wars import Reading, wars

REPORTS: list[Reading] = [
    *wars(),
    accusation()[0],
    denial()[0],
    shelling("Russia", "Ukrainian forces")[0],
    shelling("Ukraine", "Russian forces")[0],
    strike("Meridian")[0],
    strike("Zenith", speaker="the Darfur Health Ministry")[0],
    named(("Volodymyr Zelenskyy", "President Volodymyr Zelenskyy", "president", "Ukraine"), ("Imran Khan", "Imran Khan", None, "Pakistan")),
    named(("Volodymyr Zelensky", "Volodymyr Zelensky", "president", "Ukraine"), ("Karim Khan", "Karim Khan", "prosecutor", None)),
    named(("Zelenskiy", "Zelenskiy", None, None), ("Khan", "Khan", None, None)),
]


def across(record: Record) -> list[object]:
    return [relations(record), incidents(record), actors(record), happened(record), disputes(record), voices(record)]


EXPECTED = across(Record.of(REPORTS))


@given(st.permutations(REPORTS), st.randoms(use_true_random=False))
def test_nothing_across_reports_depends_on_their_order(readings: list[Reading], chance: Random) -> None:
    shuffled = [(document, chance.sample(found, len(found))) for document, found in readings]
    assert across(Record.of(shuffled)) == EXPECTED


def test_the_reports_hold_what_the_order_could_change() -> None:
    assert {relation.type for relation in relations(Record.of(REPORTS))} >= {"denies", "contradicts"}
    assert {"disputed", "corroborated"} <= {incident.status for incident in incidents(Record.of(REPORTS))}
    assert len([actor for actor in actors(Record.of(REPORTS)) if "Zelen" in actor.canonical]) == 1
