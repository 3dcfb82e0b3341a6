"""Body rows: where their cells belong, and what each prints of an item."""
