"""Collections of questions as people publish them: no labels of Askwell's, but a shape that repeats."""

from .reader import read_collection

__all__ = ["read_collection"]
