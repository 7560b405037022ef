"""What stands around a name: does it belong to a body or a person, and how firmly does the sentence say that it is a place?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.place_spots import Spot, is_known
from onrecord.extract.place_terms import cues, doubtful, terms
from onrecord.knowledge import countries
from onrecord.language import Analysis, Token, names

_POSSESSIVE = ("'s", "’s")
_UNITS = r"(?:km|kms|kilomet(?:er|re)s?|miles?|metres?|meters?|m|nautical miles|yards)"
_COMPASS = r"(?:(?:north|south|east|west|north[- ]?east|north[- ]?west|south[- ]?east|south[- ]?west)(?:ern)?)"
_DISTANCE = rf"(?:(?:about|some|roughly|around|nearly|just|only|within)\s+)?\d[\d,.]*[- ]{_UNITS}(?:\s*\([^)]*\))?"
_RELATION = re.compile(
    rf"(?:(?P<far>{_DISTANCE}\s+(?:(?:to the )?{_COMPASS}\s+of|from|away from|off|outside|inside))|(?P<side>(?:just |to the )?{_COMPASS}\s+of)"
    r"|(?P<near>off the coast of|off|(?:on )?the outskirts of|close to|next to|near|outside|not far from|the vicinity of|towards?|in the direction of))"
    r"\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}(?:of\s+)?$",
    re.IGNORECASE,
)


def relation(text: str, start: int) -> str | None:
    """The wording before `start` that sets what happened apart from the place: 'near', '20 km east of', 'off the coast of'."""
    found = _RELATION.search(text, max(0, start - 70), start)
    if found is None:
        return None
    worded = found.group("far") or found.group("side") or found.group("near")
    return " ".join(worded.lower().removeprefix("on the ").removeprefix("the ").split())


def belongs_to_body(tokens: Sequence[Token], spot: Spot) -> bool:
    """'Washington Post', 'Kharkiv City Council', 'Black Sea fleet', 'Bank of England': the name is part of another's name."""
    at = spot.last
    while at < len(tokens) and at - spot.last < 4 and _may_intervene(tokens[at]):
        at += 1
    if at < len(tokens) and _is_body(tokens[at]):
        return True
    head = spot.first - 1
    while head > 0 and tokens[head].lower in ("of", "the", "for", "and") and head > spot.first - 4:
        head -= 1
    return head < spot.first - 1 and tokens[head].is_capitalised and tokens[head].lower in cues("body_of") and tokens[head + 1].lower == "of"


def _may_intervene(token: Token) -> bool:
    return token.lower in cues("body_adjectives") or (token.is_capitalised and token.is_word and not _is_body(token) and token.lower in terms())


def _is_body(token: Token) -> bool:
    return token.lower in cues("body_any") or (token.is_capitalised and token.lower in cues("body"))


def is_heading(tokens: Sequence[Token]) -> bool:
    """Title Case or capitals throughout: a capital tells nothing there."""
    telling = [token for token in tokens if token.is_word and len(token.text) > 3]
    return len(telling) >= 4 and sum(token.is_capitalised for token in telling) >= 0.75 * len(telling)


def inside_longer_name(tokens: Sequence[Token], spot: Spot, *, heading: bool) -> bool:
    """A capitalised stranger right before or after makes it a person or a thing: 'Jack London', 'Paris Hilton'."""
    left = tokens[spot.first - 1] if spot.first else None
    right = tokens[spot.last] if spot.last < len(tokens) else None
    if left is not None and left.text == "." and spot.first > 1 and len(tokens[spot.first - 2].text) == 1 and tokens[spot.first - 2].is_capitalised:
        return True
    if left is not None and left.is_word and left.is_capitalised and not _may_stand_beside(left, opens=spot.first == 1):
        if not heading or doubtful(left.text) == "person":
            return True
    if right is not None and right.is_word and right.is_capitalised and not heading and not _may_stand_beside(right, opens=False):
        return spot.term is None
    return False


