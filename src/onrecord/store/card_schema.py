"""The tables of cards: what lists, maps and charts ask. All of it is derived, and may be made anew at any time.

`card` has a column for every label and day that is asked for, so that a filter reads no payload; `carded` the card itself, of an incident
also the incident as it was completed. A card's `seq` says what it is of: a fact's is four times the fact's, a document's one more than four
times the document's, an incident's two more than four times its group's; so a word index leads to cards without a table between. `day` is
`last`, '' where there is none, so that the undated sort behind the others. `measures`, `populations` and `countries` hold labels each
between spaces.

`name` has each name once, with the number of cards that it is on but for the rejected, `named` which those are, `spot` where they are
placed beside their first place, which is in the row of the card. `daily` counts cards by day and labels,
`counted` says where each is counted; triggers keep both. `stale` names the reports whose cards have to be made anew: 2 with their relations
to other reports, 1 without, 0 for what was made in haste. `edition` counts how often cards were written, and says by which rules. The index
`card_day` on (day DESC, id) is made by the migration alone: Alembic compares none that goes down.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, Table, Text, text

from onrecord.store.asked import COUNTED
from onrecord.store.schema import metadata

__all__ = ["card", "carded", "counted", "daily", "edition", "metadata", "name", "named", "spot", "stale"]

card = Table(
    "card", metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("type", Text),
    Column("modality", Text),
    Column("stance", Text),
    Column("status", Text, nullable=False),
    Column("review", Text),
    Column("measures", Text, nullable=False),
    Column("populations", Text, nullable=False),
    Column("countries", Text, nullable=False),
    Column("publisher", Text),
    Column("incident", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float),
    Index("card_id", "id"),
    Index("card_document", "document"),
    Index(
        "card_spot", "lat", "lon", "kind", "type", "status", "day", "first", "review", "modality", "stance", "measures", "populations",
        sqlite_where=text("lat IS NOT NULL"),
    ),
    Index("card_incident", "incident", "kind", sqlite_where=text("incident IS NOT NULL")),
)  # fmt: skip

carded = Table(
    "carded", metadata,
    Column("seq", Integer, primary_key=True),
    Column("payload", Text, nullable=False),
    Column("told", Text),
)  # fmt: skip

name = Table(
    "name", metadata,
    Column("seq", Integer, primary_key=True),
    Column("role", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("cards", Integer, nullable=False),
    Index("name_name", "role", "name", unique=True),
)  # fmt: skip

named = Table(
    "named", metadata,
    Column("card", Integer, primary_key=True, nullable=False),
    Column("name", Integer, primary_key=True, nullable=False),
    Index("named_name", "name", "card"),
    sqlite_with_rowid=False,
)  # fmt: skip

spot = Table(
    "spot", metadata,
    Column("seq", Integer, primary_key=True),
    Column("card", Integer, nullable=False),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    Index("spot_card", "card"),
    Index("spot_box", "lat", "lon", "card"),
)  # fmt: skip

daily = Table(
    "daily", metadata,
    Column("seq", Integer, primary_key=True),
    *(Column(label, Text, nullable=False) for label in COUNTED),
    Column("cards", Integer, nullable=False),
    Index("daily_labels", *COUNTED, unique=True),
)  # fmt: skip

counted = Table(
    "counted", metadata,
    Column("seq", Integer, primary_key=True),
    Column("daily", Integer, nullable=False),
)  # fmt: skip

stale = Table(
    "stale", metadata,
    Column("document", Text, primary_key=True, nullable=False),
    Column("how", Integer, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip

edition = Table(
    "edition", metadata,
    Column("seq", Integer, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("rules", Text, nullable=False),
)  # fmt: skip
