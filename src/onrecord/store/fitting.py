"""Whether a fact fits what a query asks of its columns: for facts that are not in the store as they stand."""

from __future__ import annotations

from onrecord.model import Fact
from onrecord.store.codec import columns
from onrecord.store.contract import Where


def fits(fact: Fact, where: Where) -> bool:
    """What `store.facts` asks of a fact, asked of this one; of its document nothing is asked but its id."""
    row = columns(fact)
    if (where.document not in (None, fact.document)) or where.label not in (None, row["label"]) or where.name not in (None, row["name"]):
        return False
    if where.since is not None and (row["last"] is None or row["last"] < where.since[:10]):
        return False
    if where.until is not None and (row["first"] is None or row["first"] > where.until[:10] + "~"):
        return False
    return where.box is None or _inside(row["lat"], row["lon"], where.box)


def _inside(lat: float | None, lon: float | None, box: tuple[float, float, float, float]) -> bool:
    if lat is None or lon is None:
        return False
    south, west, north, east = box
    return south <= lat <= north and ((lon >= west or lon <= east) if west > east else west <= lon <= east)
