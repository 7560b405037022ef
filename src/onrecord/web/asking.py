"""What a request asks for: the case that is served, and the filter in its address."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query, Request

from onrecord.case import Case
from onrecord.model.filter import Filter


def _case(request: Request) -> Case:
    case: Case = request.app.state.case
    return case


def _filter(given: Annotated[Filter, Query()]) -> Filter:
    return Filter.of(**given.asked())


Served = Annotated[Case, Depends(_case)]
Asked = Annotated[Filter, Depends(_filter)]
