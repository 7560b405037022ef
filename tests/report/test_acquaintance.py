from __future__ import annotations

from onrecord.fuse import Record
from onrecord.model.card import Card, Named
from onrecord.report.acquaintance import DID, SUFFERED, in_role, met
from tests.wars import Reading, entity, report


def forces() -> Reading:
    document = report("The Rapid Support Forces left Bahri. The RSF said nothing of it. The army stayed.", url="https://sudan.example/rsf")
    long, short = (entity(document, words, canonical="Rapid Support Forces") for words in ("Rapid Support Forces", "RSF"))
    return document, [long, short, entity(document, "army", canonical="Sudanese army")]


def test_actor_is_met_by_its_name_and_by_how_it_is_written() -> None:
    record = Record.of([forces()])
    for name in ("Rapid Support Forces", "rapid support forces", "RSF"):
        who = met(record, name)
        assert who.actor is not None
        assert who.actor.canonical == "Rapid Support Forces"
        assert "rapid support forces" in who.names
        assert "sudanese army" not in who.names


def test_name_that_nobody_has_means_itself_alone() -> None:
    who = met(Record.of([forces()]), "Quds Brigade")
    assert who.actor is None
    assert who.names == {"quds brigade"}


def test_cards_are_told_apart_by_what_somebody_was_to_them() -> None:
    def card(key: str, *names: Named) -> Card:
        return Card(kind="event", id=key, document="d", names=names, title="t", sentence="s", report="r")

    russia, forces = Named(role="actor", name="Russia"), Named(role="actor", name="Russian forces")
    hit = card("1", russia)
    suffered = card("2", Named(role="target", name="Russia"))
    others = card("3", forces)
    assert in_role([hit, suffered, others], frozenset({"russia"}), DID) == [hit]
    assert in_role([hit, suffered, others], frozenset({"russia"}), SUFFERED) == [suffered]
