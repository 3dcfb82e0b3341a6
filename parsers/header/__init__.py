"""Header rows: which they are, what their columns hold, and tables with the same one."""
