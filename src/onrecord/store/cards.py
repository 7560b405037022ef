"""The tables of cards as one transaction sees them: which reports wait for new cards, what is around them, and writing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from onrecord.model import Document, Fact, Incident, Relation
from onrecord.model.card import Card
from onrecord.store.codec import decoded_document, decoded_fact, encoded
from onrecord.store.rows import AT_ONCE, Rows

ALL, ONLY_CARDS, LATER = 2, 1, 0
"""How a report's cards are stale: with its relations to other reports, or without them; or those relations were looked for in haste."""


class Tied(NamedTuple):
    """A relation with the report that its `a` stands in, and the one that its `b` stands in (of an incident, its first telling)."""

    document: str
    about: str
    relation: Relation


class Written(NamedTuple):
    """A card as it is to be kept; of an incident with the incident."""

    card: Card
    told: Incident | None = None


class Cards(Rows):
    """Every method works inside the transaction of its connection."""

    def clear(self) -> None:
        """Forget all cards and relations; every report waits for new ones."""
        for table in ("card", "daily", "counted", "carded", "named", "name", "spot", "relation", "withdrawal", "stale"):
            self._rows(f"DELETE FROM {table}")
        self._rows("INSERT INTO stale SELECT id, ? FROM document", [ALL])
        self._rows("UPDATE edition SET number = number + 1")

    def ruled(self, rules: str) -> None:
        """From here on cards are made by these rules."""
        self._rows("UPDATE edition SET rules = ?", [rules])

    def mark(self, documents: Iterable[str], how: int = ALL) -> None:
        """The cards of these reports have to be made anew."""
        query = "INSERT INTO stale VALUES (?, ?) ON CONFLICT DO UPDATE SET how = max(how, excluded.how)"
        self._put(query, [(document, how) for document in sorted(set(documents))])

    def now(self) -> None:
        """What was made in haste is made anew."""
        self._rows("UPDATE stale SET how = ? WHERE how = ?", [ALL, LATER])

    def waiting(self, how: int, limit: int) -> list[str]:
        """The stale reports that stand, by day of publication, at most so many; those that stand no longer lose their cards first."""
        gone = [row[0] for row in self._rows(_GONE, [AT_ONCE])]
        if gone:
            self.write(gone, [], {})
            self.mark(self.relate(gone, [], {}), ONLY_CARDS)
            self.settled(gone)
            return self.waiting(how, limit)
        return [row[0] for row in self._rows(_WAITING, [how, limit])]

    def settled(self, documents: Iterable[str]) -> None:
        """The cards of these reports are as they should be."""
        self._put("DELETE FROM stale WHERE document = ?", [(document,) for document in sorted(set(documents))])

    def standing(self, most: int) -> list[str] | None:
        """All reports that no later one corrects, unless they are more than so many."""
        found = [row[0] for row in self._rows(f"{_STANDING} LIMIT ?", [most + 1])]
        return found if len(found) <= most else None

    def around(self, first: str, *, before: int, after: int) -> tuple[list[str], list[str]]:
        """By day of publication: at most so many reports before this one, and it with at most so many after it."""
        low = self._rows(_DATED, [first]).one()
        former = self._rows(
            f"{_STANDING} AND (e.dated, e.document) < (?, ?) ORDER BY e.dated DESC, e.document DESC LIMIT ?", (*low, before)
        )
        later = self._rows(f"{_STANDING} AND (e.dated, e.document) >= (?, ?) ORDER BY e.dated, e.document LIMIT ?", (*low, after + 1))
        return [row[0] for row in former], [row[0] for row in later]

    def linked(self, documents: Collection[str]) -> set[str]:
        """The reports that tell the same happenings or stories as these, or that a relation leads to."""
        groups = sorted({row[0] for row in self._among(_GROUPS, documents)})
        return {row[0] for row in self._among(_MEMBERS, groups)} | self.related(documents)

    def related(self, documents: Collection[str]) -> set[str]:
        """The reports that a relation leads to from these, and to these."""
        found = {row[0] for row in self._among("SELECT about FROM relation WHERE document IN ({})", documents)}
        return found | {row[0] for row in self._among("SELECT document FROM relation WHERE about IN ({})", documents)}

    def readings(self, documents: Iterable[str]) -> Iterator[tuple[Document, list[Fact]]]:
        """These reports as they were read last, each with its facts in text order; none that a later text corrects."""
        found = sorted(self._among(_READINGS, sorted(set(documents))), key=lambda row: (row[2], row[3]))
        for payload, published, _, _, seq in found:
            facts = self._rows("SELECT payload FROM fact WHERE extraction = ? ORDER BY seq", [seq])
            yield decoded_document(payload, published), [decoded_fact(fact[0]) for fact in facts]

    def corrected(self, documents: Iterable[str]) -> Iterator[tuple[str, Document]]:
        """Those of these reports that correct another, each with that."""
        for key, payload in self._among(_CORRECTED, documents):
            yield key, decoded_document(payload)

    def groups(self, matter: str, documents: Collection[str]) -> list[str]:
        """The payloads of the groups of a matter that hold something of these reports, in order of id."""
        numbers = sorted({row[0] for row in self._among(_GROUPS, documents)})
        found = self._among("SELECT id, payload, matter FROM grouping WHERE seq IN ({})", numbers)
        return [payload for _, payload, _ in sorted(row for row in found if row[2] == matter)]

    def incidents(self, documents: Collection[str]) -> list[str]:
        """The payloads of the incidents that these reports tell, as they were completed, in order of id."""
        numbers = (4 * row[0] + 2 for row in sorted(set(self._among(_GROUPS, documents))))
        found = {row[0]: row[1] for row in self._among("SELECT seq, told FROM carded WHERE seq IN ({}) AND told IS NOT NULL", numbers)}
        return [found[key] for key in sorted(found)]

    def relations(self, documents: Collection[str]) -> list[Relation]:
        """The relations at these reports."""
        rows = (
            row
            for end in ("document", "about")
            for row in self._among(f"SELECT seq, payload FROM relation WHERE {end} IN ({{}})", documents)
        )
        return [Relation.model_validate_json(payload) for _, payload in sorted({(row[0], row[1]) for row in rows})]

    def withdrawals(self, documents: Collection[str]) -> dict[str, str]:
        """What was withdrawn of these reports → why."""
        return {row[0]: row[1] for row in self._among("SELECT id, why FROM withdrawal WHERE document IN ({})", sorted(documents))}

    def relate(self, core: Collection[str], ties: Collection[Tied], withdrawn: Mapping[str, tuple[str, str]]) -> set[str]:
        """Keep these as all relations at the reports `core`, and what was withdrawn (id → report, why); the reports at whose ends something
        is no longer as it was."""
        wanted = {(tie.document, tie.about, encoded(tie.relation)) for tie in ties}
        rows = [
            row
            for end in ("document", "about")
            for row in self._among(f"SELECT seq, document, about, payload FROM relation WHERE {end} IN ({{}})", core)
        ]
        kept = {(row[1], row[2], row[3]): row[0] for row in rows}
        self._put("DELETE FROM relation WHERE seq = ?", [(seq,) for key, seq in kept.items() if key not in wanted])
        fresh = sorted(wanted - kept.keys())
        self._put("INSERT INTO relation (document, about, payload) VALUES (?, ?, ?)", fresh)
        former = {row[0]: (row[1], row[2]) for row in self._among("SELECT id, document, why FROM withdrawal WHERE document IN ({})", core)}
        self._put("DELETE FROM withdrawal WHERE id = ?", [(key,) for key in former])
        self._put("INSERT OR REPLACE INTO withdrawal VALUES (?, ?, ?)", [(key, *told) for key, told in sorted(withdrawn.items())])
        changed = {end for key in wanted ^ kept.keys() for end in key[:2]}
        return changed | {told[0] for key, told in {**former, **withdrawn}.items() if former.get(key) != withdrawn.get(key)}

    def write(self, documents: Collection[str], cards: Iterable[Written], groups: Mapping[str, int]) -> int:
        """Keep these as the cards of these reports (`groups`: incident → the number of its group); how many changed."""
        core = set(documents)
        before = {row[0]: (row[1], row[2]) for row in self._among(_BEFORE, sorted(core))}
        wanted = [(one, encoded(one.card), encoded(one.told) if one.told else None) for one in cards if one.card.document in core]
        numbers = self._numbers([one.card for one, _, _ in wanted], groups)
        after = {numbers[one.card.id]: (one.card, payload, told) for one, payload, told in wanted}
        gone = [seq for seq, former in before.items() if seq not in after or after[seq][1:] != former]
        fresh = {seq: one for seq, one in after.items() if before.get(seq) != one[1:]}
        self._drop(sorted({*gone, *fresh} & before.keys()))
        self._put(_CARD, [(seq, *_columns(card)) for seq, (card, _, _) in fresh.items()])
        self._put("INSERT INTO carded VALUES (?, ?, ?)", [(seq, payload, told) for seq, (_, payload, told) in fresh.items()])
        self._name({seq: card for seq, (card, _, _) in fresh.items()})
        self._put(
            "INSERT INTO spot (card, lat, lon) VALUES (?, ?, ?)", [(seq, *at) for seq, (card, _, _) in fresh.items() for at in _spots(card)]
        )
        if gone or fresh:
            self._rows("UPDATE edition SET number = number + 1")
        return len({*gone, *fresh})

    def _drop(self, seqs: Sequence[int]) -> None:
        rows = [(seq,) for seq in seqs]
        self._put(f"UPDATE name SET cards = cards - 1 WHERE seq IN ({_COUNTED})", rows)
        for table, column in (("card", "seq"), ("carded", "seq"), ("named", "card"), ("spot", "card")):
            self._put(f"DELETE FROM {table} WHERE {column} = ?", rows)

    def _numbers(self, cards: Sequence[Card], groups: Mapping[str, int]) -> dict[str, int]:
        facts = [card.id for card in cards if card.kind not in ("incident", "document")]
        found = {row[0]: 4 * row[1] for row in self._among("SELECT id, max(seq) FROM fact WHERE id IN ({}) GROUP BY id", facts)}
        documents = [card.id for card in cards if card.kind == "document"]
        found |= {row[0]: 4 * row[1] + 1 for row in self._among("SELECT id, seq FROM document WHERE id IN ({})", documents)}
        return found | {card.id: 4 * groups[card.id] + 2 for card in cards if card.kind == "incident"}

    def numbered(self, matter: str, ids: Iterable[str]) -> dict[str, int]:
        """Group → its number."""
        found = self._among("SELECT id, seq, matter FROM grouping WHERE id IN ({})", ids)
        return {row[0]: row[1] for row in found if row[2] == matter}

    def _name(self, cards: Mapping[int, Card]) -> None:
        told = sorted({(named.role, named.name) for card in cards.values() for named in card.names})
        fresh = [(role, name, name.casefold()) for role, name in told]
        self._put("INSERT OR IGNORE INTO name (role, name, folded, cards) VALUES (?, ?, ?, 0)", fresh)
        found = self._among("SELECT seq, role, name FROM name WHERE name IN ({})", {name for _, name in told})
        known = {(row[1], row[2]): row[0] for row in found}
        rows = [(seq, known[named.role, named.name]) for seq, card in cards.items() for named in card.names]
        self._put("INSERT INTO named VALUES (?, ?)", rows)
        counted = Counter(number for seq, number in rows if cards[seq].review != "rejected")
        self._put("UPDATE name SET cards = cards + ? WHERE seq = ?", [(number, seq) for seq, number in sorted(counted.items())])


