"""The situation report: what the record holds, in sentences that each cite their facts and numbered sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.errors import OnRecordError
from onrecord.fuse import Record, Source
from onrecord.report.asked import day
from onrecord.report.claims import About, Claim, claims
from onrecord.report.ledger import Entry, Row, arithmetic, ledger
from onrecord.report.plain import one_line, quoted
from onrecord.report.timeline import Moment, timeline

MODALITY = {
    "actual": "", "denied": " (denied)", "planned": " (planned)", "possible": " (reported as possible)", "demanded": " (demanded)",
}  # fmt: skip
TITLES = {
    "ASSAULT": "Attacks and fighting", "CONTROL": "Control of ground", "RETREAT": "Withdrawals and truces",
    "INTERCEPT": "Interceptions", "MOBILIZE": "Deployments", "COERCE": "Detention, seizure, blockade, cyber",
    "MOVE": "Flight and evacuation", "FIND": "Bodies and evidence found", "CONSULT": "Talks and visits", "AGREE": "Agreements",
    "COOPERATE": "Exchanges and joint action", "CONCEDE": "Releases and easing", "AID": "Aid", "SANCTION": "Sanctions",
    "PROTEST": "Protests",
}  # fmt: skip
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&$]")
_CITATION = re.compile(r"\[[A-Z]\w+-\w+(?:, [A-Z]\w+-\w+)*; \d+(?:, \d+)*\]")


class UncitedSentence(OnRecordError):
    """A sentence of the report cites no fact or source: a fault of the report's writer."""

    code = "uncited"


@dataclass
class _Sources:
    """Numbers the reports in the order in which they are first cited."""

    numbers: dict[str, int] = field(default_factory=dict)
    first: dict[str, Source] = field(default_factory=dict)

    def cite(self, cited: Iterable[tuple[str, Source]]) -> str:
        pairs = list(cited)
        for _, source in pairs:
            self.numbers.setdefault(source.document, len(self.numbers) + 1)
            self.first.setdefault(source.document, source)
        numbers = sorted({self.numbers[source.document] for _, source in pairs})
        return f"[{', '.join(dict.fromkeys(key for key, _ in pairs))}; {', '.join(map(str, numbers))}]"


@dataclass(frozen=True)
class _Wanted:
    """Which counts and statements belong to the days and the place that are asked for."""

    since: str | None
    until: str | None
    place: str | None

    def count(self, entry: Entry) -> bool:
        return self._then(entry.as_of or entry.source.published) and self._there(entry.source, entry.place)

    def claim(self, claim: Claim) -> bool:
        return self._then(claim.source.published) and self._there(claim.source, None)

    def _then(self, days: str | None) -> bool:
        if self.since is None and self.until is None:
            return True
        first, _, last = (days or "").partition("/")
        return bool(days) and (last or first)[:10] >= (self.since or "") and first[:10] <= (self.until or "9")

    def _there(self, source: Source, place: str | None) -> bool:
        return self.place is None or self.place.casefold() in f"{source.sentence} {place or ''}".casefold()


def situation(record: Record, *, since: str | None = None, until: str | None = None, place: str | None = None) -> str:
    """The report as Markdown.

    `since`/`until` (ISO days) keep events that may have happened then (undated ones stay out), counts of those days, else of reports of
    those days, and statements of reports of those days. `place` keeps events there, and counts and statements whose sentence names it.
    Raises UncitedSentence if any sentence of a section cites nothing, UsageError for a day that does not exist.
    """
    sources = _Sources()
    parts = ["# Situation report", ""]
    for title, body in _sections(record, sources, since=since, until=until, place=place):
        check(body)
        parts += [f"## {title}", "", *body, ""]
    return "\n".join(parts + list(_bibliography(sources)))


def situation_data(record: Record, *, since: str | None = None, until: str | None = None, place: str | None = None) -> dict[str, object]:
    """The same report for programs: each section's sentences (Markdown) with the facts and the numbers of the sources that they cite."""
    sources = _Sources()
    sections = [
        {"title": title, "sentences": [_sentence(line) for line in body]}
        for title, body in _sections(record, sources, since=since, until=until, place=place)
    ]
    listed = [
        {"number": number, **sources.first[key].model_dump(mode="json", exclude={"sentence"})} for key, number in sources.numbers.items()
    ]
    return {"sections": sections, "sources": listed}


def _sentence(line: str) -> dict[str, object]:
    check([line])
    text, _, cited = line.removesuffix("]").rpartition(" [")
    facts, _, numbers = cited.partition("; ")
    return {"text": text.removeprefix("- "), "facts": facts.split(", "), "sources": [int(number) for number in numbers.split(", ")]}


def _sections(
    record: Record, sources: _Sources, *, since: str | None, until: str | None, place: str | None
) -> Iterator[tuple[str, list[str]]]:
    moments = timeline(record, since=since, until=until, place=place)
    wanted = _Wanted(day(since, what="since"), day(until, what="until"), place)
    counts = [row.model_copy(update={"entries": tuple(e for e in row.entries if wanted.count(e))}) for row in ledger(record)]
    for title, sentences in (
        ("Counts, by who gives them", _figures(counts, sources)),
        ("Denials and what they deny", _denials(filter(wanted.claim, claims(record, stance="denies")), sources)),
        *((TITLES[type], _events(moments, type, sources)) for type in TITLES),
        ("Not verified", _claims(filter(wanted.claim, claims(record, stance="cannot_verify")), sources)),
        ("What the reports leave open", _gaps(counts, moments, sources)),
    ):
        body = list(sentences)
        if body:
            yield title, body


