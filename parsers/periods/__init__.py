"""Months, quarters and years: schedules, series, and figures that say when they are of."""
