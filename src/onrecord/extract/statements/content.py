"""Where what is said begins and ends: token stretches of an attribution's content, as character ranges."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.noun_phrases import phrase_after
from onrecord.extract.statements.attribution import Attribution
from onrecord.extract.statements.cues import ACCORDING
from onrecord.extract.statements.marks import is_mark
from onrecord.extract.word_classes import CLOSING, DASHES, MARKS, OPENING, is_adverb, word_class
from onrecord.language import Analysis, Token
from onrecord.model import Span

_BREAKS = frozenset({"as", "while", "whereas", "although", "though", "but"})
_RELATIVE = frozenset({"who", "which"})
_RELATIVES = frozenset({"which", "where", "whose"})
_ASIDE_BREAKS = _BREAKS | _RELATIVES | {"who", "after", "when"}
_ASIDES = DASHES | {",", "-", "--"}
_TAIL = frozenset(".,;:–— \n\t") | MARKS


def content_spans(analysis: Analysis, tokens: Sequence[Token], found: Sequence[Attribution], which: int) -> tuple[Span, ...]:
    """The content of found[which], outer quotation marks and trailing punctuation left out."""
    attribution = found[which]
    ranges: list[tuple[int, int]] = []
    if attribution.subject is not None:
        ranges.append((tokens[attribution.subject[0]].start, tokens[attribution.subject[1] - 1].end))
    if attribution.left:
        ranges.append(_left(analysis, tokens, attribution))
    if attribution.right is not None:
        end = clause_end(tokens, attribution.right, found, which)
        ranges.extend(_right(analysis, tokens, attribution, end))
    spans = (trimmed(analysis, start, end) for start, end in ranges)
    return tuple(span for span in spans if span is not None)


def _left(analysis: Analysis, tokens: Sequence[Token], attribution: Attribution) -> tuple[int, int]:
    """From the sentence's start, or that of the quotation that runs into it, up to the speaker and cue."""
    last = attribution.begin - 1
    if last >= 0 and tokens[last].text == ",":
        last -= 1
    first = 0
    while first < last and tokens[first].text in (",", ":"):
        first += 1
    first = behind_dateline(tokens, first, last)
    comma = next((k for k in range(first, min(first + 5, last)) if tokens[k].text == ","), None)
    if comma is not None and all(is_adverb(token) for token in tokens[first:comma]):
        first = comma + 1
    semicolon = next((k for k in range(last, first, -1) if tokens[k].text == ";"), None)
    start = tokens[semicolon + 1 if semicolon is not None and analysis.quote_at(tokens[semicolon].start) is None else first].start
    running = next(
        (quote for quote in analysis.quotes_in(start, start + 1) if quote.start < start <= quote.end and start > quote.start + 1), None
    )
    closing = last >= 0 and tokens[last].text in CLOSING | {'"'}
    return (running.start if running and (closing or running.end > start) else start), tokens[max(last, 0)].end


def behind_dateline(tokens: Sequence[Token], first: int, last: int) -> int:
    """Behind "KHARTOUM, April 16, 2023 —" and "14:05 GMT —": names, numbers and brackets in front of a dash, an upper-case word or a
    clock time at their head."""
    head = tokens[first].text
    if first != 0 or not ((head.isupper() and len(head) > 2) or (head[0].isdigit() and ":" in head)):
        return first
    for at in range(first + 1, min(first + 14, last)):
        token = tokens[at]
        spaced = token.text == "-" and tokens[at - 1].end < token.start and token.end < tokens[at + 1].start
        if token.text in DASHES or spaced or (token.text == "-" and tokens[at - 1].text == ")"):
            return at + 1
        if token.text.islower() or (token.is_word and not token.is_capitalised):
            return first
    return first


