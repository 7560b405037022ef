"""What is known beforehand, behind small look-ups: gazetteer, actors, word lists, conflict calendars."""
