"""Measurements: not shipped, not imported by the program."""
