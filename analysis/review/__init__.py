"""A person's decisions: what is doubtful first, one cell at a time, written where they belong."""

from analysis.review.facts import review_facts

__all__ = ["review_facts"]
