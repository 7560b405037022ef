"""What follows a cue: from which token on the content stands, by the verb's frames."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.noun_phrases import phrase_after
from onrecord.extract.statements.cues import Cue, is_finite
from onrecord.extract.word_classes import MARKS, is_nominal, number_words, word_class
from onrecord.language import Token

_OPENS_ASIDE = frozenset({"when", "while", "after", "before", "until", "since", "where", "who", "which", "though", "although"})
_REACH = 18  # how many tokens of adjunct ("at a briefing in Kyiv on Monday") may stand before "that"


def content_after(tokens: Sequence[Token], quoted: Sequence[bool], cue: Cue, at: int) -> int | None:
    """The first token of the content right of the cue, `at` being the first token behind it (or behind an inverted subject)."""
    while at < len(tokens) and (width := _time_words(tokens, at)):
        if at + width < len(tokens) and tokens[at + width].lower in word_class("possessive"):
            break  # "condemned Friday's attack"
        at += width
    if at >= len(tokens) or tokens[at].text in ".!?;)":
        return None
    if tokens[at].lower == "nor" and at + 2 < len(tokens) and is_finite(tokens[at + 1]):
        return at + 2  # "neither confirmed nor denied the raid"
    infinitive = _to(tokens, at) if cue.allows("to") else None
    found = infinitive or _marked(tokens, quoted, cue, at) or _framed(tokens, quoted, cue, at)
    return found if found is not None and found < len(tokens) else None


def _time_words(tokens: Sequence[Token], at: int) -> int:
    """How many tokens of time stand here: "earlier", "Friday", "this week"."""
    if tokens[at].lower in word_class("daytime", "weekday") or tokens[at].lower in ("also", "again", "then"):
        return 1
    pointed = tokens[at].lower in ("this", "last", "next") and at + 1 < len(tokens)
    return 2 if pointed and tokens[at + 1].lower in word_class("time_noun", "month", "weekday", "daytime") - {"last", "next", "time"} else 0


def _marked(tokens: Sequence[Token], quoted: Sequence[bool], cue: Cue, at: int) -> int | None:
    """Content that a word or mark announces: "that", a colon, a quotation, directly or behind an addressee or adjunct."""
    if not cue.allows("that", "quote", "clause"):
        return None
    aside = tokens[at].text == ","
    far = aside or tokens[at].lower in word_class("preposition") or cue.allows("told", "addressed")
    for k in range(at, min(at + _REACH, len(tokens)) if far else at + 1):
        token, before = tokens[k], tokens[k - 1]
        own = before.text not in word_class("preposition") and (k == at or before.text not in word_class("that_noun"))
        if token.lower == "that" and k == at and cue.allows("object") and _is_pronoun(tokens, k):
            return k
        if token.lower == "that" and cue.allows("that") and not quoted[k] and own:
            return k + 1 if not aside or before.text == "," else None
        if token.text == ":":
            return k + 1
        if token.text in MARKS and cue.allows("quote") and ((k == at and not cue.allows("spoken")) or before.text in ",:"):
            return k
        if k > at and _blocks(tokens, k, aside):
            return None
    return None


def _is_pronoun(tokens: Sequence[Token], at: int) -> bool:
    """ "Denied that and said …": nothing follows that it could introduce."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is None or after.text in ".,;" or after.lower in ("and", "but", "on", "in", "as")


def _framed(tokens: Sequence[Token], quoted: Sequence[bool], cue: Cue, at: int) -> int | None:
    word = tokens[at].lower
    if tokens[at].text == "," or (word in _OPENS_ASIDE and not (cue.negated and word in ("who", "when", "where"))):
        return None
    for frame, rule in _RULES.items():
        if cue.allows(frame) and (found := rule(tokens, at)) is not None:
            return found
    if cue.allows("told"):
        return _behind_addressee(tokens, at)
    if cue.verb.lemma == "urge":
        return _some_to(tokens, at)
    if (
        cue.allows("clause", "object")
        and (word not in word_class("preposition", "coordinator") or _is_about_number(tokens, at))
        and (word not in ("so", "no", "as", "because") or _counts_or_none(tokens, at))
    ):
        return at
    if cue.allows("clause") and (behind := _behind_adjunct(tokens, at)) is not None:
        return behind
    return at if cue.allows("clause") and word in ("in", "at", "on") and _has_clause(tokens, at) else None


