"""The record as views: timeline, ledger of figures, claims, mentions, one report, the situation report."""