def check(sentences: Iterable[str]) -> None:
    """Every sentence (a list item or paragraph) must cite at least one fact and one source, as `[F…; 1]`. Raises UncitedSentence."""
    for sentence in sentences:
        if sentence.strip() and not sentence.startswith("#") and not _CITATION.search(sentence):
            raise UncitedSentence(f"cites nothing: {sentence[:120]}")


def _figures(rows: Iterable[Row], sources: _Sources) -> Iterator[str]:
    for row in rows:
        of = f" of {_plain(row.party)}" if row.party else ""
        for entry in row.entries:
            yield f"- {row.measure.capitalize()}, {row.population}{of}: {_count(entry)} {sources.cite([(entry.id, entry.source)])}"


def _count(entry: Entry) -> str:
    unit = f" {_plain(entry.unit)}" if entry.unit else ""
    place = f", {_plain(entry.place)}" if entry.place else ""
    day = f", as of {entry.as_of}" if entry.as_of else ""
    since = f", since {entry.since}" if entry.since else ""
    who = f"according to {_plain(entry.speaker)}" if entry.speaker else "no speaker named"
    sums = f" ({note})" if (note := arithmetic(entry)) is not None else ""
    return f"{_plain(entry.wording)}{unit}{sums}{place}{day}{since}, {who}: {_quoted(entry.source)}"


def _denials(denied: Iterable[Claim], sources: _Sources) -> Iterator[str]:
    for claim in denied:
        against = "; ".join(_denied(about, claim.source) for about in claim.denies)
        beside = (
            f" What is denied: {against}{'' if against.endswith('.”') else '.'}"
            if against
            else " What it denies was not found in the report."
        )
        cited = [(claim.id, claim.source), *((about.id, claim.source) for about in claim.denies)]
        yield f"- {_plain(claim.speaker or 'Unnamed')} denies: {quoted(_plain(claim.content))}.{beside} {sources.cite(cited)}"


def _denied(about: About, source: Source) -> str:
    if about.trigger:
        where = "the same sentence" if about.text in source.sentence else quoted(_plain(about.text))
        return f"the “{_plain(about.trigger)}” of {where}"
    return (f"{_plain(about.speaker)}: " if about.speaker else "") + quoted(_plain(about.text))


def _claims(unverified: Iterable[Claim], sources: _Sources) -> Iterator[str]:
    for claim in unverified:
        yield f"- {_plain(claim.speaker or 'Unnamed')}: {_quoted(claim.source)} {sources.cite([(claim.id, claim.source)])}"


def _events(moments: Iterable[Moment], type: str, sources: _Sources) -> Iterator[str]:
    for moment in moments:
        if moment.type == type:
            yield f"- {_happening(moment)}: {_quoted(moment.source)} {sources.cite([(moment.id, moment.source)])}"


def _happening(moment: Moment) -> str:
    who = f", by {_names(moment.actors)}" if moment.actors else ""
    whom = f", affecting {_names(moment.targets)}" if moment.targets else ""
    where = f", {_names(moment.places)}" if moment.places else ""
    speakers = dict.fromkeys(voice.speaker or "unnamed" for voice in moment.attributed_to)
    said = f"; attributed to {_names(speakers)}" if speakers else ""
    return f"{moment.when or 'Date not stated'}{where}: {_plain(moment.trigger)}{MODALITY[moment.modality]}{who}{whom}{said}"


def _names(names: Iterable[str]) -> str:
    return _plain(", ".join(names))


def _gaps(rows: Iterable[Row], moments: Iterable[Moment], sources: _Sources) -> Iterator[str]:
    unnamed = [(entry.id, entry.source) for row in rows for entry in row.entries if entry.speaker is None]
    undated = [(moment.id, moment.source) for moment in moments if moment.when is None]
    if unnamed:
        yield f"- For {_many(len(unnamed), 'count')} the reports name no speaker {sources.cite(unnamed)}"
    if undated:
        yield f"- For {_many(len(undated), 'event')} the reports give no date {sources.cite(undated)}"


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _quoted(source: Source) -> str:
    return quoted(_plain(source.sentence))


def _plain(text: str) -> str:
    """Text from outside as text: nothing in it is read as Markdown, HTML or a citation."""
    return _MARKUP.sub(r"\\\g<0>", one_line(text))


def _bibliography(sources: _Sources) -> Iterator[str]:
    if not sources.numbers:
        yield "Nothing of what is asked for is on record."
        return
    yield "## Sources"
    yield ""
    for key, number in sources.numbers.items():
        source = sources.first[key]
        came_out = f"published {source.published} ({source.published_basis})" if source.published else "publication date unknown"
        link = f" {_plain(source.url)}" if source.url and source.url != source.label else ""
        publisher = f"{_plain(source.publisher)}: " if source.publisher else ""
        yield f"{number}. {publisher}{_plain(source.label)}, {came_out}, `{key}`{link}"
