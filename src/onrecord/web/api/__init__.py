"""The REST API, version 1."""

from __future__ import annotations

from fastapi import APIRouter

from onrecord.web.api import cards, case, details, documents, judgements, map, taking, views

ROUTERS: tuple[APIRouter, ...] = (
    case.router, cards.router, details.router, views.router, judgements.router, documents.router, taking.router, map.router,
)  # fmt: skip
TAGS = [
    {"name": "case", "description": "What is served: its counts, versions and labels."},
    {"name": "record", "description": "Lists of events, statements, figures, incidents and reports, counted, and by squares of a map."},
    {"name": "details", "description": "One fact, incident or report, with the sentences that it stands on."},
    {
        "name": "views",
        "description": "The ledger of figures, claims beside denials, disputes, what changed. Of the newest reports that fit.",
    },
    {"name": "judging", "description": "What people decided. Judgements are only ever added, and can be undone."},
    {"name": "adding", "description": "Reports in."},
    {"name": "taking", "description": "The record out, in the formats of other tools."},
]
