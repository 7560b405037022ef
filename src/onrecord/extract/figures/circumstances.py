"""Who gives a count, when it held, where it happened and over what it runs: from the statements, times and places around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.extract.figures.grounds import country_of
from onrecord.language import Analysis
from onrecord.language.sentences import Sentence
from onrecord.model import Facts, Place, Statement, Time
from onrecord.model.vocabulary import Measure, Scope

_NEAR = 30  # characters between the date of an attack and "that killed"
_SCENE = frozenset(
    "in at near on across outside inside around throughout off over hit hits struck strike strikes attacked attacks shelled shells bombed"
    " bombs target targets targeted targeting pounded within central of".split()
)
_AWAY = frozenset("from to toward towards for into".split())
_BEGAN = re.compile(
    r"(?i)\b(?:beg[aiu]n|beginning|start(?:ed|s|ing)?|erupted|broke out|inva(?:ded|sion)|annexed"
    r"|launched (?:an?|the|its|his|their) (?:[\w-]+ ){0,2}(?:war|offensive|operation|campaign|assault))\b[^,;.]*$"
)
_TOTAL = (
    "so far",
    "to date",
    "in total",
    "altogether",
    "overall",
    "has claimed the li",
    "have claimed the li",
    "during the war",
    "of the war",
    "of the conflict",
    "cumulative",
)
_ATTACK = (
    "strike", "attack", "explosion", "blast", "shelling", "bombing", "clash", "ambush", "raid", "shooting", "assault", "barrage", "crash",
    "massacre", "airstrike", "bombardment", "firefight",
)  # fmt: skip
# "a rocket attack", "the blast", "a bomber blew himself up": one of them, no "strikes" of a whole war
_ONE_ATTACK = re.compile(
    rf"\b(?:an?|the|one)\s+(?:[\w-]+\s+){{0,3}}?(?:{'|'.join(_ATTACK)})(?!\w*(?:strikes|attacks)\b)"
    r"|\b(?:bombers?|gunm[ea]n|assailants?|explodes|exploded|detonates|detonated|opened fire|crashes|crashed)\b"
)
_BRACKETED = re.compile(r"\((?:\d{4}\s?[-–]\s?)?\d{4}\s?[-–]?$")
_SINCE = re.compile(r"(?<!has )(?<!have )(?<!had )\bsince\b")
_OF_INCIDENTS: frozenset[Measure] = frozenset(
    {"killed", "wounded", "casualties", "missing", "captured", "destroyed", "affected", "launched", "intercepted"}
)
_FIRST = 70  # characters from "the first time" to its "since"
_ASIDE = 80  # characters from a bracket to a place in it
_ONE_DAY = 2  # days at most that an incident lasts


@dataclass(frozen=True, slots=True)
class When:
    as_of: str | None = None
    since: str | None = None


def statement_of(found: Facts, text: str, start: int, end: int) -> Statement | None:
    """The innermost statement one of whose content spans holds start..end; None if the writer says it.

    Who claims an attack does not thereby count its dead, and who denies or doubts a count does not give it.
    """
    telling = [s for s in found.statements if s.stance not in _DOUBTING and not _is_claim(s, text)]
    holding = [s for s in telling if any(c.start <= start and end <= c.end for c in s.content)]
    return min(holding, key=lambda s: sum(c.end - c.start for c in s.content), default=None)


def _is_claim(statement: Statement, text: str) -> bool:
    cue = statement.cue
    return cue is not None and any(word in text[cue.start : cue.end + _CLAIM].lower() for word in ("responsib", "to have carried out"))


_DOUBTING = frozenset({"denies", "rejects", "cannot_verify"})
_CLAIM = 20  # characters behind "claimed" in which its object begins
_SUPERLATIVE = re.compile(
    r"(?i)\b(?:deadliest|bloodiest|highest|worst|largest|biggest|heaviest|most|first|only)\b[^.;]*\b(?:since|so far|to date)\b"
)


def clause_of(starts: Sequence[int], sentence: Sentence, index: int) -> tuple[int, int]:
    """The characters from the end of the count before to the begin of the count after: what belongs to this count first."""
    low = starts[index - 1] if index else sentence.start
    return low, starts[index + 1] if index + 1 < len(starts) else sentence.end


def scene_of(analysis: Analysis, places: Sequence[Place], start: int, end: int, reach: tuple[int, int]) -> Place | None:
    """The place of the clause: behind the count if one is named as a scene there, else before it, else the sentence's only one."""
    scenes = [place for place in places if is_scene(analysis.text, place)]
    scenes = [place for place in scenes if not _is_aside(analysis.text, place, start)] or scenes
    after = [place for place in scenes if end <= place.start < reach[1]]
    before = [place for place in scenes if place.end <= start]
    if after:
        return _inmost(analysis.text, after)
    if before:
        return _finest(analysis.text, before)
    later = [place for place in scenes if place.start >= reach[1]]
    return later[0] if later else None


