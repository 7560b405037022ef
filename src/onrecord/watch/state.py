"""What a watch knows from one run to the next, in a file beside the case that is always whole: written beside it, then moved into place.

It only spares work. What it says is in the case has been written there before; without the file everything is fetched again, and nothing
in the case is doubled.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel, Field, ValidationError

from onrecord.errors import CaseLocked, CaseReadOnly, MalformedInput
from onrecord.model import Frozen


class Seen(Frozen):
    """An entry or file that was looked at. `mark`: what it looked like; `tries` that failed; `done`: nothing is to be tried again.

    `by`: the source that brought the same article first, where that is another.
    """

    mark: str
    done: bool = True
    tries: int = 0
    by: str | None = None


class Polled(Frozen):
    """What is known of a source. `due`: when it is asked again (seconds since 1970); `failures`: in a row."""

    etag: str | None = None
    modified: str | None = None
    due: float = 0.0
    failures: int = 0
    error: str | None = None
    seen: dict[str, Seen] = Field(default_factory=dict)


class Robots(Frozen):
    """A site's robots.txt, and when it was read (seconds since 1970)."""

    text: str
    at: float


class State(BaseModel):
    """Source → what is known of it; site → its robots.txt."""

    version: int = 1
    sources: dict[str, Polled] = Field(default_factory=dict)
    robots: dict[str, Robots] = Field(default_factory=dict)

    def owner(self, article: str, *, but: str) -> str | None:
        """The other source that brought this article first."""
        for key, polled in self.sources.items():
            seen = polled.seen.get(article) if key != but else None
            if seen is not None and seen.by is None:
                return key
        return None


def path_of(case: str | Path) -> Path:
    """Where a case's watch keeps its state."""
    path = Path(case)
    return path.with_name(path.name + "-watch.json")


def read_state(path: Path) -> State:
    """The state, empty where there is none. Raises MalformedInput for a file that is none."""
    try:
        return State.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return State()
    except ValidationError as error:
        hint = "Delete it: everything is then fetched once more, and nothing is lost or doubled."
        raise MalformedInput("it is damaged", source=str(path), hint=hint) from error


def write_state(path: Path, state: State) -> None:
    """The whole state, or the former one if this breaks off."""
    partial = path.with_name(path.name + ".partial")
    try:
        with partial.open("w", encoding="utf-8") as file:
            file.write(state.model_dump_json(exclude_defaults=True))
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        raise CaseReadOnly(f"what was seen cannot be written down ({error.strerror})", source=str(path)) from error


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Be the only watch of this case. Raises CaseLocked."""
    lock = path.with_name(path.name + "-lock")
    try:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
    except OSError as error:
        raise CaseReadOnly(f"no file can be made beside the case ({error.strerror})", source=str(lock)) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise CaseLocked("another watch runs over this case", source=str(path)) from error
    else:
        yield
    finally:
        os.close(descriptor)
