"""What lists, maps and charts ask of a case, held against a plain reading of what a filter says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pytest
from bench.speed.dense import dense
from bench.speed.generated import reports
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.browsing import selected
from onrecord.case import Case
from onrecord.errors import CaseReadOnly, UsageError
from onrecord.fuse import Record
from onrecord.model.card import Card
from onrecord.model.filter import LABELS, Filter
from onrecord.report.cards import cards

ROLES = {"place": ("place",), "actor": ("actor", "target", "speaker", "party"), "speaker": ("speaker",), "source": ("source",)}
WORLD = list(islice(dense(reports(60, a_day=12)), 60))


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """Sixty reports of five days, of which a person rejected an event, corrected another and accepted a count."""
    with Case(tmp_path_factory.mktemp("browsing") / "case.db") as made:
        for one in WORLD:
            made.store.add(one, signature="generated")
        events = sorted(fact.id for fact in made.events())
        made.judge("reject", [events[0]], by="a tester")
        made.judge("correct", [events[5]], changes={"type": "SANCTION"}, by="a tester")
        made.judge("accept", [next(iter(made.figures())).id], by="a tester")
        yield made


@pytest.fixture(scope="module")
def told(case: Case) -> list[Card]:
    return list(cards(case.record()))


@pytest.fixture(scope="module")
def sentences(case: Case, told: list[Card]) -> dict[str, list[str]]:
    """What is searched for words: of a report its text, of a fact its sentence, of an incident those of its tellings."""
    record = case.record()
    found = {card.id: [said(record, card)] for card in told if card.kind != "incident"}
    for card in told:
        if card.kind == "event" and card.incident:
            found.setdefault(card.incident, []).extend(found[card.id])
    return found


def said(record: Record, card: Card) -> str:
    if card.kind == "document":
        return record.documents[card.id].text
    fact = record.facts.get(card.id) or record.originals[card.id]
    return " ".join(span.text for span in getattr(fact, "evidence", ())[:3])


def fits(card: Card, asked: Filter) -> bool:
    """What a filter says, but for its words."""
    if any(
        getattr(asked, name) not in (None, getattr(card, name)) for name in ("kind", "type", "modality", "stance", "status", "document")
    ):
        return False
    if asked.placed not in (
        None,
        "yes" if any(place.lat is not None and place.role in ("scene", "within") for place in card.places) else "no",
    ):
        return False
    if asked.measure not in (None, *card.measures) or asked.population not in (None, *card.populations):
        return False
    if (asked.since and (card.last or "") < asked.since) or (asked.until and (card.first or "~") > asked.until):
        return False
    for name, roles in ROLES.items():
        part = getattr(asked, name)
        if part and not any(named.role in roles and part.casefold() in named.name.casefold() for named in card.names):
            return False
    reviews = {None: (None, "accepted", "corrected"), "any": (None, "accepted", "corrected", "rejected"), "unreviewed": (None,)}
    return card.review in reviews.get(asked.review, (asked.review,)) and inside(card, asked)


def inside(card: Card, asked: Filter) -> bool:
    box = asked.bounds()
    if box is None:
        return True
    south, west, north, east = box
    return any(
        place.role in ("scene", "within") and place.lat is not None and place.lon is not None and south <= place.lat <= north
        and (west <= place.lon <= east if west <= east else place.lon >= west or place.lon <= east)
        for place in card.places
    )  # fmt: skip


DAYS = st.integers(0, 8).map(lambda days: (date(2020, 12, 31) + timedelta(days=days)).isoformat())
CORNERS = st.tuples(st.integers(-90, 90), st.integers(-180, 180), st.integers(-90, 90), st.integers(-180, 180))
BOXES = CORNERS.map(lambda box: f"{min(box[0], box[2])},{box[1]},{max(box[0], box[2])},{box[3]}")
PARTS = st.sampled_from(("a", "UKRAINE", "yemen", "koval", "Russian", "red crescent", "wire", "example", "the ", "zz", "'", "%"))
ASKED = st.fixed_dictionaries(
    {}, optional={
        **{name: st.sampled_from(labels) for name, labels in LABELS.items()}, "since": DAYS, "until": DAYS, "box": BOXES,
        **dict.fromkeys(ROLES, PARTS), "document": st.sampled_from([one.document.id for one in WORLD[:5]]),
    },
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(sorted([*LABELS, *ROLES, "since", "until", "box", "document"])), max_size=3), ASKED)
def test_a_filter_finds_what_it_says(case: Case, told: list[Card], names: list[str], values: dict[str, str]) -> None:
    asked = Filter.of(**{name: value for name, value in values.items() if name in names})
    wanted = {card.id for card in told if fits(card, asked)}
    assert case.store.index.ids(asked) == wanted
    assert case.store.index.total(asked) == len(wanted)


@pytest.mark.parametrize(
    ("text", "holds"),
    (
        ("families Crescent", lambda words: "families" in words and "Crescent" in words),
        ('"speaking for"', lambda words: "speaking for" in words),
        ("families -Crescent", lambda words: "families" in words and "Crescent" not in words),
        ("Haddad OR Petrenko", lambda words: "Haddad" in words or "Petrenko" in words),
        ("Petren*", lambda words: "Petren" in words),
        ("zebra", lambda words: False),
        ("!!", lambda words: False),
    ),
)
def test_words_are_sought_in_sentences_reports_and_tellings(
    case: Case, told: list[Card], sentences: dict[str, list[str]], text: str, holds: Callable[[str], bool]
) -> None:
    wanted = {card.id for card in told if card.review != "rejected" and any(holds(piece) for piece in sentences[card.id])}
    assert case.store.index.ids(Filter(text=text)) == wanted


def test_cards_of_a_record_in_memory_are_found_as_those_of_a_case(case: Case) -> None:
    record = case.record()
    for asked in (
        Filter(),
        Filter(text="families"),
        Filter(place="ukraine", type="ASSAULT"),
        Filter(box="44,22,52,40"),
        Filter(review="any"),
    ):
        assert [card.id for card in selected(record, asked)] == [card.id for card in every(case, asked)]


def every(case: Case, asked: Filter) -> Iterator[Card]:
    after = None
    while True:
        page = case.cards(asked, limit=100, after=after)
        yield from page.items
        if (after := page.next) is None:
            return


def test_pages_hold_every_card_once_the_latest_first_and_the_undated_last(case: Case, told: list[Card]) -> None:
    found = list(every(case, Filter(review="any")))
    assert case.cards(Filter(review="any"), limit=1).total == len(told)
    assert found == sorted(told, key=lambda card: (card.last is None, [-ord(sign) for sign in card.last or ""], card.id))


def test_pages_go_on_where_they_were_while_reports_are_added(tmp_path: Path) -> None:
    with Case(tmp_path / "case.db") as case:
        for one in WORLD[:30]:
            case.store.add(one, signature="generated")
        first = case.cards(Filter(kind="document"), limit=10)
        for one in WORLD[30:]:
            case.store.add(one, signature="generated")
        then = case.cards(Filter(kind="document"), limit=100, after=first.next)
    assert not {card.id for card in first.items} & {card.id for card in then.items}
    assert {one.document.id for one in WORLD[:30]} <= {card.id for card in (*first.items, *then.items)}


@pytest.mark.parametrize("cursor", ("x", "e30=", "WzEsMl0=", "WyJhIl0=", "é"))
def test_what_is_no_cursor_is_refused(case: Case, cursor: str) -> None:
    with pytest.raises(UsageError):
        case.cards(after=cursor)


@pytest.mark.parametrize(
    "asked", (Filter(), Filter(kind="event"), Filter(place="ukraine"), Filter(since="2021-01-03"), Filter(text="school"))
)
def test_cards_are_counted_by_all_that_they_can_be_counted_by(case: Case, told: list[Card], asked: Filter) -> None:
    ids = case.store.index.ids(asked)
    found = [card for card in told if card.id in ids]
    week = {card.id: date.fromisoformat(card.first) for card in found if card.first}
    keys = {
        "day": Counter(card.first for card in found),
        "week": Counter((week[c.id] - timedelta(days=week[c.id].weekday())).isoformat() if c.id in week else None for c in found),
        "month": Counter(card.first[:7] if card.first else None for card in found),
        **{name: Counter(getattr(card, name) for card in found) for name in ("kind", "type", "status", "stance", "publisher", "review")},
        "measure": Counter(measure for card in found for measure in card.measures),
        "population": Counter(population for card in found for population in card.populations),
        "country": Counter(code for card in found for code in {place.country for place in card.places if place.country}),
        **{role: Counter(n for card in found for n in {named.name for named in card.names if named.role == role})
           for role in ("speaker", "actor", "target", "party", "place")},
    }  # fmt: skip
    for by, counts in keys.items():
        assert {one.key: one.count for one in case.tally(asked, by=by)} == dict(counts), by
    assert [one.count for one in case.tally(asked, by="place", limit=3)] == [count for _, count in keys["place"].most_common(3)]
    with pytest.raises(UsageError):
        case.tally(asked, by="colour")


@pytest.mark.parametrize("zoom", (0, 3, 9))
@pytest.mark.parametrize("asked", (Filter(), Filter(kind="event", type="ASSAULT"), Filter(box="44,22,52,40"), Filter(text="families")))
def test_squares_hold_every_placed_card_once(case: Case, told: list[Card], asked: Filter, zoom: int) -> None:
    ids, size = case.store.index.ids(asked), 360 / 2 ** (zoom + 3)
    squares: dict[tuple[float, float], list[Card]] = {}
    for card in (card for card in told if card.id in ids):
        spots = [place for place in card.places if place.role in ("scene", "within") and place.lat is not None]
        for place in spots[:1]:
            assert place.lat is not None and place.lon is not None
            squares.setdefault((place.lat // size, place.lon // size), []).append(card)
    found = {(cell.lat // size, cell.lon // size): cell for cell in case.cells(asked, zoom=zoom)}
    assert {key: cell.count for key, cell in found.items()} == {key: len(some) for key, some in squares.items()}
    for key, cell in found.items():
        assert cell.disputed == sum(card.status in ("disputed", "denied") for card in squares[key])
        assert set(cell.cards) == ({card.id for card in squares[key]} if cell.count <= 10 else set())


def test_names_are_found_by_a_part_with_their_cards(case: Case, told: list[Card]) -> None:
    counts = Counter(
        name for card in told if card.review != "rejected" for name in {n.name for n in card.names if n.role in ROLES["actor"]}
    )  # fmt: skip
    found = case.names("actor", "KOV")
    assert found and all("kov" in (one.key or "").casefold() for one in found)
    assert {one.key: one.count for one in case.names("actor", "", limit=500)} == dict(counts)
    with pytest.raises(UsageError):
        case.names("weapon", "a")


def test_what_was_rejected_is_seen_only_when_asked_for(case: Case, told: list[Card]) -> None:
    (rejected,) = (card for card in told if card.review == "rejected")
    assert rejected.id not in {card.id for card in case.cards(limit=500).items}
    assert [card.id for card in case.cards(Filter(review="rejected")).items] == [rejected.id]
    (corrected,) = case.cards(Filter(review="corrected")).items
    assert corrected.type == "SANCTION"
    undone = case.judge("undo", undoes=case.judge("reject", [corrected.id], by="a tester").id, by="a tester")
    assert undone.verdict == "undo"
    assert case.cards(Filter(review="corrected")).items == (corrected,)


def test_a_case_that_may_not_be_written_to_is_shown_from_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Case(tmp_path / "case.db") as case:
        for one in WORLD[:10]:
            case.store.add(one, signature="generated")
        wanted = {card.id for card in cards(case.record())}
    with Case(tmp_path / "other.db") as case:
        for one in WORLD[:10]:
            case.store.add(one, signature="generated")
        with monkeypatch.context() as patch:
            patch.setattr(case, "_browsing", type(case._browsing)(case.store, refused, case.record))
            assert {card.id for card in case.cards(limit=500).items} == wanted
            part = case.part([WORLD[0].document.id])
            assert set(part.documents) == {WORLD[0].document.id}
            assert part.across.incidents


def refused() -> None:
    raise CaseReadOnly("the case may only be read")


def test_the_stamp_changes_with_every_write(tmp_path: Path) -> None:
    with Case(tmp_path / "case.db") as case:
        seen = [case.stamp()]
        case.store.add(WORLD[0], signature="generated")
        seen.append(case.stamp())
        case.fuse()
        seen.append(case.stamp())
        case.judge("accept", [next(iter(case.figures())).id], by="a tester")
        seen.append(case.stamp())
        case.fuse(again=True)
        seen.append(case.stamp())
    assert len(set(seen)) == len(seen)
