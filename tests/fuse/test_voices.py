"""Whose word a fact is, and how many independent voices stand behind several."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.fuse import Record
from onrecord.fuse.voices import FirstVoice, Telling, first_voice, independent, named_speakers
from onrecord.model import Document, Fact
from onrecord.pipeline import extract_document
from tests.fuse.retold import SPUN, WIRE
from tests.wars import event, report, statement


def read(*documents: Document) -> Record:
    return Record.of((done.document, done.facts) for done in map(extract_document, documents))


def telling(text: str, **known: Any) -> tuple[Record, Telling]:
    """A record of one report, and what it tells first: an event, else a statement."""
    record = read(report(text, **{"url": "https://desk.example/1", "day": "2024-06-15"} | known))
    return record, next(iter(sorted(record.events(), key=lambda found: found.trigger.start)), None) or next(record.statements())


def voice_of(text: str, **known: Any) -> FirstVoice:
    return first_voice(*telling(text, **known))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells killed five people in Nyala on Friday, Reuters reported.", "Reuters"),
        ("Gunmen attacked a convoy near Djibo on Friday, a resident told Agence France-Presse.", "Agence France-Presse"),
        ("Israeli jets struck a depot near Homs, state news agency SANA said.", "SANA"),
        ("Troops shelled the village of Namsan, as first reported by Myanmar Now.", "Myanmar Now"),
        ("According to Qatar-based Al Jazeera, a strike hit a school in Khan Younis.", "Al Jazeera"),
        ("Settlers attacked the village of Duma, the Wafa news agency reported.", "Wafa"),
        ("Drones struck a refinery in Ryazan, the governor told Russia's TASS news agency.", "TASS"),
        ("M23 fighters seized Kalehe, the mayor said in an interview with Radio Okapi.", "Radio Okapi"),
    ],
)  # fmt: skip
def test_outlet_that_is_credited_is_the_first_voice(text: str, name: str) -> None:
    voice = voice_of(text)
    assert (voice.kind, voice.name, voice.id) == ("outlet", name, f"outlet:{name}")


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit the Reuters office in Gaza City on Friday.",
        "Shells killed five people in Nyala on Friday. Reuters could not verify the report.",
        "A strike killed a cameraman of Al Jazeera in Jenin on Friday.",
    ],
)
def test_outlet_that_is_only_spoken_of_is_not_credited(text: str) -> None:
    assert voice_of(text).kind == "story"


@pytest.mark.parametrize(
    ("text", "known", "name"),
    [
        ("KYIV, March 3 (Reuters) - Shells hit a school in Kharkiv on Friday.", {}, "Reuters"),
        ("By Jane Doe, Associated Press\n\nShells hit a school in Kharkiv on Friday.", {}, "Associated Press"),
        ("Shells hit a school in Kharkiv on Friday.\n\nSource: TASS", {}, "TASS"),
        ("ADEN, Jan. 2 (Xinhua) -- Shells hit a school in Taiz on Friday.", {}, "Xinhua"),
        ("Shells hit a school in Kharkiv on Friday.\n\nReporting by Ann Lee and Omar Hadi for Reuters; editing by Max Roth", {}, "Reuters"),
        ("Shells hit a school in Kharkiv on Friday.", {"url": "https://www.bbc.co.uk/news/1"}, "BBC"),
        ("Shells hit a school in Kharkiv on Friday.\n\n© 2024 AFP", {}, "Agence France-Presse"),
    ],
)  # fmt: skip
def test_report_says_whose_story_it_is(text: str, known: dict[str, str], name: str) -> None:
    assert voice_of(text, **known).id == f"outlet:{name}"


def test_told_the_bbc_keeps_the_speaker() -> None:
    record, hit = telling("Shells hit the hospital in Nyala, governor Osman Idris told the BBC.")
    assert first_voice(record, hit).name == "BBC"
    assert named_speakers(record, hit) == ("Osman Idris",)


def test_credit_of_another_clause_is_not_the_facts() -> None:
    record = read(
        report(
            "Shells hit the market in Nyala on Friday, the governor said. Drones struck the camp on Sunday, a witness told Reuters.",
            day="2024-06-15",
        )
    )
    by_trigger = {found.trigger.text: first_voice(record, found).name for found in record.events()}
    assert by_trigger["struck"] == "Reuters"
    assert "Reuters" not in {name for trigger, name in by_trigger.items() if trigger != "struck"}


def test_copy_speaks_with_the_voice_of_its_origin() -> None:
    record = read(
        report(WIRE, url="https://wire.example/1", day="2024-06-15"), report(SPUN, url="https://spun.example/1", day="2024-06-16")
    )
    assert {first_voice(record, found).id for found in record.events()} == {"outlet:Reuters"}


def test_report_of_nobody_known_is_its_own_voice() -> None:
    record, hit = telling("Shells hit a school in Kharkiv on Friday.", url="https://desk.example/9")
    voice = first_voice(record, hit)
    assert (voice.kind, voice.id) == ("story", record.voices[hit.document].id)


def behind(record: Record) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The independent origins behind all events: names of first voices, and speakers."""
    return [(tuple(voice.name for voice in origin.voices), origin.speakers) for origin in independent(record, record.events())]


