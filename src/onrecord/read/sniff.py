"""Which format an input has, told by its first bytes first and by its suffix where these leave it open."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Literal

from onrecord.errors import BinaryInput, EncodingError, MalformedInput
from onrecord.knowledge.tables import rows
from onrecord.read.encoding import lenient_head, marked

Form = Literal["text", "page", "lines", "json"]

PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
XML = re.compile(r"\s*(?:<\?xml\b|<(?:rss|feed|rdf:RDF)\b)")
OBJECT = re.compile(r"\s*\{\s*(?:\"|\}|$)")
LIST = re.compile(r"\s*\[\s*(?:\{|\]|$)")
PRINTED = re.compile(r"\s*(?:\{[ \t]*\r?\n|\[)")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
PLAIN = frozenset({".txt", ".text", ".md"})


def form_of(head: bytes, suffix: str) -> Form:
    """The format of an input that begins with `head`. Raises BinaryInput (saying what it looks like) and its like."""
    refuse_binary(head)
    lead = lenient_head(head)
    if suffix in (".html", ".htm", ".xhtml") or PAGE.match(lead):
        return "page"
    if suffix in (".jsonl", ".ndjson"):
        return "json" if PRINTED.match(lead) else "lines"
    if suffix == ".json" or (suffix not in PLAIN and (OBJECT.match(lead) or LIST.match(lead))):
        return "lines" if _lined(lead) else "json"
    if XML.match(lead):
        raise MalformedInput("reads as XML (a feed?), which is no report", hint="Give the pages that a feed lists, as HTML or text.")
    return "lines" if "text" in _first_line(lead) else "text"


def refuse_binary(head: bytes) -> None:
    """Raise BinaryInput, with a word for what it looks like, or EncodingError for UTF-16 without its mark."""
    for signature, what in _signatures():
        if head.startswith(signature):
            raise BinaryInput(f"looks like {what}, not text")
    if marked(head) is None and b"\0" in head:
        if head.count(0) * 3 > len(head) and not (head[::2].strip(b"\0") and head[1::2].strip(b"\0")):
            raise EncodingError("looks like UTF-16 without its byte order mark")
        raise BinaryInput("holds zero bytes: looks binary, not text")
    lead = lenient_head(head)
    if len(CONTROL.findall(lead)) * 50 > len(lead):
        raise BinaryInput("holds many control characters: looks binary, not text")


@cache
def _signatures() -> tuple[tuple[bytes, str], ...]:
    return tuple((bytes.fromhex(row["hex"]), row["what"]) for row in rows("file_signatures.tsv"))


def _lined(lead: str) -> bool:
    """Whether JSON that begins so is one object a line: its first line is whole, or is so long that its end is not in sight."""
    lead = lead.lstrip()
    return lead.startswith("{") and ("\n" not in lead.rstrip() or bool(_first_line(lead)))


def _first_line(lead: str) -> dict[str, object]:
    """The object that the first line is, or nothing."""
    first = lead.lstrip().split("\n", 1)[0]
    if not first.startswith("{"):
        return {}
    try:
        found = json.loads(first)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
