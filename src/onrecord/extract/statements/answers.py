"""What a bare "rejected that" answers: a claim is denied by it, a proposal rejected."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.language import Analysis
from onrecord.model import Statement

_POINTING = frozenset({"it", "this", "that"})
_CLAIMING = frozenset({"asserts", "accuses", "confirms", "denies"})


def with_answers(analysis: Analysis, drafts: Sequence[Statement]) -> list[Statement]:
    """The drafts, with each rejection of a mere "that" a denial where the statement before it in its paragraph claims something."""
    return [_answering(analysis, draft, drafts[:at]) for at, draft in enumerate(drafts)]


def _answering(analysis: Analysis, draft: Statement, before: Sequence[Statement]) -> Statement:
    if draft.stance != "rejects" or draft.cue is None or draft.content[0].text.lower() not in _POINTING:
        return draft
    if not draft.cue.text.lower().split()[-1].startswith("reject"):
        return draft
    said = [other for other in before if other.content[-1].end <= draft.cue.start]
    here = analysis.sentence_at(draft.cue.start).paragraph
    if not said or said[-1].stance not in _CLAIMING or analysis.sentence_at(said[-1].content[0].start).paragraph < here:
        return draft
    return draft.model_copy(update={"stance": "denies"})
