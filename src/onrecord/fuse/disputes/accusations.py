"""Claims of one report that are denied in another, where no event is read that would tell so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from onrecord.fuse.disputes.answering import WINDOW, answers, clear, looked_under
from onrecord.fuse.disputes.claims import Claim, claims, waiting
from onrecord.fuse.disputes.inside import one_voice, standing, worded
from onrecord.fuse.disputes.matters import Matter
from onrecord.fuse.record import Record
from onrecord.knowledge.body_names import bodies_in
from onrecord.knowledge.telling_words import stem
from onrecord.model import Relation, Statement

_SHARED = 3  # telling words in common
_PART = 0.5  # of the smaller one's telling words
_FEW, _MOST = 2, 0.6  # of what is said of a body, and that body denies within days
_DAYS = 4
_MOST_MET = 400


def claims_answered(record: Record, denial: Statement, mine: Matter, accused: str | None, done: frozenset[str]) -> Iterator[Relation]:
    """The claims of other reports that the denial answers: of the deed that it speaks of, else the one claim in its words. `done`: the
    happenings that it answers already, whose claims are left out."""
    met = _met(record, denial, mine, accused, done)
    fits = {
        key: (points, claim.matter)
        for key, claim in met.items()
        if (points := answers(mine, claim.matter, accused, denial=True)) and _is_close(mine, claim, accused)
    }
    for key in clear(fits):
        yield Relation(a=denial.id, b=key, type="denies", why=f"{_by(met[key])} in another report: {_shared(denial, mine, met[key])}")
    if not fits:
        yield from _in_words(denial, mine, accused, list(met.values()))


def _met(record: Record, denial: Statement, mine: Matter, accused: str | None, done: frozenset[str]) -> Mapping[str, Claim]:
    """The claims of others in other reports under its keys."""
    return {
        claim.statement.id: claim
        for key in (*looked_under(mine, accused), *waiting(mine, _body(denial)))
        if len(found := claims(record).get(key, ())) <= _MOST_MET
        for claim in found
        if not one_voice(record, claim.statement.document, denial.document)
        and (denial.speaker_name is None or denial.speaker_name != claim.statement.speaker_name)
        and not _words_one(record, claim, done)
    }


def _body(denial: Statement) -> frozenset[str]:
    return bodies_in([denial.speaker_name or ""])


def _words_one(record: Record, claim: Claim, happenings: frozenset[str]) -> bool:
    known = (record.happenings.get(event.id) for event in worded(record, claim.statement))
    return any(happening is not None and happening.id in happenings for happening in known)


def _is_close(mine: Matter, claim: Claim, accused: str | None) -> bool:
    """An accusation of the denier's side of such a deed at the place; else of the same thing or by the same arms, or in enough words."""
    theirs = claim.matter
    if claim.accuses and accused is not None and accused not in theirs.doers:
        return False
    at_place = standing(mine.spots, theirs.spots) == "same"
    if claim.accuses and mine.types and theirs.types and at_place:
        return True
    alike = bool(mine.sites & theirs.sites or (mine.arms & theirs.arms and at_place))
    return alike or len(mine.words & theirs.words) >= (_SHARED - at_place)


def _by(claim: Claim) -> str:
    who = claim.statement.speaker_name or "somebody unnamed"
    return f"{who} accuses {' and '.join(sorted(claim.matter.doers))} of it" if claim.accuses else f"{who} says so"


def _shared(denial: Statement, mine: Matter, claim: Claim) -> str:
    """By what the two are one, in words."""
    words = ", ".join(_words(denial, mine.words & claim.matter.words))
    where = "of the same place" if standing(mine.spots, claim.matter.spots) == "same" else ""
    return " and ".join(filter(None, (where, words and f"in the same words ({words})"))) or "of one kind and one side, within days"


def _in_words(denial: Statement, mine: Matter, accused: str | None, known: list[Claim]) -> Iterator[Relation]:
    """The one accusation of the denier's side, or claim about the denier, by one speaker, whose wording the denial takes up."""
    fits: dict[str, list[tuple[int, Claim]]] = {}
    for claim in known:
        shared = len(mine.words & claim.matter.words)
        if _accused_so(mine, claim, accused, shared) or _said_of(denial, mine, claim, shared):
            fits.setdefault(claim.statement.speaker_name or claim.statement.document, []).append((shared, claim))
    most = {by: max(shared for shared, _ in some) for by, some in fits.items()}
    best = [by for by, shared in most.items() if shared == max(most.values())]
    if len(best) == 1:
        _, chosen = min(fits[best[0]], key=lambda pair: (-pair[0], pair[1].matter.told or (0, 0), pair[1].statement.id))
        words = ", ".join(_words(denial, mine.words & chosen.matter.words))
        yield Relation(a=denial.id, b=chosen.statement.id, type="denies", why=f"{_by(chosen)} in the same words: {words}")


def _words(denial: Statement, shared: frozenset[str]) -> list[str]:
    """The shared words as the denial writes them."""
    told = re.findall(r"[^\W\d_]+", " ".join(span.text for span in denial.content))
    return list(dict.fromkeys(word for word in told if stem(word.lower()) in shared))


def _accused_so(mine: Matter, claim: Claim, accused: str | None, shared: int) -> bool:
    """Whether it accuses the denier's side in the words of the denial, within the fortnight before."""
    theirs = claim.matter
    if (
        not claim.accuses
        or accused not in theirs.doers
        or standing(mine.spots, theirs.spots) == "apart"
        or not _follows(mine, theirs, WINDOW)
    ):
        return False
    return shared >= _SHARED and shared >= _PART * min(len(mine.words), len(theirs.words))


def _said_of(denial: Statement, mine: Matter, claim: Claim, shared: int) -> bool:
    """Whether it says of the denier what he denies in the same words, days before and in a report on the same place."""
    theirs = claim.matter
    if not _body(denial) & claim.bodies or mine.types or not _follows(mine, theirs, _DAYS):
        return False
    return shared >= _FEW and shared >= _MOST * len(mine.words)


def _follows(mine: Matter, theirs: Matter, within: int) -> bool:
    return mine.told is not None and theirs.told is not None and theirs.told[0] <= mine.told[1] <= theirs.told[1] + within + 1
