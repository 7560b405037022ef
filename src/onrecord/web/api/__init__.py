"""The REST API, version 1."""

from __future__ import annotations

from fastapi import APIRouter

from onrecord.web.api import cards

ROUTERS: tuple[APIRouter, ...] = (cards.router,)
