"""The figures in which a copy differs from its origin."""

from __future__ import annotations

from onrecord.fuse import Record
from onrecord.fuse.revised import revised
from onrecord.model import Document, Fact
from tests.wars import figure, report

TEXT = (
    "At least {killed} people were killed and {hurt} wounded when shells hit the Abu Shouk camp north of El Fasher on Friday, the Al Junaid"
    " hospital said, in the heaviest attack on the city since May. The Rapid Support Forces fired from the east, residents said. About"
    " {fled} families left for Tawila, 60 km to the west, the International Organization for Migration said."
)


def told(name: str, day: str, killed: int, hurt: int, fled: str) -> tuple[Document, list[Fact]]:
    document = report(TEXT.format(killed=killed, hurt=hurt, fled=fled), url=f"https://{name}.example/1", day=day)
    return document, [
        figure(document, f"{killed} people", killed, bound="at_least"),
        figure(document, f"{hurt} wounded", hurt, measure="wounded"),
        figure(document, f"{fled} families", float(fled.replace(",", "")), bound="about", measure="displaced", unit="families"),
    ]


def test_changed_toll_of_a_copy_is_paired_with_the_one_that_it_revises() -> None:
    record = Record.of([told("one", "2024-06-15", 23, 61, "4,500"), told("two", "2024-06-16", 31, 61, "4,500")])
    [voice] = record.groups.voices
    [copy] = voice.copies
    assert [(new.value, old.value, new.document, old.document) for new, old in revised(record, copy)] == [(31, 23, copy.document, copy.of)]
    assert "numbers differ: 23 and 31" in copy.why


def test_copy_without_changes_revises_nothing() -> None:
    record = Record.of([told("one", "2024-06-15", 23, 61, "4,500"), told("two", "2024-06-16", 23, 61, "4,500")])
    assert [revised(record, copy) for voice in record.groups.voices for copy in voice.copies] == [[]]


def test_figures_of_other_things_are_not_paired() -> None:
    one, other = told("one", "2024-06-15", 23, 61, "4,500"), told("two", "2024-06-16", 61, 23, "4,500")
    record = Record.of([one, other])
    [copy] = next(iter(record.groups.voices)).copies
    assert [(new.measure, new.value, old.value) for new, old in revised(record, copy)] == [("killed", 61, 23), ("wounded", 23, 61)]
