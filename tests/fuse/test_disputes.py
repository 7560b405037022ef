from __future__ import annotations

import pytest

from onrecord.fuse.disputes import relations
from onrecord.model import Event, Fact, Participant, Statement
from tests.fuse.told import pairs, told
from tests.wars import Reading, entity, event, figure, place, report, statement


def accusation(day: str = "2024-02-10", *, by: str = "soldiers", where: str = "Merawi") -> tuple[Reading, Event]:
    """A commission tells of a killing in an Ethiopian town."""
    document = report(
        f"Soldiers killed 45 civilians in {where} on 29 January, the commission said.", url=f"https://rights.example/{where}", day=day
    )
    town = place(document, where, country="ET", place_kind="city")
    said = statement(document, f"Soldiers killed 45 civilians in {where} on 29 January", speaker="the commission")
    killed = event(
        document, "killed", by=[by], against=["civilians"], at=[town], first="2024-01-29", last="2024-01-29", attributed_to=(said.id,)
    )
    return (document, [town, said, killed]), killed


def denial(day: str = "2024-02-12", *, where: str = "Merawi", speaker: str = "Ethiopian government") -> tuple[Reading, Statement]:
    document = report(f"The {speaker} denied that its forces had killed civilians in {where}.", url="https://addis.example/denial", day=day)
    town = place(document, where, country="ET", place_kind="city")
    killed = event(document, "killed", by=[speaker], against=["civilians"], at=[town], modality="denied")
    denied = statement(document, f"its forces had killed civilians in {where}", speaker=speaker, stance="denies", about=(killed.id,))
    return (document, [town, denied, killed.model_copy(update={"attributed_to": (denied.id,)})]), denied


def denies(*readings: Reading, same: tuple[Event, ...] = ()) -> set[tuple[str, str]]:
    return pairs(relations(told(readings, same) if same else told(readings)), "denies")


def test_denial_stands_against_what_its_own_report_tells() -> None:
    reading, denied = denial()
    assert denies(reading) == {(denied.id, denied.about[0])}


def test_denial_is_carried_over_to_the_happening_that_others_tell() -> None:
    (mine, denied), (theirs, killed) = denial(), accusation()
    own = next(fact for fact in mine[1] if isinstance(fact, Event))
    happening = f"I{min(own.id, killed.id)[1:]}"
    assert (denied.id, happening) in denies(mine, theirs, same=(own, killed))


def test_denial_finds_the_one_happening_of_another_report_that_it_fits() -> None:
    (mine, denied), (theirs, killed) = denial(), accusation()
    record = told([mine, theirs])
    (found,) = [one for one in relations(record) if one.b == f"I{killed.id[1:]}"]
    assert (found.a, found.type) == (denied.id, "denies")
    assert "fits only this" in found.why


@pytest.mark.parametrize(
    ("accused", "answer"),
    (
        (accusation(where="Debre"), denial()),  # another town
        (accusation(by="Oromo Liberation Army"), denial()),  # put on somebody else
        (accusation(day="2024-02-10"), denial(day="2023-12-01")),  # denied before it happened
        (accusation(day="2024-02-10"), denial(day="2024-06-12")),  # months later, and the denial names no day
    ),
)
def test_denial_answers_nothing_else(accused: tuple[Reading, Event], answer: tuple[Reading, Statement]) -> None:
    (theirs, _), (mine, denied) = accused, answer
    assert denies(mine, theirs) == {(denied.id, denied.about[0])}


def test_denial_that_fits_two_happenings_alike_answers_neither() -> None:
    (mine, denied), (theirs, _) = denial(), accusation()
    again = report("In Merawi, soldiers killed civilians on 30 January.", url="https://other.example/merawi", day="2024-02-10")
    town = place(again, "Merawi", country="ET", place_kind="city")
    second = event(again, "killed", by=["soldiers"], against=["civilians"], at=[town], first="2024-01-30", last="2024-01-30")
    assert denies(mine, theirs, (again, [town, second])) == {(denied.id, denied.about[0])}


