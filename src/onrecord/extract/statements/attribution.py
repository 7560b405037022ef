"""One attribution: a cue, its speaker and where the content stands, as token indices of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract.noun_phrases import Range
from onrecord.extract.statements.cues import Cue


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its speaker (None: the text names none). All numbers are token indices.

    `begin`..`end` is the stretch of speaker and cue, `left` says that the content stands before `begin`, `right` where it begins behind.
    """

    cue: Cue
    speaker: Range | None
    begin: int
    end: int
    left: bool
    right: int | None
    shared: bool = False  # the speaker stands with an earlier cue
    subject: Range | None = None
