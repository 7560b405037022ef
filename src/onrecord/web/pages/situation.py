"""The situation report on a page: what is asked, its sentences with numbered sources, and the same report to take away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, Response
from markdown_it import MarkdownIt
from markupsafe import Markup

from onrecord.case import Case
from onrecord.fuse import Record
from onrecord.fuse.as_of import AsOf, as_published
from onrecord.model import Frozen
from onrecord.model.filter import LABELS, Filter
from onrecord.report.closed import closed
from onrecord.report.situation import LIMIT, Question, situation, situation_data, situation_page
from onrecord.web.asking import Served
from onrecord.web.memory import once
from onrecord.web.rendering import environment, rendered

router = APIRouter()

REPORTS = 150
"""Reports that one page is made from at most, the newest that fit."""
SCANNED = 20_000
"""Cards looked through for them at most: only where a report as of long ago is asked for are there so many."""

_INLINE = MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink", "entity"])


class Questions(Frozen):
    """The questions of the form, as `report` takes them."""

    since: str | None = None
    until: str | None = None
    place: str | None = None
    actor: str | None = None
    topic: str | None = None
    as_of: str | None = None

    def asked(self) -> dict[str, str]:
        return {name: value for name, value in self.model_dump().items() if value}

    def question(self) -> Question:
        return Question(
            since=self.since or None, until=self.until or None, place=self.place or None, actor=self.actor or None,
            topic=self.topic or None, as_of=self.as_of or None, limit=LIMIT,
        )  # fmt: skip

    def filter(self) -> Filter:
        """The cards of which the report will tell; its own reading of the topic is finer, and decides."""
        days = {name: value for name in ("since", "until", "place", "actor") if (value := getattr(self, name))}
        return Filter.of(**days, **_of_topic(self.topic or ""))


def _of_topic(topic: str) -> dict[str, str]:
    kind, colon, name = topic.partition(":")
    if colon and kind in ("type", "measure", "population", "stance"):
        return {kind: name.strip()}
    for kind in ("type", "measure", "population", "stance"):
        if topic.strip().casefold() in {label.casefold() for label in LABELS[kind]}:
            return {kind: topic.strip()}
    return {"text": " ".join(f"{word}*" for word in topic.split() if word.isalnum())}


@dataclass(frozen=True)
class Base:
    """The reports that a situation report is made from. `total`: how many fit, as far as was looked; `more`: there may be others."""

    record: Record
    more: bool


def base(case: Case, asked: Filter, moment: AsOf | None) -> Base:
    """The newest reports that fit and, of a past moment, had come out by then."""
    found: dict[str, None] = {}
    after, looked, more = None, 0, False
    while True:
        page = case.cards(asked, limit=500, after=after)
        for card in page.items:
            if moment is None or (card.told is not None and card.told <= moment.moment[:10]):
                found[card.document] = None
        looked, after = looked + len(page.items), page.next
        if after is None or len(found) >= REPORTS or looked >= SCANNED:
            more = after is not None or len(found) > REPORTS
            break
    part = closed(case.part(list(found)[:REPORTS]))
    return Base(part if moment is None else _then(part, moment), more)


def _then(part: Record, moment: AsOf) -> Record:
    """These reports as they stood then: the groups are found anew from what had come out."""
    told = as_published(((part.documents[key], facts) for key, facts in part.of_document.items()), moment.moment)
    return Record.of(told, part.judgements)


Asked = Annotated[Questions, Query()]


def _base(case: Served, asked: Asked) -> Base:
    moment = AsOf.parse(asked.as_of) if asked.as_of else None
    return once(case, ("situation", asked), lambda: base(case, asked.filter(), moment))


From = Annotated[Base, Depends(_base)]


@router.get("/situation")
def page(request: Request, case: Served, asked: Asked, told: From) -> HTMLResponse:
    """The report on the page, with the form that asks for it."""
    found = once(case, ("situation told", asked), lambda: situation_data(told.record, **asked.question()))
    return rendered(request, "situation.html", asked=asked.asked(), found=found, more=told.more, most=REPORTS)


@router.get("/situation.md")
def as_markdown(asked: Asked, told: From) -> Response:
    """The same report as Markdown."""
    return _file(situation(told.record, **asked.question()), "text/markdown", "situation.md")


@router.get("/situation.html")
def as_html(asked: Asked, told: From) -> Response:
    """The same report as one HTML file that asks nothing of any network."""
    return _file(situation_page(told.record, **asked.question()), "text/html", "situation.html")


def _file(text: str, kind: str, name: str) -> Response:
    disposition = f'attachment; filename="{name}"'
    return Response(text, media_type=f"{kind}; charset=utf-8", headers={"Content-Disposition": disposition})


def inline(text: str) -> Markup:
    """The Markdown of one sentence of a report, in which what a source says is escaped; markup of HTML is text."""
    return Markup(_INLINE.renderInline(text))


environment.filters["inline"] = inline
