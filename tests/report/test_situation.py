from __future__ import annotations

import re
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.fuse import Record
from onrecord.model import Event, Fact, Place, Span
from onrecord.report.situation import situation, situation_data
from tests.fuse.test_incidents import denial
from tests.fuse.test_incidents import strike as told_strike
from tests.fuse.told import told
from tests.wars import Reading, event, figure, place, record, report, span, statement, sudan, wars

HOSTILE = (
    "<script>alert(1)</script> [click](javascript:x) ![i](http://evil.example/p.png) # Heading | cell `code` **bold** &lt;b&gt; $x$"
    " [F1234abcd-12ab; 9] \x1b[31m \u202e"
)


def items(text: str) -> list[str]:
    """The sentences of a report, quotations among them."""
    body = text.split("\n## Sources\n")[0]
    return [line.strip() for line in body.splitlines() if line.lstrip().startswith("- ")]


def sections(text: str) -> list[str]:
    return re.findall(r"^## (.+)$", text, re.MULTILINE)


def test_every_sentence_cites_a_fact_and_a_source_that_exist() -> None:
    made = record()
    text = situation(made)
    sources = set(re.findall(r"^(\d+)\. ", text.split("\n## Sources\n")[1], re.MULTILINE))
    assert len(items(text)) >= 20
    for item in items(text):
        cited = re.search(r" \[([\w, -]+?)(?:, \+\d+)?; ([\d, –]+)\]$", item)
        assert cited, item
        assert set(cited[1].split(", ")) <= set(made.facts)
        assert set(re.split(r", |–", cited[2])) <= sources


def test_sections_stand_in_the_order_in_which_an_editor_reads() -> None:
    assert sections(situation(record())) == [
        "In brief", "What happened", "Tolls side by side", "Claims and denials", "What is unverified", "What no report says", "Sources",
    ]  # fmt: skip


def test_incident_keeps_its_day_place_speaker_and_denial() -> None:
    text = situation(record())
    assert "### Sudan\n\n- On 14 June 2024, an attack (“shells hit”) on camp in Nyala was reported, according to Nyala hospital; " in text
    assert "; denied by Rapid Support Forces (1 voice; " in text
    assert "  - “The Nyala hospital said 23 people were killed when shells hit the camp on Friday.” [E" in text


@pytest.mark.parametrize("modality", ("planned", "possible", "demanded", "denied"))
def test_what_is_not_said_to_have_happened_never_reads_as_if_it_had(modality: str) -> None:
    document = report("Kyiv may attack the depot in Belgorod, a newspaper wrote.", day="2024-03-04")
    belgorod = place(document, "Belgorod", country="RU")
    facts: list[Fact] = [belgorod, event(document, "attack", by=["Kyiv"], against=["depot"], at=[belgorod], modality=modality)]
    text = situation(Record.of([(document, facts)]))
    assert (
        f"### Russia: planned, possible, demanded or denied\n\n- An attack by Kyiv on depot in Belgorod is on record only as {modality}"
        in text
    )
    assert "was reported" not in text
    assert "- 1 event is only planned, possible, demanded or denied [E" in text


def test_hedges_and_accusations_stay_with_the_sentence() -> None:
    document = report("Rebels reportedly shelled Taiz, the governor alleged.", day="2024-03-04")
    said = statement(
        document, "shelled Taiz", speaker="governor", stance="accuses", hedges=(Span(text="reportedly", start=7, end=17),)
    )  # fmt: skip
    text = situation(Record.of([(document, [said, event(document, "shelled", by=["rebels"], attributed_to=(said.id,))])]))
    assert "was reported, alleged by governor, hedged (“reportedly”) (1 voice)" in text
    assert "- 1 incident is told with a hedge" in text


def test_claim_that_the_report_itself_calls_false_is_told_so() -> None:
    document = report("The general falsely claimed that Kyiv shelled Donetsk.", day="2024-03-04")
    said = statement(document, "Kyiv shelled Donetsk", speaker="general", cue=span(document, "claimed"))
    text = situation(Record.of([(document, [said, event(document, "shelled", by=["Kyiv"], attributed_to=(said.id,))])]))
    assert "was reported, according to the general, a claim that a report calls into doubt (“falsely”) (1 voice)" in text.replace(
        "according to general", "according to the general"
    )


