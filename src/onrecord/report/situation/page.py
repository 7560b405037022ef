"""The situation report as one printable HTML page, made from the finished Markdown. Nothing in it asks anything of a network."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from onrecord.model import Document
from onrecord.report.situation.markdown import SOURCES

_CITATION = re.compile(r"\[((?:[A-Z]\w+-\w+(?:, )?)+(?:\+[\d,]+)?); (\d[\d–, ]*?)((?:, \+[\d,]+)?)\]")
_RUN = re.compile(r"(\d+)(?:–(\d+))?")
_BACK = 12
"""So many ways back stand with a source; the others are counted."""

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>Situation report</title>
<style>
{style}</style>
</head>
<body>
<main>
{body}</main>
</body>
</html>
"""


def page(report: str, sources: Sequence[Document]) -> str:
    """`sources`: the reports by their numbers, the first being 1. Every citation leads to its sources, and they lead back."""
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False}).disable(
        ["image", "link", "autolink", "entity"]
    )
    parser.inline.ruler.before("escape", "citation", _citation)
    parser.add_render_rule("citation", _cited)
    tokens = parser.parse(report)
    back = _back(tokens)
    _anchors(tokens, sources, back)
    body = parser.renderer.render(_with_contents(parser, tokens), parser.options, {})
    return _PAGE.format(style=(files("onrecord.report.situation") / "page.css").read_text(encoding="utf-8"), body=body)


def _citation(state: StateInline, silent: bool) -> bool:
    """`[F…; 1, 2]` as the report's writer set it: one from outside is escaped and never begins here."""
    found = _CITATION.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.meta = {"facts": found[1], "numbers": found[2], "others": found[3]}
    state.pos = found.end()
    return True


def _back(tokens: list[Token]) -> dict[int, list[int]]:
    """Source → the citations that lead to it; each citation gets its number."""
    found: dict[int, list[int]] = {}
    citations = (child for token in tokens for child in token.children or () if child.type == "citation")
    for at, citation in enumerate(citations, 1):
        citation.meta["at"] = at
        for run in _RUN.finditer(citation.meta["numbers"]):
            for number in range(int(run[1]), int(run[2] or run[1]) + 1):
                found.setdefault(number, []).append(at)
    return found


def _cited(renderer: object, tokens: Sequence[Token], at: int, options: object, env: object) -> str:
    meta = tokens[at].meta
    links = _RUN.sub(_links, meta["numbers"])
    facts = " ".join(f"<code>{escape(key)}</code>" for key in meta["facts"].split(", "))
    return f'<span class="cited" id="c{meta["at"]}">[{links}{meta["others"]} {facts}]</span>'


def _links(run: re.Match[str]) -> str:
    return "–".join(f'<a href="#s{number}">{number}</a>' for number in run.groups() if number)


def _anchors(tokens: list[Token], sources: Sequence[Document], back: Mapping[int, list[int]]) -> None:
    """Ids for the headings and the sources; addresses and ways back for the sources."""
    listed = False
    number = headings = 0
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            headings += 1
            token.attrSet("id", f"h{headings}")
            listed = tokens[at + 1].content == SOURCES.removeprefix("## ") and token.tag == "h2"
        elif listed and token.type == "ordered_list_open":
            token.attrSet("class", "sources")
        elif listed and token.type == "list_item_open":
            number = int(token.info)
            token.attrSet("id", f"s{number}")
        elif listed and token.type == "inline" and token.children is not None and 0 < number <= len(sources):
            token.children.append(_html(_address(sources[number - 1]) + _ways_back(back.get(number, []))))


def _html(text: str) -> Token:
    """Markup of this page's own making."""
    token = Token("html_inline", "", 0)
    token.content = text
    return token


def _address(document: Document) -> str:
    """The address as a link, if it is one of the web: nothing else (`javascript:`, `data:`) is ever one."""
    if not document.url or urlsplit(document.url).scheme not in ("http", "https"):
        return ""
    return f' <a rel="noreferrer noopener nofollow" href="{escape(document.url)}">open</a>'


def _ways_back(citations: list[int]) -> str:
    shown = " ".join(f'<a href="#c{at}">{n}</a>' for n, at in enumerate(citations[:_BACK], 1))
    more = f" and {len(citations) - _BACK:,} more" if len(citations) > _BACK else ""
    return f' <span class="back">cited at {shown}{more}</span>' if shown else ""


def _with_contents(parser: MarkdownIt, tokens: list[Token]) -> list[Token]:
    """The table of contents, before the first section."""
    heads = [
        (token.attrs["id"], tokens[at + 1].content) for at, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h2"
    ]
    if not heads:
        return tokens
    items = "".join(f'<li><a href="#{key}">{escape(title)}</a></li>\n' for key, title in heads)
    contents = Token("html_block", "", 0)
    contents.content = f'<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ol>\n{items}</ol>\n</nav>\n'
    first = next(at for at, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h2")
    return [*tokens[:first], contents, *tokens[first:]]
