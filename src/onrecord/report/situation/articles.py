"""The words that a report puts before a name or a cue: "the building", "the United Nations", "falsely claimed"."""

from __future__ import annotations

import re

from onrecord.fuse import Record
from onrecord.knowledge.countries import by_demonym, by_seat
from onrecord.model import Figure, Participant, Place, Statement

_BEFORE = re.compile(r"\b(the|an?)\s+$", re.IGNORECASE)
_OPENS = re.compile(r"(the|an?)\s", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)
_GOES_ON = re.compile(r"['’ ]?[^\W\d_]")
_DOUBT = re.compile(r"\b(?:falsely|baselessly|wrongly|without (?:providing |any |offering )*evidence|unsubstantiated|unfounded)\b")
_ANY = re.compile(r"(?:the|an?) ", re.IGNORECASE)


def with_article(text: str, start: int | None, told: str | None, name: str) -> str:
    """The name with the article that stands before, or opens, its mention; a name in capitals takes only "the"."""
    if start is None or _ANY.match(name):
        return name
    found = _OPENS.match(told or "") or _BEFORE.search(text[max(0, start - 5) : start])
    if found is None:
        return name
    article = found[1].casefold()
    bare = _ANY.sub("", told or "", count=1)
    if name[:1].isupper() or not name[:1].isalpha():
        own = bare == name or (bare.isupper() and len(bare) > 1)  # "the Russian invasion" makes no "the Russia"
        return f"the {name}" if article == "the" and own else name
    return f"{article if article == 'the' else 'an' if _VOWEL.match(name) else 'a'} {name}"


def doer(record: Record, document: str, who: Participant) -> str:
    return with_article(record.documents[document].text, who.start, who.text, who.name)


def struck(record: Record, document: str, who: Participant) -> str:
    """Whom or what it befell: a capital in the report's own word, for it need not stand for its state there; of an adjective ("a Russian
    tank") that something is left out."""
    if who.text is not None and who.text != who.name:
        if by_demonym(who.text):
            return f"“{' '.join(who.text.split())} …”"
        if by_seat(who.text):
            return " ".join(who.text.split())
    return with_article(record.documents[document].text, who.start, who.text, who.name)


def place(record: Record, where: Place, name: str) -> str:
    text = record.documents[where.document].text
    if _GOES_ON.match(text[where.end : where.end + 2]):  # "the Kherson region"
        return name
    return with_article(text, where.start, where.text, name)


def speaker(record: Record, said: Statement | Figure | None, name: str) -> str:
    """The name of whoever says something; `said` is the statement or count that names them."""
    if said is None or said.speaker is None:
        return name
    return with_article(record.documents[said.document].text, said.speaker.start, said.speaker.text, name)


def doubt(record: Record, said: Statement) -> str | None:
    """The word by which the report says that a claim is not to be believed, next to its cue; in its own voice, not in a quotation."""
    if said.cue is None:
        return None
    text = record.documents[said.document].text
    found = _DOUBT.search(text[max(0, said.cue.start - 30) : said.cue.end + 30])
    return found[0] if found is not None else None
