"""A document with its paragraphs, sentences, tokens and quotations found. All offsets count into the document's text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.language.quotes import Inside, Quote, find_quotes
from onrecord.language.sentences import Sentence, split_sentences
from onrecord.language.tokens import Token, tokenise
from onrecord.model import Document, Span

if TYPE_CHECKING:
    from onrecord.language.reading import Reading

_WIDEST_MARK = 2  # characters of a typed mark of quotation


@dataclass(frozen=True)
class Analysis:
    """What the extractors read. Sentences do not overlap, cover all that is not white space, and never cross a paragraph."""

    document: Document
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(token for sentence in self.sentences for token in sentence.tokens)

    @cached_property
    def reading(self) -> Reading:
        """What the model says of the text. It is loaded, and the text read, when this is first asked for."""
        from onrecord.language.encoder import encoder  # numpy and the runtime cost a tenth of a second to import

        return encoder().read(self.sentences, self.quotes)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds the offset (the one before, for white space between two)."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    def span(self, start: int, end: int) -> Span:
        """The span start..end of the text, trimmed of white space."""
        return Span.of(self.text, start, end)

    @cached_property
    def _inside(self) -> Inside:
        return Inside(self.quotes)

    @cached_property
    def _quote_ends(self) -> list[int]:
        return [quote.end for quote in self.quotes]

    def quote_at(self, offset: int) -> Quote | None:
        """The quotation whose inside holds the offset."""
        return self._inside.at(offset)

    def quotes_in(self, start: int, end: int) -> tuple[Quote, ...]:
        """The quotations of which a part, or a mark, lies in start..end."""
        first = bisect_left(self._quote_ends, start - _WIDEST_MARK)
        stop = first
        while stop < len(self.quotes) and self.quotes[stop].start - _WIDEST_MARK < end:
            stop += 1
        return self.quotes[first:stop]

    def of(self, document: Document) -> Analysis:
        """The same analysis of the same text under a document whose date or title has been learnt."""
        same = replace(self, document=document)
        if "reading" in self.__dict__:
            same.__dict__["reading"] = self.reading
        return same


def analyse(document: Document) -> Analysis:
    """Split a document into sentences and tokens and find its quotations."""
    sentences = tuple(
        replace(sentence, tokens=tuple(tokenise(document.text, sentence.start, sentence.end)))
        for sentence in split_sentences(document.text)
    )
    return Analysis(document=document, sentences=sentences, quotes=tuple(find_quotes(document.text)))
