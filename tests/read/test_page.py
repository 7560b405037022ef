"""HTML pages."""

from __future__ import annotations

import pytest

from onrecord.errors import MalformedInput, TooLarge
from onrecord.model import Document
from onrecord.read import Limits, read_bytes
from onrecord.read.page import page_text, read_page

BODY = (
    "<p>Mortar fire hit a school in the Lebanese town of Khiam on Monday, the civil defence said, and two teachers were wounded.</p>"
    "<p>Israel's military denied that it had fired on the town. “Our forces were not active there,” a spokesman said.</p>"
    "<p>The mayor said that the school had been empty because of a holiday, and that lessons would begin again next week.</p>"
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>School hit in Khiam - The Levant Post</title>
<meta property="og:site_name" content="The Levant Post"><link rel="canonical" href="https://levant.example/khiam">
<meta property="article:published_time" content="2024-03-11T16:42:10+02:00">
<script>document.write("<p>never</p>")</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>School hit in Khiam</h1>{BODY}</article><footer>All rights</footer></body></html>"""


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    (document,) = read_bytes(PAGE.encode(), name="page")
    assert isinstance(document, Document)
    assert "two teachers were wounded.\nIsrael's military denied" in document.text
    assert "never" not in document.text
    assert "Home" not in document.text
    assert document.title == "School hit in Khiam"
    assert document.publisher == "The Levant Post"
    assert document.url == "https://levant.example/khiam"
    assert (document.published.first, document.published.precision) == ("2024-03-11T16:42+02:00", "minute")
    assert document.language == "en"


def test_the_declared_charset_is_used_and_strange_ones_are_not() -> None:
    assert page_text("<meta charset=iso-8859-1>caf\xe9 “x”".encode("cp1252")) == "<meta charset=iso-8859-1>café “x”"
    assert page_text("<meta charset=koi8-r>обстрел".encode("koi8-r")).endswith("обстрел")
    for name in ("undefined", "punycode", "rot13", "no-such"):
        assert "caf" in page_text(f"<meta charset={name}>The word caf\xe9 is French.".encode("cp1252"))


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(MalformedInput, match="without an article"):
        read_page(b"<html><body><nav><a href='/'>Home</a></nav></body></html>", limits=Limits())


@pytest.mark.parametrize(
    ("mark", "first", "why"),
    [
        ("<meta name='date' content='2024-03-11T16:42:00Z'>", "2024-03-11T16:42+00:00", "says"),
        ("<time datetime='2024-03-11T18:00:00Z'>Monday</time>", "2024-03-11", "says"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-03-11T16:42:10Z"}</script>',
            "2024-03-11T16:42+00:00",
            "says",
        ),
        ("<p>The same school was hit on 2016-02-03, the mayor said.</p>", None, "mentions"),
        ("<meta property='article:modified_time' content='2024-03-12T10:00:00Z'>", None, "changed"),
        ("<footer>© 2019</footer>", None, None),
    ],
)
def test_a_page_is_dated_only_by_what_it_says_of_itself(mark: str, first: str | None, why: str | None) -> None:
    page = f"<html><head><title>Khiam</title></head><body><article>{mark}{BODY}</article></body></html>"
    published = read_page(page.encode(), limits=Limits()).published
    assert published.first == first
    assert (why is None) == (published.why is None)
    assert why is None or why in (published.why or "")


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 5000 + BODY,
        "<ul><li>x" * 2000 + BODY,
        f"<div class='{'a ' * 500_000}'>{BODY}</div>",
        "<!--" * 3000 + BODY,
        BODY + "&#xD800;&#0;&lol9;" * 1000,
        BODY + "\0",
        "<" * 20_000 + BODY,
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script>" + BODY,
        "<meta name=" * 10_000 + BODY,
    ],
)
def test_hostile_markup_is_survived(hostile: str) -> None:
    entities = "<!DOCTYPE html [<!ENTITY a 'lol'><!ENTITY lol9 '&a;&a;&a;'>]>"
    (found,) = read_bytes(f"{entities}<html><body>{hostile}</body></html>".encode(), name="a.html")
    assert not isinstance(found, Document) or found.text.strip()


def test_too_many_tags_are_refused() -> None:
    with pytest.raises(TooLarge, match="tags"):
        read_page(PAGE.encode(), limits=Limits(elements=5))
