"""HTML pages → reports: the article's text, title, site, address and date, by trafilatura and htmldate. Nothing is fetched."""

from __future__ import annotations

import codecs
import hashlib
import html
import logging
import re
from datetime import date
from typing import Any

from onrecord.errors import MalformedInput, TooLarge
from onrecord.model import Published
from onrecord.read.encoding import decode, marked
from onrecord.read.found import Found
from onrecord.read.limits import Limits
from onrecord.read.published import published_from_metadata

CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.I)
LANG = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:[-_]\w{1,8})?)", re.I)
NAMED = r"[\"'](?:article:published_time|datePublished|pubdate|publish-date|dc\.date(?:\.issued)?|date)[\"']"
STAMPS = (
    re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\""),
    re.compile(rf"<meta\b[^>]{{0,300}}?{NAMED}[^>]{{0,200}}?\bcontent=[\"']([^\"']{{8,40}})", re.I),
    re.compile(rf"<meta\b[^>]{{0,200}}?\bcontent=[\"']([^\"']{{8,40}})[\"'][^>]{{0,200}}?{NAMED}", re.I),
)
"""Where pages state the moment of publication; a `<time>` may as well be that of an update, and counts for its day only."""
WEB_CODECS = re.compile(r"utf-8|cp(?:125\d|86[26]|874|932|949)|iso8859-\d+|koi8-[ru]|mac-\w+|gb\w+|big5\w*|euc_\w+|shift_jis\w*")
"""Python's names for the encodings of the WHATWG Encoding Standard, section 4.2."""
LONG_ATTRIBUTE = re.compile(r"=\s*(?:\"[^\"<>]{4000,}\"|'[^'<>]{4000,}')")
TAIL = re.compile(r"(.{10,})\s+[-|–—*·»]\s+(.+)", re.S)
PARSER_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
SHORTEST = 60
"""Characters; what is left of a page without an article (menu, "enable JavaScript") is shorter than one sentence of news."""
BEARING = r"<(?:meta|time|link|abbr|span|div|p|article|body|html)\b[^<>]{{0,400}}{0}|\"\w*date\w*\"\s*:\s*\"{0}"
"""A day inside a tag or a script's field: what a page says of itself, not what its article speaks of."""
CHANGED = re.compile(r"modif|updat|revis", re.I)
STATED_DATES = {"original_date": True, "extensive_search": False}
"""htmldate: the first publication, from what the page states of itself; a year in a footer is no date of a report."""
NO_ARTICLE = "If it is an article, save its text as .txt; pages that are built by scripts hold none."


def read_page(data: bytes, *, limits: Limits) -> Found:
    """The article of a page. Raises MalformedInput when there is none, TooLarge over the limits."""
    markup = LONG_ATTRIBUTE.sub('=""', page_text(data))
    if markup.count("<") > limits.elements:
        raise TooLarge(f"a page of more than {limits.elements} tags")
    article = _extracted(markup)
    if article is None or len((article.text or "").strip()) < SHORTEST:
        raise MalformedInput("an HTML page without an article in it", hint=NO_ARTICLE)
    lang = LANG.search(markup[:20_000])
    return Found(
        text=article.text,
        sha256=hashlib.sha256(data).hexdigest(),
        url=article.url or None,
        title=_title(article.title, article.sitename),
        publisher=article.sitename or None,
        published=_published(markup, article.date),
        lang=lang[1] if lang else None,
    )


def page_text(data: bytes) -> str:
    """The markup, in the encoding that its mark, its bytes or its own declaration tell; broken characters are let pass."""
    if marked(data):
        return decode(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        declared = CHARSET.search(data[:4096])
        name = _codec(declared[1].decode("ascii")) if declared else None
        return data.decode(name, "replace") if name else decode(data)


def _codec(name: str) -> str | None:
    """The codec of a declared charset, of those that the web knows; pages that say Latin-1 or ASCII mean Windows-1252."""
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    if found in ("iso8859-1", "ascii"):
        return "cp1252"
    return found if WEB_CODECS.fullmatch(found) else None


def _extracted(markup: str) -> Any:
    """What trafilatura makes of it, or None. Its own noise about bad pages is not the user's concern."""
    from lxml.etree import LxmlError  # type: ignore[import-untyped]
    from trafilatura import bare_extraction  # 0.3 s, 40 MB: only when there are pages

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        return bare_extraction(markup, include_comments=False, with_metadata=True, date_extraction_params=STATED_DATES)
    except (*PARSER_FAULTS, LxmlError) as error:
        raise MalformedInput(f"HTML that could not be taken apart ({type(error).__name__})", hint=NO_ARTICLE) from error


def _title(title: str | None, site: str | None) -> str | None:
    """The title without the site's own name at its end."""
    name = _letters(site)
    while title and name and (parts := TAIL.fullmatch(title)):
        tail = _letters(parts[2])
        if not tail or (tail not in name and name not in tail):
            break
        title = parts[1].rstrip()
    return title or None


def _letters(words: str | None) -> str:
    return "".join(character for character in (words or "").casefold() if character.isalnum())


def _published(markup: str, day: str | None) -> Published:
    """The stamp that the page states, to the minute if it does; else the day that htmldate finds, if the page's own marks bear it out."""
    for pattern in STAMPS:
        for stamp in pattern.findall(markup):
            stated = published_from_metadata(html.unescape(stamp))
            if stated.first is not None and (day is None or _near(stated.first, day)):
                return stated
    if day is None:
        return Published()
    marks = re.findall(BEARING.format(day.replace("-", "[-/.]?")), markup, re.I)
    if not marks:
        return Published(why=f"its text mentions {day}, which need not be its date")
    if all(CHANGED.search(mark) for mark in marks):
        return Published(why=f"the page says only that it was changed on {day}")
    return published_from_metadata(day)


def _near(stamp: str, day: str) -> bool:
    """Whether a stamp falls on a day, give or take one for its time zone."""
    return abs((date.fromisoformat(stamp[:10]) - date.fromisoformat(day)).days) <= 1