def agrees(text: str, scene: Place, places: Sequence[Place], end: int) -> bool:
    """Whether no scene behind it in its clause, up to `end`, lies in another country: then one of the two is misread."""
    behind = (p for p in places if scene.end <= p.start < end and p.country is not None and is_scene(text, p))
    return not any(country_of(p) != country_of(scene) and not _OTHER_CLAUSE.search(text, scene.end, p.start) for p in behind)


def _is_aside(text: str, place: Place, start: int) -> bool:
    """A place in brackets that closed before the count."""
    between = text[place.end : start]
    return ")" in between and "(" not in between.partition(")")[0] and "(" in text[max(0, place.start - _ASIDE) : place.start]


def _inmost(text: str, after: Sequence[Place]) -> Place:
    """The first place behind the count, or the one that it owns ("in Yemen's Shabwa province", "in Iraq's capital, Baghdad").

    Of a country, the place in it that is named next: "in Iraq in an attack on a market in Kirkuk".
    """
    chosen = after[0]
    if chosen.place_kind == "country" and len(after) > 1 and after[1].country == chosen.country:
        chosen = chosen if _OTHER_CLAUSE.search(text, chosen.end, after[1].start) else after[1]
    for place in after[1:]:
        if chosen.place_kind not in ("country", "region") or not _ITS.fullmatch(text, chosen.end, place.start):
            break
        chosen = place
    return chosen


_ITS = re.compile(r"['’]s?\s+(?:[a-z-]+,?\s+){0,4}")


def _finest(text: str, before: Sequence[Place]) -> Place:
    """The last place before the count, or the one that it stands behind as its country or region ("Kharkiv, in Ukraine, ")."""
    chosen = before[-1]
    for place in reversed(before[:-1]):
        between = text[place.end : chosen.start].strip()
        if between in (",", "in", ", in", "(") and chosen.place_kind in ("country", "region"):
            chosen = place
    return chosen


_ELSEWHERE = re.compile(
    r"(?i)\b(?:(?:based|stationed|docked|headquartered|born|living|exiled|trained|registered)\s+(?:in|at|near)"
    r"|(?:governor|head|mayor|chief|ministers?|president|ministry|government|army|leader|director|commander|office|authorities) of"
    r"|borders?(?: area| region| crossing)? with)"
    r"\s+(?:the\s+)?(?:[a-z]+\s+)?$"
)


def is_scene(text: str, place: Place) -> bool:
    """Whether the words before a place say that something happened there."""
    if _ELSEWHERE.search(text, max(0, place.start - 50), place.start):
        return False
    before = [word.strip(",.“\"'(").lower() for word in text[max(0, place.start - 40) : place.start].split()[-4:]]
    nearest = next((word for word in reversed(before) if word in _SCENE or word in _AWAY), None)
    return nearest in _SCENE or _ATTACKED.search(text, max(0, place.start - 60), place.start) is not None


# "the siege of Marib", "bodies recovered from Bucha": prepositions that lead away, but not here
_ATTACKED = re.compile(
    r"(?:invasion|war|attacks?|siege|occupation|bombardment|shelling|bombing|offensive|assault|blockade|raid)"
    r"\s+(?:of|to|against|on)\s+(?:the\s+)?$"
    r"|(?:fir(?:e|es|ed|ing)|launch(?:es|ed|ing)?|missiles?|rockets?|shells?|drones?|mortars?)"
    r"\s(?:[\w-]+\s+){0,6}(?:into|at|towards?)\s+(?:the\s+)?$"
    r"|(?:recovered|pulled|retrieved|found|exhumed|evacuated|rescued|fled)"
    r"\s+from\s+(?:[\w’']+[’']s\s+|the\s+|city of\s+|town of\s+|village of\s+)*$"
)


_SAID_AT = re.compile(
    r"(?i)\b(?:speaking|told (?:reporters|journalists|[\w ]{1,20})|news conference|press conference|briefing|statement|interview|summit)"
    r"\s+(?:on \w+ )?(?:in|at|from)\s+(?:the\s+)?$"
)


def is_where_said(text: str, place: Place) -> bool:
    """ "Speaking in Geneva", "told reporters in Ankara": no scene of what is told."""
    return _SAID_AT.search(text, max(0, place.start - 70), place.start) is not None


def when_of(analysis: Analysis, times: Sequence[Time], start: int, end: int, reach: tuple[int, int]) -> When:
    """As of when a count holds and since when it runs, from the times of its clause; an interval gives both ends."""
    lasting = next(
        (t for t in times if _opens(analysis.text, t) and not (t.start > end and _OTHER_TOLL.search(analysis.text, end, t.start))), None
    )
    since = lasting.first[:10] if lasting is not None else None
    dated = [t for t in times if t is not lasting and not _is_beginning(analysis.text, t) and not _is_in_name(analysis.text, t)]
    dated = [t for t in dated if _reaches(analysis.text, t, start) or (t.start > start and _follows(analysis.text, t, end))]
    near = [t for t in dated if end <= t.start < reach[1]] or [t for t in dated if reach[0] <= t.start < start]
    chosen = near[0] if near else next(iter(dated), None)
    if chosen is None:
        return When(None, since)
    first, last = chosen.first[:10], chosen.last[:10]
    whole = first != last and chosen.precision not in ("day", "minute", "hour") and "night" not in chosen.text.lower()
    return When(last, since or (first if whole else None))


