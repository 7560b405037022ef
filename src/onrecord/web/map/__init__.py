"""The map: what is drawn where, no finer than it is known, as features for scripts and as a drawing of its own."""
