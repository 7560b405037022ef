"""Feeds as they come, and as they should not."""

from __future__ import annotations

import pytest

from onrecord.errors import MalformedInput
from onrecord.watch.entries import MOST, Listing, canonical, listing
from onrecord.watch.fetching import Fetched
from tests.watch.site import rss

ADDRESS = "https://wire.example/feed"


def read(body: str | bytes, **headers: str) -> Listing:
    return listing(Fetched(ADDRESS, 200, body.encode() if isinstance(body, str) else body, headers))


def channel(item: str) -> str:
    return (
        f'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{item}</channel></rss>'
    )


def test_atom_entry_is_read() -> None:
    found = read(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Alerts</title><entry><id>tag:wire.example,2024:7</id>'
        '<title>Strike in Taiz</title><link rel="alternate" href="/taiz"/><summary>Short.</summary>'
        "<published>2024-03-05T10:15:00+03:00</published><updated>2024-03-06T08:00:00Z</updated>"
        '<content type="html">&lt;p&gt;Shells hit Taiz.&lt;/p&gt;&lt;p&gt;Two people died.&lt;/p&gt;</content></entry></feed>'
    )
    (entry,) = found.entries
    assert (found.title, entry.url, entry.linked, entry.title) == ("Alerts", "https://wire.example/taiz", True, "Strike in Taiz")
    assert (entry.published.first, entry.text) == ("2024-03-05T10:15+03:00", "Shells hit Taiz.\n\nTwo people died.")


def test_longest_text_of_an_entry_is_taken() -> None:
    item = (
        "<item><link>https://wire.example/1</link><description>Shells hit Taiz.</description>"
        "<content:encoded><![CDATA[<h2>Taiz</h2><ul><li>Shells hit Taiz.</li><li>Two <b>people</b><br>died.</li></ul><!-- x -->"
        "<script>steal()</script><style>p{}</style>The end &amp; no more.]]></content:encoded></item>"
    )
    (entry,) = read(channel(item)).entries
    assert entry.text.split("\n\n") == ["Taiz", "Shells hit Taiz.", "Two people", "died.", "The end & no more."]


@pytest.mark.parametrize(
    "link",
    ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://a:b@wire.example/", "http://[::1", "mailto:a@b.example"),
)
def test_link_that_is_no_web_address_is_none(link: str) -> None:
    (entry,) = read(channel(f"<item><guid isPermaLink='false'>7</guid><title>Taiz</title><link>{link}</link></item>")).entries
    assert (entry.linked, entry.url) == (False, f"{ADDRESS}#7")


def test_entry_that_says_nothing_is_passed_over() -> None:
    assert read(channel("<title>Wire</title><item></item>")).entries == ()


@pytest.mark.parametrize(
    ("written", "one"),
    [
        ("https://WIRE.example:443/a?utm_source=rss&id=3&utm_medium=x#xtor=RSS-3", "https://wire.example/a?id=3"),
        ("http://wire.example", "http://wire.example/"),
        ("https://wire.example/live?a=b%20c&d=#post-7", "https://wire.example/live?a=b%20c&d=#post-7"),
        ("https://wire.example:8443/a", "https://wire.example:8443/a"),
    ],
)
def test_address_has_one_spelling(written: str, one: str) -> None:
    assert canonical(written) == one
    assert canonical(one) == one


def test_entry_changes_its_mark_only_when_it_changes() -> None:
    def mark(text: str, day: str = "Tue, 05 Mar 2024 10:15:00 GMT") -> str:
        (entry,) = read(rss(("https://wire.example/1", "Taiz", text), day=day).body).entries
        return entry.mark

    assert mark("Two people died.") == mark("Two people died.")
    assert mark("Two people died.") != mark("Three people died.")
    assert mark("Two people died.") != mark("Two people died.", day="Tue, 05 Mar 2024 11:15:00 GMT")


def test_bomb_and_external_entity_do_nothing() -> None:
    entities = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 12))
    body = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "kaboom">{entities}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<rss version='2.0'><channel><title>&e11; &x;</title><item><title>&e11;&x;</title><guid>1</guid></item></channel></rss>"
    )
    told = repr(read(body))
    assert "root:" not in told
    assert len(told) < 5_000


@pytest.mark.parametrize("body", (b"", b"<html><body><p>News</p></body></html>", b"{}", b"\xff\xfe\x00", b"not a feed at all"))
def test_what_is_no_feed_is_told(body: bytes) -> None:
    with pytest.raises(MalformedInput, match="no RSS or Atom feed"):
        read(body)


def test_broken_feed_gives_what_can_be_read_of_it() -> None:
    whole = str(rss(("https://wire.example/1", "Taiz", "Two people died."), ("https://wire.example/2", "Marib", "Three died.")).body)
    assert [entry.url for entry in read(whole[: whole.index("Marib") + 5]).entries][:1] == ["https://wire.example/1"]


def test_endless_feed_is_bounded() -> None:
    found = read(rss(*((f"https://wire.example/{number}", "Taiz", "Two people died.") for number in range(MOST + 30))).body)
    assert (len(found.entries), found.passed_over) == (MOST, 30)


def test_declared_encoding_is_heeded() -> None:
    body = '<?xml version="1.0" encoding="windows-1252"?><rss version="2.0"><channel><title>Réseau</title></channel></rss>'.encode("cp1252")
    assert read(body, **{"content-type": "application/rss+xml"}).title == "Réseau"
