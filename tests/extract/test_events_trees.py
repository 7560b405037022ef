"""No tree, however wrong, keeps the events' climbing from ending."""

from __future__ import annotations

import pytest

from onrecord.extract.events.grammar import referent
from onrecord.extract.events.modality import modality
from onrecord.extract.events.roles import attendants, doers, owners, passive, sufferers
from onrecord.language.decoders import Tree
from onrecord.language.reading import Reading
from onrecord.language.words import Word
from onrecord.model import Document, Published, document_id, text_sha256
from onrecord.pipeline import extract_document

_WORDS = "which raid launched strike".split()


def circle(label: str, upos: str) -> Reading:
    """Four words, each hanging on the next and the last on the first."""
    starts = [sum(len(word) + 1 for word in _WORDS[:n]) for n in range(len(_WORDS))]
    words = tuple(Word(text, start, start + len(text), n) for n, (text, start) in enumerate(zip(_WORDS, starts, strict=True)))
    return Reading(words, (0, 0, 0, 0), Tree((upos,) * 4, (1, 2, 3, 0), (label,) * 4), (), (), ())


@pytest.mark.parametrize("upos", ["VERB", "NOUN"])
@pytest.mark.parametrize("label", ["conj", "acl", "acl:relcl", "xcomp", "advcl", "ccomp", "nmod", "obj", "nsubj", "compound"])
def test_climbing_ends_even_in_a_circle(label: str, upos: str) -> None:
    reading = circle(label, upos)
    for word in range(4):
        for climbing in (doers, sufferers, owners, attendants):
            assert len(climbing(reading, word)) <= 4
        assert passive(reading, word) in (True, False)
        assert referent(reading, word) in range(4)
        assert len(reading.subtree(word)) <= 4
        assert modality(reading, word, "ASSAULT", ()) is not None


def test_long_chain_of_plans_is_read() -> None:
    text = "The army made " + "a plan to launch " * 70 + "a raid on Goma."
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text, published=Published())
    assert extract_document(document).rejected == ()
