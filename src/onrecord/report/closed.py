"""A part of a case as a record that stands on its own: what other reports tell is left out of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from onrecord.fuse import Groups, Record
from onrecord.fuse.across import NOTHING
from onrecord.model import Incident, Voice


def closed(part: Record) -> Record:
    """The same reports and groups, without tellings and copies in reports that the part does not hold; how its facts stand to each other
    is found among them alone, so that a status never rests on what cannot be cited."""
    voices = (_voice(voice, part.documents.keys()) for voice in part.groups.voices)
    happenings = (_happening(happening, part.facts.keys()) for happening in part.groups.happenings)
    known = Groups(
        voices=tuple(voice for voice in voices if voice is not None), happenings=tuple(one for one in happenings if one is not None)
    )
    return replace(part, known=known, across=NOTHING)


def _voice(voice: Voice, there: Collection[str]) -> Voice | None:
    documents = tuple(key for key in voice.documents if key in there)
    copies = tuple(copy for copy in voice.copies if copy.document in there and copy.of in there)
    return voice.model_copy(update={"documents": documents, "copies": copies}) if documents else None


def _happening(happening: Incident, there: Collection[str]) -> Incident | None:
    events = tuple(key for key in happening.events if key in there)
    merges = tuple(merge for merge in happening.merges if merge.a in there and merge.b in there)
    return happening.model_copy(update={"events": events, "merges": merges}) if events else None
