"""What people decide counts at once and everywhere, and what is undone leaves no trace."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.case import Case
from onrecord.errors import NotFound, UsageError
from onrecord.export import export
from onrecord.fuse import Record
from onrecord.fuse.as_of import AsOf
from onrecord.fuse.grades import Grades
from onrecord.model import Event, Figure, Place
from onrecord.model.filter import Filter
from onrecord.report.ledger import ledger
from onrecord.report.situation import situation
from onrecord.store import Where
from tests.toy import TOY, Counts

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("judged") / "examples.db"
    with Case(path) as case:
        case.add(EXAMPLES)
    return path


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Iterator[Case]:
    with Case(shutil.copy(built, tmp_path / "case.db"), create=False) as opened:
        yield opened


@pytest.fixture
def toll(case: Case) -> Figure:
    return next(fact for fact in case.figures() if fact.measure == "killed" and fact.value == 40)


def anew(case: Case) -> Record:
    """The record as it is made in memory, of what the machine read and of what was judged."""
    corrects = case.record().corrects
    return Record.of(case.extractions(), case.judgements(), corrects=corrects)


def agrees(case: Case) -> bool:
    kept, made = case.record(), anew(case)
    assert kept.known is not None
    groups = [sorted(found, key=str) for found in (kept.groups.voices, kept.groups.happenings)]
    return kept.facts == made.facts and groups == [sorted(found, key=str) for found in (made.groups.voices, made.groups.happenings)]


def cards(case: Case, **asked: str) -> set[str]:
    return {card.id for card in case.cards(Filter.of(**asked), limit=500).items}


def test_a_rejected_toll_is_in_no_view_list_search_report_or_export(case: Case, toll: Figure) -> None:
    before = case.record()
    shown = [row for row in ledger(before) if any(entry.id == toll.id for entry in row.entries)]
    assert shown
    assert toll.id in cards(case, kind="figure")
    made = case.judge("reject", [toll.id], by="ana", note="of another strike")
    after = case.record()
    assert toll.id not in after.facts
    assert toll.id not in {fact.id for fact in case.figures()}
    assert toll.id not in {hit.id for hit in case.search("toll", kinds=("figure",), limit=50)}
    assert not [row for row in ledger(after) if any(entry.id == toll.id for entry in row.entries)]
    assert toll.id not in cards(case, kind="figure")
    assert toll.id in cards(case, kind="figure", review="rejected")
    assert toll.id not in situation(after)
    lines = list(export(after, format="jsonl"))
    assert not [line for line in lines if f'"id":"{toll.id}"' in line]
    assert [line for line in lines if made.id in line]
    assert toll.id in {fact.id for fact in case.store.facts()}
    assert agrees(case)
    assert not case.verify().problems


def test_undoing_restores_the_record_and_the_kept_groups_exactly(case: Case) -> None:
    before = case.record()
    events = sorted(before.happenings)[:3]
    places = [fact.id for fact in before.places()][:3]
    made = [
        case.judge("reject", [events[0], *places]),
        case.judge("correct", [events[1]], changes={"type": "MOVE"}),
        case.judge("accept", [events[2]]),
    ]
    assert agrees(case)
    assert case.record().facts != before.facts
    for one in made:
        case.judge("undo", undoes=one.id)
        assert agrees(case)
    after = case.record()
    assert (after.facts, after.groups, after.reviews) == (before.facts, before.groups, before.reviews)


def test_a_rejected_event_leaves_its_incident(case: Case) -> None:
    incident = next(found for found in case.record().groups.happenings if len(found.events) > 1)
    case.judge("reject", [incident.events[0]])
    assert incident.events[0] not in case.record().happenings
    case.judge("reject", [next(found for found in case.record().groups.happenings if incident.events[1] in found.events).id])
    assert not case.record().happenings.keys() & set(incident.events)
    assert agrees(case)


def test_a_corrected_fact_is_found_by_what_it_says_now(case: Case) -> None:
    event = next(fact for fact in case.events() if fact.type == "ASSAULT")
    made = case.judge("correct", [event.id], changes={"type": "SANCTION"}, by="ana")
    assert (made.changes["type"], made.changes["acled"]) == ("SANCTION", None)
    assert event.id in {fact.id for fact in case.events(Where(label="SANCTION"))}
    assert event.id not in {fact.id for fact in case.events(Where(label="ASSAULT"))}
    assert event.id in cards(case, kind="event", type="SANCTION", review="corrected")
    assert event.id in {fact.id for fact in case.events(Where(document=event.document))}
    assert case.record().originals[event.id] == event
    assert agrees(case)


def test_corrections_are_of_the_fact_as_it_stands(case: Case, toll: Figure) -> None:
    case.judge("correct", [toll.id], changes={"bound": "at_least"})
    made = case.judge("correct", [toll.id], changes={"value": 41})
    assert (made.changes["lower"], made.changes["upper"]) == (41, None)


def test_a_place_moved_by_hand_moves_its_events(case: Case) -> None:
    event = next(fact for fact in case.events() if fact.places)
    case.judge("correct", [event.places[0].place], changes={"canonical": "Elsewhere", "lat": 1.5, "lon": 2.5, "radius_km": 3})
    record = case.record()
    moved, place = record.facts[event.id], record.facts[event.places[0].place]
    assert isinstance(moved, Event)
    assert isinstance(place, Place)
    assert moved.places[0].name == "Elsewhere"
    assert (place.lat, place.lon, place.geonames) == (1.5, 2.5, None)
    assert event.id in cards(case, kind="event", place="elsewhere")


def test_the_record_of_a_moment_before_a_judgement_does_not_know_it(case: Case, toll: Figure) -> None:
    before = AsOf.parse("2001-01-01", ingested=True)
    made = case.judge("reject", [toll.id])
    now = AsOf.parse(made.at[:19], ingested=True)
    assert toll.id not in case.record(as_of=now).facts
    assert case.judgements(before.stamp) == []
    assert toll.id not in case.record(as_of=AsOf.parse("2024-01-01")).facts


def test_another_reading_opens_the_matter_again(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Fourteen bodies were found. Officials said 14 people had fled the town of Taiz by Monday.")

    class Told(Counts):
        """Reads the same counts as others' words."""

        version = "2"

        def extract(self, analysis, found):  # type: ignore[no-untyped-def]
            for count in super().extract(analysis, found):
                yield count.model_copy(update={"speaker_name": "officials"})

    with Case(tmp_path / "case.db", using=TOY) as case:
        case.add(report)
        (count,) = case.figures()
        case.judge("reject", [count.id])
        assert not list(case.figures())
    with Case(tmp_path / "case.db", using=(Told(),)) as case:
        case.add(report)
        (again,) = case.figures()
        assert (again.id, again.speaker_name) == (count.id, "officials")
        assert case.record().reviews == {}