def _dated_aside(tokens: Sequence[Token], comma: int) -> bool:
    """ "… said on Friday, the eve of the vote, that …": an apposition to a day, and "that" behind it."""
    if tokens[comma - 1].lower not in word_class("weekday", "month") and not tokens[comma - 1].text[0].isdigit():
        return False
    close = next((k for k in range(comma + 1, min(comma + 12, len(tokens) - 1)) if tokens[k].text == ","), None)
    return close is not None and tokens[close + 1].lower == "that" and tokens[comma + 1].lower in word_class("determiner")


def _is_about_number(tokens: Sequence[Token], at: int) -> bool:
    """About 100 girls; over thirty men; between 20 and 30 boats."""
    return tokens[at].lower in ("about", "over", "around", "between", "under", "up") and any(map(_is_number, tokens[at + 1 : at + 3]))


def _counts_or_none(tokens: Sequence[Token], at: int) -> bool:
    """As many as 40 people; no shots were fired."""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return (tokens[at].lower == "as" and after == "many") or (tokens[at].lower == "no" and _has_clause(tokens, at + 1))


def _has_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a finite verb follows before the next comma: "said in Rafah three people were killed"."""
    for token in tokens[at:]:
        if token.text in ",;.":
            return False
        if token.lower in word_class("auxiliary", "clause_verb"):
            return True
    return False


def _behind_addressee(tokens: Sequence[Token], at: int) -> int | None:
    phrase = (at, at + 1) if tokens[at].lower in word_class("object_pronoun") else phrase_after(tokens, at)
    if phrase is None or phrase[1] >= len(tokens) or tokens[phrase[1]].text in ",.;":
        return None
    behind = phrase[1]
    if tokens[behind].lower in word_class("preposition", "coordinator"):
        return None
    return behind + 1 if tokens[behind].lower == "that" else behind


def _behind_adjunct(tokens: Sequence[Token], at: int) -> int | None:
    """Behind "on Friday", "in a statement" and the like, where a clause follows without "that"."""
    end = at
    while end < len(tokens) and tokens[end].lower in ("on", "in", "at", "via", "late", "early"):
        stop = min(end + 6, len(tokens))
        last = next((k for k in range(end + 1, stop) if tokens[k].lower in word_class("weekday", "venue", "month")), None)
        if last is None:
            return None
        end = last + 1
        while end < len(tokens) and (tokens[end].lower in word_class("daytime") or tokens[end].text.isdigit()):
            end += 1
    if end == at or end + 2 >= len(tokens) or tokens[end].text in ",.;" or tokens[end].lower.endswith("ed"):
        return None
    return end if tokens[end].lower not in word_class("preposition", "coordinator", "relative") else None


def _to(tokens: Sequence[Token], at: int) -> int | None:
    if tokens[at].lower != "to" or at + 1 >= len(tokens):
        return None
    return at + 1 if tokens[at + 1].lower not in ("comment", "be", *word_class("determiner", "possessive")) else None


def _some_to(tokens: Sequence[Token], at: int) -> int | None:
    return (
        at if any(token.lower == "to" for token in tokens[at + 1 : at + 14]) and tokens[at].lower not in word_class("preposition") else None
    )


def _one_to(tokens: Sequence[Token], at: int) -> int | None:
    """A named or pronominal somebody, then "to": wants Kyiv to withdraw."""
    fits = tokens[at].is_capitalised or tokens[at].lower in word_class("object_pronoun", "determiner")
    return at if fits and any(token.lower == "to" for token in tokens[at + 1 : at + 9]) else None


def _one_of(tokens: Sequence[Token], at: int) -> int | None:
    fits = tokens[at].is_capitalised or tokens[at].lower in word_class("object_pronoun", "determiner")
    return at if fits and any(token.lower == "of" for token in tokens[at + 1 : at + 9]) else None


def _accused(tokens: Sequence[Token], at: int) -> int | None:
    if tokens[at].lower == "of":
        return None
    if any(token.lower == "of" for token in tokens[at + 1 : at + 20]):
        return at
    phrase = phrase_after(tokens, at) if tokens[at].is_capitalised or tokens[at].lower in word_class("determiner") else None
    return (
        at if phrase is not None and phrase[1] < len(tokens) and tokens[phrase[1]].text in ".,;" else None
    )  # "denied it and accused the army."


def _of(tokens: Sequence[Token], at: int) -> int | None:
    for k in range(at, min(at + 6, len(tokens) - 1)):
        if tokens[k].lower in ("of", "about", "against", "over"):
            return k + 1
        if not is_nominal(tokens[k]):
            return None
    return None


def _about(tokens: Sequence[Token], at: int) -> int | None:
    return next((k + 1 for k in range(at, min(at + 9, len(tokens) - 1)) if tokens[k].lower in ("about", "on", "of")), None)


def _against(tokens: Sequence[Token], at: int) -> int | None:
    return at + 1 if tokens[at].lower == "against" else None


def _name(tokens: Sequence[Token], at: int) -> int | None:
    """Call, label, brand: only with an epithet, quoted or with an article behind the one who is called so."""
    for k in range(at + 1, min(at + 12, len(tokens))):
        if tokens[k].text in MARKS or tokens[k].text == "‘" or tokens[k].lower in ("a", "an"):
            return at
        if tokens[k].text in ",.;" or tokens[k].lower in word_class("auxiliary"):
            return None
    return None


def _speech_noun(tokens: Sequence[Token], at: int) -> int | None:
    nouns = word_class("pointing") | {"threat", "threats", "call", "calls", "demand", "demands", "warning", "warnings"}
    noun = next((k for k in range(at, min(at + 6, len(tokens))) if tokens[k].lower in nouns), None)
    link = (
        next((k for k in range(noun + 1, min(noun + 3, len(tokens) - 1)) if tokens[k].lower in ("that", "for", "to")), None)
        if noun
        else None
    )
    return link + 1 if link else None


def _some_with(tokens: Sequence[Token], at: int) -> int | None:
    """Threatened Kyiv with strikes."""
    return at if any(token.lower == "with" for token in tokens[at + 1 : at + 8]) else None


def _counted(tokens: Sequence[Token], at: int) -> int | None:
    """A number of something: "has recorded more than 8,000 deaths"."""
    number = next((k for k in range(at, min(at + 4, len(tokens))) if _is_number(tokens[k])), None)
    if number is None or tokens[number].lower == "one" or number + 1 >= len(tokens) or not tokens[number + 1].is_word:
        return None
    lead = {token.lower for token in tokens[at:number]}
    return at if lead <= word_class("toll_lead") else None


def _toll(tokens: Sequence[Token], at: int) -> int | None:
    """The toll at N: "put the number of dead at 168", "gave the total as 56"."""
    noun = next((k for k in range(at, min(at + 7, len(tokens))) if tokens[k].lower in word_class("toll")), None)
    if noun is None:
        return None
    for k in range(noun + 1, min(noun + 10, len(tokens) - 1)):
        if tokens[k].text in ",.;":
            return None
        if tokens[k].lower in ("at", "as", "to") and any(_is_number(token) for token in tokens[k + 1 : k + 5]):
            return at
    return None


def _relayed(tokens: Sequence[Token], at: int) -> int | None:
    """Somebody with his own words: "quoted an officer as saying …", "cites a doctor who said …"."""
    if tokens[at].text in MARKS or tokens[at].lower == "by":
        return None
    for k in range(at + 1, min(at + 14, len(tokens) - 1)):
        after = tokens[k + 1].lower
        if (tokens[k].lower == "as" and after in ("saying", "telling")) or (tokens[k].lower == "who" and is_finite(tokens[k + 1])):
            return at
        if tokens[k].text in ",.;":
            return None
    return None


def _is_number(token: Token) -> bool:
    return token.text[0].isdigit() or token.lower in number_words()


_RULES = {
    "to": _to,
    "object-to": _some_to,
    "object-with": _some_with,
    "someone-to": _one_to,
    "someone-of": _one_of,
    "of": _accused,
    "object-of": _of,
    "about": _about,
    "against": _against,
    "name": _name,
    "speech-noun": _speech_noun,
    "counted": _counted,
    "toll": _toll,
    "relayed": _relayed,
}


def _blocks(tokens: Sequence[Token], k: int, aside: bool) -> bool:
    """Whether no "that" behind tokens[k] can belong to the cue: a clause, or another cue, has begun."""
    token, after = tokens[k], tokens[k + 1] if k + 1 < len(tokens) else None
    if token.text == "," and after is not None:
        return not (after.lower == "that" or after.text in MARKS or _dated_aside(tokens, k))
    return is_finite(token) or token.text in ";,." or (not aside and token.lower in word_class("clause_verb", "relative"))
