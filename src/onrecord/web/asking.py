"""What a request asks for: the case that is served, who asks, and the filter in its address."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response
from pydantic import BaseModel

from onrecord.case import Case
from onrecord.errors import UsageError
from onrecord.model.filter import Filter
from onrecord.web.access import Visitor


async def _case(request: Request) -> Case:
    case: Case = request.app.state.case
    return case


async def _visitor(request: Request) -> Visitor:
    visitor: Visitor = request.state.visitor
    return visitor


async def _filter(given: Annotated[Filter, Query()]) -> Filter:
    return Filter.of(**given.asked())


Served = Annotated[Case, Depends(_case)]
Asked = Annotated[Filter, Depends(_filter)]
Visiting = Annotated[Visitor, Depends(_visitor)]


async def known_only(request: Request) -> None:
    """A parameter that the route does not know is an error, and so is one that is given twice. Raises UsageError."""
    given = [name for name, _ in request.query_params.multi_items()]
    if not given:
        return
    several = dict(_parameters(request.scope["route"].dependant))
    unknown = sorted(set(given) - several.keys())
    if unknown:
        raise UsageError(f"no parameter {unknown[0][:60]!r} here", hint=f"There are: {', '.join(sorted(several)) or 'none'}.")
    twice = sorted(name for name in set(given) if given.count(name) > 1 and not several[name])
    if twice:
        raise UsageError(f"{twice[0]!r} is given {given.count(twice[0])} times", hint="Give it once.")


def _parameters(dependant: Any) -> Iterator[tuple[str, bool]]:
    """The query parameters of a route, its dependencies' included, each with whether it may be given several times."""
    for field in dependant.query_params:
        annotation = field.field_info.annotation
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield from ((inner.alias or name, False) for name, inner in annotation.model_fields.items())
        else:
            yield field.alias, "list[" in str(annotation)
    for inner in dependant.dependencies:
        yield from _parameters(inner)


class NotModified(Exception):
    """The asker has this answer already, under this tag."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


def unchanged(request: Request, response: Response, case: Served, visitor: Visiting) -> None:
    """Tag the answer with the state of the case, and whose token asks. Raises NotModified if the asker has it as of this state."""
    if request.method != "GET":
        return
    whose = visitor.token.id if visitor.token is not None else ""
    tag = f'W/"{hashlib.sha256(f"{case.stamp()} {_version()} {whose}".encode()).hexdigest()[:20]}"'
    if tag in (known.strip() for known in request.headers.get("if-none-match", "").split(",")):
        raise NotModified(tag)
    response.headers["ETag"] = tag


@cache
def _version() -> str:
    return version("onrecord")
