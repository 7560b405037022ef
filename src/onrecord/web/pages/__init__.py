"""The pages, each a module with its router and a template of its name."""

from __future__ import annotations

from fastapi import APIRouter

from onrecord.web.pages import method, overview, situation

ROUTERS: tuple[APIRouter, ...] = (overview.router, situation.router, method.router)
