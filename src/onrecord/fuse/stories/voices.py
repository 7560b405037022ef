"""The voices of connected stories: each a star of copies around the story that they repeat, never a chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.fuse.grouping import Link, Rulings
from onrecord.fuse.stories.days import days_apart, order, precedes
from onrecord.fuse.stories.likeness import alike
from onrecord.fuse.stories.story import Story
from onrecord.model import Copy, Judgement, Voice


def voices(items: Sequence[Story], links: Sequence[Link], rulings: Rulings) -> list[Voice]:
    """The voices of connected stories, in order of their origins' ids.

    The stories are taken in the order in which they came out; each goes under the story before it that it is most like, if that is no
    copy itself, else it is an origin. What somebody ruled to be one stays together, what was ruled to be different apart.
    """
    known = {story.document: story for story in items}
    scores = {_pair(link.a, link.b): link.score for link in links}
    bunches = _ruled_one(known, rulings)
    stars: list[list[str]] = []
    for bunch in sorted(bunches, key=lambda bunch: order(known[bunch[0]])):
        near = [star for star in stars if not _kept_apart(star, bunch, rulings)]
        best = max(near, key=lambda star: _score(star[0], bunch, scores), default=None)
        if best is not None and _score(best[0], bunch, scores) > 0:
            best += bunch
        else:
            stars.append(bunch)
    found = [_voice([known[key] for key in star], rulings) for star in stars]
    return sorted(found, key=lambda voice: voice.documents[0])


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _score(origin: str, bunch: Sequence[str], scores: Mapping[tuple[str, str], float]) -> float:
    """How much the most like of a bunch resembles an origin: a person said that the others belong to it."""
    return max(scores.get(_pair(origin, key), 0.0) for key in bunch)


def _kept_apart(star: Sequence[str], bunch: Sequence[str], rulings: Rulings) -> bool:
    return any(_pair(a, b) in rulings.different for a in star for b in bunch)


def _ruled_one(known: Mapping[str, Story], rulings: Rulings) -> list[list[str]]:
    """The stories in bunches that somebody ruled to be one, most of one; each in the order in which they came out."""
    bunch_of = {key: [key] for key in known}
    for a, b in sorted(rulings.same):
        if a not in known or b not in known or bunch_of[a] is bunch_of[b] or _kept_apart(bunch_of[a], bunch_of[b], rulings):
            continue
        joined = sorted(bunch_of[a] + bunch_of[b], key=lambda key: order(known[key]))
        bunch_of.update((key, joined) for key in joined)
    return [bunch for key, bunch in sorted(bunch_of.items()) if bunch[0] == key]


def _voice(stories: Sequence[Story], rulings: Rulings) -> Voice:
    first, *others = sorted(stories, key=order)
    outlets = [story.outlet for story in (first, *others) if story.credit is not None] + [first.outlet]
    return Voice(
        id=f"V{first.document[1:]}",
        documents=(first.document, *(story.document for story in others)),
        outlet=outlets[0],
        copies=tuple(_copy(story, first, rulings.same.get(_pair(story.document, first.document))) for story in others),
    )


def _copy(story: Story, origin: Story, judgement: Judgement | None) -> Copy:
    told = alike(story, origin)
    why = (told.why if told is not None else ()) + _when(story, origin)
    if judgement is not None:
        why = (f"{judgement.by} ruled them one story", *why)
    elif told is None:
        why = ("ruled one story with a copy of it", *why)
    return Copy(
        document=story.document,
        of=origin.document,
        manner=told.manner if told is not None else "rewrite",
        score=told.score if told is not None else 1.0,
        why=why,
    )


def _when(story: Story, origin: Story) -> tuple[str, ...]:
    """Which came first, where dates do not tell it."""
    if precedes(origin, story):
        return ()
    if days_apart(story, origin) is None:
        return ("when one of them came out is not known: which is the copy is not sure",)
    return ("both may have come out at the same time: which is the copy is not sure",)