def test_what_somebody_tells_while_denying_something_else_is_no_denial_of_it() -> None:
    document = report("The minister denied the killings and said that the troops had left Bucha.", day="2024-03-04")
    said = statement(document, "the killings and said that the troops had left Bucha", speaker="minister", stance="denies")
    left = event(document, "left", type="RETREAT", mode="withdraw", by=["troops"], attributed_to=(said.id,))
    happened = situation(Record.of([(document, [said, left])])).split("## What happened")[1].split("\n## ")[0]
    assert "A withdrawal (“left”) by troops was reported, told in a denial by minister (1 voice)" in happened
    assert "denied" not in happened.replace("minister denied", "")


def test_tolls_of_an_incident_stand_with_it_once_each_and_the_latest_first() -> None:
    readings: list[Reading] = []
    for day, killed in ((5, 20), (6, 31)):
        document = report(f"An air strike hit Taiz on 4 March, killing {killed} people, the ministry said.", day=f"2024-03-0{day}")
        taiz = place(document, "Taiz", country="YE", lat=13.6, lon=44.0, place_kind="city", radius_km=5.0)
        strike = event(document, "air strike", at=[taiz], mode="aerial", first="2024-03-04", last="2024-03-04")
        toll = figure(
            document, f"{killed} people", killed, lower=killed, upper=killed, speaker_name="ministry", event=strike.id, as_of="2024-03-04"
        )
        readings.append((document, [taiz, strike, toll]))
    text = situation(Record.of(readings))
    assert text.count("On 4 March 2024, an air strike in Taiz was reported") == 1
    assert "; 31 people killed, according to ministry; 20 people killed, according to ministry (" in text


def test_own_voice_of_a_report_is_told_as_such() -> None:
    document = report("Shells hit the bridge at dawn.", day="2024-03-04").model_copy(update={"publisher": "Example Wire"})
    text = situation(Record.of([(document, [event(document, "hit")])]))
    assert "An attack (“hit”) was reported by Example Wire in its own voice (1 voice) [E" in text


def test_counts_stand_side_by_side_with_bounds_and_speakers() -> None:
    text = situation(record())
    assert "- 23 people killed, as of 14 June 2024, according to Nyala hospital" in text
    assert "- 20–30 drones intercepted, as of 3 March 2024, according to Ukrainian air force [F" in text
    assert "- “Dozens of fighters” killed, with no speaker named [F" in text
    assert "- At least 4,500 families displaced, since 1 May 2024, according to International Organization for Migration [F" in text


def test_denial_stands_beside_what_it_denies() -> None:
    text = situation(record())
    assert (
        "- Denial by Rapid Support Forces: “shelling the camp”; what is denied: Nyala hospital, “23 people were killed when shells hit"
        in text
    )


def test_doubts_and_gaps_are_told() -> None:
    text = situation(record())
    assert "- Could not be verified [S" in text
    assert "- For 1 count no report names a speaker [F" in text
    assert "- For 1 incident no report gives the day [E" in text
    assert "- For 2 attacks no report says who did it [E" in text
    assert "- No figure is reported of people wounded, missing, captured, evacuated [" in text


def test_silence_of_the_record_is_told() -> None:
    assert "- Between 4 March 2024 and 15 June 2024 no report of those on record came out [" in situation(record())
    assert "- When 1 report came out is unknown [" in situation(record())


def test_days_narrow_the_report() -> None:
    text = situation(record(), since="2024-06-01", until="2024-06-30")
    assert "shells hit" in text
    assert "23 people killed" in text
    assert "Denial by Rapid Support Forces" in text
    assert "Asked for: from 1 June 2024; until 30 June 2024. The record holds 3 reports." in text
    assert not re.search("Vilne|Marib|drones", text)
    assert "Denial by" not in situation(record(), until="2024-05-31")
    with pytest.raises(UsageError):
        situation(record(), since="June")


def test_place_narrows_the_report() -> None:
    text = situation(record(), place="marib")
    assert "Dozens of fighters" in text
    assert "clashes" in text.casefold()
    assert not re.search("Nyala|Vilne|Kyiv", text)
    assert situation(record(), place="Marib", until="2024-12-31").splitlines()[-1] == "Nothing of what is asked for is on record."


