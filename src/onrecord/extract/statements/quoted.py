"""Quotations that no cue stands beside: they go on with what the speaker before (or behind) said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.noun_phrases import subject_before
from onrecord.extract.statements.content import trimmed
from onrecord.extract.statements.cues import find_cues
from onrecord.extract.statements.stances import worded_stance
from onrecord.language import Analysis, Quote, Sentence
from onrecord.model import Facts, Span, Statement

_FEWEST = 3  # words; shorter quotations are names and scare quotes
_WORD = re.compile(r"\w+")


def with_loose_quotes(analysis: Analysis, drafts: Sequence[Statement], known: Facts) -> list[Statement]:
    """The drafts, with each quotation that stands alone joined to the statement before it or made one of the same speaker without a cue."""
    found = list(drafts)
    claimed = {quote.start for quote in analysis.quotes if any(_holds(draft, quote) for draft in found)}
    for quote in analysis.quotes:
        span = trimmed(analysis, quote.start, quote.end)
        if quote.start in claimed or span is None or not _stands_alone(analysis, quote):
            continue
        before = _before(analysis, quote, found)
        source = before or _behind(analysis, quote, found)
        if source is None or source.speaker is None:
            continue
        claimed.add(quote.start)
        evidence = analysis.span(analysis.sentence_at(quote.start - 1).start, analysis.sentence_at(quote.end - 1).end)
        if before is not None and before not in found:
            found.append(before.model_copy(update={"content": (span,), "evidence": (*before.evidence, evidence)}))
        elif before is not None and _goes_on(analysis, before, quote):
            found[found.index(before)] = before.model_copy(
                update={"content": (*before.content, span), "evidence": (*before.evidence, evidence)}
            )
        else:
            speaker = _person_before(analysis, quote, source.speaker, known) if before else source.speaker
            found.append(_uncued(analysis, speaker, span, evidence))
    return found


def _uncued(analysis: Analysis, speaker: Span, content: Span, evidence: Span) -> Statement:
    stance = worded_stance(content.text) or "asserts"
    return Statement(
        document=analysis.document.id, speaker=speaker, content=(content,), manner="direct", stance=stance, evidence=(evidence,)
    )


def _holds(draft: Statement, quote: Quote) -> bool:
    return draft.manner != "indirect" and any(span.start < quote.end and quote.start < span.end for span in draft.content)


def _stands_alone(analysis: Analysis, quote: Quote) -> bool:
    """A quotation that opens its sentence, is a clause, and has nothing but a stop behind it in its last sentence."""
    text = analysis.text
    if (
        len(_WORD.findall(text, quote.start, quote.end)) < _FEWEST
        or analysis.sentence_at(quote.start - 1).start != quote.start - quote.width
    ):
        return False
    rest = text[quote.end + quote.width : max(quote.end + quote.width, analysis.sentence_at(quote.end - 1).end)]
    return not _WORD.search(rest)


def _sentence_before(analysis: Analysis, quote: Quote) -> Sentence | None:
    index = analysis.sentence_at(quote.start - 1).index
    return analysis.sentences[index - 1] if index else None


def _before(analysis: Analysis, quote: Quote, found: Sequence[Statement]) -> Statement | None:
    """The main statement right before: in the sentence before in the paragraph, or a direct one at the end of the paragraph before."""
    sentence, previous = analysis.sentence_at(quote.start - 1), _sentence_before(analysis, quote)
    if previous is None:
        return None
    near = [draft for draft in found if draft.speaker is not None and draft.evidence[-1].end >= previous.end and _touches(draft, previous)]
    if analysis.text[previous.end - 1] == ":" and previous.paragraph != sentence.paragraph:
        return _announcing(analysis, previous)
    near = [draft for draft in near if not _nested(draft, near)]
    if previous.paragraph != sentence.paragraph:
        near = [draft for draft in near if draft.manner == "direct" and previous.paragraph == sentence.paragraph - 1]
    return max(near, key=lambda draft: (draft.cue is not None, -draft.content[0].start)) if near else None


def _announcing(analysis: Analysis, sentence: Sentence) -> Statement | None:
    """ "The governor said:" with the quotation in a paragraph of its own: a stand-in that holds speaker and cue."""
    tokens = sentence.tokens
    for cue in reversed(list(find_cues(tokens, [False] * len(tokens)))):
        speaker = subject_before(tokens, cue.group)
        if speaker is not None and cue.allows("quote") and not cue.negated:
            who = analysis.span(tokens[speaker[0]].start, tokens[speaker[1] - 1].end)
            said = analysis.span(tokens[cue.at].start, tokens[cue.end - 1].end)
            return Statement(
                document=analysis.document.id, speaker=who, cue=said, content=(said,), manner="direct", stance="asserts",
                evidence=(analysis.span(sentence.start, sentence.end),),
            )  # fmt: skip
    return None


def _touches(draft: Statement, sentence: Sentence) -> bool:
    return any(span.start <= sentence.start and sentence.end <= span.end for span in draft.evidence)


def _nested(draft: Statement, others: Sequence[Statement]) -> bool:
    return any(other is not draft and draft.cue is not None and any(span.covers(draft.cue) for span in other.content) for other in others)


def _goes_on(analysis: Analysis, before: Statement, quote: Quote) -> bool:
    """“…,” he said. “…”: one statement, if nothing but the quotation follows the cue in the same paragraph."""
    cue = before.cue
    if cue is None or before.manner != "direct" or before.content[0].start > cue.start:
        return False
    return analysis.sentence_at(cue.start).paragraph == analysis.sentence_at(quote.start).paragraph and len(before.content) == 1


def _person_before(analysis: Analysis, quote: Quote, speaker: Span, known: Facts) -> Span:
    """The person that the sentence before opens with, where the speaker found stands deeper in it ("… where Kyiv suspects …")."""
    previous = _sentence_before(analysis, quote)
    if previous is None:
        return speaker
    opens = (entity for entity in known.entities if entity.type == "person" and entity.start == previous.start)
    return next((entity.span for entity in opens if entity.end < speaker.start), speaker)


def _behind(analysis: Analysis, quote: Quote, found: Sequence[Statement]) -> Statement | None:
    """For a quotation left open, the statement that holds the quotation which the next paragraph opens with."""
    if not quote.continued:
        return None
    following = next((other for other in analysis.quotes if other.start > quote.end), None)
    if following is None or analysis.sentence_at(following.start).paragraph != analysis.sentence_at(quote.start).paragraph + 1:
        return None
    return next((draft for draft in found if draft.speaker is not None and _holds(draft, following)), None)
