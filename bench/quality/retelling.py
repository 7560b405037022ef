"""A second telling of a paragraph, by rules: other voice and order, other words, another attribution, a clause more or fewer, a weekday.

The rules know nothing of how onrecord compares; which of them a paragraph gets is drawn by the hash of its text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

Rule = Callable[[str], str | None]

_PAST = dict(
    pair.split(":")
    for pair in (
        "are:were is:was has:had have:had kill:killed kills:killed launches:launched launch:launched says:said say:said"
        " claims:claimed claim:claimed announces:announced announce:announced reports:reported report:reported carries:carried"
        " carry:carried conducts:conducted strikes:struck strike:struck hits:hit captures:captured capture:captured seizes:seized"
        " attack:attacked attacks:attacked opens:opened storm:stormed storms:stormed abduct:abducted injures:injured"
        " wounds:wounded destroys:destroyed enters:entered enter:entered withdraws:withdrew begins:began shoots:shot shoot:shot"
        " clash:clashed clashes:clashed intercepts:intercepted fires:fired accuses:accused confirms:confirmed denies:denied"
        " agree:agreed agrees:agreed arrests:arrested arrest:arrested releases:released targets:targeted bombs:bombed sinks:sank"
        " explodes:exploded detonates:detonated ambush:ambushed raid:raided occurs:occurred takes:took take:took"
    ).split()
)
_NOUN_BEFORE = re.compile(
    r"(?i)\b(?:the|a|an|of|in|by|for|to|and|during|after|air|drone|missile|rocket|retaliatory|israeli|russian|ukrainian|\w+[ai]n|armed|these|those"
    r"|two|three|several|multiple|suicide|which|from|on|against)\s+$"
)
_NOUNS_TOO = frozenset(
    {"strikes", "strike", "attack", "attacks", "targets", "fires", "raid", "claims", "reports", "clashes", "storms", "bombs"}
)
_DOER_BEFORE = re.compile(
    r"(?:\b(?:forces|militants|gunmen|rebels|troops|army|military|fighters|soldiers|Army|Forces|bomb|Force|people)|[A-Z]\w+) $"
)
_SYNONYMS = (
    (r"\bairstrikes\b", ("air raids", "aerial attacks", "air strikes")),
    (r"\bairstrike\b", ("air strike", "air raid", "aerial attack")),
    (r"\bgunmen\b", ("armed men", "attackers", "assailants")),
    (r"\bGunmen\b", ("Armed men", "Attackers", "Assailants")),
    (r"\bmilitants\b", ("fighters", "insurgents")),
    (r"\bsoldiers\b", ("troops", "servicemen")),
    (r"\binjured\b", ("wounded", "hurt")),
    (r"\binjuring\b", ("wounding", "hurting")),
    (r"\broadside bomb\b", ("improvised explosive device", "bomb planted by the road")),
    (r"\bcaptures?d?\b(?= the| \w+ in| [A-Z])", ("seized", "took control of", "took")),
    (r"\bclashes\b", ("fighting", "gun battles")),
    (r"\bcivilians\b", ("people", "residents")),
    (r"\bvehicle\b", ("car", "van")),
    (r"\bdrone attack\b", ("drone strike", "attack with drones")),
    (r"\bunidentified\b", ("unknown", "unnamed")),
    (r"\bvillage\b", ("hamlet", "settlement", "village")),
    (r"(?<=[a-z] )military(?= (?:says?|said|has|conduct|carr|launch|str[iu]|kill|captur|announce|state))", ("army", "armed forces")),
    (r"\bpolice officers\b", ("policemen", "members of the police")),
    (r"\bdestroy(?:ed|s)?\b", ("wrecked", "flattened")),
    (r"\bbuilding\b", ("block", "structure")),
    (r"\bhospital\b", ("medical centre", "hospital", "clinic")),
)
_SOME = r"(?:(?:[Aa]t least|[Mm]ore than|[Oo]ver|[Aa]bout|[Nn]early|[Uu]p to|another) )?(?:\d[\d,]*|[A-Z]?[a-z]+(?:-[a-z]+)?)"
_BODIES = (
    "people|civilians|soldiers|Palestinians|militants|fighters|members|officers|policemen|troops|children|men|women|persons|villagers|others"
    "|students|gunmen|insurgents|rebels|terrorists|workers|personnel|passengers|person"
)
_TOLL = rf"(?P<toll>{_SOME}(?: [a-z]+){{0,2}}? (?:{_BODIES}))"
_MORE = rf"(?P<more>,? and {_SOME}(?: [a-z]+)? (?:others? |other people |people )?(?:are|were|is|was) (?:injured|wounded|hurt))?"
_KILLED_IN = re.compile(rf"^{_TOLL} (?:are|were|is|was) killed{_MORE} in (?P<what>an? [^.]+?)\.(?P<rest>.*)$", re.S)
_KILLED_WHEN = re.compile(rf"^{_TOLL} (?:are|were|is|was) killed{_MORE} (?:when|after) (?P<clause>[^.]+?)\.(?P<rest>.*)$", re.S)
_KILLING = re.compile(
    r"^(?P<clause>[A-Z][^.]+?), killing (?P<toll>[^,.;]+?)(?P<hurt> and (?:injuring|wounding) [^,.;]+)?\.(?P<rest>.*)$", re.S
)
_ACCORDING = re.compile(r"^According to (?P<who>[^,]+), (?P<clause>[^.]+)\.(?P<rest>.*)$", re.S)
_CLAIMS = re.compile(r"^(?P<who>[A-Z][^,.]{3,60}?) (?:says?|claims?|reports?|announces?)(?: that)? (?P<clause>[^.]+)\.(?P<rest>.*)$", re.S)


_PLAIN = frozenset(
    "At More Over About Nearly Up A An The One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen"
    " Several Dozens Unidentified Unknown Gunmen Armed Attackers Falling Multiple Hundreds Joint Some".split()
)


def _lower(text: str) -> str:
    """The first letter small, where the first word is none that is written large."""
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first in _PLAIN else text


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _hurt(more: str | None) -> str:
    found = re.search(r"and (.+?) (?:are|were|is|was) (?:injured|wounded|hurt)", more or "")
    return f" and wounded {found.group(1)}" if found else ""


_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
_UNIT = r"(?:State|Province|Governorate|Oblast|Region|Department|District)"
_TOWN = re.compile(rf"\b(in|near|at|on) ({_NAME}), ({_NAME}(?: {_UNIT})?), ([A-Z][a-z]+)(?=[.,]|$)")
_STATE = re.compile(rf"\bin ({_NAME} {_UNIT}), ([A-Z][a-z]+)(?=[.,])")


def active(text: str) -> str | None:
    """ "Ten people are killed in an attack on X." → "An attack on X killed ten people." """
    found = _KILLED_IN.match(text)
    if not found:
        return None
    return f"{_upper(found['what'])} killed {_lower(found['toll'])}{_hurt(found['more'])}.{found['rest']}"


def cause_first(text: str) -> str | None:
    """ "Ten people are killed when gunmen raid X." → "Gunmen raid X, leaving ten people dead." """
    found = _KILLED_WHEN.match(text)
    if not found:
        return None
    return f"{_upper(found['clause'])}, leaving {_lower(found['toll'])} dead{_hurt(found['more'])}.{found['rest']}"


def toll_first(text: str) -> str | None:
    """ "X bombs Y, killing ten." → "Ten died as X bombs Y." """
    found = _KILLING.match(text)
    if not found or re.search(r"\b(?!wounding|injuring)\w+ing ", found["toll"]):
        return None
    hurt = (found["hurt"] or "").replace("injuring", "with injuries to").replace("wounding", "with injuries to")
    hurt = hurt.replace(" and with", ", with")
    return f"{_upper(found['toll'])} died as {_lower(found['clause'])}{hurt}.{found['rest']}"


def said_behind(text: str) -> str | None:
    """The one who says it behind what is said."""
    found = _ACCORDING.match(text) or _CLAIMS.match(text)
    if not found:
        return None
    who, clause = found["who"], found["clause"]
    if pronoun := re.match(r"(?:it|they|its|their|he|she)\b|to have\b", clause):
        verb = "have" if pronoun.group() == "to have" else ""
        possessive = "'s" if pronoun.group() in ("its", "their") else ""
        return f"{_upper(who)}{possessive} {verb}{clause[pronoun.end() :]}, it said.{found['rest']}".replace("  ", " ")
    return f"{_upper(clause)}, {_lower(who)} said.{found['rest']}"


def past(text: str) -> str | None:
    """The present tense of a chronicle as the past of a report."""

    def told(found: re.Match[str]) -> str:
        before = text[: found.start()]
        noun = _NOUN_BEFORE.search(before) or (found.group() in _NOUNS_TOO and not _DOER_BEFORE.search(before))
        return found.group() if noun else _PAST[found.group()]

    made = re.sub(rf"\b(?:{'|'.join(_PAST)})\b", told, text)
    return made if made != text else None


def other_words(text: str) -> str | None:
    made = text
    for number, (pattern, choices) in enumerate(_SYNONYMS):
        made = re.sub(pattern, choices[_draw(text, f"word{number}") % len(choices)], made)
    made = re.sub(r"\b([Aa]) (?=[aeiou])(?!un|eu)", r"\1n ", made)
    return made if made != text else None


def fewer_clauses(text: str) -> str | None:
    """Without what stands between commas behind "which" or "who", or without the last of several sentences."""
    made = re.sub(r", (?:which|who|where) [^,.]+(?:,|(?=\.))", "", text, count=1)
    if made != text:
        return made
    sentences = _sentences(text)
    return " ".join(sentences[:-1]) if len(sentences) > 1 else None


def round_about(text: str) -> str | None:
    """ "At least ten" for ten, and ten for "at least ten"."""
    if found := re.search(r"\b[Aa]t least (?=\d|[a-z]+ )", text):
        made = text[: found.start()] + text[found.end() :]
        return _upper(made)
    if found := re.search(r"(?<![\d,.$€£] )(?<![-\d])\b(\d{1,3}) (?=people|civilians|soldiers|others|Palestinians|militants)", text):
        at = "At least" if found.start() == 0 else "at least"
        return f"{text[: found.start()]}{at} {text[found.start() :]}"
    return None


def other_place(text: str) -> str | None:
    """ "In X, Y, Country" → "in X in Y"; "in X State, Country" → "in the country's X State"."""
    if found := _TOWN.search(text):
        return f"{text[: found.start()]}{found[1]} {found[2]} in {found[3]}{text[found.end() :]}"
    found = _STATE.search(text)
    return f"{text[: found.start()]}in {found[2]}'s {found[1]}{text[found.end() :]}" if found else None


def more_words(text: str) -> str:
    """A sentence that any report may add."""
    choices = (
        "It was not immediately clear who was responsible.", "There was no immediate comment from the authorities.",
        "Residents described scenes of panic.", "The area has seen months of violence.", "Rescue work went on into the night.",
        "The details could not be independently verified.",
    )  # fmt: skip
    return f"{text} {choices[_draw(text, 'more') % len(choices)]}"


def weekday(text: str, day: date) -> str:
    """The day of the week at the end of the first sentence's main clause."""
    sentences = _sentences(text)
    first = sentences[0]
    name = f"{day:%A}"
    comma = re.search(r", (?=killing|leaving|injuring|wounding|wrecking|said|according|[A-Z][^,]+ said)", first)
    if comma:
        made = f"{first[: comma.start()]} on {name}{first[comma.start() :]}"
    elif _draw(text, "day") % 2 or not first.endswith("."):
        made = f"On {name}, {_lower(first)}"
    else:
        made = f"{first[:-1]} on {name}."
    return " ".join((made, *sentences[1:]))


