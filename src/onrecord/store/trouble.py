"""The database driver's errors in the case's own words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from onrecord.errors import (
    CaseDamaged,
    CaseFull,
    CaseLocked,
    CaseReadOnly,
    CaseUnreachable,
    NotACase,
    OnRecordError,
    StoreError,
    TooSlow,
)

# Primary result codes, https://www.sqlite.org/rescode.html
MEANING: dict[int, tuple[type[OnRecordError], str]] = {
    sqlite3.SQLITE_BUSY: (CaseLocked, "another process is writing to this case"),
    sqlite3.SQLITE_LOCKED: (CaseLocked, "another process is writing to this case"),
    sqlite3.SQLITE_READONLY: (CaseReadOnly, "the case may only be read"),
    sqlite3.SQLITE_FULL: (CaseFull, "no room left to write to the case"),
    sqlite3.SQLITE_IOERR: (CaseUnreachable, "the disk failed to read or write the case"),
    sqlite3.SQLITE_CANTOPEN: (CaseUnreachable, "the case cannot be opened"),
    sqlite3.SQLITE_CORRUPT: (CaseDamaged, "the case is damaged"),
    sqlite3.SQLITE_NOTADB: (NotACase, "this file is no case"),
    sqlite3.SQLITE_INTERRUPT: (TooSlow, "the case was not searched within the time that a request gets"),
}


@contextmanager
def told(case: Path) -> Iterator[None]:
    """Raise what the driver says inside as a StoreError about the case."""
    try:
        yield
    except DBAPIError as error:
        raise _meant(error.orig, case) from error
    except sqlite3.Error as error:
        raise _meant(error, case) from error
    except StoreError as error:
        error.source = error.source or str(case)
        raise


def _meant(error: BaseException | None, case: Path) -> OnRecordError:
    if "decode to UTF-8" in str(error):
        return CaseDamaged("the case is damaged (bytes that are no text)", source=str(case))
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(code, int) and code & 0xFF in MEANING:
        kind, message = MEANING[code & 0xFF]
        return kind(message, source=str(case))
    return StoreError(f"the database refused: {error}", source=str(case))