def test_nothing_is_confirmed_by_one_voice(case: Case) -> None:
    incidents = case.record().groups.happenings
    alone = next(found.events[0] for found in incidents if len(found.events) == 1)
    with pytest.raises(UsageError, match="not confirmed"):
        case.judge("grade", [alone], credibility=1)
    case.judge("grade", [alone], credibility=2)
    corroborated = next(card for card in case.cards(Filter.of(kind="incident", status="corroborated"), limit=500).items)
    confirmed = case.judge("grade", [corroborated.id], credibility=1)
    grades = Grades.of(case.judgements())
    fact = case.store.fact(confirmed.left[0])
    assert fact is not None
    assert grades.credibility(fact) == 1


def test_sources_are_graded_by_name_or_by_report(case: Case) -> None:
    document = next(document for document in case.documents() if document.publisher)
    assert document.publisher is not None
    case.judge("grade", [document.publisher.upper()], reliability="B")
    case.judge("grade", [document.id], reliability="E")
    grades = Grades.of(case.judgements())
    assert grades.reliability(document.id, document.publisher) == "E"
    assert grades.reliability("d0", document.publisher) == "B"
    assert case.judgements()[0].left == (document.publisher,)


def test_a_judgement_that_says_nothing_or_too_much_is_refused(case: Case, toll: Figure) -> None:
    unsaid = UsageError
    for asked, error in (
        ({"verdict": "accept"}, unsaid), ({"verdict": "accept", "left": ["F00000000-0000000000"]}, NotFound),
        ({"verdict": "accept", "left": [toll.document]}, NotFound), ({"verdict": "reject", "left": [toll.id], "right": [toll.id]}, unsaid),
        ({"verdict": "accept", "left": [toll.id], "changes": {"value": 1}}, unsaid), ({"verdict": "grade", "left": [toll.id]}, unsaid),
        ({"verdict": "grade", "left": [toll.id], "reliability": "A"}, NotFound),
        ({"verdict": "grade", "left": [toll.id], "reliability": "A", "credibility": 2}, unsaid),
        ({"verdict": "undo", "left": [toll.id]}, unsaid), ({"verdict": "correct", "left": [toll.id]}, unsaid),
        ({"verdict": "accept", "left": [toll.id], "note": "x" * 3000}, unsaid),
    ):  # fmt: skip
        with pytest.raises(error):
            case.judge(**asked)
    assert case.judgements() == []


def test_verify_finds_a_correction_whose_words_the_report_does_not_have(case: Case, toll: Figure) -> None:
    made = case.judge("correct", [toll.id], changes={"start": toll.start, "end": toll.end + 3})
    assert not case.verify().problems
    from onrecord.fusing import judged

    judged(case.store, made.model_copy(update={"id": "J0", "changes": {**made.changes, "text": "400 people"}}))
    (problem,) = case.verify().problems
    assert (problem.id, problem.code) == ("J0", "judgement")