_ABBREVIATION = re.compile(r"\b(?:U\.S|U\.N|Gen|Col|Lt|Dr|Mr|St|No|[A-Z])\.$")


def _sentences(text: str) -> list[str]:
    made: list[str] = []
    for part in re.split(r"(?<=[.!?]) (?=[A-Z\"'“])", text):
        if made and _ABBREVIATION.search(made[-1]):
            made[-1] += f" {part}"
        else:
            made.append(part)
    return made


def _draw(text: str, what: str) -> int:
    return int(hashlib.sha256(f"{what}\n{text}".encode()).hexdigest()[:8], 16)


@dataclass(frozen=True)
class Retold:
    """A second telling, and the names of the rules that made it."""

    text: str
    rules: tuple[str, ...]


_TURNS: tuple[Rule, ...] = (active, cause_first, toll_first, said_behind)
_TOUCHES: tuple[tuple[Rule, int], ...] = ((other_words, 5), (fewer_clauses, 3), (round_about, 2), (other_place, 3))
"""Rules, and of how many sixths of the paragraphs each is asked."""


def retold(text: str, day: date) -> Retold | None:
    """The paragraph told again; None where no rule turns its first sentence or too few touch it."""
    made, used = _applied(text)
    turned = bool({rule.__name__ for rule in _TURNS} & set(used))
    if len(used) < (2 if turned else 3):
        return None
    if _draw(text, "more?") % 3 == 0:
        made, used = more_words(made), [*used, "more_words"]
    if _draw(text, "weekday?") % 3:
        made, used = weekday(made, day), [*used, "weekday"]
    return Retold(made, tuple(used))


def _applied(text: str) -> tuple[str, list[str]]:
    made = text
    used: list[str] = []
    for rule in _rules(text):
        changed = rule(made)
        if changed is not None:
            made, used = changed, [*used, rule.__name__]
    return made, used


def _rules(text: str) -> Iterator[Rule]:
    yield from _TURNS[:1] if _KILLED_IN.match(text) else ()
    yield from (rule for rule in _TURNS[1:])
    yield past
    for rule, sixths in _TOUCHES:
        if _draw(text, rule.__name__) % 6 < sixths:
            yield rule
