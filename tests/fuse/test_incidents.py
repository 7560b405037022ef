from __future__ import annotations

from typing import Any

from onrecord.fuse import Record
from onrecord.fuse.incidents import incident_of, incidents
from onrecord.model import Event, Fact, Incident
from tests.fuse.told import told
from tests.wars import Reading, event, figure, place, report, statement


def strike(outlet: str, *, speaker: str | None = None, day: str = "2024-05-03", modality: str = "actual") -> tuple[Reading, Event]:
    """One paper's telling of a strike on a clinic in Kutum."""
    said_so = f", {speaker} said" if speaker else ""
    text = f"A strike hit the clinic in Kutum on Thursday{said_so}. It is the third this month, {outlet} writes."
    document = report(text, url=f"https://{outlet.lower()}.example/kutum", day=day)
    kutum = place(document, "Kutum", country="SD", place_kind="city")
    facts: list[Fact] = [kutum]
    said: tuple[str, ...] = ()
    if speaker:
        claim = statement(document, "A strike hit the clinic in Kutum on Thursday", speaker=speaker)
        facts, said = [kutum, claim], (claim.id,)
    hit = event(
        document, "hit", against=["clinic"], at=[kutum], first="2024-05-02", last="2024-05-02", attributed_to=said, modality=modality
    )
    return (document, [*facts, hit]), hit


def denial(outlet: str, speaker: str) -> tuple[Reading, Event]:
    document = report(
        f"{speaker} denied hitting the clinic in Kutum, {outlet} writes.", url=f"https://{outlet.lower()}.example/d", day="2024-05-04"
    )
    kutum = place(document, "Kutum", country="SD", place_kind="city")
    hit = event(document, "hitting", against=["clinic"], at=[kutum], modality="denied")
    denied = statement(document, "hitting the clinic in Kutum", speaker=speaker, stance="denies", about=(hit.id,))
    hit = hit.model_copy(update={"attributed_to": (denied.id,)})
    return (document, [kutum, denied, hit]), hit


def only(record: Record, mention: Event) -> Incident:
    return incident_of(record)[mention.id]


def test_happening_of_one_report_is_reported_by_one_voice() -> None:
    reading, hit = strike("Meridian")
    incident = only(told([reading]), hit)
    assert (incident.status, incident.why[-1], incident.speakers) == ("reported", "one voice", ())


def test_two_independent_voices_corroborate() -> None:
    (one, a), (two, b) = strike("Meridian"), strike("Zenith")
    incident = only(told([one, two], [a, b]), a)
    assert (incident.status, incident.why[-1]) == ("corroborated", "2 independent voices in 2 reports")
    assert len(incident.voices) == 2


def test_copies_of_one_story_do_not_corroborate() -> None:
    (one, a), (two, b) = strike("Meridian"), strike("Zenith")
    incident = only(told([one, two], [a, b], voices=[[one[0], two[0]]]), a)
    assert (incident.status, incident.why[-1]) == ("reported", "2 reports of one voice")


def test_voices_that_all_cite_one_ministry_do_not_corroborate() -> None:
    readings = [strike(outlet, speaker="the Darfur Health Ministry") for outlet in ("Meridian", "Zenith", "Nadir")]
    incident = only(told([reading for reading, _ in readings], [hit for _, hit in readings]), readings[0][1])
    assert (incident.status, incident.why[-1]) == ("reported", "3 voices, all citing the Darfur Health Ministry")
    assert incident.speakers == ("the Darfur Health Ministry",)


def test_voices_that_cite_two_bodies_corroborate() -> None:
    (one, a), (two, b) = strike("Meridian", speaker="the Darfur Health Ministry"), strike("Zenith", speaker="the Kutum Hospital")
    incident = only(told([one, two], [a, b]), a)
    assert (incident.status, incident.speakers) == ("corroborated", ())


def test_what_one_report_tells_and_another_s_source_denies_is_disputed() -> None:
    (one, a), (two, b) = strike("Meridian"), denial("Zenith", "The air force")
    incident = only(told([one, two], [a, b]), a)
    assert incident.status == "disputed"
    assert incident.why[-1] == "denied by The air force"
    assert incident.denied_by == (two[1][1].id,)


def test_what_nobody_asserts_is_denied() -> None:
    reading, hit = denial("Zenith", "The air force")
    incident = only(told([reading]), hit)
    assert (incident.status, incident.why[-1]) == ("denied", "denied by The air force; nobody in the record asserts it")


def test_what_is_only_told_as_not_having_happened_is_denied_by_nobody() -> None:
    document = report("No agreement was reached in Jeddah.")
    none = event(document, "agreement", type="AGREE", modality="denied")
    incident = only(told([(document, [none])]), none)
    assert (incident.status, incident.denied_by) == ("denied", ())
    assert incident.why[-1].startswith("told as not having happened by 1 report")


