"""Attributions as the model reads them, cut to the spans that a statement has: speaker, cue, content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.statements.attributions import NOBODY
from onrecord.extract.statements.content import trimmed
from onrecord.extract.statements.cues import Cue, Verb, verb_at
from onrecord.extract.statements.drafts import draft
from onrecord.extract.statements.grammar import LOOSE, corrected, is_adjunct, is_unspoken
from onrecord.extract.statements.stances import stance_of, worded_stance
from onrecord.extract.statements.unattributed import reporting_nouns
from onrecord.extract.word_classes import word_class
from onrecord.language import Analysis
from onrecord.language.decoders import ROOT, Linked
from onrecord.language.reading import Reading
from onrecord.model import Span, Statement

_SAME = 0.6
"""Share of their characters in common from which two contents are one."""
_CHOOSY = frozenset({"media", "relayed", "counted", "toll"})
"""Frames of verbs that report only with objects or subjects of one kind, which the rules look for."""
_INFINITIVE = frozenset({"to", "object-to", "someone-to", "told", "addressed"})
"""Frames of verbs of which an infinitive is content."""
_GAP = 2
"""How far apart two words of one span may stand: one between them (a mark, an article) may be missing."""
_POINTING = frozenset({"this", "that", "these", "those", "so", "what"})
_OUTER = frozenset({"that", "whether", "if"})


@dataclass(frozen=True, slots=True)
class Heard:
    """One attribution. `anchor` is a word number of the reading; `speaker` is None where the text names none."""

    anchor: int
    speaker: Span | None
    cue: Span
    content: tuple[Span, ...]
    negated: bool
    supposed: bool
    passive: bool


def with_heard(analysis: Analysis, by_rule: Sequence[Statement]) -> list[Statement]:
    """The statements that rules found, set right by the tree, and those that the model reads beside them; in text order."""
    doubted = (is_adjunct, is_unspoken)
    found = [corrected(analysis, statement) for statement in by_rule if not any(doubt(analysis, statement) for doubt in doubted)]
    beside: dict[int, list[Statement]] = defaultdict(list)
    for statement in found:
        for sentence in _sentences(analysis, statement):
            beside[sentence].append(statement)
    for item in heard(analysis):
        added = _statement(analysis, item)
        if added is None or any(_is_same(added, other) for sentence in _sentences(analysis, added) for other in beside[sentence]):
            continue
        found.append(added)
        for sentence in _sentences(analysis, added):
            beside[sentence].append(added)
    return sorted(found, key=lambda statement: min(statement.evidence[0].start, statement.content[0].start))


def _sentences(analysis: Analysis, statement: Statement) -> range:
    """The numbers of the sentences that hold it."""
    first, last = analysis.sentence_at(statement.evidence[0].start), analysis.sentence_at(statement.evidence[-1].end - 1)
    return range(first.index, last.index + 1)


def _statement(analysis: Analysis, item: Heard) -> Statement | None:
    """Only by words that are known to report: the model's own idea of what an attribution is goes further than a record should."""
    if item.speaker is not None and item.speaker.text.split()[0].lower() in NOBODY:
        return None
    cued, told = (analysis.sentence_at(offset).paragraph for offset in (item.cue.start, item.content[-1].end - 1))
    if told > cued:
        return None  # a quotation in a paragraph of its own, see quoted.py; else the writer has taken over
    said = " ".join(span.text for span in item.content)
    if said.lower() in word_class("subject_pronoun", "object_pronoun") | _POINTING:
        return None
    word = analysis.reading.words[item.anchor]
    tokens = analysis.sentences[analysis.reading.sentences[item.anchor]].tokens
    verb = verb_at(tokens, word.token)
    if verb is not None:
        if not _fits(verb[0], item, said.lower()):
            return None
        cue = Cue(verb[0], word.token, word.token, verb[1], negated=item.negated)
        cannot = item.negated and verb[0].lemma in ("verify", "confirm")
        stance = stance_of(cue, said) if cannot or not item.supposed else None
    elif word.text.lower() in reporting_nouns():
        stance = reporting_nouns()[word.text.lower()][0] or worded_stance(said) or "asserts"
    else:
        return None
    return draft(analysis, tokens, (item.speaker, item.cue, item.content), stance) if stance is not None else None


def _fits(verb: Verb, item: Heard, said: str) -> bool:
    """Whether the verb, so used and with such content, reports: an attitude in passing ("fearing …"), or a mere plan to act, does not."""
    frames = verb.frames
    aside = said.startswith("about ") or (item.cue.text.endswith(" about") and "about" not in frames)
    if aside or not frames.isdisjoint(_CHOOSY) or (said.startswith("to ") and frames.isdisjoint(_INFINITIVE)):
        return False
    if item.speaker is None and not (item.passive and "agentless" in frames):
        return False
    return "mood" not in frames or not item.cue.text.split()[0].lower().endswith("ing")


