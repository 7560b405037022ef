"""Reading: documents and facts as the case stands now, in an order that does not depend on how it came about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from onrecord.model import Published
from onrecord.store.contract import FACT_KINDS, Failed, Generation, Run, Where
from onrecord.store.schema import custody, document, extraction, fact, failure, grouping, run

Rows = Select[Any]


def is_current(known: str | None = None) -> ColumnElement[bool]:
    """Holds of the latest reading of a document, or of the latest that was in the case at the moment `known`."""
    other = extraction.alias("other")
    wanted = [other.c.document == extraction.c.document]
    if known is not None:
        wanted.append(other.c.seq.in_(select(custody.c.extraction).where(custody.c.at <= known)))
    return extraction.c.seq == select(func.max(other.c.seq)).where(*wanted).scalar_subquery()


def select_documents(known: str | None = None) -> Rows:
    """payload, published of every document, by date, then id."""
    joined = document.join(extraction, extraction.c.document == document.c.id)
    columns = select(document.c.payload, extraction.c.published).select_from(joined)
    return columns.where(is_current(known)).order_by(extraction.c.dated, extraction.c.document)


def select_document(name: str) -> Rows:
    return select_documents().where(document.c.id == name)


def select_readings(where: Where) -> Rows:
    """seq of the readings that are wanted, in the order of their documents."""
    wanted = [is_current(where.known), *_documents(where)]
    return select(extraction.c.seq).where(*wanted).order_by(extraction.c.dated, extraction.c.document)


def is_narrow(where: Where) -> bool:
    """Whether an index leads to the few facts that are wanted, so that they can be sorted at once."""
    return (where.label, where.name, where.since, where.until, where.box) != (None, None, None, None, None)


def select_facts(kind: str | None, where: Where, *, among: Sequence[int] | None = None) -> Rows:
    """payload of every fact that is wanted, by document, kind and place in the text (the order in which `seq` was given).

    `among`: only those of these readings.
    """
    joined = extraction.join(fact, fact.c.extraction == extraction.c.seq)
    wanted = [*_documents(where), *_restrictions(where)]
    wanted.append(is_current(where.known) if among is None else extraction.c.seq.in_(among))
    if kind is not None:
        wanted.append(fact.c.kind == kind)
    order = (extraction.c.dated, extraction.c.document, fact.c.seq)
    return select(fact.c.payload).select_from(joined).where(*wanted).order_by(*order)


def _documents(where: Where) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if where.document is not None:
        wanted.append(extraction.c.document == where.document)
    if not where.superseded:
        wanted.append(extraction.c.document.not_in(select(document.c.supersedes).where(document.c.supersedes.is_not(None))))
    return wanted


def _restrictions(where: Where) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if where.label is not None:
        wanted.append(fact.c.label == where.label)
    if where.name is not None:
        wanted.append(fact.c.name == where.name)
    if where.since is not None:
        wanted.append(fact.c.last >= where.since[:10])
    if where.until is not None:
        wanted.append(fact.c.first <= where.until[:10] + "~")  # "2022-04-05T10:00" belongs to the day, too
    if where.box is not None:
        south, west, north, east = where.box
        over = or_(fact.c.lon >= west, fact.c.lon <= east) if west > east else fact.c.lon.between(west, east)
        wanted.append(and_(fact.c.lat.between(south, north), over))
    return wanted


def select_fact(name: str) -> Rows:
    """payload of the latest fact with this id."""
    return select(fact.c.payload).where(fact.c.id == name).order_by(fact.c.seq.desc()).limit(1)


def generation(connection: Connection, name: str) -> Generation | None:
    """The latest reading of a document."""
    columns = select(extraction.c.signature, extraction.c.published).where(extraction.c.document == name)
    row = connection.execute(columns.order_by(extraction.c.seq.desc()).limit(1)).first()
    return Generation(document=name, signature=row.signature, published=Published.model_validate_json(row.published)) if row else None


def known(connection: Connection, name: str, signature: str) -> bool:
    """Whether a document has a reading by this pipeline."""
    mine = (extraction.c.document == name) & (extraction.c.signature == signature)
    return connection.execute(select(extraction.c.seq).where(mine).limit(1)).first() is not None


def supersedes(connection: Connection) -> dict[str, str]:
    rows = connection.execute(
        select(document.c.id, document.c.supersedes).where(document.c.supersedes.is_not(None)).order_by(document.c.id)
    )
    return {row.id: row.supersedes for row in rows}


def select_groups(matter: str, ids: Sequence[str] | None = None) -> Rows:
    """payload of the groups of a matter, or of those with these ids, in order of id."""
    wanted = [grouping.c.matter == matter] if ids is None else [grouping.c.matter == matter, grouping.c.id.in_(ids)]
    return select(grouping.c.payload).where(*wanted).order_by(grouping.c.id)


def open_failures() -> Rows:
    columns = (failure.c.source, failure.c.code, failure.c.message, failure.c.document, failure.c.at)
    return select(*columns).where(failure.c.resolved.is_(None)).order_by(failure.c.seq)


def failed(row: Any) -> Failed:
    return Failed(source=row.source, code=row.code, message=row.message, document=row.document, at=row.at)


def runs(connection: Connection) -> list[Run]:
    rows = connection.execute(select(run).order_by(run.c.seq))
    return [
        Run(sequence=row.seq, **{name: row._mapping[name] for name in ("started", "ended", "signature", "added", "known", "failed")})
        for row in rows
    ]


def counts(connection: Connection) -> dict[str, int]:
    joined = extraction.join(fact, fact.c.extraction == extraction.c.seq)
    by_kind = select(fact.c.kind, func.count()).select_from(joined).where(is_current()).group_by(fact.c.kind)
    found = {row[0]: row[1] for row in connection.execute(by_kind)}
    documents: int = connection.execute(select(func.count()).select_from(document)).scalar_one()
    failures: int = connection.execute(select(func.count()).select_from(failure).where(failure.c.resolved.is_(None))).scalar_one()
    return {"document": documents, **{kind: found.get(kind, 0) for kind in FACT_KINDS}, "failure": failures}
