"""The text of a measure cell: measures, targets, remarks and sub-headings."""
