"""onrecord puts the reporting of a war on the record."""
