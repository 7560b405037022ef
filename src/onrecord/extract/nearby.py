"""What earlier stages found, sentence by sentence, so that the rules for one sentence need not look through a whole report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.language import Analysis
from onrecord.model import Fact, Facts, Span, Statement
from onrecord.model.facts import KINDS


def by_sentence(analysis: Analysis, found: Facts) -> list[Facts]:
    """For each sentence the facts of which a part stands in it, in the order of the report; of statements: what is said, or the cue."""
    near: list[dict[str, list[Fact]]] = [defaultdict(list) for _ in analysis.sentences]
    for fact in found:
        for index in sorted({index for span in _where(fact) for index in _sentences(analysis, span)}):
            near[index][KINDS[fact.kind]].append(fact)
    return [Facts(**{kind: tuple(facts) for kind, facts in kinds.items()}) for kinds in near]  # type: ignore[arg-type]


def _where(fact: Fact) -> Iterable[Span]:
    if isinstance(fact, Statement):
        return (*fact.content, fact.cue) if fact.cue is not None else fact.content
    return (fact.trigger,) if fact.kind == "event" else (fact.span,)


def _sentences(analysis: Analysis, span: Span) -> range:
    return range(analysis.sentence_at(span.start).index, analysis.sentence_at(max(span.start, span.end - 1)).index + 1)
