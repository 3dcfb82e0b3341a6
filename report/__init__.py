"""What a person sees of a run: summary lines, and what the reader and parser found."""