def _may_stand_beside(token: Token, *, opens: bool) -> bool:
    lower = token.lower
    if lower in cues("title"):
        return lower in ("governor", "mayor", "gov")
    if opens and (doubtful(token.text) != "person" and not _name_like(token)):
        return True
    return (
        lower in cues("beside")
        or lower in cues("compass")
        or lower in terms()
        or bool(countries.by_demonym(token.text))
        or (is_known(token.text) and doubtful(token.text) is None)
        or lower in cues("locative")
        or "-" in lower
    )


def _name_like(token: Token) -> bool:
    return not token.lower.isascii() or doubtful(token.text) is None


def dateline_end(text: str, start: int) -> int:
    """Where the dateline that opens a paragraph ends ('KHARTOUM, Sudan (AP) —'); `start` when there is none."""
    found = _DATELINE.match(text, start)
    return found.end() if found else start


_DATELINE = re.compile(
    r"(?:By [^\n]{3,40}\n)?[A-Z][\w.’'-]*(?:[ /][A-Z][\w.’'-]*){0,3}(?:, (?:[A-Z][\w.’'-]*\.?(?: [A-Z][\w.’'-]*)*))?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?:\s*\([A-Z][\w ./]{1,20}\)\s*(?:[—–-]{1,2}|:)?|\s+(?:—|–|--)|\s+-)\s+(?=\S)"
)


def people(analysis: Analysis) -> frozenset[str]:
    """Last and first names of people named in the report: they are no places when they stand alone later."""
    found: set[str] = set()
    for sentence in analysis.sentences:
        if is_heading(sentence.tokens):
            continue
        index = {token.start: number for number, token in enumerate(sentence.tokens)}
        for name in names(sentence):
            words = [token for token in name.tokens if token.is_word]
            before = sentence.tokens[index[name.start] - 1].lower if index[name.start] else ""
            titled = before in cues("title")
            while words and words[0].lower in cues("title") and words[0].lower not in ("governor", "mayor"):
                words, titled = words[1:], True
            if words and len(words) <= 3 and (titled or _looks_personal(words)):
                found.add(words[-1].text)
                found.update(word.text for word in words[:1] if len(words) > 1)
    return frozenset(found)


def _looks_personal(words: Sequence[Token]) -> bool:
    """Two or three capitalised words, of which the first is a given name."""
    if len(words) < 2 or any(word.lower in terms() or word.lower in cues("body") or word.lower in cues("compass") for word in words):
        return False
    return doubtful(words[0].text) == "person" and not is_known(" ".join(word.text for word in words))


def attested(tokens: Sequence[Token], spot: Spot, people_named: frozenset[str]) -> int:
    """2: in so many words (a noun of place, 'in', 'near'); 1: by its grammar ('from', 'shelled', 'mayor of'); 0: not at all."""
    if spot.worded:
        return 2
    at = spot.first - 1
    while at >= 0 and (tokens[at].lower in ("the", "and", "central", "downtown", "both") or tokens[at].lower in cues("compass") or _epithet(tokens[at])):
        at -= 1
    if at < 0 or not tokens[at].is_word:
        return 0
    word = tokens[at].lower
    if word in cues("locative"):
        return 2
    if word in cues("object_verbs"):
        return 1
    if word == "of" and at and tokens[at - 1].lower in cues("ground_of"):
        return 2 if tokens[at - 1].lower in ("north", "south", "east", "west", "outskirts", "residents", "mayor", "centre", "center") else 1
    if word in cues("weak") and tokens[spot.stop - 1].text not in people_named:
        return 1
    return 0


def _epithet(token: Token) -> bool:
    return token.lower.endswith(("-held", "-occupied", "-controlled", "-torn")) or token.lower in ("occupied", "besieged", "war-torn", "nearby", "neighbouring", "neighboring")


def speaks(tokens: Sequence[Token], spot: Spot) -> bool:
    """The name is the subject of a verb of speech or will."""
    at = spot.last
    if at < len(tokens) and tokens[at].text in _POSSESSIVE:
        return False
    while at < len(tokens) and tokens[at].lower in ("also", "has", "had", "later", "then", "have", "repeatedly"):
        at += 1
    return at < len(tokens) and tokens[at].lower in cues("speech")
