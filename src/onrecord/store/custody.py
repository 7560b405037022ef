"""The chain of custody: each reading that enters the case is hashed together with the entry before it.

Whoever changes a byte of a document or fact breaks its entry; whoever rewrites an entry breaks all after it. The last hash, kept
somewhere else, proves that nothing was rewritten from the start.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass

START = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """What is chained: when (UTC), which document and reading, and the hashes of the text, the document's record and the facts."""

    seq: int
    at: str
    document: str
    extraction: int
    text_sha256: str
    document_sha256: str
    facts_sha256: str
    previous: str

    @property
    def hash(self) -> str:
        return hashlib.sha256(json.dumps(astuple(self)).encode()).hexdigest()


def record_sha256(payload: str, published: str, signature: str) -> str:
    """Hash of a document's record, and of what its reading adds: the date found and the pipeline's name."""
    return lines_sha256([payload, published, signature])


def lines_sha256(lines: Iterable[str]) -> str:
    """Hash of JSON lines in order."""
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()
