"""An overlay: a YAML file of the user's own whose names are read over the built-in taxonomy.

indicators:            # names added to known indicators, or new indicators
  generic_usage_rate:
    names: [後発品の使用の割合]
topics:                # whole titles added to known topics, or new topics
  service_level:
    titles: [窓口の待ち時間の短縮]
not_indicators:        # names that are no indicator, so that nothing resembles them
  - 会議の開催日数
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

from normalize.taxonomy_model import Pillar, TaxonomyError

_LISTS = ("titles", "rules", "events")


def overlay_hash(path: Path | None) -> str | None:
    """SHA-256 of an overlay's bytes, for the manifest; None without an overlay.

    Raises TaxonomyError where it cannot be read.
    """
    if path is None:
        return None
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise TaxonomyError([f"{path.name}: {error}"]) from error


def merged_topics(packaged: Mapping[str, Any], overlay: Mapping[str, Any]) -> dict[str, Any]:
    """The raw topics with an overlay's titles and new topics added, the new ones last.

    Raises TaxonomyError, listing every problem of the overlay's topics.
    """
    added = overlay.get("topics") or {}
    problems = _shape(added)
    if problems:
        raise TaxonomyError(problems)
    merged = {key: dict(value) for key, value in packaged.items()}
    for key, extra in added.items():
        entry = merged.setdefault(key, {})
        for part, value in extra.items():
            entry[part] = [*entry.get(part, []), *value] if part in _LISTS else value
    problems = [problem for key in added for problem in _topic(key, merged[key])]
    if problems:
        raise TaxonomyError(problems)
    return merged


def _shape(added: Any) -> list[str]:
    """Problems of an overlay's topics before they are merged."""
    if not isinstance(added, dict):
        return ["topics of an overlay are no mapping"]
    problems = []
    for key, entry in added.items():
        if not isinstance(entry, dict):
            problems.append(f"{key}: no mapping")
            continue
        problems += [
            f"{key}: {part} are no list"
            for part in _LISTS
            if not isinstance(entry.get(part, []), list)
        ]
    return problems


def _topic(key: str, entry: Mapping[str, Any]) -> list[str]:
    """Problems of a merged topic: no label, a pillar nobody knows, titles that are no texts."""
    problems = []
    if entry.get("pillar") not in get_args(Pillar):
        allowed = ", ".join(get_args(Pillar))
        problems.append(f"{key}: pillar {entry.get('pillar')!r} is none of {allowed}")
    if not isinstance(entry.get("label"), str):
        problems.append(f"{key}: no label")
    if not all(isinstance(title, str) for title in entry.get("titles", ())):
        problems.append(f"{key}: a title that is no text")
    return problems
