"""Work on many items in processes of their own, so that none can harm the others."""

from batch.pool import Limits, Lost, isolated

__all__ = ["Limits", "Lost", "isolated"]
