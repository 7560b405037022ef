"""One reader a corpus: files → examples."""
