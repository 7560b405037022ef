"""Opened inputs: the first bytes can be looked at, gzip is undone, lines and wholes are read under a cap."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from onrecord.errors import MalformedInput, TooLarge

HEAD = 65_536
GZIP = b"\x1f\x8b"
FREE = 10_000_000
"""What any compressed input may grow to, before its ratio is looked at."""


class _Joined(io.RawIOBase):
    """Bytes that were read ahead, then the rest: lets a pipe be sniffed without seeking."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = io.BytesIO(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        got = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(got)] = got
        return len(got)


class _Inflated(io.RawIOBase):
    """A gzip input undone; refused when it grows beyond `ratio` times what was read of it (a decompression bomb)."""

    def __init__(self, packed: BinaryIO, *, ratio: int) -> None:
        self._counted = _Counted(packed)
        self._gzip = gzip.GzipFile(fileobj=cast(BinaryIO, self._counted), mode="rb")
        self._ratio, self._out = ratio, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            got = self._gzip.read1(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise MalformedInput("truncated or damaged gzip file") from error
        self._out += len(got)
        if self._out > FREE and self._out > self._ratio * self._counted.count:
            raise TooLarge(f"inflates to more than {self._ratio} times its size")
        buffer[: len(got)] = got
        return len(got)


class _Counted:
    """The least that GzipFile asks of a file, with a count of what went through."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw, self.count = raw, 0

    def read(self, size: int = -1) -> bytes:
        got = self._raw.read(size)
        self.count += len(got)
        return got


def opened(raw: BinaryIO, *, inflation: int) -> tuple[bytes, BinaryIO]:
    """The first bytes (up to 64 kB, gzip undone) and the whole input from its start, as a buffered stream."""
    head = _head(raw)
    if head.startswith(GZIP):
        raw = cast(BinaryIO, io.BufferedReader(_Inflated(cast(BinaryIO, _Joined(head, raw)), ratio=inflation), HEAD))
        head = _head(raw)
    return head, cast(BinaryIO, io.BufferedReader(_Joined(head, raw), HEAD))


def _head(raw: BinaryIO) -> bytes:
    """Enough to tell the format; a JSON line that came whole is enough, so that a slow pipe is not waited for."""
    read = getattr(raw, "read1", raw.read)
    head = b""
    while len(head) < HEAD and not (head.lstrip().startswith(b"{") and b"\n" in head.lstrip()):
        got = read(HEAD - len(head))
        if not got:
            break
        head += got
    return head


def whole(stream: BinaryIO, cap: int, *, of: str = "report") -> bytes:
    """Everything, unless it is more than `cap` bytes: TooLarge, having read no more than that."""
    parts, size = [], 0
    while got := stream.read(min(cap + 1 - size, 1 << 20)):
        parts.append(got)
        size += len(got)
        if size > cap:
            raise TooLarge(f"larger than {_megabytes(cap)}, the limit for one {of}")
    return b"".join(parts)


def lines(stream: BinaryIO, cap: int) -> Iterator[tuple[int, bytes | TooLarge]]:
    """Number (from 1) and bytes of each line, its end left off; a line over `cap` bytes is skipped and gives a TooLarge."""
    number = 0
    while line := stream.readline(cap + 2):
        number += 1
        if len(line.rstrip(b"\r\n")) <= cap:
            yield number, line.rstrip(b"\r\n")
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(1 << 20)
        yield number, TooLarge(f"a line larger than {_megabytes(cap)}, the limit for one report")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:g} MB"
