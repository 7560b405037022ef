"""One writer at a time, held by a lock on a file beside the case.

SQLite up to 3.51.2 can lose a commit when two connections write and checkpoint at the same instant ("WAL-reset bug"), so its own
locks are not relied on between writers.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import CaseLocked, CaseReadOnly, CaseUnreachable

PATIENCE_S = 10.0
PAUSE_S = 0.01


@contextmanager
def writing(case: Path, *, patience: float = PATIENCE_S) -> Iterator[None]:
    """Be the only writer of the case inside; CaseLocked if another holds the lock for longer than `patience` seconds."""
    path = case.with_name(case.name + "-lock")
    descriptor = _held(path, case, deadline=time.monotonic() + patience)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(descriptor)


def _held(path: Path, case: Path, *, deadline: float) -> int:
    """A descriptor of the locked file. Its holder unlinks it, so what was locked must still be what lies at the path."""
    while True:
        descriptor = _opened(path, case)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            if time.monotonic() > deadline:
                raise CaseLocked("another process is writing to this case", source=str(case)) from None
            time.sleep(PAUSE_S)
            continue
        if _same(descriptor, path):
            return descriptor
        os.close(descriptor)


def _opened(path: Path, case: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
    except PermissionError as error:
        raise CaseReadOnly("no permission to write beside the case", source=str(case)) from error
    except OSError as error:
        kind = CaseReadOnly if error.errno == 30 else CaseUnreachable  # 30: read-only file system
        raise kind(f"the case cannot be written to ({error.strerror})", source=str(case)) from error


def _same(descriptor: int, path: Path) -> bool:
    try:
        there = path.stat()
    except FileNotFoundError:
        return False
    here = os.fstat(descriptor)
    return (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino)
