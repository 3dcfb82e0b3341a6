"""Budgets: in cells of a row, and in tables of their own."""
