"""Scores against hand-made answers, one module an area; the answers are read from $FRAMING_GOLD and never shipped."""
