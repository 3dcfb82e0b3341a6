"""The tables of one document in the form of the hand-made annotations.

So that the scorer can say how far another reading of the same document, by another layout or from
another format, agrees with this one where nobody annotated it.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

_ROWS = ("kpi_targets", "observations", "budgets", "actions")
_START = 25
"""Characters that an annotation holds of an action's text."""


def annotation(scorer: ModuleType, out: Path, source: str) -> dict[str, Any]:
    """What `out` holds of the document whose source ends with `source`.

    Raises ValueError where it holds no such document, or several.
    """
    documents = [
        row for row in scorer.read_table(out, "documents") if row["source"].endswith(source)
    ]
    if len(documents) != 1:
        raise ValueError(f"{out}: {len(documents)} documents end with {source}")
    ids = {documents[0]["document_id"]}
    initiatives = scorer.read_table(out, "initiatives", ids)
    gold: dict[str, Any] = {
        "document": dict(documents[0]),
        "initiatives": [{**row, "key": row["initiative_id"]} for row in initiatives],
    }
    for table in _ROWS:
        rows = scorer.read_table(out, table, ids)
        gold[table] = [{**row, "initiative": row["initiative_id"]} for row in rows]
    for row in gold["actions"]:
        row["text_start"] = row["text"][:_START]
        row["has_progress"] = row["progress_text"] is not None
        row["has_next"] = row["next_text"] is not None
        row["months"] = row["months"] or []
    return gold
