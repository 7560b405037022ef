"""What the readers of each format hand on, and what becomes of an input that could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import OnRecordError
from onrecord.model import Published

UNDATED = Published()


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no document: recorded against it, so that the rest goes on. `source` names the file (and line)."""

    source: str
    error: OnRecordError


@dataclass(frozen=True, slots=True)
class Found:
    """A report as its format gives it, not yet judged. `sha256` is that of its bytes.

    `language` is what the record itself says it is in, `lang` what a page's markup says (which often comes from a template).
    """

    text: str
    sha256: str
    source_id: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: Published = UNDATED
    language: str | None = None
    lang: str | None = None
