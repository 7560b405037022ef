"""Bytes → text: UTF-8, UTF-16 or UTF-32 with its mark, else an older 8-bit encoding when the text speaks for it."""

from __future__ import annotations

import codecs
import re
import unicodedata

from onrecord.errors import EncodingError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 100_000
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def marked(data: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark at the head tells, and the mark's length."""
    return next(((name, len(mark)) for mark, name in MARKS if data.startswith(mark)), None)


def decode(data: bytes) -> str:
    """The text, code point for code point, without the byte order mark. Raises EncodingError when it cannot be told."""
    mark = marked(data)
    if mark is not None:
        return _strictly(data[mark[1] :], mark[0])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(MULTIBYTE.findall(data[:SAMPLE])) > _broken(data[:SAMPLE]):
            raise EncodingError(f"UTF-8 that is broken at byte {error.start}", hint="Save the file again as UTF-8.") from error
    if b"\0" in data[:SAMPLE]:
        raise EncodingError("looks like UTF-16 without its byte order mark")
    return _windows(data) or _guessed(data)


def lenient_head(data: bytes) -> str:
    """The first bytes as far as they can be read, for telling formats apart."""
    mark = marked(data) or ("utf-8", 0)
    return data[mark[1] :].decode(mark[0], "replace")


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise EncodingError(f"{name.upper()} that is broken at byte {error.start}") from error


def _broken(data: bytes) -> int:
    """How many stretches of the bytes are no UTF-8."""
    return data.decode("utf-8", "replace").count("�")


def _windows(data: bytes) -> str | None:
    """As Windows-1252, if that leaves English-looking text: few foreign characters, all of them letters or marks of print."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = [character for character in text[:SAMPLE] if character > "\x7f"]
    printed = all(unicodedata.category(character)[0] in "LPSZ" for character in set(foreign))
    return text if printed and len(foreign) * 20 <= min(len(text), SAMPLE) else None


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # loaded only for the rare old encoding

    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise EncodingError("in an encoding that could not be told")
    return _strictly(data, best.encoding)
