"""Calendar expressions: their spans and their grammar, not yet their dates."""