@pytest.mark.parametrize("country", ("Yemen", "YE", "yemen"))
def test_country_holds_its_places(country: str) -> None:
    assert "Clashes in Marib" in situation(record(), place=country)
    assert "Nyala" not in situation(record(), place=country)


def test_actor_narrows_the_report_to_what_somebody_did_suffered_or_said() -> None:
    text = situation(record(), actor="rapid support")
    assert "Denial by Rapid Support Forces" in text
    assert "in Nyala was reported" in text
    assert not re.search("Marib|Vilne", text)


@pytest.mark.parametrize(
    ("topic", "told"),
    (
        ("INTERCEPT", "shot down"),
        ("displaced", "families"),
        ("measure:displaced", "families"),
        ("air force", "air force"),
        ("MIGRATION", ""),
    ),
)
def test_topic_is_a_label_or_the_words_of_the_sentences(topic: str, told: str) -> None:
    if not told:
        with pytest.raises(UsageError):
            situation(record(), topic=topic)
        return
    text = situation(record(), topic=topic)
    assert told in text
    assert "Marib" not in text


@pytest.mark.parametrize("topic", ("measure:kiled", "type:AIR", "ASSALT", "!"))
def test_unknown_label_is_an_error_that_lists_those_that_there_are(topic: str) -> None:
    with pytest.raises(UsageError) as raised:
        situation(record(), topic=topic)
    assert topic == "!" or {"measure:kiled": "killed", "type:AIR": "ASSAULT", "ASSALT": "ASSAULT"}[topic] in raised.value.hint


def test_what_is_left_out_is_counted_and_named_for_programs() -> None:
    readings = [strike(number) for number in range(9)]
    text = situation(Record.of(readings), limit=2)
    happened = text.split("## What happened")[1].split("\n## ")[0]
    assert happened.count("On ") == 2
    assert "- 7 more incidents of this part are on record and not told here [E" in happened
    assert ", +2; " in happened
    told = situation_data(Record.of(readings), limit=2)
    section = next(section for section in told["sections"] if section["title"] == "What happened")  # type: ignore[attr-defined]
    assert section["left_out"] == 7
    assert len(section["sentences"][-1]["facts"]) == 7
    assert "more incidents" not in situation(Record.of(readings), limit=None)


def test_long_citation_names_some_and_counts_the_others() -> None:
    readings = [strike(number) for number in range(20)] + [told_plainly(number) for number in range(20)]
    text = situation(Record.of(readings))
    assert "- 40 reports in 40 voices tell of it [" in text
    assert re.search(
        r"^- 20 incidents between 10 May 2024 and 29 May 2024 are reported \[(?:E[\w-]+, ){5}\+15; (?:\d+, )+\+15\]$", text, re.MULTILINE
    )
    assert re.search(r"^- 20 incidents of no stated day are reported \[(?:E[\w-]+, ){5}\+15; ", text, re.MULTILINE)


def told_plainly(number: int) -> Reading:
    """A report of the same days, of clashes without a day."""
    document = report(f"Clashes went on near Hill{number}.", url=f"https://y.example/{number}", day=f"2024-05-{10 + number}")
    return document, [event(document, "Clashes", at=[place(document, f"Hill{number}", country="YE")])]


def strike(number: int) -> Reading:
    """An air strike a day, each in another town and report."""
    document = report(f"An air strike hit Town{number} on Monday.", url=f"https://x.example/{number}", day=f"2024-05-{10 + number}")
    town = place(document, f"Town{number}", country="MM")
    day = f"2024-05-{10 + number}"
    return document, [town, event(document, "air strike", at=[town], first=day, last=day, mode="aerial")]


def test_every_country_has_its_share_of_what_is_told() -> None:
    readings = [strike(number) for number in range(12)]
    document = report("Shells hit a bridge.", day="2024-05-01")
    bridge = place(document, "bridge", country="YE")
    readings.append((document, [bridge, event(document, "hit", at=[bridge])]))
    happened = situation(Record.of(readings), limit=4).split("## What happened")[1].split("\n## ")[0]
    assert "### Yemen\n\n- An attack (“hit”)" in happened
    assert happened.count("an air strike") == 3
    assert "- 9 more incidents of this part are on record" in happened


