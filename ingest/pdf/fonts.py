"""What a font's name says."""

from __future__ import annotations

_HEAVY = ("bold", "heavy", "black", "demi", "-w6", "-w7", "-w8", "gothicb", "-eb", "-ub")


def is_bold(name: str) -> bool:
    """True where a font's name says that it is a heavy one (`…-Bold`, `ShinGo-Heavy`, `…-W6`)."""
    lower = name.lower()
    return any(word in lower for word in _HEAVY)
