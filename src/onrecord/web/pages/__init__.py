"""The pages, each a module with its router and a template of its name."""

from __future__ import annotations

from fastapi import APIRouter

from onrecord.web.pages import api, claims, history, incident, ledger, login, map, method, names, overview, reports, situation, timeline

ROUTERS: tuple[APIRouter, ...] = (
    overview.router,
    timeline.router,
    situation.router,
    method.router,
    api.router,
    login.router,
    map.router,
    reports.router,
    history.router,
    ledger.router,
    incident.router,
    claims.router,
    names.router,
)
