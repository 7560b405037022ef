"""Actors and places: one by its name with all that is told of it, disputes first; without a name the most named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.case import Case
from onrecord.knowledge.countries import by_name
from onrecord.model.card import Card
from onrecord.model.filter import Filter
from onrecord.report.acquaintance import ANY, COUNTED, DID, SAID, SUFFERED, Met, in_role, met
from onrecord.web.asking import Asked, Served
from onrecord.web.gathering import every, gathered, narrowed
from onrecord.web.map.base import DISCLAIMER
from onrecord.web.rendering import rendered
from onrecord.web.small_map import small_map

router = APIRouter()

READ = 1_000
"""Cards of a kind that are looked through for one name, the newest."""
REPORTS = 60
"""Reports from which it is told who somebody is."""
SHOWN = 12
"""Cards of a section; the whole of it with `section`."""
LISTED = 120
Name = Annotated[str, Query(max_length=200)]
Part = Annotated[int, Query(ge=1, le=1_000)]
_PART = 40
_OPPOSED = ("disputed", "denied", "retracted")


class Section:
    """Some cards under a heading: a dozen, or one page of all of them. `above`: how many more stand among the disputed."""

    def __init__(self, key: str, title: str, cards: Iterable[Card], chosen: str, part: int) -> None:
        self.key, self.title, every = key, title, list(cards)
        found = [card for card in every if key == "disputes" or card.status not in _OPPOSED]
        self.total, self.above = len(found), len(every) - len(found)
        self.part = part if chosen == key else 1
        self.most = _PART if chosen == key else SHOWN
        self.cards = found[(self.part - 1) * self.most : self.part * self.most]


@router.get("/actors")
def actors(request: Request, case: Served, asked: Asked, name: Name = "", section: str = "", part: Part = 1) -> HTMLResponse:
    """Who somebody is, what they did, suffered, said, and were counted as. `section`: one of these, a `part` at a time."""
    if not name.strip():
        return _most_named(request, case, asked, "actor")
    who = _met(case, name)
    cards = _found(case, asked, {"actor": who.actor.canonical if who.actor else name}, ("incident", "statement", "figure"))
    mine = {kind: in_role(some, who.names, ANY) for kind, some in cards.items()}
    happened, said = mine["incident"], in_role(mine["statement"], who.names, SAID)
    opposed = [card for card in (*happened, *said, *mine["figure"]) if card.status in _OPPOSED]
    told = (
        ("disputes", "Disputed", opposed), ("did", "Said to have done", in_role(happened, who.names, DID)),
        ("suffered", "Said to have suffered", in_role(happened, who.names, SUFFERED)), ("said", "Said", said),
        ("counted", "Counted", in_role(mine["figure"], who.names, COUNTED)),
        ("gave", "Numbers given", in_role(mine["figure"], who.names, SAID)),
    )  # fmt: skip
    return rendered(
        request, "actors.html", asked=asked, name=name, who=who.actor, names=case.names("actor", name, limit=12),
        sections=[Section(*one, section, part) for one in told], section=section, cut=max(map(len, cards.values())) == READ, read=READ,
    )  # fmt: skip


def _met(case: Case, name: str) -> Met:
    """Who is meant: by the reports in which somebody of this name acts or speaks; where there are none, by those that hold the words."""
    found = gathered(case, Filter.of(actor=name), reports=REPORTS)
    if not found.cards:
        found = gathered(case, Filter.of(text=f'"{name.replace(chr(34), " ")}"'), reports=REPORTS)
    return met(found.record, name)


@router.get("/places")
def places(request: Request, case: Served, asked: Asked, name: Name = "", section: str = "", part: Part = 1) -> HTMLResponse:
    """What happened at a place, or at all whose name holds this one, who says so, and how many are counted there."""
    if not name.strip():
        return _most_named(request, case, asked, "place")
    cards = _found(case, asked, {"place": name}, ("incident", "figure"))
    opposed = [card for some in cards.values() for card in some if card.status in _OPPOSED]
    told = (("disputes", "Disputed", opposed), ("happened", "What happened", cards["incident"]), ("counted", "Counted", cards["figure"]))
    wanted = narrowed(asked, place=name)
    return rendered(
        request, "places.html", asked=asked, name=name, names=case.names("place", name, limit=12), country=by_name(name),
        speakers=case.tally(wanted, by="speaker", limit=12), sections=[Section(*one, section, part) for one in told], section=section,
        cut=max(map(len, cards.values())) == READ, read=READ, drawing=small_map(case, wanted.model_copy(update={"kind": "incident"})),
        disclaimer=DISCLAIMER,
    )  # fmt: skip


def _found(case: Case, asked: Filter, named: dict[str, str], kinds: Iterable[str]) -> dict[str, list[Card]]:
    """The newest cards of each kind, by the filter and this name."""
    return {kind: list(every(case, Filter.of(**{**asked.asked(), **named, "kind": kind}), most=READ)) for kind in kinds}


def _most_named(request: Request, case: Case, asked: Filter, role: str) -> HTMLResponse:
    """The actors or places that most cards name."""
    named = [one for one in case.tally(asked, by=role, limit=LISTED + 1) if one.key]
    return rendered(request, "names.html", asked=asked, role=role, named=named[:LISTED], more=len(named) > LISTED)
