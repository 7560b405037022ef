from __future__ import annotations

from dataclasses import replace

from onrecord.fuse import Record
from onrecord.fuse.incidents import incidents
from onrecord.report.closed import closed
from onrecord.report.situation import situation
from tests.across import read, record
from tests.five_wars import SHELLED, SHELLED_AGAIN, SUDAN


def part() -> Record:
    """One report, with the groups of the whole."""
    whole = record(SUDAN)
    own = Record.of([(found.document, found.facts) for found in (read(SHELLED),)])
    return replace(own, known=whole.groups)


def test_closed_part_cites_nothing_that_it_does_not_hold() -> None:
    whole, alone = record(SUDAN), closed(part())
    assert any(SHELLED_AGAIN.document.id in voice.documents for voice in whole.groups.voices if SHELLED.document.id in voice.documents)
    assert set(alone.voices) == {SHELLED.document.id}
    assert all(event in alone.facts for incident in incidents(alone) for event in incident.events)
    assert "1 report" in situation(alone)


def test_closed_part_of_all_reports_is_the_record() -> None:
    whole = record(SUDAN)
    assert incidents(closed(whole)) == incidents(whole)
