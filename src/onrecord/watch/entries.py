"""Feeds → entries, by feedparser over bytes that were fetched before: it fetches nothing itself."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from time import strftime, struct_time
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from onrecord.errors import MalformedInput
from onrecord.model import Published
from onrecord.read.published import published_from_metadata
from onrecord.watch.fetching import Fetched

MOST = 500
"""Entries of a feed that are looked at: its first ones."""
TRACKING = ("utm_", "at_campaign", "at_medium", "fbclid", "gclid", "mc_cid", "mc_eid", "cmpid", "ocid", "ns_mchannel")
"""Beginnings of the parameters that tell a site where a reader came from, and no address of anything."""
BLOCKS = frozenset({
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed. `url`: of the article, or a place in the feed where it has none; `linked`: whether it can be fetched.

    `mark` changes whenever the entry does. `text` is what the feed itself says, without markup.
    """

    url: str
    linked: bool
    title: str | None
    published: Published
    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A feed as it stands. `passed_over`: entries beyond the first MOST."""

    title: str | None
    entries: tuple[Entry, ...]
    passed_over: int = 0


def listing(fetched: Fetched) -> Listing:
    """The entries of a feed, the first listed first. Raises MalformedInput for what is no feed."""
    import feedparser  # type: ignore[import-untyped]

    headers = {"content-type": fetched.headers.get("content-type", "application/xml"), "content-location": fetched.url}
    found = feedparser.parse(io.BytesIO(fetched.body), response_headers=headers)
    if not found.get("version") and not found.entries:
        raise MalformedInput("no RSS or Atom feed", source=fetched.url, hint="Give the address of the feed itself, not of a page.")
    entries = {entry.url: entry for item in found.entries[:MOST] if (entry := _entry(item, fetched.url))}
    return Listing(_said(found.feed.get("title")), tuple(entries.values()), max(0, len(found.entries) - MOST))


def _entry(item: Any, feed: str) -> Entry | None:
    """None for one that says nothing at all."""
    link, title, text = _web(item.get("link")), _said(item.get("title")), _text(item)
    name = item.get("id") or title or text
    if not link and not name:
        return None
    published = _published(item)
    mark = hashlib.sha256(
        repr((title, dict.get(item, "updated"), dict.get(item, "published"), text)).encode("utf-8", "replace")
    ).hexdigest()[:16]
    return Entry(link or f"{feed}#{quote(str(name)[:200])}", bool(link), title, published, text, mark)


def _web(address: object) -> str | None:
    """An http or https address without what only tells where a reader comes from; None for any other."""
    if not isinstance(address, str):
        return None
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        return None
    return canonical(urlunsplit(parts)) if port is None or port else None


def canonical(url: str) -> str:
    """One spelling of an address: its host in lower case, without default port and tracking parameters."""
    parts = urlsplit(url)
    host = parts.netloc.lower().removesuffix({"http": ":80", "https": ":443"}.get(parts.scheme, ":"))
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in asked if not name.lower().startswith(TRACKING)]
    query = parts.query if len(kept) == len(asked) else urlencode(kept)
    return urlunsplit((parts.scheme, host, parts.path or "/", query, "" if "=" in parts.fragment else parts.fragment))


def _published(item: Any) -> Published:
    """When the entry says that it came out, in its own words where they are a date, else as feedparser reads them."""
    for name in ("published", "updated", "created"):
        stated = published_from_metadata(_said(dict.get(item, name)))
        if stated.first is not None:
            return stated
        parsed = dict.get(item, f"{name}_parsed")
        if isinstance(parsed, struct_time):
            return published_from_metadata(strftime("%Y-%m-%dT%H:%M:%SZ", parsed))
    return Published()


def _said(value: object) -> str | None:
    return " ".join(_plain(value).split()) or None if isinstance(value, str) else None


def _text(item: Any) -> str:
    """The longest of what the entry brings: its content, else its summary."""
    told = [content.get("value") for content in item.get("content", ())] + [item.get("summary")]
    return max((_plain(value) for value in told if isinstance(value, str)), key=len, default="")


def _plain(markup: str) -> str:
    """Text without tags, each block of it a paragraph."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    from lxml import etree, html  # type: ignore[import-untyped]

    try:
        parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
        root = html.fragment_fromstring(markup, create_parent="div", parser=parser)
    except (etree.LxmlError, ValueError):
        return ""
    lines = "".join(_pieces(root)).split("\n")
    return "\n\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _pieces(root: Any) -> Iterator[str]:
    """The text in order, with a line break at both ends of a block; scripts and styles say nothing."""
    from lxml import etree

    silent = 0
    for step, element in etree.iterwalk(root, events=("start", "end")):
        hidden = element.tag in ("script", "style", "template")
        if step == "start":
            silent += hidden
            yield "\n" if element.tag in BLOCKS else ""
            yield (element.text or "").replace("\n", " ") if not silent else ""
        else:
            silent -= hidden
            yield "\n" if element.tag in BLOCKS else ""
            yield (element.tail or "").replace("\n", " ") if not silent and element is not root else ""
