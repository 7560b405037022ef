"""The tokens of the phrase that hangs on a word of the tree."""

from __future__ import annotations

from onrecord.extract.events.setting import Clause

_OUTSIDE = (
    "acl",
    "advcl",
    "appos",
    "conj",
    "cc",
    "parataxis",
    "dep",
    "list",
    "mark",
    "obl",
    "cop",
    "ccomp",
    "xcomp",
    "nsubj",
    "obj",
    "aux",
)
"""Relations that lead out of a noun phrase: clauses, other phrases joined to it."""


def phrase_of(clause: Clause, head: int) -> tuple[int, int]:
    """First token and last + 1, within the sentence, of a noun with what qualifies it; its own preposition stays outside."""
    reading = clause.reading
    leading = {c for c in reading.children[head] if reading.tree.labels[c] == "case" and c < head}
    inside = {reading.words[w].token for w in reading.subtree(head, without=_OUTSIDE) if w not in leading}
    middle = reading.words[head].token
    first = last = middle
    while first - 1 in inside or (first - 2 in inside and not clause.tokens[first - 1].is_word and clause.tokens[first - 1].text != ","):
        first -= 1
    while last + 1 in inside:
        last += 1
    while first < middle and not clause.tokens[first].is_word:
        first += 1
    return first, last + 1