def _right(analysis: Analysis, tokens: Sequence[Token], attribution: Attribution, end: int) -> list[tuple[int, int]]:
    first = attribution.right or 0
    if first >= len(tokens) or end <= first:
        return []
    start, stop = tokens[first].start, tokens[end - 1].end
    if attribution.cue.allows("of") and attribution.subject is None:
        parts = _accusing_of(tokens, first, end)
        if parts is None or parts[1] + 1 >= end:
            return [(start, stop)]
        return [(start, tokens[parts[0] - 1].end), (tokens[parts[1] + 1].start, stop)]
    quote = next(
        (quote for quote in analysis.quotes_in(stop - 1, stop + 1) if quote.start <= stop - 1 < quote.end or quote.start == stop), None
    )
    if quote is not None and quote.end > stop and end == len(tokens) and quote.start > tokens[0].start:
        stop = quote.end
    return [(start, stop)]


def _accusing_of(tokens: Sequence[Token], first: int, end: int) -> tuple[int, int] | None:
    """The end of the accused and the "of" before the deed: the first before a word in -ing, else the first."""
    all_of = [k for k in range(first + 1, end - 1) if tokens[k].lower == "of"]
    of = next((k for k in all_of if tokens[k + 1].lower.endswith("ing")), all_of[0] if all_of else None)
    if of is None:
        return None
    accused = of
    while accused - 1 > first and (tokens[accused - 1].lower in word_class("weekday", "daytime") or tokens[accused - 1].lower == "on"):
        accused -= 1
    return accused, of


def clause_end(tokens: Sequence[Token], start: int, found: Sequence[Attribution], which: int | None = None) -> int:
    """Where content that begins at `start` ends: at the sentence's end, or where the writer or another speaker takes over."""
    later = [other for index, other in enumerate(found) if index != which and other.begin > start]
    aside = which is not None and not found[which].cue.allows("clause") and found[which].cue.verb is not ACCORDING
    quoting = False
    # "which a witness said was a drone, …"
    relative = 0 < start < len(tokens) and tokens[start].lower in word_class("be") and tokens[start - 1].text != ","
    if which is not None and any(at and tokens[at - 1].lower in _RELATIVE for at in (found[which].begin, found[which].cue.group)):
        relative = relative or tokens[start - 1].lower != "that"  # "the rebels, who the army says shelled the market, …"
    object_only = which is not None and found[which].cue.allows("object") and tokens[start - 1].lower not in ("that", ":", ",", "to")
    for at in range(start, len(tokens)):
        token = tokens[at]
        if token.text in MARKS:
            quoting = token.text in OPENING or (token.text == '"' and not quoting)
        if at == start:
            continue
        if _takes_over(tokens, at, later):
            return at - (tokens[at].text == tokens[at - 1].text == "-")
        if not quoting and token.text == "," and at + 1 < len(tokens):
            # "… says [the strike, which killed nine, was a mistake]": what has no verb yet goes on behind the relative clause
            whole = aside or tokens[at + 1].lower not in _RELATIVES or _has_verb(tokens[start:at])
            if relative or (whole and _turns(tokens, at + 1, aside)):
                return at
        if object_only and not quoting and token.text == ";":
            return at
        if _turns_dash(tokens, at):
            return at
        if object_only and not quoting and token.lower in ("and", "but") and _new_predicate(tokens, start, at):
            return at - 1 if tokens[at - 1].text == "," else at
    return len(tokens)


