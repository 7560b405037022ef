"""One visit to a folder: the files that are new or changed, into the case."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

from onrecord.errors import NotFound
from onrecord.read.inputs import files
from onrecord.watch.clock import Clock
from onrecord.watch.keeping import Keeping, Tally
from onrecord.watch.plan import Folder
from onrecord.watch.state import Seen

SETTLED_S = 2.0
"""A file that changed so lately may still be written to: it is left for the next visit."""
AT_ONCE = 20
"""Files after which is noted what has been seen."""


def visit_folder(folder: Folder, keeping: Keeping, clock: Clock, tally: Tally) -> None:
    """Raises NotFound for a folder that is not there, and what the case raises. Files that cannot be read are among the case's failures."""
    if not Path(folder.path).is_dir():
        raise NotFound("no such folder", source=folder.path)
    before = keeping.polled(folder.key).seen
    marks = {path: mark for path in _paths(folder) if (mark := _mark(path, clock)) is not None}
    fresh = [path for path, mark in marks.items() if path not in before or before[path].mark != mark]
    tally.known += len(marks) - len(fresh)
    for at in range(0, len(fresh), AT_ONCE):
        some = fresh[at : at + AT_ONCE]
        keeping.add(some, tally)
        keeping.see(folder.key, {path: Seen(mark=marks[path]) for path in some})
    polled = keeping.polled(folder.key)
    keeping.settle(folder.key, polled.model_copy(update={"seen": {path: seen for path, seen in polled.seen.items() if path in marks}}))


def _paths(folder: Folder) -> list[str]:
    return [path for path, error in files(folder.path) if error is None and fnmatch(Path(path).name, folder.pattern)]


def _mark(path: str, clock: Clock) -> str | None:
    """What changes when the file does; None while it may still be written to, or is gone."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return None if 0 <= clock.now() - found.st_mtime < SETTLED_S else f"{found.st_mtime_ns}:{found.st_size}"