def clinic(day: int, *, thing: str = "clinic") -> tuple[Reading, Event]:
    document = report(f"A jet struck a {thing} in Merawi on {day} January.", url=f"https://w{day}.example/{thing}", day="2024-02-10")
    town = place(document, "Merawi", country="ET", place_kind="city")
    struck = event(document, "struck", against=[thing], at=[town], first=f"2024-01-{day}", last=f"2024-01-{day}")
    return (document, [town, struck]), struck


def test_denial_is_of_every_telling_that_may_be_of_the_deed() -> None:
    (one, first), (other, second), (market, third) = clinic(29), clinic(29, thing="hospital"), clinic(29, thing="market")
    document = report("Ethiopia's army denied that it had struck the clinic in Merawi.", url="https://addis.example/c", day="2024-02-12")
    town = place(document, "Merawi", country="ET", place_kind="city")
    struck = event(document, "struck", by=["Ethiopian army"], against=["clinic"], at=[town], modality="denied")
    denied = statement(document, "it had struck the clinic in Merawi", speaker="Ethiopian army", stance="denies", about=(struck.id,))
    found = {b for a, b in denies((document, [town, struck, denied]), one, other, market) if a == denied.id}
    assert found == {struck.id, f"I{first.id[1:]}", f"I{second.id[1:]}"}
    assert f"I{third.id[1:]}" not in found


def test_who_denies_a_denial_does_not_deny_the_deed() -> None:
    (theirs, _) = accusation()
    document = report(
        "The army denied that soldiers had killed civilians in Merawi. The commission rejected that.",
        url="https://addis.example/no",
        day="2024-02-12",
    )
    town = place(document, "Merawi", country="ET", place_kind="city")
    killed = event(document, "killed", by=["soldiers"], against=["civilians"], at=[town], modality="denied")
    denied = statement(document, "soldiers had killed civilians in Merawi", speaker="Ethiopian army", stance="denies", about=(killed.id,))
    rejected = statement(document, "that.", speaker="the commission", stance="denies", about=(killed.id,))
    found = denies((document, [town, killed, denied, rejected]), theirs)
    assert {b for a, b in found if a == rejected.id} == {denied.id}


def test_denied_intention_denies_nothing_that_was_done() -> None:
    (theirs, _) = accusation()
    document = report("Ethiopia denied that it intends to attack civilians in Merawi.", url="https://addis.example/plan", day="2024-02-12")
    town = place(document, "Merawi", country="ET", place_kind="city")
    attack = event(document, "attack", by=["Ethiopia"], against=["civilians"], at=[town], modality="denied")
    denied = statement(document, "it intends to attack civilians in Merawi", speaker="Ethiopia", stance="denies", about=(attack.id,))
    assert denies((document, [town, attack, denied]), theirs) == {(denied.id, attack.id)}


def test_denier_s_own_earlier_word_is_nothing_that_he_denies() -> None:
    (mine, denied), (theirs, killed) = denial(), accusation()
    document, facts = theirs
    own = [fact.model_copy(update={"speaker_name": "Ethiopian government"}) if isinstance(fact, Statement) else fact for fact in facts]
    assert denies(mine, (document, own)) == {(denied.id, denied.about[0])}
    assert killed.attributed_to


def test_denial_of_any_such_deed_denies_none_in_particular() -> None:
    (theirs, _) = accusation()
    document = report("The government denies that it targets civilians.", url="https://addis.example/any", day="2024-02-12")
    targets = event(document, "targets", against=["civilians"], modality="denied")
    denied = statement(document, "it targets civilians", speaker="Ethiopian government", stance="denies", about=(targets.id,))
    assert denies((document, [denied, targets]), theirs) == {(denied.id, targets.id)}


