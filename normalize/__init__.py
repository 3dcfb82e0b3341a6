"""Adds meaning to a plan as printed: numbers, years, target statements, names of one taxonomy."""