def _new_predicate(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Claimed [the raid] and showed its spoils; demanded [a swap] and the army moved in: a noun phrase, and then another clause."""
    if any(_is_verbal(tokens, k) or tokens[k].lower == "that" for k in range(start, at)) or at + 2 >= len(tokens):
        return False
    if _is_verbal(tokens, at + 1) and tokens[at + 2].lower in word_class("determiner", "preposition", "object_pronoun", "subordinator"):
        return True
    phrase = phrase_after(tokens, at + 1)
    return phrase is not None and phrase[1] < len(tokens) - 1 and _is_verbal(tokens, phrase[1]) and tokens[phrase[1]].text.islower()


def _has_verb(tokens: Sequence[Token]) -> bool:
    """Whether some word of these may be a finite verb."""
    return any(t.lower in word_class("auxiliary", "clause_verb") or (t.text.islower() and t.lower.endswith("ed")) for t in tokens)


def _is_verbal(tokens: Sequence[Token], at: int) -> bool:
    """A finite verb, as far as its form tells: no participle behind a noun ("the raid claimed by", "the killed")."""
    token = tokens[at]
    if token.lower in word_class("auxiliary", "clause_verb"):
        return True
    links = at + 1 < len(tokens) and tokens[at + 1].lower in word_class("noun_preposition")
    return token.text.islower() and token.lower.endswith("ed") and not links and tokens[at - 1].lower not in word_class("determiner")


def _turns(tokens: Sequence[Token], at: int, aside: bool) -> bool:
    """Whether the writer goes on by himself behind a comma: ", which …", ", while Kyiv …", but not ", while losing …"."""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if tokens[at].lower == "as":
        return aside and after != "well"
    if tokens[at].lower in _BREAKS | _RELATIVES:
        return not after.endswith("ing") and after != "that"
    return aside and tokens[at].lower in _ASIDE_BREAKS


def _takes_over(tokens: Sequence[Token], at: int, later: Sequence[Attribution]) -> bool:
    """Whether, from tokens[at] on, somebody else speaks or the same speaker says another thing."""
    for other in later:
        if not at <= other.begin <= at + 2 and tokens[at].text != ";":  # asked of every word for every attribution
            continue
        before = tokens[other.begin - 1]
        opener = (
            other.begin - 1
            if before.text == "," or before.lower in ("and", "but", "while", "after", "before", "by", "when")
            else other.begin
        )
        if opener > 0 and before.text != "," and tokens[opener - 1].text == ",":
            opener -= 1
        if other.shared and at == opener:
            return True
        if at == other.begin - 1 and (tokens[at].text in _ASIDES or (other.left and tokens[at].text in MARKS)):
            return True
        joined = tokens[at].lower in _BREAKS or tokens[at].lower == "and"
        if not other.left and other.speaker is not None and joined and 0 < other.begin - at <= 2:
            return True
        if tokens[at].text == ";" and at < other.begin:
            return True
    return False


def trimmed(analysis: Analysis, start: int, end: int) -> Span | None:
    """The span without white space, end punctuation and the marks of the quotation that it lies in; None when nothing is left."""
    text = analysis.text
    while end > start and (text[end - 1] in _TAIL or (text[end - 1] in "'’" and is_mark(analysis, end - 1))):
        end -= 1
    while start < end and (text[start] in MARKS or text[start] in ",:;–— \n\t" or (text[start] in "‘'`" and is_mark(analysis, start))):
        start += 1
    return Span(text=text[start:end], start=start, end=end) if any(c.isalnum() for c in text[start:end]) else None


def object_end(tokens: Sequence[Token], start: int) -> int:
    """Where the noun phrase or gerund that begins at `start` ends: before a finite verb or a mark."""
    for at in range(start + 1, len(tokens)):
        if tokens[at].text in ",.;:)" or tokens[at].text in MARKS | DASHES:
            return at
        if tokens[at].lower in word_class("auxiliary", "clause_verb") or tokens[at].lower in _ASIDE_BREAKS | {"emerged", "surfaced"}:
            return at
    phrase = phrase_after(tokens, start)
    return max(phrase[1] if phrase else start, len(tokens))


def _turns_dash(tokens: Sequence[Token], at: int) -> bool:
    """A dash behind which the writer speaks: after a quotation, or before "using …", "though …"."""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return tokens[at].text in DASHES and (
        tokens[at - 1].text in CLOSING | {'"'} or after.endswith("ing") or after in ("though", "but", "although")
    )
