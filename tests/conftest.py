"""Nothing is tested by timing: a property holds however busy the machine is."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")
