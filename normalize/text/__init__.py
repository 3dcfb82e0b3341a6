"""Pure functions on Japanese text; imports nothing of the project."""
