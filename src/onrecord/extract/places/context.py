"""What stands around a name: does it belong to a body or a person, and how firmly does the sentence say that it is a place?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.places.known import is_country, is_known
from onrecord.extract.places.runs import starts_name
from onrecord.extract.places.spot import Spot
from onrecord.extract.places.terms import cues, doubtful, peoples, terms
from onrecord.knowledge import actors
from onrecord.language import Analysis, Token, names

_ARTICLE = re.compile(r"^[AaEe][a-z]{1,2}[-’'](?=[A-ZÀ-Þ])")
_POSSESSIVE = ("'s", "’s")
_UNITS = r"(?:km|kms|kilomet(?:er|re)s?|miles?|metres?|meters?|m|nautical miles|yards)"
_COMPASS = r"(?:(?:north|south|east|west|north[- ]?east|north[- ]?west|south[- ]?east|south[- ]?west)(?:ern)?)"
_DISTANCE = rf"(?:(?:about|some|roughly|around|nearly|just|only|within)\s+)?\d[\d,.]*[- ]?{_UNITS}(?:\s*\([^)]*\))?"
_FAR = rf"{_DISTANCE}\s+(?:(?:to the )?{_COMPASS}\s+of|from|away from|off|outside|inside)"
_SIDE = rf"(?:just |to the )?{_COMPASS}\s+of"
_NEAR = (
    "off the coast of|off|(?:on )?the outskirts of|close to|next to|near|outside|not far from|the vicinity of|towards?|in the direction of"
)
# What may stand between the relation and the name: no other relation.
_FILLER = r"(?:(?!(?:and|at|by|from|in|near|off|on|outside|to)\b)[a-z-]+\s+)"
_RELATION = re.compile(rf"\b(?P<worded>(?i:{_FAR}|{_SIDE}|{_NEAR}))\s+(?:the\s+)?{_FILLER}{{0,3}}(?:of\s+)?$")


def relation(text: str, start: int) -> str | None:
    """The wording before `start` that sets what happened apart from the place: 'near', '20 km east of', 'off the coast of'."""
    found = _RELATION.search(text, max(0, start - 70), start)
    if found is None:
        return None
    if "border" in found.group().split():
        return "near the border with"
    return " ".join(found.group("worded").lower().removeprefix("on the ").removeprefix("the ").split())


def belongs_to_body(tokens: Sequence[Token], spot: Spot) -> bool:
    """'Washington Post', 'Kharkiv City Council', 'Black Sea fleet', 'Bank of England': the name is part of another's name."""
    starts = (at for at in range(max(0, spot.first - 4), spot.stop) if tokens[at].is_capitalised and actors.opens_known(tokens[at].text))
    if any(_is_known_body(tokens, at, spot) for at in starts):
        return True
    at = spot.last
    while at < len(tokens) and at - spot.last < 4 and _may_intervene(tokens[at]):
        at += 1
    if at < len(tokens) and _is_body(tokens[at]):
        return True
    if spot.last < len(tokens) and tokens[spot.last].lower == "of" and spot.last > spot.stop and _is_body(tokens[spot.last - 1]):
        return True
    run = spot.last
    while run < len(tokens) and run - spot.last < 5 and starts_name(tokens[run]):
        if tokens[run].lower in cues("body"):
            return True
        run += 1
    head = spot.first - 1
    while head > 0 and tokens[head].lower in ("of", "the", "for", "and") and head > spot.first - 4:
        head -= 1
    return (
        head < spot.first - 1 and tokens[head].is_capitalised and tokens[head].lower in cues("body_of") and tokens[head + 1].lower == "of"
    )


def _is_known_body(tokens: Sequence[Token], at: int, spot: Spot) -> bool:
    """A body or group of the tables begins at token `at` and holds the whole mention ('Red Cross', 'Hamas')."""
    if any(not starts_name(token) and token.lower not in ("of", "the", "for") for token in tokens[at : spot.first]):
        return False
    text = " ".join(token.text for token in tokens[at : spot.last + 4])
    found = actors.known_at(text, 0)
    return found is not None and found[0] >= len(" ".join(token.text for token in tokens[at : spot.last]))


def _may_intervene(token: Token) -> bool:
    return token.lower in cues("body_adjectives") or (
        token.is_capitalised and token.is_word and not _is_body(token) and token.lower in terms()
    )


def _is_body(token: Token) -> bool:
    return token.lower in cues("body_any") or (token.is_capitalised and token.lower in cues("body"))


def is_heading(tokens: Sequence[Token]) -> bool:
    """Title Case or capitals throughout: a capital tells nothing there."""
    telling = [token for token in tokens if token.is_word and len(token.text) > 3]
    return len(telling) >= 4 and sum(token.is_capitalised for token in telling) >= 0.75 * len(telling)


