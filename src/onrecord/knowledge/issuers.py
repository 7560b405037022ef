"""Whose word a report is from end to end: the ministry, army, armed group or presidency that issued it; nobody's for news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from onrecord.knowledge.actors import Known, known_as, known_at
from onrecord.knowledge.outlets import outlet, outlets_in
from onrecord.knowledge.tables import rows, words

_SPEAKS = frozenset({"armed", "force", "group", "state", "party"})
_HEAD = re.compile(r"\s+(?:of|for|in|at|to)\s+|,\s*|\s*[(–—]|\s-\s")
_FULL_STOP = re.compile(r"[.!?:;][”\"’']?\s*$")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
_OURS = re.compile(r"\b(?:our\s+(?:[a-z]+\s+)?(?:forces|troops|army|military|fighters|units|people|armed|soldiers|air|country)|we)\b", re.I)
_OUR_FORCES = re.compile(r"\bour\s+(?:[a-z]+\s+)?(?:forces|troops|army|fighters|units|soldiers|armed)\b", re.I)
_DATELINE = 200  # characters in which an agency signs
_CLOSING = 3  # lines
_SIGNED = 14  # words of a line that signs


@lru_cache(maxsize=8)
def issuer_of(publisher: str | None, title: str | None, text: str) -> str | None:
    """The body that speaks in the whole report: by its publisher, else by title, signature or first words.

    None where an outlet publishes or signs it: a news agency quotes releases, and issues none on a war.
    """
    if publisher is not None and outlet(publisher) is not None:
        return None
    if publisher is not None and (body := _body(publisher)) is not None:
        return body
    if any(outlets_in(text[:_DATELINE])):
        return None
    named = (body for name in _claimed(title or "", text) if (body := _body(name)) is not None)
    found = next(named, None)
    return found or (_performing(text) if publisher is None else None)


@cache
def _class(name: str) -> frozenset[str]:
    return frozenset(word for row in rows("issuer_words.tsv") if row["class"] == name for word in words(row["words"]))


@cache
def _alternatives(name: str) -> str:
    """A class as part of a regular expression, the longest first."""
    return "|".join(re.escape(word) for word in sorted(_class(name), key=lambda word: (-len(word), word)))


@cache
def _channel() -> re.Pattern[str]:
    """ "Press service of the …", "… Spokesperson's Unit"."""
    channels = _alternatives("channel")
    return re.compile(rf"^(?:the\s+)?(?:{channels})\s*(?:of|for|,)\s+(?:the\s+)?|[\s,]+(?:{channels})$|^the\s+", re.I)


def _body(name: str) -> str | None:
    """The body that a name names, through whatever channel it speaks; None for media and for all that is no party to a war."""
    bare = name.strip().replace("’", "'")
    while (shorter := _channel().sub("", bare).strip()) != bare and shorter:
        bare = shorter
    known = known_as(bare) or _own_medium(bare)
    if known:
        return known[0].name if {entry.kind for entry in known} <= _SPEAKS else None
    folded = bare.casefold()
    if outlet(bare) is not None or not bare[:1].isupper() or not _class("medium").isdisjoint(re.findall(r"[\w'-]+", folded)):
        return None
    if any(folded.startswith(office) or folded.endswith(office) for office in _class("office")):
        return bare
    head = _HEAD.split(folded, maxsplit=1)[0]
    return bare if any(head == word or head.endswith(f" {word}") for word in _class("body")) else None


def _own_medium(bare: str) -> tuple[Known, ...]:
    """The armed group whose own outlet it is: "Houthi Media Center", "TNLA News and Information"."""
    found = known_at(bare, 0)
    rest = re.findall(r"\w+", bare[found[0] :].casefold()) if found is not None else []
    armed = found is not None and all(entry.kind == "armed" for entry in found[1])
    return found[1] if found is not None and armed and rest and _class("own_medium").issuperset(rest) else ()


def _claimed(title: str, text: str) -> Iterator[str]:
    """Names in a title ("Statement by …", "RDF press statement") and in the lines that sign a text ("Spokesperson of …")."""
    release = _alternatives("release")
    if (by := re.match(rf"(?:{release})\s+(?:by|of|from|issued\s+by)\s+(.+)", title, re.I)) is not None:
        yield by.group(1)
    if (of := re.match(rf"(.+?)(?:'s|’s)?\s+(?:{release})$", title, re.I)) is not None:
        yield of.group(1)
    lines = [line.strip() for line in text.rstrip()[-400:].split("\n") if line.strip()]
    for line in lines[-_CLOSING:]:
        if len(line.split()) <= _SIGNED and not _FULL_STOP.search(line) and (bare := _channel().sub("", line)) != line:
            yield bare


@cache
def _performs() -> re.Pattern[str]:
    word = r"(?:[A-Z][\w.'’-]*|\([A-Z]+\)|of|the|and)"
    verbs = rf"(?P<firm>{_alternatives('performs')})|{_alternatives('announces')}"
    return re.compile(rf"(?:The\s+)?(?P<name>[A-Z][\w.'’-]*(?:\s+{word}){{0,9}}?)\s+(?:\w+ly\s+)?(?:{verbs})\b")


def _performing(text: str) -> str | None:
    """ "The Rapid Support Forces reject …" at the head of a text that says "our forces" outside quotations."""
    found = _performs().match(text[text.find("–", 0, _DATELINE) + 1 :].lstrip())
    body = _body(re.sub(r"\s*\([A-Z]+\)", "", found["name"])) if found is not None else None
    if found is None or body is None:
        return None
    ours = _OURS if found["firm"] else _OUR_FORCES
    return body if ours.search(_QUOTED.sub("", text)) is not None else None


@cache
def harm_words() -> frozenset[str]:
    """Single words for attacks and for harm done or suffered, in all forms."""
    told = (row for row in rows("event_triggers.tsv") if row["type"] in ("ASSAULT", "INTERCEPT") and row["part"] != "war")
    forms = frozenset(form for row in told for form in words(row["forms"]) if " " not in form)
    return (forms | _class("harm")) - _class("loose")
