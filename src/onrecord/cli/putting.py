"""Where a command puts what it makes: to standard output, or to a file that is whole or not there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from onrecord.errors import InputError

_DATABASE = b"SQLite format 3\0"


def put(pieces: Iterable[bytes] | Iterable[str], output: Path | None) -> None:
    """To standard output; to a file, written beside it and moved into place when whole; into a device or pipe as it is.

    Raises InputError where it cannot be written, and for a file that is a case or another database: that is never written over.
    """
    if output is None:
        sys.stdout.flush()
        _copy(pieces, sys.stdout.buffer.write)
        sys.stdout.buffer.flush()
        return
    try:
        if is_special(output):
            with output.open("wb") as file:
                _copy(pieces, file.write)
        else:
            _whole(pieces, output.resolve(), named=output)
    except OSError as error:
        raise InputError(f"cannot write: {error.strerror}", source=str(output)) from error


def is_special(path: Path) -> bool:
    """Whether it is there and is neither file nor folder: a device or pipe, such as /dev/null, beside which nothing is put."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _whole(pieces: Iterable[bytes] | Iterable[str], output: Path, *, named: Path) -> None:
    if output.is_file() and _begins(output) == _DATABASE:
        raise InputError("it is a case or another database, which is not written over", source=str(named), hint="Name another file.")
    partial = output.with_name(output.name + ".partial")
    done = False
    try:
        with partial.open("wb") as file:
            _copy(pieces, file.write)
        partial.replace(output)
        done = True
    finally:
        if not done:
            with suppress(OSError):
                partial.unlink()


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_DATABASE))


def _copy(pieces: Iterable[bytes] | Iterable[str], write: Callable[[bytes], object]) -> None:
    for piece in pieces:
        write(piece.encode() if isinstance(piece, str) else piece)
