"""What a person sees of a run: summary lines and what a reader found, as plain or rich text."""
