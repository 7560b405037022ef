"""The line: read → Document → sentences → analyse → extract → guard → resolve. The only file that wires it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.extract import Extractor, extractors, guard
from onrecord.language import Analysis, analyse
from onrecord.model import Document, Draft, Facts, TimeDraft
from onrecord.resolve import link_denials, resolve, tie_counts
from onrecord.resolve.dates import date_report

VERSION = "2"
"""Of what the line does beside its extractors (reading the date, resolving, tying counts and denials): a report that another one read is
read again when it is added."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one report says. `rejected` holds the drafts that the guard refused: a fault of an extractor, never of the report."""

    document: Document
    facts: Facts
    rejected: tuple[Draft, ...] = ()


@cache
def _installed() -> tuple[Extractor, ...]:
    return tuple(extractors())


def extract_document(document: Document, *, using: tuple[Extractor, ...] | None = None) -> Extraction:
    """Read one document into facts, with the installed extractors or those given."""
    analysis = analyse(document)
    facts = Facts()
    rejected: list[Draft] = []
    for extractor in _installed() if using is None else using:
        drafts = list(guard(document, _signed(extractor, analysis, facts), rejected=rejected))
        if any(isinstance(draft, TimeDraft) for draft in drafts):
            document = document.model_copy(update={"published": date_report(document, [d for d in drafts if isinstance(d, TimeDraft)])})
            analysis = analysis.of(document)
        facts = facts.plus(resolve(document, drafts, facts))
    return Extraction(document, link_denials(document, tie_counts(analysis, facts)), tuple(rejected))


def _signed(extractor: Extractor, analysis: Analysis, facts: Facts) -> list[Draft]:
    """The extractor's drafts with its name and version on each."""
    signature = f"{extractor.name}@{extractor.version}"
    return [draft.model_copy(update={"extractor": signature}) for draft in extractor.extract(analysis, facts)]
