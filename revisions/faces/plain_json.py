"""The JSON face: everything, in the shape that programs read."""

from __future__ import annotations

import json
from typing import Any

from revisions.faces.wording import counts, verdict
from schema.comparison import Comparison


def comparison_json(comparison: Comparison) -> str:
    """The whole comparison as JSON: relations, targets, passages and what else differs.

    Spans are [start, end, kind] over the characters of `text`.
    """
    return json.dumps(as_data(comparison), ensure_ascii=False, indent=2) + "\n"


def as_data(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain data; source cells are left out, the documents hold them."""
    data = comparison.model_dump(mode="json", exclude={"cells"})
    return {
        "different": comparison.different,
        "exit_code": comparison.exit_code,
        "verdict": verdict(comparison),
        "counts": counts(comparison),
        **data,
    }
