"""Quotations that no cue stands beside: they go on with what the speaker before (or behind) said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.speech_content import trimmed
from onrecord.extract.stances import worded_stance
from onrecord.language import Analysis, Quote
from onrecord.model import Span, Statement

_FEWEST = 3  # words; shorter quotations are names and scare quotes
_WORD = re.compile(r"\w+")


def with_loose_quotes(analysis: Analysis, drafts: Sequence[Statement]) -> list[Statement]:
    """The drafts, with each quotation that stands alone joined to the statement before it or made one of the same speaker without a cue."""
    found = list(drafts)
    claimed = {quote.start for quote in analysis.quotes if any(_holds(draft, quote) for draft in found)}
    for quote in analysis.quotes:
        span = trimmed(analysis, quote.start, quote.end)
        if quote.start in claimed or span is None or not _stands_alone(analysis, quote):
            continue
        before = _before(analysis, quote, found)
        source = before or _behind(analysis, quote, found)
        if source is None:
            continue
        claimed.add(quote.start)
        first, last = analysis.sentence_at(quote.start - 1), analysis.sentence_at(quote.end - 1)
        evidence = (analysis.span(first.start, last.end),)
        if before is not None and _goes_on(analysis, before, quote):
            found[found.index(before)] = before.model_copy(
                update={"content": (*before.content, span), "evidence": (*before.evidence, *evidence)}
            )
        else:
            stance = worded_stance(span.text) or "asserts"
            found.append(_uncued(analysis, source, span, evidence).model_copy(update={"stance": stance}))
    return found


def _uncued(analysis: Analysis, source: Statement, span: Span, evidence: tuple[Span, ...]) -> Statement:
    return Statement(
        document=analysis.document.id, speaker=source.speaker, content=(span,), manner="direct", stance="asserts", evidence=evidence
    )


def _holds(draft: Statement, quote: Quote) -> bool:
    return draft.manner != "indirect" and any(span.start < quote.end and quote.start < span.end for span in draft.content)


def _stands_alone(analysis: Analysis, quote: Quote) -> bool:
    """A quotation that opens its sentence, is a clause, and has nothing but a stop behind it in its last sentence."""
    text = analysis.text
    if len(_WORD.findall(text, quote.start, quote.end)) < _FEWEST or analysis.sentence_at(quote.start - 1).start != quote.start - 1:
        return False
    rest = text[quote.end + 1 : max(quote.end + 1, analysis.sentence_at(quote.end - 1).end)]
    return not _WORD.search(rest)


def _paragraph(analysis: Analysis, offset: int) -> int:
    return analysis.sentence_at(offset).paragraph


def _before(analysis: Analysis, quote: Quote, found: Sequence[Statement]) -> Statement | None:
    """The statement right before: in the sentence before in the paragraph, or a direct one at the end of the paragraph before."""
    sentence = analysis.sentence_at(quote.start - 1)
    if sentence.index == 0:
        return None
    previous = analysis.sentences[sentence.index - 1]
    near = [
        draft
        for draft in found
        if draft.speaker is not None and any(span.end == previous.end or _in(span, previous) for span in draft.evidence)
    ]
    near = [draft for draft in near if draft.evidence[-1].end >= previous.end and not _nested(draft, near)]
    if previous.paragraph != sentence.paragraph:
        near = [draft for draft in near if draft.manner == "direct" and previous.paragraph == sentence.paragraph - 1]
    return max(near, key=lambda draft: (draft.cue is not None, -draft.content[0].start)) if near else None


def _in(span: Span, sentence: Span | object) -> bool:
    start, end = getattr(sentence, "start"), getattr(sentence, "end")  # noqa: B009
    return bool(span.start <= start and end <= span.end)


def _nested(draft: Statement, others: Sequence[Statement]) -> bool:
    return any(other is not draft and draft.cue is not None and any(span.covers(draft.cue) for span in other.content) for other in others)


def _goes_on(analysis: Analysis, before: Statement, quote: Quote) -> bool:
    """“…,” he said. “…”: one statement, if nothing but the quotation follows the cue in the same paragraph."""
    cue = before.cue
    if cue is None or before.manner != "direct" or before.content[0].start > cue.start:
        return False
    return _paragraph(analysis, cue.start) == _paragraph(analysis, quote.start) and len(before.content) == 1


def _behind(analysis: Analysis, quote: Quote, found: Sequence[Statement]) -> Statement | None:
    """For a quotation left open, the statement that holds the quotation which the next paragraph opens with."""
    if not quote.continued:
        return None
    following = next((other for other in analysis.quotes if other.start > quote.end), None)
    if following is None or _paragraph(analysis, following.start) != _paragraph(analysis, quote.start) + 1:
        return None
    return next((draft for draft in found if draft.speaker is not None and _holds(draft, following)), None)