# "58 were killed, bringing the toll since October to 52,000": the toll is since October
_OTHER_TOLL = re.compile(r"(?i)\b(?:bringing|brings|brought|raising|raises|raised|taking|pushing)\b[^.;]*\b(?:toll|total|number|tally)\b")


def _is_in_name(text: str, time: Time) -> bool:
    """The year of "the 2014 World Cup", the years of "The war (2001-2021)"; and of "for the first time since 2002"."""
    before = text[max(0, time.start - _FIRST) : time.end]
    named = time.text.isdigit() and before.endswith(f"the {time.text}") and text[time.end + 1 : time.end + 2].isupper()
    bracketed = _BRACKETED.search(before) is not None
    return named or bracketed or ("since" in before[-len(time.text) - 7 :].lower() and _SUPERLATIVE.search(before) is not None)


def dates_counts(text: str, time: Time) -> bool:
    """ "As of May 3", "since February": a time that is there to date figures, wherever it stands."""
    before = text[max(0, time.start - 8) : time.start].lower().split()
    return time.text.lower().startswith(("as of", "since")) or before[-2:] == ["as", "of"] or before[-1:] == ["since"]


def is_stamp(text: str, time: Time) -> bool:
    """Whether a date only heads the line that it opens."""
    line = text.rfind("\n", 0, time.start) + 1
    if _ISO.fullmatch(time.text) and time.start - line <= _LABEL and "," not in text[time.end : time.end + 2]:
        return True
    return time.start == line and _LEADING_STAMP.match(text, time.end) is not None


_LABEL = 8  # characters of "Date: " before a stamp
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
# "2021-03-09 Jets bombed": the stamp of an entry; "2021-03-09, Marib" and "9 March: …" are its stamp too.
_LEADING_STAMP = re.compile(r"\s*(?:[-–—|:]\s|(?=[A-Z]))")


def _reaches(text: str, time: Time, start: int) -> bool:
    """Whether a time before a count belongs to its clause: not across "after", nor far in front of "that killed"."""
    if time.start > start or is_stamp(text, time):
        return False
    between = text[time.end : start]
    if re.search(r"\b(?:after|before|until|when)\b", between):
        return False
    relative = re.search(r"\b(?:that|which|who)\b", between)
    return relative is None or relative.start() <= _NEAR


_OTHER_CLAUSE = re.compile(
    r"(?i)\b(?:as|when|while|before|until|after|although|though|but|because|said|says|saying|told|called|threatens?|expected|planned|will|raising|prompting|sparking|fuell?ing|similar)\b|[;–—]"
)
_DATED_NOUN = re.compile(r"[’']s?\s+(?!(?:[\w-]+\s+)?(?:{}))".format("|".join(_ATTACK)))


def _follows(text: str, time: Time, end: int) -> bool:
    """Whether a time behind a count belongs to its clause, and not to another thing ("Sunday's election")."""
    return time.start < end or not (_OTHER_CLAUSE.search(text, end, time.start) or _DATED_NOUN.match(text, time.end))


def _opens(text: str, time: Time) -> bool:
    if _SUPERLATIVE.search(text[max(0, time.start - 70) : time.start + 5]):
        return False
    return (
        time.text.lower().startswith("since")
        or text[max(0, time.start - 7) : time.start].lower().strip().endswith("since")
        or ("since" in text[max(0, time.start - 60) : time.start].lower().split() and _is_beginning(text, time))
    )


def _is_beginning(text: str, time: Time) -> bool:
    """A date on which something began, which dates no count."""
    return _BEGAN.search(text, max(0, time.start - 50), time.start) is not None


def told_with(text: str, sentence: Sentence, end: int) -> str:
    """The words of a sentence that can tell of a count which ends at `end`: up to another toll."""
    other = _OTHER_TOLL.search(text, end, sentence.end)
    return text[sentence.start : other.start() if other is not None else sentence.end]


def scope_of(text: str, when: When, measure: Measure) -> Scope | None:
    """Of a sentence: a total over time, one incident, or neither said."""
    lower = text.lower()
    if (any(word in lower for word in _TOTAL) or _SINCE.search(lower)) and not _SUPERLATIVE.search(text):
        return "cumulative"
    attacked = any(word.startswith(_ATTACK) for word in re.findall(r"\w+", lower))
    brief = when.since is None or (when.as_of is not None and _days(when.since, when.as_of) <= _ONE_DAY)
    if measure in _OF_INCIDENTS and (_ONE_ATTACK.search(lower) or (attacked and brief and when.as_of is not None)):
        return "incident"
    return None if brief else "cumulative"


def _days(since: str, as_of: str) -> int:
    return (date.fromisoformat(as_of) - date.fromisoformat(since)).days
