"""What the record holds across reports, as a person reads it in a listing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from onrecord.cli.terminal import Entry
from onrecord.cli.wording import dated
from onrecord.fuse import Source
from onrecord.report.incidents import Denied, Happened, Told, Toll
from onrecord.report.plain import excerpt, quoted
from onrecord.report.voices import Story, Teller

_MOST = 4
"""Tellings of one incident, and reasons for which they are one, that are shown; the rest is counted, and in the JSON."""


_VERSION = re.compile(r"\bversions? of\b")
_EARLIER = "an earlier version"


def incidents(found: Iterable[Happened]) -> Iterator[str | Entry]:
    """A heading for each status with how many have it; below, one entry an incident. What is only worded in a denial of another incident
    stands there, with the denial."""
    shown = (row for row in found if row.status != "disputed" or any(telling.asserted for telling in row.tellings))
    for status, rows in groupby(shown, key=lambda row: row.status):
        known = list(rows)
        yield f"{status} ({len(known)})"
        yield from (_incident(row) for row in known)


def _incident(row: Happened) -> Entry:
    what = "/".join(dict.fromkeys(telling.trigger for telling in row.tellings[:3]))
    told = (
        f"{what} → {', '.join(row.targets)}" if row.targets else what,
        row.actors and f"{'said to be by' if row.status == 'disputed' else 'by'} {', '.join(row.actors)}",
        row.places and f"in {', '.join(row.places)}",
        row.summary and f"a summary of {len(row.parts)} told apart",
    )
    lines = [row.why, *_tolls(row.tolls), *(_denied(denial) for denial in row.denials)]
    shown = {denial.source.sentence for denial in row.denials}
    lines += _most(_sentences(telling for telling in row.tellings if telling.asserted or telling.source.sentence not in shown), "telling")
    if row.merged:
        lines.append(f"one happening: {'; '.join(_most(row.merged, 'reason'))}")
    kind = row.type if row.modality == "actual" else f"{row.type}\n({row.modality})"
    return Entry(f"{_day(row)}\n{kind}", _joined(told), tuple(lines), row.id)


def _most(lines: Sequence[str], what: str) -> list[str]:
    """The first of them, and how many more there are."""
    more = len(lines) - _MOST
    return [*lines[:_MOST], *((f"and {more} more {what}{'' if more == 1 else 's'}",) if more > 0 else ())]


def _day(row: Happened) -> str:
    if row.first is None:
        return "no day told"
    last = (row.last or row.first)[:10]
    return row.first[:10] if row.first[:10] == last else f"{row.first[:10]} to\n{last}"


def _tolls(tolls: Sequence[Toll]) -> Iterator[str]:
    """One line a measure and population, its counts side by side with who gives them."""
    for (measure, population, party), some in groupby(tolls, key=lambda toll: (toll.measure, toll.population, toll.party)):
        givers: dict[str, dict[str, None]] = {}
        for toll in some:
            givers.setdefault(f"{toll.wording}{f' {toll.unit}' if toll.unit else ''}", {})[_giver(toll)] = None
        of = f" of {party}" if party else ""
        counts = (f"{count} ({', '.join(_named(by))})" for count, by in givers.items())
        yield f"{measure}, {population}{of}: {' | '.join(counts)}"


def _named(givers: Iterable[str]) -> list[str]:
    """Who gives a count; that an earlier version gave it is told where nobody else does."""
    known = list(givers)
    return [giver for giver in known if giver != _EARLIER] or known


def _giver(toll: Toll) -> str:
    if toll.speaker and _VERSION.search(toll.speaker):
        return _EARLIER
    return toll.speaker or toll.source.publisher or toll.source.label.rpartition("/")[2]


def _denied(denial: Denied) -> str:
    return f"← {denial.speaker or 'somebody unnamed'} denies: {quoted(excerpt(denial.content, ''))} ({in_short(denial.source)})"


def _sentences(tellings: Iterable[Told]) -> list[str]:
    """Each sentence once, with the reports that tell it so."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for telling in tellings:
        said = f"{', '.join(telling.speakers)}: " if telling.speakers else ""
        how = "" if telling.modality == "actual" or telling.asserted else f" ({telling.modality})"
        found.setdefault((said, f"{quoted(excerpt(telling.source.sentence, telling.trigger))}{how}"), {})[in_short(telling.source)] = None
    return [f"• {said}{sentence} ({'; '.join(reports)})" for (said, sentence), reports in found.items()]


def in_short(source: Source) -> str:
    """Which report it is, in few words: its outlet, else its title or the name of its file, and the day."""
    name = source.publisher or source.label.rpartition("/")[2] or source.label
    return f"{name}, {source.published.replace('/', ' to ') if source.published else 'undated'}"


def voices(found: Sequence[Story]) -> Iterator[str | Entry]:
    """The stories that several reports tell, each with its reports; then how many are told once."""
    repeated = [story for story in found if len(story.tellers) > 1]
    alone = [story for story in found if len(story.tellers) == 1]
    if repeated:
        yield f"stories that several reports tell ({len(repeated)})"
    for story in repeated:
        first, *others = story.tellers
        head = f"{story.outlet or 'no outlet named'} · {len(story.tellers)} reports, one voice"
        lines = (f"first: {_teller(first)}", *(f"← {_teller(other)}: {other.manner or 'repeats it'}{_why(other)}" for other in others))
        yield Entry(first.published[:10] if first.published else "undated", head, lines, story.id)
    if alone:
        yield f"stories that one report tells: {len(alone)}"


def _teller(teller: Teller) -> str:
    return f"{f'{teller.publisher}: ' if teller.publisher else ''}{teller.label}, {dated(teller.published, teller.published_basis)}"


def _why(teller: Teller) -> str:
    score = f", {teller.score:.2f}" if teller.score is not None else ""
    why = "; ".join(teller.why)
    return f"{score} ({why})" if why else score


def _joined(parts: Iterable[object]) -> str:
    return " · ".join(str(part) for part in parts if part)
