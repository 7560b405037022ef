"""JSON and JSON Lines → reports: `text` required; `id, url, title, publisher, published, language` optional."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.errors import EmptyInput, EncodingError, MalformedInput, OnRecordError
from onrecord.read import stream
from onrecord.read.encoding import decode, marked
from onrecord.read.found import Found
from onrecord.read.published import published_from_metadata

LONE = re.compile("[\ud800-\udfff]")
WANTED = 'One object a line: {"text": "…", "url": "…", "published": "…"}; only `text` is required.'

Entry = tuple[int, Found | OnRecordError]


def read_lines(opened: BinaryIO, cap: int) -> Iterator[Entry]:
    """Line number and report, or what is wrong with that line; blank lines are passed over. Holds one line in memory."""
    number, some = 0, False
    for number, line in stream.lines(opened, cap):
        if isinstance(line, OnRecordError):
            some = True
            yield number, line
            continue
        mark = marked(line) if number == 1 else None
        if mark is not None and mark[0] != "utf-8":
            yield 0, EncodingError(f"{mark[0].upper()}, where JSON Lines are UTF-8")
            return
        line = line[mark[1] :] if mark else line
        if line.strip():
            some = True
            yield number, _line(line)
    if not some:
        yield 0, EmptyInput("holds nothing but empty lines" if number else "an empty file")


def read_whole(data: bytes) -> Iterator[Entry]:
    """The reports of a JSON file: one object, or a list of objects numbered from 1 (0 for the single one)."""
    found = _parsed(decode(data))
    digest = hashlib.sha256(data).hexdigest()
    if not isinstance(found, list):
        yield 0, _caught(found, digest)
        return
    if not found:
        yield 0, EmptyInput("a JSON list with nothing in it")
    for number, item in enumerate(found, 1):
        yield number, _caught(item, digest)


def _line(line: bytes) -> Found | OnRecordError:
    try:
        return report_of(_parsed(line.decode("utf-8")), hashlib.sha256(line).hexdigest())
    except UnicodeDecodeError as error:
        return EncodingError(f"not UTF-8 at byte {error.start} of the line", hint="JSON Lines are UTF-8; save the file as such.")
    except OnRecordError as error:
        return error


def _caught(item: object, digest: str) -> Found | OnRecordError:
    try:
        return report_of(item, digest)
    except OnRecordError as error:
        return error


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        what = "truncated JSON" if cut else f"not valid JSON at character {error.pos + 1}: {error.msg}"
        raise MalformedInput(what, hint="Check that it was saved whole." if cut else WANTED) from error
    except RecursionError as error:
        raise MalformedInput("JSON nested too deeply") from error
    except ValueError as error:
        raise MalformedInput("JSON with a number too long to be one") from error


def report_of(item: object, digest: str) -> Found:
    """One JSON object as a report. Raises MalformedInput when a field has no place for what stands in it."""
    if not isinstance(item, dict):
        raise MalformedInput(f"a JSON object is wanted, not {_named(item)}", hint=WANTED)
    if "text" not in item:
        raise MalformedInput("no `text` in it", hint=WANTED)
    if not isinstance(item["text"], str):
        raise MalformedInput(f"`text` is {_named(item['text'])}, not a string", hint=WANTED)
    return Found(
        text=paired(item["text"]),
        sha256=digest,
        source_id=_field(item, "id"),
        url=_field(item, "url"),
        title=_field(item, "title"),
        publisher=_field(item, "publisher"),
        published=published_from_metadata(item.get("published")),
        language=_field(item, "language"),
    )


def paired(text: str) -> str:
    """JSON can carry half of a surrogate pair, which no file can hold: such a half becomes U+FFFD, so that offsets stay."""
    return LONE.sub("�", text)


def _field(item: dict[str, object], name: str) -> str | None:
    value = item.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, bool | dict | list):
        raise MalformedInput(f"`{name}` is {_named(value)}, not a string", hint=WANTED)
    return paired(str(value))


def _named(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
