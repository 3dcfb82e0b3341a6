"""One small module per branch: which family its documents use and what shows it."""
