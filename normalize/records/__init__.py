"""From a `Plan` as printed to the contract's records."""
