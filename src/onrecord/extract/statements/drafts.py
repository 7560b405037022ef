"""Spans → a draft statement: manner, evidence and hedges follow from where the spans stand."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.word_classes import word_class
from onrecord.language import Analysis, Token
from onrecord.model import Span, Statement
from onrecord.model.vocabulary import Manner, Stance


def draft(
    analysis: Analysis,
    tokens: Sequence[Token],
    spans: tuple[Span | None, Span | None, tuple[Span, ...]],
    stance: Stance,
    *,
    nested: bool = False,
) -> Statement:
    """A statement of speaker, cue and content, found among `tokens`; `nested`: these are the inside of a quotation.

    Its evidence is the sentences from the first to the last of its spans, its hedges those among the tokens.
    """
    speaker, cue, content = spans
    given = [span for span in (speaker, cue, *content) if span is not None]
    first = analysis.sentence_at(min(span.start for span in given))
    last = analysis.sentence_at(max(span.end for span in given) - 1)
    return Statement(
        document=analysis.document.id,
        speaker=speaker,
        cue=cue,
        content=content,
        manner="indirect" if nested else _manner(analysis, content),
        stance=stance,
        hedges=_hedges(analysis, tokens, cue),
        evidence=(analysis.span(first.start, last.end),),
    )


def _manner(analysis: Analysis, content: Sequence[Span]) -> Manner:
    """Direct when all that is said stands in quotation marks, mixed when some does."""
    inside = [
        any(quote.start <= span.start and span.end <= quote.end for quote in analysis.quotes_in(span.start, span.end)) for span in content
    ]
    if all(inside):
        return "direct"
    touched = any(quote.start < s.end and s.start < quote.end for s in content for quote in analysis.quotes_in(s.start, s.end))
    return "mixed" if touched else "indirect"


def _hedges(analysis: Analysis, tokens: Sequence[Token], cue: Span | None) -> tuple[Span, ...]:
    """Words by which the report keeps its distance, the cue itself left out."""
    spans = (analysis.span(token.start, token.end) for token in tokens if token.lower in word_class("hedge"))
    return tuple(span for span in spans if cue is None or not span.overlaps(cue))
