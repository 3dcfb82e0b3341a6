"""Layout parsers: from a `Document` to the `Plan` as printed."""

from parsers.registry import UnknownLayout, all_layouts, choose, parse

__all__ = ["UnknownLayout", "all_layouts", "choose", "parse"]
