"""Frames of arms in use: what is dropped, used against somebody, comes down on something, and what is hit and burned by it."""

from __future__ import annotations

from onrecord.extract.events.event_words import group
from onrecord.extract.events.grammar import agents, hanging, lower, marker, objects
from onrecord.extract.events.roles import doers
from onrecord.extract.events.site import Site, has_any, is_misfortune, is_verbal, sufferers_at


def drops(site: Site) -> bool:
    """ "Dropped two bombs", "released barrels of chlorine": the very object is what is dropped or fired."""
    return any(lower(site.reading, head) in group("dropped") for head in sufferers_at(site))


def uses(site: Site) -> bool:
    """ "Used rocket launchers against the town": arms as the object, and somebody or something that they are used against."""
    armed = any(lower(site.reading, head) in group("arms") for head in objects(site.reading, site.word)) if site.verbal else False
    return armed and any(marker(site.reading, c) == "against" for c in _behind(site))


def _behind(site: Site) -> list[int]:
    places = [site.word, *objects(site.reading, site.word)]
    return [c for place in places for c in hanging(site.reading, place, "obl", "nmod") if c > site.word]


def lands(site: Site) -> bool:
    """ "Shells landed on the market", "a shell tore into a bus": only of what is fired."""
    if not is_verbal(site):
        return False
    return any(
        lower(site.reading, head) in group("munition") for head in (*doers(site.reading, site.word), *agents(site.reading, site.word))
    )


def undergoes(site: Site) -> bool:
    """ "The hospital took direct hits", "the convoy came under fire": whoever stands before it suffers it."""
    return not is_misfortune(site)


def is_hit_building(site: Site) -> bool:
    """ "An ambulance was hit" in a report of war: a building or vehicle, by arms or by nobody who is named."""
    reading = site.reading
    if not site.war or not any(lower(reading, head) in group("buildings") for head in sufferers_at(site)):
        return False
    by = [*doers(reading, site.word), *agents(reading, site.word)]
    return all(lower(reading, head) in group("munition") | group("attack") | group("unnamed") | group("forces") for head in by)


def burns(site: Site) -> bool:
    """ "Gunmen burned a police post": people or forces that burn buildings or ground; cars burn and forests do by themselves."""
    burnt = {lower(site.reading, head) for head in sufferers_at(site)}
    if burnt.isdisjoint(group("ground") | group("buildings")) or is_misfortune(site):
        return False
    return any(_does_harm(site, head) for head in doers(site.reading, site.word))


def sets_fire(site: Site) -> bool:
    """ "Set dozens of houses on fire", "set the market ablaze"."""
    alight = [c for c in hanging(site.reading, site.word, "obl", "xcomp", "advmod", "obj", "nmod", "compound") if c > site.word]
    lit = any(lower(site.reading, c) in ("fire", "ablaze", "alight", "aflame") for c in alight)
    return lit and any(_does_harm(site, head) for head in doers(site.reading, site.word))


def _does_harm(site: Site, head: int) -> bool:
    word = site.reading.words[head]
    acting = any(e.start <= word.start < e.end for e in site.found.entities)
    return acting or lower(site.reading, head) in group("unnamed") | group("forces") | group("people") | {
        "they",
        "members",
        "gang",
        "gangs",
    }


def engages(site: Site) -> bool:
    """ "Engaged the manpower and hardware": forces or what they fight with, of the other side."""
    return any(lower(site.reading, head) in group("forces") | group("engaged") for head in objects(site.reading, site.word)) and has_any(
        site.tokens, "forces", "warlike", "engaged"
    )


def warfare(site: Site) -> bool:
    """ "Operations against rebel positions": only in a sentence of arms and forces."""
    return has_any(site.tokens, "warlike", "forces")


def takes_power(site: Site) -> bool:
    """ "Seized power", "toppled the government": power, or those who hold it."""
    if site.stop - site.first > 1:
        return True
    return any(lower(site.reading, head) in group("rulers") for head in sufferers_at(site))


def takes_arms(site: Site) -> bool:
    """ "Seized 14 guns": arms and goods, not ground."""
    return any(lower(site.reading, head) in (group("arms") | group("goods")) - group("ground") for head in sufferers_at(site))
