"""Incidents: each happening with its counts, its voices, whose word it is, who denies it, and what it all comes to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.fuse.actors import name_of
from onrecord.fuse.disputes import relations
from onrecord.fuse.disputes.matters import of_statement
from onrecord.fuse.disputes.retractions import withdrawn
from onrecord.fuse.disputes.rivals import rivalries
from onrecord.fuse.disputes.tellings import Telling, tellings, within
from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.fuse.voices import Origin, independent
from onrecord.model import Event, Figure, Incident, Relation, Statement
from onrecord.model.vocabulary import IncidentStatus

_MOST_NAMED = 3


@remembered
def incidents(record: Record) -> tuple[Incident, ...]:
    """Every happening of the record, completed, in order of id. `why` ends with the reason for the status."""
    if record.across.incidents is not None:
        return record.across.incidents
    known = _Known.of(record)
    return tuple(_completed(record, happening, known) for happening in sorted(record.groups.happenings, key=lambda some: some.id))


@remembered
def incident_of(record: Record) -> Mapping[str, Incident]:
    """Event → its incident."""
    return {event: incident for incident in incidents(record) for event in incident.events}


@dataclass(frozen=True)
class _Known:
    """What the record says beside the happenings: counts by event; denials by fact or happening; contradictions by count."""

    figures: Mapping[str, tuple[str, ...]]
    denials: Mapping[str, tuple[str, ...]]
    opposed: Mapping[str, tuple[Relation, ...]]
    denied: Mapping[str, tuple[str, ...]]

    def told_in(self, happening: Incident, denials: Iterable[str]) -> tuple[str, ...]:
        """The other happenings that these denials deny."""
        return tuple(sorted({key for denial in denials for key in self.denied.get(denial, ()) if key != happening.id}))

    @classmethod
    def of(cls, record: Record) -> _Known:
        figures: dict[str, list[str]] = {}
        for figure in record.figures():
            if figure.event is not None:
                figures.setdefault(figure.event, []).append(figure.id)
        denials: dict[str, list[str]] = {}
        opposed: dict[str, list[Relation]] = {}
        denied: dict[str, list[str]] = {}
        for relation in relations(record):
            if relation.type == "denies":
                denials.setdefault(relation.b, []).append(relation.a)
                if relation.b not in record.facts:
                    denied.setdefault(relation.a, []).append(relation.b)
            elif relation.type == "contradicts":
                for end in (relation.a, relation.b):
                    if isinstance(record.facts.get(end), Figure):
                        opposed.setdefault(end, []).append(relation)
        return cls(_frozen(figures), _frozen(denials), {key: tuple(found) for key, found in opposed.items()}, _frozen(denied))


def _frozen(found: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(dict.fromkeys(some)) for key, some in found.items()}


def _completed(record: Record, happening: Incident, known: _Known) -> Incident:
    every = [tellings(record)[event] for event in happening.events if event in record.facts]
    told = [telling for telling in every if not _is_general(record, telling)] or every
    standing = [telling for telling in told if not _is_withdrawn(record, telling)]
    asserted = [telling for telling in standing if telling.asserted] or standing
    origins = independent(record, [telling.event for telling in asserted], actor=name_of(record))
    figures = tuple(figure for event in happening.events for figure in known.figures.get(event, ()))
    denied_by = _deniers(happening, told, known)
    status, why = _status(
        record,
        _Case(
            happening, told, standing, origins, denied_by, _opposed(record, happening, figures, known), known.told_in(happening, denied_by)
        ),
    )
    return happening.model_copy(
        update={
            "figures": figures,
            "voices": tuple(sorted({voice.id for origin in origins for voice in origin.voices})),
            "speakers": _shared(record, origins),
            "parts": tuple(sorted({record.happenings[part].id for part in happening.parts if part in record.happenings})),
            "denied_by": denied_by,
            "status": status,
            "why": (*happening.why, why),
        }
    )


def _deniers(happening: Incident, told: Sequence[Telling], known: _Known) -> tuple[str, ...]:
    """The statements that deny it, in its own reports and in others."""
    own = (denial.id for telling in told for denial in telling.denials)
    carried = (denial for key in (happening.id, *(telling.event.id for telling in told)) for denial in known.denials.get(key, ()))
    return tuple(sorted({*own, *carried}))


def _is_general(record: Record, telling: Telling) -> bool:
    """Whether it is only told in denials of no deed in particular ("denied targeting civilians")."""
    if telling.asserted or not telling.denials:
        return False
    return all(within(telling.event.trigger, denial) and not of_statement(record, denial).particular for denial in telling.denials)


def _is_withdrawn(record: Record, telling: Telling) -> bool:
    gone = withdrawn(record)
    return telling.event.id in gone or telling.event.document in gone


def _opposed(record: Record, happening: Incident, figures: Iterable[str], known: _Known) -> tuple[Relation, ...]:
    """Rival accounts of it, and counts of it that cannot both hold."""
    counted = {
        (relation.a, relation.b): relation
        for figure in figures
        for relation in known.opposed.get(figure, ())
        if all(_may_be_of(record, happening, end) for end in (relation.a, relation.b))
    }
    return (*rivalries(record).get(happening.id, ()), *(counted[key] for key in sorted(counted)))


def _may_be_of(record: Record, happening: Incident, figure: str) -> bool:
    """Whether a count belongs to the happening, or to none that is known."""
    fact = record.facts.get(figure)
    other = record.happenings.get(fact.event or "") if isinstance(fact, Figure) else None
    return other is None or other.id == happening.id


@dataclass(frozen=True)
class _Case:
    """What the status of one happening is decided on. `standing`: the tellings that were not withdrawn; `told_in`: the happenings of other
    reports that its denials deny with it."""

    happening: Incident
    told: Sequence[Telling]
    standing: Sequence[Telling]
    origins: Sequence[Origin]
    denied_by: tuple[str, ...]
    opposed: tuple[Relation, ...]
    told_in: tuple[str, ...]


def _status(record: Record, case: _Case) -> tuple[IncidentStatus, str]:
    """The status with its reason in words."""
    if not case.standing:
        gone = withdrawn(record)
        why = dict.fromkeys(gone.get(telling.event.id) or gone[telling.event.document] for telling in case.told)
        return "retracted", f"its only telling{'s were' if len(case.told) > 1 else ' was'} {'; '.join(why)}"
    asserted = [telling for telling in case.standing if telling.asserted]
    untold = [telling for telling in case.standing if telling.event.modality == "denied" and not telling.asserted]
    if not asserted and untold and not case.told_in:
        return "denied", _denied(record, case, untold)
    told_by = {telling.event.document for telling in asserted}
    untold = [telling for telling in untold if telling.event.document not in told_by]
    if case.denied_by or case.opposed or untold:
        return "disputed", _disputed(record, case, untold)
    return _told(record, case)


def _denied(record: Record, case: _Case, untold: Sequence[Telling]) -> str:
    who = _names(record, case.denied_by)
    return f"{f'denied by {who}' if who else _untold(record, untold)}; nobody in the record asserts it"


def _untold(record: Record, untold: Sequence[Telling]) -> str:
    """By whom it is told as not having happened."""
    said = tuple(dict.fromkeys(claim.id for telling in untold for claim in telling.claims))
    by = _names(record, said) if said else _many(len({telling.event.document for telling in untold}), "report")
    return f"told as not having happened by {by}"


def _disputed(record: Record, case: _Case, untold: Sequence[Telling]) -> str:
    reasons = [f"denied by {_names(record, case.denied_by)}"] if case.denied_by else []
    reasons += [f"asserted in {key}" for key in case.told_in]
    reasons += [f"counts {one.why}" if one.why.startswith("cannot") else one.why for one in case.opposed]
    if untold and not case.denied_by:
        reasons.append(_untold(record, untold))
    return "; ".join(dict.fromkeys(reasons))


def _told(record: Record, case: _Case) -> tuple[IncidentStatus, str]:
    voices = len({voice.id for origin in case.origins for voice in origin.voices})
    reports = len({telling.event.document for telling in case.standing})
    kind = "" if case.happening.modality == "actual" else f", as {case.happening.modality}"
    if len(case.origins) > 1:
        return "corroborated", f"{len(case.origins)} independent voices in {_many(reports, 'report')}{kind}"
    speakers = _shared(record, case.origins)
    if voices > 1:
        return "reported", f"{voices} voices, {_citing(record, case.origins)}{kind}"
    if reports > 1:
        return "reported", f"{_many(reports, 'report')} of one voice{f', citing {_listed(speakers)}' if speakers else ''}{kind}"
    return "reported", f"one voice{f', citing {_listed(speakers)}' if speakers else ''}{kind}"


def _citing(record: Record, origins: Sequence[Origin]) -> str:
    """What makes several voices one source: the one speaker whom they all cite, else that each passes on another's word."""
    speakers = _shared(record, origins)
    return f"all citing {_listed(speakers)}" if speakers else "that pass on each other's word"


def _shared(record: Record, origins: Sequence[Origin]) -> tuple[str, ...]:
    """The named speakers to whom every telling is attributed, by the names of the actors."""
    name = name_of(record)
    found = [{name(speaker) for speaker in origin.speakers} for origin in origins]
    return tuple(sorted(set.intersection(*found))) if found else ()


def _names(record: Record, statements: Iterable[str]) -> str:
    said = [found for key in statements if isinstance(found := record.facts.get(key), Statement)]
    name = name_of(record)
    return _listed(tuple(dict.fromkeys(name(one.speaker_name) if one.speaker_name else "somebody unnamed" for one in said)))


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    shown = names if more <= 0 else (*names[:_MOST_NAMED], f"{more} more")
    return " and ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown)


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def counts(record: Record, incident: Incident) -> list[Figure]:
    """The counts of an incident, in order of report and text."""
    found = [fact for key in incident.figures if isinstance(fact := record.facts.get(key), Figure)]
    return sorted(found, key=lambda figure: (figure.document, figure.start, figure.id))


def events(record: Record, incident: Incident) -> list[Event]:
    """Its tellings, the first told first."""
    return [fact for key in incident.events if isinstance(fact := record.facts.get(key), Event)]
