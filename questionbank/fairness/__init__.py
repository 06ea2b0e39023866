"""A checker of interview questions that are unlawful or unfair to ask: text in, concerns out."""

from .checker import concerns_in, concerns_of
from .values import Concern, Topic, Weight, heaviest

__all__ = ["Concern", "Topic", "Weight", "concerns_in", "concerns_of", "heaviest"]
