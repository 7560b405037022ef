"""Facts of many documents → the record."""

from onrecord.fuse.record import Groups, Record, Source, extent, interval
from onrecord.fuse.sums import Sum, share, sums

__all__ = ["Groups", "Record", "Source", "Sum", "extent", "interval", "share", "sums"]
