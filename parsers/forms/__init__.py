"""Forms and sheets: one item each, labels beside their values."""
