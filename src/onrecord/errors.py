"""Every error that onrecord raises on purpose.

    OnRecordError
    ├── InputError            the input is at fault; the rest of the run goes on
    │   ├── EmptyInput        nothing to read in it
    │   ├── BinaryInput       bytes that are no text
    │   ├── EncodingError     text in an encoding that could not be told
    │   ├── TooLarge          over a size limit
    │   ├── MalformedInput    truncated or invalid JSON, HTML without an article, …
    │   ├── UnsupportedLanguage  recognised as another language than English
    │   ├── FetchError        a feed or page that could not be fetched
    │   │   ├── AddressRefused    an address that is not fetched from: private, of this machine, another scheme
    │   │   └── RobotsRefused     the site's robots.txt asks programs to leave it alone
    │   └── NotFound          no such file or folder
    ├── UsageError            the caller asked for something that does not exist
    ├── GuardError            a draft whose span does not equal its text
    ├── ExtractorError        an extractor broke off on a report; the rest of the run goes on
    ├── KnowledgeError        a table is missing, doubled or malformed
    ├── ModelError            the model is missing or damaged
    ├── RequestError          the server does not answer this request
    │   ├── MethodNotAllowed  the address is there, but not for this method
    │   ├── MediaType         a body of a kind that is not taken
    │   ├── TooLong           an address over the limit
    │   ├── WrongHost         asked under a name that is not this server's
    │   ├── CrossSite         sent by a page of another site
    │   ├── TokenMissing      no token, or none that holds
    │   ├── OutOfScope        the token does not reach this far
    │   ├── TooMany           more requests than are answered at a time
    │   └── TooSlow           not done within the time that a request gets
    ├── CannotListen          the address or port is taken, or not this machine's
    └── StoreError            the case cannot be read or written
        ├── CaseNotFound      no case there yet
        ├── NotACase          a file, or a database, that is not a case
        ├── NewerCase         written by a newer onrecord
        ├── CaseLocked        another process is writing to it
        ├── CaseReadOnly      it may not be written to
        ├── CaseFull          no room left
        ├── CaseUnreachable   it cannot be opened, or reading and writing fail
        └── CaseDamaged       its bytes are no longer what was written

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


class FetchError(InputError):
    """`after_s`: seconds after which the site asks to be tried again; `lasting`: trying again soon will not help."""

    code = "fetch"
    status = 502

    def __init__(
        self, message: str, *, source: str | None = None, hint: str | None = None, after_s: float | None = None, lasting: bool = False
    ) -> None:
        super().__init__(message, source=source, hint=hint)
        self.after_s = after_s
        self.lasting = lasting


class AddressRefused(FetchError):
    code = "address"
    status = 403
    hint = "Only public http and https addresses are fetched; `allow_private = true` lets a feed of your own network through."


class RobotsRefused(FetchError):
    code = "robots"
    status = 403
    hint = "Ask the site for permission, or take the entries' own text with `full = false`."


class NotFound(InputError):
    code = "not_found"
    status = 404


class UsageError(OnRecordError):
    code = "usage"
    status = 400
    exit = 2


class GuardError(OnRecordError):
    code = "guard"


class ExtractorError(OnRecordError):
    code = "extractor"
    hint = "This is a fault of onrecord or of a plug-in, not of the report; please report it."


class KnowledgeError(OnRecordError):
    code = "knowledge"


class ModelError(OnRecordError):
    code = "model"
    hint = "The package is incomplete: install it again. A model of your own is made by `make model`."


class RequestError(OnRecordError):
    code = "request"
    status = 400


class MethodNotAllowed(RequestError):
    code = "method"
    status = 405
    hint = "The header `Allow` lists the methods of this address."


class MediaType(RequestError):
    code = "media_type"
    status = 415


class TooLong(RequestError):
    code = "too_long"
    status = 414
    hint = "Ask for less at once."


class WrongHost(RequestError):
    code = "host"
    status = 421
    hint = "Open the address that `onrecord serve` printed; behind a proxy, tell it the public address with --url."


class CrossSite(RequestError):
    code = "cross_site"
    status = 403
    hint = "Changes are taken from the workbench's own pages, and from programs that send no Origin."


class TokenMissing(RequestError):
    code = "no_token"
    status = 401
    hint = "Send `Authorization: Bearer TOKEN`, or log in at /login; whoever runs this server makes tokens with `onrecord token add`."


class OutOfScope(RequestError):
    code = "scope"
    status = 403
    hint = "Ask whoever runs this server for a token with this scope."


class TooMany(RequestError):
    """`after_s`: seconds after which it may be tried again."""

    code = "too_many"
    status = 429
    hint = "Wait as long as the header `Retry-After` says."

    def __init__(self, message: str, *, after_s: int = 1) -> None:
        super().__init__(message)
        self.after_s = after_s


class TooSlow(RequestError):
    code = "too_slow"
    status = 503
    hint = "Ask for less at once: narrow the filter, or take a smaller limit."


class CannotListen(OnRecordError):
    code = "listen"
    hint = "Give another --port (0 takes any that is free), or another --host."


class StoreError(OnRecordError):
    code = "store"


class CaseNotFound(StoreError):
    code = "no_case"
    status = 404
    hint = "Add reports to it first (onrecord add FILE…), or name another case with --case."


class NotACase(StoreError):
    code = "not_a_case"
    hint = "Name another file with --case; this one was left as it is."


class NewerCase(StoreError):
    code = "newer_case"
    hint = "Install a newer onrecord to open it."


class CaseLocked(StoreError):
    code = "locked"
    status = 503
    hint = "Wait until the other run ends, or add to another case."


class CaseReadOnly(StoreError):
    code = "read_only"
    status = 403
    hint = "Make the file and its folder writable, or copy the case elsewhere."


class CaseFull(StoreError):
    code = "full"
    status = 507
    hint = "Free some space and run the same command again: what was done is kept, and it continues from there."


class CaseUnreachable(StoreError):
    code = "unreachable"
    status = 503
    hint = "Check the path, its folder and the disk."


class CaseDamaged(StoreError):
    code = "damaged"
    hint = "Run onrecord verify to see what is damaged, and restore the case from a copy, or build it again from the reports."
