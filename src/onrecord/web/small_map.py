"""A small map of what a filter keeps, drawn by the server into a page."""

from __future__ import annotations

from onrecord.case import Case
from onrecord.model.filter import Filter
from onrecord.web.map.drawing import Drawing, drawn
from onrecord.web.map.features import features
from onrecord.web.map.view import fitted, text

_FITTED_AT = 3


def small_map(case: Case, asked: Filter, *, width: int = 560, height: int = 300) -> Drawing | None:
    """The drawing, for the macro of map/drawing.svg; None where nothing that fits could be placed."""
    cells = case.cells(asked, zoom=_FITTED_AT)
    if not cells:
        return None
    view = fitted(cells, width, height)
    return drawn(view, features(case, asked.model_copy(update={"box": text(view.box())}), zoom=view.zoom))
