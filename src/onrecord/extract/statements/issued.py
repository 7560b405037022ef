"""Statements of a release that no cue marks: its issuer speaks in it from end to end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.extract.statements.content import behind_dateline, trimmed
from onrecord.extract.statements.stances import worded_stance
from onrecord.extract.word_classes import word_class
from onrecord.knowledge.issuers import harm_words, issuer_of
from onrecord.language import Analysis, Sentence
from onrecord.model import Statement
from onrecord.model.vocabulary import Stance

_FEWEST = 4  # tokens; shorter lines are headings
_ENDS = (".", "!", "”", '"')


def with_issuer(analysis: Analysis, drafts: Sequence[Statement]) -> list[Statement]:
    """The drafts, and in a release its sentences that deny, accuse or tell of harm in nobody else's words, in text order.

    What the release calls false is called so by its issuer.
    """
    document = analysis.document
    issuer = issuer_of(document.publisher, document.title, document.text)
    if issuer is None:
        return list(drafts)
    named = [_named(draft, issuer) for draft in drafts]
    spoken = [(draft.evidence[0].start, draft.evidence[-1].end) for draft in named if draft.speaker is not None or draft.speaker_name]
    heard = [(draft.evidence[0].start, draft.evidence[-1].end) for draft in named if draft.stance == "asserts" and draft.speaker is None]
    added = [
        found
        for sentence in analysis.sentences
        if not _is_spoken(sentence, spoken)
        for found in _told(analysis, sentence, issuer)
        if found.stance != "asserts" or not _is_spoken(sentence, heard)  # "reports that workers were killed are examined"
    ]
    return sorted([*named, *added], key=lambda draft: min(draft.evidence[0].start, draft.content[0].start))


def _named(draft: Statement, issuer: str) -> Statement:
    untrue = draft.cue is not None and draft.cue.text.split()[0].lower() in word_class("untrue", "lie")
    return draft.model_copy(update={"speaker_name": issuer}) if untrue and draft.speaker is None else draft


def _is_spoken(sentence: Sentence, spoken: Sequence[tuple[int, int]]) -> bool:
    return any(start < sentence.end and sentence.start < end for start, end in spoken)


def _told(analysis: Analysis, sentence: Sentence, issuer: str) -> Iterator[Statement]:
    tokens = sentence.tokens
    if len(tokens) < _FEWEST or not tokens[-1].text.endswith(_ENDS) or analysis.quote_at(tokens[0].end) is not None:
        return
    first = behind_dateline(tokens, 0, len(tokens) - 1)
    content = trimmed(analysis, tokens[first].start, tokens[-1].end)
    stance = _stance(content.text, issuer) if content is not None else None
    if content is not None and stance is not None:
        yield Statement(
            document=analysis.document.id, speaker_name=issuer, content=(content,), manner="indirect", stance=stance,
            evidence=(analysis.span(sentence.start, sentence.end),),
        )  # fmt: skip


def _stance(content: str, issuer: str) -> Stance | None:
    worded = worded_stance(content, issuer)
    if worded in ("denies", "accuses"):
        return worded
    return "asserts" if not harm_words().isdisjoint(content.lower().replace(",", " ").replace(".", " ").split()) else None
