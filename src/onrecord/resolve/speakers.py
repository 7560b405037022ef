"""Who speaks: the name behind a statement's speaker phrase."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from onrecord.knowledge.actors import country_of
from onrecord.knowledge.countries import by_name, by_seat
from onrecord.knowledge.issuers import issuer_of
from onrecord.knowledge.tables import rows, tree
from onrecord.knowledge.titles import read_title
from onrecord.model import Document, Entity, Facts, Span, Statement
from onrecord.resolve.cast import holds
from onrecord.resolve.coreference import Report

_ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her)\s+", re.IGNORECASE)
_POSSESSIVE = ("'s", "’s", "'", "’")
_PREPOSITION = re.compile(r"\b(?:of|for|to|from|with|by|at|in|on|posted|near|about|who|that)\b")
_JOINED = re.compile(r"^,?\s*(?:and|as well as)\s+(?:[a-z]+\s+|[A-Z][\w.]*\s+){0,4}$")
_INSIDE_JOINED = re.compile(r"^(?:,\s*|,?\s*and\s+)(?:the\s+|his\s+|her\s+)?$")
_BACKED = re.compile(r"[\w.]+-(?:backed|led|run|aligned|allied|controlled|affiliated|based|linked|supported)")
_LINKED = re.compile(r"\s(?:of|and)\s|,")
_AND = re.compile(r"\band\b")
_EXTRA = re.compile(r"^[\s,(]|^$")
_REACH = 100  # statements back within which a pronoun's speaker is looked for
_BLOCK = 512  # characters by which statements are filed


@cache
def _pronouns() -> dict[str, dict[str, str]]:
    return dict(tree("pronouns.toml")["pronoun"])


def _is_first_person(statement: Statement) -> bool:
    """ "We reject …", which outside quotations only the issuer of a release says."""
    return statement.speaker is not None and _pronouns().get(statement.speaker.text.lower(), {}).get("person") == "1"


def name_speakers(document: Document, statements: Sequence[Statement], found: Facts) -> list[Statement]:
    """The statements with `speaker_name` filled in, as far as the report tells; otherwise the phrase itself, article left out.

    A pronoun that no one person or body clearly stands behind leaves the name null. Statements keep their order.
    """
    report = Report(document.text, found.entities)
    issuer = issuer_of(document.publisher, document.title, document.text)
    named: dict[int, Statement] = {}
    outer = _outer(statements)
    first, inner = _Told(), _Told()
    for i in sorted(range(len(statements)), key=lambda i: (i in outer, _place(statements[i]))):
        statement = statements[i]
        said = [*first.before(_place(statement)), *inner.before(_place(statement))]
        around = named.get(outer[i]) if i in outer else None
        own = issuer is not None and around is None and statement.manner != "direct" and _is_first_person(statement)
        named[i] = statement.model_copy(update={"speaker_name": issuer if own else _name(statement, report, said, around)})
        (inner if i in outer else first).add(named[i])
    return [named[i] for i in range(len(statements))]


class _Told:
    """Statements whose speaker is named already, added in the order in which they stand."""

    def __init__(self) -> None:
        self._statements: list[Statement] = []
        self._places: list[int] = []

    def add(self, statement: Statement) -> None:
        self._statements.append(statement)
        self._places.append(_place(statement))

    def before(self, place: int) -> list[Statement]:
        """The last ones that begin before a character: a pronoun reaches no further back."""
        stop = bisect_left(self._places, place)
        return self._statements[max(0, stop - _REACH) : stop]


def _place(statement: Statement) -> int:
    spans = [span for span in (statement.speaker, statement.cue) if span is not None]
    return min(span.start for span in spans) if spans else statement.content[0].start


def _outer(statements: Sequence[Statement]) -> dict[int, int]:
    """The statement within whose words another one's speaker stands, by the number of that one."""
    held: dict[int, list[int]] = defaultdict(list)
    for i, statement in enumerate(statements):
        for block in {block for span in statement.content for block in range(span.start // _BLOCK, span.end // _BLOCK + 1)}:
            held[block].append(i)
    found: dict[int, int] = {}
    for i, statement in enumerate(statements):
        around = held[statement.speaker.start // _BLOCK] if statement.speaker is not None else []
        outer = next((other for other in around if other != i and _holds(statements[other], statement)), None)
        if outer is not None:
            found[i] = outer
    return found


def _holds(other: Statement, statement: Statement) -> bool:
    if statement.speaker is None or other.speaker is None or other.speaker.overlaps(statement.speaker):
        return False
    return any(span.covers(statement.speaker) for span in other.content)


def _name(statement: Statement, report: Report, said: Sequence[Statement], around: Statement | None) -> str | None:
    speaker = statement.speaker
    if speaker is None:
        goes_on = statement.cue is None and statement.manner != "indirect" and said and not statement.speaker_name
        return said[-1].speaker_name if goes_on else statement.speaker_name
    pronoun = _pronouns().get(speaker.text.lower())
    if pronoun is not None:
        return report.antecedent(statement, speaker, pronoun, said, around)
    return of_phrase(speaker, report, said, statement)


def of_phrase(speaker: Span, report: Report, said: Sequence[Statement], statement: Statement) -> str | None:
    """The canonical name of a noun phrase: its head person or body, the holder of its office, else the phrase itself."""
    bare = _ARTICLE.sub("", speaker.text).strip()
    if (both := report.both_sides(speaker, bare)) is not None:
        return both
    inside = report.inside(speaker)
    nations = _nations(bare)
    if nations is not None and " and " in bare:
        return nations
    if (heads := _heads(speaker, inside) or nations) is not None:
        return heads
    definite = speaker.text[:4].lower() == "the "
    holder = _holder(bare, report, said, speaker) or report.named_next(speaker) or (report.body(bare, said) if definite else None)
    if holder is not None:
        return holder
    return _description(speaker, inside, bare)


def _nations(bare: str) -> str | None:
    """Countries alone, by name, seat or demonym, one or several: "Kyiv and Moscow" → Ukraine and Russia."""
    parts = [_ARTICLE.sub("", part.strip()) for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", bare)]
    nations = [by_seat(part) or by_name(part) or country_of(part) for part in parts]
    whole = by_name(bare)
    if whole is not None:
        return whole.name
    return " and ".join(nation.name for nation in nations if nation) if all(nations) else None


def _heads(speaker: Span, inside: Sequence[Entity]) -> str | None:
    """The mentions that head the phrase: "X", "the minister, X", "X and his counterpart Y"; none in "X's aide", "aide to X"."""
    names: list[str] = []
    end = speaker.start
    for mention in sorted(inside, key=lambda m: m.start):
        before = speaker.text[max(0, end - speaker.start) : max(0, mention.start - speaker.start)]
        after = speaker.text[max(0, mention.end - speaker.start) :].lstrip(" ")
        if after.startswith(_POSSESSIVE) or mention.canonical in names:
            continue
        if not names and _leads(before, mention):
            names.append(mention.canonical)
        elif names and (_JOINED.match(before) or _INSIDE_JOINED.match(before)) and mention.canonical not in names:
            if not _INSIDE_JOINED.match(before) or " and " in before or mention.type != "person":
                names.append(mention.canonical)
        elif not names:
            if mention.type == "person":
                return None
            continue
        end = mention.end
        if names and not _EXTRA.match(after) and not after.startswith(("of ", "for ", "in ", "and ", "who ", "from ", "at ", "on ")):
            return None
    if names and _AND.search(speaker.text, end - speaker.start):
        return None  # "Trump and his aides": not Trump alone
    return " and ".join(names) if names else None


def _leads(before: str, mention: Entity) -> bool:
    """Only a title, an article and the like stand before the mention, or a description that a comma ends."""
    before = before.strip()
    if before.endswith((" and", "and")) and " " in before:
        return False  # "a doctor and Kone": not Kone alone
    if not before or _ARTICLE.sub("", before + " ").strip() == "":
        return True
    if mention.type == "person":
        untitled = read_title(mention.text) is None
        return before.endswith(",") or not _PREPOSITION.search(before) or (untitled and before.split()[-1][:1].isupper())
    if _BACKED.fullmatch(_ARTICLE.sub("", before)):
        return True
    if mention.type in ("organisation", "group") and mention.role is None and _describes(_ARTICLE.sub("", before)):
        return True
    return before.lower().removeprefix("the ").strip() in ("local", "regional", "both", "britain-based", "only")


def _describes(before: str) -> bool:
    """Whose or of what sort the body behind it is: "Turkey's", "the Lebanese militant group"."""
    words = re.sub(r"['’]s\b", "", before).split()
    return all(country_of(word) is not None or (word.islower() and word in _sorts()) for word in words)


@cache
def _sorts() -> frozenset[str]:
    """Words that say of what sort a body is."""
    return frozenset(row["word"] for table in ("body_modifiers.tsv", "body_words.tsv") for row in rows(table))


def _holder(bare: str, report: Report, said: Sequence[Statement], speaker: Span) -> str | None:
    """The person who holds the office that the phrase describes: the speaker just before, else the only one of the report."""
    title = read_title(bare)
    if title is None or title.kind in ("relation", "honorific") or re.match(r"(?i)(?:an?|another|one)\s", speaker.text):
        return None
    if not title.exact:
        return None
    generic = title.country is None and title.of is None
    fits = [name for name, person in report.people.items() if holds(title, person.roles, person.affiliations)]
    if said and said[-1].speaker_name in fits and (generic or len(fits) == 1):
        return said[-1].speaker_name
    if len(fits) == 1 and (not generic or report.is_near(fits[0], speaker.start)):
        return fits[0]
    return None


def _description(speaker: Span, inside: Sequence[Entity], bare: str) -> str:
    """The phrase as it stands, without its article; a body under its own name where that is all of it; "Mayor of Bor" in full."""
    title = read_title(bare)
    if title is not None and title.unique and title.of and not title.exact and not _LINKED.search(bare):
        return f"{title.role.capitalize()} of {title.of}"
    return bare[:1].lower() + bare[1:] if speaker.text != bare and bare[1:2].islower() and not bare[:1].isupper() else bare
