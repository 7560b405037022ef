"""A case made again of its bundle: the same rows, the same chains; then every span, hash and entry is verified before the case is there."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from onrecord.errors import InputError, MalformedInput
from onrecord.export.unbundle import Bundle
from onrecord.model import Frozen
from onrecord.store import open_store


class Imported(Frozen):
    """What was imported: rows by table, and the snapshot, which is that of the case the bundle was made of."""

    rows: dict[str, int]
    snapshot: str


def import_bundle(bundle: Path, case: Path) -> Imported:
    """Make a case of a bundle. It is written beside its place and moved there when all of it has been verified.

    Raises InputError if there is a case already, or the bundle is none; MalformedInput and TooLarge for a bundle that is not as it says.
    """
    if case.exists():
        raise InputError("there is a case already", source=str(case), hint="Name a file that does not exist with --case.")
    partial = case.with_name(case.name + ".partial")
    _remove(partial)
    try:
        imported = _imported(bundle, partial)
        partial.replace(case)
    except OSError as error:
        raise InputError(f"cannot write: {error.strerror}", source=str(case)) from error
    finally:
        _remove(partial)
    return imported


def _imported(path: Path, case: Path) -> Imported:
    from onrecord.fusing import fuse_case

    with Bundle(path) as bundle, open_store(case, create=True) as store:
        rows = store.carry_in(bundle.tables())
        bundle.check_others()
        problem = next(store.verify(), None)
        if problem is not None:
            raise MalformedInput(f"the bundle does not verify: {problem.id}: {problem.message}", source=str(path))
        snapshot = store.snapshot()
        if snapshot != bundle.manifest.snapshot:
            raise MalformedInput("the bundle does not come to the snapshot that it names", source=str(path))
        fuse_case(store)
    return Imported(rows=rows, snapshot=snapshot)


def _remove(partial: Path) -> None:
    for name in (partial.name, f"{partial.name}-wal", f"{partial.name}-shm", f"{partial.name}-lock"):
        with suppress(OSError):
            partial.with_name(name).unlink()