def test_denied_accusation_without_an_event_is_found_by_its_words() -> None:
    accuses = report(
        "Congo accused Rwanda of supporting the M23 rebels with troops and weapons.", url="https://kin.example/a", day="2024-02-10"
    )
    accused = statement(accuses, "Rwanda of supporting the M23 rebels with troops and weapons", speaker="Congo", stance="accuses")
    rwanda = entity(accuses, "Rwanda", type="organisation", affiliation="Rwanda")
    answers = report("Rwanda denied supporting the M23 rebels or sending troops.", url="https://kgl.example/d", day="2024-02-12")
    denied = statement(answers, "supporting the M23 rebels or sending troops", speaker="Rwanda", stance="denies")
    record = told([(accuses, [rwanda, accused]), (answers, [denied])])
    assert pairs(relations(record), "denies") == {(denied.id, accused.id)}


def test_denied_count_is_denied_wherever_it_is_given() -> None:
    gives = report("The opposition counted 500 soldiers killed in Laikha.", url="https://shan.example/c", day="2024-03-01")
    count = figure(gives, "500 soldiers", 500, party="Myanmar", population="military", speaker_name="opposition")
    other = report("The junta denied that 500 soldiers had died.", url="https://npt.example/d", day="2024-03-02")
    its = figure(other, "500 soldiers", 500, party="Myanmar", population="military", speaker_name="junta")
    denied = statement(other, "500 soldiers had died", speaker="junta", stance="denies", about=(its.id,))
    assert pairs(relations(told([(gives, [count]), (other, [its, denied])])), "denies") == {(denied.id, its.id), (denied.id, count.id)}


def test_dismissed_number_is_denied_where_it_is_given() -> None:
    gives = report("Eritrea lost more than 80 soldiers at Zalambessa.", url="https://mod.example/c", day="1999-03-01")
    count = figure(gives, "80 soldiers", 80, population="military", speaker_name="Ethiopian army")
    other = report(
        "Asmara dismissed an Ethiopian claim to have put 80 of its soldiers out of action.", url="https://asm.example", day="1999-03-02"
    )
    denied = statement(other, "an Ethiopian claim to have put 80 of its soldiers out of action", speaker="Eritrea", stance="denies")
    lorries = report("The convoy brought 80 lorries of flour.", url="https://aid.example", day="1999-03-01")
    brought = figure(lorries, "80 lorries", 80, measure="other", population="vehicles")
    found = relations(told([(gives, [count]), (other, [denied]), (lorries, [brought])]))
    assert pairs(found, "denies") == {(denied.id, count.id)}


def test_confirmation_stands_beside_what_another_report_told() -> None:
    (theirs, killed) = accusation()
    document = report(
        "The army confirmed the killing of civilians in Merawi on 29 January.", url="https://addis.example/yes", day="2024-02-13"
    )
    town = place(document, "Merawi", country="ET", place_kind="city")
    own = event(document, "killing", against=["civilians"], at=[town], first="2024-01-29", last="2024-01-29")
    confirmed = statement(document, "the killing of civilians in Merawi on 29 January", speaker="Ethiopian army", stance="confirms")
    found = relations(told([theirs, (document, [town, own, confirmed])], [killed, own]))
    assert pairs(found, "confirms") == {(confirmed.id, f"I{min(killed.id, own.id)[1:]}")}


def test_relation_says_in_words_why_it_holds() -> None:
    (mine, _), (theirs, _) = denial(), accusation()
    assert all(relation.why for relation in relations(told([mine, theirs])))


def shelling(speaker: str, doer: str) -> tuple[Reading, Event]:
    """One side tells who shelled a power plant."""
    document = report(
        f"{speaker} said {doer} shelled the plant at Enerhodar on 5 August.", url=f"https://{speaker}.example", day="2022-08-06"
    )
    town = place(document, "Enerhodar", country="UA", place_kind="city")
    said = statement(document, f"{doer} shelled the plant at Enerhodar on 5 August", speaker=speaker)
    hit = event(
        document, "shelled", by=[doer], against=["plant"], at=[town], first="2022-08-05", last="2022-08-05", attributed_to=(said.id,)
    )
    facts: list[Fact] = [town, said, hit]
    return (document, facts), hit


