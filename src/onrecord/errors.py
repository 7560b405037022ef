"""Every error that onrecord raises on purpose.

    OnRecordError
    ├── InputError            the input is at fault; the rest of the run goes on
    │   ├── EmptyInput        nothing to read in it
    │   ├── BinaryInput       bytes that are no text
    │   ├── EncodingError     text in an encoding that could not be told
    │   ├── TooLarge          over a size limit
    │   ├── MalformedInput    truncated or invalid JSON, HTML without an article, …
    │   ├── UnsupportedLanguage  recognised as another language than English
    │   └── NotFound          no such file or folder
    ├── UsageError            the caller asked for something that does not exist
    ├── GuardError            a draft whose span does not equal its text
    ├── KnowledgeError        a table is missing, doubled or malformed
    └── StoreError            the case file is locked, damaged, foreign or full
        └── VerificationError a span or a hash no longer fits

Each class carries `code` (stable, for programs), `hint` (what to do, for people), `status` (HTTP) and `exit` (of the command).
"""

from __future__ import annotations


class OnRecordError(Exception):
    """Base of all; `message` says what failed, `hint` what to do about it."""

    code = "error"
    hint = ""
    status = 500
    exit = 1

    def __init__(self, message: str, *, source: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.source = source
        if hint is not None:
            self.hint = hint

    def to_json(self) -> dict[str, str | None]:
        """The one error shape: code, message, hint, source."""
        return {"code": self.code, "message": self.message, "hint": self.hint or None, "source": self.source}

    def __str__(self) -> str:
        where = f"{self.source}: " if self.source else ""
        return f"{where}{self.message}"


class InputError(OnRecordError):
    code = "input"
    status = 422


class EmptyInput(InputError):
    code = "empty"
    hint = "The file holds no text; check that it was saved whole."


class BinaryInput(InputError):
    code = "binary"
    hint = "Give plain text, HTML or JSON Lines; convert PDF or Word files to text first."


class EncodingError(InputError):
    code = "encoding"
    hint = "Save the file as UTF-8."


class TooLarge(InputError):
    code = "too_large"
    status = 413
    hint = "Split the file into reports, one a line as JSON Lines."


class MalformedInput(InputError):
    code = "malformed"


class UnsupportedLanguage(InputError):
    code = "language"
    hint = "Only English reports are read; translate the report, or set its `language` to en if this was misjudged."


class NotFound(InputError):
    code = "not_found"
    status = 404


class UsageError(OnRecordError):
    code = "usage"
    status = 400
    exit = 2


class GuardError(OnRecordError):
    code = "guard"


class KnowledgeError(OnRecordError):
    code = "knowledge"


class StoreError(OnRecordError):
    code = "store"


class VerificationError(StoreError):
    code = "verification"
