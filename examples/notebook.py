# ruff: noqa: B018, E402
# %% [markdown]
# # The record in a notebook
#
# Everything here is what reports *say*: who gives which number, who denies what, no finer than the wording. Nothing is fetched from a
# network. It needs `pip install 'onrecord[tables]' pandas polars`.

# %%
import tempfile
from pathlib import Path

import onrecord

made = Path("../build/demo.db")  # `make demo` makes it; without it the example reports are read now, which takes some seconds
case = onrecord.Case(made if made.exists() else Path(tempfile.mkdtemp()) / "demo.db")
run = case.add("reports")
case

# %% [markdown]
# ## Tables
#
# `case.figures()`, `.events()`, `.statements()`, `.incidents()`, `.places()`, `.reports()` read nothing until they are looked at. `where`
# takes the same filters as the command line and the pages.

# %%
case.figures().where(measure="killed", place="Ukraine")

# %% [markdown]
# One fact opens its sentence, with the words that it rests on marked.

# %%
next(iter(case.figures().where(measure="killed", place="Sudan")))

# %% [markdown]
# ## Tolls by speaker
#
# Two counts of one thing by two speakers are two rows: adding them up would be wrong. An empty cell is unknown, never 0. `stands` is false
# where a later count by the same voice revised it, and `ended` says why.

# %%
import pandas as pd

pd.set_option("display.max_colwidth", 100)
tolls = case.figures().where(measure="killed").to_pandas()
tolls["speaker"] = tolls["speaker_name"].fillna("(the report itself)")
shown = tolls.sort_values(["place", "as_of", "value"])[["place", "as_of", "speaker", "text", "value", "bound", "stands", "contradicts"]]
shown["contradicts"] = shown["contradicts"].map(len)
shown.reset_index(drop=True)

# %% [markdown]
# The same by happening: the lowest and the highest claim that still stand, how many independent voices tell it, and how it stands.

# %%
happened = case.incidents().to_pandas()
counted = happened.dropna(subset=["killed_low"]).sort_values(["killed_high", "id"], ascending=False)
counted[["when", "places", "type", "killed_low", "killed_high", "voices", "status", "denied_by"]].reset_index(drop=True)

# %% [markdown]
# ## Denials beside what they deny

# %%
record = case.record()
rows = [
    {"who denies": claim.speaker or "not stated", "what": claim.content, "of": about.speaker or "a report", "said": about.text}
    for claim in onrecord.claims(record, stance="denies")
    for about in claim.denies
]
pd.DataFrame(rows)

# %% [markdown]
# ## When
#
# Event mentions by month; those whose day no report gives are counted, not guessed.

# %%
import polars as pl

events = case.events().to_polars()
by_month = (
    events.with_columns(month=pl.col("first").dt.strftime("%Y-%m").fill_null("day unknown"))
    .group_by("month", "type")
    .len()
    .pivot("type", index="month", values="len")
    .sort("month")
)
by_month

# %% [markdown]
# ## Where
#
# Each circle is as wide as what the report leaves open: a region is a region, not a dot at its capital. Orange: disputed or denied.

# %%
from html import escape

from IPython.display import SVG

placed = case.incidents().where(box="44,22,53,41").to_pandas().dropna(subset=["lat", "lon"])


def circle(row: pd.Series) -> str:
    x, y = (row["lon"] - 22) * 40, (53 - row["lat"]) * 60
    r = max(3.0, (0.0 if pd.isna(row["radius_km"]) else row["radius_km"]) / 111 * 60)
    colour = "#c26a00" if row["status"] in ("disputed", "denied") else "#1b4f8f"
    told = escape(f"{', '.join(row['places'])}: {row['type']}, {row['when']}, {row['status']}, voices: {row['voices']}")
    look = f'fill="{colour}" fill-opacity="{0.3 if r < 20 else 0.03}" stroke="{colour}" stroke-dasharray="{"" if r < 20 else "4 4"}"'
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{r:.0f}" {look}><title>{told}</title></circle>'


widest_first = placed.sort_values("radius_km", ascending=False)
circles = '<rect width="760" height="540" fill="#fbfaf6"/>' + "".join(widest_first.apply(circle, axis=1))
SVG(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 540" width="760">{circles}</svg>')

# %% [markdown]
# ## Much of it
#
# A million facts need not fit into memory: `to_batches` reads some thousand at a time.

# %%
stances: dict[str, int] = {}
for batch in case.statements().to_batches(size=50):
    for stance in batch.column("stance").to_pylist():
        stances[stance] = stances.get(stance, 0) + 1
pd.Series(stances, name="statements").sort_values(ascending=False)

# %%
case.close()
