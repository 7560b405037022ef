"""Documents with a date, read and placed."""

from collections.abc import Sequence

from onrecord.extract.guard import guard
from onrecord.extract.times.extractor import Times
from onrecord.language import analyse
from onrecord.model import Document, Facts, Post, Published, Time, TimeDraft, document_id, text_sha256
from onrecord.resolve.dates import date_report, resolve_times


def dated(text: str, published: str | None = None, last: str | None = None, posts: Sequence[Post] = ()) -> tuple[Published, list[Time]]:
    """When the report came out, as far as can be told, and its times."""
    when = Published(first=published, last=last or published, precision="day", basis="metadata") if published else Published()
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text, published=when, posts=tuple(posts))
    drafts = [d for d in guard(document, Times().extract(analyse(document), Facts())) if isinstance(d, TimeDraft)]
    document = document.model_copy(update={"published": date_report(document, drafts)})
    return document.published, resolve_times(document, drafts)


def rows(text: str, published: str | None = None, last: str | None = None) -> list[tuple[str, str, str]]:
    """(text, first, last) of each time."""
    return [(time.text, time.first, time.last) for time in dated(text, published, last)[1]]
