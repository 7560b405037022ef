"""Whose word an incident rests on, in which stance and with which hedges, and who denies it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.report.situation.matter import Occurrence, Telling
from onrecord.report.situation.wording import escaped, joined, names

UNNAMED = "an unnamed source"
_VERSION = re.compile(r"\bversions? of\b")  # an earlier version of a story is nobody who speaks
_FIRM = frozenset({"asserts", "confirms", "supports"})
_LEADS = (
    ("according to", _FIRM), ("alleged by", frozenset({"accuses"})), ("with no confirmation from", frozenset({"cannot_verify"})),
    ("mentioned by", frozenset({"demands", "promises", "threatens", "rejects", "asks", "expects"})),
)  # fmt: skip


def whose_word(tellings: Sequence[Telling]) -> str:
    """`according to Kyiv, alleged by B, told by Example Wire in its own voice, hedged (“reportedly”)`."""
    said = [one for telling in tellings for one in telling.said if not _VERSION.search(one.called or "")]
    parts = [
        f"{lead} {names(one.called or UNNAMED for one in said if one.stance in stances)}"
        for lead, stances in _LEADS
        if any(one.stance in stances for one in said)
    ]
    own = own_voice(tellings)
    return joined(
        [
            *parts,
            _in_denials(tellings),
            f"told {own}" if own else "",
            doubted(one.doubt for one in said if one.doubt),
            hedged(h for one in said for h in one.hedges),
        ],
        ", ",
    )


def _in_denials(tellings: Sequence[Telling]) -> str:
    """Who tells of it while denying something else ("he denied the reports and said that the troops had left")."""
    told = [one for telling in tellings if telling.event.modality != "denied" for one in telling.said if one.stance == "denies"]
    return f"told in a denial by {names(one.called or UNNAMED for one in told)}" if told else ""


def doubted(words: Iterable[str]) -> str:
    """The reports' own words that a claim is not to be believed."""
    told = ", ".join(f"“{escaped(word)}”" for word in sorted(set(words)))
    return f"a claim that a report calls into doubt ({told})" if told else ""


def predicate(tellings: Sequence[Telling], verb: str) -> str:
    """`was reported, according to A`; `was reported by Example Wire in its own voice`, where nobody else's word stands behind it."""
    if any(telling.said for telling in tellings):
        word = whose_word(tellings)
        return f"{verb}, {word}" if word else verb
    return f"{verb} {own_voice(tellings)}"


def own_voice(tellings: Sequence[Telling]) -> str:
    """Who tells it without naming anybody: the publishers, else the reports."""
    own = [telling.source for telling in tellings if not telling.said]
    if not own:
        return ""
    publishers = [source.publisher for source in own if source.publisher]
    if len(publishers) == len(own):
        return f"by {names(publishers)} in {'its' if len(set(publishers)) == 1 else 'their'} own voice"
    return "in one report's own voice" if len({source.document for source in own}) == 1 else "in several reports' own voice"


def hedged(hedges: Iterable[str]) -> str:
    told = [f"“{escaped(hedge)}”" for hedge in sorted({" ".join(hedge.split()) for hedge in hedges}, key=str.casefold)]
    return f"hedged ({', '.join(told)})" if told else ""


def who_denies(found: Occurrence) -> str:
    """The deniers, by name; those of no name once."""
    deniers = [claim.speaker or UNNAMED for claim in found.denials]
    return f"denied by {names(deniers)}" if deniers else ""
