"""Data shapes: Document, Plan, Records. Imports nothing of the project."""
