"""Inputs → documents. One input can give many; one that fails gives a Failure and the rest goes on."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import PurePath
from typing import BinaryIO

from onrecord.errors import BinaryInput, EmptyInput, InputError, OnRecordError, UsageError
from onrecord.model import Document, Published, document_id, text_sha256
from onrecord.read import stream
from onrecord.read.encoding import decode
from onrecord.read.english import ENGLISH, language_of
from onrecord.read.found import Failure, Found
from onrecord.read.inputs import files, opened_file, printable
from onrecord.read.limits import Limits
from onrecord.read.page import read_page
from onrecord.read.posts import posts_of
from onrecord.read.published import published_from_user
from onrecord.read.records import read_lines, read_whole
from onrecord.read.sniff import Form, form_of


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the caller knows better than the input."""

    published: Published | None
    language: str | None
    limits: Limits


def read(
    source: str | PathLike[str], *, published: str | None = None, language: str | None = None, limits: Limits | None = None
) -> Iterator[Document | Failure]:
    """The reports of a file, a folder (walked in sorted order) or standard input (`-`), one by one as they are read.

    `published` (an ISO date, month, date-time or interval `A/B`) and `language` (`en`: do not judge it) hold for every report and
    override what the input says. What cannot be read comes as a Failure in its place. Raises UsageError at once for a
    `published` or `language` that makes no sense.
    """
    return _files(fspath(source), _asked(published, language, limits))


def read_bytes(
    content: bytes, *, name: str = "input", published: str | None = None, language: str | None = None, limits: Limits | None = None
) -> Iterator[Document | Failure]:
    """The reports in bytes that are already at hand; `name` is told apart by its suffix as a file's would be."""
    return _stream(io.BytesIO(content), name, _asked(published, language, limits))


def read_text(text: str, *, name: str | None = None, published: str | None = None, language: str | None = None) -> Document:
    """Plain text that is already at hand as a document. Raises InputError (EmptyInput, UnsupportedLanguage, …)."""
    asked = _asked(published, language, None)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _document(Found(text=text, sha256=digest), name, asked)


def read_one(
    source: str | PathLike[str], *, published: str | None = None, language: str | None = None, limits: Limits | None = None
) -> Document:
    """The only report of an input. Raises what went wrong with it, or UsageError when it holds several."""
    found = read(source, published=published, language=language, limits=limits)
    first = next(found)
    if isinstance(first, Failure):
        raise first.error
    if next(found, None) is not None:
        raise UsageError("holds more than one report", source=str(source), hint="Use read(), which gives them one by one.")
    return first


def _asked(published: str | None, language: str | None, limits: Limits | None) -> _Asked:
    if language is not None and not ENGLISH.fullmatch(language):
        raise UsageError(f"language {language!r}: only English is read", hint="Leave it out, or give `en`.")
    return _Asked(published_from_user(published) if published else None, language, limits or Limits())


def _files(source: str, asked: _Asked) -> Iterator[Document | Failure]:
    for path, error in files(source):
        if error is not None:
            yield _failure(printable(path), error)
            continue
        try:
            with opened_file(path) as raw:
                yield from _stream(raw, printable(path), asked)
        except OnRecordError as fault:
            yield _failure(printable(path), fault)


def _stream(raw: BinaryIO, name: str, asked: _Asked) -> Iterator[Document | Failure]:
    """The reports of one opened input. What is wrong with the input as a whole ends it with one Failure."""
    try:
        head, opened = stream.opened(raw, inflation=asked.limits.inflation)
        if not head:
            raise EmptyInput("an empty file")
        form = form_of(head, _suffix(name))
        entries = read_lines(opened, asked.limits.report) if form == "lines" else _single(opened, form, asked.limits)
        for number, entry in entries:
            yield _judged(entry, name, number, asked)
    except OnRecordError as fault:
        yield _failure(name, fault)
    except OSError as fault:
        yield _failure(name, InputError(f"could not be read: {fault.strerror or fault}"))


def _single(opened: BinaryIO, form: Form, limits: Limits) -> Iterator[tuple[int, Found | OnRecordError]]:
    """The report, or reports, of an input that is taken in whole; numbered only in a list."""
    if form == "page":
        yield 0, read_page(stream.whole(opened, limits.page, of="page"), limits=limits)
        return
    content = stream.whole(opened, limits.report)
    if form == "json":
        yield from read_whole(content)
        return
    text = decode(content)
    if "\0" in text:
        raise BinaryInput("holds zero bytes: looks binary, not text")
    yield 0, Found(text=text, sha256=hashlib.sha256(content).hexdigest())


def _judged(entry: Found | OnRecordError, name: str, number: int, asked: _Asked) -> Document | Failure:
    where = f"{name}:{number}" if number else name
    if isinstance(entry, OnRecordError):
        return _failure(where, entry)
    try:
        return _document(entry, name, asked)
    except OnRecordError as fault:
        return _failure(where, fault)


def _document(found: Found, name: str | None, asked: _Asked) -> Document:
    """The report as a document. Raises EmptyInput and UnsupportedLanguage."""
    if not found.text.strip():
        raise EmptyInput("holds only white space" if found.text else "holds an empty text")
    return Document(
        id=document_id(found.text, url=found.url, source_id=found.source_id),
        sha256=text_sha256(found.text),
        source_sha256=found.sha256,
        source_id=found.source_id,
        path=name,
        url=found.url,
        title=found.title,
        publisher=found.publisher,
        published=asked.published or found.published,
        language=language_of(found.text, claimed=asked.language or found.language, hint=found.lang),
        text=found.text,
        posts=posts_of(found.text),
    )


def _failure(where: str, error: OnRecordError) -> Failure:
    error.source = where
    return Failure(where, error)


def _suffix(name: str) -> str:
    """The suffix that tells the format, in lower case; `.gz` is looked through."""
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix
