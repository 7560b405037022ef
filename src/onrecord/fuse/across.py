"""What a case keeps of how the facts of its reports stand to each other, for a record of some of them: a part agrees with the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model import Incident, Relation


@dataclass(frozen=True)
class Across:
    """The relations at these reports, what was withdrawn (document or fact → why), and the incidents that they tell, as the whole case has
    them: an incident names tellings in other reports, too. None: it is found in the record itself."""

    relations: tuple[Relation, ...] | None = None
    withdrawn: Mapping[str, str] | None = None
    incidents: tuple[Incident, ...] | None = None


NOTHING = Across()
