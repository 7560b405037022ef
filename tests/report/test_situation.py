from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.fuse import Record
from onrecord.model import Fact, Place, Span
from onrecord.report.situation import UncitedSentence, check, situation
from tests.wars import event, figure, record, report, statement

HOSTILE = (
    "<script>alert(1)</script> [click](javascript:x) ![i](http://evil.example/p.png) # Heading | cell `code` **bold** &lt;b&gt; $x$"
    " [F1234abcd-12ab; 9] \x1b[31m \u202e"
)


def items(text: str) -> list[str]:
    body = text.split("## Sources")[0]
    return [line for line in body.splitlines() if line.startswith("- ")]


def test_every_sentence_cites_a_fact_and_a_source_that_exist() -> None:
    made = record()
    text = situation(made)
    sources = set(re.findall(r"^(\d+)\. ", text.split("## Sources")[1], re.MULTILINE))
    assert len(items(text)) >= 9
    for item in items(text):
        cited = re.search(r"\[([\w, -]+); ([\d, ]+)\]$", item)
        assert cited, item
        assert set(cited[1].split(", ")) <= set(made.facts)
        assert set(cited[2].split(", ")) <= sources


def test_sections_hold_counts_denials_events_doubts_and_gaps() -> None:
    text = situation(record())
    assert "- Killed, people of Sudan: 23, as of 2024-06-14, according to Nyala hospital: “" in text
    assert "- Intercepted, drones: 20–30, as of 2024-03-03, according to Ukrainian air force: “" in text
    assert "- Killed, military of Yemen: “Dozens of fighters”, no speaker named: “" in text
    assert "- Rapid Support Forces denies: “shelling the camp”. What is denied: Nyala hospital: “23 people were killed" in text
    assert "attack (planned), by Ukraine, affecting depot" in text
    assert "- For 1 count the reports name no speaker" in text
    assert "- For 2 events the reports give no date" in text
    assert text.index("Counts, by who") < text.index("Denials") < text.index("Attacks and") < text.index("Not verified")


def test_days_narrow_the_report() -> None:
    text = situation(record(), since="2024-06-01", until="2024-06-30")
    assert "shells hit" in text
    assert "Killed, people of Sudan: 23" in text
    assert "Rapid Support Forces denies" in text
    assert not re.search("Vilne|Marib|drones", text)
    assert "denies" not in situation(record(), until="2024-05-31")
    with pytest.raises(UsageError):
        situation(record(), since="June")


def test_place_narrows_the_report() -> None:
    text = situation(record(), place="marib")
    assert "Dozens of fighters" in text
    assert "clashes" in text
    assert not re.search("Nyala|Vilne|Kyiv", text)
    assert situation(record(), place="Marib", until="2024-12-31").splitlines()[-1] == "Nothing of what is asked for is on record."


def test_sentence_without_a_citation_is_refused() -> None:
    check(["- Said so [F12345678-1234567890; 1]", "## Heading", ""])
    for sentence in ("- Said so", "- Said so [1]", "- Said so \\[F12345678-1234567890; 1\\]", "- Said so [F12345678-1234567890]"):
        with pytest.raises(UncitedSentence):
            check([sentence])


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
    for cited in re.findall(r"\[([^\]]*); [\d, ]+\]", left):
        assert set(cited.split(", ")) <= real
    assert all(line.startswith(("#", "- ")) or re.match(r"\d+\. |$", line) for line in written.splitlines())


def test_empty_record_says_that_nothing_is_on_record() -> None:
    assert situation(Record()).splitlines()[-1] == "Nothing of what is asked for is on record."
