"""The sections of a situation report, in the order in which they are read; one that has nothing to say is left out."""

from __future__ import annotations

from onrecord.fuse import Record
from onrecord.report.situation import brief, corrections, events, gaps, said, tolls, unverified
from onrecord.report.situation.matter import Material
from onrecord.report.situation.sentence import Section

LIMIT = 60
"""So many things of a kind a section tells, unless another limit is asked for; the others are counted."""


def sections(record: Record, material: Material, *, limit: int | None) -> list[Section]:
    happened, *others = (events.section(record, part, material.occurrences, limit=limit) for part in events.PARTS)
    every = [
        brief.section(record, material),
        happened,
        tolls.section(record, material.series, limit=limit),
        said.section(record, material, limit=limit),
        *others,
        corrections.section(record, material),
        unverified.section(record, material, limit=limit),
        gaps.section(material),
    ]
    return [section for section in every if section.items]
