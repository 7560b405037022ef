"""Voices: stars of copies around the first telling, whatever the order in which reports come."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from onrecord.fuse import Record
from onrecord.fuse.grouping import grouped
from onrecord.fuse.stories import STORIES
from onrecord.model import Document, Judgement, Voice
from tests.fuse.retold import FOLLOW_UP, OTHER, SECOND_HAND, SPUN, WIRE
from tests.wars import report

PARAGRAPHS = WIRE.split("\n\n")


def told(text: str, name: str, day: str | None = "2024-06-15") -> Document:
    return report(text, url=f"https://{name}.example/story", day=day)


def voices(documents: Sequence[Document], judgements: Sequence[Judgement] = ()) -> list[Voice]:
    return grouped(STORIES, [(document, ()) for document in documents], judgements)


def judged(
    verdict: str, left: Sequence[Document], right: Sequence[Document] = (), *, at: str = "2024-07-01T00:00:00Z", **known: str
) -> Judgement:
    given = {
        "id": f"J{verdict}{at}", "at": at, "by": "Mira", "verdict": verdict, "left": [one.id for one in left],
        "right": [one.id for one in right], **known,
    }  # fmt: skip
    return Judgement.model_validate(given)


FIRST, COPY, LATER = told(WIRE, "wire", "2024-06-15"), told(SPUN, "spun", "2024-06-16"), told(SECOND_HAND, "second", "2024-06-17")
CUT, REVISED = (
    told("\n\n".join(PARAGRAPHS[:2]), "cut", "2024-06-15"),
    told(WIRE.replace("At least 23", "At least 31"), "revised", "2024-06-16"),
)
APART = told(FOLLOW_UP, "follow", "2024-06-17"), told(OTHER, "other", "2024-06-15")
ALL = [FIRST, COPY, LATER, CUT, REVISED, *APART, told(WIRE, "undated", None)]


def test_copies_stand_under_the_first_telling() -> None:
    one, *others = sorted(voices(ALL), key=lambda voice: -len(voice.documents))
    assert one.documents[0] == FIRST.id
    assert {copy.document: copy.manner for copy in one.copies} == {
        COPY.id: "rewrite", LATER.id: "rewrite", CUT.id: "near", REVISED.id: "near", ALL[-1].id: "exact",
    }  # fmt: skip
    assert {copy.of for copy in one.copies} == {FIRST.id}
    assert (one.outlet, one.id) == ("Reuters", f"V{FIRST.id[1:]}")
    assert sorted(voice.documents for voice in others) == sorted((document.id,) for document in APART)


def test_revised_toll_is_named() -> None:
    [voice] = voices([FIRST, REVISED])
    assert "numbers differ: 23 and 31" in voice.copies[0].why


def test_a_copy_does_not_precede_its_origin() -> None:
    early, late = told(SPUN, "early", "2024-06-14"), told(WIRE, "late", "2024-06-18")
    [voice] = voices([late, early])
    assert [(copy.document, copy.of) for copy in voice.copies] == [(late.id, early.id)]
    assert not any("not sure" in words for words in voice.copies[0].why)


def test_order_that_dates_do_not_tell_is_said_to_be_unsure() -> None:
    [voice] = voices([told(WIRE, "one"), told(SPUN, "two")])
    assert voice.documents[0] == told(WIRE, "one").id, "the one that credits itself is taken to be the first"
    assert voice.copies[0].why[-1] == "both may have come out at the same time: which is the copy is not sure"
    [undated] = voices([told(WIRE, "one", None), told(SPUN, "two")])
    assert undated.documents[0] == told(SPUN, "two").id
    assert undated.copies[0].why[-1] == "when one of them came out is not known: which is the copy is not sure"


def test_copies_of_one_story_do_not_chain_it_to_another() -> None:
    """The second shares its beginning with the first and its end with the third, which have nothing in common."""
    first, third = "\n\n".join(PARAGRAPHS[:3]), "\n\n".join(OTHER.split("\n\n")[1:4])
    one, both, other = (
        told(first, "one", "2024-06-14"),
        told(f"{first}\n\n{third}", "both", "2024-06-15"),
        told(third, "other", "2024-06-16"),
    )
    found = voices([one, both, other])
    assert sorted(len(voice.documents) for voice in found) == [1, 2]
    assert {(copy.document, copy.of) for voice in found for copy in voice.copies} == {(both.id, one.id)}


@given(st.permutations(ALL))
def test_order_of_arrival_does_not_change_voices(documents: list[Document]) -> None:
    assert voices(documents) == voices(ALL)


def test_adding_twice_changes_nothing() -> None:
    assert voices([*ALL, *ALL]) == voices(ALL)


def test_what_somebody_ruled_different_is_two_voices_until_it_is_undone() -> None:
    apart = judged("different", [FIRST], [COPY])
    assert sorted(voice.documents for voice in voices([FIRST, COPY], [apart])) == sorted([(FIRST.id,), (COPY.id,)])
    undone = judged("undo", [], at="2024-07-02T00:00:00Z", undoes=apart.id)
    assert voices([FIRST, COPY], [apart, undone]) == voices([FIRST, COPY])


def test_what_somebody_ruled_one_is_one_voice_and_says_so() -> None:
    [voice] = voices([FIRST, APART[1]], [judged("same", [FIRST, APART[1]])])
    assert voice.documents == (FIRST.id, APART[1].id) or voice.documents == (APART[1].id, FIRST.id)
    assert voice.copies[0].why[0] == "Mira ruled them one story"


def test_ruling_on_one_copy_leaves_the_others() -> None:
    found = {
        voice.documents[0]: set(voice.documents) for voice in voices([FIRST, COPY, REVISED], [judged("different", [FIRST], [REVISED])])
    }
    assert found[FIRST.id] == {FIRST.id, COPY.id}
    assert found[REVISED.id] == {REVISED.id}


def test_every_report_has_one_voice() -> None:
    record = Record.of((document, ()) for document in ALL)
    assert set(record.voices) == {document.id for document in ALL}
    assert sorted(document for voice in record.groups.voices for document in voice.documents) == sorted(document.id for document in ALL)
