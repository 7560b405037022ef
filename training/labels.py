"""The labels of every head, in the order of the network's outputs. The order is written beside the model and read back at run time."""

from __future__ import annotations

from training.example import ENTITY_TYPES, EVENT_TYPES, NONE, ROLES

UPOS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
LABELS = tuple(
    "acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt conj cop csubj"
    " csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:desc nmod:poss"
    " nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis punct reparandum root vocative"
    " xcomp".split()
)
"""The relations of Universal Dependencies that GUM uses (version 2 with its subtypes)."""
ENTITY_TAGS = (NONE, *(f"{place}-{kind}" for kind in ENTITY_TYPES for place in "BI"))
EVENTS = (NONE, *EVENT_TYPES)

__all__ = ["ENTITY_TAGS", "EVENTS", "LABELS", "ROLES", "UPOS"]
