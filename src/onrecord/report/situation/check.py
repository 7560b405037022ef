"""The check over a finished report: every sentence cites facts and sources that are on record, quotes word for word, invents no number."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from onrecord.errors import OnRecordError
from onrecord.fuse import Record
from onrecord.model import Event, Fact, Figure, Incident
from onrecord.report.situation.borne_out import Cited, numbers, numbers_in, strings, tallies, told_in
from onrecord.report.situation.markdown import NOTHING, SOURCES
from onrecord.report.situation.wording import escaped, quotation

_CITATION = re.compile(
    r" \[(?P<facts>[A-Z]\w+-\w+(?:, [A-Z]\w+-\w+)*)(?:, \+(?P<more>[\d,]+))?;"
    r" (?P<numbers>\d+(?:–\d+)?(?:, \d+(?:–\d+)?)*)(?:, \+(?P<others>[\d,]+))?\]$"
)
_SOURCE = re.compile(r"(?P<number>\d+)\. .*(?<!\\)`(?P<document>\w+)`(?: .*)?$")
_MARKED = re.compile(r"\\(.)")
_TALLY = re.compile(
    r"\b(?P<number>\d+(?:,\d{3})*) (?:more )?(?:reports?|voices?|incidents?|events?|attacks?|counts?|statements?|tellings?)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^“”]*”")
_SHORT = re.compile(r"\b(?:[A-Z][a-z]{0,4}|[A-Z]\.?[A-Z])\.$")
_STOP = re.compile(r"(?<=[a-z\d)”])[.!?] +(?=[A-Z“])")


class UncitedSentence(OnRecordError):
    """A sentence of the report rests on nothing, or on something else than it says: a fault of the report's writer."""

    code = "uncited"


def check(
    report: str, record: Record, incidents: Mapping[str, Incident] | None = None, reasons: Mapping[str, tuple[str, ...]] | None = None
) -> None:  # fmt: skip
    """Raises UncitedSentence for the first sentence, in any section between the head and the sources, that is not borne out.

    `incidents`: event → the incident that it tells of, whose days and voices a sentence may give; `reasons`: fact → how it stands to
    others, in words.
    """
    sources = _sources(report)
    for sentence in sentences(report):
        cited = _cited(sentence, record, sources, _Known(incidents or {}, reasons or {}))
        words = _CITATION.sub("", sentence).removeprefix("  ").removeprefix("- ")
        _check_words(words, cited, record, quotes=sentence.startswith("  - “"))
        _check_numbers(words, cited, record)


@dataclass(frozen=True)
class _Known:
    incidents: Mapping[str, Incident]
    reasons: Mapping[str, tuple[str, ...]]


def sentences(report: str) -> Iterator[str]:
    """The lines of the sections that are sentences: everything but headings and empty lines."""
    inside = False
    for line in report.split("\n"):
        if line in (SOURCES, NOTHING):
            return
        if line.startswith("## "):
            inside = True
        elif inside and line.strip() and not line.startswith("#"):
            yield line


def _sources(report: str) -> dict[int, str]:
    _, _, listed = report.rpartition(f"\n{SOURCES}\n")
    found = (_SOURCE.match(line) for line in listed.split("\n"))
    return {int(source["number"]): source["document"] for source in found if source}


def _cited(sentence: str, record: Record, sources: Mapping[int, str], known: _Known) -> Cited:
    found = _CITATION.search(sentence)
    if found is None:
        raise UncitedSentence(f"cites nothing: {sentence[:120]}")
    keys = found["facts"].split(", ")
    numbers = [number for part in found["numbers"].split(", ") for number in _span(part)]
    if unknown := [key for key in keys if key not in record.facts] + [str(number) for number in numbers if number not in sources]:
        raise UncitedSentence(f"cites what is not on record ({', '.join(unknown)}): {sentence[:120]}")
    facts = tuple(record.facts[key] for key in keys)
    documents = tuple(sources[number] for number in numbers)
    if astray := [fact.id for fact in facts if fact.document not in documents]:
        raise UncitedSentence(f"does not cite the reports of {', '.join(astray)}: {sentence[:120]}")
    told = {known.incidents[key].id: known.incidents[key] for key in keys if key in known.incidents}
    why = tuple(reason for key in keys for reason in known.reasons.get(key, ()))
    return Cited(facts, _behind(told.values(), record), documents, tuple(told.values()), why, _int(found["more"]), _int(found["others"]))


