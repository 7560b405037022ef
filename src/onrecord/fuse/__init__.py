"""Facts of many documents → the record."""

from onrecord.fuse.record import Record, Source, extent, interval

__all__ = ["Record", "Source", "extent", "interval"]
