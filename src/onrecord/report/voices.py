"""Which reports are one voice: the copies and rewrites of each story, the first told first."""

from __future__ import annotations

from onrecord.fuse import Record, interval
from onrecord.model import Copy, Document, Frozen, Voice


class Teller(Frozen):
    """A report that tells the story. `manner`: how it repeats the report `of`; None for the first."""

    document: str
    label: str
    publisher: str | None
    published: str | None
    published_basis: str = "unknown"
    of: str | None = None
    manner: str | None = None
    score: float | None = None
    why: tuple[str, ...] = ()


class Story(Frozen):
    """One voice. `outlet`: the agency or paper whose word it is, where that is told."""

    id: str
    outlet: str | None
    tellers: tuple[Teller, ...]


def voices(record: Record, *, outlet: str | None = None) -> list[Story]:
    """The voices, those that most reports repeat first; `outlet` is a part of the name of an outlet or publisher."""
    rows = [_story(record, voice) for voice in record.groups.voices]
    wanted = [row for row in rows if outlet is None or any(outlet.casefold() in name.casefold() for name in _names(row))]
    return sorted(wanted, key=lambda row: (-len(row.tellers), row.tellers[0].published or "9" if row.tellers else "9", row.id))


def _names(row: Story) -> list[str]:
    return [name for name in (row.outlet, *(teller.publisher for teller in row.tellers)) if name]


def _story(record: Record, voice: Voice) -> Story:
    copies = {copy.document: copy for copy in voice.copies}
    known = [record.documents[key] for key in voice.documents if key in record.documents]
    return Story(id=voice.id, outlet=voice.outlet, tellers=tuple(_teller(document, copies.get(document.id)) for document in known))


def _teller(document: Document, copy: Copy | None) -> Teller:
    return Teller(
        document=document.id,
        label=document.label,
        publisher=document.publisher,
        published=interval(document.published.first, document.published.last),
        published_basis=document.published.basis,
        of=copy.of if copy else None,
        manner=copy.manner if copy else None,
        score=copy.score if copy else None,
        why=copy.why if copy else (),
    )
