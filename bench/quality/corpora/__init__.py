"""Readers of the corpora that the benches score: files → examples."""
