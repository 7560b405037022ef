"""The closed vocabularies of the record format, version 1 (docs/design.md; every label is defined in docs/reference/labels.md)."""

from typing import Literal

FORMAT_VERSION = 1

TimePrecision = Literal["minute", "hour", "day", "days", "week", "month", "season", "quarter", "year", "decade", "range"]
PublishedBasis = Literal["metadata", "text", "file", "user", "unknown"]
PlaceKind = Literal["city", "region", "country", "sea", "river", "facility", "other"]
EntityType = Literal["person", "group", "organisation", "weapon", "facility", "other"]
Manner = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "asserts", "denies", "confirms", "accuses", "demands", "promises", "threatens", "rejects", "supports", "cannot_verify",
    "asks", "expects",
]  # fmt: skip
Bound = Literal[
    "exact", "at_least", "more_than", "about", "nearly", "up_to", "less_than", "range", "vague",
]  # fmt: skip
Measure = Literal[
    "killed", "wounded", "casualties", "missing", "captured", "exchanged", "displaced", "evacuated", "deployed",
    "launched", "intercepted", "destroyed", "affected", "money", "area", "other",
]  # fmt: skip
Population = Literal[
    "civilians", "military", "children", "women", "people", "bodies", "prisoners", "missiles", "drones", "aircraft",
    "tanks", "vehicles", "ships", "artillery", "buildings", "settlements", "other",
]  # fmt: skip
Scope = Literal["incident", "cumulative"]
EventType = Literal[
    "ASSAULT", "CONTROL", "RETREAT", "INTERCEPT", "MOBILIZE", "COERCE", "PROTEST", "SANCTION", "AID", "CONSULT",
    "AGREE", "COOPERATE", "CONCEDE", "MOVE", "FIND",
]  # fmt: skip
Modality = Literal["actual", "denied", "planned", "possible", "demanded"]
PlaceRole = Literal["scene", "within", "origin", "destination"]
PlaceSense = Literal["ground", "actor", "body", "people"]
CopyManner = Literal["exact", "near", "rewrite", "cites"]
IncidentStatus = Literal["reported", "corroborated", "disputed", "denied", "retracted"]
RelationType = Literal["same", "revision", "contradicts", "not_comparable", "denies", "confirms", "supersedes"]
Verdict = Literal["same", "different", "accept", "reject", "correct", "grade", "undo"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal[1, 2, 3, 4, 5, 6]
