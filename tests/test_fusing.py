"""The groups that a case keeps are those that are found in memory, whichever way the case came about."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord.fusing as fusing
from onrecord.errors import UsageError
from onrecord.fuse.grouping import Keys, Link, Matter, Rulings, components, grouped
from onrecord.fusing import Kept, fuse_case, groups_of, judged
from onrecord.model import Document, Event, Fact, Frozen, Incident, Judgement
from onrecord.model.vocabulary import Verdict
from onrecord.store import Store, open_store
from tests.store.reports import reading, report, reports

MORE = (
    "Rockets struck a school in Kharkiv. Shells fell on Taiz. A column entered Nyala.",
    "Mortars hit the market in Nyala. Drones struck the port. Fighters entered the port.",
    "A blast hit the bridge. Shells fell on the bridge. Rockets struck the mill.",
)
WORLD = [*reports(), *(report(text, url=f"https://wire.example/{at}", day=f"2024-03-0{at + 1}") for at, text in enumerate(MORE))]
CORRECTED = report("Rockets struck a clinic in Kharkiv. Rockets struck again.", url=WORLD[1].url, day="2024-03-05")


class Blow(Frozen):
    id: str
    document: str
    word: str


def blows(document: Document, facts: Sequence[Fact]) -> list[Blow]:
    return [Blow(id=fact.id, document=document.id, word=fact.trigger.text) for fact in facts if isinstance(fact, Event)]


def together(a: Blow, b: Blow) -> Link | None:
    """Blows of one word are one; a blow that "entered" holds those that "struck"."""
    if a.word == b.word:
        return Link(a=a.id, b=b.id, score=1.0, why=(f"both {a.word}",))
    if {a.word, b.word} == {"entered", "struck"}:
        whole, part = (a, b) if a.word == "entered" else (b, a)
        return Link(a=whole.id, b=part.id, kind="holds", score=1.0)
    return None


def group(items: Sequence[Blow], links: Sequence[Link], rulings: Rulings) -> list[Incident]:
    """Groups of what is linked and not judged apart; with the parts that each holds."""
    near = [link for link in links if link.kind == "same" and (min(link.a, link.b), max(link.a, link.b)) not in rulings.different]
    held = [(link.a, link.b) for link in links if link.kind == "holds"]
    made = []
    for members in components([item.id for item in items], near, rulings):
        parts = tuple(sorted({b for a, b in held if a in members}))
        made.append(Incident(id=f"I{members[0][1:]}", type="ASSAULT", events=tuple(members), parts=parts))
    return made


TOYS = Matter(
    name="happening", item=Blow, groups=Incident, items=blows, keys=lambda _: Keys(frozenset("x"), frozenset("x")), compare=together,
    group=group,
)  # fmt: skip


@pytest.fixture(autouse=True)
def _toys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fusing, "MATTERS", (TOYS,))
    monkeypatch.setattr(fusing, "SIGNATURE", "toys@1")
    monkeypatch.setattr(fusing, "AT_ONCE", 2)


def add(store: Store, *documents: Document) -> None:
    for document in documents:
        store.add(reading(document), signature="toy@1")


def kept(store: Store) -> list[Incident]:
    return sorted(groups_of(store).happenings, key=lambda found: found.id)


def expected(documents: Sequence[Document], judgements: Sequence[Judgement] = ()) -> list[Incident]:
    told = [(one.document, list(one.facts)) for one in map(reading, documents)]
    return sorted(grouped(TOYS, told, judgements), key=lambda found: found.id)


def events() -> list[str]:
    return sorted(event for incident in expected(WORLD) for event in incident.events)


def say(at: int, verdict: Verdict, left: Sequence[str] = (), right: Sequence[str] = (), undoes: str | None = None) -> Judgement:
    stamp = f"2024-05-01T10:00:{at:02d}+00:00"
    return Judgement(id=f"J{at}", at=stamp, by="ana", verdict=verdict, left=tuple(left), right=tuple(right), undoes=undoes)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "case.db", create=True) as opened:
        yield opened


def test_groups_are_those_found_in_memory(store: Store) -> None:
    add(store, *WORLD)
    assert fuse_case(store) == len(WORLD)
    assert kept(store) == expected(WORLD)
    assert any(len(incident.events) > 1 for incident in kept(store))
    assert any(incident.parts for incident in kept(store))


def test_nothing_is_done_twice(store: Store) -> None:
    add(store, *WORLD)
    fuse_case(store)
    assert fuse_case(store) == 0
    add(store, *WORLD)
    assert fuse_case(store) == 0


def test_a_new_report_joins_what_is_there(store: Store) -> None:
    add(store, *WORLD[:5])
    fuse_case(store)
    add(store, *WORLD[5:])
    assert fuse_case(store) == len(WORLD) - 5
    assert kept(store) == expected(WORLD)


def test_a_corrected_report_leaves_its_groups(store: Store) -> None:
    add(store, *WORLD)
    fuse_case(store)
    add(store, CORRECTED)
    assert fuse_case(store) == 1
    assert kept(store) == expected([*(one for one in WORLD if one.url != CORRECTED.url), CORRECTED])
    assert fuse_case(store) == 0


def test_a_killed_run_is_taken_up(store: Store) -> None:
    add(store, *WORLD)

    def stop(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fuse_case(store, on_progress=stop)
    assert store.pending("toys@1") == len(WORLD) - 2
    fuse_case(store)
    assert kept(store) == expected(WORLD)


def test_what_another_process_judges_meanwhile_holds(store: Store, tmp_path: Path) -> None:
    add(store, *WORLD)
    whole = next(incident for incident in expected(WORLD) if len(incident.events) > 2)
    apart = say(1, "different", whole.events[:1], whole.events[1:])

    def meanwhile(done: int) -> None:
        if done == 2:
            with open_store(tmp_path / "case.db") as other:
                judged(other, apart)

    fuse_case(store, on_progress=meanwhile)
    assert kept(store) == expected(WORLD, [apart])


def test_what_is_remembered_no_longer_is_read_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fusing, "REMEMBERED", 2)
    add(store, *WORLD)
    fuse_case(store)
    blow = Kept(TOYS)
    with store.shelf() as shelf:
        numbers = sorted(shelf.numbers(TOYS.name, events()).values())
        assert list(dict(blow._items(shelf, numbers[1:3]))) == numbers[1:3]
        assert list(dict(blow._items(shelf, numbers))) == numbers


def test_other_rules_make_the_groups_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    add(store, *WORLD)
    fuse_case(store)
    monkeypatch.setattr(fusing, "SIGNATURE", "toys@2")
    assert fuse_case(store) == len(WORLD)
    assert kept(store) == expected(WORLD)


def test_a_judgement_wins_and_its_undoing_restores_the_record_exactly(store: Store) -> None:
    add(store, *WORLD)
    fuse_case(store)
    before = kept(store)
    whole = next(incident for incident in before if len(incident.events) > 2)
    other = next(incident for incident in before if incident.id != whole.id)
    judged(store, say(1, "different", whole.events[:1], whole.events[1:]))
    assert whole.events not in [incident.events for incident in kept(store)]
    judged(store, say(2, "same", whole.events[:1], other.events[:1]))
    assert any({whole.events[0], other.events[0]} <= set(incident.events) for incident in kept(store))
    judged(store, say(3, "undo", undoes="J2"))
    judged(store, say(4, "undo", undoes="J1"))
    assert kept(store) == before
    judged(store, say(5, "undo", undoes="J4"))
    assert kept(store) == expected(WORLD, [say(1, "different", whole.events[:1], whole.events[1:])])


def test_a_judgement_is_undone_once_whoever_is_first(store: Store) -> None:
    add(store, *WORLD)
    fuse_case(store)
    a, b = events()[:2]
    judged(store, say(1, "same", [a], [b]))
    judged(store, say(2, "undo", undoes="J1"))
    with pytest.raises(UsageError, match="undone already"):
        judged(store, say(3, "undo", undoes="J1"))
    assert [found.id for found in store.judgements()] == ["J1", "J2"]


VERDICTS = st.tuples(st.sampled_from(("same", "different")), st.sampled_from(events()), st.sampled_from(events()))


@settings(max_examples=25, deadline=None)
@given(
    order=st.permutations([*WORLD, CORRECTED]),
    cuts=st.lists(st.integers(0, len(WORLD)), max_size=3),
    said=st.lists(VERDICTS.filter(lambda said: said[1] != said[2]), max_size=4),
)
def test_no_order_of_reports_and_judgements_shows(
    order: list[Document], cuts: list[int], said: list[tuple[Verdict, str, str]]
) -> None:  # fmt: skip
    judgements = [say(at, verdict, [a], [b]) for at, (verdict, a, b) in enumerate(said)]
    pair = [one for one in order if one.url == CORRECTED.url]
    standing = [one for one in order if one.url != CORRECTED.url] + pair[-1:]  # the one that came later corrects the other
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder, "case.db"), create=True) as store:
        for at, document in enumerate(order):
            add(store, document)
            if at in cuts:
                fuse_case(store)
            if at < len(judgements):
                fuse_case(store)
                judged(store, judgements[at])
        fuse_case(store)
        assert kept(store) == expected(standing, judgements)
