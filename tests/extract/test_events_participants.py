"""Who acts in an event and whom it strikes; what is no deed of war; which day and which arms it had."""

from __future__ import annotations

import pytest

from onrecord.model import Document, Event, Published, document_id, text_sha256
from onrecord.pipeline import extract_document


def events(text: str, published: str = "2024-03-15") -> list[Event]:
    day = Published(first=published, last=published, precision="day", basis="metadata")
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text, published=day)
    return list(extract_document(document).facts.events)


def first(text: str, type: str) -> Event:
    return next(event for event in events(text) if event.type == type)


def actors(event: Event) -> list[str]:
    return [actor.name for actor in event.actors]


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        ("The Rapid Support Forces claim to have captured the town of Bara.", "CONTROL", ["Rapid Support Forces"]),
        ("The soldiers' post was attacked by gunmen near Gao.", "ASSAULT", ["gunmen"]),
        ("Rebels were able to destroy two tanks near Idlib.", "ASSAULT", ["rebels"]),
        ("An Israeli airstrike hit the market in Rafah.", "ASSAULT", ["Israel"]),
        ("A school in Kharkiv was hit by a Russian missile.", "ASSAULT", ["Russia"]),
        ("Ethiopia has repeatedly denied targeting civilians in Tigray.", "ASSAULT", ["Ethiopia"]),
        ("Turkey has conducted 25 airstrikes in northern Syria.", "ASSAULT", ["Turkey"]),
        ("The army condemned the journalist Amal Idris's arrest in Khartoum.", "COERCE", []),
        ("A bomb exploded in Mogadishu, leaving two soldiers dead.", "ASSAULT", []),
        ("A drone strike by Turkey killed three fighters near Kobani.", "ASSAULT", ["Turkey"]),
        ("The rebels besieging Bamako shelled an army camp.", "ASSAULT", ["rebels"]),
        ("Hamas militants, who attacked the crossing, withdrew from Rafah.", "ASSAULT", ["Hamas"]),
        ("Israel accused Hezbollah of shelling the village of Metula.", "ASSAULT", ["Hezbollah"]),
        ("The general ordered the paramilitaries to shell the camp in El Fasher.", "ASSAULT", ["paramilitaries"]),
        ("Clashes between the army and the militia killed nine people in Goma.", "ASSAULT", ["army", "militia"]),
        ("Russia says its forces have captured the village of Fyholivka.", "CONTROL", ["Russia"]),
        ("Hamas, which Israel accuses of firing 30 rockets at Ashkelon, denied it.", "ASSAULT", ["Hamas"]),
        ("The rebels, who the army says shelled the market, withdrew from Goma.", "ASSAULT", ["rebels"]),
        ("The militia, whom the general ordered to attack the base, fled from Bria.", "ASSAULT", ["militia"]),
        ("The army apologised for shelling the market in Loikaw.", "ASSAULT", ["army"]),
        ("The US, which supplies weapons to Israel, called on it to stop bombing Gaza.", "ASSAULT", []),
        ("Poland said Russia launched 19 drones of which it shot down four.", "INTERCEPT", []),
        ("Residents fled Goma after the army, backed by Burundi, shelled the town.", "ASSAULT", []),
    ],
)
def test_actor_is_who_acts_and_no_bystander(text: str, type: str, expected: list[str]) -> None:
    assert actors(first(text, type)) == expected


def test_who_accuses_is_not_who_attacks_even_where_the_accused_is_not_understood() -> None:
    event = first("The rebels, whom the army accused of shelling the market in Goma, denied it.", "ASSAULT")
    assert "army" not in actors(event)


def test_who_was_attacked_strikes_back_and_not_the_attacker() -> None:
    found = events("Israel said it had been attacked by Hamas and would strike back.")
    assert [(actors(event), event.modality) for event in found] == [(["Hamas"], "actual"), (["Israel"], "planned")]


def test_side_named_twice_acts_once() -> None:
    event = first("The Rapid Support Forces (RSF) shelled a camp near El Fasher.", "ASSAULT")
    assert actors(event) == ["Rapid Support Forces"]


def test_numbers_are_no_part_of_a_target() -> None:
    event = first("Gunmen killed seven villagers in Benue.", "ASSAULT")
    assert [target.name for target in event.targets] == ["villagers"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The strike on Aden killed 12 people, including three children and two women, and wounded 30.", ["people"]),
        ("Russia launched no fewer than 40 missile strikes on Kyiv on Monday.", ["Kyiv"]),
        ("Armed men attacked villages, farms and a clinic in Benue.", ["villages", "farms", "clinic"]),
    ],
)
def test_target_is_no_day_and_neither_begins_nor_ends_with_a_mark(text: str, expected: list[str]) -> None:
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text, published=Published())
    found = [target.name for event in extract_document(document).facts.events for target in event.targets]
    assert found == expected
    assert all(name[0].isalnum() and name[-1].isalnum() for name in found)


