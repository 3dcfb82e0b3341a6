"""Golden files: the records that every format of a sample must give.

`python -m samples.golden [NAME ...]` writes those that are missing, from the text dump, with
`"reviewed": false`; the tests fail until a person has read the file against its source, line by
line, and set it to true. A file that exists is never overwritten: delete it first.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from normalize import load_taxonomy
from pipeline import convert_document
from samples.model import FOLDER
from samples.rows import Rows, rows_of
from samples.source import load, names
from schema.records import Records

GOLDEN = FOLDER / "golden"


@dataclass(frozen=True, slots=True)
class Golden:
    """One golden file."""

    reviewed: bool
    rows: Rows


@cache
def convert(path: Path) -> Records:
    """The records of one rendered sample."""
    return convert_document(path.name, path.read_bytes(), taxonomy=load_taxonomy(None)).records


def path_of(name: str) -> Path:
    """Where the golden file of a sample stands."""
    return GOLDEN / f"{name}.json"


def read(name: str) -> Golden:
    """The golden file of a sample. Raises OSError where there is none."""
    data = json.loads(path_of(name).read_text(encoding="utf-8"))
    return Golden(data.pop("reviewed"), data)


def dumps(rows: Rows, *, reviewed: bool = False) -> str:
    """A golden file's text: one row a line, so that a person can read it and a diff shows it."""
    parts = [f' "reviewed": {json.dumps(reviewed)}']
    for table, entries in rows.items():
        lines = ",\n".join(f"  {_compact(entry)}" for entry in entries)
        parts.append(f' "{table}": [\n{lines}\n ]' if entries else f' "{table}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _compact(entry: dict[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False)


def main(wanted: list[str]) -> int:
    """Write golden files that are missing."""
    for name in wanted or names():
        path = path_of(name)
        if path.exists():
            continue
        records = convert(next(load(name).files()))
        path.write_text(dumps(rows_of(records)), encoding="utf-8")
        print(f"{path.name}: read it against sources/{name}.yaml, then set reviewed to true")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
