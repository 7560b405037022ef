"""Quotation marks of every kind as one kind: single and typed ones (‘…’, ``…'') read like “…”, apostrophes left alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.language import Analysis, Sentence, Token


def marked_tokens(analysis: Analysis, sentence: Sentence) -> Sequence[Token]:
    """The sentence's tokens; a mark of a single or typed quotation has the text “ or ”, and one token even where it has two characters."""
    marks: dict[int, tuple[str, int]] = {}
    for quote in analysis.quotes_in(sentence.start, sentence.end):
        if (quote.single or quote.width > 1) and quote.start - quote.width < sentence.end and sentence.start <= quote.end:
            marks[quote.start - quote.width] = ("“", quote.width)
            if not quote.continued:
                marks[quote.end] = ("”", quote.width)
    return _with_marks(sentence.tokens, marks) if marks else sentence.tokens


def _with_marks(tokens: Sequence[Token], marks: dict[int, tuple[str, int]]) -> list[Token]:
    found: list[Token] = []
    for token in tokens:
        if token.start in marks:
            text, width = marks[token.start]
            found.append(replace(token, text=text, end=token.start + width))
        elif not found or token.start >= found[-1].end:
            found.append(token)
    return found


def is_mark(analysis: Analysis, at: int) -> bool:
    """Whether the character is a mark of a quotation."""
    return any(
        quote.start - quote.width <= at < quote.start or quote.end <= at < quote.end + quote.width
        for quote in analysis.quotes_in(at, at + 1)
        if not (quote.continued and at >= quote.end)
    )
