"""A number in words no firmer than the report's."""

from __future__ import annotations

from onrecord.model import Figure

# What a person reads for each bound; `{}` is the number.
WORDING = {
    "exact": "{}", "at_least": "at least {}", "more_than": "more than {}", "about": "about {}", "nearly": "nearly {}",
    "up_to": "up to {}", "less_than": "fewer than {}", "range": "{}", "vague": "{}",
}  # fmt: skip


def wording(figure: Figure) -> str:
    """ "at least 22", "up to 300", "20–30", and a vague number as it was worded."""
    if figure.bound == "vague":
        return f"“{' '.join(figure.text.split())}”"
    if figure.bound == "range" and figure.lower is not None and figure.upper is not None:
        return f"{figure.lower:,.10g}–{figure.upper:,.10g}"
    return WORDING[figure.bound].format(f"{figure.value:,.15g}")