def test_what_one_report_tells_and_another_tells_as_not_having_happened_is_disputed() -> None:
    (one, a) = strike("Meridian")
    document = report("No strike hit Kutum, residents said.", day="2024-05-03")
    said = statement(document, "No strike hit Kutum", speaker="residents")
    none = event(document, "strike", against=["clinic"], modality="denied", attributed_to=(said.id,))
    incident = only(told([one, (document, [said, none])], [a, none]), a)
    assert (incident.status, incident.why[-1]) == ("disputed", "told as not having happened by residents")


def test_denial_of_what_another_happening_tells_is_disputed_and_says_where() -> None:
    (one, a), (two, b) = strike("Meridian"), denial("Zenith", "The air force")
    record = told([one, two])
    assert only(record, a).denied_by == (two[1][1].id,)
    assert only(record, b).why[-1] == f"denied by The air force; asserted in {only(record, a).id}"


def test_general_denial_makes_no_strike_disputed() -> None:
    reading, hit = strike("Meridian")
    document = report("The air force denied targeting civilians.", day="2024-05-03")
    targets = event(document, "targeting", against=["civilians"], modality="denied")
    denied = statement(document, "targeting civilians", speaker="The air force", stance="denies", about=(targets.id,))
    incident = only(told([reading, (document, [denied, targets])], [hit, targets]), hit)
    assert incident.status == "reported"


def test_happening_whose_only_report_was_withdrawn_is_retracted() -> None:
    text = "This story has been withdrawn. Fighters took Mawza on Monday."
    document = report(text, title="Fighters take Mawza", day="2024-01-09")
    took = event(document, "took", type="CONTROL")
    incident = only(told([(document, [took])]), took)
    assert incident.status == "retracted"
    assert "This story has been withdrawn" in incident.why[-1]


def test_withdrawn_report_takes_nothing_from_what_another_tells() -> None:
    gone = report("This story has been withdrawn. Fighters took Mawza on Monday.", title="Fighters take Mawza", day="2024-01-09")
    other = report("Mawza fell to the fighters, who took it on Monday.", title="Mawza falls", day="2024-01-09")
    a, b = event(gone, "took", type="CONTROL"), event(other, "took", type="CONTROL")
    incident = only(told([(gone, [a]), (other, [b])], [a, b]), a)
    assert (incident.status, incident.why[-1]) == ("reported", "one voice")


def test_planned_happening_says_so() -> None:
    reading, hit = strike("Meridian", modality="planned")
    record = told([reading])
    planned = record.groups.happenings[0].model_copy(update={"modality": "planned"})
    record = Record(record.documents, record.facts, known=type(record.groups)(record.groups.voices, (planned,)))
    assert only(record, hit).why[-1] == "one voice, as planned"


def test_incident_holds_the_counts_of_its_events() -> None:
    document = report("Shells hit the camp and killed 23 people.")
    hit = event(document, "hit")
    killed = figure(document, "23 people", 23, event=hit.id)
    assert only(told([(document, [hit, killed])]), hit).figures == (killed.id,)


def test_summary_holds_the_incidents_that_are_its_parts() -> None:
    document = report("Dozens of raids shook Sagaing this week. A raid on Depayin killed five.")
    all_, one = event(document, "raids"), event(document, "raid on")
    record = told([(document, [all_, one])], [all_], parts=[one])
    assert only(record, all_).parts == (only(record, one).id,)


def test_every_incident_ends_with_a_reason_and_none_is_lost() -> None:
    (one, a), (two, b) = strike("Meridian"), denial("Zenith", "The air force")
    made = incidents(told([one, two], [a, b]))
    assert all(incident.why for incident in made)
    assert {key for incident in made for key in incident.events} == {a.id, b.id}


def test_rival_counts_make_an_incident_disputed_and_counts_of_two_incidents_do_not() -> None:
    document = report(
        "Shells hit the camp on Friday, killing 23 people, medics said. The army said 3 people were killed.", day="2024-06-15"
    )
    hit = event(document, "hit", first="2024-06-14", last="2024-06-14")
    known: dict[str, Any] = {"lower": 23, "upper": 23, "party": "Sudan", "as_of": "2024-06-14", "scope": "incident"}
    high = figure(document, "23 people", 23, speaker_name="medics", event=hit.id, **known)
    low = figure(document, "3 people were", 3, speaker_name="army", event=hit.id, **{**known, "lower": 3, "upper": 3})
    incident = only(told([(document, [hit, high, low])]), hit)
    assert incident.status == "disputed"
    assert "cannot both hold" in incident.why[-1]
    later = event(document, "killed", first="2024-06-14", last="2024-06-14")
    apart = told([(document, [hit, later, high, low.model_copy(update={"event": later.id})])])
    assert only(apart, hit).status == "reported"
