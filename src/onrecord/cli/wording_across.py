"""What the record holds across reports, as a person reads it in a listing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from onrecord.cli.terminal import Entry
from onrecord.cli.wording import dated
from onrecord.fuse import Source
from onrecord.report.disputes import Dispute, Word
from onrecord.report.incidents import Denied, Happened, Told, Toll
from onrecord.report.plain import quoted
from onrecord.report.voices import Story, Teller

_MOST = 6
"""Tellings of one incident that are shown; the rest is counted, and in the JSON."""
_HEADS = {
    "denial": "Denied", "rival accounts": "Who did it: rival accounts", "counts": "Counts that cannot both hold",
    "correction": "Corrected or withdrawn",
}  # fmt: skip
_ALONE = {"denial": "← nobody else in the record tells of it", "correction": "← what it corrects is not in the record"}
_OPENS = {"denial": "denies", "rival accounts": "against", "counts": "against", "correction": "supersedes"}


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
        row.actors and f"by {', '.join(row.actors)}",
        row.places and f"in {', '.join(row.places)}",
        row.summary and f"a summary of {len(row.parts)} told apart",
    )
    lines = [row.why, *_tolls(row.tolls), *(_denied(denial) for denial in row.denials)]
    said = _sentences(row.tellings)
    lines += said[:_MOST]
    if len(said) > _MOST:
        lines.append(f"and {len(said) - _MOST} more tellings")
    if row.merged:
        lines.append(f"one happening: {'; '.join(row.merged)}")
    kind = row.type if row.modality == "actual" else f"{row.type}\n({row.modality})"
    return Entry(f"{_day(row)}\n{kind}", _joined(told), tuple(lines), row.id)


def _day(row: Happened) -> str:
    if row.first is None:
        return "no day told"
    last = (row.last or row.first)[:10]
    return row.first[:10] if row.first[:10] == last else f"{row.first[:10]} to\n{last}"


def _tolls(tolls: Sequence[Toll]) -> Iterator[str]:
    """One line a measure and population, its counts side by side with who gives them."""
    for (measure, population, party), some in groupby(tolls, key=lambda toll: (toll.measure, toll.population, toll.party)):
        counts = dict.fromkeys(f"{toll.wording}{f' {toll.unit}' if toll.unit else ''} ({_giver(toll)})" for toll in some)
        of = f" of {party}" if party else ""
        yield f"{measure}, {population}{of}: {' | '.join(counts)}"


def _giver(toll: Toll) -> str:
    return toll.speaker or toll.source.publisher or toll.source.label


def _denied(denial: Denied) -> str:
    return f"← {denial.speaker or 'somebody unnamed'} denies: {quoted(denial.content)} ({_report(denial.source)})"


def _sentences(tellings: Iterable[Told]) -> list[str]:
    """Each sentence once, with the reports that tell it so."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for telling in tellings:
        said = f"{', '.join(telling.speakers)}: " if telling.speakers else ""
        how = "" if telling.modality == "actual" or telling.asserted else f" ({telling.modality})"
        found.setdefault((said, f"{quoted(telling.source.sentence)}{how}"), {})[_report(telling.source)] = None
    return [f"• {said}{sentence} {'; '.join(reports)}" for (said, sentence), reports in found.items()]


def _report(source: Source) -> str:
    publisher = f"{source.publisher}: " if source.publisher else ""
    return f"{publisher}{source.label}, {dated(source.published, source.published_basis)}"


def disputes(found: Iterable[Dispute]) -> Iterator[str | Entry]:
    """A heading for each kind of dispute; below, each word with what stands against it."""
    for kind, rows in groupby(found, key=lambda row: row.kind):
        known = list(rows)
        yield f"{_HEADS[kind]} ({len(known)})"
        for row in known:
            told = [word for word in row.against if not word.worded]
            against = [_against(row, word) for word in told[:_MOST]] or [_ALONE.get(row.kind, "")]
            if len(told) > _MOST:
                against.append(f"and {len(told) - _MOST} more")
            opened = (_sentence(row.word),) if row.word.kind != "document" else ()
            lines = (*opened, *filter(None, against), *(f"why: {why}" for why in row.why if not why.endswith("in the same report")))
            yield Entry(_who(row.word, kind), quoted(row.word.text), lines, _sourced(row.word))


def _against(row: Dispute, word: Word) -> str:
    """What stands on the other side: who says so, in which words, and in which report, if in another."""
    said = f"{', '.join(word.speakers)}: " if word.speakers else ""
    opened, other = row.word.source, word.source
    told = quoted(word.text)
    if word.kind == "event" and other is not None:
        same = opened is not None and opened.sentence == other.sentence
        told = f"the {told} of {'the same sentence' if same else quoted(other.sentence)}"
    elsewhere = other is not None and (opened is None or opened.document != other.document)
    return f"← {_OPENS[row.kind]} {said}{told}{f' ({_report(other)})' if elsewhere and other is not None else ''}"


def _who(word: Word, kind: str) -> str:
    if word.speakers:
        return ", ".join(word.speakers)
    return "the report" if kind != "denial" else "somebody\nunnamed"


def _sentence(word: Word) -> str:
    whole = word.source is not None and word.source.sentence != word.text
    return f"in: {quoted(word.source.sentence)}" if whole and word.source is not None else ""


def _sourced(word: Word) -> str:
    return f"{_report(word.source)} · {word.id}" if word.source is not None else word.id


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
