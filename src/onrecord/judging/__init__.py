"""What somebody says of the record, as a judgement: checked, signed and dated."""

from onrecord.judging.judgement import judgement
from onrecord.judging.said import Judged, Said

__all__ = ["Judged", "Said", "judgement"]
