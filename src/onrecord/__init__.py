"""onrecord puts the reporting of a war on the record.

import onrecord

for document in onrecord.read("reports/"):            # Document, or Failure for an input that could not be read
    extraction = onrecord.extract(document)            # its facts, each with its span
with onrecord.Case("war.db") as case:                  # one file that keeps them
    case.add("reports/")
    for row in onrecord.ledger(case.record()): ...     # who gives which number
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import onrecord.extract  # noqa: F401 (loads the room, see below)
from onrecord.errors import OnRecordError
from onrecord.model import Document, Entity, Event, Facts, Figure, Place, Span, Statement, Time

# The rooms `read` and `extract` are loaded above; from here on the two names of the package are the functions (docs/decisions/0001).
from onrecord.read import Failure, read
from onrecord.read import read_text as _read_text

if TYPE_CHECKING:
    from onrecord.case import Case
    from onrecord.fuse import Record
    from onrecord.pipeline import Extraction
    from onrecord.report.claims import claims
    from onrecord.report.ledger import ledger
    from onrecord.report.situation import situation
    from onrecord.report.timeline import timeline

__all__ = [
    "Case", "Document", "Entity", "Event", "Extraction", "Facts", "Failure", "Figure", "OnRecordError", "Place", "Record", "Span",
    "Statement", "Time", "claims", "extract", "ledger", "read", "situation", "timeline",
]  # fmt: skip

_LATER = {
    "Case": "onrecord.case", "Extraction": "onrecord.pipeline", "Record": "onrecord.fuse", "claims": "onrecord.report.claims",
    "ledger": "onrecord.report.ledger", "situation": "onrecord.report.situation", "timeline": "onrecord.report.timeline",
}  # fmt: skip


def extract(report: Document | str) -> Extraction:
    """The facts of one report: a document, or plain text. Raises InputError for text that cannot be read (empty, not English)."""
    from onrecord.pipeline import extract_document

    return extract_document(report if isinstance(report, Document) else _read_text(report))


def __getattr__(name: str) -> Any:
    if name in _LATER:
        from importlib import import_module

        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