def inside_longer_name(tokens: Sequence[Token], spot: Spot, *, heading: bool) -> bool:
    """A capitalised stranger right before or after makes it a person or a thing: 'Jack London', 'Paris Hilton', 'Ms. Corby'."""
    left = tokens[spot.first - 1] if spot.first else None
    right = tokens[spot.last] if spot.last < len(tokens) else None
    if left is not None and left.text == "." and spot.first > 1 and _abbreviates(tokens[spot.first - 2]):
        return True
    if left is not None and _is_stranger(left, opens=spot.first == 1) and (not heading or doubtful(left.text) == "person"):
        return True
    return right is not None and _is_stranger(right, opens=False) and not heading and spot.term is None


def _is_stranger(token: Token, *, opens: bool) -> bool:
    return token.is_word and token.is_capitalised and not _may_stand_beside(token, opens=opens)


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
        or bool(peoples(token.text))
        or is_country(token.text)
        or any(lower in cues(name) for name in ("locative", "weak", "function", "object_verbs"))
        or "-" in lower
    )


def _name_like(token: Token) -> bool:
    return not token.lower.isascii() or doubtful(token.text) is None


def _abbreviates(token: Token) -> bool:
    """An initial or a title with its full stop: 'J. London', 'Ms. Corby'."""
    return token.is_capitalised and (len(token.text) == 1 or token.lower in cues("title"))


def dateline_end(text: str, start: int) -> int:
    """Where the dateline that opens a paragraph ends ('KHARTOUM, Sudan (AP) —'); `start` when there is none."""
    found = _DATELINE.match(text, start)
    return found.end() if found else start


_PLACE_IN_CAPITALS = r"[A-Z][\w.’'-]*(?:(?: |/| / )[A-Z][\w.’'-]*){0,3}(?:, (?:[A-Z][\w.’'-]*\.?(?: [A-Z][\w.’'-]*)*))?"
_DATE = r",? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_DAY = rf"(?:{_DATE})?"
_AGENCY = r"\((?:AP|AFP|Reuters|REUTERS|UPI|IRIN|Xinhua|CNN|dpa|DPA|EFE|ANSA|TASS|Interfax|SANA|WAFA|IRNA|Anadolu|AA)\)"
_DASH = rf"(?:\s*{_AGENCY}\s*(?:[—–-]{{1,2}}|:)?|\s*\([A-Z][\w ./]{{1,20}}\)\s*(?:[—–-]{{1,2}}|:)|\s+(?:—|–|--)|\s+-)\s+(?=\S)"
_DATELINE = re.compile(rf"(?:By [^\n]{{3,40}}\n)?{_PLACE_IN_CAPITALS}(?:{_DAY}{_DASH}|{_DATE}(?:[.:]|(?=\n)))")


def people(analysis: Analysis) -> frozenset[str]:
    """Last and first names of people named in the report: they are no places when they stand alone later."""
    found: set[str] = set()
    titles = cues("title")
    for sentence in analysis.sentences:
        if not any(token.lower in titles or doubtful(token.text) == "person" for token in sentence.tokens):
            continue
        if is_heading(sentence.tokens):
            continue
        index: dict[int, int] = {}
        for name in names(sentence):
            index = index or {token.start: number for number, token in enumerate(sentence.tokens)}
            words = [token for token in name.tokens if token.is_word]
            before = sentence.tokens[index[name.start] - 1].lower if index[name.start] else ""
            titled = before in titles
            while words and words[0].lower in titles and words[0].lower not in ("governor", "mayor"):
                words, titled = words[1:], True
            if words and len(words) <= 3 and (titled or _looks_personal(words)):
                found.add(words[-1].text)
                found.add(_ARTICLE.sub("", words[-1].text))  # "al-Baghdadi" is "Baghdadi" later
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
    while at >= 0 and (
        tokens[at].lower in ("the", "and", "central", "downtown", "both") or tokens[at].lower in cues("compass") or _epithet(tokens[at])
    ):
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
    return token.lower.endswith(("-held", "-occupied", "-controlled", "-torn")) or token.lower in (
        "occupied",
        "besieged",
        "war-torn",
        "nearby",
        "neighbouring",
        "neighboring",
    )


def speaks(tokens: Sequence[Token], spot: Spot) -> bool:
    """The name is the subject of a verb of speech or will."""
    at = spot.last
    if at < len(tokens) and tokens[at].text in _POSSESSIVE:
        return False
    while at < len(tokens) and tokens[at].lower in ("also", "has", "had", "later", "then", "have", "repeatedly"):
        at += 1
    return at < len(tokens) and tokens[at].lower in cues("speech")
