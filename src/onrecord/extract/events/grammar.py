"""What hangs on a word in the tree, and what it hangs on: subjects, objects, markers, who a relative clause speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.word_classes import word_class
from onrecord.language.reading import Reading

_STEPS = 8
"""Words that are climbed at most: what governs an event stands near, and a wrong tree may lead far."""
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_FINITE_BE = frozenset({"is", "are", "was", "were"})
_BE = frozenset("be is are was were been being am get gets got 's ’s".split())
_TELLING = frozenset({"VERB", "NOUN", "PROPN", "ADJ"})
_NO = frozenset({"no", "neither"})
_NOBODY = frozenset({"nobody", "none"})
_ONLY = frozenset({"only", "just", "merely", "simply", "solely"})
_ORDER = frozenset({"first", "last", "only", "new"})
_CONJUNCTIONS = frozenset({"after", "before", "since", "until", "as"})
_ENDINGS = ("ed", "en")


def lower(reading: Reading, word: int) -> str:
    return reading.words[word].text.lower()


def label(reading: Reading, word: int) -> str:
    """The relation without its subtype."""
    return reading.relations[word]


def head_word(reading: Reading, start: int, end: int) -> int:
    """The word of start..end of the text that the others hang on: of a verb's the first, of a noun's the last."""
    words = reading.within(start, end)
    outside = [word for word in words if reading.tree.heads[word] not in words] or list(words)
    telling = [word for word in outside if reading.tree.upos[word] in _TELLING] or outside
    return telling[0] if reading.tree.upos[telling[0]] == "VERB" else telling[-1]


def hanging(reading: Reading, word: int, *relations: str) -> Iterator[int]:
    """The words that hang on it by one of the relations (with or without subtype), in text order."""
    plain, labels = reading.relations, reading.tree.labels
    return (c for c in reading.children[word] if plain[c] in relations or labels[c] in relations)


def marker(reading: Reading, word: int) -> str:
    """The preposition or conjunction that leads a phrase or a clause, or ""."""
    first = reading.child(word, "mark", "case")
    return lower(reading, first) if first is not None else ""


def is_verb(reading: Reading, word: int) -> bool:
    """Whatever the tree takes "after" for in "after they retook the town"; "after shelling" is a noun."""
    if reading.tree.upos[word] not in ("VERB", "AUX") or _is_determined(reading, word):
        return False
    led = reading.child(word, "case")
    return led is None or (lower(reading, led) in _CONJUNCTIONS and not lower(reading, word).endswith("ing"))


def _is_determined(reading: Reading, word: int) -> bool:
    """An article or owner of its own; one before its subject ("a missile hit the pier") is the subject's, whatever the tree says."""
    led = reading.child(word, "det", "nmod:poss")
    if led is None:
        return False
    takes = reading.tree.upos[word + 1 : word + 2] == ("DET",)
    return not any(led < c < word for c in hanging(reading, word, "nsubj", *(["compound"] if takes else [])))


def auxiliaries(reading: Reading, word: int) -> list[str]:
    return [lower(reading, c) for c in hanging(reading, word, "aux", "cop")]


def is_negated(reading: Reading, word: int) -> bool:
    """ "Did not attack", "no attack", "never held talks", "no soldier fired", "held no talks" (asked of "talks").

    "Not only attacked", "not the first attack" and "did not leave without an attack" deny nothing.
    """
    no = negation(reading, word)
    if no is None or (no + 1 < len(reading.words) and lower(reading, no + 1) in _ONLY):
        return False
    ordinal = lower(reading, no) != "no" and reading.tree.upos[word] == "NOUN"
    if ordinal and any(lower(reading, c) in _ORDER for c in hanging(reading, word, "amod")):
        return False
    return not any(marker(reading, c) == "without" for c in hanging(reading, word, "obl", "advcl", "nmod"))


def negation(reading: Reading, word: int) -> int | None:
    """The word that negates it, or its subject."""
    first = subject(reading, word)
    if first is not None:
        if lower(reading, first) in _NOBODY:
            return first
        of_subject = (c for c in hanging(reading, first, "det", "advmod") if lower(reading, c) in _NO | {"not"})
        if (no := next(of_subject, None)) is not None:
            return no
    for child in hanging(reading, word, "advmod", "det", "aux", "cop", "cc"):
        if lower(reading, child) in word_class("negation") | _NO | {"n't", "n’t"}:
            return None if lower(reading, child) == "neither" and reading.tree.labels[child] == "cc" else child
    return None


def is_passive(reading: Reading, verb: int) -> bool:
    """ "Was shelled"; a bare participle behind a noun ("the town shelled by"); "two killed". By its form as much as by its labels."""
    if lower(reading, verb).endswith("ing"):
        return False
    helped = auxiliaries(reading, verb)
    if helped:
        due = marker(reading, verb) == "to" and helped[-1] in _FINITE_BE  # "is to meet"
        return helped[-1] in _BE and not due
    if any(label(reading, c) in ("mark", "obj") for c in reading.children[verb]):
        return False
    first = subject(reading, verb)
    if first is not None:
        return reading.tree.labels[first] == "nsubj:pass"
    return reading.tree.labels[verb] in ("acl", "amod") or bool(agents(reading, verb))


def is_passive_subject(reading: Reading, word: int) -> bool:
    """Whether a word is what its verb is done to, by its label or by the verb's form ("talks are planned")."""
    if reading.tree.labels[word] == "nsubj:pass":
        return True
    return label(reading, word) == "nsubj" and is_verb(reading, reading.tree.heads[word]) and is_passive(reading, reading.tree.heads[word])


def subject(reading: Reading, verb: int) -> int | None:
    """The subject that the verb itself has, of a passive too, where a subject stands; not an expletive."""
    return next(iter(subjects(reading, verb)), None)


def subjects(reading: Reading, verb: int) -> list[int]:
    """All words before the verb that the tree takes for its subject: of a title and a name often both."""
    return [c for c in hanging(reading, verb, "nsubj") if c < verb and lower(reading, c) != "there"]


def objects(reading: Reading, verb: int) -> list[int]:
    """What stands behind the verb as its object."""
    return [c for c in hanging(reading, verb, "obj", "iobj", "nsubj:pass") if c > verb]


def agents(reading: Reading, word: int) -> list[int]:
    """What "by" leads to."""
    found = [c for c in hanging(reading, word, "obl", "nmod") if marker(reading, c) == "by"]
    return [c for c in found if not lower(reading, c).endswith("ing")]


def referent(reading: Reading, word: int) -> int:
    """Of "who", "which", "that" as part of a relative clause: the word that the clause is about; else the word."""
    if lower(reading, word) in _RELATIVE:
        for above in (word, *climb(reading, word)):
            if reading.tree.labels[above] == "acl:relcl":
                return reading.tree.heads[above]
    return word


def climb(reading: Reading, word: int) -> Iterator[int]:
    """The words above, nearest first, `_STEPS` at most."""
    for _, above in zip(range(_STEPS), reading.up(word), strict=False):
        yield above


def is_told(reading: Reading, verb: int) -> bool:
    """A finite verb that tells what was or is: past, perfect, or going on; not a base form, which may be wished or ordered."""
    helped = auxiliaries(reading, verb)
    if helped:
        return not set(helped) & (word_class("modal") | {"'ll", "’ll", "be"})
    return reading.child(verb, "mark") is None and lower(reading, verb).endswith(_ENDINGS)
