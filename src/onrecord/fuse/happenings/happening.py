"""One happening from its tellings: what they agree on, no finer than they say, and why they are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.fuse.grouping import Link, Rulings
from onrecord.fuse.happenings.days import overlap, spoken
from onrecord.fuse.happenings.likeness import likeness
from onrecord.fuse.happenings.places import standing
from onrecord.fuse.happenings.told import Spot, Told
from onrecord.model import Incident, IncidentPlace, Judgement, Merge
from onrecord.model.vocabulary import EventType, Modality, TimePrecision

_FINEST: tuple[TimePrecision, ...] = ("minute", "hour", "day", "days", "week", "month", "season", "quarter", "year", "decade", "range")
_MODALITIES: tuple[Modality, ...] = ("actual", "possible", "planned", "demanded", "denied")


def happening(told: Sequence[Told], links: Iterable[Link], holds: Iterable[Link], rulings: Rulings) -> Incident:
    """The happening that these mentions tell of, the first told first. `links` are those between them, `holds` those to its parts.

    Who did it, to whom and by what is taken from those that claim it: a denial names only what it denies.
    """
    keys = {one.id for one in told}
    merges = (*_judged(told, rulings), *_merges(told, links))
    first, last, precision, doubt = _days(told)
    kind = _type(told)
    claimed = [one for one in told if one.modality != "denied"] or told
    return Incident(
        id=f"I{told[0].id[1:]}",
        type=kind,
        mode=_most(one.mode for one in told if one.mode is not None and one.type == kind),
        first=first,
        last=last,
        precision=precision,
        places=_places(told),
        actors=_names(one.actors for one in claimed),
        targets=_names(one.targets for one in claimed),
        instruments=_names(one.instruments for one in claimed),
        modality=_modality(told),
        summary=any(one.summary for one in told),
        events=tuple(one.id for one in told),
        parts=tuple(sorted({link.b for link in holds} - keys)),
        merges=merges,
        why=tuple(dict.fromkeys((*(reason for merge in merges for reason in merge.why), *doubt))),
    )


def _type(told: Sequence[Told]) -> EventType:
    """What most of them tell, the first of those; what points back tells least."""
    counts = Counter(one.type for one in told if not one.harm) or Counter(one.type for one in told)
    best = max(counts.values())
    return next(one.type for one in told if counts.get(one.type) == best)


def _most(values: Iterable[str]) -> str | None:
    """The commonest value, the first of those."""
    counts = Counter(values)
    return counts.most_common(1)[0][0] if counts else None


def _names(tellings: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in tellings for name in names))


def _modality(told: Sequence[Told]) -> Modality:
    """Actual if any telling has it as a fact; denied only if all deny it."""
    known = {one.modality for one in told}
    return next(modality for modality in _MODALITIES if modality in known)


def _days(told: Sequence[Told]) -> tuple[str | None, str | None, TimePrecision | None, tuple[str, ...]]:
    """The days that all dated tellings share, as fine as the finest; where they share none, all of their days, and a word of it.

    Days that the sentences name are asked before those that are only the report's own.
    """
    dated = [one for one in told if one.firm] or [one for one in told if one.days is not None]
    dated = dated or [one for one in told if one.shown is not None]
    if not dated:
        return None, None, None, ()
    intervals = [one.shown for one in dated if one.shown is not None]
    shared: tuple[int, int] | None = intervals[0]
    for other in intervals[1:]:
        shared = overlap(shared, other) if shared is not None else None
    if shared is None:
        spread = (min(days[0] for days in intervals), max(days[1] for days in intervals))
        first, last = _ends(spread)
        return first, last, "range", (f"its tellings give days from {spoken(spread)}",)
    first, last = _ends(shared)
    finest = min((one.precision for one in dated if one.precision is not None), key=_FINEST.index, default=None)
    return first, last, "day" if first == last and finest not in ("minute", "hour") else finest, ()


def _ends(days: tuple[int, int]) -> tuple[str, str]:
    first, last = spoken((days[0], days[0])), spoken((days[1], days[1]))
    return first, last


def _places(told: Sequence[Told]) -> tuple[IncidentPlace, ...]:
    """The finest scenes, each place once, then what holds them, then whence and whither."""
    scenes = [spot for one in told for spot in one.spots if spot.role == "scene"]
    fine = _distinct(spot for spot in scenes if spot.fine)
    wide = [spot for spot in _distinct(spot for spot in scenes if not spot.fine) if not any(standing(spot, one) for one in fine)]
    holding = [spot for spot in scenes if not spot.fine and any(standing(spot, one) for one in fine)]
    within = _distinct([*(spot for one in told for spot in one.spots if spot.role == "within"), *holding])
    others = _distinct(spot for one in told for spot in one.spots if spot.role in ("origin", "destination"))
    placed = [
        *fine,
        *wide,
        *(spot.model_copy(update={"role": "within"}) for spot in within if spot.name not in {f.name for f in fine}),
        *others,
    ]
    return tuple(
        IncidentPlace(
            place=spot.place, name=spot.name, role=spot.role, country=spot.country, lat=spot.lat, lon=spot.lon, radius_km=spot.radius_km
        )
        for spot in placed
    )


def _distinct(spots: Iterable[Spot]) -> list[Spot]:
    """Each place once, by the mention that puts it finest; in order of telling."""
    found: dict[tuple[str, str], Spot] = {}
    for spot in spots:
        key = (spot.name.casefold(), spot.role)
        if key not in found or (found[key].lat is None and spot.lat is not None):
            found[key] = spot
    return list(found.values())


def _merges(told: Sequence[Told], links: Iterable[Link]) -> list[Merge]:
    """The likest links that tie the mentions together: one fewer than there are mentions, if links tie them all."""
    by_id = {one.id: one for one in told}
    tied = {one.id: one.id for one in told}
    made = []
    for link in sorted(links, key=lambda link: (-link.score, link.a, link.b)):
        a, b = tied[link.a], tied[link.b]
        if a != b:
            tied = {key: a if root == b else root for key, root in tied.items()}
            alike = likeness(by_id[link.a], by_id[link.b])
            made.append(Merge(a=link.a, b=link.b, score=link.score, why=alike.why if alike is not None else ()))
    return made


def _judged(told: Sequence[Told], rulings: Rulings) -> list[Merge]:
    keys = {one.id for one in told}
    judged = sorted((pair, ruling) for pair, ruling in rulings.same.items() if keys.issuperset(pair)) if rulings.same else []
    return [Merge(a=a, b=b, score=1.0, why=(_judgement(ruling),)) for (a, b), ruling in judged]


def _judgement(ruling: Judgement) -> str:
    return f"judged one by {ruling.by} at {ruling.at}" + (f": {ruling.note}" if ruling.note else "")
