"""A batch of sources, worked on so that none of them can harm the others."""

from batch.job import Job, results
from batch.pool import Limits, Lost, isolated, warm_up

__all__ = ["Job", "Limits", "Lost", "isolated", "results", "warm_up"]
