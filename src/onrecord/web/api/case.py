"""What is served: its counts, versions and labels, and who asks."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import PurePath

from fastapi import APIRouter

from onrecord.model.base import Frozen
from onrecord.model.filter import LABELS
from onrecord.model.vocabulary import FORMAT_VERSION
from onrecord.store import Failed
from onrecord.web.asking import Served, Visiting
from onrecord.web.tokens import Scope

router = APIRouter(tags=["case"])
FAILURES = 100
"""Failures that are told, the latest."""


class You(Frozen):
    """Who asks: the name that signs judgements, and what it may do; without a token whoever owns this machine, who may do all."""

    name: str | None
    scopes: tuple[Scope, ...]
    expires: str | None


class About(Frozen):
    """A case. `stamp` changes with every write; `counts`: of reports and facts by kind; `failures`: inputs that failed and have not
    succeeded since, the latest; `read_by`: what read the reports last; `labels`: what filters take."""

    name: str
    stamp: str
    counts: dict[str, int]
    judgements: int
    failures: tuple[Failed, ...]
    onrecord: str
    format: int | str
    read_by: str | None
    labels: dict[str, tuple[str, ...]]
    you: You


@router.get("/case")
def case(case: Served, visitor: Visiting) -> About:
    """The case that is served."""
    runs, token = case.runs(), visitor.token
    you = You(name=None, scopes=("admin",), expires=None)
    if token is not None:
        you = You(name=token.name, scopes=token.scopes, expires=token.expires)
    return About(
        name=PurePath(case.path).name,
        stamp=case.stamp(),
        counts=case.store.counts(),
        judgements=len(case.judgements()),
        failures=tuple(_shown(failed) for failed in case.failures()[-FAILURES:]),
        onrecord=version("onrecord"),
        format=FORMAT_VERSION,
        read_by=runs[-1].signature if runs else None,
        labels=LABELS,
        you=you,
    )


def _shown(failed: Failed) -> Failed:
    """Without the folders of this machine."""
    return failed if "://" in failed.source else failed.model_copy(update={"source": PurePath(failed.source).name})
