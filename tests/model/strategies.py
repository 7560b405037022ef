"""Hypothesis strategies for every type of the record format, made from the types themselves."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import JsonValue

from onrecord.model import Document, Entity, Event, Fact, Figure, Frozen, Place, Statement, Time

FACTS = (Time, Place, Entity, Statement, Figure, Event)
M = TypeVar("M", bound=Frozen)

_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=20),
    int: st.integers(-(10**9), 10**9),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    NoneType: st.none(),
}


def made(model: type[M]) -> st.SearchStrategy[M]:
    """Any value of a type of the record format, every field filled."""
    fields = {name: _of(field.annotation) for name, field in model.model_fields.items()}
    return st.fixed_dictionaries(fields).map(model.model_validate)


def _of(annotation: Any) -> st.SearchStrategy[Any]:
    origin, args = get_origin(annotation), get_args(annotation)
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if origin is Literal:
        return st.sampled_from(args)
    if origin is Annotated:
        return _of(args[0])
    if origin in (Union, UnionType):
        return st.one_of(*(_of(arg) for arg in args))
    if origin is dict:
        return st.dictionaries(_of(args[0]), _of(args[1]), max_size=2)
    if annotation is JsonValue:
        return st.recursive(st.one_of(*(_PLAIN[plain] for plain in (str, int, bool, NoneType))), lambda inner: st.lists(inner, max_size=2))
    if origin is tuple:
        return st.lists(_of(args[0]), max_size=2).map(tuple)
    return made(annotation)


def documents() -> st.SearchStrategy[Document]:
    return made(Document)


def facts() -> st.SearchStrategy[Fact]:
    return st.one_of(*(made(kind) for kind in FACTS))
