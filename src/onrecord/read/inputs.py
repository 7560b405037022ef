"""Where reports lie: files, folders walked in order, standard input. Devices, pipes and dead links are refused with a word."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import EmptyInput, InputError, NotFound, OnRecordError

STANDARD = frozenset({"-", "/dev/stdin"})


def files(source: str) -> Iterator[tuple[str, OnRecordError | None]]:
    """The paths of the files that `source` names, each with what already speaks against it.

    A folder is walked in sorted order; hidden names are left out; a folder reached twice, by a link, is walked once.
    """
    if source in STANDARD or not Path(source).is_dir():
        yield source, None
        return
    some, waiting, walked = False, [source], set[tuple[int, int]]()
    while waiting:
        path = waiting.pop()
        try:
            if not Path(path).is_dir():
                some = True
                yield path, None
                continue
            key = _identity(path)
            names = sorted(name for name in os.listdir(path) if not name.startswith("."))  # noqa: PTH208
        except OSError as error:
            some = True
            yield path, _unreadable(error)
            continue
        if key not in walked:
            walked.add(key)
            waiting += [os.path.join(path, name) for name in reversed(names)]  # noqa: PTH118
    if not some:
        yield source, EmptyInput("a folder with no files in it", hint="Hidden files are left out.")


@contextmanager
def opened_file(path: str) -> Iterator[BinaryIO]:
    """The bytes of a regular file or of standard input. Raises NotFound or InputError."""
    if path in STANDARD:
        yield sys.stdin.buffer
        return
    try:
        mode = Path(path).stat().st_mode
        if not stat.S_ISREG(mode):
            raise InputError(f"{_kind(mode)}, not a file", hint="Give files or folders, or - for standard input.")
        raw = Path(path).open("rb")  # noqa: SIM115
    except (OSError, ValueError) as error:
        raise _unreadable(error) from error
    with raw:
        yield raw


def printable(path: str) -> str:
    """The path as text that any file can hold: bytes of a name that are no UTF-8 are written as `\\xNN`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _identity(path: str) -> tuple[int, int]:
    found = Path(path).stat()
    return found.st_dev, found.st_ino


def _kind(mode: int) -> str:
    names = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}
    return names.get(stat.S_IFMT(mode), "something else")


def _unreadable(error: OSError | ValueError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return NotFound("no such file or folder", hint="Check the path; a link may point to nothing.")
    if isinstance(error, PermissionError):
        return InputError("may not be read by you", hint="Change its permissions, or copy it.")
    return InputError(f"could not be opened: {getattr(error, 'strerror', None) or error}")