def _int(count: str | None) -> int:
    return int((count or "0").replace(",", ""))


def _behind(incidents: Collection[Incident], record: Record) -> tuple[Fact, ...]:
    """The facts of the cited incidents: those that a long citation only counts are among them."""
    events = [fact for incident in incidents for key in incident.events if isinstance(fact := record.facts.get(key), Event)]
    keys = [key for event in events for key in event.attributed_to]
    keys += [key for incident in incidents for key in (*incident.figures, *incident.denied_by)]
    return (*events, *(record.facts[key] for key in keys if key in record.facts))


def _span(part: str) -> range:
    first, _, last = part.partition("–")
    return range(int(first), int(last or first) + 1)


def _check_words(words: str, cited: Cited, record: Record, *, quotes: bool) -> None:
    """A quotation stands in a cited fact's sentence word for word; anything else is one sentence, for which the one citation answers."""
    if quotes:
        if words not in {quotation(told) for told in told_in(cited, record)}:
            raise UncitedSentence(f"quotes what no cited report says: {words[:120]}")
        return
    if not _STOP.search(words):
        return
    bare = words
    for told in sorted({escaped(text) for text in strings(cited, record)}, key=len, reverse=True):
        bare = bare.replace(told, "")
    bare = _QUOTED.sub("“”", bare)
    if not _one_sentence(bare):
        raise UncitedSentence(f"is more than one sentence: {words[:120]}")


def _one_sentence(bare: str) -> bool:
    """Whether no full stop divides it; that of an abbreviation ("Gen. Dvornikov") does not."""
    return all(_SHORT.search(bare[: stop.start() + 1]) for stop in _STOP.finditer(bare))


def _check_numbers(words: str, cited: Cited, record: Record) -> None:
    """Every number stands in a cited fact, its sentence or its report's date, or counts what is cited."""
    wanted = numbers_in(_MARKED.sub(r"\1", words))
    counts = tallies(cited, record) if wanted else set()
    if wrong := _miscounted(words, counts, cited, record):
        raise UncitedSentence(f"counts what it cites wrongly ({', '.join(wrong)}): {words[:120]}")
    missing = wanted - counts
    if missing and (missing := missing - numbers(cited, record)) and (missing := missing & numbers_in(_own_words(words, cited, record))):
        raise UncitedSentence(f"holds a number that nothing it cites holds ({', '.join(map(str, sorted(missing)))}): {words[:120]}")


def _miscounted(words: str, counts: set[float], cited: Cited, record: Record) -> list[str]:
    """The phrases that count reports, voices, incidents and the like wrongly, where it is not a report that does ("115 attacks")."""
    told = {match[0]: numbers_in(match["number"]) for match in _TALLY.finditer(_MARKED.sub(r"\1", words))}
    wrong = {phrase: found for phrase, found in told.items() if not found <= counts}
    if not wrong:
        return []
    values = {float(fact.value) for fact in (*cited.facts, *cited.behind) if isinstance(fact, Figure)}
    texts = [" ".join(text.casefold().split()) for text in strings(cited, record)]
    return [phrase for phrase, found in wrong.items() if not found <= values and not any(phrase.casefold() in text for text in texts)]


def _own_words(words: str, cited: Cited, record: Record) -> str:
    """The sentence without what it quotes word for word from a cited report, or from the former version of one."""
    formers = (record.corrects[key] for key in cited.documents if key in record.corrects)
    texts = [" ".join(document.text.split()) for document in (*(record.documents[key] for key in cited.documents), *formers)]
    bare = _MARKED.sub(r"\1", words)
    return _QUOTED.sub(lambda quoted: "“”" if any(quoted[0][1:-1] in text for text in texts) else quoted[0], bare)