def _is_same(one: Statement, other: Statement) -> bool:
    if one.cue is not None and other.cue is not None and one.cue.overlaps(other.cue):
        return True
    ours, theirs = ({at for span in statement.content for at in range(span.start, span.end)} for statement in (one, other))
    whole = ours if one.speaker is None else ours | theirs  # what somebody says within another's words has a speaker
    return len(ours & theirs) > _SAME * len(whole)


def heard(analysis: Analysis) -> Iterator[Heard]:
    """The model's attributions that have content, in text order."""
    reading = analysis.reading
    for link in reading.attributions:
        content = tuple(_content(analysis, reading, link))
        if content:
            yield Heard(
                anchor=link.anchor,
                speaker=_speaker(analysis, reading, link),
                cue=_cue(analysis, reading, link),
                content=content,
                negated=_has(reading, link.anchor, "negation"),
                supposed=_has(reading, link.anchor, "modal") or _is_condition(reading, link.anchor),
                passive=reading.child(link.anchor, "nsubj:pass", "aux:pass") is not None,
            )


def _has(reading: Reading, word: int, kind: str) -> bool:
    return any(
        reading.words[child].text.lower() in word_class(kind)
        or (kind == "negation" and reading.words[child].text.lower() in ("n't", "n’t"))
        for child in reading.children[word]
        if reading.tree.labels[child].split(":")[0] in ("advmod", "aux", "det")
    )


def _is_condition(reading: Reading, word: int) -> bool:
    mark = reading.child(word, "mark")
    return mark is not None and reading.words[mark].text.lower() in ("if", "unless")


def _cue(analysis: Analysis, reading: Reading, link: Linked) -> Span:
    run = next(run for run in _runs(link.roles["cue"], 1) if link.anchor in run)
    return analysis.span(reading.words[run[0]].start, reading.words[run[-1]].end)


def _runs(words: Sequence[int], gap: int) -> list[list[int]]:
    """Word numbers in stretches whose words stand at most `gap` apart."""
    found: list[list[int]] = []
    for word in words:
        if found and word - found[-1][-1] <= gap:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def _speaker(analysis: Analysis, reading: Reading, link: Linked) -> Span | None:
    """The phrase around the source's head word: titles and complements, no clause, no apposition behind a name."""
    words = link.roles["source"]
    head = reading.head_of(words) if words else _subject(reading, link.anchor)
    if head is None:
        return None
    inside = [word for word in reading.subtree(head, without=LOOSE) if word in words or not words]
    office = next((child for child in reading.children[head] if reading.tree.labels[child] == "appos"), None)
    if office is not None and reading.tree.upos[head] == "NOUN" and reading.tree.upos[office] == "PROPN" and office > head:
        inside = sorted({*inside, *reading.subtree(office, without=LOOSE)})  # "the governor, Osman Idris"
    run = next(run for run in _runs(inside, _GAP) if head in run)
    if len(run) > 1 and reading.words[run[-1]].text in ("'s", "’s", "'", "’"):
        run = run[:-1]  # "the staff's assessments"
    return trimmed(analysis, reading.words[run[0]].start, reading.words[run[-1]].end)


def _subject(reading: Reading, verb: int, steps: int = 3) -> int | None:
    """The word that says or does: subject, agent of a passive, the subject of the verb before."""
    if reading.child(verb, "nsubj:pass") is not None:
        return reading.child(verb, "obl:agent")
    own = next((child for child in reading.children[verb] if reading.tree.labels[child] in ("nsubj", "nsubj:outer")), None)
    label, head = reading.tree.labels[verb], reading.tree.heads[verb]
    if own is not None and reading.words[own].text.lower() in ("who", "which", "that"):
        return None  # whoever that is, or the object: "the rebels, who witnesses said were drunk"
    if own is not None or head == ROOT or not steps:
        return own
    if label == "acl" and reading.words[verb].text.lower().endswith("ing"):
        return head
    return _subject(reading, head, steps - 1) if label.split(":")[0] in ("conj", "advcl", "xcomp") else None


def _content(analysis: Analysis, reading: Reading, link: Linked) -> Iterator[Span]:
    for run in _runs(link.roles["content"], _GAP):
        first = 0
        while first < len(run) and (reading.words[run[first]].text.lower() in _OUTER or not reading.words[run[first]].text[0].isalnum()):
            if reading.words[run[first]].text[0] in "$£€":
                break
            first += 1
        if first < len(run):
            span = trimmed(analysis, reading.words[run[first]].start, reading.words[run[-1]].end)
            if span is not None:
                yield span
