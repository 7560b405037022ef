from __future__ import annotations

from onrecord.fuse import Record
from onrecord.report.chart import Chart, chart, titled
from onrecord.report.chart_layout import laid
from onrecord.report.ledger import ledger
from tests.wars import Reading, event, figure, place, report, statement


def toll(text: str, words: str, value: float, *, day: str, by: str | None, **known: object) -> Reading:
    """A report of one count of the shelling of Nyala, told on that day."""
    document = report(text, url=f"https://sudan.example/{day}/{by}", day=day)
    nyala = place(document, "Nyala", country="SD", lat=12.05, lon=24.88, place_kind="city", precision="city", geonames=365763)
    hit = event(document, "shelling", at=[nyala], first="2024-06-14", last="2024-06-14")
    counted = figure(
        document, words, value, speaker_name=by, event=hit.id, scope="incident", place="Nyala", place_id=nyala.id, party="Sudan", **known
    )
    return document, [nyala, hit, counted]


def charts(*readings: Reading) -> list[Chart]:
    record = Record.of(readings)
    return [chart(record, row) for row in ledger(record)]


def at_least(day: str = "2024-06-14") -> Reading:
    text = "The shelling of Nyala killed at least 20 people, the health ministry said."
    return toll(text, "at least 20 people", 20, day=day, by="Health Ministry", bound="at_least", lower=20)


def exact(day: str = "2024-06-16") -> Reading:
    text = "The shelling of Nyala killed 31 people, the health ministry said."
    return toll(text, "31 people", 31, day=day, by="Health Ministry")


def test_chart_shows_a_bound_as_open_where_its_wording_has_no_end() -> None:
    (drawn,) = charts(at_least())
    (mark,) = drawn.lines[0].marks
    assert (mark.shape, mark.low, mark.high, mark.wording) == ("upwards", 20, None, "at least 20")
    nearly = toll("The shelling of Nyala killed nearly 40 people, doctors said.", "nearly 40 people", 40, day="2024-06-15", by="doctors",
                  bound="nearly", upper=40)  # fmt: skip
    (mark,) = charts(nearly)[0].lines[0].marks
    assert (mark.shape, mark.low, mark.high) == ("downwards", None, 40)


def test_chart_shows_a_range_as_a_band_and_a_vague_word_by_what_it_stands_for() -> None:
    between = toll("The shelling of Nyala killed 20 to 30 people, doctors said.", "20 to 30 people", 25, day="2024-06-15", by="doctors",
                   bound="range", lower=20, upper=30)  # fmt: skip
    dozens = toll("The shelling of Nyala killed dozens of people, doctors said.", "dozens of people", 24, day="2024-06-15", by="doctors",
                  bound="vague")  # fmt: skip
    (band,), (word,) = charts(between)[0].lines[0].marks, charts(dozens)[0].lines[0].marks
    assert (band.shape, band.low, band.high) == ("band", 20, 30)
    assert (word.shape, word.low, word.high, word.wording) == ("vague", 12, 120, "“dozens of people”")


def test_chart_has_one_line_a_speaker_and_a_revision_ends_what_stood() -> None:
    (drawn,) = charts(at_least(), exact())
    (line,) = drawn.lines
    assert [(mark.day, mark.until, mark.wording) for mark in line.marks] == [
        ("2024-06-14", "2024-06-16", "at least 20"), ("2024-06-16", None, "31"),
    ]  # fmt: skip
    assert line.marks[1].revises == ("at least 20 (Health Ministry)",)
    assert (drawn.basis, drawn.first, drawn.last, drawn.undated) == ("told", "2024-06-14", "2024-06-16", 0)


def test_chart_puts_what_is_revised_first_among_the_numbers_of_a_day() -> None:
    (drawn,) = charts(exact("2024-06-16"), at_least("2024-06-16"))
    marks = sorted((mark for line in drawn.lines for mark in line.marks), key=lambda mark: mark.slot)
    assert {mark.slots for mark in marks} == {2}
    assert [mark.slot for mark in marks] == [0, 1]
    revised = [mark for mark in marks if any(other.revises for other in marks if other is not mark)]
    assert all(mark.slot == 0 for mark in revised)


def test_chart_leaves_out_and_counts_what_has_no_day() -> None:
    text = "The shelling of Nyala killed 20 people, doctors said."
    document = report(text, url="https://sudan.example/undated")
    (drawn,) = charts((document, [figure(document, "20 people", 20, speaker_name="doctors")]))
    assert (drawn.lines, drawn.first, drawn.undated) == ((), None, 1)


def test_chart_marks_the_word_of_nobody_as_an_outlets_own() -> None:
    (drawn,) = charts(toll("The shelling of Nyala killed 20 people.", "20 people", 20, day="2024-06-15", by=None))
    assert drawn.lines[0].named is False


def test_chart_tells_who_denies_a_count() -> None:
    document = report(
        "The shelling of Nyala killed 20 people, doctors said. The army denied that 20 people were killed.", url="https://sudan.example/d",
        day="2024-06-15",
    )  # fmt: skip
    counted = figure(document, "20 people", 20, speaker_name="doctors")
    denied = statement(document, "that 20 people were killed", speaker="Sudanese army", stance="denies", about=(counted.id,))
    (drawn,) = charts((document, [counted, denied]))
    assert drawn.lines[0].marks[0].denied_by == ("Sudanese army",)


def test_title_of_a_series_says_what_is_not_told() -> None:
    document = report("Shells killed 20 people.", url="https://sudan.example/t", day="2024-06-15")
    (row,) = ledger(Record.of([(document, [figure(document, "20 people", 20)])]))
    assert titled(row) == ("people killed", "party not told", "scope not told", "place not told")


def test_drawing_keeps_days_in_order_and_higher_numbers_higher() -> None:
    (drawn,) = charts(at_least(), exact())
    first, second = laid(drawn).lines[0].placed
    assert first.x < second.x
    assert first.y > second.y
    assert first.top < first.y == first.bottom
    assert (second.top, second.bottom) == (second.y, second.y)


def test_drawing_of_one_day_stands_in_the_middle() -> None:
    (placed,) = laid(charts(exact())[0], width=300).lines[0].placed
    assert placed.x == 150