def test_stories_that_cite_one_agency_count_once() -> None:
    record = read(
        report("Shells killed five people in Nyala on Friday, Reuters reported.", url="https://one.example/1"),
        report("Reuters said five people died when shells struck Nyala on Friday.", url="https://two.example/1"),
        report("NYALA, June 14 (Reuters) - Artillery fire killed five in the town on Friday.", url="https://three.example/1"),
        report("A reporter of ours saw shells hit Nyala on Friday.", url="https://four.example/1"),
    )
    assert len(independent(record, record.events())) == 2


def test_outlets_that_all_quote_one_ministry_are_one_origin() -> None:
    texts = (
        "Shells hit the market in Nyala on Friday, the Ministry of Health said.",
        "The Ministry of Health said in a statement that artillery struck Nyala, the capital of South Darfur, at dawn.",
        "In western Sudan shells struck homes, the Ministry of Health said as rains cut the roads to Nyala.",
        "Fighters shelled Nyala for six hours, the Ministry of Health said, as aid groups counted their stocks.",
    )
    sites = ("bbc.com", "aljazeera.com", "dw.com", "npr.org")
    record = read(*(report(text, url=f"https://{site}/1") for text, site in zip(texts, sites, strict=True)))
    [origin] = independent(record, record.events())
    assert len(origin.voices) == 4
    assert len(origin.speakers) == 1


def test_nobody_in_particular_is_not_one_speaker() -> None:
    record = read(
        report("Shells hit Nyala on Friday, residents said.", url="https://bbc.com/1"),
        report("Shells struck the town of Nyala on Friday, residents said by telephone.", url="https://aljazeera.com/1"),
    )
    assert len(independent(record, record.events())) == 2
    assert [origin.speakers for origin in independent(record, record.events())] == [(), ()]


SCENES = ("Near Kutum at noon", "As the market of Tawila opened", "While families slept in Zamzam", "During prayers in Mellit")


def by_hand(texts: list[tuple[str, str | None]]) -> tuple[Record, list[Telling]]:
    """Reports that each tell of shells, in the words of a speaker or in their own."""
    extractions: list[tuple[Document, list[Fact]]] = []
    for number, (site, speaker) in enumerate(texts):
        document = report(f"{SCENES[number]}, shells hit the well.", url=f"https://{site}/{number}", day="2024-06-15")
        said = statement(document, "shells hit the well", speaker=speaker)
        hit = event(document, "hit", attributed_to=(said.id,) if speaker else ())
        extractions.append((document, [hit, *([said] if speaker else [])]))
    record = Record.of(extractions)
    return record, list(record.events())


def test_two_stories_of_one_outlet_count_once() -> None:
    record, _ = by_hand([("bbc.com", None), ("bbc.com", None), ("aljazeera.com", None)])
    assert behind(record) == [(("Al Jazeera",), ()), (("BBC",), ())]


def test_speaker_is_known_under_any_name_that_the_caller_takes_for_one() -> None:
    record, events = by_hand([("bbc.com", "Zelensky"), ("aljazeera.com", "Volodymyr Zelenskyy")])
    assert len(independent(record, events)) == 2
    one = independent(record, events, actor=lambda name: "zelenskyy")
    assert [origin.speakers for origin in one] == [("Volodymyr Zelenskyy",)]


def test_bulletin_of_a_body_is_one_origin_with_those_that_quote_it() -> None:
    extractions: list[tuple[Document, list[Fact]]] = []
    for number, (publisher, speaker) in enumerate((("OCHA", None), ("The Valley Post", "OCHA"), ("The Hill Gazette", None))):
        document = report(f"{SCENES[number]}, shells hit the well.", url=f"https://one.example/{number}", day="2024-06-15")
        document = document.model_copy(update={"publisher": publisher})
        said = statement(document, "shells hit the well", speaker=speaker)
        hit = event(document, "hit", attributed_to=(said.id,) if speaker else ())
        extractions.append((document, [hit, *([said] if speaker else [])]))
    record = Record.of(extractions)
    assert [voices for voices, _ in behind(record)] == [("OCHA", "The Valley Post"), ("The Hill Gazette",)]


@pytest.mark.parametrize(
    ("speakers", "origins"),
    [
        (("health ministry", "Gaza health ministry"), 1),
        (("ministry of health", "health ministry"), 1),
        (("regional prosecutor's office", "Kharkiv Regional Prosecutor's Office"), 1),
        (("Defence Ministry", "Armenian defence ministry", "defence ministry of Azerbaijan"), 3),
        (("Osman", "Osman Idris"), 2),
    ],
)
def test_short_name_of_a_body_is_that_of_the_only_one_that_is_named_in_full(speakers: tuple[str, ...], origins: int) -> None:
    sites = ("bbc.com", "aljazeera.com", "dw.com")
    record, events = by_hand(list(zip(sites, speakers, strict=False)))
    assert len(independent(record, events)) == origins


@given(st.randoms(use_true_random=False))
def test_order_of_facts_does_not_change_the_origins(chance: Random) -> None:
    record, events = by_hand([("bbc.com", "Osman Idris"), ("dw.com", "Osman Idris"), ("dw.com", None), ("one.example", None)])
    assert independent(record, chance.sample(events, len(events))) == independent(record, events)
    assert independent(record, [*events, *events]) == independent(record, events)
