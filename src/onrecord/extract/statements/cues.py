"""Cues of reported speech: reporting verbs in finite or participial use (table `reporting_verbs.tsv`), and "according to"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.extract.word_classes import bodies, is_adverb, is_demonym, word_class
from onrecord.knowledge.tables import rows, words
from onrecord.language import Token
from onrecord.model.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb; `frames` say what may follow it (see the table's head)."""

    lemma: str
    stance: Stance
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at tokens[at:end]; tokens[group:at] are its auxiliaries, adverbs and negation."""

    verb: Verb
    group: int
    at: int
    end: int
    participle: bool = False
    passive: bool = False
    negated: bool = False

    def allows(self, *frames: str) -> bool:
        return not self.verb.frames.isdisjoint(frames)


ACCORDING = Verb("according to", "asserts", frozenset({"source"}))


@cache
def _forms() -> dict[str, tuple[tuple[tuple[str, ...], Verb], ...]]:
    """First word → (all words of the form, verb), longest first."""
    forms: dict[str, list[tuple[tuple[str, ...], Verb]]] = {"according": [(("according", "to"), ACCORDING)]}
    for row in rows("reporting_verbs.tsv"):
        verb = Verb(row["lemma"], row["stance"], frozenset(row["frames"].split()))  # type: ignore[arg-type]
        for form in words(row["forms"]):
            parts = tuple(form.split())
            forms.setdefault(parts[0], []).append((parts, verb))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in forms.items()}


@cache
def finite_forms() -> frozenset[str]:
    """First words of cues in the past or third person, which no noun looks like: none ends or crosses a noun phrase."""
    entries = [entry for group in _forms().values() for entry in group]
    bases = {verb.lemma.split()[0] for _, verb in entries}
    nouns = {f"{verb.lemma.split()[0]}s" for _, verb in entries if "noun" in verb.frames}
    return frozenset(parts[0] for parts, _ in entries if len(parts) == 1 or not parts[0].endswith("ing")) - bases - nouns - {"according"}


def is_finite(token: Token) -> bool:
    """Such a form in lower case ("States" is a name)."""
    return token.lower in finite_forms() and not token.is_capitalised


def verb_at(tokens: Sequence[Token], at: int) -> tuple[Verb, int] | None:
    """The reporting verb whose form stands at tokens[at], however it is used there, and its end."""
    for parts, verb in _forms().get(tokens[at].lower, ()):
        end = at + len(parts)
        if tuple(token.lower for token in tokens[at:end]) == parts:
            return verb, end
    return None


def find_cues(tokens: Sequence[Token], quoted: Sequence[bool]) -> Iterator[Cue]:
    """Cues outside quotations, in order. Those that are wished, possible or mere adjectives are left out."""
    at, plural = 0, False
    while at < len(tokens):
        cue = None if quoted[at] or (at and tokens[at].is_capitalised) else _cue_at(tokens, at, plural)
        if cue is not None:
            plural = plural or _is_base(tokens, cue)
            yield cue
        at = cue.end if cue else at + 1


def _is_base(tokens: Sequence[Token], cue: Cue) -> bool:
    """They deny, the rebels say: the subject is a plural one."""
    return cue.group == cue.at and tokens[cue.at].lower == cue.verb.lemma.split()[0]


def _cue_at(tokens: Sequence[Token], at: int, plural: bool) -> Cue | None:
    found = verb_at(tokens, at)
    if found is None:
        return None
    verb, end = found
    return Cue(verb, at, at, end) if verb is ACCORDING or verb.lemma.startswith("as ") else _verbal(tokens, verb, at, end, plural)


def _verbal(tokens: Sequence[Token], verb: Verb, at: int, end: int, plural: bool) -> Cue | None:
    """The cue if it is used as a verb that reports: not after an article, "to" or a modal, no bare noun."""
    group = _group(tokens, at)
    before = {token.lower for token in tokens[group:at]}
    participle = tokens[at].lower.endswith("ing") and not before & word_class("be")
    passive = bool(before & word_class("be")) and tokens[at].lower.endswith(("ed", "aid", "told", "tten", "own"))
    negated = bool(before & word_class("negation"))
    cannot = bool(before & word_class("ability")) and negated and verb.lemma in ("verify", "confirm")
    if (before & word_class("modal") and not cannot) or _is_noun(tokens, at, end, group) or (participle and "mood" in verb.frames):
        return None
    invariable = "toll" in verb.frames  # put, set: the past looks like the base
    base = tokens[at].lower == verb.lemma.split()[0] and not before & word_class("auxiliary") and not invariable
    joined = plural and group > 0 and tokens[group - 1].lower in ("and", "but", "or")  # "they deny it and blame …"
    if base and not joined and not _is_plural(tokens, group):
        return None
    if base and verb.lemma == "state" and (end >= len(tokens) or tokens[end].lower != "that"):
        return None  # the Saudi state oil company
    if "noun" in verb.frames and tokens[at].lower == f"{verb.lemma.split()[0]}s" and not _is_singular(tokens, group):
        return None
    return Cue(verb, group, at, end, participle, passive, negated)


def _group(tokens: Sequence[Token], at: int) -> int:
    """The first token of the verb group: auxiliaries, adverbs, negation, "on Tuesday" and ", in principle," before the cue."""
    group = at
    while group > 0:
        token = tokens[group - 1]
        dated = token.lower == "on" and group < at and tokens[group].lower in word_class("weekday")
        if dated or token.lower == "first" or token.lower in word_class("auxiliary", "negation", "daytime", "weekday") or is_adverb(token):
            group -= 1
        elif token.text == "," and (opening := _aside(tokens, group - 1)) is not None:
            group = opening
        else:
            break
    return group


def _is_plural(tokens: Sequence[Token], group: int) -> bool:
    """Whether what stands before a base form can be its subject: "officials in Gaza say", "they claim", "Kyiv and Moscow report"."""
    if group == 0:
        return False
    before, near = tokens[group - 1], tokens[max(0, group - 6) : group]
    if before.lower in word_class("plural") or before.text in (")", ","):
        return True
    if before.is_capitalised and not is_demonym(before):
        if before.lower.endswith("s") and before.lower in bodies():
            return True  # the Rapid Support Forces deny
        return any(token.lower == "and" or (token.text.endswith("s") and (token.text.islower() or token is tokens[0])) for token in near)
    plural = before.lower.endswith("s") and not before.lower.endswith(("ss", "us"))
    return plural or any(token.lower in word_class("plural") for token in near)


def _is_noun(tokens: Sequence[Token], at: int, end: int, group: int) -> bool:
    """A noun, an adjective or an infinitive: "the reports", "its claimed territory", "Russian claims of", "to confirm"."""
    if group < at and tokens[at - 1].lower in word_class("auxiliary", "negation"):
        return False
    before = tokens[group - 1] if group else None
    if before is None:
        return False
    if before.lower in ("to", "’s", "'s", "’", "'") or before.lower in word_class("determiner") - {"all", "both", "others", "some", "many"}:
        return True
    if before.lower in word_class("preposition") and not tokens[at].lower.endswith("ing"):
        return True
    after = tokens[end].lower if end < len(tokens) else ""
    return is_demonym(before) and (tokens[at].lower.endswith("s") or after in ("of", "that")) and tokens[at].lower != "says"


def _aside(tokens: Sequence[Token], close: int) -> int | None:
    """The comma that opens an aside of few words: ", meanwhile," anywhere, others only behind an auxiliary."""
    comma = next((k for k in range(close - 1, max(0, close - 6), -1) if tokens[k].text == ","), None)
    if comma is None:
        return None
    adverbial = all(is_adverb(token) for token in tokens[comma + 1 : close])
    return comma if adverbial or tokens[comma - 1].lower in word_class("auxiliary") else None


def _is_singular(tokens: Sequence[Token], group: int) -> bool:
    """Whether "claims", "reports" behind this can be a verb: a name, a pronoun or an office, no adjective."""
    before = tokens[group - 1] if group else None
    if before is None or is_demonym(before):
        return False
    offices = word_class("role", "media", "coordinator")
    if before.lower in bodies() and not before.lower.endswith("s") and _begins_clause(tokens, group):
        return True
    named = before.is_capitalised or (before.text.isdigit() and group > 1 and tokens[group - 2].end == before.start)  # M23
    return named or before.lower in ("he", "she", "it", "who") or before.lower in offices or before.text in ",)"


def _begins_clause(tokens: Sequence[Token], group: int) -> bool:
    """Whether an article and few words stand between the start of a clause and the verb: "The command demands that …"."""
    for at in range(group - 2, max(-1, group - 5), -1):
        if tokens[at].lower in ("the", "its", "their"):
            return at == 0 or tokens[at - 1].text in ",;:–—" or tokens[at - 1].lower in ("but", "that", "meanwhile")
    return False
