"""Layout parsers: from a `Document` to the `Plan` as printed."""

from parsers.layout import Layout
from parsers.registry import UnknownLayout, all_layouts, choose, explain, parse

__all__ = ["Layout", "UnknownLayout", "all_layouts", "choose", "explain", "layouts", "parse"]

layouts = all_layouts
