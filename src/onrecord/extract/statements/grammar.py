"""What the tree says against a statement that rules found."""

from __future__ import annotations

from onrecord.extract.statements.content import trimmed
from onrecord.language import Analysis
from onrecord.language.reading import Reading
from onrecord.model import Statement

LOOSE = ("acl", "advcl", "appos", "parataxis", "punct", "dep", "list", "ccomp")
"""Relations that lead out of a speaker's name and title: clauses, appositions."""
_GROUP = frozenset({"aux", "aux:pass", "cop", "advmod"})
_VERBAL = frozenset({"VERB", "AUX"})


def is_unspoken(analysis: Analysis, statement: Statement) -> bool:
    """Whether the cue is no verb of its own here: "the relevant written commitments", "strong enough to end it and say …"."""
    cue = statement.cue
    if cue is None:
        return False
    reading = analysis.reading
    words = reading.within(cue.start, cue.end)
    verb = next((word for word in words if reading.tree.heads[word] not in words), words[0])
    if reading.tree.labels[verb] == "amod":
        return True
    head = reading.tree.heads[verb]
    if reading.tree.labels[verb] != "conj" or reading.child(verb, "nsubj", "aux", "mark") is not None:
        return False
    mark = reading.child(head, "mark")
    return mark is not None and reading.words[mark].text.lower() == "to" and not reading.words[verb].text.lower().endswith(("ed", "s"))


def is_adjunct(analysis: Analysis, statement: Statement) -> bool:
    """Whether what is taken for the content only says when or where: "During a trip to Goma, she saw the wards", "said this in Goma"."""
    cue, content = statement.cue, statement.content[0]
    if cue is None or len(statement.content) != 1:
        return False
    reading = analysis.reading
    words = reading.within(content.start, content.end)
    if content.start > cue.end:
        pointing = reading.words[words[0]].text.lower() in ("this", "that", "so") and reading.tree.heads[words[0]] not in words
        return pointing and len(words) > 1 and reading.tree.upos[words[1]] in ("ADP", "SCONJ")
    if content.end > cue.start or analysis.quotes_in(content.start, content.end):
        return False
    return reading.tree.upos[words[0]] == "ADP" and not any(reading.tree.upos[word] in _VERBAL for word in words)


def corrected(analysis: Analysis, statement: Statement) -> Statement:
    """The statement with what the tree knows better: the whole subject as speaker, and where the clause behind a noun ends."""
    return _ended(analysis, _spoken(analysis, statement))


def _ended(analysis: Analysis, statement: Statement) -> Statement:
    """ "The claim that Israel struck Damascus was dismissed", "officials who said they saw it denied …": it ends with its clause."""
    cue, content = statement.cue, statement.content[0]
    if cue is None or len(statement.content) != 1 or content.start < cue.end:
        return statement
    reading = analysis.reading
    inside = reading.within(content.start, content.end)
    end = _end_of_clause(reading, reading.within(cue.start, cue.end), inside)
    if end is None or not inside.start < end < inside.stop:
        return statement
    span = trimmed(analysis, content.start, reading.words[end - 1].end)
    return statement.model_copy(update={"content": (span,)}) if span is not None else statement


def _end_of_clause(reading: Reading, cue: range, content: range) -> int | None:
    """The first word behind the clause that the cue governs, if the cue is a noun or stands in a relative clause."""
    noun = next((word for word in cue if reading.tree.upos[word] == "NOUN"), None)
    if noun is not None:
        clause = reading.child(noun, "acl", "ccomp", "advcl")
        return reading.subtree(clause)[-1] + 1 if clause is not None and clause in content else None
    verb = next((word for word in cue if reading.tree.labels[word] == "acl:relcl"), None)
    if verb is None or not any(reading.words[child].text.lower() in ("who", "which", "that") for child in reading.children[verb]):
        return None
    above = next((word for word in reading.up(verb) if word in content), None)
    if above is None:
        return None
    return min([above, *(child for child in reading.children[above] if child in content and reading.tree.labels[child] in _GROUP)])


def _spoken(analysis: Analysis, statement: Statement) -> Statement:
    """The whole subject as speaker, where a part of it was taken: "critics across the political spectrum contend"."""
    speaker, cue = statement.speaker, statement.cue
    if speaker is None or cue is None or speaker.end > cue.start:
        return statement
    reading = analysis.reading
    verb = next((word for word in reading.within(cue.start, cue.end) if reading.tree.upos[word] == "VERB"), None)
    subject = None if verb is None else next((c for c in reading.children[verb] if reading.tree.labels[c] == "nsubj"), None)
    taken = reading.within(speaker.start, speaker.end)
    if subject is None or subject >= taken.start or reading.tree.upos[subject] not in ("NOUN", "PROPN"):
        return statement
    phrase = reading.subtree(subject, without=LOOSE)
    if not set(taken) <= set(phrase) or phrase != list(range(phrase[0], phrase[-1] + 1)):
        return statement
    whole = analysis.span(reading.words[phrase[0]].start, reading.words[phrase[-1]].end)
    return statement.model_copy(update={"speaker": whole})
