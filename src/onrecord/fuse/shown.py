"""A record as a notebook shows it: how much it holds, and of what time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model.markup import table, text

if TYPE_CHECKING:
    from onrecord.fuse.record import Record


def record_html(record: Record) -> str:
    """One row of numbers; escaped, without scripts."""
    days = sorted(day[:10] for document in record.documents.values() for day in (document.published.first, document.published.last) if day)
    kinds = {"reports": len(record.documents)}
    for fact in record.facts.values():
        kinds[fact.kind] = kinds.get(fact.kind, 0) + 1
    published = f"published {days[0]} to {days[-1]}" if days else "no dates of publication"
    return table(kinds, [[text(count) for count in kinds.values()]], f"record · {published} · {len(record.judgements)} judgements")
