from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.fuse import Record
from onrecord.model import Document, Fact
from onrecord.report.situation import UncitedSentence, check, situation
from tests.wars import Reading, event, figure, place, record, report, statement


def changed(old: str, new: str) -> str:
    text = situation(record())
    assert old in text
    return text.replace(old, new, 1)


def test_finished_report_passes() -> None:
    check(situation(record()), record())


def test_head_and_sources_need_no_citation() -> None:
    check(changed("# Situation report\n", "# Situation report\n\nPrepared for the desk.\n"), record())


@pytest.mark.parametrize(
    "sentence",
    (
        "- The town fell", "- The town fell [1]", "- The town fell [Eec896a01-ca9d024440]", "- The town fell \\[Eec896a01-ca9d024440; 2\\]",
        "The town fell", "  - The town fell", "- The town fell [Eec896a01-ca9d024440; 2] on Friday",
    ),
)  # fmt: skip
@pytest.mark.parametrize("section", ("In brief", "What happened", "Tolls side by side", "Claims and denials", "What no report says"))
def test_sentence_that_cites_nothing_fails_the_report(section: str, sentence: str) -> None:
    with pytest.raises(UncitedSentence, match="cites nothing"):
        check(changed(f"## {section}\n\n", f"## {section}\n\n{sentence}\n"), record())


@pytest.mark.parametrize("cited", ("[Eec896a01-0000000000; 2]", "[Eec896a01-ca9d024440; 9]", "[Eec896a01-ca9d024440, F1234abcd-12ab; 2]"))
def test_citation_of_what_is_not_on_record_fails_the_report(cited: str) -> None:
    with pytest.raises(UncitedSentence, match="not on record"):
        check(changed("## In brief\n\n", f"## In brief\n\n- The camp was shelled {cited}\n"), record())


def test_fact_cited_with_another_report_fails_the_report() -> None:
    with pytest.raises(UncitedSentence, match="does not cite the reports"):
        check(changed("## In brief\n\n", "## In brief\n\n- The camp was shelled [Eec896a01-ca9d024440; 1]\n"), record())


@pytest.mark.parametrize(
    ("old", "new"), (("- 23 people killed", "- 24 people killed"), ("On 14 June 2024", "On 15 June 2023"), ("20–30", "20–40"))
)
def test_number_that_nothing_cited_holds_fails_the_report(old: str, new: str) -> None:
    with pytest.raises(UncitedSentence, match="holds a number"):
        check(changed(old, new), record())


def test_wrong_tally_fails_the_report() -> None:
    with pytest.raises(UncitedSentence, match="counts what it cites wrongly"):
        check(changed("- 3 reports in 3 voices", "- 4 reports in 3 voices"), record())


def test_quotation_that_is_not_word_for_word_fails_the_report() -> None:
    with pytest.raises(UncitedSentence, match="quotes what no cited report says"):
        check(changed("  - “The claim could not be verified.”", "  - “The claim could be verified.”"), record())


def test_second_sentence_behind_one_citation_fails_the_report() -> None:
    with pytest.raises(UncitedSentence, match="more than one sentence"):
        check(
            changed("was reported, according to Nyala hospital", "was reported. It was a war crime, according to Nyala hospital"), record()
        )


def test_abbreviated_title_is_no_end_of_a_sentence() -> None:
    document = report("Gen. Hassan Omar and St. Mary clinic said shells hit the U.N. House.", day="2024-03-04")
    said = statement(document, "shells hit the U.N. House", speaker="Gen. Hassan Omar and St. Mary clinic")
    hit = event(document, "hit", against=["U.N. House"], attributed_to=(said.id,))
    assert "according to Gen. Hassan Omar and St. Mary clinic" in situation(Record.of([(document, [said, hit])]))


def test_parts_that_are_added_up_are_cited() -> None:
    document = report("The blast killed 12 people in Aden: 7 soldiers and 4 children, police said.", day="2024-03-04")
    whole = figure(document, "12 people", 12, lower=12, upper=12)
    parts = [
        figure(document, "7 soldiers", 7, lower=7, upper=7, population="military", part_of=whole.id),
        figure(document, "4 children", 4, lower=4, upper=4, population="children", part_of=whole.id),
    ]
    text = situation(Record.of([(document, [whole, *parts])]))
    assert f"- 12 people killed (parts add up to 11, not 12), with no speaker named [{whole.id}, " in text


_FOUND = (
    "Kyiv. The", "12,500 men", "Dr. No", "“so” he said", "[E12345678-1234567890; 1]", "a_b*c", "## Sources", "9 March 2022", "…", "1. x",
    "#", "U.N.", "7 reports",
)  # fmt: skip
WORDS = st.sampled_from(_FOUND) | st.text(alphabet="ab 1.,;“”[]()*_#\\-–\n", min_size=1, max_size=12).filter(str.strip)  # fmt: skip


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A report of random words with facts on them: names, hedges, days and numbers are all from outside."""
    words = [" ".join(word.split()) for word in draw(st.lists(WORDS, min_size=3, max_size=6))]
    text = ". ".join(words) + "."
    day = draw(st.none() | st.sampled_from(["2024-03-04", "2024-03-05", "2023-12-31"]))
    document = report(text, url=f"https://x.example/{draw(st.integers(0, 10**6))}", title=draw(WORDS), day=day)
    name: Callable[[], str] = lambda: draw(st.sampled_from(words))  # noqa: E731
    scene = place(document, words[0], canonical=name(), country=draw(st.sampled_from([None, "UA", "SD", "XX"])))
    said = statement(
        document, words[1], speaker=draw(st.none() | st.just(name())), stance=draw(st.sampled_from(["asserts", "denies", "accuses"]))
    )
    told = event(
        document, words[2], by=[name()], against=[name()], at=[scene], first=day, last=day, attributed_to=(said.id,),
        type=draw(st.sampled_from(["ASSAULT", "MOVE", "AID", "CONSULT"])), modality=draw(st.sampled_from(["actual", "planned", "denied"])),
    )  # fmt: skip
    value = draw(st.integers(0, 10**7))
    count = figure(
        document, words[0], value, lower=value, party=name(), place=name(), speaker_name=name(), as_of=day, event=told.id,
        measure=draw(st.sampled_from(["killed", "displaced", "money"])), bound=draw(st.sampled_from(["exact", "at_least", "vague"])),
    )  # fmt: skip
    facts: list[Fact] = [scene, said, told, count]
    if draw(st.booleans()):
        facts.append(statement(document, words[2], speaker=name(), stance="denies", about=(said.id, told.id, count.id)))
    return document, facts


@given(st.lists(readings(), min_size=1, max_size=4, unique_by=lambda reading: reading[0].id), st.randoms())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_check_passes_for_any_record_in_any_order(some: list[Reading], random: object) -> None:
    written = situation(Record.of(some), limit=2)
    assert written == situation(Record.of(list(reversed(some))), limit=2)


def test_documents_are_what_they_are() -> None:
    """The record of the tests has what the sentences above rely on."""
    document: Document = record().documents["dec896a01d017e6f6"]
    assert document.published.first == "2024-06-15"
