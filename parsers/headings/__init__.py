"""Paragraphs: titles, headings, legends and what stands between tables."""
