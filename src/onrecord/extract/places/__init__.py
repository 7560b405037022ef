"""Names used as places, told apart from governments, people and bodies."""