ESTIMATES = re.compile(
    r"(?i)\b(?:almost certain|(?:very |highly |un)?likely|(?:im|highly )?probabl[ey]|remote|even chance|almost no chance)\b"
)


def test_likelihood_is_never_guessed() -> None:
    own_words = re.sub(r"“[^”]*”", "", situation(Record.of([*wars(), *(strike(number) for number in range(3))])))
    assert ESTIMATES.findall(own_words) == []


def test_report_as_of_a_moment_says_so() -> None:
    assert "The record, as it stood at 2024-03-05T18:00, holds 3 reports." in situation(record(), as_of="2024-03-05T18:00")


def test_order_of_the_reports_does_not_matter() -> None:
    assert len({situation(Record.of(readings)) for readings in permutations([*wars(), strike(1)])}) == 1


def test_data_hold_the_same_sentences_as_the_text() -> None:
    told = situation_data(record())
    text = situation(record())
    for section in told["sections"]:  # type: ignore[attr-defined]
        assert f"## {section['title']}" in text
        for sentence in section["sentences"]:
            assert sentence["text"] in text
            assert sentence["facts"] and sentence["sources"]
    assert [source["number"] for source in told["sources"]] == [1, 2, 3]  # type: ignore[attr-defined]


def test_corrected_report_is_named() -> None:
    document, facts = sudan()
    former = report("The camp was shelled, 40 died.", url="https://sudan.example/camp", title="Camp shelled")
    made = Record(documents={document.id: document}, facts={fact.id: fact for fact in facts}, corrects={document.id: former})
    assert (
        "- The report “Camp shelled near Nyala” supersedes an earlier version of the report: a later text of the same report"
        in situation(made)
    )


def rendered_as_text(markdown: str) -> str:
    """What is left of Markdown once every escaped character is taken out."""
    return re.sub(r"\\.", "", markdown)


@given(st.text(min_size=1, max_size=60).filter(lambda words: words.strip()) | st.just(HOSTILE))
def test_nothing_from_a_report_is_read_as_markup_or_as_a_citation(words: str) -> None:
    text = f"Rebels {words} hit the bridge. 5 people died."
    document = report(text, url=f"https://x.example/{words}", title=words)
    scene = Place(document=document.id, text="bridge", start=0, end=0, canonical=words)
    facts: list[Fact] = [
        event(document, "hit", by=[words], against=[words]).model_copy(update={"trigger": Span(text=words, start=0, end=len(text))}),
        figure(document, "5 people", 5, party=words, speaker_name=words, place=words, unit=words),
        statement(document, "hit the bridge", speaker=words, stance="denies"),
        scene,
    ]
    written = situation(Record.of([(document, facts)]))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)
    left = rendered_as_text(written)
    assert not re.search(r"[<>|*~$&]|\]\(|!\[", left)
    real = {fact.id for fact in facts}
    for cited in re.findall(r"\[([^\]]*); [\d, –]+\]", left):
        assert set(re.sub(r", \+\d+$", "", cited).split(", ")) <= real
    _, _, body = written.partition("\n## ")
    assert all(re.match(r"#+ |(?:  )?- |\d+\. |$", line) for line in f"## {body}".splitlines())


def test_empty_record_says_that_nothing_is_on_record() -> None:
    assert situation(Record()).splitlines()[-1] == "Nothing of what is asked for is on record."


def test_accuser_of_what_is_denied_is_not_said_to_deny_it() -> None:
    (one, hit), ((document, facts), denied) = told_strike("Meridian"), denial("Zenith", "The air force")
    blame = statement(document, "hitting the clinic in Kutum", speaker="Residents", stance="accuses")
    about = {denied.id: {"attributed_to": (blame.id,)}}
    facts = [blame, *(fact.model_copy(update=about.get(fact.id, {})) for fact in facts)]
    again = next(fact for fact in facts if isinstance(fact, Event))
    text = situation(told([one, (document, facts)], [hit, again]))
    assert "; denied by The air force" in text
    assert "told as not having happened" not in text
