"""Frames of who and what arrives: troops, aid, people who flee."""

from __future__ import annotations

from onrecord.extract.events.event_words import group
from onrecord.extract.events.grammar import lower
from onrecord.extract.events.roles import doers
from onrecord.extract.events.site import Site, has_any, is_misfortune, is_verbal

_ARMED = frozenset({"officers", "police", "policemen", "policewomen", "personnel", "advisers", "instructors"})
_CARRYING = frozenset(
    "convoy convoys truck trucks lorry lorries shipment shipments flight flights ship ships plane planes consignment".split()
)


def forces_arrive(site: Site) -> bool:
    """ "217 police officers landed in the capital", "troops arrived at the border"."""
    heads = {lower(site.reading, head) for head in doers(site.reading, site.word)} if is_verbal(site) else set()
    return bool(heads & ((group("forces") | _ARMED) - {"convoy", "ship"}))


def aid_arrives(site: Site) -> bool:
    """ "A convoy of 15 trucks carrying food reached the camp"."""
    heads = {lower(site.reading, head) for head in doers(site.reading, site.word)} if is_verbal(site) else set()
    return bool(heads & (_CARRYING | {"aid", "relief", "supplies", "assistance"})) and has_any(site.tokens, "relieving")


def people_move(site: Site) -> bool:
    """ "Residents have taken refuge in schools", "5,000 people crossed into Chad": people, and no disaster that drove them."""
    heads = {lower(site.reading, head) for head in doers(site.reading, site.word)} if is_verbal(site) else set()
    many = group("people") | {"thousands", "hundreds", "dozens", "scores", "many", "others", "number"}
    return bool(heads & many) and not is_misfortune(site)
