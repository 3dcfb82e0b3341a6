"""Small tables for the parser tests, written as rows of text."""

from schema.document import Cell, Line, Table


def table(*rows: str, number: int = 1) -> Table:
    """Rows of `|`-separated cells; blank cells are left out, as dumps do."""
    cells = []
    columns = 0
    for row, text in enumerate(rows):
        fields = [part.strip() for part in text.split("|")]
        columns = max(columns, len(fields))
        cells += [Cell(row, c, [Line(field)]) for c, field in enumerate(fields) if field]
    return Table(number, len(rows), columns, cells)
