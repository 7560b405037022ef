"""Persons, bodies, armed groups, weapons and named facilities."""
