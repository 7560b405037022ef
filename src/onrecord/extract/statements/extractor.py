"""Statements: who says what, by which cue, directly or not, in which stance.

Rules read every sentence twice: outside its quotations, and inside them (people quote other people). The model adds what it reads and no
rule does. Quotations that no cue stands beside are joined to their speakers afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.extract.noun_phrases import Range
from onrecord.extract.statements.answers import with_answers
from onrecord.extract.statements.attribution import Attribution
from onrecord.extract.statements.attributions import attributions
from onrecord.extract.statements.content import content_spans, trimmed
from onrecord.extract.statements.drafts import draft
from onrecord.extract.statements.heard import with_heard
from onrecord.extract.statements.issued import with_issuer
from onrecord.extract.statements.marks import marked_tokens
from onrecord.extract.statements.quoted import with_loose_quotes
from onrecord.extract.statements.stances import stance_of, worded_stance
from onrecord.extract.statements.unattributed import Hearsay, hearsay
from onrecord.extract.word_classes import word_class
from onrecord.language import Analysis, Sentence, Token
from onrecord.model import Draft, Facts, Span, Statement

_SHORTEST_QUOTE = 5  # tokens; shorter quotations hold no speech within speech


class Statements:
    name = "statements"
    version = "6"
    kinds = ("statement",)

    def extract(self, analysis: Analysis, found: Facts) -> Iterable[Draft]:
        by_rule = [statement for sentence in analysis.sentences for statement in _sentence(analysis, sentence)]
        told = with_answers(analysis, with_loose_quotes(analysis, with_heard(analysis, by_rule), found))
        return with_issuer(analysis, told)


def _sentence(analysis: Analysis, sentence: Sentence) -> Iterator[Statement]:
    tokens = marked_tokens(analysis, sentence)
    quoted = [analysis.quote_at(token.start) is not None for token in tokens] if _may_quote(analysis, sentence) else [False] * len(tokens)
    yield from _stretch(analysis, tokens, quoted, nested=False)
    for inner in _runs(tokens, quoted):
        yield from _stretch(analysis, inner, [False] * len(inner), nested=True)


def _may_quote(analysis: Analysis, sentence: Sentence) -> bool:
    return any(quote.start < sentence.end and sentence.start < quote.end for quote in analysis.quotes_in(sentence.start, sentence.end))


def _runs(tokens: Sequence[Token], quoted: Sequence[bool]) -> Iterator[tuple[Token, ...]]:
    """The quoted stretches of a sentence."""
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and quoted[end]:
            end += 1
        if end - at >= _SHORTEST_QUOTE:
            yield tuple(tokens[at:end])
        at = max(end, at + 1)


def _stretch(analysis: Analysis, tokens: Sequence[Token], quoted: Sequence[bool], *, nested: bool) -> Iterator[Statement]:
    found = attributions(tokens, quoted)
    for which, attribution in enumerate(found):
        content = content_spans(analysis, tokens, found, which)
        speaker = _span(analysis, tokens, attribution.speaker) if attribution.speaker else None
        stance = stance_of(attribution.cue, " ".join(span.text for span in content), speaker.text if speaker else "")
        content = _pointed_back(analysis, content)
        if content and stance is not None:
            yield draft(analysis, tokens, (speaker, _cue_span(analysis, tokens, attribution), content), stance, nested=nested)
    for item in hearsay(tokens, quoted, found):
        yield from _hearsay_draft(analysis, tokens, item, nested=nested)


def _pointed_back(analysis: Analysis, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """ "This was announced by the minister": the sentence before, in the same or the last paragraph."""
    if len(content) != 1 or content[0].text not in ("This", "That"):
        return content
    here = analysis.sentence_at(content[0].start)
    if here.start != content[0].start or here.index == 0:
        return content
    before = analysis.sentences[here.index - 1]
    span = trimmed(analysis, before.start, before.end)
    return (span,) if span is not None and before.paragraph >= here.paragraph - 1 and len(before.tokens) > 4 else content


def _hearsay_draft(analysis: Analysis, tokens: Sequence[Token], item: Hearsay, *, nested: bool) -> Iterator[Statement]:
    spans = (trimmed(analysis, tokens[first].start, tokens[end - 1].end) for first, end in item.content)
    content = tuple(span for span in spans if span is not None)
    if content:
        worded = worded_stance(" ".join(span.text for span in content))
        stance = item.stance or (worded if worded != "denies" or item.speaker else None) or "asserts"
        speaker, cue = (_span(analysis, tokens, part) if part else None for part in (item.speaker, item.cue))
        yield draft(analysis, tokens, (speaker, cue, content), stance, nested=nested)


def _span(analysis: Analysis, tokens: Sequence[Token], where: Range) -> Span:
    return analysis.span(tokens[where[0]].start, tokens[where[1] - 1].end)


def _cue_span(analysis: Analysis, tokens: Sequence[Token], attribution: Attribution) -> Span:
    """The verb alone, with its negation where it has one: "did not confirm"."""
    cue = attribution.cue
    first = cue.at
    if cue.negated:
        first = next(k for k in range(cue.group, cue.at) if tokens[k].lower in word_class("auxiliary", "negation"))
    return _span(analysis, tokens, (first, cue.end))