def test_sides_that_blame_each_other_for_one_shelling_are_rivals() -> None:
    (one, _), (two, _) = shelling("Russia", "Ukrainian forces"), shelling("Ukraine", "Russian forces")
    (rival,) = [relation for relation in relations(told([one, two])) if relation.type == "contradicts"]
    assert {rival.a, rival.b} == {fact.id for _, facts in (one, two) for fact in facts if isinstance(fact, Statement)}
    assert rival.why.startswith("rival accounts: ")
    assert "Russia says that Ukraine did it" in rival.why


def test_sides_that_blame_each_other_for_two_days_shellings_are_no_rivals() -> None:
    (one, _), (two, hit) = shelling("Russia", "Ukrainian forces"), shelling("Ukraine", "Russian forces")
    later = [fact.model_copy(update={"first": "2022-08-11", "last": "2022-08-11"}) if fact is hit else fact for fact in two[1]]
    assert not pairs(relations(told([one, (two[0], later)])), "contradicts")


def test_sides_that_blame_each_other_for_hits_on_two_things_are_no_rivals() -> None:
    (one, _), (two, hit) = shelling("Russia", "Ukrainian forces"), shelling("Ukraine", "Russian forces")
    bridge = hit.model_copy(update={"targets": (Participant(name="bridge"),)})
    assert not pairs(relations(told([one, (two[0], [bridge if fact is hit else fact for fact in two[1]])])), "contradicts")


def test_one_side_in_several_words_is_no_rival_of_itself() -> None:
    (one, a), (two, b) = shelling("Ukraine", "Russian forces"), shelling("Energoatom", "Russian troops")
    assert not pairs(relations(told([one, two], [a, b])), "contradicts")


def test_claimants_of_one_deed_whom_nobody_blames_are_no_rivals() -> None:
    """Two groups that each claim an ambush for themselves: no side puts it on another."""
    (one, a), (two, b) = shelling("Hezbollah", "Hezbollah"), shelling("Hamas", "Hamas")
    assert not pairs(relations(told([one, two], [a, b])), "contradicts")


def test_blame_for_the_blast_told_before_is_an_account_of_it() -> None:
    text = "A blast hit the hospital in Gaza City. Hamas blamed Israel. Israel blamed the blast on a rocket by Islamic Jihad."
    document = report(text, day="2023-10-18")
    blast = event(document, "blast", against=["hospital"])
    names: list[Fact] = [
        entity(document, "blamed Israel"[7:], type="organisation", affiliation="Israel"),
        entity(document, "Islamic Jihad", canonical="Palestinian Islamic Jihad"),
    ]
    cue = {"start": document.text.index("blamed Israel"), "end": document.text.index("blamed Israel") + 6, "text": "blamed"}
    one = statement(document, "Israel.", speaker="Hamas", stance="accuses", cue=cue)
    two = statement(document, "the blast on a rocket by Islamic Jihad", speaker="Israel", stance="accuses", cue=cue)
    record = told([(document, [blast, *names, one, two])])
    (rival,) = [relation for relation in relations(record) if relation.type == "contradicts"]
    assert {rival.a, rival.b} == {one.id, two.id}


def test_denial_that_fighters_were_there_leaves_the_strike_undisputed() -> None:
    struck = report("A strike hit the school in Jabalia on Monday.", url="https://wire.example/school", day="2024-02-12")
    town = place(struck, "Jabalia", country="PS", place_kind="city")
    hit = event(struck, "hit", against=["school"], at=[town], first="2024-02-12", last="2024-02-12")
    answer = report("Hamas denied that its fighters were in the school in Jabalia.", url="https://live.example/answer", day="2024-02-12")
    there = place(answer, "Jabalia", country="PS", place_kind="city")
    denied = statement(answer, "its fighters were in the school in Jabalia", speaker="Hamas", stance="denies")
    assert denies((struck, [town, hit]), (answer, [there, denied])) == set()
