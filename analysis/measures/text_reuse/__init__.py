"""Text that articles share: what is copied, what was edited, and how many sources that leaves."""
