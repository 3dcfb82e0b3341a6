"""The faces of a comparison and of a history: terminal, JSON, Markdown, HTML, workbook, Parquet."""
