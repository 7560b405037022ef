"""What the words that govern an event make of it: those of `event_modality.tsv` above it in the tree, or, where that way ends early,
shortly before it."""

from __future__ import annotations

from functools import cache

from onrecord.extract.events.grammar import auxiliaries, hanging, is_passive_subject, is_told, is_verb, label, lower, marker, subject
from onrecord.knowledge.tables import rows, words
from onrecord.language.reading import Reading
from onrecord.model.vocabulary import EventType

_COMPLETING = frozenset({"", "to", "for", "on", "of", "against", "with", "about", "that", "whether", "if"})
_COMPLEMENT = frozenset({"xcomp", "ccomp", "obj", "iobj", "obl", "nmod", "acl", "csubj", "compound"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "your"})
_SHIELDED = frozenset({"planned", "possible", "expected"})
_TRACES = frozenset({"evidence", "proof", "sign", "signs", "indication", "indications"})
_SEEING = frozenset({"see", "seen", "witness", "witnessed", "hear", "heard"})
_ASKING = frozenset({"who", "how", "why", "where", "what", "which", "when"})
_WEIGHING = frozenset(
    "discuss discusses discussed discussing consider considers considered considering propose proposes proposed proposing weigh weighs"
    " weighed weighing envisage envisages envisaged foresee foresees stipulate stipulates stipulated debate debated debating".split()
)
_WEIGHED = frozenset({"RETREAT", "MOBILIZE", "CONCEDE", "SANCTION", "MOVE"})
"""Of the deployment that is discussed, nothing has happened yet; of an attack it has."""
_NEAR = 12
"""Words before an event among which a governor is looked for that the tree does not lead to."""
_CLOSING = frozenset(', ; ( ) " “ ” – — that who which on over from by about against despite into'.split())
_UNREAL = frozenset({"demanded", "planned", "possible"})
_OVER_TALKS = frozenset({"RETREAT", "AGREE", "CONCEDE", "COOPERATE"})
TALKS = frozenset({"talk", "talks", "negotiation", "negotiations", "mediation", "dialogue"})


@cache
def effects(part: str) -> dict[str, str]:
    """Word → effect, of one part of the table."""
    return {word: row["effect"] for row in rows("event_modality.tsv") if row["part"] == part for word in words(row["words"])}


def governed(reading: Reading, node: int, head: int, type_: EventType) -> str | None:
    """What the word above makes of an event that completes it ("plans to", "calls for", "threat of")."""
    relation, led, above = label(reading, node), marker(reading, node), lower(reading, head)
    particle = reading.child(head, "compound")
    keys = [f"{above} {led} -ing"] if lower(reading, node).endswith("ing") and is_verb(reading, node) else []
    keys.append(f"{above} {led}")
    if any(lower(reading, c) == "no" for c in hanging(reading, head, "det")):
        keys.insert(0, f"no {above}")
    if particle is not None and reading.tree.labels[particle] == "compound:prt":
        keys.append(f"{above} {lower(reading, particle)}")
    completes = (relation in _COMPLEMENT and led in _COMPLETING) or (relation == "advcl" and led in ("to", "of", "from"))
    said_of = relation == "nsubj" and (is_passive_subject(reading, node) or not is_verb(reading, head))
    if relation == "nsubj" and any(marker(reading, c) == "to" for c in hanging(reading, head, "xcomp")):
        keys.append(f"{above} to")  # "talks are set to resume"
    keys += [f"{above} {lower(reading, c)}" for c in hanging(reading, head, "advmod")]  # "fell short of capturing"
    keys += [above] if completes or said_of else []
    if relation not in (*_COMPLEMENT, "advcl", "nsubj"):
        return None
    effect = next((found for key in keys if (found := effects("governor").get(key)) is not None), None)
    supposed = above in _SEEING and {"would", "could", "might", "may"} & set(auxiliaries(reading, head))
    if effect == "given" and (led == "with" or supposed):
        return "done"  # "may retaliate with missiles", "would have seen troops withdraw"
    if effect == "done" and relation in ("obj", "iobj", "obl", "nmod", "compound", "nsubj") and above not in _TRACES:
        effect = None  # of verbs of saying and doing: that of a noun is for modality.py to say
    if effect is None and relation in ("obj", "nsubj"):  # "makes talks unlikely", "a truce seems possible"
        effect = next(
            (effects("governor").get(lower(reading, c)) for c in hanging(reading, head, "xcomp") if not is_verb(reading, c)), None
        )
    if relation == "nsubj" and marker(reading, head) == "due":
        return "given"  # "its fall was due to poor planning"
    if effect == "tried":
        return "done" if type_ == "ASSAULT" else "possible"
    if effect in _SHIELDED | {"denied"} and relation in ("ccomp", "csubj") and _asks_who(reading, node):
        return "given"  # "it is unclear who fired the rockets"
    weighed = above in _WEIGHING and type_ in _WEIGHED
    definite = is_verb(reading, head) and is_definite(reading, node) and not weighed
    if effect in _SHIELDED and relation in ("obj", "obl") and led != "for" and definite:
        return "given"  # "planned the attack", "threatens the truce"
    if effect is None and above in TALKS and type_ in _OVER_TALKS and relation in ("nmod", "compound"):
        return "possible"
    return effect


def _asks_who(reading: Reading, clause: int) -> bool:
    return any(lower(reading, c) in _ASKING for c in hanging(reading, clause, "nsubj", "obj", "advmod", "obl", "mark"))


def is_definite(reading: Reading, word: int) -> bool:
    """Known by its article or owner, or by what is told of it ("an agreement it brokered")."""
    if any(lower(reading, c) in _DEFINITE for c in hanging(reading, word, "det", "nmod:poss")):
        return True
    labels = reading.tree.labels
    return any(labels[c] == "nmod:poss" or (labels[c] == "acl:relcl" and is_told(reading, c)) for c in reading.children[word])


def governed_before(reading: Reading, word: int) -> str:
    """Where the way up the tree ends early: what a governor shortly before an event says that is not taken as known.

    Only within the clause: no finite verb, no "that" or "after", no participle behind its noun, and of marks only a colon in between.
    """
    if is_definite(reading, word) or reading.tree.labels[word] in ("amod", "acl") or _stands_alone(reading, word):
        return ""
    for before in range(word - 1, max(-1, word - _NEAR), -1):
        if reading.sentences[before] != reading.sentences[word]:
            return ""
        led = effects("governor").get(f"{lower(reading, before - 1)} {lower(reading, before)}") if before else None
        if led is None and _ends_clause(reading, before):
            return ""
        keys = (f"{lower(reading, before)} {lower(reading, before + 1)}", lower(reading, before))
        effect = next((found for key in keys if (found := effects("governor").get(key)) is not None), "")
        if effect in _UNREAL:
            return effect
        if _stands_alone(reading, before):
            return ""
    return ""


def _stands_alone(reading: Reading, word: int) -> bool:
    """A verb with a tense or a subject of its own, or a participle behind its noun."""
    if not is_verb(reading, word):
        return False
    participle = reading.tree.labels[word] == "acl" and marker(reading, word) != "to"
    return participle or is_told(reading, word) or subject(reading, word) is not None


def _ends_clause(reading: Reading, word: int) -> bool:
    text = lower(reading, word)
    given = "given" in (effects("governor").get(text), effects("marker").get(text))
    led = [lower(reading, n) for n in range(word, min(word + 2, len(reading.words)))]
    cause = led == ["due", "to"] and reading.child(word, "xcomp", "ccomp", "acl", "advcl") is None  # and not "due to meet"
    return given or cause or text in _CLOSING
