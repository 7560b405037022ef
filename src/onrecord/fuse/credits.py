"""Whose word a report passes on: the outlets that a sentence credits ("Reuters reported", "told the BBC")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.knowledge.outlets import Outlet, outlets_in, straight


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet that is credited at `start` to `end` of a text; `words` are the ones that say so. `heard`: somebody told it the outlet."""

    outlet: Outlet
    start: int
    end: int
    words: str
    heard: bool = False


_KIND = (
    r"(?:\s+(?:[Nn]ews|[Pp]ress|[Ss]tate|[Oo]nline|[Aa]gency|[Nn]ewspaper|[Dd]aily|[Mm]agazine|[Ww]ebsite|[Cc]hannel|[Tt]elevision|TV|[Rr]adio|"
    r"[Bb]roadcaster|[Nn]etwork|[Ss]ervice|[Cc]orrespondents?|[Rr]eporters?|[Jj]ournalists?|[Ss]tation|[Oo]utlet|[Ww]itness(?:es)?|crew|team))*"
)
# What may stand between the words that credit and the name: "told the Qatar-based broadcaster Al Jazeera".
_FILLER = (
    r"(?:\s+(?:an?|the|its|his|her|their|state|official|semi-official|news|agency|agencies|broadcaster|newspaper|daily|weekly|channel|website|"
    r"outlet|television|tv|radio|public|independent|local|private|opposition|magazine|monitor|monitoring|group|reporters?|journalists?|from|at|"
    r"\w+-(?:run|owned|based|controlled|affiliated|backed|language|linked|funded)|(?-i:[A-Z][\w'-]+)))*\s+$"
)
_HEARD = re.compile(
    r"(?i)\b(?:told|tells?|telling|informed|interview(?:s|ed)?\s+(?:with|by|to|for|on)|(?:spoke|speaking|speaks|talking|talked)\s+(?:to|with)|"
    r"(?:statement|remarks|comments?)\s+to|confirmed\s+to|said\s+to|(?:appear(?:ed|ing)|said|speaking)\s+on|"
    rf"wr(?:ote|itten)\s+(?:in|for)){_FILLER}"
)
_BEFORE = re.compile(
    r"(?i)\b(?:according\s+to|(?:first\s+)?(?:reported|relayed|carried|cited|quoted|published)\s+by|reports?\s+(?:(?:on\s+)?\w+day\s+)?(?:by|from)|"
    r"(?:an?|the)\s+reports?\s+(?:in|on)|citing|cites|quoting|"
    r"(?:published|broadcast|aired|shown|shared|released|obtained|seen|reviewed|verified|posted|compiled|collected|recorded|"
    rf"documented|monitored)\s+(?:by|in|on)|(?:footage|data|figures|count|tally|investigation|analysis)\s+(?:by|from|of)){_FILLER}"
)
_SAID = (
    r"(?:reports?|reported|says?|said|writes?|wrote|points?\s+out|notes|noted|is\s+told|quoted|quotes|cited|cites|broadcast|showed|shows|published|revealed|announced|"
    r"counted|tallied|documented|recorded|estimated|estimates|confirmed|verified|claimed|learned|understands|carried|aired)\b"
)
_AFTER = re.compile(
    rf"(?:{_KIND},?\s+(?:has\s+|have\s+|had\s+|also\s+|later\s+|earlier\s+|first\s+|then\s+|on\s+\w+day\s+)*{_SAID}"
    rf"|{_KIND},?\s+citing\b|'s\s+(?:[A-Z][\w'-]+\s+|[\w-]+\s+correspondent\s+|reporters?\s+|correspondents?\s+){{1,3}}{_SAID}"
    rf"|{_KIND}\s+(?:report|count|tally|investigation|analysis)\b)"
)
_JOINED = re.compile(r"\s*(?:,|and|or|&)\s+(?:the\s+)?")


def credits(text: str) -> list[Credit]:
    """The outlets that a sentence or two credit with what they tell, in text order; an outlet that is only spoken of is none."""
    plain = straight(text)
    found: list[Credit] = []
    for start, end, known in reversed(list(outlets_in(text))):
        credit = _credit(plain, start, end, known)
        if credit is None and found and _JOINED.fullmatch(plain[end : found[-1].start]):
            credit = Credit(known, start, end, plain[start : found[-1].start] + found[-1].words, heard=found[-1].heard)
        if credit is not None:
            found.append(credit)
    return found[::-1]


def _credit(plain: str, start: int, end: int, known: Outlet) -> Credit | None:
    before, after = plain[max(0, start - 90) : start], plain[end : end + 90]
    for pattern in (_HEARD, _BEFORE):
        if (found := pattern.search(before)) is not None:
            words = " ".join(f"{found.group().strip()} {plain[start:end]}".split())
            return Credit(known, start, end, words, heard=pattern is _HEARD)
    behind = _AFTER.match(after)
    return None if behind is None else Credit(known, start, end, " ".join(f"{plain[start:end]}{behind.group()}".split()))