def test_attack_that_killed_nobody_was_one() -> None:
    found = events("No one was killed in the Israeli strike on Rafah.")
    assert [(event.trigger.text, event.modality) for event in found] == [("strike", "actual")]
    found = events("Turkey's airstrike on Kobani did not kill anyone.")
    assert [(event.trigger.text, event.modality) for event in found] == [("airstrike", "actual")]


@pytest.mark.parametrize(
    ("text", "type", "modality"),
    [
        ("Israel will not stop its offensive in Gaza, its leader said.", "ASSAULT", "actual"),
        ("Washington would not rule out military strikes on Syria.", "ASSAULT", "possible"),
        ("The militants are capable of carrying out attacks in Lahore.", "ASSAULT", "possible"),
        ("Hospitals should not be shelled, the Red Cross in Yemen said.", "ASSAULT", "demanded"),
        ("The army sent reinforcements to recapture the town of Mocha.", "CONTROL", "possible"),
        ("The rebels managed to capture the town of Mocha.", "CONTROL", "actual"),
        ("The militia denied the allegations that its men killed civilians in Bria.", "ASSAULT", "denied"),
        ("France pledges to send troops to Mali.", "MOBILIZE", "planned"),
    ],
)
def test_modality_of_purposes_abilities_and_denials(text: str, type: str, modality: str) -> None:
    assert first(text, type).modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "A strong earthquake struck the coast of Chile, killing nine people.",
        "Republicans expect a long battle over the court, and a campaign in every state.",
        "Lawmakers struck a budget deal after months of negotiations.",
        "The senator captured 60 percent of the vote.",
        "The brand was hit by sanctions after the merger.",
    ],
)
def test_misfortunes_and_politics_are_no_events_of_war(text: str) -> None:
    assert [event.trigger.text for event in events(text) if event.type in ("ASSAULT", "CONTROL", "CONSULT", "AGREE", "COERCE")] == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-03-04 Russia attacked the port of Odesa with drones.", None),
        ("As of March 4, shelling of the camp in Darfur had not ended.", None),
        ("The militants' raid on the village, and a search of its school on Monday, angered residents of Jenin.", None),
        ("On Friday, rebels attacked the barracks in Goma.", "2024-03-15"),
    ],
)
def test_day_is_that_of_the_event(text: str, day: str | None) -> None:
    assert first(text, "ASSAULT").first == day


def test_arms_near_a_strike_tell_its_kind_and_silence_tells_none() -> None:
    assert first("Warplanes bombed a market in Taiz.", "ASSAULT").acled == "Air/drone strike"
    assert first("Artillery struck a market in Taiz.", "ASSAULT").acled == "Shelling/artillery/missile attack"
    assert first("The strike on the market in Taiz killed ten soldiers.", "ASSAULT").acled is None


def test_repeated_mention_with_an_article_is_the_same_event() -> None:
    text = "An explosion tore through a school in Gaza City on Monday. The school explosion killed nine people."
    assert len([event for event in events(text) if event.type == "ASSAULT"]) == 1


def test_place_of_another_event_is_no_scene() -> None:
    event = first("Police in Lahore broke up protests against the war in Gaza.", "PROTEST")
    assert "Gaza Strip" not in [place.name for place in event.places]


def test_attacks_by_two_sides_in_one_sentence_are_two_events() -> None:
    text = "Government troops shelled the town of Idlib after rebels attacked an army post."
    assert [actors(event) for event in events(text) if event.type == "ASSAULT"] == [["Government troops"], ["rebels"]]


def test_who_demands_a_withdrawal_does_not_withdraw() -> None:
    event = first("France demanded that M23 withdraw from Goma.", "RETREAT")
    assert event.modality == "demanded"
    assert "France" not in actors(event)


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("The junta released Suu Kyi in Naypyidaw.", "CONCEDE"),
        ("Gunmen fired on the airport of Goma on Monday.", "ASSAULT"),
        ("Aid agencies distributed food to besieged civilians in Mekelle last week.", "AID"),
        ("Pirates hijacked a tanker off Hodeidah.", "COERCE"),
    ],
)
def test_plain_words_of_war_name_events(text: str, type: str) -> None:
    assert first(text, type).modality == "actual"
