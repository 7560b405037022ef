"""Judgements as they are kept: each with the hash of itself and of the one before, so that none can be changed, or left out before
another, unseen. Whether the last ones were cut off shows only beside a copy."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from sqlalchemy import Connection, insert, select

from onrecord.errors import CaseDamaged
from onrecord.model import Judgement
from onrecord.store import custody, schema
from onrecord.store.codec import decoded_document, encoded
from onrecord.store.contract import Problem


def add_judgement(connection: Connection, judgement: Judgement) -> None:
    """Write one behind the last."""
    table = schema.judgement
    last = connection.execute(select(table.c.seq, table.c.hash).order_by(table.c.seq.desc()).limit(1)).first()
    seq, previous = (last.seq + 1, last.hash) if last else (1, custody.START)
    payload = encoded(judgement)
    row = {"seq": seq, "id": judgement.id, "at": judgement.at, "payload": payload, "previous": previous}
    connection.execute(insert(table), row | {"hash": _hash(seq, previous, payload)})


def judgements(connection: Connection) -> Iterator[Judgement]:
    """All of them, oldest first."""
    for row in connection.execute(select(schema.judgement.c.payload).order_by(schema.judgement.c.seq)):
        yield _decoded(row.payload)


def _decoded(payload: str) -> Judgement:
    try:
        return Judgement.model_validate_json(payload)
    except ValueError as error:
        raise CaseDamaged("a judgement in the case cannot be read") from error


def _hash(seq: int, previous: str, payload: str) -> str:
    return hashlib.sha256(json.dumps([seq, previous, payload]).encode()).hexdigest()


def _misplaced(connection: Connection, judgement: Judgement) -> Iterator[Problem]:
    """Corrections whose words are not what the report says where they are said to stand."""
    if not judgement.changes:
        return
    from onrecord.fuse.corrections import misplaced  # only where something is verified

    for key in judgement.left:
        joined = schema.document.join(schema.extraction).join(schema.fact)
        payload = connection.execute(select(schema.document.c.payload).select_from(joined).where(schema.fact.c.id == key).limit(1)).scalar()
        if payload is None:
            yield Problem(code="judgement", id=judgement.id, message=f"it corrects {key}, which is not there")
        elif any(misplaced(judgement.changes, decoded_document(payload).text)):
            yield Problem(code="judgement", id=judgement.id, message="a span of the correction is not what the document says there")


def broken(connection: Connection) -> Iterator[Problem]:
    """Where the chain of judgements does not hold."""
    previous, expected = custody.START, 1
    for row in connection.execute(select(schema.judgement).order_by(schema.judgement.c.seq)):
        if row.seq != expected:
            yield Problem(code="judgement", id=str(expected), message="a judgement is missing")
        if row.previous != previous or row.hash != _hash(row.seq, row.previous, row.payload):
            yield Problem(code="judgement", id=row.id, message="the judgement is not what was written")
        elif (row.id, row.at) != ((made := _decoded(row.payload)).id, made.at):
            yield Problem(code="column", id=row.id, message="columns do not agree with the record")
        else:
            yield from _misplaced(connection, made)
        previous, expected = row.hash, row.seq + 1