def _columns(card: Card) -> tuple[Any, ...]:
    """What `_CARD` takes behind the number."""
    placed = (place for place in card.places if place.role in ("scene", "within"))
    spot = next((place for place in placed if place.lat is not None and place.lon is not None), None)
    countries = sorted({place.country for place in card.places if place.country})
    return (
        card.id, card.kind, card.document, card.last or "", card.first, card.last, card.type, card.modality, card.stance, card.status,
        card.review, _spaced(card.measures), _spaced(card.populations), _spaced(countries), card.publisher, card.incident,
        spot.lat if spot else None, spot.lon if spot else None, spot.radius_km if spot else None,
    )  # fmt: skip


def _spaced(labels: Iterable[str]) -> str:
    told = list(dict.fromkeys(labels))
    return f" {' '.join(told)} " if told else ""


def _spots(card: Card) -> list[tuple[float, float]]:
    """Where it happened beside its first place, which is in its row."""
    placed = (place for place in card.places if place.role in ("scene", "within"))
    return [(place.lat, place.lon) for place in placed if place.lat is not None and place.lon is not None][1:]


_CARD = f"INSERT INTO card VALUES ({', '.join('?' * 20)})"
_COUNTED = "SELECT n.name FROM named AS n JOIN card AS c ON c.seq = n.card WHERE c.seq = ? AND c.review IS NOT 'rejected'"
_CURRENT = "NOT EXISTS (SELECT 1 FROM document AS later WHERE later.supersedes = {})"
_LATEST = "e.seq = (SELECT max(seq) FROM extraction WHERE document = e.document)"
_GONE = f"SELECT document FROM stale WHERE NOT {_CURRENT.format('stale.document')} LIMIT ?"
_WAITING = f"""SELECT s.document FROM stale AS s JOIN extraction AS e ON e.document = s.document
WHERE s.how = ? AND {_LATEST} ORDER BY e.dated, e.document LIMIT ?"""
_STANDING = f"SELECT e.document FROM extraction AS e WHERE {_LATEST} AND {_CURRENT.format('e.document')}"
_AT = "(e.dated, e.document)"
_DATED = "SELECT dated, document FROM extraction WHERE document = ? ORDER BY seq DESC LIMIT 1"
_GROUPS = "SELECT DISTINCT m.grouping FROM item AS i JOIN member AS m ON m.item = i.seq WHERE i.document IN ({})"
_MEMBERS = "SELECT DISTINCT i.document FROM member AS m JOIN item AS i ON i.seq = m.item WHERE m.grouping IN ({})"
_READINGS = f"""SELECT d.payload, e.published, e.dated, e.document, e.seq FROM extraction AS e JOIN document AS d ON d.id = e.document
WHERE e.document IN ({{}}) AND {_LATEST} AND {_CURRENT.format("e.document")}"""
_CORRECTED = "SELECT d.id, f.payload FROM document AS d JOIN document AS f ON f.id = d.supersedes WHERE d.id IN ({})"
_BEFORE = "SELECT c.seq, p.payload, p.told FROM card AS c JOIN carded AS p ON p.seq = c.seq WHERE c.document IN ({})"
